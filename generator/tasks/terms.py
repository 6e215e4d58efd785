"""A text in, the terms by which it is compared out: stems, pairs of stems, and names of landmarks."""

import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.evidence.words import content_stems

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_FIRST_WORD: Final = re.compile(r"\w+")
_CAMEL: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_ENDING: Final = re.compile(r"['’](?:s|re|ve|ll|d|t|m)?$")
_SPELLINGS: Final = (
    ("is", re.compile(r"is(?=(?:e|es|ed|er|ers|ing|ation|ations)$)"), "iz"),
    ("our", re.compile(r"(?<=..)our(?=(?:s|ed|ing|ful|ite|al|hood)?$)"), "or"),
)
"""British and American spelling count as one, whichever is right: the letters that a word must hold,
where they are replaced, and by what."""
_EVERYWHERE: Final = frozenset(
    "about after again ai algorithm almost already am another approach around ask away back because "
    "before behind came can come comput did didn do doe doesn don done even ever first framework "
    "found get gave give go goe good got had he her hers him his howev i'm if improv introduc isn "
    "just kept know last later let like littl ll long look machin made make mani me method model "
    "much my never new next noth novel now off once onli onto other out over own paper perform "
    "person program propos put quit re result said same saw say see seem she show sinc softwar some "
    "someth state still system take task tell than thing think though thought through till told too "
    "took tri two under until up use veri want wasn way we well went while whole why work would "
    "wouldn yet".split()
)
"""Stems that any question or paper may hold, whatever it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a text with its stem; an empty stem carries no meaning of its own."""

    start: int
    end: int
    stem: str


@functools.lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in their order."""
    return tuple(
        Word(start=found.start(), end=found.end(), stem=_stem(found[0]))
        for found in _WORD.finditer(text)
    )


@functools.lru_cache(maxsize=4096)
def terms_of(text: str) -> tuple[str, ...]:
    """The stems of a text and each two that follow each other, once for every time they stand there."""
    stems = [stem for word in _WORD.findall(text) if (stem := _stem(word))]
    pairs = (f"{one} {other}" for one, other in itertools.pairwise(stems))
    return (*stems, *pairs)


def landmark_term(name: str) -> str:
    """The term that stands for a landmark: no word of a text is ever taken for it."""
    return f"={name}"


class Landmarks:
    """The names of well-known models and data sets, to be found in texts and in names of models."""

    def __init__(self, names: Iterable[str]) -> None:
        longest_first = sorted(dict.fromkeys(names), key=lambda name: (-len(name), name))
        self._squeezed = {_squeeze(name): name for name in reversed(longest_first)}
        self._by_first_word: dict[str, list[str]] = {}
        for name in longest_first:
            self._by_first_word.setdefault(_FIRST_WORD.findall(name)[0], []).append(name)

    def spans_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where landmarks stand in a text, in the case of their letters; the longest of several."""
        after = 0
        for word in _FIRST_WORD.finditer(text):
            start = word.start()
            for name in self._by_first_word.get(word[0], ()) if start >= after else ():
                after = start + len(name)
                if text.startswith(name, start) and not text[after : after + 1].isalnum():
                    yield start, after, landmark_term(name)
                    break
                after = start

    def in_name(self, name: str) -> tuple[str, ...]:
        """The landmarks that a model's name is made of: `Whisper` in `whisper_large-v3`."""
        parts = re.findall(r"[^\W_]+", name)
        found: dict[str, None] = {}
        for start in range(len(parts)):
            for end in range(start + 1, len(parts) + 1):
                key = "".join(parts[start:end]).casefold()
                for each in _beginnings(key) if end == start + 1 else (key,):
                    if each in self._squeezed:
                        found[landmark_term(self._squeezed[each])] = None
                        break
        return tuple(found)


def terms_of_name(name: str) -> tuple[str, ...]:
    """The terms of a model's name, taken apart where letters change case: `MusicGen` holds music."""
    whole = re.sub(r"[_\W]+", " ", name)
    apart = " ".join(_CAMEL.findall(name))
    return tuple(dict.fromkeys((*terms_of(whole), *terms_of(apart))))


def _beginnings(word: str) -> Iterator[str]:
    """A word, and what is left of it without a version or ending; nothing shorter than four letters."""
    yield word
    yield from (word[:length] for length in range(len(word) - 1, 3, -1))


def _squeeze(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


@functools.lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    """The stem of a word, or nothing for one that any text may hold."""
    small = word.casefold()
    if not small.isalnum():
        small = _ENDING.sub("", small)
    for letters, pattern, instead in _SPELLINGS:
        if letters in small:
            small = pattern.sub(instead, small)
    stem = "".join(sorted(content_stems(small)))
    return "" if stem in _EVERYWHERE or (stem.isdigit() and len(stem) != 1) else stem
