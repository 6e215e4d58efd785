"""The content of catalog.yaml: papers, tools, tasks, models, and the questions they answer."""

import re
from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema, model_validator

from generator.models.base import Parsed

ID_PATTERN = r"^[a-z0-9]+(?:[_-][a-z0-9]+)*$"
ARXIV_PATTERN = r"^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})$"
DOI_PATTERN = r"^10\.\d{4,9}/\S+$"
URL_PATTERN = r"^https?://[^\s/@]+\.[^\s/@]+(/\S*)?$"
SOME_TEXT = r"\S"
Id: TypeAlias = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Text: TypeAlias = Annotated[str, StringConstraints(pattern=SOME_TEXT)]
Url: TypeAlias = Annotated[str, StringConstraints(pattern=URL_PATTERN)]
Depth: TypeAlias = Literal["title", "summary", "abstract", "excerpt", "repository"]
Relation: TypeAlias = Literal["core", "adjacent", "off-topic"]
Part: TypeAlias = Literal["task", "workflow", "papers"]
WorkKind: TypeAlias = Literal["conference", "journal", "preprint"]


class Pair(Parsed):
    """A name and what stands behind it: one entry of a small mapping, in the author's order."""

    name: Text
    value: Text


def _pairs(given: object) -> object:
    if isinstance(given, dict):
        return tuple({"name": name, "value": value} for name, value in given.items())
    return given


Pairs: TypeAlias = Annotated[
    tuple[Pair, ...],
    BeforeValidator(_pairs),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": ["string", "number"]}}),
]


class Excerpt(Parsed):
    """A short piece of a longer text, with its place there."""

    at: Text
    """Where it stands: `Section 3, Cell decoding`."""
    text: Text
    """The exact words."""


class SourceText(Parsed):
    """A text that was supplied, and that quotes may come from. It holds either `text` or `parts`."""

    id: Id | None = None
    """How a scope names it, after the owner's id: `<paper>/<id>`. Default: the origin, else the depth."""
    depth: Depth
    """How deep the words go: a quote from an abstract proves that the abstract says so, no more."""
    origin: Text | None = None
    """Who or what supplied it: `brief`, `readme`, an edition."""
    text: Text | None = None
    """The whole text, raw, as it was supplied."""
    parts: tuple[Excerpt, ...] = ()
    """Excerpts, where only pieces of the text are held."""

    @model_validator(mode="after")
    def _holds_one_form(self) -> "SourceText":
        if (self.text is None) == (not self.parts):
            raise ValueError("a source holds either `text` or `parts`")
        return self

    @property
    def name(self) -> str:
        """The last part of its scope name."""
        return self.id or (self.origin if self.origin and _is_id(self.origin) else self.depth)

    @property
    def pieces(self) -> tuple[Excerpt, ...]:
        """The texts one by one, each with its place; a whole text has its depth for a place."""
        if self.text is None:
            return self.parts
        return (Excerpt(at=self.depth.capitalize(), text=self.text),)


def _is_id(text: str) -> bool:
    return re.match(ID_PATTERN, text) is not None


class Quote(Parsed):
    """The exact words of one supplied source that a statement rests on."""

    paper: Id | None = None
    """The paper that says it; or else `tool`."""
    tool: Id | None = None
    """The tool whose repository says it."""
    quote: Text
    """Words that stand verbatim in a source of that paper or tool."""
    at: Text | None = None
    """Where it stands there, for the reader."""

    @model_validator(mode="after")
    def _names_one_work(self) -> "Quote":
        if (self.paper is None) == (self.tool is None):
            raise ValueError("a quote names either a `paper` or a `tool`")
        return self

    @property
    def work(self) -> str:
        """The id of the paper or tool."""
        return self.paper or self.tool or ""


class Statement(Parsed):
    """One sentence of an answer, with what it rests on."""

    text: Text
    """The sentence, plain text, in our own words."""
    evidence: tuple[Quote, ...] = ()
    """The quotes that carry it."""
    computed: Pairs = ()
    """Named arithmetic expressions whose values are numbers of the text: `{outputs: 4*4}`."""
    measured: Text | None = None
    """A value of a demonstration's file in this repository: `demos/x.json#psnr`."""
    reading: bool = False
    """True where the sentence is our own interpretation; the reader is told."""


class Port(Parsed):
    """A typed end of a step, a model or a task."""

    name: Id
    """Unique among the inputs or outputs it stands with."""
    type: Text
    """What flows there: image, text, feature-map, coordinates, ..."""
    description: Text | None = None
    """What it is, in plain words."""
    shape: Text | None = None
    """Its size, where the sources state it: `64 x H x W`."""


class Step(Parsed):
    """One thing that the model does on the way from input to output."""

    id: Id
    name: Text
    """Two or three words, a verb first."""
    summary: Text | None = None
    """The one line that the drawing shows under the name."""
    inputs: tuple[Port, ...] = ()
    outputs: tuple[Port, ...] = ()
    statements: tuple[Statement, ...] = ()
    """What happens here, told."""


class Edge(Parsed):
    """An arrow from one port to another; `input` and `output` are the ends."""

    from_: Annotated[Text, Field(alias="from")]
    """`step.port`, or `input.port` where it enters."""
    to: Text
    """`step.port`, or `output.port` where it leaves."""


class Workflow(Parsed):
    """How a model turns its input into its output: steps joined by edges."""

    steps: tuple[Step, ...]
    edges: tuple[Edge, ...]


class Result(Parsed):
    """A measured number that a source reports for a model."""

    dataset: Text
    metric: Text
    unit: Text | None = None
    condition: Pairs = ()
    """What tells this row from its neighbours: `{scale: 4}`."""
    value: Decimal
    baseline: Decimal | None = None
    """The same measure of the method that it is compared with."""
    baseline_name: Text | None = None
    """What that method is called: `bicubic`."""
    evidence: tuple[Quote, ...] = ()


class Paper(Parsed):
    """A work that was supplied, with the words of it that we hold."""

    id: Id
    """The cite key."""
    title: Text | None = None
    """As supplied, LaTeX included; absent where a brief gave only a link."""
    authors: tuple[Text, ...] = ()
    year: Annotated[int, Field(ge=1000, le=2999)] | None = None
    venue: Text | None = None
    kind: WorkKind | None = None
    """Default: preprint where there is no venue, else conference."""
    pages: Text | None = None
    arxiv: Annotated[str, StringConstraints(pattern=ARXIV_PATTERN)] | None = None
    """The arXiv id without a version, in quotes: "2502.16025"."""
    doi: Annotated[str, StringConstraints(pattern=DOI_PATTERN)] | None = None
    url: Url | None = None
    """Where it can be read, for a paper with neither arXiv id nor DOI."""
    sources: tuple[SourceText, ...] = ()


class Tool(Parsed):
    """A repository or program that was supplied with a model."""

    id: Id
    name: Text
    url: Url
    licence: Text | None = None
    run: Text | None = None
    """The command that runs it, as its README gives it."""
    sources: tuple[SourceText, ...] = ()


class Task(Parsed):
    """What a person wants done, by the field's name for it."""

    id: Id
    name: Text
    aliases: tuple[Text, ...] = ()
    inputs: tuple[Port, ...] = ()
    outputs: tuple[Port, ...] = ()
    definition: tuple[Statement, ...] = ()


class Model(Parsed):
    """A recommended AI model."""

    id: Id
    name: Text
    """As in the brief."""
    task: Id | None = None
    paper: Id | None = None
    tools: tuple[Id, ...] = ()
    about: tuple[Statement, ...] = ()
    """What it is, in a few sentences."""
    workflow: Workflow | None = None
    limits: tuple[Statement, ...] = ()
    """Where it stops working."""
    results: tuple[Result, ...] = ()


class Related(Parsed):
    """A paper that came with the question, and how it bears on it."""

    paper: Id
    relation: Relation | None = None
    """Absent until somebody has judged it."""
    statements: tuple[Statement, ...] = ()
    """Why, told."""


class Passage(Parsed):
    """A titled piece of one part of an answer."""

    part: Part
    heading: Text
    statements: tuple[Statement, ...]


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
    question: Text
    """Word for word."""
    task: Id | None = None
    models: tuple[Id, ...] = ()
    papers: tuple[Related, ...] = ()
    template: Id = "explainer"
    """The answer template: a file of templates/answers/."""
    answer: tuple[Statement, ...] = ()
    """In short: two to four statements."""
    asks: tuple[Statement, ...] = ()
    """How this question shows the task."""
    passages: tuple[Passage, ...] = ()
    gaps: tuple[Text, ...] = ()
    """What the supplied sources do not say."""
    scope: Scope


class CatalogFile(Parsed):
    """One YAML file of a catalog: any of the sections, in any number of files."""

    include: tuple[Text, ...] = ()
    """Globs of further files, relative to this one."""
    papers: tuple[Paper, ...] = ()
    tools: tuple[Tool, ...] = ()
    tasks: tuple[Task, ...] = ()
    models: tuple[Model, ...] = ()
    questions: tuple[Question, ...] = ()
