"""The shape of a port comes in, as its author wrote it; its dimensions, and whether two agree, go out."""

import functools
import hashlib
import re
from dataclasses import dataclass
from fractions import Fraction

from generator.arithmetic import Unevaluable, evaluate

_BETWEEN = re.compile(r"\s*[x×]\s*")
_SYMBOL = re.compile(r"[^\W\d]\w*")
_HOW = "write numbers and symbols with 'x' between them, as in '64 x 2*H x W'"


class Malformed(Exception):
    """The text is no shape; raised by `dimensions` with what is wrong and how to write it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """One number of a shape, or an expression with symbols that stands for one."""

    text: str
    number: Fraction | None
    """Its value; None where it holds a symbol."""
    mark: Fraction
    """Two expressions that are equal for all values of their symbols have the same: 2*H and H*2."""

    @property
    def is_symbol(self) -> bool:
        """Whether it is one symbol and nothing else."""
        return _SYMBOL.fullmatch(self.text) is not None


@functools.lru_cache(maxsize=4096)
def dimensions(text: str) -> tuple[Dimension, ...]:
    """The dimensions of `64 x H x W`, `64×H×W` or `9*64 x H x W`: the letter x only separates.

    Raises:
        Malformed: with what is wrong.
    """
    return tuple(_dimension(part) for part in _BETWEEN.split(text.strip()))


def _dimension(text: str) -> Dimension:
    if not text:
        raise Malformed(f"a dimension is missing beside an 'x'; {_HOW}")
    symbols = _SYMBOL.findall(text)
    try:
        mark = evaluate(text, {symbol: _stand_in(symbol) for symbol in symbols})
    except Unevaluable as error:
        raise Malformed(f"'{text}' is no dimension: {error}; {_HOW}") from error
    if not symbols and (mark < 1 or mark.denominator != 1):
        raise Malformed(f"'{text}' is no dimension; write a whole number from 1 up")
    return Dimension(text=text, number=None if symbols else mark, mark=mark)


def _stand_in(symbol: str) -> Fraction:
    """A number that hardly any other symbol has: expressions are equal where their values are.

    Testing for identity at one random point; a false match has a chance of about 1 in 2**60 (Schwartz, 1980).
    """
    digest = hashlib.blake2b(symbol.encode(), digest_size=8).digest()
    return Fraction(int.from_bytes(digest, "big"))


class Sizes:
    """What the symbols of one workflow stand for, as far as its edges tell."""

    def __init__(self) -> None:
        self._numbers: dict[str, Fraction] = {}

    def disagreement(self, given: str | None, wanted: str | None) -> str:
        """Why what flows cannot have both shapes; empty where it can, or where one is not a shape."""
        pair = _both(given, wanted)
        return (pair and (_differing(*pair) or self._unequal_symbols(*pair))) or ""

    def _unequal_symbols(self, given: tuple[Dimension, ...], wanted: tuple[Dimension, ...]) -> str:
        for here, there in zip(given, wanted, strict=True):
            reason = ""
            if here.number is None and there.number is None and here.mark != there.mark:
                reason = f"'{here.text}' is not '{there.text}'"
            elif here.is_symbol and there.number is not None:
                reason = self._other_value(here.text, there.number)
            elif there.is_symbol and here.number is not None:
                reason = self._other_value(there.text, here.number)
            if reason:
                return reason
        return ""

    def _other_value(self, symbol: str, number: Fraction) -> str:
        """Why a symbol cannot be this number: it is another one elsewhere in the workflow."""
        known = self._numbers.setdefault(symbol, number)
        return "" if known == number else f"'{symbol}' is {known} elsewhere, and {number} here"


def numbers_disagree(given: str | None, wanted: str | None) -> str:
    """The same where each side has symbols of its own, as a model and its task have."""
    pair = _both(given, wanted)
    return _differing(*pair) if pair else ""


def _both(
    given: str | None, wanted: str | None
) -> tuple[tuple[Dimension, ...], tuple[Dimension, ...]] | None:
    """Both as dimensions; None where there is nothing to compare."""
    if given is None or wanted is None:
        return None
    try:
        return dimensions(given), dimensions(wanted)
    except Malformed:
        return None


def _differing(given: tuple[Dimension, ...], wanted: tuple[Dimension, ...]) -> str:
    """How the count of dimensions or their numbers differ."""
    if len(given) != len(wanted):
        return f"{_counted(len(given))} cannot be {len(wanted)}"
    for here, there in zip(given, wanted, strict=True):
        if here.number is not None and there.number is not None and here.number != there.number:
            return f"{here.number} is not {there.number}"
    return ""


def _counted(count: int) -> str:
    return "1 dimension" if count == 1 else f"{count} dimensions"
