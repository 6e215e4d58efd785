"""A task and the voices in, the words that speak for it out, as they stand in the texts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.models.tasks import Sign
from generator.tasks.terms import words_of
from generator.tasks.voices import Voice

_MOST_WORDS: Final = 8
_BREAK: Final = re.compile(r"\n|[.!?;:](?:\s|$)")
_JOINED_BEFORE: Final = re.compile(r"(?:\w+[-\u2010\u2011])*\Z")
_JOINED_BEHIND: Final = re.compile(r"(?:[-\u2010\u2011]\w+)*")
_FAINT: Final = 0.05
"""Below this share of a task's score a text is no reason to name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hit:
    """A word or landmark that speaks for the task."""

    start: int
    end: int
    value: float


def signs_for(at: int, voices: Sequence[Voice]) -> tuple[Sign, ...]:
    """Why the task at this place of the taxonomy: one sign for each text, the strongest first."""
    said = [(voice.weight * voice.scores[at], voice) for voice in voices]
    whole = sum(value for value, _ in said)
    found = []
    for value, voice in sorted(said, key=lambda pair: -pair[0]):
        words = _strongest_words(at, voice) if whole and value / whole >= _FAINT else ""
        if words:
            share = value / whole
            found.append(Sign(kind=voice.kind, source=voice.source, words=words, weight=share))
    return tuple(found)


def _strongest_words(at: int, voice: Voice) -> str:
    """The run of words within one sentence that says most, from one that speaks to another."""
    if voice.kind == "model":
        return voice.text
    best, words = 0.0, ""
    hits = sorted(_hits(at, voice), key=lambda hit: (hit.start, hit.end))
    for position, first in enumerate(hits):
        value = 0.0
        for last in hits[position:]:
            run = voice.text[first.start : last.end]
            if len(run.split()) > _MOST_WORDS or _BREAK.search(run):
                break
            value += last.value
            if value > best:
                best, words = value, run
    return _whole(words, voice.text)


def _whole(words: str, text: str) -> str:
    """The words with the beginnings and ends that hyphens join to them: `ten-second clip`."""
    if not words:
        return ""
    start = text.index(words)
    end = start + len(words)
    start -= len(_JOINED_BEFORE.search(text[:start])[0])  # type: ignore[index]
    end += len(_JOINED_BEHIND.match(text[end:])[0])  # type: ignore[index]
    whole = " ".join(text[start:end].replace("*", "").replace("`", "").split())
    return whole + (")" if whole.count("(") > whole.count(")") else "")


def _hits(at: int, voice: Voice) -> Iterator[_Hit]:
    words = [word for word in words_of(voice.text) if word.stem]
    for word, after in zip(words, (*words[1:], None), strict=True):
        value = voice.index.share(word.stem, at)
        pair = voice.index.share(f"{word.stem} {after.stem}", at) if after else 0.0
        if value:
            yield _Hit(start=word.start, end=word.end, value=value)
        if after is not None and pair:
            yield _Hit(start=word.start, end=after.end, value=pair)
    for start, end, term in voice.landmarks.spans_in(voice.text):
        value = voice.index.share(term, at)
        if value:
            yield _Hit(start=start, end=end, value=value)
