"""Rendered pages in, the problems that only show there out, each with the line that makes it.

A question's page is held to what its brief supplied, and the site's other pages to what any brief
did. Pages written by hand in docs/ are free to lead elsewhere by a link that a reader follows: they
speak for whoever keeps the site, and answer nothing. No page at all may load from another host.
"""

import html as entities
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.closed_world.check import Chrome as Chrome
from generator.closed_world.check import (
    Violation,
    Worlds,
    requests_elsewhere,
    strangers,
)
from generator.closed_world.links import FoundLink, asset_links
from generator.closed_world.page import ReadPage, external_links, read_page
from generator.errors import Code, Place, Problem
from generator.models.assembled import Catalog, SourceFile

_QUESTIONS: Final = "questions/"
_EXAMPLES: Final = frozenset({"catalog-fields.md"})
"""Pages whose words are examples of how a catalog is written; only their links are held."""
_SAID: Final = {
    Code.FOREIGN_LINK: "links to '{}', which {}",
    Code.FOREIGN_ADDRESS: "shows the address '{}', which {}",
    Code.FOREIGN_IDENTIFIER: "names the paper '{}', which {}",
    Code.FOREIGN_NAME: "speaks of '{}', which {}",
    Code.THIRD_PARTY_REQUEST: "loads '{}' from another host, or sends something there",
}
_HINTS: Final = {
    Code.FOREIGN_LINK: "remove the link, or import a brief that supplies it",
    Code.FOREIGN_ADDRESS: "remove it, or import a brief that supplies it",
    Code.FOREIGN_IDENTIFIER: "remove it, or import a brief that supplies it",
    Code.FOREIGN_NAME: "say it without the name, or quote a supplied text that has it",
    Code.THIRD_PARTY_REQUEST: "keep a copy below docs/assets/ and use that, or remove it",
}
_PAGES_TOLD: Final = 4
"""How many pages a problem names; templates bring the same one to hundreds."""
_WORD: Final = re.compile(r"\w+")
_RAW_PAGES: Final = (".htm", ".html", ".xhtml")
"""What MkDocs copies from docs/ as it is; beside templates and theme they are templates themselves."""
_SOURCES: Final = frozenset({*_RAW_PAGES, ".css", ".js", ".md", ".mjs", ".svg", ".yml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PageViolation:
    """What has no place on a rendered page, and where it stands there."""

    src_uri: str
    violation: Violation
    place: Place


class PageChecker:
    """Holds each rendered page to its rules: its closed world, and no foreign hosts."""

    def __init__(
        self, catalog: Catalog, chrome: Chrome, *, hand_written: Iterable[str] = ()
    ) -> None:
        """`hand_written` are the pages of docs/, by their place there."""
        self._hand_written = frozenset(hand_written)
        self._catalog = catalog
        self._worlds = Worlds(catalog)
        self._chrome = chrome
        self._found: list[PageViolation] = []

    def check(self, src_uri: str, html: str, *, file: str) -> tuple[PageViolation, ...]:
        """All that is wrong with one page, noted for the end; `file` is where its HTML is written."""
        page = self._read(src_uri, html)
        found = list(requests_elsewhere(page.links, self._chrome))
        if src_uri not in self._hand_written:
            world = self._worlds.of(_question_of(src_uri)) or self._worlds.whole
            found += strangers(page, world, self._worlds.index, self._chrome)
        violations = tuple(
            PageViolation(src_uri=src_uri, violation=each, place=_place_in(html, each, file))
            for each in _once(found)
        )
        self._found.extend(violations)
        return violations

    def _read(self, src_uri: str, html: str) -> ReadPage:
        """What counts on a page: its words too, unless they are its own affair."""
        if src_uri in self._hand_written or src_uri in _EXAMPLES:
            return ReadPage(links=external_links(html))
        return read_page(html)

    def problems(
        self, files: Iterable[SourceFile], docs: Iterable[SourceFile] = ()
    ) -> tuple[Problem, ...]:
        """One problem for each cause, with the line of the author's files that holds the words.

        `files` are templates, theme and configuration, `docs` the hand-written pages and assets.
        """
        own, pages = tuple(files), tuple(docs)
        found = (
            *self._found,
            *_in_assets(own, self._chrome),
            *_in_assets(pages, self._chrome, raw=(".svg", *_RAW_PAGES)),
        )
        return _tell(found, _Finder((*own, *self._catalog.files), pages)) if found else ()


def read_sources(folders: Iterable[Path]) -> tuple[SourceFile, ...]:
    """The texts of an author's files and folders that may hold what a page shows."""
    paths = (
        path
        for folder in folders
        for path in ((folder,) if folder.is_file() else sorted(folder.rglob("*")))
        if path.suffix in _SOURCES and path.is_file()
    )
    return tuple(
        SourceFile(name=path.as_posix(), text=path.read_bytes().decode("utf-8", errors="replace"))
        for path in dict.fromkeys(paths)
    )


def _in_assets(
    files: Iterable[SourceFile], chrome: Chrome, *, raw: tuple[str, ...] = (".svg",)
) -> Iterator[PageViolation]:
    """What the site's own scripts, style sheets, drawings and `raw` pages load from elsewhere.

    The theme's are not read: what they load shows in a browser, and is tested there.
    """
    for each in files:
        links: tuple[FoundLink, ...] = tuple(asset_links(each.name, each.text))
        if each.name.endswith(raw):
            links += external_links(each.text)
        for found in _once(requests_elsewhere(links, chrome)):
            place = _place_in(each.text, found, each.name)
            yield PageViolation(src_uri=each.name, violation=found, place=place)


def _tell(found: Iterable[PageViolation], finder: "_Finder") -> tuple[Problem, ...]:
    """Where the words stand in no file of the author's, the place in the rendered page is told."""
    causes: dict[tuple[Code, str, Place | None], list[PageViolation]] = {}
    for each in found:
        violation = each.violation
        place = finder.place(violation, each.src_uri)
        causes.setdefault((violation.code, violation.words, place), []).append(each)
    return tuple(
        Problem(
            code=code,
            place=place or each[0].place,
            message=f"the page {each[0].src_uri} "
            f"{_SAID[code].format(words, _supplier(each[0].src_uri))}{_others(each)}",
            hint=_HINTS[code],
        )
        for (code, words, place), each in causes.items()
    )


def _supplier(src_uri: str) -> str:
    is_answer = _question_of(src_uri) not in ("", "index")
    return "its brief did not supply" if is_answer else "no brief supplied"


def _question_of(src_uri: str) -> str:
    inside = src_uri.removeprefix(_QUESTIONS).removesuffix(".md").removesuffix("/index")
    return inside if src_uri.startswith(_QUESTIONS) else ""


def _once(found: Iterable[Violation]) -> Iterator[Violation]:
    """The same words once on a page, where they stand first."""
    seen = set()
    for each in found:
        if (each.code, each.words) not in seen:
            seen.add((each.code, each.words))
            yield each


def _others(found: list[PageViolation]) -> str:
    others = list(dict.fromkeys(each.src_uri for each in found))[1:]
    if not others:
        return ""
    told, more = others[: _PAGES_TOLD - 1], len(others) - (_PAGES_TOLD - 1)
    return f"; so does {', '.join(told)}" + (f", and {more} more" if more > 0 else "")


def _place_in(html: str, violation: Violation, file: str) -> Place:
    at = max(html.find(entities.escape(violation.words)), html.find(violation.words), 0)
    line = html.count("\n", 0, at) + 1
    return Place(file=file, line=line, column=at - (html.rfind("\n", 0, at) + 1) + 1)


class _Finder:
    """Finds the line that some words on a page come from."""

    def __init__(self, files: Iterable[SourceFile], docs: Iterable[SourceFile]) -> None:
        self._files = tuple(files)
        self._docs = tuple(docs)
        self._found: dict[str, tuple[_Line, ...]] = {}

    def place(self, violation: Violation, src_uri: str) -> Place | None:
        """The line of the page's own file, else the one likest to the words around on the page."""
        if violation.words not in self._found:
            self._found[violation.words] = tuple(self._lines(violation.words))
        around = frozenset(_WORD.findall(violation.context))

        def likeness(line: _Line) -> tuple[bool, bool, int]:
            own = line.elsewhere and f"/{line.place.file}".endswith(f"/{src_uri}")
            return own, not line.elsewhere, len(around & line.words)

        best = max(self._found[violation.words], key=likeness, default=None)
        return best.place if best is not None else None

    def _lines(self, words: str) -> Iterator["_Line"]:
        pattern = _literally(words)
        for file in (*self._files, *self._docs):
            for found in pattern.finditer(file.text):
                at = found.start()
                start = file.text.rfind("\n", 0, at) + 1
                end = file.text.find("\n", found.end())
                number = file.text.count("\n", 0, at) + 1
                yield _Line(
                    place=Place(file=file.name, line=number, column=at - start + 1),
                    words=frozenset(_WORD.findall(file.text[start : end if end >= 0 else None])),
                    elsewhere=file in self._docs,
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line that holds the words which are looked for."""

    place: Place
    words: frozenset[str]
    elsewhere: bool
    """In docs/, which other pages are made of."""


def _literally(words: str) -> re.Pattern[str]:
    """These words, not as part of longer ones; a line may end between two of them."""
    spelled = (
        r"\s+".join(map(re.escape, form.split())) for form in (words, entities.escape(words))
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(dict.fromkeys(spelled))})(?!\w)")
