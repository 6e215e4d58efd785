"""Expressions and sentences in, exact numbers out; nothing is ever executed."""

import ast
import operator
import re
from collections.abc import Callable, Mapping
from fractions import Fraction

_BINARY: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_MAX_LENGTH = 200
_MAX_EXPONENT = 64
_MAX_DIGITS = 200
_NUMBER = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?")
_WORDS = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split(),
        range(21),
        strict=True,
    )
)


class Unevaluable(Exception):
    """The expression is no plain arithmetic; raised by `evaluate` with what is wrong."""


def evaluate(expression: str, known: Mapping[str, Fraction]) -> Fraction:
    """The exact value of `+ - * / **`, parentheses, numbers and the names in `known`.

    Raises:
        Unevaluable: for anything else, and for results of absurd size.
    """
    if len(expression) > _MAX_LENGTH:
        raise Unevaluable(f"longer than {_MAX_LENGTH} characters")
    try:
        tree = ast.parse(expression.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise Unevaluable("not an arithmetic expression") from error
    return _value(tree.body, expression.strip(), known)


def _value(node: ast.expr, text: str, known: Mapping[str, Fraction]) -> Fraction:
    match node:
        case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
            return Fraction((ast.get_source_segment(text, node) or "").replace("_", ""))
        case ast.Name(id=name) if name in known:
            return known[name]
        case ast.Name(id=name):
            raise Unevaluable(f"the name '{name}' has no value above it")
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, text, known)
        case ast.BinOp(left=left, op=op, right=right):
            return _applied(op, _value(left, text, known), _value(right, text, known))
        case _:
            raise Unevaluable("only numbers, names, + - * / ** and parentheses are known")


def _applied(op: ast.operator, left: Fraction, right: Fraction) -> Fraction:
    try:
        if isinstance(op, ast.Pow):
            value = _power(left, right)
        elif type(op) in _BINARY:
            value = _BINARY[type(op)](left, right)
        else:
            raise Unevaluable("only + - * / and ** are known")
    except ZeroDivisionError as error:
        raise Unevaluable("divides by zero") from error
    if max(abs(value.numerator), value.denominator) > 10**_MAX_DIGITS:
        raise Unevaluable("the value is too large")
    return value


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    if exponent.denominator != 1 or abs(exponent) > _MAX_EXPONENT:
        raise Unevaluable(f"an exponent must be a whole number up to {_MAX_EXPONENT}")
    return Fraction(base ** int(exponent))


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers that a sentence states, as written: digits, and words from zero to twenty."""
    digits = [(found.start(), found.group()) for found in _NUMBER.finditer(text)]
    words = [
        (found.start(), str(_WORDS[found.group().lower()]))
        for found in re.finditer(r"[A-Za-z]+", text)
        if found.group().lower() in _WORDS
    ]
    return tuple(number for _, number in sorted(digits + words))


def states(text: str, value: Fraction) -> bool:
    """Whether the sentence states this value, rounded to as many decimals as it writes."""
    return any(_agrees(number, value) for number in numbers_in(text))


def _agrees(written: str, value: Fraction) -> bool:
    decimals = len(written.partition(".")[2])
    rounded = round(value, decimals)
    return Fraction(written.replace(",", "")) == rounded


def written(value: Fraction) -> str:
    """A value as a reader knows it: `16`, `2.34`, at most four decimals."""
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(round(value, 4)):.4f}".rstrip("0").rstrip(".")
