"""A condition or a quote in, the numbers that it writes out."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from generator.arithmetic import numbers_in, states
from generator.latex import plain

_CONDITION: Final = re.compile(r"[x×]?\s?([-−]?[0-9]{1,15}(?:\.[0-9]{1,15})?)\s?[x×]?")
_INSERTION: Final = re.compile(r"\[[^\[\]]*\]")
_BARE_POINT: Final = re.compile(r"(?<![\w.])\.(?=[0-9])")
"""Correlations are often written without the zero: `.80`."""
_DIGITS: Final = re.compile(
    r"[-−]?[0-9]+(?:[,\u00a0\u2009\u202f][0-9]{3})*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?"
)
_PLAIN: Final = str.maketrans({"−": "-", ",": "", "\u00a0": "", "\u2009": "", "\u202f": ""})
_LAST_WORD: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A number of a quote."""

    text: str
    """As it stands there."""
    value: Decimal


def condition_number(value: str) -> Decimal | None:
    """The number of a condition such as `4`, `x4` or `4x`; None where it is something else."""
    found = _CONDITION.fullmatch(value.strip())
    return Decimal(found[1].translate(_PLAIN)) if found else None


def reported_in(quote: str) -> tuple[Reported, ...]:
    """The numbers of the source's own words; what brackets add is the editor's."""
    words = _BARE_POINT.sub("0.", _INSERTION.sub(" ", plain(quote)))
    values = ((text, _value(text)) for text in numbers_in(words))
    return tuple(Reported(text=text, value=value) for text, value in values if value is not None)


def shown(number: Decimal) -> str:
    """All its digits, without an exponent."""
    return f"{number:f}"


def _value(text: str) -> Decimal | None:
    """What digits or a word mean; None for `3 million` and the like, which no result is told in."""
    if _DIGITS.fullmatch(text):
        return Decimal(text.translate(_PLAIN))
    small = (Decimal(each) for each in range(_LAST_WORD + 1))
    return next((each for each in small if text.isalpha() and states(text, Fraction(each))), None)
