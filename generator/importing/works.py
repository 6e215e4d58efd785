"""An entry of a .bib file in, the keys and values that a catalog holds it with out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.bibliography import catalog_name, catalog_text, entry_type_of, safe_key
from generator.catalog.nodes import Value
from generator.catalog.yaml_text import Number
from generator.links import canonical_address, identify
from generator.models.bibliography import Entry, Name
from generator.models.catalog import ARXIV_PATTERN


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperField:
    """A key of a paper with its value."""

    key: str
    value: str | tuple[str, ...]
    is_extra: bool = False
    """Whether it stands within `extra`."""

    @property
    def name(self) -> str:
        """The key with what it stands within."""
        return f"extra.{self.key}" if self.is_extra else self.key


def new_paper(name: str, entry: Entry) -> dict[str, Value]:
    """A paper's entry for the catalog, under this id."""
    fields = tuple(paper_fields(entry))
    value: dict[str, Value] = {"id": name}
    value |= {each.key: each.value for each in fields if not each.is_extra}
    if entry.key != name:
        value["cite_key"] = entry.key
    extra: dict[str, Value] = {each.key: each.value for each in fields if each.is_extra}
    return value | ({"extra": extra} if extra else {})


def paper_fields(entry: Entry) -> Iterator[PaperField]:
    """All that the entry says, but for its key, as a catalog writes it."""
    arxiv = entry.arxiv if entry.arxiv and re.match(ARXIV_PATTERN, entry.arxiv) else None
    texts: tuple[tuple[str, str | tuple[str, ...] | None], ...] = (
        ("title", catalog_text(entry.title or "")),
        ("authors", _people(entry.authors, others=entry.and_others)),
        ("editors", _people(entry.editors, others=entry.and_other_editors)),
        ("year", Number(entry.year or "")),
        ("month", Number(entry.month or "")),
        ("venue", catalog_text(entry.venue or "")),
        _kind(entry),
        ("volume", catalog_text(entry.volume or "")),
        ("number", catalog_text(entry.number or "")),
        ("pages", catalog_text(entry.pages or "")),
        ("publisher", catalog_text(entry.publisher or "")),
        ("arxiv", arxiv),
        ("doi", entry.doi),
        ("url", entry.url),
    )
    for key, value in texts:
        if value:
            yield PaperField(key=key, value=value)
    for name, text in entry.extra:
        yield PaperField(key=name, value=text, is_extra=True)


def identities_of(entry: Entry) -> tuple[str, ...]:
    """What tells the work from all others, as `paper_identities` has it of a paper."""
    named = (
        f"arxiv:{entry.arxiv}" if entry.arxiv else "",
        identify(canonical_address(f"doi:{entry.doi}")) if entry.doi else "",
        identify(entry.url) if entry.url else "",
    )
    return tuple(dict.fromkeys(identity for identity in named if identity))


def key_of(entry: Entry) -> str:
    """The key as far as BibTeX tells keys apart."""
    return safe_key(entry.key).lower()


def letters_of(entry: Entry) -> str:
    """The title as far as case and the signs between its words do not matter."""
    return "".join(char for char in (entry.title or "").casefold() if char.isalnum())


def _people(names: tuple[Name, ...], *, others: bool) -> tuple[str, ...]:
    return (*map(catalog_name, names), *(("others",) if others else ()))


def _kind(entry: Entry) -> tuple[str, str]:
    """How the work appeared, where the catalog would not take it for granted."""
    known = {"article": "journal", "inproceedings": "conference"}
    kind = re.sub(r"[^a-z]", "", entry.type) or "misc"
    if kind == entry_type_of(venue=entry.venue):
        return ("kind", "")
    return ("kind", known[kind]) if kind in known else ("type", kind)
