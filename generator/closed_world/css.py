r"""A style sheet in, the addresses that it loads out.

Read as browsers read it (https://www.w3.org/TR/css-syntax-3/): comments, strings and escapes
(`\75 rl(...)`) hide nothing.
"""

import re
import sys
from collections.abc import Iterator
from typing import Final

_ESCAPE: Final = r"\\(?:[0-9a-fA-F]{1,6}\s?|[^0-9a-fA-F])"
_PIECE: Final = re.compile(
    r"/\*.*?(?:\*/|\Z)|(?P<string>\"(?:[^\"\\\n]|\\.)*|'(?:[^'\\\n]|\\.)*)[\"']?"
    rf"|(?P<word>@?(?:[\w-]|{_ESCAPE})+\(?)|(?P<end>[;{{}}])",
    re.DOTALL,
)
_IN_BRACKETS: Final = re.compile(rf"\s*(?P<address>(?:[^\s\"'()\\]|{_ESCAPE})+)")
_LOADING: Final = re.compile(r"\\|@import|(?:url|src|image|image-set|cross-fade)\(", re.IGNORECASE)
"""What stands in every style sheet that loads something: one of these, or an escape."""
_LOADERS: Final = frozenset(
    "url( src( @import image( image-set( -webkit-image-set( cross-fade( -webkit-cross-fade(".split()
)


def css_addresses(css: str) -> Iterator[str]:
    """What a style sheet loads: `url(...)`, and the strings behind `@import` or in an image set."""
    if _LOADING.search(css) is None:
        return
    at, loads = 0, False
    while (found := _PIECE.search(css, at)) is not None:
        at = found.end()
        word = _without_escapes(found["word"] or "").lower()
        bare = _IN_BRACKETS.match(css, at) if word in ("url(", "src(") else None
        if word in _LOADERS:
            loads = True
        elif found["end"]:
            loads = False
        elif loads and found["string"] is not None:
            yield _without_escapes(found["string"][1:])
        if bare is not None:
            at = bare.end()
            yield _without_escapes(bare["address"])


def _without_escapes(css: str) -> str:
    return re.sub(rf"{_ESCAPE}", _unescaped, css, flags=re.DOTALL)


def _unescaped(found: re.Match[str]) -> str:
    digits = found.group()[1:].strip()
    if re.fullmatch("[0-9a-fA-F]+", digits):
        code = int(digits, 16)
        return chr(code) if code < sys.maxunicode else "\ufffd"
    return found.group()[1:].strip("\n")
