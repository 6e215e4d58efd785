"""A catalog's text and what to add in, the text with the additions and each old byte kept out.

Nothing is parsed and printed again: new lines are set in between the old ones, at places that the
positions of the YAML nodes name, and the result is read back to see that it says what it should.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from generator.catalog.nodes import Document, Path, Value, node_at, place_of, read_document
from generator.catalog.yaml_text import Entries, block_lines, flow_text
from generator.errors import Code, GeneratorError, Problem

_BOM = "\ufeff"
_LINE_END = re.compile(r"\r\n?|\n")
_COMMENT = re.compile(r"#[^\r\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """An item for the list at `path`, or, where `key` is set, a new key of the mapping there."""

    path: Path
    value: Value
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Growth:
    """What one place of the document gains."""

    path: Path
    added: Entries


@dataclass(frozen=True, slots=True, kw_only=True)
class _Insertion:
    """New text for one place; deeper ones stand first where several share it."""

    at: int
    depth: int
    text: str


def add(text: str, file: str, additions: tuple[Addition, ...]) -> str:
    """The text with all additions, each set in after what stands there.

    Raises:
        GeneratorError: where the text has no place for one of them.
    """
    bom = _BOM if text.startswith(_BOM) else ""
    before = read_document(text, file)
    added = _added(before, text.removeprefix(bom), additions)
    if added is None:
        raise GeneratorError((_no_place(before, text.removeprefix(bom), additions),))
    return bom + added


def _added(document: Document, text: str, additions: tuple[Addition, ...]) -> str | None:
    """The text with all of them, or nothing where that cannot be."""
    wanted = document.value
    for addition in additions:
        wanted = _with(wanted, addition.path, addition)
    growths = tuple(_growths(document.value, wanted, ()))
    for close in (True, False):
        insertions = tuple(_insertion(document, text, each, close=close) for each in growths)
        after = _inserted(text, insertions)
        if read_document(after, document.file).value == wanted:
            return after
    return None


def _no_place(document: Document, text: str, additions: tuple[Addition, ...]) -> Problem:
    """Told at the first addition that cannot be made."""
    failing = next(
        addition
        for count, addition in enumerate(additions, start=1)
        if count == len(additions) or _added(document, text, additions[:count]) is None
    )
    return Problem(
        code=Code.YAML_ALIAS,
        place=place_of(document, failing.path),
        message="nothing can be added here without changing what stands here",
        hint="write this part without anchors, aliases, tags and '~', and end the file with a "
        "line break; then import again",
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


def _growths(before: Value, wanted: Value, path: Path) -> Iterator[_Growth]:
    """Where and by what one value outgrows the other."""
    if before is wanted:
        return
    if isinstance(before, tuple) and isinstance(wanted, tuple):
        for position, (old, new) in enumerate(zip(before, wanted, strict=False)):
            yield from _growths(old, new, (*path, position))
        if len(wanted) > len(before):
            yield _Growth(path=path, added=wanted[len(before) :])
    elif isinstance(before, dict) and isinstance(wanted, dict):
        for key, old in before.items():
            yield from _growths(old, wanted[key], (*path, key))
        added = {key: value for key, value in wanted.items() if key not in before}
        if added:
            yield _Growth(path=path, added=added)
    elif before is None and isinstance(wanted, tuple | dict):
        yield _Growth(path=path, added=wanted)


def _insertion(document: Document, text: str, growth: _Growth, *, close: bool) -> _Insertion:
    """The new text for a place, `close` behind its last line or where YAML says that it ends."""
    node = node_at(document, growth.path)
    if isinstance(node, yaml.ScalarNode):
        return _in_place_of_nothing(document, node, text, growth)
    if not isinstance(node, yaml.CollectionNode):
        return _new_lines(text, len(text), growth)
    if node.flow_style:
        return _in_flow(node, text, growth)
    if not growth.path:
        return _new_lines(text, _index(node.end_mark), growth)
    at = _line_end(text, _content_end(node, text, close=close))
    spaced = close and _is_spaced(node, text)
    return _new_lines(text, at, growth, indent=_column(node), spaced=spaced)


def _in_place_of_nothing(
    document: Document, node: yaml.ScalarNode, text: str, growth: _Growth
) -> _Insertion:
    """Behind a key without a value, or where a document is empty."""
    end = _index(node.end_mark)
    parent = node_at(document, growth.path[:-1]) if growth.path else None
    if not isinstance(parent, yaml.CollectionNode):
        return _new_lines(text, end, growth)
    if parent.flow_style:
        shown = " " * (text[end - 1] == ":") + flow_text(growth.added, whole=True)
        return _Insertion(at=end, depth=len(growth.path), text=shown)
    return _new_lines(text, _line_end(text, end), growth, indent=_column(parent) + 2)


def _new_lines(
    text: str, at: int, growth: _Growth, *, indent: int = 0, spaced: bool = False
) -> _Insertion:
    """New lines for a place, begun and ended so that its neighbours stay whole."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = newline.join(block_lines(growth.added, indent=indent, spaced=spaced))
    inside = at > 0 and text[at - 1] not in "\r\n"
    shown = f"{newline}{lines}" if inside else f"{lines}{newline}"
    return _Insertion(at=at, depth=len(growth.path), text=shown)


def _in_flow(node: yaml.CollectionNode, text: str, growth: _Growth) -> _Insertion:
    """Before the closing bracket, behind a comma unless one stands there."""
    at = _index(node.end_mark) - 1
    shown = flow_text(growth.added)
    if node.value:
        last = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
        gap = _COMMENT.sub("", text[_index(last.end_mark) : at])
        if not gap.rstrip().endswith(","):
            shown = f", {shown}"
        elif gap.endswith(","):
            shown = f" {shown}"
    return _Insertion(at=at, depth=len(growth.path), text=shown)


def _inserted(text: str, insertions: tuple[_Insertion, ...]) -> str:
    parts: list[str] = []
    start = 0
    for each in sorted(insertions, key=lambda each: (each.at, -each.depth)):
        parts += (text[start : each.at], each.text)
        start = each.at
    return "".join((*parts, text[start:]))


def _is_spaced(node: yaml.CollectionNode, text: str) -> bool:
    """Whether the author parts the items of a list by blank lines."""
    if not isinstance(node, yaml.SequenceNode) or len(node.value) < 2:
        return False
    start = text.rfind("\n", 0, _index(node.value[-1].start_mark))
    return bool(re.search(r"\n[ \t]*\r?$", text[max(0, start - 200) : start]))


def _content_end(node: yaml.Node, text: str, *, close: bool) -> int:
    """Behind the node's own last character, before comments and blank lines."""
    end = _index(node.end_mark)
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        if not isinstance(node, yaml.MappingNode):
            return _content_end(last, text, close=close)
        return max(_index(last[0].end_mark), _content_end(last[1], text, close=close))
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        if not close:
            return end - 1 if text[end - 1] in "\r\n" else end
        while text[end - 1].isspace():
            end -= 1
    return end


def _line_end(text: str, start: int) -> int:
    found = _LINE_END.search(text, start)
    return found.end() if found else len(text)


def _column(node: yaml.Node) -> int:
    """How far the node's items are indented; anchors and tags stand before them."""
    if isinstance(node, yaml.MappingNode) and node.value:
        node = node.value[0][0]
    return node.start_mark.column if node.start_mark else 0


def _index(mark: yaml.Mark | None) -> int:
    return mark.index if mark else 0
