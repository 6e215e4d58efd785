"""Statements in, the same with their quotes, citations and values out, numbered for one page."""

from collections.abc import Iterable

from generator.explain.lookup import Library, World
from generator.models.catalog import Passage, Quote, Statement
from generator.models.pages import (
    Anchor,
    Citation,
    Href,
    Reference,
    ShownPassage,
    ShownQuote,
    ShownStatement,
)


class Desk:
    """Writes the statements of one page and numbers its works by first mention."""

    def __init__(self, library: Library, world: World, src_uri: str) -> None:
        self.library = library
        self.world = world
        self.src_uri = src_uri
        self.shown: list[ShownStatement] = []
        self.unchecked: dict[str, None] = {}
        """Works without a text here, on which statements rest that are left out for it."""
        self._cited: dict[str, Citation] = {}

    def cite(self, work: str) -> Citation:
        """The work's `[n]` on this page."""
        if work not in self._cited:
            number = len(self._cited) + 1
            self._cited[work] = Citation(number=number, href=Href(f"#ref-{work}"))
        return self._cited[work]

    def statements(self, given: Iterable[Statement]) -> tuple[ShownStatement, ...]:
        """Those statements that rest inside the page's world, ready to be laid out."""
        ready = tuple(shown for each in given if (shown := self._show(each)) is not None)
        self.shown.extend(ready)
        return ready

    def passages(self, given: Iterable[Passage], part: str) -> tuple[ShownPassage, ...]:
        """The passages of one part."""
        return tuple(
            ShownPassage(
                heading=passage.heading,
                anchor=Anchor(f"{part}-{number}"),
                statements=self.statements(passage.statements),
            )
            for number, passage in enumerate((each for each in given if each.part == part), start=1)
        )

    def quote(self, quote: Quote) -> ShownQuote | None:
        """The quote with where it stands; None where no text of this page's world holds it."""
        return self.library.quote(quote, self.world.names, self.src_uri)

    def references(self) -> tuple[Reference, ...]:
        """The works cited so far, in the order of their numbers."""
        return tuple(
            self.library.reference(self.library.work(work), self.world, self.src_uri, number=number)
            for number, work in enumerate(self._cited, start=1)
        )

    def _show(self, statement: Statement) -> ShownStatement | None:
        """None where some of the statement's quotes stand outside the page's world."""
        held: list[ShownQuote] = []
        works: dict[str, None] = {}
        for quote in statement.evidence:
            shown = self.quote(quote)
            if shown is None:
                self._leave_out(quote)
                return None
            held.append(shown)
            works[quote.work] = None
        return self.library.statement(statement, tuple(held), tuple(map(self.cite, works)))

    def _leave_out(self, quote: Quote) -> None:
        """Remember a work that this page may show, and that has no words to check a quote by."""
        work = self.library.work(quote.work)
        if not work.sources and self.world.holds(work):
            self.unchecked[work.id] = None
