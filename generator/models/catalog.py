"""The content of catalog.yaml: papers, tools, tasks, models, and the questions they answer."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StringConstraints

from generator.models.base import Parsed
from generator.models.demo import Demo as Demo
from generator.models.demo import DemoPicture as DemoPicture
from generator.models.demo import DemoSample as DemoSample
from generator.models.demo import TryOut as TryOut
from generator.models.statements import ID_PATTERN as ID_PATTERN
from generator.models.statements import SOME_TEXT as SOME_TEXT
from generator.models.statements import Depth as Depth
from generator.models.statements import Excerpt as Excerpt
from generator.models.statements import Id, Text
from generator.models.statements import Pair as Pair
from generator.models.statements import Pairs as Pairs
from generator.models.statements import Quote as Quote
from generator.models.statements import SourceText as SourceText
from generator.models.statements import Statement as Statement
from generator.models.workflow import Edge as Edge
from generator.models.workflow import Port as Port
from generator.models.workflow import PortType as PortType
from generator.models.workflow import Range as Range
from generator.models.workflow import Repeat as Repeat
from generator.models.workflow import Result as Result
from generator.models.workflow import Step as Step
from generator.models.workflow import Workflow as Workflow

ARXIV_PATTERN = r"^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})$"
DOI_PATTERN = r"^10\.\d{4,9}/\S+$"
DATE_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
ENTRY_TYPE_PATTERN = r"^[a-z]+$"
URL_PATTERN = r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/@]+\.[^\s/@]+(/\S*)?$"
Url: TypeAlias = Annotated[str, StringConstraints(pattern=URL_PATTERN)]
Relation: TypeAlias = Literal["core", "adjacent", "off-topic"]
Part: TypeAlias = Literal["task", "workflow", "papers"]
Arrangement: TypeAlias = Literal["alternatives", "chain", "parts"]
WorkKind: TypeAlias = Literal["conference", "journal", "preprint", "other"]


class Retraction(Parsed):
    """That a paper was taken back, when, and why."""

    date: Annotated[str, StringConstraints(pattern=DATE_PATTERN)]
    """The day: `2024-05-31`."""
    reason: Text
    """Why, in a sentence."""


class Paper(Parsed):
    """A work that was supplied, with the words of it that we hold."""

    id: Id
    """The cite key."""
    title: Text | None = None
    """As supplied, LaTeX included; absent where a brief gave only a link."""
    authors: tuple[Text, ...] = ()
    """In the order of the work, given name first; a family name of several words stands in braces,
    `Gabriel {García Márquez}`, and so does a group. `others` at the end says that there are more."""
    editors: tuple[Text, ...] = ()
    """Of the book or proceedings, written as authors are."""
    year: Annotated[int, Field(ge=1000, le=2999)] | None = None
    """When it appeared."""
    month: Annotated[int, Field(ge=1, le=12)] | None = None
    """The month, 1 to 12."""
    venue: Text | None = None
    """The proceedings, journal, school or institution; absent for a preprint."""
    kind: WorkKind | None = None
    """Default: as `type` says; without it preprint where there is no venue, else conference."""
    type: Annotated[str, StringConstraints(pattern=ENTRY_TYPE_PATTERN)] | None = None
    """BibTeX's word for it, where `kind` does not say enough: `phdthesis`."""
    volume: Text | None = None
    """The volume of the journal or series."""
    number: Text | None = None
    """The number within the volume, or that of a report."""
    pages: Text | None = None
    """`8628-8638`."""
    publisher: Text | None = None
    """Who published the book, proceedings or journal."""
    arxiv: Annotated[str, StringConstraints(pattern=ARXIV_PATTERN)] | None = None
    """The arXiv id without a version, in quotes: "2502.16025"."""
    doi: Annotated[str, StringConstraints(pattern=DOI_PATTERN)] | None = None
    """Without the address before it: "10.1109/CVPR46437.2021.00852"."""
    url: Url | None = None
    """Where it can be read, for a paper with neither arXiv id nor DOI."""
    cite_key: Text | None = None
    """Its key in .bib files, where that is no `id`: `DBLP:conf/cvpr/ChenL021`."""
    extra: Pairs = ()
    """Every other field of its BibTeX entry, by name; exports write them back."""
    sources: tuple[SourceText, ...] = ()
    """The words of it that quotes may come from."""
    retracted: Retraction | None = None
    """That it was taken back: each statement that rests on it becomes a problem."""


class Tool(Parsed):
    """A repository or program that was supplied with a model."""

    id: Id
    """How other entries refer to it."""
    name: Text
    """The repository's name."""
    url: Url
    """The repository's address."""
    licence: Text | None = None
    """As its files state it: `BSD-3-Clause`."""
    run: Text | None = None
    """The command that runs it, as its README gives it."""
    sources: tuple[SourceText, ...] = ()
    """The words of it that quotes may come from, such as its README."""


class Task(Parsed):
    """What a person wants done, by the field's name for it."""

    id: Id
    """How other entries refer to it: Hugging Face's name where one exists."""
    name: Text
    """The field's name for it."""
    aliases: tuple[Text, ...] = ()
    """Other names for it."""
    inputs: tuple[Port, ...] = ()
    """What goes in."""
    outputs: tuple[Port, ...] = ()
    """What comes out."""
    definition: tuple[Statement, ...] = ()
    """What it is, in a few sentences."""
    draft: bool = False
    """True while nobody has reviewed what import drafted; take it out when you have."""


class Model(Parsed):
    """A recommended AI model."""

    id: Id
    """How other entries refer to it."""
    name: Text
    """As in the brief."""
    task: Id | None = None
    """The id of the task that it performs."""
    paper: Id | None = None
    """The id of the paper that describes it."""
    tools: tuple[Id, ...] = ()
    """The ids of the tools that run it."""
    about: tuple[Statement, ...] = ()
    """What it is, in a few sentences."""
    workflow: Workflow | None = None
    """How it works, step by step."""
    demo: Demo | None = None
    """The model at work, before and after: "See it work" on its pages."""
    limits: tuple[Statement, ...] = ()
    """Where it stops working."""
    results: tuple[Result, ...] = ()
    """Numbers that sources report for it."""
    trained: Range | None = None
    """What it has seen in training, on a condition of its results."""
    draft: bool = False
    """True while nobody has reviewed what import drafted; take it out when you have."""


class Related(Parsed):
    """A paper that came with the question, and how it bears on it."""

    paper: Id
    """The paper's id."""
    relation: Relation | None = None
    """Absent until somebody has judged it."""
    statements: tuple[Statement, ...] = ()
    """Why, told."""


class Passage(Parsed):
    """A titled piece of one part of an answer."""

    part: Part
    """Which part of the answer it belongs to."""
    heading: Text
    """A few words above it."""
    statements: tuple[Statement, ...]
    """The sentences, one by one."""


class Scope(Parsed):
    """What this question's brief supplied, written by import: the closed world of its page."""

    papers: tuple[Text, ...] = ()
    """Identities: `arxiv:2012.09161`."""
    tools: tuple[Text, ...] = ()
    """Identities: `github:yinboc/liif`."""
    links: tuple[Url, ...] = ()
    """The addresses exactly as supplied: the only ones that its page links to."""
    sources: tuple[Text, ...] = ()
    """Names of source texts: `<paper or tool>/<source>`."""


class Question(Parsed):
    """What a person asked, and everything that answers it."""

    id: Id
    """The address of its page: /questions/<id>/."""
    question: Text
    """Word for word."""
    task: Id | None = None
    """The id of the task that it asks for."""
    models: tuple[Id, ...] = ()
    """The ids of the recommended models."""
    arrangement: Arrangement | None = None
    """How several models relate: each a way of its own (`alternatives`, the default), one behind the
    other in the order of `models` (`chain`), or each a share of the work (`parts`)."""
    papers: tuple[Related, ...] = ()
    """The related papers, each with its relation."""
    template: Id = "explainer"
    """The answer template: a file of templates/answers/."""
    answer: tuple[Statement, ...] = ()
    """In short: two to four statements."""
    asks: tuple[Statement, ...] = ()
    """How this question shows the task."""
    passages: tuple[Passage, ...] = ()
    """Further pieces of the answer, each in one of its parts."""
    gaps: tuple[Text, ...] = ()
    """What the supplied sources do not say."""
    draft: bool = False
    """True while nobody has reviewed what import drafted; take it out when you have."""
    scope: Scope
    """What its brief supplied: nothing else may appear on its page."""


class CatalogFile(Parsed):
    """One YAML file of a catalog: any of the sections, in any number of files."""

    include: tuple[Text, ...] = ()
    """Globs of further files, relative to this one."""
    papers: tuple[Paper, ...] = ()
    """Works that were supplied."""
    tools: tuple[Tool, ...] = ()
    """Repositories and programs that were supplied."""
    types: tuple[PortType, ...] = ()
    """Types of ports beyond the built-in ones."""
    tasks: tuple[Task, ...] = ()
    """What people want done."""
    models: tuple[Model, ...] = ()
    """Recommended models."""
    questions: tuple[Question, ...] = ()
    """What people asked, with the answers."""
