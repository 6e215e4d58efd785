"""What a bibliography holds: works as scholars cite them, and what is wrong with a .bib file."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.errors import Place, Severity

EntryKind: TypeAlias = Literal["conference", "journal", "preprint", "repository", "other"]
ReferenceStyle: TypeAlias = Literal["numeric", "author-year"]
ExportForm: TypeAlias = Literal["bibtex", "csl", "ris"]
BibFaultKind: TypeAlias = Literal[
    "bib-block-broken",
    "bib-entry-twice",
    "bib-field-twice",
    "bib-comma-missing",
    "bib-string-unknown",
    "bib-crossref-unknown",
    "bib-key-missing",
    "bib-title-missing",
    "bib-year-missing",
    "bib-name-unreadable",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """The name of a person in parts, or that of a group as a whole."""

    given: str = ""
    particle: str = ""
    """What stands before the family name, and is not sorted by: `van`, `de la`."""
    family: str = ""
    """The family name; the whole name where it is one word."""
    suffix: str = ""
    """`Jr.`, `III`."""
    literal: str = ""
    """The name of a group, `Barnes and Noble`; the other parts are empty then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A work as a bibliography lists it: readable text in every field, no LaTeX."""

    key: str
    type: str
    """BibTeX's word for it, in small letters: `inproceedings`."""
    title: str | None = None
    authors: tuple[Name, ...] = ()
    """All that are named, in the order of the work."""
    and_others: bool = False
    """Whether the list says that there are more."""
    editors: tuple[Name, ...] = ()
    and_other_editors: bool = False
    year: int | None = None
    month: int | None = None
    """1 to 12."""
    venue: str | None = None
    """The proceedings, journal, school or institution that it appeared in."""
    volume: str | None = None
    number: str | None = None
    pages: str | None = None
    """`8628-8638`."""
    publisher: str | None = None
    arxiv: str | None = None
    """Without a version: `2012.09161`."""
    doi: str | None = None
    """Without the address before it."""
    url: str | None = None
    """Where it can be read; absent where the arXiv id or the DOI already says so."""
    extra: tuple[tuple[str, str], ...] = ()
    """Every other field, by its name, in the order of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BibFault:
    """What is wrong with one entry of a .bib file."""

    kind: BibFaultKind
    place: Place
    path: str
    """The key of the entry; empty where it has none."""
    message: str
    hint: str
    severity: Severity = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadEntry:
    """An entry of a .bib file, with where it stands there."""

    entry: Entry
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBibliography:
    """All entries of a .bib file that can be read, and what is wrong with the others."""

    entries: tuple[ReadEntry, ...]
    problems: tuple[BibFault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormattedReference:
    """A reference in the parts that a template lays out; absent parts are None."""

    style: ReferenceStyle
    kind: EntryKind
    authors: str | None
    """Long lists are cut and counted."""
    year: str | None
    """With the letter that tells two works apart in the author-year style: `2021a`."""
    title: str | None
    venue: str | None
    """The venue with volume, number and pages."""
    link: str | None
    """The address to read it at: arXiv's, else the work's own; a DOI only where asked for."""
    link_label: str | None
    """`arXiv:2012.09161`, or the host of the address."""
