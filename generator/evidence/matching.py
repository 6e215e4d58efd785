"""A quote and a text in, where its words stand there out: one after the other, as whole words."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.evidence.typography import comparable, normalise
from generator.latex import plain

_SOFT_HYPHEN: Final = "\u00ad"
GAP: Final = re.compile(r"\[\s*(?:\.\.\.|…)\s*\]|\.\.\.(?!\.)|…")
"""What a quote leaves out: `...`, `…`, `[...]`."""
_LEFT_OUT: Final = re.compile(rf"{GAP.pattern}|\[[^\[\]]*\]")
_BRACKET_BEFORE: Final = re.compile(r"\[[^\[\]]*\]\s*\Z")
_BRACKET_AFTER: Final = re.compile(r"\s*\[[^\[\]]*\]")
_WORD: Final = re.compile(r"\w+")
_FAR: Final = 200
"""How many characters around some words are searched for a bracket."""
_MOST_REPLACED: Final = 6
"""How many words of the source an editor's insertion may stand for; `...` leaves out more."""
_MOST_COMPARED: Final = 10_000_000
_MOST_TRIED: Final = 100_000
"""How much may agree without being a place of the quote: hostile text stays linear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words of a quote that stand together; cut where an insertion touches them: `[T]he`, `model[s]`."""

    words: str
    before: str = ""
    """The insertion in front of them, brackets included."""
    after: str = ""
    """The insertion behind them."""
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A way to take a quote: runs of words with gaps between them, each with insertions inside."""

    runs: tuple[tuple[Part, ...], ...]

    @property
    def words(self) -> str:
        """The source's own words, as the quote has them."""
        return " ".join(part.words for run in self.runs for part in run)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From the first to behind the last character, counted in the readable text."""

    start: int
    end: int
    skipped: tuple[tuple[int, int], ...] = ()
    """What the quote leaves out in between, from and up to: behind gaps and insertions."""


def readings(quote: str) -> Iterator[Reading]:
    """The ways to take a quote, the most literal one first; none where it holds no words."""
    if holds_words(GAP.sub("", quote)):
        yield Reading(runs=((Part(words=quote),),))
    for left_out in (GAP, _LEFT_OUT):
        if left_out.search(quote):
            reading = Reading(runs=tuple(_runs(quote, left_out)))
            if holds_words(reading.words):
                yield reading


def holds_words(text: str) -> bool:
    """Whether there is a letter or digit in it."""
    return any(char.isalnum() for char in text)


def _runs(quote: str, left_out: re.Pattern[str]) -> Iterator[tuple[Part, ...]]:
    run: list[Part] = []
    start, inserted, touches = 0, "", False
    for found in (*left_out.finditer(quote), None):
        words = quote[start : found.start() if found else len(quote)]
        mark = found.group() if found else ""
        inserts = mark.startswith("[") and GAP.fullmatch(mark) is None
        if words.strip():
            run.append(
                Part(
                    words=words.strip(),
                    before=inserted,
                    cut_before=touches and not words[0].isspace(),
                    cut_after=inserts and not words[-1].isspace(),
                )
            )
            inserted = ""
        inserted = f"{inserted} {mark}".strip() if inserts else inserted
        start, touches = (found.end() if found else start), inserts
        if not inserts:
            if run:
                run[-1] = replace(run[-1], after=inserted)
                yield tuple(run)
            run, inserted = [], ""


def find_in(reading: Reading, text: str, *, normalised: bool) -> Span | None:
    """Where a quote, read like this, first stands in a text that may hold LaTeX."""
    if normalised:
        return _normalised(reading, text)
    found = _sequence(reading, text)
    if found is None:
        return None
    shown = plain(text)
    if shown == text:
        return found
    return _normalised(reading, text) or Span(
        start=min(len(plain(text[: found.start])), len(shown)),
        end=min(len(plain(text[: found.end])), len(shown)),
        skipped=tuple(
            (len(plain(text[:start])), len(plain(text[:end]))) for start, end in found.skipped
        ),
    )


def _normalised(reading: Reading, text: str) -> Span | None:
    held, words = comparable(text), normalise(reading.words)
    held = held.rejoined(words)
    wanted = Reading(
        runs=tuple(tuple(_typed(part, held.text) for part in run) for run in reading.runs)
    )
    found = _sequence(wanted, held.text, swap=True)
    if found is None:
        return None
    start, end = held.span(found.start, found.end)
    skipped = tuple(held.span(*each) for each in found.skipped)
    return Span(start=start, end=end, skipped=skipped)


def _typed(part: Part, beside: str) -> Part:
    """The part as it would be typed; a word that it splits is made whole as the other text has it."""
    return replace(
        part,
        words=comparable(part.words).rejoined(beside).text,
        before=normalise(part.before),
        after=normalise(part.after),
    )


def _sequence(reading: Reading, text: str, *, swap: bool = False) -> Span | None:
    """All runs in their order; `swap` lets the first letter be large or small."""
    first, at = -1, 0
    skipped: list[tuple[int, int]] = []
    for run in reading.runs:
        spellings = [run]
        if swap and first < 0 and not run[0].cut_before:
            spellings.append((_first_letter_swapped(run[0]), *run[1:]))
        places = [found for each in spellings if (found := _run(each, text, at))]
        if not places:
            return None
        nearest = min(places, key=lambda place: place.end)
        skipped += [*([(at, nearest.start)] if first >= 0 else []), *nearest.skipped]
        first, at = (nearest.start if first < 0 else first), nearest.end
    left_out = tuple((start, end) for start, end in skipped if text[start:end].strip())
    return Span(start=first, end=at, skipped=left_out) if reading.runs else None


def _first_letter_swapped(part: Part) -> Part:
    words = part.words
    at = next((at for at, char in enumerate(words) if char.isalnum()), 0)
    return replace(part, words=words[:at] + words[at : at + 1].swapcase() + words[at + 1 :])


def _run(run: tuple[Part, ...], text: str, start: int) -> Span | None:
    """The first place of parts that stand together but for what an editor inserted."""
    if len(run) == 1:
        return next(_places(run[0], text, start, len(text)), None)
    reached = {place.end: place for place in _places(run[0], text, start, len(text))}
    tried = len(reached)
    for part in run[1:]:
        further: dict[int, Span] = {}
        for at, before in reached.items():
            stop = min(len(text), at + _FAR + len(part.words))
            for place in _places(part, text, at, stop):
                if _may_stand_for(text[at : place.start], part.before):
                    known = further.get(place.end)
                    if known is None or known.start < before.start:
                        further[place.end] = _joined(before, place)
                tried += 1
            if tried > _MOST_TRIED:
                return None
        reached = further
    return min(reached.values(), key=lambda place: place.end, default=None)


def _joined(before: Span, place: Span) -> Span:
    """Two parts as one, with what stands between them."""
    between = (before.end, place.start)
    return Span(start=before.start, end=place.end, skipped=(*before.skipped, between))


def _may_stand_for(skipped: str, inserted: str) -> bool:
    """A bracket of the source stays as it is; else an insertion replaces a few words at most."""
    if "[" in skipped or "]" in skipped:
        return skipped.split() == inserted.split()
    return len(_WORD.findall(skipped)) <= _MOST_REPLACED


def _places(part: Part, text: str, start: int, stop: int) -> Iterator[Span]:
    """Where these whole words stand, one place after the other."""
    words = part.words
    for _ in range(min(_MOST_COMPARED // len(words) + 1, _MOST_TRIED) if words else 0):
        at = text.find(words, start, stop)
        if at < 0:
            return
        end = at + len(words)
        whole = (part.cut_before or not _cuts(text, at)) and (
            part.cut_after or not _cuts(text, end)
        )
        if whole and _keeps_brackets(part, text, at, end):
            yield Span(start=at, end=end)
        start = at + 1


def _keeps_brackets(part: Part, text: str, at: int, end: int) -> bool:
    """Whether an insertion at an edge stands where the source has no bracket of other words."""
    if part.before:
        held = _BRACKET_BEFORE.search(text[max(0, at - _FAR) : at])
        if held and not part.before.endswith(held.group().strip()):
            return False
    if part.after:
        held = _BRACKET_AFTER.match(text[end : end + _FAR])
        if held and not part.after.startswith(held.group().strip()):
            return False
    return True


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
