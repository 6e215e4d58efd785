"""Entries in, BibTeX out: what stands in a field cannot leave it, and reading gives it back.

arXiv ids as https://info.arxiv.org/help/hypertex/bibstyles.html has them.
"""

import itertools
import re
from collections.abc import Collection, Iterable
from typing import Final

from bibtexparser.library import Library
from bibtexparser.model import Entry as Block
from bibtexparser.model import Field
from bibtexparser.writer import BibtexFormat, write

from generator.bibliography.fieldtext import encode
from generator.bibliography.names import write_name
from generator.bibliography.works import link_of, safe_address
from generator.models.bibliography import Entry, Name

MONTHS: Final = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())
VERBATIM_FIELDS: Final = frozenset("url doi eprint file pdf".split())
"""Fields that BibTeX styles take as they are, without LaTeX."""
_VENUE_FIELDS: Final = {
    "inproceedings": "booktitle",
    "incollection": "booktitle",
    "inbook": "booktitle",
    "article": "journal",
    "phdthesis": "school",
    "mastersthesis": "school",
    "thesis": "institution",
    "techreport": "institution",
    "report": "institution",
    "manual": "organization",
    "book": "series",
    "proceedings": "series",
}
_NO_KEY: Final = re.compile(r"[^A-Za-z0-9_:./+-]+")
_NO_FIELD: Final = re.compile(r"[^a-z0-9_:.+-]+")
_NO_TYPE: Final = re.compile(r"[^a-z]+")


def write_bibtex(entries: Iterable[Entry], *, ascii_only: bool = False) -> str:
    """The entries in their order, a blank line between two; keys that would clash are told apart."""
    taken: set[str] = set()
    blocks: list[Block] = []
    for entry in entries:
        key = free_key(safe_key(entry.key), taken)
        taken.add(key.lower())
        blocks.append(_block(entry, key, ascii_only=ascii_only))
    layout = BibtexFormat()
    layout.indent = "  "
    layout.trailing_comma = True
    layout.block_separator = "\n"
    return write(Library(list(blocks)), layout)


def safe_key(key: str) -> str:
    """The key without what would end it."""
    return _NO_KEY.sub("-", key) or "-"


def free_key(key: str, taken: Collection[str]) -> str:
    """BibTeX takes two keys that differ in case alone for one."""
    numbered = (f"{key}-{number}" for number in itertools.count(2))
    return next(each for each in itertools.chain((key,), numbered) if each.lower() not in taken)


def safe_field(name: str) -> str:
    """The name of a field without what would end it."""
    return _NO_FIELD.sub("-", name.lower()) or "-"


def venue_field(kind: str) -> str:
    """Which field holds what a work of this type appeared in."""
    return _VENUE_FIELDS.get(kind, "howpublished")


def is_closed(value: str) -> bool:
    """Whether a value can stand in braces as it is, by BibTeX's count of them and by ours."""
    for source in (value, re.sub(r"\\[{}]", "", value)):
        depth = 0
        for char in source:
            depth += {"{": 1, "}": -1}.get(char, 0)
            if depth < 0:
                return False
        if depth:
            return False
    return not value.endswith("\\")


def _block(entry: Entry, key: str, *, ascii_only: bool) -> Block:
    def text(value: str | None) -> str:
        return encode(value, ascii_only=ascii_only) if value else ""

    def people(names: tuple[Name, ...], *, others: bool) -> str:
        written = [write_name(name, ascii_only=ascii_only) for name in names]
        return " and ".join((*written, "others") if others else written)

    fields = (
        # Braces of its own keep a style from changing the case of names: LIIF is no liif.
        ("title", f"{{{text(entry.title)}}}" if entry.title else ""),
        ("author", people(entry.authors, others=entry.and_others)),
        ("editor", people(entry.editors, others=entry.and_other_editors)),
        ("year", str(entry.year or "")),
        (venue_field(entry.type), text(entry.venue)),
        ("volume", text(entry.volume)),
        ("number", text(entry.number)),
        ("pages", text(entry.pages).replace("-", "--")),
        ("publisher", text(entry.publisher)),
        ("doi", safe_address(entry.doi or "")),
        ("eprint", entry.arxiv or ""),
        ("archiveprefix", "arXiv" if entry.arxiv else ""),
        ("url", safe_address(entry.url or link_of(entry) or "")),
    )
    listed = [Field(key=name, value=f"{{{value}}}") for name, value in fields if value]
    if entry.month:
        at = next((at for at, each in enumerate(listed) if each.key == "year"), len(listed) - 1)
        listed.insert(at + 1, Field(key="month", value=MONTHS[entry.month - 1]))
    for name, value in entry.extra:
        listed.append(Field(key=safe_field(name), value=f"{{{_extra(name, value, text(value))}}}"))
    kind = _NO_TYPE.sub("", entry.type) or "misc"
    return Block(entry_type=kind, key=key, fields=listed)


def _extra(name: str, value: str, encoded: str) -> str:
    """A field that is verbatim stays so where it can; an author list has its names in it already."""
    if name in VERBATIM_FIELDS:
        return value if is_closed(value) and value.isascii() else safe_address(value)
    return encoded
