"""Statements in, the same with their quotes, citations and values out, numbered for one page."""

from collections.abc import Iterable, Iterator

from generator.citing import cites, pieces_of
from generator.explain.lookup import Library
from generator.explain.world import World
from generator.models.catalog import Passage, Quote, Statement
from generator.models.pages import (
    Anchor,
    Citation,
    Href,
    Reference,
    ShownPart,
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
        self._cited: dict[str, Anchor | None] = {}
        """The works in the order of their numbers, each with the place of its first mention."""

    def cite(self, work: str) -> None:
        """Take the work into the page's references, whether or not a sentence mentions it."""
        self._cited.setdefault(work, None)

    def mention(self, work: str, after: str = "") -> Citation:
        """The work's mark behind a sentence; the first one can be come back to."""
        self.cite(work)
        anchor = Anchor(f"cite-{work}") if self._cited[work] is None else None
        self._cited[work] = self._cited[work] or anchor
        label = self.library.label(work) or str([*self._cited].index(work) + 1)
        return Citation(
            label=label,
            href=Href(f"#ref-{work}"),
            preview=self.library.preview(work),
            anchor=anchor,
            after=after,
        )

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
        """The works cited so far: in the order of their numbers, or of authors and year."""
        listed = [
            self.library.reference(
                self.library.work(work),
                self.world,
                self.src_uri,
                label=self.library.label(work) or str(number),
                back=back,
            )
            for number, (work, back) in enumerate(self._cited.items(), start=1)
        ]
        return tuple(sorted(listed, key=_by_label) if self.library.named else listed)

    def _show(self, statement: Statement) -> ShownStatement | None:
        """None where the statement cites, or some of its quotes stand, outside the page's world."""
        inside = dict.fromkeys(mention.key for mention in cites(statement.text))
        if not all(self.world.holds(self.library.work(each)) for each in inside):
            return None
        held: list[ShownQuote] = []
        works: dict[str, None] = {}
        for quote in statement.evidence:
            shown = self.quote(quote)
            if shown is None:
                self._leave_out(quote)
                return None
            held.append(shown)
            works[quote.work] = None
        parts = tuple(self._parts(statement.text))
        marks = tuple(self.mention(work) for work in works if work not in inside)
        return self.library.statement(statement, tuple(held), parts, marks)

    def _parts(self, text: str) -> Iterator[ShownPart]:
        """The words of a sentence up to each citation in it, with the marks of that citation."""
        words = ""
        for piece in pieces_of(text):
            if isinstance(piece, str):
                words += piece
                continue
            if piece.named:
                words += self.library.called(piece.works[0].key)
            marks = tuple(self.mention(each.key, each.after) for each in piece.works)
            yield ShownPart(text=words.rstrip(), citations=marks)
            words = ""
        yield ShownPart(text=words)

    def _leave_out(self, quote: Quote) -> None:
        """Remember a work that this page may show, and that has no words to check a quote by."""
        work = self.library.work(quote.work)
        if not work.sources and self.world.holds(work):
            self.unchecked[work.id] = None


def _by_label(reference: Reference) -> str:
    return (reference.label or "").casefold()
