"""Numbers come in; an axis on which they have places, and its round marks, go out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Final

from generator.models.chart import Band

_FAR: Final = 100
"""Conditions that differ by this factor are set out by factors, or the small ones would coincide."""
_MOST_STEPS: Final = 5
_MARGIN: Final = Decimal("0.06")
"""How much of the axis is left free at both ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """From where to where it goes; `by_factor` where equal ways mean equal factors."""

    low: Decimal
    high: Decimal
    by_factor: bool = False

    def share(self, number: Decimal) -> float:
        """How far along the axis a number lies: 0 at its begin, 1 at its end."""
        if self.by_factor:
            return float((number / self.low).log10() / (self.high / self.low).log10())
        return float((number - self.low) / (self.high - self.low))


def axis_of(numbers: Iterable[Decimal], *, band: Band | None = None, margin: bool = False) -> Axis:
    """An axis for these numbers.

    It reaches out to a band as far as that is not more than half as long again at either end.
    """
    given = tuple(numbers)
    low, high = min(given), max(given)
    if margin or low == high:
        free = (high - low) * _MARGIN or abs(low) / 10 or Decimal(1)
        return Axis(low=low - free, high=high + free)
    by_factor = low > 0 and high / low >= _FAR
    if band is not None:
        reach = (high - low) / 2
        ends = (low / 3, high * 3) if by_factor else (low - reach, high + reach)
        low = min(low, max(band.low, ends[0]))
        high = max(high, min(band.high, ends[1]))
    return Axis(low=low, high=high, by_factor=by_factor)


def marks(axis: Axis) -> Iterator[tuple[Decimal, str]]:
    """Two to six round numbers on an axis, each as it is written."""
    span = axis.high - axis.low
    power = Decimal(1).scaleb(span.adjusted() - 1)
    step = next(
        power * each for each in (1, 2, 5, 10, 20, 50) if span <= power * each * _MOST_STEPS
    )
    step = step.normalize()
    first = (axis.low / step).to_integral_value(ROUND_CEILING)
    for number in range(_MOST_STEPS + 1):  # counted: a step may be too small to be added
        mark = (first + number) * step
        if mark <= axis.high:
            yield mark, measured(mark.quantize(step) if step < 1 else mark)


def measured(number: Decimal) -> str:
    """All its digits, with the minus of print."""
    return f"{number:f}".replace("-", "−") if number else f"{abs(number):f}"
