"""The fields of all tasks in, for each term what it says for each task out: fielded BM25.

Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields" (CIKM 2004). It
is written out here because the terms' own shares are needed as evidence; docs/contributing/
decisions.md has the comparison with libraries.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from generator.models.tasks import KnownTask
from generator.tasks.terms import landmark_term, terms_of

Scores: TypeAlias = tuple[float, ...]
"""One number for each task, in the order of the taxonomy."""

SATURATION: Final = 1.2
"""BM25's k1: how soon a term that stands there again adds nothing."""
LENGTH: Final = 0.3
"""BM25's b: how much a long field loses to a short one; ours differ little in length."""
QUERY_SATURATION: Final = 2.0
"""BM25's k3, for terms that a text repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each field of a task counts for one kind of text."""

    names: float
    definition: float
    lay: float
    technical: float
    landmarks: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """How often each term stands in each field of each task, in the order of the taxonomy."""

    names: tuple[Counter[str], ...]
    definition: tuple[Counter[str], ...]
    lay: tuple[Counter[str], ...]
    technical: tuple[Counter[str], ...]
    landmarks: tuple[Counter[str], ...]


def count_terms(tasks: tuple[KnownTask, ...]) -> Fields:
    """The fields of all tasks: counted once, weighted for each kind of text."""
    return Fields(
        names=tuple(_terms((t.name, *t.aliases, t.id.replace("-", " "))) for t in tasks),
        definition=tuple(_terms((t.definition,)) for t in tasks),
        lay=tuple(_terms(t.lay) for t in tasks),
        technical=tuple(_terms(t.technical) for t in tasks),
        landmarks=tuple(Counter(map(landmark_term, t.landmarks)) for t in tasks),
    )


class Index:
    """The terms of all tasks, weighted for one kind of text."""

    def __init__(self, fields: Fields, weights: Weights) -> None:
        self._size = len(fields.names)
        frequencies: dict[str, dict[int, float]] = {}
        for counts, weight in (
            (fields.names, weights.names),
            (fields.definition, weights.definition),
            (fields.lay, weights.lay),
            (fields.technical, weights.technical),
            (fields.landmarks, weights.landmarks),
        ):
            if weight:
                _add_field(frequencies, counts, weight)
        self._shares = {term: self._share(held) for term, held in frequencies.items()}

    def _share(self, held: Mapping[int, float]) -> dict[int, float]:
        rarity = math.log(1 + (self._size - len(held) + 0.5) / (len(held) + 0.5))
        return {at: rarity * value / (SATURATION + value) for at, value in held.items()}

    def share(self, term: str, at: int) -> float:
        """What one term says for one task."""
        return self._shares.get(term, {}).get(at, 0.0)

    def scores(self, terms: Mapping[str, float]) -> Scores:
        """What a text's terms, each with how often it stands there, say for each task."""
        found = [0.0] * self._size
        for term, count in terms.items():
            repeated = count * (QUERY_SATURATION + 1) / (QUERY_SATURATION + count)
            for at, value in self._shares.get(term, {}).items():
                found[at] += repeated * value
        return tuple(found)


def _terms(texts: Iterable[str]) -> Counter[str]:
    return Counter(term for text in texts for term in terms_of(text))


def _add_field(
    frequencies: dict[str, dict[int, float]], counts: tuple[Counter[str], ...], weight: float
) -> None:
    lengths = [count.total() for count in counts]
    average = sum(lengths) / max(len(lengths), 1) or 1.0
    for at, (count, length) in enumerate(zip(counts, lengths, strict=True)):
        norm = 1 - LENGTH + LENGTH * length / average
        for term, number in count.items():
            held = frequencies.setdefault(term, {})
            held[at] = held.get(at, 0.0) + weight * number / norm
