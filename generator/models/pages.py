"""What is derived for each page: content without markup, ready for a template to lay out."""

from dataclasses import dataclass
from typing import TypeAlias

from generator.models.catalog import Arrangement
from generator.models.shown import Anchor as Anchor
from generator.models.shown import Citation as Citation
from generator.models.shown import Count as Count
from generator.models.shown import Drawing as Drawing
from generator.models.shown import Formula as Formula
from generator.models.shown import Gaps as Gaps
from generator.models.shown import Href as Href
from generator.models.shown import Kind as Kind
from generator.models.shown import Ledger as Ledger
from generator.models.shown import PageLink as PageLink
from generator.models.shown import Reference as Reference
from generator.models.shown import Said as Said
from generator.models.shown import ShownPart as ShownPart
from generator.models.shown import ShownPassage as ShownPassage
from generator.models.shown import ShownPiece as ShownPiece
from generator.models.shown import ShownQuote as ShownQuote
from generator.models.shown import ShownRelated as ShownRelated
from generator.models.shown import ShownRetraction as ShownRetraction
from generator.models.shown import ShownSentence as ShownSentence
from generator.models.shown import ShownSource as ShownSource
from generator.models.shown import ShownStatement as ShownStatement
from generator.models.shown import Span as Span
from generator.models.shown import Use as Use
from generator.models.shown import Verbatim as Verbatim
from generator.models.shown import WebLink as WebLink
from generator.models.shown_demo import ShownDemo as ShownDemo
from generator.models.shown_demo import ShownImage as ShownImage
from generator.models.shown_demo import ShownPicture as ShownPicture
from generator.models.shown_demo import ShownTry as ShownTry
from generator.models.shown_index import Facet as Facet
from generator.models.shown_index import FacetName as FacetName
from generator.models.shown_index import FormOfWork as FormOfWork
from generator.models.shown_index import IndexFilter as IndexFilter
from generator.models.shown_index import IndexGroup as IndexGroup
from generator.models.shown_index import IndexItem as IndexItem
from generator.models.shown_index import IndexPage as IndexPage
from generator.models.shown_model import Drawings as Drawings
from generator.models.shown_model import ResultTable as ResultTable
from generator.models.shown_model import ShownModel as ShownModel
from generator.models.shown_model import ShownPort as ShownPort
from generator.models.shown_model import ShownRepeat as ShownRepeat
from generator.models.shown_model import ShownResult as ShownResult
from generator.models.shown_model import ShownStep as ShownStep
from generator.models.shown_model import ShownTask as ShownTask
from generator.models.shown_model import ShownTool as ShownTool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCitation:
    """How others cite a page of this site."""

    author: str | None
    title: str
    site: str
    date: str | None
    url: str | None
    bibtex: Verbatim


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
    overview: Drawings
    arrangement: Arrangement | None
    """How several models relate; None where there is one, or nobody has said it."""
    models: tuple[ShownModel, ...]
    workflow_passages: tuple[ShownPassage, ...]
    paper_passages: tuple[ShownPassage, ...]
    related: tuple[ShownRelated, ...]
    """Those that bear on the task, or that nobody has judged."""
    off_topic: tuple[ShownRelated, ...]
    """Those that came with the question and are about another task: never shown as support."""
    gaps: Gaps
    ledger: Ledger
    statements: tuple[ShownStatement, ...]
    """All of them, in the order of the page."""
    references: tuple[Reference, ...]
    downloads: tuple[PageLink, ...]
    """The same for reference managers: BibTeX, CSL-JSON, RIS."""
    cited_as: PageCitation
    before: PageLink | None
    """The question before this one in the catalog."""
    after: PageLink | None
    """The question behind it."""
    draft: bool
    """Whether import drafted the answer and nobody has reviewed it."""
    correct: Href | None
    """Where its entry stands in the site's repository, for those who would correct it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelPage:
    """A model, whatever the question."""

    src_uri: str
    title: str
    description: str
    model: ShownModel
    questions: tuple[PageLink, ...]
    references: tuple[Reference, ...]
    draft: bool = False
    """Whether import filled its entry and nobody has reviewed it."""


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
    used: bool
    """Whether any statement rests on its words."""


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
    asked_as: tuple[str, ...] = ()
    """What people say who want it done and know none of its names."""
    draft: bool = False
    """Whether import filled its entry and nobody has reviewed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksFilter:
    """A link to some of the works: those of one kind, else those of the venue that it names."""

    form: FormOfWork | None
    page: PageLink
    """Its title is the venue; empty where it leads to all works."""
    here: bool
    """Whether this is the page that one is on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfWorks:
    """The works of one year."""

    year: int | None
    anchor: Anchor
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BibliographyPage:
    """All works of the site, or those of one kind or venue."""

    src_uri: str
    title: str
    description: str
    chosen: WorksFilter | None
    """Which works these are; None for all."""
    filters: tuple[WorksFilter, ...]
    years: tuple[YearOfWorks, ...]
    downloads: tuple[PageLink, ...] = ()
    """All works of the site for reference managers: BibTeX, CSL-JSON, RIS."""

    @property
    def references(self) -> tuple[Reference, ...]:
        """All of them, the newest first."""
        return tuple(each for year in self.years for each in year.references)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCard:
    """A question as the home page shows it."""

    page: PageLink
    task: str | None
    statements: int
    quoted: int
    draft: bool
    """Whether nobody has reviewed the answer."""
    drawing: Drawing | None
    """Its overview; None where nothing is known to draw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The first page."""

    src_uri: str
    title: str
    description: str
    cards: tuple[QuestionCard, ...]
    """The first questions of the catalog."""
    questions: int
    """How many there are."""
    drafts: int
    """How many of their answers nobody has reviewed."""
    more: PageLink | None
    """Where all of them stand; None where the cards are all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One key of an entry of the catalog."""

    name: str
    form: str
    """What stands there: text, a list of texts, one of some words."""
    group: Anchor | None
    """Where the kind of entry that stands there is described."""
    needed: bool
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldGroup:
    """A kind of entry of the catalog with its keys."""

    anchor: Anchor
    name: str
    description: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldsPage:
    """The reference of the catalog, for authors."""

    src_uri: str
    title: str
    description: str
    groups: tuple[FieldGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedQuestion:
    """A question's statements as machines read them."""

    page: str
    question: str
    statements: tuple[ShownStatement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRecord:
    """What every statement of the questions told before rests on: a file of data, not a page."""

    src_uri: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file beside a page, for programs: its text is written as it is."""

    src_uri: str
    text: str


Page: TypeAlias = (
    HomePage
    | Explainer
    | ModelPage
    | PaperPage
    | TaskPage
    | IndexPage
    | BibliographyPage
    | FieldsPage
)
