r"""A place in a text comes in; out comes the accented letter that LaTeX spells there (`\'e` is é), if any."""

import re
from typing import Final

from generator.latex.symbols import accented

_ACCENT: Final = re.compile(
    r"\\(?P<accent>['\"`^~=.])(?:\{\\?(?P<held>[A-Za-z])\}|\\(?P<dotless>[ij])(?![A-Za-z])|(?P<bare>[A-Za-z]))"
    r"|\\(?P<named>[cvuHkrdb])(?:\{\\?(?P<within>[A-Za-z])\}| (?P<apart>[A-Za-z])(?=\}))"
)
_CONTRACTION: Final = re.compile(r"\\'(?:s|t|re|ll|ve|d|m)(?![A-Za-z])")
_ESCAPED_QUOTE: Final = re.compile(r"\\[\"'`](?![A-Za-z{\\])")


def holds_escaped_quotes(text: str) -> bool:
    r"""Whether a text writes quotation marks as code does (`\"name\"`): then they are no accents."""
    return _ESCAPED_QUOTE.search(text) is not None


def accent_at(text: str, at: int, *, bare_quotes: bool) -> tuple[int, str] | None:
    """The length of an accent's source, and its letter."""
    found = _ACCENT.match(text, at)
    if found is None or _is_code(found, bare_quotes=bare_quotes):
        return None
    letter = found["bare"] or found["held"] or found["dotless"] or found["within"] or found["apart"]
    shown = accented(found["accent"] or found["named"], letter)
    return (found.end() - at, shown) if shown else None


def _is_code(found: re.Match[str], *, bare_quotes: bool) -> bool:
    """Escaped quotation marks, contractions and full stops: without braces they are rarely accents."""
    bare, accent, text, at = found["bare"], found["accent"], found.string, found.start()
    if not bare:
        return False
    if accent in "'\"`" and not bare_quotes:
        return True
    if accent == ".":
        return bare not in "zZI"
    return text[max(at - 1, 0) : at].isalpha() and _CONTRACTION.match(text, at) is not None
