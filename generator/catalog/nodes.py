"""YAML text in, a tree of nodes and plain values out; one of the three files that know PyYAML.

A plain scalar stays the text that was written (`2502.10660` keeps its zero, `no` is not false):
the types of `generator.models.catalog` say what it is to become.
"""

import functools
import re
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from generator.errors import Code, Place, Problem

Path: TypeAlias = tuple[str | int, ...]
Value: TypeAlias = "str | tuple[Value, ...] | dict[str, Value] | None"

_STANDARD = "tag:yaml.org,2002:"
_STR, _NULL, _SEQ, _MAP = (_STANDARD + name for name in "str null seq map".split())
_PLAIN_TAGS = frozenset(
    _STANDARD + name for name in "str int float bool null timestamp seq map value merge".split()
)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_MAX_REPEATED = 10_000
_CHARACTERS_OF_A_NODE = 100
"""How much repeated text weighs as much as a repeated node."""
_MAX_DEPTH = 60
_SAFE_OPENERS = 4_000
"""So many brackets can be nested without harm to the composer, which calls itself for each level."""
_DEEP_BLOCK = re.compile(r"^[ \-?:]{500}", re.MULTILINE)
_MANY = 100
"""With more keys than this, a mapping's are looked up rather than compared one by one."""
_BOM = "\ufeff"
_ALIAS = "*"
"""Stands before the name of what an alias repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One composed YAML document, its plain values, and what is wrong with its form."""

    file: str
    root: yaml.Node | None
    value: Value
    problems: tuple[Problem, ...] = ()


def read_document(text: str, file: str) -> Document:
    """Compose and convert one file; syntax errors, odd tags and alias bombs become problems.

    Positions count without a byte order mark.
    """
    body = text.removeprefix(_BOM)
    converter = _Converter(file, aliases=_ALIAS in body)
    try:
        _refuse_depth(body, file)
        root: yaml.Node | None = yaml.compose(body, Loader=_Loader)
        value = None if root is None else converter.convert(root)
    except yaml.YAMLError as error:
        problems = (_syntax_problem(error, body, file),)
        return Document(file=file, root=None, value=None, problems=problems)
    except _Refused as refused:
        return Document(file=file, root=None, value=None, problems=(refused.problem,))
    return Document(file=file, root=root, value=value, problems=tuple(converter.problems))


def place_of(document: Document, path: Path, *, key: bool = False) -> Place:
    """The line and column of a path's value (or its key), or of the nearest thing above it."""
    node = found = document.root
    for part in path:
        pair = _child(node, part)
        if pair is None:
            break
        name, node = pair
        empty = node.start_mark.index == node.end_mark.index
        found = name if name is not None and (key or empty) else node
    return Place(file=document.file) if found is None else _place(found, document.file)


def node_at(document: Document, path: Path) -> yaml.Node | None:
    """The node of a path, or None where nothing stands there."""
    node = document.root
    for part in path:
        pair = _child(node, part)
        if pair is None:
            return None
        node = pair[1]
    return node


def _child(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        if len(node.value) > _MANY and isinstance(part, str):
            return _by_name(node).get(part)
        for position, (name, value) in enumerate(node.value):
            if part in (position, name.value):
                return name, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return None, node.value[part]
    return None


@functools.lru_cache(maxsize=1)
def _by_name(node: yaml.MappingNode) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    """What a long mapping holds, the first of each name: each of its keys may be asked for."""
    return {name.value: (name, value) for name, value in reversed(node.value)}


def _place(node: yaml.Node | yaml.Event, file: str) -> Place:
    mark = node.start_mark
    if mark is None:
        return Place(file=file)
    return Place(file=file, line=mark.line + 1, column=mark.column + 1)


class _Loader(yaml.CSafeLoader):
    """Takes what has no tag for text, a list or a mapping, and does not look for numbers or dates."""

    def resolve(self, kind: type[yaml.Node], value: str, implicit: tuple[bool, bool]) -> str:
        """The tag of a node that the author gave none."""
        if kind is yaml.ScalarNode:
            return _NULL if implicit[0] and value in _NULLS else _STR
        return _SEQ if kind is yaml.SequenceNode else _MAP


class _Refused(Exception):
    """Raised where reading on would never end, or cost too much."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


def _refuse_depth(text: str, file: str) -> None:
    """Stop before nesting that would exhaust the stack; a text without it pays next to nothing."""
    if text.count("[") + text.count("{") < _SAFE_OPENERS and not _DEEP_BLOCK.search(text):
        return
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _MAX_DEPTH:
                raise _Refused(_too_deep(event, file))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _too_deep(node: yaml.Node | yaml.Event, file: str) -> Problem:
    return Problem(
        code=Code.YAML_SYNTAX,
        place=_place(node, file),
        message=f"nested more than {_MAX_DEPTH} levels deep",
        hint="no entry is that deep: remove the extra brackets, dashes or indentation",
    )


class _Converter:
    """Turns nodes into values, collecting problems; one for each document."""

    def __init__(self, file: str, *, aliases: bool) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._aliases = aliases
        self._seen: set[int] = set()
        self._around: set[int] = set()
        self._repeated = 0

    def convert(self, node: yaml.Node) -> Value:
        """The plain value of a node and of all below it."""
        if node.tag not in _PLAIN_TAGS:
            self._refuse_tag(node)
        if self._aliases:
            self._count(node)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if len(self._around) >= _MAX_DEPTH:
            raise _Refused(_too_deep(node, self.file))
        self._around.add(id(node))
        value: Value
        if isinstance(node, yaml.MappingNode):
            value = self._mapping(node)
        else:
            value = tuple(self.convert(item) for item in node.value)
        self._around.discard(id(node))
        return value

    def _scalar(self, node: yaml.ScalarNode) -> str | None:
        text = str(node.value)
        return None if not node.style and text in _NULLS and node.tag == _NULL else text

    def _mapping(self, node: yaml.MappingNode) -> Value:
        values: dict[str, Value] = {}
        lines: dict[str, int] = {}
        for name, value in node.value:
            if not isinstance(name, yaml.ScalarNode):
                self._add(name, Code.WRONG_VALUE, "a key must be a single word", "quote it")
                continue
            if name.tag not in _PLAIN_TAGS:
                self._refuse_tag(name)
            key = str(name.value)
            converted = self.convert(value)
            if key in values:
                message = f"the key '{key}' stands twice here, first on line {lines[key]}"
                self._add(name, Code.DUPLICATE_KEY, message, "keep one of them")
                continue
            lines[key] = name.start_mark.line + 1
            values[key] = converted
        return values

    def _count(self, node: yaml.Node) -> None:
        """Aliases may repeat a little; a node that holds itself would repeat without end."""
        if id(node) not in self._seen:
            self._seen.add(id(node))
            return
        hint = "write the repeated parts out, or leave them away"
        if id(node) in self._around:
            self._refuse_alias(node, "an alias stands inside of what it repeats", hint)
        length = len(node.value) if isinstance(node, yaml.ScalarNode) else 0
        self._repeated += 1 + length // _CHARACTERS_OF_A_NODE
        if self._repeated > _MAX_REPEATED:
            self._refuse_alias(node, "aliases repeat too much of this file", hint)

    def _refuse_alias(self, node: yaml.Node, message: str, hint: str) -> None:
        place = _place(node, self.file)
        raise _Refused(Problem(code=Code.YAML_ALIAS, place=place, message=message, hint=hint))

    def _refuse_tag(self, node: yaml.Node) -> None:
        self._add(node, Code.YAML_TAG, f"the tag '{node.tag}' is not allowed", "remove the tag")

    def _add(self, node: yaml.Node, code: Code, message: str, hint: str) -> None:
        place = _place(node, self.file)
        self.problems.append(Problem(code=code, place=place, message=message, hint=hint))


def _syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    hint = "mind indentation, quotes around text with ': ' or '#', and one document to a file"
    place = Place(file=file)
    message = str(error)
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        message = ", ".join(filter(None, (error.context, error.problem)))
        if mark is not None:
            place = Place(file=file, line=mark.line + 1, column=mark.column + 1)
            if text[mark.index : mark.index + 1] == "\t":
                message, hint = "a tab stands where only spaces may", "indent with spaces"
    elif isinstance(error, yaml.reader.ReaderError):
        message, place = _unreadable_character(text, file)
        hint = "remove it, or write it as an escape in double quotes"
    return Problem(code=Code.YAML_SYNTAX, place=place, message=message, hint=hint)


def _unreadable_character(text: str, file: str) -> tuple[str, Place]:
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if found is None:
        return "a character that YAML does not allow", Place(file=file)
    before = text[: found.start()]
    column = found.start() - (before.rfind("\n") + 1) + 1
    place = Place(file=file, line=before.count("\n") + 1, column=column)
    return f"the character U+{ord(found.group()):04X} is not allowed in YAML", place
