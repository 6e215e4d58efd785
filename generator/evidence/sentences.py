"""A supplied text in, its sentences out, each with its place; the one file that knows sentencex."""

import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

import sentencex

from generator.latex import plain

_SHORTENED: Final = re.compile(
    r"(?<!\w)(?:e\.\s?g|i\.\s?e|cf|vs|viz|approx|resp|ca|Dr|Mr|Mrs|Ms|Prof|St)\.\s*\Z"
)
"""After these a sentence goes on, whatever follows."""
_NUMBERED: Final = re.compile(
    r"(?<!\w)(?:Eqs?|Figs?|Secs?|Sects?|Tabs?|Chs?|Apps?|Algs?|Thms?|Refs?|Nos?|pp?|Vols?)\.\s*\Z",
    re.IGNORECASE,
)
"""After these it goes on with a number."""
_REFERENCE: Final = re.compile(r"\s*(?:\(?\d|[IVX]+\b|[A-Z]\.?\d)")
_CITATION: Final = re.compile(r"\s*\[\d")
_OPENS: Final = frozenset("([{<¿¡-–—•*#@$&/\"'“‘„«`~^=+|_\\")
"""Marks that a sentence may begin with."""
_SEEN: Final = 30
"""How many characters before a cut are looked at."""
_UNUSUAL: Final = re.compile(r"[^\S\x00-\x7f]|[\ud800-\udfff]")
"""Spaces and halves of characters that sentencex stumbles over; a plain space cuts as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a readable text; its neighbours touch it, so that nothing is lost between."""

    start: int
    end: int
    text: str
    """Its words on one line."""


@functools.lru_cache(maxsize=20_000)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a supplied text, as a reader sees it; `e.g.` and `et al.` end none.

    Places are counted in `plain(text)`.
    """
    readable = plain(text)
    spans: list[tuple[int, int]] = []
    at = 0
    for part in sentencex.segment("en", _UNUSUAL.sub(" ", readable)):
        start, end = at, at + len(part)
        if spans and _goes_on(readable[max(spans[-1][0], start - _SEEN) : start], part):
            start = spans.pop()[0]
        spans.append((start, end))
        at = end
    whole = (Sentence(start=a, end=b, text=" ".join(readable[a:b].split())) for a, b in spans)
    return tuple(sentence for sentence in whole if sentence.text)


def _goes_on(before: str, part: str) -> bool:
    """Whether what was cut off belongs to the sentence before it."""
    first = part.lstrip()[:1]
    if (
        not first
        or not before.strip()
        or first.islower()
        or _CITATION.match(part)
        or _SHORTENED.search(before)
    ):
        return True
    if _NUMBERED.search(before) and _REFERENCE.match(part):
        return True
    return unicodedata.category(first).startswith("P") and first not in _OPENS
