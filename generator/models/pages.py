"""What is derived for each page: content without markup, ready for a template to lay out."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.models.catalog import Depth, Relation

Kind: TypeAlias = Literal["quoted", "computed", "measured", "reading"]


class Href(str):
    """An address to link to: relative to the page that holds it, or one that a source owns."""

    __slots__ = ()


class Drawing(str):
    """A finished SVG of ours, escaped where it was drawn."""

    __slots__ = ()


class Verbatim(str):
    """Text whose lines and spaces count: BibTeX, a command."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFile:
    """One generated source file; its place is MkDocs' `src_uri`."""

    src_uri: str
    content: str


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
    """`[n]`: a work in the order of its first mention on the page."""

    number: int
    href: Href


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownQuote:
    """The words that a statement rests on, with where they stand."""

    words: str
    work: PageLink
    depth: Depth
    at: str
    normalised: bool
    """True where the words agree but for typography."""


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
    citations: tuple[Citation, ...] = ()
    quotes: tuple[ShownQuote, ...] = ()
    formulas: tuple[Formula, ...] = ()
    measured: str | None = None
    reading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPassage:
    """A titled run of statements."""

    heading: str
    anchor: str
    statements: tuple[ShownStatement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPort:
    """What goes in or comes out, in words."""

    name: str
    type: str
    description: str | None
    shape: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStep:
    """One step of a workflow, told."""

    number: int
    name: str
    anchor: str
    summary: str | None
    takes: tuple[ShownPort, ...]
    gives: tuple[ShownPort, ...]
    statements: tuple[ShownStatement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTask:
    """What a person wants done."""

    name: str
    page: PageLink
    aliases: tuple[str, ...]
    inputs: tuple[ShownPort, ...]
    outputs: tuple[ShownPort, ...]
    definition: tuple[ShownStatement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTool:
    """A supplied repository, and how it is run."""

    name: str
    link: WebLink
    licence: str | None
    run: Verbatim | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownResult:
    """A row of a model's measured numbers."""

    condition: str
    value: str
    baseline: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultTable:
    """Rows that may be compared: one data set, one metric, one unit."""

    dataset: str
    metric: str
    unit: str | None
    condition: str
    baseline_name: str | None
    """None where no row has one."""
    rows: tuple[ShownResult, ...]
    quotes: tuple[ShownQuote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A work as a reader looks it up."""

    number: int | None
    """Its number on this page; None where works are not numbered."""
    anchor: str
    title: str
    """Never empty: the link's label where no title was supplied."""
    authors: str | None
    year: int | None
    venue: str | None
    link: WebLink | None
    page: PageLink
    bibtex: Verbatim
    used_by: tuple[PageLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownModel:
    """A recommended model: how it works, what it needs, where it stops."""

    id: str
    name: str
    page: PageLink
    task: PageLink | None
    about: tuple[ShownStatement, ...]
    drawing: Drawing | None
    """The steps inside; None where the sources do not state them."""
    steps: tuple[ShownStep, ...]
    limits: tuple[ShownStatement, ...]
    tables: tuple[ResultTable, ...]
    paper: Reference | None
    tools: tuple[ShownTool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRelated:
    """A related paper with how it bears on the question."""

    reference: Reference
    relation: Relation | None
    statements: tuple[ShownStatement, ...]
    texts: tuple["ShownSource", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPiece:
    """A piece of a supplied text."""

    at: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSource:
    """A supplied text, as readable words."""

    anchor: str
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

    authored: tuple[str, ...]
    models_without_text: tuple[str, ...]
    steps_without_evidence: tuple[str, ...]
    models_without_workflow: tuple[str, ...]
    unjudged: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explainer:
    """What answers one question."""

    src_uri: str
    title: str
    description: str
    template: str
    question: str
    model_count: int
    paper_count: int
    one_model: bool
    """For the grammar of the line under the headline."""
    one_paper: bool
    answer: tuple[ShownStatement, ...]
    task: ShownTask | None
    asks: tuple[ShownStatement, ...]
    task_passages: tuple[ShownPassage, ...]
    overview_wide: Drawing
    overview_narrow: Drawing
    models: tuple[ShownModel, ...]
    workflow_passages: tuple[ShownPassage, ...]
    paper_passages: tuple[ShownPassage, ...]
    related: tuple[ShownRelated, ...]
    gaps: Gaps
    ledger: Ledger
    references: tuple[Reference, ...]
    bibtex: Verbatim


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelPage:
    """A model, whatever the question."""

    src_uri: str
    title: str
    description: str
    model: ShownModel
    questions: tuple[PageLink, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A statement elsewhere on the site that rests on a work."""

    text: str
    page: PageLink


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPage:
    """A paper or tool: its data, its supplied words, and what rests on them."""

    src_uri: str
    title: str
    description: str
    reference: Reference
    texts: tuple[ShownSource, ...]
    models: tuple[PageLink, ...]
    questions: tuple[PageLink, ...]
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPage:
    """A task: what goes in and out, and who does it here."""

    src_uri: str
    title: str
    description: str
    task: ShownTask
    models: tuple[PageLink, ...]
    questions: tuple[PageLink, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexItem:
    """A line of an index: where it leads, and what tells it from its neighbours."""

    page: PageLink
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage:
    """All pages of one kind."""

    src_uri: str
    title: str
    description: str
    items: tuple[IndexItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BibliographyPage:
    """All works of the site."""

    src_uri: str
    title: str
    description: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCard:
    """A question as the home page shows it."""

    page: PageLink
    task: str | None
    statements: int
    quoted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The first page."""

    src_uri: str
    title: str
    description: str
    cards: tuple[QuestionCard, ...]


Page: TypeAlias = (
    HomePage | Explainer | ModelPage | PaperPage | TaskPage | IndexPage | BibliographyPage
)
