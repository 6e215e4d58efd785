"""How a model turns its input into its output, and how well: ports, steps, edges, results."""

from decimal import Decimal
from typing import Annotated, TypeAlias

from pydantic import Field, model_validator

from generator.models.base import Parsed
from generator.models.statements import Id, Pairs, Quote, Statement, Text

Number: TypeAlias = Annotated[Decimal, Field(max_digits=20)]
"""A number as a source reports it: with its decimals, and of a size that can be drawn."""


class Port(Parsed):
    """A typed end of a step, a model or a task."""

    name: Id
    """Unique among the inputs or outputs it stands with."""
    type: Text
    """What flows there: image, image/medical, text, feature-map, coordinates, ..."""
    description: Text | None = None
    """What it is, in plain words."""
    shape: Text | None = None
    """Its size, where the sources state it: numbers and symbols, as in `64 x H x W`."""
    unit: Text | None = None
    """What its numbers are measured in: `px`, `dB`, `s`, `Hz`."""
    many: bool = False
    """Whether several edges may lead to it."""


class PortType(Parsed):
    """A type of port beyond the built-in ones."""

    id: Id
    """How ports name it: `hologram`."""
    parent: Text | None = None
    """The type that it is a kind of, such as `image`: it fits wherever that is wanted."""
    description: Text | None = None
    """What it is, in plain words."""


class Step(Parsed):
    """One thing that the model does on the way from input to output."""

    id: Id
    """Short name that the edges use."""
    name: Text
    """Two or three words, a verb first."""
    summary: Text | None = None
    """The one line that the drawing shows under the name."""
    inputs: tuple[Port, ...] = ()
    """What it takes."""
    outputs: tuple[Port, ...] = ()
    """What it gives."""
    statements: tuple[Statement, ...] = ()
    """What happens here, told."""


class Edge(Parsed):
    """An arrow from one port to another; `input` and `output` are the ends."""

    from_: Annotated[Text, Field(alias="from")]
    """`step.port`, or `input.port` where it enters."""
    to: Text
    """`step.port`, or `output.port` where it leaves."""


class Repeat(Parsed):
    """Some steps that are done more than once: the edges between them may lead back."""

    steps: tuple[Id, ...]
    """The ids of the steps."""
    times: Text
    """How often, or for what, as it reads behind "repeated": `6 times`, `for each output pixel`."""
    statements: tuple[Statement, ...] = ()
    """What is repeated here and why, told."""

    @model_validator(mode="after")
    def _repeats_something(self) -> "Repeat":
        if not self.steps:
            raise ValueError("`steps` names no step")
        return self


class Workflow(Parsed):
    """How a model turns its input into its output: steps joined by edges."""

    steps: tuple[Step, ...]
    """In the order in which they are told."""
    edges: tuple[Edge, ...]
    """Which output feeds which input."""
    repeat: tuple[Repeat, ...] = ()
    """Which steps are done more than once; of two repeats one may lie within the other."""


class Result(Parsed):
    """A measured number that a source reports for a model."""

    dataset: Text
    """What it was measured on."""
    metric: Text
    """What was measured: `PSNR`."""
    unit: Text | None = None
    """`dB`, `%`; absent where the number has none."""
    condition: Pairs = ()
    """What tells this row from its neighbours: `{scale: 4}`."""
    value: Number
    """The number, with the decimals of the source."""
    baseline: Number | None = None
    """The same measure of the method that it is compared with."""
    baseline_name: Text | None = None
    """What that method is called: `bicubic`."""
    column: Text | None = None
    """Which number of the quoted row it is, from the left: `3`, or as its column is called."""
    evidence: tuple[Quote, ...] = ()
    """Where the source reports it."""


class Range(Parsed):
    """From where to where on one condition of the results something holds."""

    condition: Text
    """The name of the condition: `scale`."""
    low: Number
    """Where it begins."""
    high: Number
    """Where it ends."""
    label: Text
    """What holds there, for the reader: `scales seen in training`."""
    evidence: tuple[Quote, ...] = ()
    """Where the source reports it."""

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> "Range":
        if self.low >= self.high:
            raise ValueError("`low` must be less than `high`")
        return self
