"""A text in, the same without what typography adds to its words out, and the way back.

Words agree when they are the same to the letter, or but for white space, typographic quotes and
dashes, hyphenation at line ends, ligatures, soft hyphens, Unicode composition, LaTeX and the case
of the first letter. That list is all; the last of them is for whoever compares.
"""

import functools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from generator.latex import plain

_SAME: Final = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    }
)
"""Typographic quotes (those of TeX, too) and dashes, with what a keyboard has for them."""
_LIGATURES: Final = dict(
    zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", "ff fi fl ffi ffl st st".split(), strict=True)
)
_LIGATURE: Final = re.compile(f"[{''.join(_LIGATURES)}]")
_SOFT: Final = re.compile(r"\u00ad(?:[^\S\n]*\n\s*)?")
_LINE_END: Final = re.compile(r"(?<=[^\W\d_])[-\u2010][^\S\n]*\n\s*(?=[^\W\d_])")
_TWO_QUOTES: Final = re.compile("''")
_SPACE: Final = re.compile(r"\A\s+|\s+\Z|[^\S ]\s*| \s+")
JOINT: Final = "\ufdd0"
"""Stands for a hyphen at a line's end, which may belong to the word or not; no text holds it."""
_JOINED: Final = re.compile(rf"(?<!\w)(\w+){JOINT}(?=(\w+))")
_HYPHENATED: Final = re.compile(r"(?<!\w)(\w+)-(?=(\w+))")

_Edit: TypeAlias = tuple[int, int, int, int]
"""Where a replaced piece starts and ends: after, and before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One kind of change to a text, so that a place after it can be followed back."""

    starts: tuple[int, ...]
    edits: tuple[_Edit, ...]

    def back(self, at: int) -> tuple[int, int]:
        """Which characters, from and up to, became the one at this place."""
        number = bisect_right(self.starts, at) - 1
        if number < 0:
            return at, at + 1
        _, end, old_start, old_end = self.edits[number]
        if at < end:
            return old_start, old_end
        return old_end + at - end, old_end + at - end + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparable:
    """A text as far as typography is no part of its words; a word split at a line's end keeps a mark."""

    text: str
    steps: tuple[_Step, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where these characters stand in the readable text; at least one is asked for."""
        last = end - 1
        for step in reversed(self.steps):
            start = step.back(start)[0]
            last = step.back(last)[1] - 1
        return start, last + 1

    def rejoined(self, beside: str) -> "Comparable":
        """Split words made whole: with a hyphen where the other text has it, else without."""
        if JOINT not in self.text:
            return self
        kept = {f"{each[1]}-{each[2]}".casefold() for each in _HYPHENATED.finditer(beside)}

        def whole(found: re.Match[str]) -> str:
            both = f"{found[1]}-{found[2]}".casefold()
            return f"{found[1]}-" if both in kept else found[1]

        return _changed(self, _JOINED.finditer(self.text), whole)


def normalise(text: str) -> str:
    """The text as far as typography is no part of its words."""
    return comparable(text).text


@functools.lru_cache(maxsize=40_000)
def comparable(text: str) -> Comparable:
    """The same with the way back to `plain(text)`, which is what a reader sees."""
    held = _composed(plain(text))
    held = _changed(held, _SOFT.finditer(held.text), lambda _: "")
    held = _changed(held, _LINE_END.finditer(held.text), lambda _: JOINT)
    held = replace(held, text=held.text.translate(_SAME))
    held = _changed(held, _LIGATURE.finditer(held.text), lambda found: _LIGATURES[found.group()])
    held = _changed(held, _TWO_QUOTES.finditer(held.text), lambda _: '"')
    inner = held.text.strip()
    return _changed(
        held,
        _SPACE.finditer(held.text),
        lambda found: " " if found.start() and found.end() < len(found.string) and inner else "",
    )


def _changed(
    held: Comparable, found: Iterable[re.Match[str]], write: Callable[[re.Match[str]], str]
) -> Comparable:
    return _edited(held, ((each.start(), each.end(), write(each)) for each in found))


def _edited(held: Comparable, changes: Iterable[tuple[int, int, str]]) -> Comparable:
    """The text with pieces of it replaced; the same object where nothing is."""
    pieces: list[str] = []
    edits: list[_Edit] = []
    at, length = 0, 0
    for start, end, words in changes:
        pieces += held.text[at:start], words
        begin = length + start - at
        length = begin + len(words)
        edits.append((begin, length, start, end))
        at = end
    if not edits:
        return held
    step = _Step(starts=tuple(edit[0] for edit in edits), edits=tuple(edits))
    return Comparable(text="".join((*pieces, held.text[at:])), steps=(*held.steps, step))


def _composed(text: str) -> Comparable:
    """Unicode NFC, one letter with its marks at a time."""
    if unicodedata.is_normalized("NFC", text):
        return Comparable(text=text)
    return _edited(Comparable(text=text), _compositions(text))


def _compositions(text: str) -> Iterator[tuple[int, int, str]]:
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _belongs_to_the_letter_before(text[end]):
            continue
        whole = unicodedata.normalize("NFC", text[start:end])
        if whole != text[start:end]:
            yield start, end, whole
        start = end


def _belongs_to_the_letter_before(char: str) -> bool:
    """Marks, and the vowels and finals of Korean syllables."""
    return unicodedata.category(char).startswith("M") or "\u1160" <= char <= "\u11ff"
