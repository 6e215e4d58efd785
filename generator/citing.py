r"""A text of the catalog in, its words and the works that it cites out; pure string work.

The syntax is pandoc's (https://pandoc.org/MANUAL.html#citation-syntax): `[@key]`, `[@a; @b, p. 4]`,
and `@key` within the sentence. An address with an `@`, code between backticks, and `\@` are text.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

_KEY: Final = r"@(?P<key>[^\W](?:\w|[:.#$%&+?<>~/-](?=\w))*)"
_MENTION: Final = re.compile(rf"(?P<before>[^@]*?)(?<![^\s\[(-])-?{_KEY}(?:,?\s*(?P<after>[^@]*))?")
_PIECE: Final = re.compile(
    rf"""
    (?P<text>`[^`]*` | \S*://\S* | \\@)     # what is never a citation
  | \[(?P<group>[^\[\]]*@[^\[\]]*)\]        # [@a; @b, p. 4]
  | (?<![\w/@.]){_KEY}                      # @a, not within a word or an address
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One work, cited."""

    key: str
    before: str = ""
    """What stands before it: `see`."""
    after: str = ""
    """Where in the work: `p. 4`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A citation of one or more works."""

    works: tuple[Mention, ...]
    named: bool
    """Whether the sentence speaks of the work, `@a`, or cites it in brackets."""


Piece: TypeAlias = str | Cited


@functools.lru_cache(maxsize=20_000)
def pieces_of(text: str) -> tuple[Piece, ...]:
    """The text in order, cut where it cites; a text without citations is one piece."""
    return tuple(_joined(text)) if "@" in text else (text,)


def cites(text: str) -> tuple[Mention, ...]:
    """Every work that a text cites, in order."""
    found = (piece.works for piece in pieces_of(text) if isinstance(piece, Cited))
    return tuple(mention for works in found for mention in works)


def words_of(text: str) -> str:
    """The text as it is read aloud: without citations in brackets."""
    if "@" not in text:
        return text
    words = (piece if isinstance(piece, str) else "" for piece in pieces_of(text))
    return re.sub(r"\s+(?=[.,;:!?]|$)", "", " ".join("".join(words).split()))


def _joined(text: str) -> Iterator[Piece]:
    """Neighbouring texts as one piece."""
    held = ""
    for piece in _pieces(text):
        if isinstance(piece, str):
            held += piece
            continue
        if held:
            yield held
        held = ""
        yield piece
    if held:
        yield held


def _pieces(text: str) -> Iterator[Piece]:
    end = 0
    for found in _PIECE.finditer(text):
        yield text[end : found.start()]
        end = found.end()
        if found["key"]:
            yield Cited(works=(Mention(key=found["key"]),), named=True)
        elif found["group"]:
            works = tuple(_mentions(found["group"]))
            yield Cited(works=works, named=False) if works else found.group()
        else:
            yield "@" if found.group() == "\\@" else found.group()
    yield text[end:]


def _mentions(group: str) -> tuple[Mention, ...]:
    """The works of a bracket; none where one of its parts names none, for then it is text."""
    parts = [_MENTION.fullmatch(part.strip()) for part in group.split(";")]
    return (
        tuple(
            Mention(
                key=part["key"],
                before=part["before"].strip(),
                after=(part["after"] or "").strip(),
            )
            for part in parts
            if part is not None
        )
        if all(parts)
        else ()
    )
