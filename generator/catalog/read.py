"""One file's YAML text in, its checked entries out; every problem of form with line and column."""

from dataclasses import dataclass
from typing import TypeAlias

from generator.catalog.nodes import Document, Path, Value, place_of, read_document
from generator.catalog.salvage import salvaged
from generator.errors import Code, Finding, Place, Problem, did_you_mean
from generator.models.assembled import SECTIONS, Origin, Section, SourceFile
from generator.models.catalog import Model, Paper, PortType, Question, Task, Tool
from generator.models.validation import validate

Entry: TypeAlias = Paper | Tool | PortType | Task | Model | Question
KINDS: dict[Section, type[Entry]] = {
    "papers": Paper,
    "tools": Tool,
    "types": PortType,
    "tasks": Task,
    "models": Model,
    "questions": Question,
}

ANY = "*"
"""In place of an id: whatever a section held that could not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Include:
    """A glob of further files, and where it stands."""

    pattern: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadEntry:
    """An entry that parsed, with where it stands."""

    section: Section
    entry: Entry
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFile:
    """What one file brings to the catalog."""

    source: SourceFile
    includes: tuple[Include, ...]
    entries: tuple[ReadEntry, ...]
    broken: tuple[tuple[Section, str], ...]
    """Sections and ids of entries that did not parse: known, so that nobody is told to add them."""
    problems: tuple[Problem, ...]
    parts: tuple[ReadEntry, ...] = ()
    """Such entries with stand-ins for what is wrong: only to judge their other statements."""


def parse_file(text: str, name: str) -> ParsedFile:
    """Parse one file of a catalog; what cannot be used is reported and left out."""
    document = read_document(text, name)
    reader = _Reader(document)
    if isinstance(document.value, dict):
        reader.read_sections(document.value)
    elif document.value is not None:
        message = "a catalog is a mapping of sections"
        hint = f"begin with one of {', '.join(SECTIONS)}"
        reader.add(Finding(code=Code.WRONG_VALUE, path=(), message=message, hint=hint))
    if not isinstance(document.value, dict) and (document.problems or reader.problems):
        reader.broken.extend((section, ANY) for section in SECTIONS)
    return ParsedFile(
        source=SourceFile(name=name, text=text),
        includes=tuple(reader.includes),
        entries=tuple(reader.entries),
        broken=tuple(reader.broken),
        problems=(*document.problems, *reader.problems),
        parts=tuple(reader.parts),
    )


class _Reader:
    """Collects the entries and problems of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.includes: list[Include] = []
        self.entries: list[ReadEntry] = []
        self.broken: list[tuple[Section, str]] = []
        self.problems: list[Problem] = []
        self.parts: list[ReadEntry] = []

    def read_sections(self, value: dict[str, Value]) -> None:
        for key in value:
            if key != "include" and key not in SECTIONS:
                known = ("include", *SECTIONS)
                hint = did_you_mean(key, known) or f"known here: {', '.join(known)}"
                message = f"'{key}' is not a section of a catalog"
                self.add(Finding(code=Code.UNKNOWN_KEY, path=(key,), message=message, hint=hint))
        for position, pattern in self._items(value, "include"):
            if isinstance(pattern, str):
                place = place_of(self.document, ("include", position))
                self.includes.append(Include(pattern=pattern, place=place))
            else:
                self._not_fitting(("include", position), "a path or glob is expected here")
        for section in SECTIONS:
            for position, item in self._items(value, section):
                self._read_entry(section, position, item)

    def _items(self, value: dict[str, Value], key: str) -> tuple[tuple[int, Value], ...]:
        items = value.get(key)
        if items is None:
            return ()
        if not isinstance(items, tuple):
            self._not_fitting((key,), "a list is expected here")
            self.broken.extend(
                (section, ANY) for section in SECTIONS if key in (section, "include")
            )
            return ()
        return tuple(enumerate(items))

    def _read_entry(self, section: Section, position: int, item: Value) -> None:
        path: Path = (section, position)
        entry = validate(KINDS[section], item, path)
        line = place_of(self.document, path).line
        origin = Origin(file=self.document.file, index=position, line=line)
        if isinstance(entry, tuple):
            for finding in entry:
                self.add(finding)
            name = item.get("id") if isinstance(item, dict) else None
            self.broken.append((section, name if isinstance(name, str) else ANY))
            part = _part(section, item)
            if part is not None:
                self.parts.append(ReadEntry(section=section, entry=part, origin=origin))
            return
        self.entries.append(ReadEntry(section=section, entry=entry, origin=origin))

    def _not_fitting(self, path: Path, message: str) -> None:
        hint = "begin each item with '- '"
        self.add(Finding(code=Code.WRONG_VALUE, path=path, message=message, hint=hint))

    def add(self, finding: Finding) -> None:
        at_key = finding.code is Code.UNKNOWN_KEY
        self.problems.append(finding.located(place_of(self.document, finding.path, key=at_key)))


def _part(section: Section, item: Value) -> Entry | None:
    """What can be read of an entry with statements."""
    match section:
        case "tasks":
            return salvaged(Task, item)
        case "models":
            return salvaged(Model, item)
        case "questions":
            return salvaged(Question, item)
        case _:
            return None
