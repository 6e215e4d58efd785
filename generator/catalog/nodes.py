"""YAML text in, a tree of nodes and plain values out; one of the two files that know PyYAML.

A plain scalar stays the text that was written (`2502.10660` keeps its zero, `no` is not false):
the types of `generator.models.catalog` say what it is to become.
"""

from dataclasses import dataclass
from typing import TypeAlias, Union

import yaml

from generator.errors import Code, Place, Problem

Path: TypeAlias = tuple[str | int, ...]
Value: TypeAlias = Union[str, None, tuple["Value", ...], dict[str, "Value"]]

_STANDARD = "tag:yaml.org,2002:"
_PLAIN_TAGS = frozenset(
    _STANDARD + name for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map")
)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_MAX_REPEATED = 10_000
_MAX_DEPTH = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One composed YAML document, its plain values, and what is wrong with its form."""

    file: str
    root: yaml.Node | None
    value: Value
    problems: tuple[Problem, ...] = ()


def read_document(text: str, file: str) -> Document:
    """Compose and convert one file; syntax errors, odd tags and alias bombs become problems."""
    try:
        root: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        problems = (_syntax_problem(error, text, file),)
        return Document(file=file, root=None, value=None, problems=problems)
    if root is None:
        return Document(file=file, root=None, value=None)
    converter = _Converter(file)
    try:
        value = converter.convert(root)
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
        for position, (name, value) in enumerate(node.value):
            if part in (position, name.value):
                return name, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return None, node.value[part]
    return None


def _place(node: yaml.Node, file: str) -> Place:
    return Place(file=file, line=node.start_mark.line + 1, column=node.start_mark.column + 1)


class _Refused(Exception):
    """Raised inside a conversion that would never end, or cost too much."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


class _Converter:
    """Turns nodes into values, collecting problems; one for each document."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._seen: set[int] = set()
        self._repeated = 0

    def convert(self, node: yaml.Node, *, depth: int = 0) -> Value:
        if depth > _MAX_DEPTH:
            hint = "an alias that holds itself never ends; write entries out, less deeply nested"
            self._refuse(node, f"nested more than {_MAX_DEPTH} levels deep", hint)
        self._count(node)
        if node.tag not in _PLAIN_TAGS:
            self._add(node, Code.YAML_TAG, f"the tag '{node.tag}' is not allowed", "remove the tag")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth)
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.convert(item, depth=depth + 1) for item in node.value)
        return self._scalar(node)

    def _scalar(self, node: yaml.Node) -> str | None:
        text = str(node.value)
        plain = isinstance(node, yaml.ScalarNode) and node.style is None
        return None if plain and text in _NULLS else text

    def _mapping(self, node: yaml.MappingNode, depth: int) -> Value:
        values: dict[str, Value] = {}
        lines: dict[str, int] = {}
        for name, value in node.value:
            if not isinstance(name, yaml.ScalarNode):
                self._add(name, Code.WRONG_VALUE, "a key must be a single word", "quote it")
                continue
            key = str(name.value)
            if key in values:
                message = f"the key '{key}' stands twice here, first on line {lines[key]}"
                self._add(name, Code.DUPLICATE_KEY, message, "keep one of them")
                continue
            lines[key] = name.start_mark.line + 1
            values[key] = self.convert(value, depth=depth + 1)
        return values

    def _count(self, node: yaml.Node) -> None:
        if id(node) in self._seen:
            self._repeated += 1
            if self._repeated > _MAX_REPEATED:
                message = f"aliases repeat more than {_MAX_REPEATED:,} nodes"
                self._refuse(node, message, "write the repeated parts out, or leave them away")
        self._seen.add(id(node))

    def _refuse(self, node: yaml.Node, message: str, hint: str) -> None:
        place = _place(node, self.file)
        raise _Refused(Problem(code=Code.YAML_ALIAS, place=place, message=message, hint=hint))

    def _add(self, node: yaml.Node, code: Code, message: str, hint: str) -> None:
        place = _place(node, self.file)
        self.problems.append(Problem(code=code, place=place, message=message, hint=hint))


def _syntax_problem(error: yaml.YAMLError | RecursionError, text: str, file: str) -> Problem:
    hint = "mind indentation, quotes around text with ': ' or '#', and one document to a file"
    place = Place(file=file)
    message = "too deeply nested" if isinstance(error, RecursionError) else str(error)
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        message = ", ".join(filter(None, (error.context, error.problem)))
        if mark is not None:
            place = Place(file=file, line=mark.line + 1, column=mark.column + 1)
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
