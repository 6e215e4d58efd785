"""A supplied text in, its sentences out, each with its place; the one file that knows sentencex."""

import functools
import itertools
import re
from dataclasses import dataclass

import sentencex

from generator.evidence.quotes import normalise
from generator.latex import plain

_GOES_ON = re.compile(r"\s*(?:[a-z,;:)\]\d]|\[|$)")
"""How the rest of a sentence begins that was cut too early: after a citation mark, say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a readable text; its neighbours touch it, so that nothing is lost between."""

    start: int
    end: int
    text: str


@functools.lru_cache(maxsize=20_000)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a supplied text, as a reader sees it; `e.g.` and `et al.` end none."""
    readable = " ".join(plain(text).split())
    found: list[Sentence] = []
    start = 0
    for part in sentencex.segment("en", readable):
        end = start + len(part)
        if found and _GOES_ON.match(part):
            found[-1] = _sentence(readable, found[-1].start, end)
        else:
            found.append(_sentence(readable, start, end))
        start = end
    return tuple(found)


def _sentence(text: str, start: int, end: int) -> Sentence:
    return Sentence(start=start, end=end, text=text[start:end].strip())


def sentences_touched(quote: str, text: str) -> tuple[int, ...]:
    """The numbers, from 0, of the sentences of a text that a quote's words stand in."""
    words = normalise(quote)
    parts = [part for part in re.split(r"\s*(?:\.\.\.|…|\[[^\]]*\])\s*", words) if part]
    held = [normalise(sentence.text) for sentence in sentences(text)]
    for wanted in ([words], parts):
        touched = _touched(wanted, held)
        if touched:
            return touched
    return ()


def _touched(parts: list[str], held: list[str]) -> tuple[int, ...]:
    """Sentences from the first to the last part, in their order; empty where one is missing."""
    whole = " ".join(held)
    ends = [0]
    for text in held:
        ends.append(ends[-1] + len(text) + 1)
    start, first, last = 0, -1, -1
    for part in parts:
        at = whole.find(part, start)
        if at < 0:
            at = whole.find(part[:1].swapcase() + part[1:], start)
        if at < 0:
            return ()
        start = at + len(part)
        first = at if first < 0 else first
        last = start
    return tuple(
        number
        for number, (begin, end) in enumerate(itertools.pairwise(ends))
        if begin < last and end - 1 > first
    )
