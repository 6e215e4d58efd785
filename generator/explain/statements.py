"""Statements in, the same with their quotes, citations and values out, numbered for one page."""

from collections.abc import Iterable

from generator.arithmetic import written
from generator.evidence import compute, kind_of
from generator.explain.lookup import Library, World
from generator.models.catalog import Passage, Quote, Statement
from generator.models.pages import (
    Anchor,
    Citation,
    Formula,
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
        self._numbers: dict[str, int] = {}

    def cite(self, work: str) -> Citation:
        """The work's `[n]` on this page."""
        number = self._numbers.setdefault(work, len(self._numbers) + 1)
        return Citation(number=number, href=Href(f"#ref-{work}"))

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
            for work, number in self._numbers.items()
        )

    def _show(self, statement: Statement) -> ShownStatement | None:
        """None where some of the statement's quotes stand outside the page's world."""
        quotes = tuple(self.quote(quote) for quote in statement.evidence)
        held = tuple(quote for quote in quotes if quote is not None)
        if len(held) < len(quotes):
            return None
        works = dict.fromkeys(quote.work for quote in statement.evidence)
        return ShownStatement(
            text=statement.text,
            kind=kind_of(statement),
            citations=tuple(self.cite(work) for work in works),
            quotes=held,
            formulas=tuple(
                Formula(name=each.name, expression=each.expression, value=written(each.value))
                for each in compute(statement)
            ),
            measured=statement.measured,
            reading=statement.reading,
        )
