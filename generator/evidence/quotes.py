"""A quote and the supplied texts of a work in, where its words stand there out.

Words agree when they are the same to the letter, or but for white space, typographic quotes and
dashes, hyphenation at line ends, ligatures, soft hyphens, Unicode composition, LaTeX and the case
of the first letter. That list is all.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.latex import plain
from generator.models.catalog import Depth, Paper, Tool

_SAME: Final = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
"""Typographic quotes (those of TeX, too), dashes and ligatures, with what a keyboard has for them."""
_SOFT_HYPHEN: Final = "\u00ad"
_SOFT: Final = re.compile(r"\u00ad(?:[^\S\n]*\n\s*)?")
_LINE_END: Final = re.compile(r"(?<=[^\W\d_])[-\u2010][^\S\n]*\n\s*(?=[^\W\d_])")
_JOINT: Final = "\ufdd0"
"""Stands for a hyphen at a line's end, which may belong to the word or not; no text holds it."""
_JOINED: Final = re.compile(rf"(?<!\w)(\w++){_JOINT}(?=(\w++))")
_HYPHENATED: Final = re.compile(r"(?<!\w)(\w++)-(?=(\w++))")
_GAP: Final = re.compile(r"\.\.\.(?!\.)|…")
_GAP_OR_INSERTION: Final = re.compile(rf"\[[^\[\]]*+\]|{_GAP.pattern}")
_MOST_COMPARED: Final = 10_000_000
"""How many characters may agree but for being parts of longer words: hostile text stays linear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where the words of a quote stand."""

    source: str
    """The scope name: `<owner>/<source>`."""
    depth: Depth
    piece: int
    """Which piece of the source, from 0."""
    at: str
    normalised: bool
    """True where they agree but for white space, typography, LaTeX or the first letter's case."""


def find_quote(
    quote: str, owner: Paper | Tool, names: frozenset[str] | None = None
) -> Found | None:
    """The first place where the quote stands in its owner's sources, as whole words.

    Words that stand there literally come first, then `...` and `…` that leave some out, then
    brackets that add some; each verbatim before normalised.

    `names` are the scope names that count; None lets every source of the owner count.
    """
    sources = [
        source for source in owner.sources if names is None or f"{owner.id}/{source.name}" in names
    ]
    for parts in _readings(quote):
        for normalised in (False, True):
            for source in sources:
                for number, piece in enumerate(source.pieces):
                    if _stand_in(parts, piece.text, normalised=normalised):
                        return Found(
                            source=f"{owner.id}/{source.name}",
                            depth=source.depth,
                            piece=number,
                            at=piece.at,
                            normalised=normalised,
                        )
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A run of words of a quote; cut where an insertion touches it: `[T]he`, `model[s]`."""

    words: str
    cut_before: bool = False
    cut_after: bool = False


def _readings(quote: str) -> Iterator[tuple[_Part, ...]]:
    """The ways to take a quote, the most literal one first; none where it holds no words."""
    if not any(char.isalnum() for char in _GAP.sub("", quote)):
        return
    yield (_Part(words=quote),)
    for left_out in (_GAP, _GAP_OR_INSERTION):
        parts = tuple(_parts(quote, left_out))
        if parts and left_out.search(quote):
            yield parts


def _parts(quote: str, left_out: re.Pattern[str]) -> Iterator[_Part]:
    """What stands between the gaps and insertions of a quote; white space alone is no part."""
    start, inserted = 0, False
    for found in (*left_out.finditer(quote), None):
        words = quote[start : found.start() if found else len(quote)]
        inserts = found is not None and found.group().startswith("[")
        if words.strip():
            yield _Part(
                words=words.strip(),
                cut_before=inserted and not words[0].isspace(),
                cut_after=inserts and not words[-1].isspace(),
            )
        start, inserted = (found.end() if found else start), inserts


def _stand_in(parts: Sequence[_Part], text: str, *, normalised: bool) -> bool:
    """Whether all parts stand in the text, one after the other."""
    held, words = text, [part.words for part in parts]
    if normalised:
        held, words = _comparable(text, words)
    start = 0
    for part, run in zip(parts, words, strict=True):
        spellings = [run]
        if normalised and start == 0 and not part.cut_before:
            spellings.append(_first_letter_swapped(run))
        ends = [_end(each, part, held, start) for each in spellings]
        start = min((end for end in ends if end > 0), default=0)
        if start == 0:
            return False
    return True


def _first_letter_swapped(words: str) -> str:
    at = next((at for at, char in enumerate(words) if char.isalnum()), 0)
    return words[:at] + words[at : at + 1].swapcase() + words[at + 1 :]


def _end(words: str, part: _Part, text: str, start: int) -> int:
    """Where the first run of these whole words ends; 0 where there is none."""
    for _ in range(_MOST_COMPARED // len(words) + 1 if words else 0):
        at = text.find(words, start)
        if at < 0:
            return 0
        end = at + len(words)
        if (part.cut_before or not _cuts(text, at)) and (part.cut_after or not _cuts(text, end)):
            return end
        start = at + 1
    return 0


def _cuts(text: str, at: int) -> bool:
    """Whether a word or number runs on across this place: `up to 0.6` does not stand in 0.62."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before in ".,":
        return after.isdigit() and text[at - 2 : at - 1].isdigit()
    if after in ".,":
        return before.isdigit() and text[at + 1 : at + 2].isdigit()
    return _runs_on(before) and (_runs_on(after) or unicodedata.combining(after) > 0)


def _runs_on(char: str) -> bool:
    """Letters without a case are left out: Chinese and Japanese set no space between words."""
    return char.isdigit() or char == _SOFT_HYPHEN or char.lower() != char.upper()


def _comparable(text: str, words: list[str]) -> tuple[str, list[str]]:
    """A source and the parts of a quote, as far as typography is no part of their words."""
    held, runs = normalise(text), [normalise(run) for run in words]
    if _JOINT in held or any(_JOINT in run for run in runs):
        whole = " ".join(runs)
        return _rejoined(held, whole), [_rejoined(run, held) for run in runs]
    return held, runs


def _rejoined(text: str, beside: str) -> str:
    """Words that a line's end has split: with a hyphen where the other text has it, else without."""
    kept = {f"{found[1]}-{found[2]}".casefold() for found in _HYPHENATED.finditer(beside)}
    return _JOINED.sub(
        lambda found: f"{found[1]}-" if f"{found[1]}-{found[2]}".casefold() in kept else found[1],
        text,
    )


@functools.lru_cache(maxsize=40_000)
def normalise(text: str) -> str:
    """The text as far as typography is no part of its words; a split word keeps a mark."""
    composed = unicodedata.normalize("NFC", plain(text))
    joined = _LINE_END.sub(_JOINT, _SOFT.sub("", composed))
    return " ".join(joined.translate(_SAME).replace("''", '"').split())
