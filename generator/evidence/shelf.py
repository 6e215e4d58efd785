"""All supplied texts in, which of them hold some words out: by an index, never by a scan."""

import functools
import itertools
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from generator.evidence.matching import Reading, readings
from generator.evidence.quotes import Found, find_quote
from generator.evidence.typography import JOINT, normalise
from generator.evidence.words import tokens
from generator.models.catalog import Paper, Tool

Work: TypeAlias = Paper | Tool
_BITS: Final = 32
"""An entry of the index is a pair of words, hashed, and the number of a work: so many bits each."""
_LOW: Final = (1 << _BITS) - 1
_FEW: Final = 3
"""So many works are sooner read than looked up further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """The work in which the words of a misattributed quote stand."""

    work: Work
    found: Found
    in_scope: bool
    """Whether the page that quotes them was supplied with that text."""


class Shelf:
    """The works of a catalog; the index is made when the first quote is not where it should be."""

    def __init__(self, works: Iterable[Work]) -> None:
        self._works = tuple(works)
        self._works_at = functools.lru_cache(maxsize=4_096)(self._entries)
        self._by_id = {work.id: work for work in reversed(self._works)}

    def work(self, name: str) -> Work | None:
        """The work of this id."""
        return self._by_id.get(name)

    def elsewhere(
        self, quote: str, named: str, names: frozenset[str] | None = None
    ) -> Elsewhere | None:
        """Another work than the named one that holds these words: one in scope before others.

        `names` are the scope names of the texts that the quoting page was supplied with.
        """
        outside = None
        for number in self._candidates(quote):
            work = self._works[number]
            if work.id == named:
                continue
            found = find_quote(quote, work, names)
            if found is not None:
                return Elsewhere(work=work, found=found, in_scope=True)
            if names is not None and outside is None:
                found = find_quote(quote, work)
                if found is not None:
                    outside = Elsewhere(work=work, found=found, in_scope=False)
        return outside

    def _candidates(self, quote: str) -> list[int]:
        """The works that hold each pair of neighbouring words of the quote, in their order."""
        ways = dict.fromkeys(
            frozenset(_pairs_of(reading, joined=joined))
            for reading in readings(quote)
            for joined in ("", "-")
        )
        return sorted({number for pairs in ways for number in self._holding(pairs)})

    def _holding(self, pairs: frozenset[int]) -> frozenset[int]:
        """The works that hold all pairs, the rarest looked up first."""
        places = sorted((self._places(pair) for pair in pairs), key=len)
        if self._splits_words:
            places = [each for each in places if each]
        if not places:
            return frozenset()
        held = self._works_at(places[0])
        for each in places[1:]:
            if len(held) <= _FEW:
                break
            held &= self._works_at(each)
        return held

    def _places(self, pair: int) -> range:
        """Where the entries of a pair lie in the index."""
        start = bisect_left(self._index, pair << _BITS)
        return range(start, bisect_left(self._index, (pair + 1) << _BITS, lo=start))

    def _entries(self, places: range) -> frozenset[int]:
        return frozenset(entry & _LOW for entry in self._index[places.start : places.stop])

    @functools.cached_property
    def _index(self) -> "array[int]":
        entries: list[int] = []
        for number, text in self._texts():
            pairs = {*_pairs(text.replace(JOINT, "-"))}
            if JOINT in text:
                pairs.update(_pairs(text.replace(JOINT, "")))
            entries.extend(pair << _BITS | number for pair in pairs)
        return array("Q", sorted(entries))

    @functools.cached_property
    def _splits_words(self) -> bool:
        """Whether a text splits words at the ends of its lines; then a pair may be missing."""
        return any(JOINT in text for _, text in self._texts())

    def _texts(self) -> Iterator[tuple[int, str]]:
        for number, work in enumerate(self._works):
            for source in work.sources:
                for piece in source.pieces:
                    yield number, normalise(piece.text)


def _pairs_of(reading: Reading, *, joined: str) -> Iterator[int]:
    """The pairs of all parts; a word that touches an insertion may be cut, so it is left out."""
    for run in reading.runs:
        for part in run:
            words = tokens(normalise(part.words).replace(JOINT, joined))
            yield from _hashed(words[part.cut_before : len(words) - part.cut_after])


def _pairs(text: str) -> Iterator[int]:
    return _hashed(tokens(text))


def _hashed(words: list[str]) -> Iterator[int]:
    return (hash(pair) & _LOW for pair in itertools.pairwise(words))
