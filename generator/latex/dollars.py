"""A text comes in; out comes which braces belong together, and which dollars hold a formula."""

import re
from dataclasses import dataclass
from typing import Final

_BRACE: Final = re.compile(r"\\.|[{}]", re.DOTALL)
_DOLLAR: Final = re.compile(r"\\.|\$\$?|[{}]", re.DOTALL)
_MARK: Final = re.compile(r"\\[A-Za-z]+|[\^_]\s*(?:\{|\\|[^\s{}](?![A-Za-z]))|\{,\}|\\[,;!|{}%]")
_SIMPLE: Final = re.compile(r"[A-Za-z0-9\s.,:;+*/=<>()\[\]|'!×≤≥±−-]+")
_LONGEST: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Dollars:
    """A formula's other end: where it stands and how many dollars it has."""

    closing: int
    width: int


def match_braces(text: str) -> dict[int, int]:
    """The closing brace of each opening one, both without a backslash; those without a partner are left out."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for found in _BRACE.finditer(text):
        if found[0] == "{":
            opened.append(found.start())
        elif found[0] == "}" and opened:
            pairs[opened.pop()] = found.start()
    return pairs


def match_dollars(text: str, closing: dict[int, int]) -> dict[int, Dollars]:
    """Each dollar that opens a formula, with its end at the same depth of braces.

    A dollar of money or of a shell variable has no such end: what stands up to the next dollar does
    not read as a formula.
    """
    if "$" not in text:
        return {}
    pairs: dict[int, Dollars] = {}
    pending: list[tuple[int, int] | None] = [None]
    closed = set(closing.values())
    for found in _DOLLAR.finditer(text):
        at, width = found.start(), len(found[0])
        match found[0][0]:
            case "{" if at in closing:
                pending.append(None)
            case "}" if at in closed:
                pending.pop()
            case "$":
                before = pending[-1]
                if before and before[1] == width and _is_formula(text, before[0] + width, at):
                    pairs[before[0]] = Dollars(closing=at, width=width)
                    pending[-1] = None
                else:
                    pending[-1] = (at, width)
            case _:
                pass
    return pairs


def _is_formula(text: str, start: int, end: int) -> bool:
    inside = text[start:end]
    if not 0 < len(inside) <= _LONGEST or "\n\n" in inside or not inside.strip():
        return False
    if inside[0].isspace() != inside[-1].isspace():
        return False
    if _MARK.search(inside):
        return not _is_priced_prose(inside)
    if inside[0].isspace() or not _SIMPLE.fullmatch(inside):
        return False
    return _is_short_and_complete(inside, text[end + 1 : end + 2])


def _is_priced_prose(inside: str) -> bool:
    """`5 for two and` between two prices: it begins with a number and goes on in words."""
    words = re.sub(r"\\[A-Za-z]+(?:\{[^{}]*\})?|\{[^{}]*\}", " ", inside)
    return inside[0].isdigit() and re.search(r"\s[A-Za-z]{3,}", words) is not None


def _is_short_and_complete(inside: str, after: str) -> bool:
    """Without any mark of LaTeX: a number, a letter or a small formula, not the words between prices."""
    if (
        re.search(r"[A-Za-z]{4,}|[A-Za-z]{2,}\s|\s[A-Za-z]{2,}", inside)
        or inside[-1] in "+-*/=<>([|,;:"
    ):
        return False
    if after.isdigit():
        return False
    return not after.isalpha() or re.fullmatch(r"[A-Za-z]{1,2}|\d+", inside) is not None
