"""The quotes of a result and the works that they come from in, the rows that they hold out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.evidence import find_quote
from generator.metrics.numbers import Reported, condition_number, reported_in
from generator.models.assembled import Catalog
from generator.models.catalog import Excerpt, Paper, Quote, Result, Tool

_WORD: Final = re.compile(r"[^\W_]+")
_NUMBER: Final = re.compile(r"(?<![\w.])[x×]?(?P<number>[0-9]+(?:\.[0-9]+)?)[x×]?(?![\w]|\.[0-9])")
_COLUMNS: Final = re.compile(r"\bcolumns:?\s+(?P<labels>[^;]+)", re.IGNORECASE)
_ROW: Final = re.compile(r"\brow\s+(?P<label>[^,;]+)", re.IGNORECASE)
_LABEL_END: Final = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")
_PLACE: Final = re.compile(
    r"\b(?:table|tab|section|sect|sec|figure|fig|page|pp|p|appendix|app|chapter|equation|eq)\b\.?\s*"
    r"[A-Z]?[0-9][\w.]*",
    re.IGNORECASE,
)
"""Numbers of a place that count pages, tables and the like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a quote holds, as far as results are read from it."""

    quote: Quote
    at: str
    """Its place: what the source's entry says where that names a row, else the author's words, too."""
    numbers: tuple[Reported, ...]
    """Of the quote; or, where its source's entry names the columns, those of the whole row there."""
    columns: tuple[str, ...]
    """What stands above the numbers; none where nothing says it."""

    @property
    def label(self) -> str:
        """What the place calls the row: `Bicubic` in `Table 1, row Bicubic`."""
        found = _ROW.search(self.at)
        return found["label"].strip() if found else ""

    @property
    def words(self) -> frozenset[str]:
        """Those of the quote and of its place."""
        return words_of(f"{self.quote.quote} {self.at}")

    def holds(self, number: Decimal) -> bool:
        """Whether it is one of the quote's own numbers."""
        return any(each.value == number for each in reported_in(self.quote.quote))

    def counts(self) -> frozenset[Decimal]:
        """The plain numbers of the quote and of its place, such as the 4 of `×4`."""
        return frozenset(numbers_of(f"{self.quote.quote} {_PLACE.sub(' ', self.at)}"))


class RowReader:
    """Reads the rows of results from the works of one catalog, each once."""

    def __init__(self, catalog: Catalog) -> None:
        works: tuple[Paper | Tool, ...] = (*catalog.papers, *catalog.tools)
        self._works = {work.id: work for work in works}
        self._pieces: dict[tuple[str, str], Excerpt | None] = {}
        self._words: dict[str, frozenset[str]] = {}

    def rows(self, result: Result) -> tuple[Row, ...]:
        """One for each quote of its evidence."""
        header = next((_header(each) for each in result.evidence if _header(each)), ())
        return tuple(self._row(each, header) for each in result.evidence if not _header(each))

    def held_words(self, result: Result) -> frozenset[str]:
        """All words of the texts of the works that are quoted, of the quotes and of their places."""
        quoted = " ".join(f"{each.quote} {each.at or ''}" for each in result.evidence)
        works = dict.fromkeys(each.work for each in result.evidence)
        return words_of(quoted).union(*(self._work_words(name) for name in works))

    def _row(self, quote: Quote, header: tuple[str, ...]) -> Row:
        piece = self._piece(quote)
        known = piece.at if piece else ""
        at = known if _ROW.search(known) else f"{quote.at or ''}; {known}"
        own, whole = columns_in(quote.at or ""), columns_in(piece.at) if piece else ()
        text = piece.text if piece and whole and not own else quote.quote
        return Row(quote=quote, at=at, numbers=reported_in(text), columns=own or whole or header)

    def _piece(self, quote: Quote) -> Excerpt | None:
        """The supplied text that the quote comes from."""
        key = (quote.work, quote.quote)
        if key not in self._pieces:
            work = self._works.get(quote.work)
            found = find_quote(quote.quote, work) if work else None
            sources = work.sources if work else ()
            pieces = {f"{quote.work}/{source.name}": source.pieces for source in sources}
            self._pieces[key] = pieces[found.source][found.piece] if found else None
        return self._pieces[key]

    def _work_words(self, name: str) -> frozenset[str]:
        if name not in self._words:
            work = self._works.get(name)
            pieces = (piece for source in (work.sources if work else ()) for piece in source.pieces)
            self._words[name] = words_of(" ".join(f"{each.text} {each.at}" for each in pieces))
        return self._words[name]


def columns_in(at: str) -> tuple[str, ...]:
    """The names of columns that a place lists: `Table 1, row A, columns ×2 ×3 ×4`."""
    found = _COLUMNS.search(at)
    if found is None:
        return ()
    listed = found["labels"].strip()
    parts = _LABEL_END.split(listed) if "," in listed else listed.split()
    return tuple(part for part in parts if part)


def _header(quote: Quote) -> tuple[str, ...]:
    """The names of columns that a quote of a table's header holds."""
    return tuple(quote.quote.split()) if "header" in words_of(quote.at or "") else ()


def words_of(text: str) -> frozenset[str]:
    """Words as far as case and the signs between them do not matter."""
    return frozenset(_WORD.findall(text.casefold()))


def numbers_of(text: str) -> Iterator[Decimal]:
    """Plain numbers that stand alone, or with the sign of a factor: 4, x4, ×4, 4x."""
    for found in _NUMBER.finditer(text):
        number = condition_number(found["number"])
        if number is not None:
            yield number
