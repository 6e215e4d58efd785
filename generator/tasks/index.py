"""The fields of all tasks in, for each term what it says for each task out: fielded BM25.

Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields" (CIKM 2004). It
is written out here because the terms' own shares are needed as evidence; docs/contributing/
decisions.md has the comparison with libraries.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
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
_NOWHERE: Final[Mapping[int, int]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each field of a task counts for one kind of text."""

    names: float
    definition: float
    lay: float
    technical: float
    landmarks: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of all tasks."""

    places: Mapping[str, Mapping[int, int]]
    """How often each term stands there, by the places of the tasks in the taxonomy."""
    lengths: tuple[int, ...]
    """How many terms each task has there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """How often each term stands in each field of each task, in the order of the taxonomy."""

    names: Field
    definition: Field
    lay: Field
    technical: Field
    landmarks: Field


def count_terms(tasks: tuple[KnownTask, ...]) -> Fields:
    """The fields of all tasks: counted once, weighted for each kind of text."""
    return Fields(
        names=_field(_terms((t.name, *t.aliases, t.id.replace("-", " "))) for t in tasks),
        definition=_field(_terms((t.definition,)) for t in tasks),
        lay=_field(_terms(t.lay) for t in tasks),
        technical=_field(_terms(t.technical) for t in tasks),
        landmarks=_field(map(landmark_term, t.landmarks) for t in tasks),
    )


class Index:
    """The terms of all tasks, weighted for one kind of text.

    A term is weighed when a text first holds it: most of the taxonomy's terms stand in none.
    """

    def __init__(self, fields: Fields, weights: Weights) -> None:
        self._size = len(fields.names.lengths)
        self._weighted = tuple(
            (field.places, weight, _norms(field.lengths))
            for field, weight in (
                (fields.names, weights.names),
                (fields.definition, weights.definition),
                (fields.lay, weights.lay),
                (fields.technical, weights.technical),
                (fields.landmarks, weights.landmarks),
            )
            if weight
        )
        self._shares: dict[str, Mapping[int, float]] = {}

    def share(self, term: str, at: int) -> float:
        """What one term says for one task."""
        return self._of(term).get(at, 0.0)

    def scores(self, terms: Mapping[str, float]) -> Scores:
        """What a text's terms, each with how often it stands there, say for each task."""
        found = [0.0] * self._size
        for term, count in terms.items():
            repeated = count * (QUERY_SATURATION + 1) / (QUERY_SATURATION + count)
            for at, value in self._of(term).items():
                found[at] += repeated * value
        return tuple(found)

    def _of(self, term: str) -> Mapping[int, float]:
        """What a term says for each task that it says something for."""
        known = self._shares.get(term)
        if known is not None:
            return known
        weighed = self._weigh(term)
        if weighed:
            self._shares[term] = weighed
        return weighed

    def _weigh(self, term: str) -> Mapping[int, float]:
        held: dict[int, float] = {}
        for places, weight, norms in self._weighted:
            for at, number in places.get(term, _NOWHERE).items():
                held[at] = held.get(at, 0.0) + weight * number / norms[at]
        rarity = math.log(1 + (self._size - len(held) + 0.5) / (len(held) + 0.5))
        return {at: rarity * value / (SATURATION + value) for at, value in held.items()}


def _terms(texts: Iterable[str]) -> Iterator[str]:
    return (term for text in texts for term in terms_of(text))


def _field(tasks: Iterable[Iterable[str]]) -> Field:
    places: dict[str, dict[int, int]] = {}
    lengths = []
    for at, terms in enumerate(tasks):
        length = 0
        for term in terms:
            held = places.setdefault(term, {})
            held[at] = held.get(at, 0) + 1
            length += 1
        lengths.append(length)
    return Field(places=places, lengths=tuple(lengths))


def _norms(lengths: tuple[int, ...]) -> tuple[float, ...]:
    """What the number of each term is divided by: more where a field is long."""
    average = sum(lengths) / max(len(lengths), 1) or 1.0
    return tuple(1 - LENGTH + LENGTH * length / average for length in lengths)
