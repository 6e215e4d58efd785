"""What a page shows of a task, a model and its workflow; ready for a template to lay out."""

from dataclasses import dataclass
from typing import Literal

from generator.models.shown import (
    Anchor,
    Drawing,
    PageLink,
    Reference,
    ShownQuote,
    ShownStatement,
    Verbatim,
    WebLink,
)
from generator.models.shown_demo import ShownDemo


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPort:
    """What goes in or comes out, in words."""

    name: str
    type: str
    description: str | None
    shape: str | None
    unit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStep:
    """One step of a workflow, told."""

    number: int
    name: str
    anchor: Anchor
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
    better: Literal["higher", "lower"] | None
    """Which numbers are better; None for a metric that nobody knows."""
    condition: str
    baseline_name: str | None
    """None where no row has one."""
    rows: tuple[ShownResult, ...]
    chart: Drawing | None
    """The same numbers drawn; None where no single numeric condition tells the rows apart."""
    quotes: tuple[ShownQuote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRepeat:
    """Steps that are done more than once, told."""

    steps: tuple[str, ...]
    """Their names, in order."""
    times: str
    """How often, or for what: `for each output pixel`."""
    statements: tuple[ShownStatement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawings:
    """A drawing in the two forms of which a page shows one, by its width."""

    wide: Drawing
    narrow: Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownModel:
    """A recommended model: how it works, what it needs, where it stops."""

    id: Anchor
    name: str
    page: PageLink
    task: PageLink | None
    about: tuple[ShownStatement, ...]
    drawings: Drawings | None
    """The steps inside; None where the sources do not state them."""
    downloads: tuple[PageLink, ...]
    """The same workflow as files; none where there is no drawing."""
    silent: bool
    """Whether the page may quote no text of its own paper or code, so that nothing says how it works."""
    demo: ShownDemo | None
    """The model at work; None where nobody has shown it."""
    steps: tuple[ShownStep, ...]
    repeats: tuple[ShownRepeat, ...]
    limits: tuple[ShownStatement, ...]
    tables: tuple[ResultTable, ...]
    paper: Reference | None
    tools: tuple[ShownTool, ...]
