"""The texts of a brief in, what each says for each task out; the off-topic ones are turned down."""

import functools
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.latex import plain
from generator.models.tasks import KnownTask, NamedModel, NamedPaper, SourceKind
from generator.tasks.index import Index, Scores, Weights, count_terms
from generator.tasks.terms import Landmarks, terms_of, terms_of_name

QUESTION: Final = Weights(names=1.0, definition=0.7, lay=1.0, technical=0.3, landmarks=1.0)
PAPER: Final = Weights(names=2.0, definition=0.2, lay=0.1, technical=1.0, landmarks=1.0)
NAME: Final = Weights(names=1.5, definition=0.0, lay=0.0, technical=0.7, landmarks=2.0)

QUESTION_WEIGHT: Final = 1.0
NAME_WEIGHT: Final = 0.6
OWN_PAPER_WEIGHT: Final = 1.2
RELATED_WEIGHT: Final = 1.0
"""For all related papers together."""
TITLE: Final = 3
"""How many times the words of a title count."""
CERTAIN: Final = 4.0
"""A text whose best score is this high has half of its say: the vaguer it is, the less it says."""
HEARD_ANYWAY: Final = 0.15
"""What remains of a related paper that agrees with nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One text and what it says."""

    kind: SourceKind
    source: str
    """The name of the model or the title of the paper; empty for the question."""
    text: str
    """What signs are quoted from."""
    index: Index
    landmarks: Landmarks
    scores: Scores
    weight: float


class Listener:
    """Turns the texts of briefs into voices; one for each taxonomy."""

    def __init__(self, tasks: tuple[KnownTask, ...]) -> None:
        self._landmarks = Landmarks(name for task in tasks for name in task.landmarks)
        fields = count_terms(tasks)
        self._question = Index(fields, QUESTION)
        self._paper = Index(fields, PAPER)
        self._name = Index(fields, NAME)

    def hear(
        self, question: str, models: tuple[NamedModel, ...], papers: tuple[NamedPaper, ...]
    ) -> tuple[Voice, ...]:
        """All voices; a related paper is heard as far as it agrees with the other texts."""
        own = [self._asked(question)]
        for model in models:
            own.append(self._named(model, NAME_WEIGHT / len(models)))
            if model.title or model.text:
                own.append(self._own_paper(model, OWN_PAPER_WEIGHT / len(models)))
        related = [self._related(each) for each in papers]
        return (*own, *_turn_down(related, own))

    def hear_paper(self, paper: NamedPaper) -> Voice:
        """What a paper says by itself."""
        return self._related(paper)

    def _asked(self, question: str) -> Voice:
        text = plain(question)
        draft = self._draft("question", text, index=self._question, weight=QUESTION_WEIGHT)
        return _said(draft, self._terms(text))

    def _named(self, model: NamedModel, weight: float) -> Voice:
        draft = self._draft("model", model.name, index=self._name, weight=weight)
        terms = (*terms_of_name(model.name), *self._landmarks.in_name(model.name))
        return _said(replace(draft, source=model.name), terms)

    def _own_paper(self, model: NamedModel, weight: float) -> Voice:
        voice = self._paper_voice("model-paper", plain(model.title), plain(model.text))
        return replace(voice, source=voice.source or model.name, weight=weight)

    def _related(self, paper: NamedPaper) -> Voice:
        return self._paper_voice("related-paper", plain(paper.title), plain(paper.text))

    def _paper_voice(self, kind: SourceKind, title: str, text: str) -> Voice:
        draft = self._draft(kind, f"{title}\n{text}", index=self._paper, weight=RELATED_WEIGHT)
        terms = (*self._terms(title) * TITLE, *self._terms(text))
        return _said(replace(draft, source=title), terms)

    def _draft(self, kind: SourceKind, text: str, *, index: Index, weight: float) -> Voice:
        return Voice(
            kind=kind,
            source="",
            text=text,
            index=index,
            landmarks=self._landmarks,
            scores=(),
            weight=weight,
        )

    def _terms(self, text: str) -> tuple[str, ...]:
        return (*terms_of(text), *(term for _, _, term in self._landmarks.spans_in(text)))


def _said(draft: Voice, terms: Iterable[str]) -> Voice:
    """A voice with its scores, between 0 and 1."""
    found = draft.index.scores(Counter(terms))
    scale = max(found, default=0.0) + CERTAIN
    return replace(draft, scores=tuple(each / scale for each in found))


@functools.lru_cache(maxsize=4)
def listener(tasks: tuple[KnownTask, ...]) -> Listener:
    """The listener of a taxonomy, made once."""
    return Listener(tasks)


def total(voices: Iterable[Voice]) -> Scores:
    """What all voices say together."""
    each = [[voice.weight * score for score in voice.scores] for voice in voices]
    return tuple(map(sum, zip(*each, strict=True)))


def _turn_down(related: Sequence[Voice], own: Sequence[Voice]) -> tuple[Voice, ...]:
    """Related papers share one say, in the measure in which each agrees with all other texts."""
    measures = [
        HEARD_ANYWAY
        + _agreement(voice.scores, total((*own, *_each((*related[:at], *related[at + 1 :])))))
        for at, voice in enumerate(related)
    ]
    whole = sum(measures)
    return tuple(
        replace(voice, weight=RELATED_WEIGHT * measure / whole)
        for voice, measure in zip(related, measures, strict=True)
    )


def _each(related: Sequence[Voice]) -> tuple[Voice, ...]:
    return tuple(replace(voice, weight=RELATED_WEIGHT / len(related)) for voice in related)


def _agreement(one: Scores, other: Scores) -> float:
    """The cosine of two: 1 where they speak for the same tasks, 0 where they share none.

    It is squared, so that what every paper says by the way counts little.
    """
    norm = math.sqrt(sum(a * a for a in one) * sum(b * b for b in other))
    return (sum(a * b for a, b in zip(one, other, strict=True)) / norm) ** 2 if norm else 0.0
