"""What numbers of a metric mean: the units they are told in, their range, and which are better."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

Better: TypeAlias = Literal["higher", "lower"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A unit in which a metric is told, and between which numbers it lies there."""

    unit: str | None = None
    """None where the number has none."""
    low: Decimal | None = None
    """None where there is no bound."""
    high: Decimal | None = None

    def holds(self, value: Decimal) -> bool:
        """Whether a number may be one of these."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """What sources measure a model by."""

    name: str
    aliases: tuple[str, ...] = ()
    """Other names, variants such as `ROUGE-L` included."""
    scales: tuple[Scale, ...]
    """The usual one first."""
    any_unit: bool = False
    """True where it has the unit of whatever is measured; then there is one scale."""
    better: Better
    definition: str
    """In a few plain words."""
    source: str
    """Where the definition comes from."""
