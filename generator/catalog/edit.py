"""A catalog's text and what to add in, the text with the additions and each old byte kept out.

Nothing is parsed and printed again: new lines are set in between the old ones, at places that the
positions of the YAML nodes name, and the result is read back to see that it says what it should.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from generator.catalog.nodes import Document, Path, Value, node_at, place_of, read_document
from generator.errors import Code, GeneratorError, Problem

_WIDTH = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """An item for the list at `path`, or, where `key` is set, a new key of the mapping there."""

    path: Path
    value: Value
    key: str | None = None


def add(text: str, file: str, additions: tuple[Addition, ...]) -> str:
    """The text with all additions, each set in after what stands there.

    Raises:
        GeneratorError: where the text has no place for one of them.
    """
    for addition in additions:
        text = _add_one(text, file, addition)
    return text


def _add_one(text: str, file: str, addition: Addition) -> str:
    before = read_document(text, file)
    wanted = _with(before.value, addition.path, addition)
    for at, inserted in _candidates(before, text, addition):
        after = text[:at] + inserted + text[at:]
        if read_document(after, file).value == wanted:
            return after
    raise GeneratorError(
        (
            Problem(
                code=Code.YAML_ALIAS,
                place=place_of(before, addition.path),
                message="nothing can be added here without changing what stands here",
                hint="write this entry without anchors, aliases and tags, then import again",
            ),
        )
    )


def _with(value: Value, path: Path, addition: Addition) -> Value:
    """The value that the text should have afterwards; a missing list begins empty."""
    if path:
        if isinstance(value, tuple) and isinstance(path[0], int):
            inner = _with(value[path[0]], path[1:], addition)
            return (*value[: path[0]], inner, *value[path[0] + 1 :])
        mapping = value if isinstance(value, dict) else {}
        key = str(path[0])
        return {**mapping, key: _with(mapping.get(key), path[1:], addition)}
    if addition.key is not None:
        return {**(value if isinstance(value, dict) else {}), addition.key: addition.value}
    return (*(value if isinstance(value, tuple) else ()), addition.value)


def _candidates(
    document: Document, text: str, addition: Addition
) -> tuple[tuple[int, str], ...]:
    """Places and texts to try, the best first."""
    node = node_at(document, addition.path)
    newline = "\r\n" if "\r\n" in text else "\n"
    if isinstance(node, yaml.CollectionNode) and node.flow_style:
        return ((node.end_mark.index - 1, _flow_text(node, addition)),)
    if isinstance(node, yaml.CollectionNode) and node.value:
        lines = _block_lines(addition, indent=node.start_mark.column)
        ends = (_end_of_content(node, text), _end_of_node(node, text))
    elif addition.path:
        return _new_list(document, text, addition, newline)
    else:
        lines = _block_lines(addition, indent=0)
        ends = (len(text), len(text))
    return tuple((end, _as_lines(text, end, lines, newline)) for end in ends)


def _new_list(
    document: Document, text: str, addition: Addition, newline: str
) -> tuple[tuple[int, str], ...]:
    """The list is not there yet, or stands empty behind its key."""
    parent = node_at(document, addition.path[:-1])
    if parent is not None and not isinstance(parent, yaml.MappingNode):
        return ()
    key = str(addition.path[-1])
    if isinstance(parent, yaml.MappingNode) and (empty := node_at(document, addition.path)):
        lines = _block_lines(addition, indent=parent.start_mark.column)
        end = _line_end(text, empty.end_mark.index)
        return ((end, _as_lines(text, end, lines, newline)),)
    value = (addition.value,) if addition.key is None else {addition.key: addition.value}
    return _candidates(document, text, Addition(path=addition.path[:-1], key=key, value=value))


def _flow_text(node: yaml.CollectionNode, addition: Addition) -> str:
    shown = json.dumps(addition.value, ensure_ascii=False)
    if addition.key is not None:
        shown = f"{json.dumps(addition.key, ensure_ascii=False)}: {shown}"
    return f", {shown}" if node.value else shown


def _block_lines(addition: Addition, *, indent: int) -> list[str]:
    value = _plain(addition.value)
    content: object = [value] if addition.key is None else {addition.key: value}
    dumped = yaml.dump(
        content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH - indent
    )
    return [" " * indent + line if line else "" for line in dumped.splitlines()]


def _plain(value: Value) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value


class _Dumper(yaml.SafeDumper):
    """Lists stand indented below their key, as people write them; nothing is aliased."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        return True


def _as_lines(text: str, end: int, lines: list[str], newline: str) -> str:
    """New lines for this place, begun and ended so that its neighbours stay whole."""
    begun = "" if end == 0 or text[:end].endswith(("\n", "\r")) else newline
    ended = newline if begun == "" or end == len(text) else ""
    return begun + newline.join(lines) + ended


def _end_of_content(node: yaml.Node, text: str) -> int:
    """Behind the last line of the node's own text, before comments and blank lines."""
    last = node
    while isinstance(last, yaml.CollectionNode) and last.value and not last.flow_style:
        last = last.value[-1][1] if isinstance(last, yaml.MappingNode) else last.value[-1]
    end = len(text[: last.end_mark.index].rstrip())
    return _line_end(text, end)


def _end_of_node(node: yaml.Node, text: str) -> int:
    """Where YAML says that the node ends: kept blank lines of a literal text lie before it."""
    end = node.end_mark.index
    return text.rfind("\n", 0, end) + 1 if end < len(text) else end


def _line_end(text: str, start: int) -> int:
    found = text.find("\n", start)
    return len(text) if found < 0 else found + 1
