"""Entries in, CSL-JSON out (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables).

The arXiv id stands in `archive_location`, as nothing in the schema is made for it.
"""

import json
from collections.abc import Iterable
from typing import Final, TypeAlias

from generator.bibliography.works import kind_of, link_of
from generator.models.bibliography import Entry, EntryKind, Name

_Value: TypeAlias = str | int | list[dict[str, str]] | dict[str, list[list[int]]]

_TYPES: Final = {
    "book": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "proceedings": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "manual": "book",
    "patent": "patent",
    "dataset": "dataset",
    "online": "webpage",
}
_KINDS: Final[dict[EntryKind, str]] = {
    "conference": "paper-conference",
    "journal": "article-journal",
    "preprint": "article",
    "repository": "software",
    "other": "document",
}
_PUBLISHED_BY: Final = frozenset({"thesis", "report"})
"""Types whose venue is who published them."""
_EXTRA: Final = {
    "abstract": "abstract",
    "address": "publisher-place",
    "location": "publisher-place",
    "edition": "edition",
    "isbn": "ISBN",
    "issn": "ISSN",
    "keywords": "keyword",
    "language": "language",
    "langid": "language",
    "note": "note",
    "series": "collection-title",
    "version": "version",
    "organization": "publisher",
    "eventtitle": "event-title",
    "shorttitle": "title-short",
}


def write_csl_json(entries: Iterable[Entry]) -> str:
    """The entries in their order, as a list of items; authors whole."""
    items = [_item(entry) for entry in entries]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def csl_type(entry: Entry) -> str:
    """What CSL calls a work of this kind."""
    return _TYPES.get(entry.type) or _KINDS[kind_of(entry)]


def _item(entry: Entry) -> dict[str, _Value]:
    kind = csl_type(entry)
    venue = "publisher" if kind in _PUBLISHED_BY else "container-title"
    fields: tuple[tuple[str, _Value | None], ...] = (
        ("id", entry.key),
        ("type", kind),
        ("title", entry.title),
        ("author", _names(entry.authors, others=entry.and_others)),
        ("editor", _names(entry.editors, others=entry.and_other_editors)),
        ("issued", {"date-parts": [_date(entry)]} if entry.year else None),
        (venue, entry.venue),
        ("volume", entry.volume),
        ("issue" if kind == "article-journal" else "number", entry.number),
        ("page", entry.pages),
        ("publisher", entry.publisher),
        ("archive", "arXiv" if entry.arxiv else None),
        ("archive_location", entry.arxiv),
        ("DOI", entry.doi),
        ("URL", entry.url or link_of(entry)),
    )
    item: dict[str, _Value] = {name: value for name, value in fields if value}
    for name, text in entry.extra:
        if name in _EXTRA:
            item.setdefault(_EXTRA[name], text)
    return item


def _names(names: tuple[Name, ...], *, others: bool) -> list[dict[str, str]]:
    return [*map(_name, names), *([{"literal": "others"}] if others else [])]


def _name(name: Name) -> dict[str, str]:
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
        "literal": name.literal,
    }
    return {part: value for part, value in parts.items() if value}


def _date(entry: Entry) -> list[int]:
    return [entry.year or 0, *([entry.month] if entry.month else [])]
