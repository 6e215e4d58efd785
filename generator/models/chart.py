"""A chart as it is drawn and told: a measure over a condition, line by line."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One measurement."""

    at: Decimal
    """Under which condition: the scale."""
    value: Decimal
    """With the decimals of the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The measurements of one method, in the order of the condition; at least one."""

    name: str
    points: tuple[Point, ...]
    baseline: bool = False
    """True for what the model is compared with; it stands back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A range of the condition that is shaded."""

    low: Decimal
    high: Decimal
    label: str
    """What holds there: `scales seen in training`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """All that a chart shows."""

    title: str
    measure: str
    """What goes up: `PSNR in dB, higher is better`."""
    over: str
    """What goes to the right: `scale`."""
    lines: tuple[Line, ...]
    """At least one."""
    band: Band | None = None
