"""Entries in, RIS out: two letters, two blanks, a hyphen, a blank and a value on each line.

Tags as https://refman.com/sites/rm/files/m/direct_export_ris.pdf has them, in UTF-8.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from generator.bibliography.fieldtext import line
from generator.bibliography.names import inverted
from generator.bibliography.works import kind_of, link_of
from generator.models.bibliography import Entry, EntryKind, Name

_KINDS: Final[dict[EntryKind, str]] = {
    "conference": "CPAPER",
    "journal": "JOUR",
    "preprint": "UNPB",
    "repository": "COMP",
    "other": "GEN",
}
_TYPES: Final = {
    "book": "BOOK",
    "proceedings": "CONF",
    "inbook": "CHAP",
    "incollection": "CHAP",
    "phdthesis": "THES",
    "mastersthesis": "THES",
    "thesis": "THES",
    "techreport": "RPRT",
    "report": "RPRT",
    "dataset": "DATA",
    "online": "ELEC",
    "patent": "PAT",
}
_PUBLISHED_BY: Final = frozenset({"THES", "RPRT"})
_EXTRA: Final = {
    "abstract": "AB",
    "note": "N1",
    "issn": "SN",
    "isbn": "SN",
    "edition": "ET",
    "language": "LA",
}


def write_ris(entries: Iterable[Entry]) -> str:
    """The entries in their order; authors whole, one a line."""
    return "\n".join(f"{''.join(_lines(entry))}ER  - \n" for entry in entries)


def _lines(entry: Entry) -> Iterator[str]:
    kind = _TYPES.get(entry.type) or _KINDS[kind_of(entry)]
    first, hyphen, last = (entry.pages or "").partition("-")
    venue = {"JOUR": "JO"}.get(kind, "PB" if kind in _PUBLISHED_BY else "T2")
    fields = (
        ("TY", kind),
        ("ID", entry.key),
        *(("AU", _name(name)) for name in entry.authors),
        ("AU", "others" if entry.and_others else None),
        *(("A2", _name(name)) for name in entry.editors),
        ("TI", entry.title),
        ("PY", str(entry.year) if entry.year else None),
        ("DA", f"{entry.year}/{entry.month:02}//" if entry.year and entry.month else None),
        (venue, entry.venue),
        ("VL", entry.volume),
        ("IS", entry.number),
        ("SP", first),
        ("EP", last if hyphen else None),
        ("PB", entry.publisher if kind not in _PUBLISHED_BY or not entry.venue else None),
        ("AN", f"arXiv:{entry.arxiv}" if entry.arxiv else None),
        ("DO", entry.doi),
        # Readers part addresses at semicolons.
        ("UR", (entry.url or link_of(entry) or "").replace(";", "%3B")),
        *((_EXTRA[name], text) for name, text in entry.extra if name in _EXTRA),
        *(("KW", word) for word in _keywords(entry)),
    )
    for tag, value in fields:
        if value and line(value):
            yield f"{tag}  - {line(value)}\n"


def _name(name: Name) -> str:
    """`Davis, Sammy, Jr.`; East Asian names keep their comma, which tells their parts apart."""
    if name.literal or not (name.given and name.family):
        return inverted(name)
    family = " ".join(filter(None, (name.particle, name.family)))
    return ", ".join(filter(None, (family, name.given, name.suffix)))


def _keywords(entry: Entry) -> Iterator[str]:
    for name, text in entry.extra:
        if name == "keywords":
            yield from filter(None, map(str.strip, text.replace(";", ",").split(",")))
