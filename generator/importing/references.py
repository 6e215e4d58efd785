"""A catalog and the entries of .bib files in, what they add to the catalog's files out.

A work is the same where its arXiv id, DOI or address is; else where its key and title are; else where
title and year are. What the catalog says stays; what it lacks of a work is added.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.bibliography import (
    Watch,
    distinct_keys,
    entry_of_paper,
    entry_of_tool,
    read_bibtex,
    write_bibtex,
)
from generator.catalog.edit import add
from generator.importing.held import Shelf, Spot
from generator.importing.works import (
    PaperField,
    identities_of,
    key_of,
    letters_of,
    new_paper,
    paper_fields,
)
from generator.models.assembled import Catalog, SourceFile
from generator.models.bibliography import Entry, ReadEntry
from generator.models.catalog import Tool
from generator.slugs import unique_slug

_IDENTITIES = ("arxiv", "doi", "url")
_COMPARED = ("title", "year", "arxiv", "doi")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What the catalog says otherwise than an entry does."""

    entry: ReadEntry
    paper: str
    what: str
    held: str
    given: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferencesOutcome:
    """What became of the entries of one file."""

    added: tuple[str, ...]
    """Papers by id, and fields as `year of paper liif`."""
    reused: tuple[str, ...]
    """Papers and tools that the catalog has already, by id."""
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedReferences:
    """The catalog's files with the works in them, and what happened to each file of references."""

    files: tuple[SourceFile, ...]
    """Only those that changed."""
    outcomes: tuple[ReferencesOutcome, ...]


@dataclass(slots=True, kw_only=True)
class _Held:
    """A work of the catalog, or a new one, as it grows."""

    id: str
    spot: Spot | None
    """None for a tool: it is left as it is."""
    entry: Entry
    keys: set[str] = field(default_factory=set)
    """What the catalog says of it: `title`, `extra.note`."""


def import_references(
    catalog: Catalog,
    files: Iterable[tuple[ReadEntry, ...]],
    *,
    known: Catalog | None = None,
    watch: Watch = lambda _done, _of: None,
) -> ImportedReferences:
    """Add the works that are not there yet, file after file, and write each changed file once.

    `known` is the catalog with what was fetched for it, which need not be added once more.
    `watch` is told how many files of the catalog of how many have been changed.

    Raises:
        GeneratorError: where a file has no place for an addition.
    """
    intake = _Intake(catalog, known or catalog)
    outcomes = tuple(map(intake.take, files))
    growing = [file for file in catalog.files if intake.shelf.additions[file.name]]
    changed = []
    for done, file in enumerate(growing):
        watch(done, len(growing))
        text = add(file.text, file.name, tuple(intake.shelf.additions[file.name]))
        changed.append(SourceFile(name=file.name, text=text))
    return ImportedReferences(files=tuple(changed), outcomes=outcomes)


class _Intake:
    """Takes entries in, each of them against all that is there."""

    def __init__(self, catalog: Catalog, known: Catalog) -> None:
        self.shelf = Shelf(catalog)
        self.by_identity: dict[str, _Held] = {}
        self.by_key: dict[str, _Held] = {}
        self.by_title: dict[tuple[str, int | None], _Held] = {}
        holding = (*self._papers(catalog, known), *map(_held_tool, catalog.tools))
        exported = distinct_keys(held.entry for held in holding)
        for entry, held in zip(exported, holding, strict=True):
            self.by_key[key_of(entry)] = held  # two papers of one key are exported under two
        for held in holding:
            self._hold(held)

    def _papers(self, catalog: Catalog, known: Catalog) -> Iterator[_Held]:
        papers = zip(catalog.papers, known.papers, catalog.origins.papers, strict=True)
        for paper, filled, origin in papers:
            yield _Held(
                id=paper.id,
                spot=Spot(file=origin.file, path=("papers", origin.index)),
                entry=entry_of_paper(filled, doi=True),
                keys={*paper.model_fields_set, *(f"extra.{each.name}" for each in paper.extra)},
            )

    def take(self, entries: tuple[ReadEntry, ...]) -> ReferencesOutcome:
        """All entries of one file."""
        added: list[str] = []
        reused: list[str] = []
        differences: list[Difference] = []
        for read in entries:
            held = self._same(read.entry)
            if held is None:
                added.append(f"paper {self._new(read.entry)}")
            else:
                reused.append(f"{'paper' if held.spot else 'tool'} {held.id}")
                added += self._fill(held, read.entry)
                differences += _differences(held, read)
        known = dict.fromkeys(each for each in reused if each not in {*added})
        return ReferencesOutcome(
            added=tuple(added), reused=tuple(known), differences=tuple(differences)
        )

    def _hold(self, held: _Held) -> None:
        """What was there first is found first."""
        for identity in identities_of(held.entry):
            self.by_identity.setdefault(identity, held)
        self.by_key.setdefault(key_of(held.entry), held)
        if held.entry.title:
            self.by_title.setdefault(_title_key(held.entry), held)

    def _same(self, entry: Entry) -> _Held | None:
        for identity in identities_of(entry):
            if identity in self.by_identity:
                return self.by_identity[identity]
        keyed = self.by_key.get(key_of(entry))
        if keyed is not None and letters_of(keyed.entry) == letters_of(entry):
            return keyed
        titled = self.by_title.get(_title_key(entry)) if entry.title else None
        return titled if titled is not None and not _is_other(titled.entry, entry) else None

    def _new(self, entry: Entry) -> str:
        name = unique_slug(entry.key, self.shelf.works)
        spot = self.shelf.add_entry("papers", new_paper(name, entry))
        self.shelf.works.add(name)
        keys = {each.name for each in paper_fields(entry)}
        self._hold(_Held(id=name, spot=spot, entry=entry, keys=keys))
        return name

    def _fill(self, held: _Held, entry: Entry) -> Iterator[str]:
        """What the entry says of a paper that the catalog says nothing of."""
        if held.spot is None:
            return
        lacking = [each for each in paper_fields(entry) if self._lacks(held, each, entry)]
        if not lacking:
            return
        (again,) = read_bibtex(write_bibtex((held.entry,)), "held.bib").entries
        said = {*paper_fields(held.entry), *paper_fields(again.entry)}
        for each in lacking:
            if each not in said:
                path = ("extra",) if each.is_extra else ()
                self.shelf.add_inside(held.spot, path, each.value, key=each.key)
                held.keys |= {each.name, each.name.partition(".")[0]}
                yield f"{each.key} of paper {held.id}"
        for identity in identities_of(entry):
            self.by_identity.setdefault(identity, held)

    def _lacks(self, held: _Held, given: PaperField, entry: Entry) -> bool:
        if given.name in held.keys:
            return False
        if given.name in ("kind", "type"):
            # How a work appeared is told together with where.
            return not {"kind", "type", "venue"} & held.keys and entry.venue is not None
        if given.name in _IDENTITIES:
            others = (self.by_identity.get(each, held) for each in identities_of(entry))
            return all(other is held for other in others)
        return True


def _held_tool(tool: Tool) -> _Held:
    return _Held(id=tool.id, spot=None, entry=entry_of_tool(tool))


def _title_key(entry: Entry) -> tuple[str, int | None]:
    return letters_of(entry), entry.year


def _is_other(held: Entry, given: Entry) -> bool:
    """Whether both have an identity of the same kind, and not the same."""
    pairs = ((held.arxiv, given.arxiv), (held.doi, given.doi), (held.url, given.url))
    return any(one and other for one, other in pairs)


def _differences(held: _Held, read: ReadEntry) -> Iterator[Difference]:
    for what in _COMPARED:
        ours, theirs = getattr(held.entry, what), getattr(read.entry, what)
        alike = _alike(str(ours)) == _alike(str(theirs))
        if held.spot and what in held.keys and ours and theirs and not alike:
            yield Difference(
                entry=read, paper=held.id, what=what, held=str(ours), given=str(theirs)
            )


def _alike(text: str) -> str:
    """As far as case and the signs between words do not matter."""
    return "".join(char for char in text.casefold() if char.isalnum())
