"""The text of a .bib file in, every entry that can be read out, and what is wrong with the others.

bibtexparser cuts the file into blocks. Its middlewares are left out: each is a pass over every field,
and none joins strings (`jan # "~1"`) or follows a crossref.
"""

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
    String,
)
from bibtexparser.splitter import Splitter

from generator.bibliography.bibtex import MONTHS, safe_field
from generator.bibliography.fields import describe
from generator.bibliography.values import pieces_of, value_end
from generator.bibliography.works import kind_of
from generator.errors import Place, did_you_mean
from generator.models.bibliography import (
    BibFault,
    BibFaultKind,
    ReadBibliography,
    ReadEntry,
)

# What the library would log, we tell as problems.
logging.getLogger("bibtexparser.splitter").addHandler(logging.NullHandler())
logging.getLogger("bibtexparser.splitter").propagate = False

Watch: TypeAlias = Callable[[int, int], None]

_NOT_INHERITED: Final = frozenset(
    "crossref xref xdata ids keywords label options presort related relatedtype relatedstring "
    "shorthand sortkey".split()
)
_IN_PROCEEDINGS: Final = {"title": "booktitle", "subtitle": "booksubtitle"}
_CONTAINED: Final = frozenset("inproceedings conference incollection inbook".split())
_DEEPEST: Final = 8
"""Crossrefs upon crossrefs that are followed."""


def read_bibtex(
    text: str, file: str, *, watch: Watch = lambda _done, _of: None
) -> ReadBibliography:
    """Every entry of the file, and what is wrong with it, in the order of the file; it never raises.

    `watch` is told how many entries of how many have been read.
    """
    joined = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _Reading(joined, file).bibliography(watch)


class _Block:
    """An entry whose fields are no LaTeX-free text yet, and no strings any more."""

    __slots__ = ("entry", "sources", "twice")

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.sources: dict[str, str] = {}
        self.twice: list[tuple[str, int]] = []


class _Reading:
    """One file: its strings, its blocks by key, and what is found wrong."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.problems: list[BibFault] = []
        self.strings: dict[str, str] = {month: month for month in MONTHS}
        self.blocks: list[_Block] = []
        self.by_key: dict[str, _Block] = {}
        for block in Splitter(text).split().blocks:
            self._take(block)

    def bibliography(self, watch: Watch) -> ReadBibliography:
        """The entries with their crossrefs followed and their LaTeX read."""
        entries = []
        for done, block in enumerate(self.blocks, start=1):
            entries.append(self._read(block))
            watch(done, len(self.blocks))
        ordered = sorted(self.problems, key=lambda problem: problem.place)
        return ReadBibliography(entries=tuple(entries), problems=tuple(ordered))

    def _take(self, block: Block) -> None:
        match block:
            case String():
                self.strings[block.key.lower()] = self._value(block.value, block.key, _line(block))
            case Entry():
                self._take_entry(block)
            case DuplicateFieldKeyBlock() if isinstance(block.ignore_error_block, Entry):
                self._take_entry(block.ignore_error_block)
            case DuplicateBlockKeyBlock() if isinstance(block.ignore_error_block, Entry):
                self._take_entry(block.ignore_error_block)
            case DuplicateBlockKeyBlock() if isinstance(block.ignore_error_block, String):
                self._take(block.ignore_error_block)
            case ParsingFailedBlock():
                self._tell_broken(block)
            case _:
                pass

    def _take_entry(self, entry: Entry) -> None:
        if not entry.entry_type and not entry.fields:
            return
        if not entry.key:
            entry.key = f"line-{_line(entry)}"
            self._tell(
                "bib-key-missing",
                _line(entry),
                entry.key,
                f"this @{entry.entry_type} has no key",
                "write one behind the brace: `@article{chen2021,`",
                advice=True,
            )
        block = _Block(entry)
        for field in entry.fields:
            name, line = safe_field(field.key), field.start_line + 1
            for each, source in self._fields(name, str(field.value), entry.key, line):
                value = self._value(source, entry.key, line)
                if block.sources.setdefault(each, value) != value:
                    block.twice.append((each, line))
        first = self.by_key.setdefault(entry.key, block)
        if first is block:
            self.blocks.append(block)
            self._tell_fields_twice(block)
        elif first.sources != block.sources or first.entry.entry_type != entry.entry_type:
            self._tell(
                "bib-entry-twice",
                _line(entry),
                entry.key,
                f"the key '{entry.key}' stands for another entry on line {_line(first.entry)}",
                "give one of the two another key; only the first is read",
            )

    def _fields(self, name: str, source: str, key: str, line: int) -> Iterator[tuple[str, str]]:
        """The field, and those that a missing comma has left within it."""
        while end := value_end(source):
            yield name, source[:end]
            within, _, source = source[end:].partition("=")
            self._tell(
                "bib-comma-missing",
                line,
                key,
                f"a comma is missing between the fields '{_cut(name)}' and '{_cut(within)}'",
                "write it; both are read as if it stood there",
                advice=True,
            )
            name, source = safe_field(within.strip()), source.strip()
        yield name, source

    def _value(self, source: str, key: str, line: int) -> str:
        """The value of a field, its pieces joined and its strings replaced; still LaTeX."""
        return "".join(
            self._string(piece.text, key, line) if piece.is_name else piece.text
            for piece in pieces_of(source)
        )

    def _string(self, word: str, key: str, line: int) -> str:
        known = self.strings.get(word.lower())
        if known is not None:
            return known
        own = (name for name in self.strings if name not in MONTHS)
        self._tell(
            "bib-string-unknown",
            line,
            key,
            f"no @string has the name '{word}'",
            did_you_mean(word.lower(), own) or f"define it, or write it in braces: {{{word}}}",
            advice=True,
        )
        return word

    def _read(self, block: _Block) -> ReadEntry:
        sources = self._inherited(block, (block.entry.key,))
        key, line = block.entry.key, _line(block.entry)
        described = describe(block.entry.entry_type, key, tuple(sources.items()))
        for name in described.unreadable:
            self._tell(
                "bib-name-unreadable",
                self._field_line(block, "author"),
                key,
                f"the name '{_cut(name)}' has too many commas",
                "write `and` between two authors",
                advice=True,
            )
        for found, what in ((described.entry.title, "title"), (described.entry.year, "year")):
            # A repository is no publication: it has no year of its own.
            if found is None and (what == "title" or kind_of(described.entry) != "repository"):
                self._tell_missing(block, what, line)
        return ReadEntry(entry=described.entry, place=Place(file=self.file, line=line))

    def _inherited(self, block: _Block, seen: tuple[str, ...]) -> Mapping[str, str]:
        """The fields of an entry and those of the entries that it refers to, each of them once."""
        sources = dict(block.sources)
        for name in ("crossref", "xdata"):
            named = dict.fromkeys(map(str.strip, sources.get(name, "").split(",")))
            for key in filter(None, named):
                parent = self.by_key.get(key)
                if parent is None or key in seen or len(seen) > _DEEPEST:
                    if len(seen) == 1:
                        self._tell_crossref(block, name, key)
                    continue
                sources.pop(name, None)
                for field, value in self._inherited(parent, (*seen, key)).items():
                    if field not in _NOT_INHERITED:
                        sources.setdefault(_child_field(block, name, field), value)
        return sources

    def _field_line(self, block: _Block, name: str) -> int:
        lines = (each.start_line + 1 for each in block.entry.fields if each.key.lower() == name)
        return next(lines, _line(block.entry))

    def _tell_crossref(self, block: _Block, name: str, key: str) -> None:
        self._tell(
            "bib-crossref-unknown",
            self._field_line(block, name),
            block.entry.key,
            f"{name} names '{_cut(key)}', which is no other entry of this file",
            did_you_mean(key, {*self.by_key} - {block.entry.key})
            or "add that entry, or write its fields here",
        )

    def _tell_missing(self, block: _Block, what: str, line: int) -> None:
        kind: BibFaultKind = "bib-title-missing" if what == "title" else "bib-year-missing"
        given = block.sources.get(what)
        message = f"the {what} '{_cut(given)}' is none that we can read" if given else f"no {what}"
        hint = f"add `{what} = {{...}}`, if it is known"
        self._tell(kind, line, block.entry.key, message, hint, advice=True)

    def _tell_fields_twice(self, block: _Block) -> None:
        for name, line in block.twice:
            self._tell(
                "bib-field-twice",
                line,
                block.entry.key,
                f"the field '{_cut(name)}' stands here twice, with different words",
                "remove one of the two; only the first is read",
            )

    def _tell_broken(self, block: ParsingFailedBlock) -> None:
        begun = (block.raw or "").split("\n", 1)[0].strip()
        reason = str(getattr(block.error, "abort_reason", "") or "it cannot be read")
        key = re.match(r"@\s*\w*\s*[{(]\s*([^\s,{}()=\"]*)", block.raw or "")
        self._tell(
            "bib-block-broken",
            _line(block),
            key[1] if key else "",
            f"'{_cut(begun)}' is not read: {_reason(reason)}",
            "balance its braces and quotation marks, and put a comma between fields",
        )

    def _tell(  # noqa: PLR0913 - the parts of a problem, in their order
        self,
        kind: BibFaultKind,
        line: int,
        key: str,
        message: str,
        hint: str,
        *,
        advice: bool = False,
    ) -> None:
        self.problems.append(
            BibFault(
                kind=kind,
                place=Place(file=self.file, line=line),
                path=key,
                message=message,
                hint=hint,
                severity="advice" if advice else "error",
            )
        )


def _child_field(block: _Block, way: str, field: str) -> str:
    """What a field of the proceedings is to a paper in them: their title is its `booktitle`."""
    contained = way == "crossref" and block.entry.entry_type in _CONTAINED
    return _IN_PROCEEDINGS.get(field, field) if contained else field


def _line(block: Block) -> int:
    """The line that a block begins on; the library counts from 0."""
    return (block.start_line or 0) + 1


def _reason(reason: str) -> str:
    """The library's words for what it met, as a part of a sentence."""
    if "end of file" in reason:
        return "the file ends within it"
    if "Unexpected block start" in reason:
        return "the next entry begins within it"
    return reason.strip().rstrip(".").replace("`", "'").replace("Expected", "expected", 1)


def _cut(text: str, limit: int = 60) -> str:
    listed = " ".join(text.split())
    return listed if len(listed) <= limit else f"{listed[: limit - 1]}…"
