"""Expressions and sentences in, exact numbers out; nothing is ever executed."""

import functools
import operator
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(?![\w.])"
    r"|(?P<name>[^\W\d]\w*)|(?P<sign>\*\*|[-+*/()]))"
)
_TIGHTER_THAN_TIMES: Final = 3
"""A minus in front binds like this: `-2**2` is -4."""
_MAX_LENGTH: Final = 200
_MAX_DEPTH: Final = 40
_MAX_EXPONENT: Final = 64
_MAX_DIGITS: Final = 200

_LARGE: Final[Mapping[str | None, int]] = {
    None: 1, "dozen": 12, "hundred": 100, "thousand": 1_000, "k": 1_000, "K": 1_000,
    "million": 10**6, "M": 10**6, "billion": 10**9, "B": 10**9,
}  # fmt: skip
"""What a word or a letter behind a number multiplies it by."""
_COUNTS: Final = "dozen|hundred|thousand|million|billion"
_THREE: Final = "[,\u00a0\u2009\u202f][0-9]{3}"
"""A comma or a no-break space may set thousands apart: then three digits follow, no more."""
_STATED: Final = re.compile(
    # Neither the tail of a name or version (v16, 1.16.2) nor a power's exponent; x4 and 4x4 count.
    r"(?P<minus>(?:(?<=[\s(\[{=<>≈~:\"'“‘])|^)[-−])?"
    r"(?:(?<![\w.^])|(?<=[0-9][xX])|(?<=\b[xX]))"
    rf"(?P<digits>(?:[1-9][0-9]{{0,2}}(?:{_THREE}){{0,20}}(?!{_THREE}(?![0-9]))|0[0-9]*|[0-9]{{4,}})"
    r"(?:\.[0-9]+)?)"
    r"(?![0-9^²³¹⁰⁴-⁹]|\.[0-9]|(?:st|nd|rd|th)\b)"
    rf"(?:[eE](?P<power>[+-]?[0-9]{{1,3}})\b|\s?(?P<large>{_COUNTS})\b|(?P<short>[kKMB])\b)?"
)
_ONES: Final = "one two three four five six seven eight nine".split()
_TEENS: Final = (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS: Final = "first second third fourth fifth sixth seventh eighth ninth".split()
_WORDS: Final[Mapping[str, Fraction]] = {
    "zero": Fraction(0),
    **{word: Fraction(at) for at, word in enumerate((*_ONES, *_TEENS), start=1)},
    **{word: Fraction(10 * at) for at, word in enumerate(_TENS, start=2)},
    "twice": Fraction(2),
    "thrice": Fraction(3),
}
_PARTLY: Final[Mapping[str, Fraction]] = {
    "a": Fraction(1), "half a": Fraction(1, 2), "hundred": Fraction(100), "thousand": Fraction(1_000),
}  # fmt: skip
"""Words that count only in `a dozen`, `half a million`, `hundredfold`."""
_SPELLED: Final = re.compile(
    # `twenty-one` is neither 20 nor 1, and `twenty-first` is no number.
    rf"(?<![\w-])(?=[aefhnostz])(?:(?P<tens>{'|'.join(_TENS)})-)?"
    rf"(?P<word>{'|'.join(_WORDS)}|(?:half )?a(?=\s(?:{_COUNTS})\b)"
    r"|(?:hundred|thousand)(?=-?fold\b))"
    rf"(?:-?fold\b|\b(?!-(?:{'|'.join((*_ONES, *_ORDINALS))})\b)(?:\s(?P<large>{_COUNTS})\b)?)",
    re.IGNORECASE,
)


class Unevaluable(Exception):
    """The expression is no plain arithmetic; raised by `evaluate` with what is wrong."""


def evaluate(expression: str, known: Mapping[str, Fraction]) -> Fraction:
    """The exact value of `+ - * / **`, parentheses, numbers and the names in `known`.

    Raises:
        Unevaluable: for anything else, and for results of absurd size.
    """
    if len(expression) > _MAX_LENGTH:
        raise Unevaluable(f"it is longer than {_MAX_LENGTH} characters")
    reader = _Reader(_tokens(expression), known)
    value = reader.value(0, depth=0)
    if reader.ahead:
        raise Unevaluable(f"'{reader.ahead[0]}' stands where a sign such as + or * is expected")
    return value


def operands(expression: str) -> tuple[str, ...]:
    """The numbers and names of an expression in their order; none where it holds other things.

    An expression with fewer than two of them computes nothing.
    """
    try:
        return tuple(each for each in _tokens(expression) if each not in (*_SIGNS, "(", ")"))
    except Unevaluable:
        return ()


def number_of(operand: str) -> Fraction | None:
    """The value of an operand that is written in digits; None for a name."""
    return _number(operand) if operand[0] in ".0123456789" else None


def _tokens(expression: str) -> list[str]:
    text = expression.rstrip()
    tokens, at = [], 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise Unevaluable(f"'{text[at:].split()[0]}' is no number, name or sign of arithmetic")
        tokens.append(found.group().lstrip())
        at = found.end()
    return tokens


class _Reader:
    """Reads tokens from left to right, each operand with what binds tighter than its sign."""

    def __init__(self, tokens: list[str], known: Mapping[str, Fraction]) -> None:
        self.ahead = tokens
        self.known = known

    def value(self, binding: int, *, depth: int) -> Fraction:
        """The value of the longest run of signs that bind at least this tightly."""
        if depth > _MAX_DEPTH:
            raise Unevaluable(f"it is nested more than {_MAX_DEPTH} levels deep")
        left = self._operand(depth)
        while self.ahead and (found := _SIGNS.get(self.ahead[0])) and found[0] >= binding:
            strength, apply = found
            sign = self.ahead.pop(0)
            right = self.value(strength if sign == "**" else strength + 1, depth=depth + 1)
            left = _checked(apply, left, right)
        return left

    def _operand(self, depth: int) -> Fraction:
        if not self.ahead:
            raise Unevaluable("it ends where a number is expected")
        token = self.ahead.pop(0)
        if token == "-":
            return -self.value(_TIGHTER_THAN_TIMES, depth=depth + 1)
        if token == "(":
            inside = self.value(0, depth=depth + 1)
            if not self.ahead or self.ahead.pop(0) != ")":
                raise Unevaluable("a parenthesis is not closed")
            return inside
        if token in _SIGNS or token == ")":
            raise Unevaluable(f"'{token}' stands where a number is expected")
        if token[0] in ".0123456789":
            return _number(token)
        if token not in self.known:
            raise Unevaluable(f"the name '{token}' has no value above it")
        return self.known[token]


def _number(token: str) -> Fraction:
    mantissa, _, power = token.lower().partition("e")
    if abs(int(power or 0)) > _MAX_DIGITS:
        raise Unevaluable(f"'{token}' is too large or too small")
    return _sized(Fraction(mantissa) * Fraction(10) ** int(power or 0))


def _checked(
    apply: Callable[[Fraction, Fraction], Fraction], left: Fraction, right: Fraction
) -> Fraction:
    try:
        return _sized(apply(left, right))
    except ZeroDivisionError as error:
        raise Unevaluable("it divides by zero") from error


def _sized(value: Fraction) -> Fraction:
    if max(abs(value.numerator), value.denominator) > 10**_MAX_DIGITS:
        raise Unevaluable("a value is too large or too small")
    return value


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    if exponent.denominator != 1 or abs(exponent) > _MAX_EXPONENT:
        raise Unevaluable(f"an exponent must be a whole number up to {_MAX_EXPONENT}")
    return Fraction(base ** int(exponent))


_SIGNS: Final[Mapping[str, tuple[int, Callable[[Fraction, Fraction], Fraction]]]] = {
    "+": (1, operator.add),
    "-": (1, operator.sub),
    "*": (2, operator.mul),
    "/": (2, operator.truediv),
    "**": (4, _power),
}
"""How tightly each sign binds, and what it does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A number as a sentence writes it."""

    at: int
    """Where it begins."""
    text: str
    value: Fraction
    step: Fraction
    """The size of its last written digit."""


@functools.lru_cache(maxsize=40_000)
def stated(text: str) -> tuple[Stated, ...]:
    """The numbers that a sentence states, in their order: digits, signs such as ¾, and words."""
    found = [
        *(
            _from_digits(each)
            for each in _STATED.finditer(text)
            if len(each["digits"]) <= _MAX_DIGITS
        ),
        *(_from_word(each) for each in _SPELLED.finditer(text)),
        *(() if text.isascii() else _from_signs(text)),
    ]
    return tuple(sorted(found, key=lambda number: number.at))


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers that a sentence states, as it writes them."""
    return tuple(number.text for number in stated(text))


@functools.lru_cache(maxsize=40_000)
def values_in(text: str) -> frozenset[Fraction]:
    """The numbers of a text by value: `29.0` and `29.00` are one, `4x`, `x4` and `four` too."""
    return frozenset(number.value for number in stated(text))


def states(text: str, value: Fraction) -> bool:
    """Whether the sentence states this value, rounded to as many decimals as it writes."""
    return any(abs(number.value - value) <= number.step / 2 for number in stated(text))


def _from_digits(found: re.Match[str]) -> Stated:
    digits = re.sub(r"[^0-9.]", "", found["digits"])
    times = Fraction(10) ** int(found["power"] or 0) * _LARGE[found["large"] or found["short"]]
    step = times / 10 ** len(digits.partition(".")[2])
    value = Fraction(digits) * times
    signed = -value if found["minus"] else value
    return Stated(at=found.start(), text=found.group(), value=signed, step=step)


def _from_word(found: re.Match[str]) -> Stated:
    """A ten, a one and what follows them: `forty-two thousand`, `half a million`, `fourfold`."""
    step = Fraction(_LARGE[found["large"].lower() if found["large"] else None])
    word = " ".join(found["word"].lower().split())
    tens = _WORDS[found["tens"].lower()] if found["tens"] else 0
    value = (tens + (_WORDS[word] if word in _WORDS else _PARTLY[word])) * step
    return Stated(at=found.start(), text=found.group(), value=value, step=step)


def _from_signs(text: str) -> Iterator[Stated]:
    """Characters that are numbers by themselves, such as ¾ and ⑨; exponents and indices are not."""
    for at, char in enumerate(text):
        if unicodedata.category(char) in ("No", "Nl"):
            raised = unicodedata.decomposition(char).startswith(("<super>", "<sub>"))
            value = Fraction(unicodedata.numeric(char)).limit_denominator(1_000)
            if not raised:
                yield Stated(at=at, text=char, value=value, step=Fraction(0))


def written(value: Fraction) -> str:
    """A value as a reader knows it: `16`, `2.34`, four decimals or as many as it takes to see it."""
    decimals = 4
    while value and not round(value, decimals):
        decimals += 4
    whole, part = divmod(abs(round(value, decimals)) * 10**decimals, 10**decimals)
    digits = f"{whole}.{int(part):0{decimals}}".rstrip("0").rstrip(".")
    return f"-{digits}" if value < 0 else digits
