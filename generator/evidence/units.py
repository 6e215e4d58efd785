"""A text in, its numbers with the units that it gives them out."""

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from generator.arithmetic import Stated, stated

_SPELLINGS: Final[Mapping[str, str]] = {
    "%": r"%|per\s?cent\b|percentage points?\b",
    "dB": r"(?:dB|decibels?)\b",
    "x": r"(?:×|[xX]\b)(?!\s?[0-9])|(?:times|-?fold)\b",
    "px": r"(?:px|pixels?)\b",
    **{f"{big}B": rf"(?:{big}i?B|{name}bytes?)\b" for big, name in (
        ("k", "kilo"), ("K", "kilo"), ("M", "mega"), ("G", "giga"), ("T", "tera"),
    )},
    **{f"{big}Hz": rf"(?:{big}Hz|{name}hertz)\b" for big, name in (
        ("", ""), ("k", "kilo"), ("M", "mega"), ("G", "giga"),
    )},
    "s": r"(?:s|secs?|seconds?)\b",
    "ms": r"(?:ms|milliseconds?)\b",
    "µs": r"(?:[µμ]s|us|microseconds?)\b",
    "min": r"(?:min|mins|minutes?)\b",
    "h": r"(?:h|hrs?|hours?)\b",
    "day": r"days?\b",
    "mm": r"(?:mm|millimet(?:re|er)s?)\b",
    "cm": r"(?:cm|centimet(?:re|er)s?)\b",
    "m": r"(?:m|met(?:re|er)s?)\b",
    "km": r"(?:km|kilomet(?:re|er)s?)\b",
    "g": r"(?:g|grams?)\b",
    "kg": r"(?:kg|kilograms?)\b",
    "W": r"(?:W|watts?)\b",
    "V": r"(?:V|volts?)\b",
    "degree": r"°\s?[CF]?|degrees?\b",
    "$": r"(?:USD|dollars?)\b",
    "€": r"€|(?:EUR|euros?)\b",
}  # fmt: skip
_ALIKE: Final[Mapping[str, str]] = {"KB": "kB"}
_UNIT: Final = re.compile(
    r"[\s-]?(?:" + "|".join(f"({form})" for form in _SPELLINGS.values()) + ")"
)
_NAMES: Final = tuple(_SPELLINGS)
_TIMES_BEFORE: Final = re.compile(r"(?:(?<![\w\s])|(?<!\w)(?<![0-9]\s))[×xX]\s?\Z")
_MONEY_BEFORE: Final = re.compile(r"[$€]\s?\Z")
_BARE: Final = frozenset(("", "x", "px"))
"""Units of numbers that are counted or chosen, not measured."""
_LESS: Final = re.compile(
    r"\b(?:minus|negative|below|under|beneath|frost|cold|loss(?:es)?|los[et]s?|losing|lower(?:s|ed|ing)?|less|fewer|"
    r"smaller|worse|down|decreas\w+|declin\w+|degrad\w+|drop\w*|f[ae]ll\w*|reduc\w+|shorter|cut\w*|behind|short of)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number of a text with the unit that it has there."""

    number: Stated
    unit: str
    """Empty where none is given; `4x`, `×4`, `4 times`, `twice` and `fourfold` have the unit `x`."""
    text: str
    """Both as they are written."""

    @classmethod
    def of(cls, value: Fraction) -> "Amount":
        """A value of no unit that stands in no text."""
        return cls(number=Stated(at=0, text="", value=value, step=Fraction(0)), unit="", text="")

    @property
    def is_measured(self) -> bool:
        """Whether its unit says that something was measured."""
        return self.unit not in _BARE


Held = Mapping[Fraction, frozenset[str]]
"""Numbers by value, each with the units that it has; an empty one goes with any other."""


@functools.lru_cache(maxsize=40_000)
def amounts(text: str) -> tuple[Amount, ...]:
    """The numbers that a text states, in their order."""
    return tuple(_amount(each, text) for each in stated(text))


def held_in(texts: Iterable[tuple[Amount, ...]]) -> Held:
    """All numbers of some texts, to look others up in."""
    units: dict[Fraction, set[str]] = {}
    for each in texts:
        for amount in each:
            units.setdefault(amount.number.value, set()).add(amount.unit)
    return {value: frozenset(names) for value, names in units.items()}


def is_held(amount: Amount, held: Held, text: str) -> bool:
    """Whether the same number stands there in the same unit; `text` may tell a minus in words."""
    value = amount.number.value
    if value in held and _agree(amount.unit, held[value]):
        return True
    return (
        value > 0
        and -value in held
        and _LESS.search(text) is not None
        and (_agree(amount.unit, held[-value]))
    )


def _agree(unit: str, units: frozenset[str]) -> bool:
    return not unit or "" in units or unit in units


def _amount(number: Stated, text: str) -> Amount:
    end = number.at + len(number.text)
    before = text[max(0, number.at - 4) : number.at]
    if number.text[-4:].lower() == "fold" or number.text.lower() in ("twice", "thrice"):
        return Amount(number=number, unit="x", text=number.text)
    if money := _MONEY_BEFORE.search(before):
        return Amount(number=number, unit=money[0][0], text=money[0] + number.text)
    if found := _UNIT.match(text, end):
        name = _NAMES[(found.lastindex or 1) - 1]
        return Amount(
            number=number, unit=_ALIKE.get(name, name), text=text[number.at : found.end()]
        )
    unit = "x" if _TIMES_BEFORE.search(before) else ""
    return Amount(number=number, unit=unit, text=number.text)
