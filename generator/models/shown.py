"""The pieces that pages are made of: statements, works, models, as a reader sees them."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.models.catalog import Depth, Relation
from generator.models.statements import Kind as Kind


class Href(str):
    """An address to link to: relative to the page that holds it, or one that a source owns."""

    __slots__ = ()


class Drawing(str):
    """A finished SVG of ours, escaped where it was drawn."""

    __slots__ = ()


class Anchor(str):
    """The id of a place on a page, made of catalog ids: letters, digits, `-` and `_`."""

    __slots__ = ()


class Verbatim(str):
    """Text whose lines and spaces count: BibTeX, a command."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """A link to another page of this site."""

    title: str
    href: Href


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLink:
    """A link to a supplied work."""

    label: str
    """`arXiv:2012.09161`, `github.com/yinboc/liif`: what stands behind the address."""
    href: Href


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """`[n]`: a work in the order of its first mention on the page, or its authors and year."""

    label: str
    """What stands in the brackets."""
    href: Href
    """Where the reference stands on the same page."""
    preview: str
    """The reference in a line, to be seen before going there."""
    anchor: Anchor | None = None
    """The place of the first mention, to come back to; None for the later ones."""
    after: str = ""
    """Where in the work: `p. 4`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPart:
    """A run of words of a sentence, and what is cited behind it."""

    text: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where exactly the words of a quote stand, for programs."""

    source: str
    """The source's scope name: `chen2021learning/abstract`."""
    piece: int
    """Which piece of it, counted from 1."""
    sentences: tuple[int, ...]
    """The sentences that the words touch, counted from 1 over all its pieces."""
    start: int
    """The first character, counted from 0 in the readable text of the piece."""
    end: int
    """Behind the last character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownQuote:
    """The words that a statement rests on, with where they stand."""

    words: str
    work: PageLink
    depth: Depth
    at: str | None
    """Where in the source; None where the depth says it all."""
    normalised: bool
    """True where the words agree but for typography."""
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """An expression and the value that the statement states."""

    name: str
    expression: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStatement:
    """A sentence of an answer with everything that it rests on."""

    text: str
    kind: Kind
    parts: tuple[ShownPart, ...]
    """The text with what it cites on its way."""
    citations: tuple[Citation, ...] = ()
    quotes: tuple[ShownQuote, ...] = ()
    formulas: tuple[Formula, ...] = ()
    measured: str | None = None
    reading: bool = False
    said: "Said | None" = None
    """Whose words the sentence is; None where it is in words of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The work whose words a sentence is, and from how deep in it they are."""

    work: PageLink
    depth: Depth


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPassage:
    """A titled run of statements."""

    heading: str
    anchor: Anchor
    statements: tuple[ShownStatement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRetraction:
    """When and why a work was taken back."""

    date: str
    reason: str


WorkForm: TypeAlias = Literal["ScholarlyArticle", "SoftwareSourceCode"]
"""What a work is, in the words of https://schema.org."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A work as a reader looks it up."""

    label: str | None
    """How this page cites it; None where it is not cited but listed."""
    anchor: Anchor
    work: str
    """The id of the paper or tool."""
    title: str
    """Never empty: the link's label where no title was supplied."""
    titled: bool
    """Whether a title was supplied."""
    authors: str | None
    """As a sentence names them: long lists are shortened."""
    year: int | None
    venue: str | None
    link: WebLink | None
    page: PageLink
    bibtex: Verbatim
    kind: WorkForm
    code: tuple[WebLink, ...] = ()
    """The repositories that came with a paper."""
    people: tuple[str, ...] = ()
    """All authors."""
    back: Anchor | None = None
    """The first place on this page that cites it; None where no sentence does."""
    doi: str | None = None
    """For machines, never for a question's readers."""
    used_by: tuple[PageLink, ...] = ()
    retracted: ShownRetraction | None = None

    @property
    def is_paper(self) -> bool:
        """Whether it is a paper, and no repository."""
        return self.kind == "ScholarlyArticle"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRelated:
    """A related paper with how it bears on the question."""

    reference: Reference
    relation: Relation | None
    statements: tuple[ShownStatement, ...]
    texts: tuple["ShownSource", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A statement elsewhere on the site that rests on a work."""

    text: str
    page: PageLink


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSentence:
    """A sentence of a supplied text, with what rests on it."""

    anchor: Anchor
    text: str
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPiece:
    """A piece of a supplied text."""

    at: str
    text: str
    sentences: tuple[ShownSentence, ...] = ()
    """Sentence by sentence, where a page shows what rests on each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSource:
    """A supplied text, as readable words."""

    anchor: Anchor
    depth: Depth
    origin: str | None
    pieces: tuple[ShownPiece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many of something a page has, by name."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What the statements of a page rest on, counted."""

    statements: int
    kinds: tuple[Count, ...]
    depths: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """What the supplied sources do not say."""

    any: bool

    authored: tuple[str, ...]
    models_without_text: tuple[str, ...]
    steps_without_evidence: tuple[str, ...]
    models_without_workflow: tuple[str, ...]
    unjudged: tuple[str, ...]
    open_parts: tuple[str, ...]
    """What the question asks and no statement takes up."""
    unchecked: tuple[str, ...]
    """Works of which no text is held, so that statements resting on them are left out."""
