"""All supplied texts in, where words stand among them out: by an index, never by a scan."""

import difflib
import re
from collections import defaultdict

from generator.evidence.quotes import find_quote, normalise
from generator.evidence.sentences import sentences
from generator.models.catalog import Paper, Tool

_WORD = re.compile(r"\w+")
_RUN = 3
"""How many words in a row the index knows."""


class Shelf:
    """The works of a catalog; its index is made when a quote first stands in the wrong place."""

    def __init__(self, works: tuple[Paper | Tool, ...]) -> None:
        self._works = works
        self._index: defaultdict[int, set[int]] = defaultdict(set)

    def elsewhere(self, quote: str, named: str) -> str | None:
        """The id of another work that holds these words, the first one of the catalog."""
        if not self._index:
            self._fill()
        runs = _runs(normalise(quote))
        places = [self._index.get(run, set()) for run in runs]
        held = set.intersection(*places) if places else set()
        for number in sorted(held):
            work = self._works[number]
            if work.id != named and find_quote(quote, work) is not None:
                return work.id
        return None

    def _fill(self) -> None:
        for number, work in enumerate(self._works):
            for source in work.sources:
                for piece in source.pieces:
                    for run in _runs(normalise(piece.text)):
                        self._index[run].add(number)


def _runs(text: str) -> list[int]:
    """Each run of words as a number; the first and last word may be cut, so they are left out."""
    words = _WORD.findall(text.casefold())
    return [hash(tuple(words[at : at + _RUN])) for at in range(len(words) - _RUN + 1)]


def nearest_sentence(quote: str, work: Paper | Tool) -> str | None:
    """The sentence of a work most like the quote, told as what would have to change."""
    wanted = normalise(quote).split()
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    best: tuple[float, list[str]] = (0.0, [])
    for source in work.sources:
        for piece in source.pieces:
            for sentence in sentences(piece.text):
                words = normalise(sentence.text).split()
                matcher.set_seq1(words)
                if matcher.real_quick_ratio() > best[0] and matcher.ratio() > best[0]:
                    best = (matcher.ratio(), words)
    return word_diff(wanted, best[1]) if best[1] else None


def word_diff(before: list[str], after: list[str]) -> str:
    """Two runs of words as one: `[-left out-] {+put in+}`; far ends that agree are cut away."""
    told: list[str] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(
        a=before, b=after, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            told.append(" ".join(before[a:b]))
            continue
        if a < b:
            told.append(f"[-{' '.join(before[a:b])}-]")
        if c < d:
            told.append(f"{{+{' '.join(after[c:d])}+}}")
    return " ".join(told)
