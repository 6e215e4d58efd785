"""The value of a BibTeX field as its file has it in, the pieces that it is joined from out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_PIECE: Final = re.compile(r'\s*(?:(?P<open>[{"])|(?P<word>[^\s#{}"]+)|(?P<stray>[#}]))')
_INSIDE: Final = re.compile(r'\\.|[{}"]', re.DOTALL)
_NEXT_FIELD: Final = re.compile(r"\s+(?=[A-Za-z][\w-]*\s*=)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words in braces or quotation marks, or a word that stands bare."""

    text: str
    is_name: bool
    """Whether it is the name of a string; a bare number is none."""


def pieces_of(source: str) -> Iterator[Piece]:
    """The pieces that `#` joins: `jan # "~1"` is the string jan, and ~1."""
    inner = source[1:-1]
    if source[:1] == "{" and source[-1:] == "}" and "{" not in inner and "}" not in inner:
        yield Piece(text=inner, is_name=False)
        return
    at = 0
    while (found := _PIECE.match(source, at)) is not None:
        at = found.end()
        if found["open"]:
            end = _closing(source, at - 1)
            yield Piece(text=source[at:end], is_name=False)
            at = end + 1
        elif found["word"]:
            yield Piece(text=found["word"], is_name=not found["word"].isdigit())


def value_end(source: str) -> int:
    """Where a value ends that another field follows without a comma; 0 where none does."""
    if "=" not in source:
        return 0
    opens = source[:1]
    if opens in ("{", '"'):
        found = _NEXT_FIELD.match(source, _closing(source, 0) + 1)
    else:
        found = _NEXT_FIELD.search(source) if opens.isalnum() else None
    return found.start() if found is not None else 0


def _closing(source: str, opening: int) -> int:
    """Where the piece ends that begins with a brace or a quotation mark."""
    quoted, depth = source[opening] == '"', 0
    for found in _INSIDE.finditer(source, opening + 1):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            if not quoted and depth == 0:
                return found.start()
            depth = max(depth - 1, 0)
        elif found[0] == '"' and quoted and depth == 0:
            return found.start()
    return len(source)
