"""Statements in, the same with their quotes, citations and values out, numbered for one page."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar, cast

from generator.citing import cites, pieces_of
from generator.explain.lookup import Library
from generator.explain.sharing import State, Telling
from generator.explain.world import World
from generator.models.catalog import Paper, Passage, Quote, Statement, Tool
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

_T = TypeVar("_T")


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
        self._asked: dict[str, None] = {}
        """The works whose number or texts what was told so far depends on."""

    def cite(self, work: str) -> None:
        """Take the work into the page's references, whether or not a sentence mentions it."""
        self._asked[work] = None
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
        self._asked[quote.work] = None
        return self.library.quote(quote, self.world.names, self.src_uri)

    def told(self, subject: Hashable, tell: Callable[[], _T]) -> _T:
        """What `tell` gives, made once for all pages that have the same of the works it speaks of.

        The subject names everything else that the telling depends on, but for the catalog.
        """
        tellings, cited, before = self.library.tellings, dict(self._cited), len(self.shown)
        subject = (subject, self.src_uri.rpartition("/")[0], self.world.supplied is None)
        kept = tellings.kept(subject, self._state(tellings.works(subject), cited))
        if kept is None:
            asked, self._asked = self._asked, {}
            unchecked, self.unchecked = self.unchecked, {}
            part = tell()
            works = tellings.widen(subject, tuple(self._asked))
            telling = Telling(
                part=part,
                shown=tuple(self.shown[before:]),
                cited=tuple(each for each in self._cited.items() if each not in cited.items()),
                unchecked=tuple(self.unchecked),
            )
            tellings.keep(subject, self._state(works, cited), telling)
            self._asked, self.unchecked = asked | self._asked, unchecked | self.unchecked
            return part
        self._asked.update(dict.fromkeys(tellings.works(subject)))
        self._cited.update(kept.cited)
        self.shown.extend(kept.shown)
        self.unchecked.update(dict.fromkeys(kept.unchecked))
        return cast(_T, kept.part)

    def _state(self, works: tuple[str, ...], cited: dict[str, Anchor | None]) -> State:
        """What the page has of these works; the next free number counts where one has none yet."""
        numbers = {work: number for number, work in enumerate(cited)}
        states = tuple(
            (numbers.get(work), cited.get(work) is None, self._held(work)) for work in works
        )
        return (*states, None if numbers.keys() >= {*works} else len(numbers))

    def _held(self, name: str) -> tuple[bool, tuple[bool, ...] | None]:
        """Whether the page's world holds a work, and which of its texts."""
        work, names = self.library.work(name), self.world.names
        texts = None if names is None else tuple(each in names for each in source_names(work))
        return self.world.holds(work), texts

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
        self._asked.update(inside)
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


def source_names(work: Paper | Tool) -> tuple[str, ...]:
    """What a scope calls the texts of a work."""
    return tuple(f"{work.id}/{source.name}" for source in work.sources)


def _by_label(reference: Reference) -> str:
    return (reference.label or "").casefold()
