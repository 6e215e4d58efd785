"""A text in, its words out: to count them, to compare them, and to look them up."""

import functools
import re
from collections.abc import Iterator
from typing import Final

import Stemmer

from generator.evidence.matching import Reading, readings
from generator.evidence.typography import normalise

_CASED: Final = r"[0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u058f\u1e00-\u1fff]"
_TOKEN: Final = re.compile(rf"{_CASED}+|[^\W_]")
"""Letters without a case stand alone: Chinese and Japanese set no space between words."""
_IN_NUMBER: Final = re.compile(r"(?<=[0-9])[.,](?=[0-9])")
_SMALL: Final = frozenset(
    "a an and are as at be been but by can could each every for from had has have how i in into is "
    "it its may me might more my no not of on one or other our same so such than that the their "
    "them then there these they this those to us was we were what when which while who whose with "
    "without would you your also any all both only very s t".split()
)
_stemmer: Final = Stemmer.Stemmer("english")


def tokens(text: str) -> list[str]:
    """The words of a normalised text in their order, small letters only."""
    return _TOKEN.findall(text.casefold())


def count_words(text: str) -> int:
    """How many words a reader counts; `29.00` is one."""
    return len(tokens(_IN_NUMBER.sub("", text)))


@functools.lru_cache(maxsize=20_000)
def content_stems(text: str) -> frozenset[str]:
    """The words that carry meaning, without their endings."""
    words = [text.casefold()] if text.isascii() and text.isalnum() else tokens(normalise(text))
    return frozenset(_stem(word) for word in words if word not in _SMALL)


@functools.lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    stemmed: str = _stemmer.stemWord(word)
    return stemmed


@functools.lru_cache(maxsize=20_000)
def own_words(quote: str, held: str) -> str:
    """A quote without its gaps and its editor's insertions; brackets of the source stay."""
    return normalise(" ".join(own_runs(quote, held)))


@functools.lru_cache(maxsize=20_000)
def own_runs(quote: str, held: str) -> tuple[str, ...]:
    """The same, cut wherever something is left out or added."""
    ways = tuple(readings(quote))
    if not ways:
        return ()
    literal = normalise(ways[0].words)
    if len(ways) == 1 or literal in normalise(held):
        return (literal,)
    return tuple(_kept(ways[-1], normalise(held)))


def _kept(reading: Reading, held: str) -> Iterator[str]:
    """Its parts; one that a bracket of the source follows or leads goes on across it."""
    for run in reading.runs:
        words: list[str] = []
        for part in run:
            before, after = normalise(part.before), normalise(part.after)
            if before and before in held:
                words.append(before)
            elif words:
                yield " ".join(words)
                words = []
            words.append(part.words)
            if after and after in held:
                words.append(after)
        yield " ".join(words)
