"""Parsed files in, one `Catalog` out; and any path of it located again in its file."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from generator.catalog.nodes import Path, place_of, read_document
from generator.catalog.read import Entry, ParsedFile, ReadEntry
from generator.catalog.walk import entries_of
from generator.errors import Finding, Place, Problem
from generator.models.assembled import SECTIONS, Catalog, Origin, Origins, Section, SourceFile
from generator.models.catalog import Model, Paper, PortType, Question, Task, Tool

T = TypeVar("T", bound=Entry)


def assemble(files: Iterable[ParsedFile]) -> Catalog:
    """Join the entries of all files, in their order."""
    parsed = tuple(files)
    read = tuple(each for file in parsed for each in file.entries)

    def entries(kind: type[T]) -> tuple[T, ...]:
        return tuple(each.entry for each in read if isinstance(each.entry, kind))

    def origins(section: Section) -> tuple[Origin, ...]:
        return tuple(each.origin for each in read if each.section == section)

    return Catalog(
        papers=entries(Paper),
        tools=entries(Tool),
        types=entries(PortType),
        tasks=entries(Task),
        models=entries(Model),
        questions=entries(Question),
        origins=Origins(**{section: origins(section) for section in SECTIONS}),
        files=tuple(file.source for file in parsed),
    )


def with_files(catalog: Catalog, files: Iterable[ParsedFile]) -> Catalog:
    """The catalog with some of its files read anew; the entries of the others stay as they are."""
    anew = {file.source.name: file for file in files}
    kept: defaultdict[str, list[ReadEntry]] = defaultdict(list)
    for section in SECTIONS:
        origins = catalog.origins.of(section)
        for entry, origin in zip(entries_of(catalog, section), origins, strict=True):
            kept[origin.file].append(ReadEntry(section=section, entry=entry, origin=origin))
    return assemble(
        anew.get(source.name) or _as_read(source, kept[source.name]) for source in catalog.files
    )


def _as_read(source: SourceFile, entries: Iterable[ReadEntry]) -> ParsedFile:
    return ParsedFile(source=source, includes=(), entries=tuple(entries), broken=(), problems=())


def locate(catalog: Catalog, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """Give each finding its line: its file is read again, so that a sound catalog pays nothing."""
    texts = {file.name: file.text for file in catalog.files}
    listed = tuple(findings)
    names = dict.fromkeys(_origin(catalog, finding.path)[0] for finding in listed)
    documents = {name: read_document(texts[name], name) for name in names if name in texts}

    def place(path: Path) -> Place:
        name, inner = _origin(catalog, path)
        return place_of(documents[name], inner) if name in documents else Place(file=name)

    return tuple(finding.located(place(finding.path)) for finding in listed)


def origin_of(catalog: Catalog, path: Path) -> Origin | None:
    """Where the entry of a path was written; None for a path outside of entries."""
    match path:
        case (section, int(position), *_) if section in SECTIONS:
            return catalog.origins.of(section)[position]
        case _:
            return None


def _origin(catalog: Catalog, path: Path) -> tuple[str, Path]:
    """The file of a path, and the path as that file counts."""
    root = catalog.files[0].name if catalog.files else "catalog.yaml"
    match path:
        case (section, int(position), *inner) if section in SECTIONS:
            origin = catalog.origins.of(section)[position]
            return origin.file, (section, origin.index, *inner)
        case _:
            return root, path
