"""A quote and the shelf of supplied texts in, what became of it out."""

import difflib
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from generator.evidence.matching import GAP
from generator.evidence.quotes import Found, find_quote
from generator.evidence.sentences import sentences
from generator.evidence.shelf import Elsewhere, Shelf, Work
from generator.evidence.typography import normalise
from generator.evidence.words import own_words, tokens
from generator.models.catalog import Quote

OutcomeKind: TypeAlias = Literal[
    "found", "found-normalised", "misattributed", "not-found", "unchecked"
]
_MOST_COMPARED: Final = 300
"""How many words of a sentence a diff takes in."""
_KEPT: Final = 4
"""How many words that agree are shown on either side of a change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a quote."""

    kind: OutcomeKind
    found: Found | None = None
    """Where the words stand in the work that the quote names."""
    elsewhere: Elsewhere | None = None
    """Where else they stand, if not there."""
    nearest: str = ""
    """The sentence of the named work that is most like the quote, as a diff of words."""


def judge(quote: Quote, shelf: Shelf, names: frozenset[str] | None = None) -> Outcome:
    """Look the words up in the work that the quote names, and where they are not, in all others.

    `names` are the scope names of the texts that the quoting page was supplied with: among other
    works that hold the words, one of these comes first. None lets all of them count.
    """
    work = shelf.work(quote.work)
    found = find_quote(quote.quote, work) if work else None
    if found is not None:
        return Outcome(kind="found-normalised" if found.normalised else "found", found=found)
    elsewhere = shelf.elsewhere(quote.quote, quote.work, names)
    if elsewhere is not None:
        return Outcome(kind="misattributed", elsewhere=elsewhere)
    if work is None or not work.sources:
        return Outcome(kind="unchecked")
    return Outcome(kind="not-found", nearest=nearest_sentence(quote.quote, work))


def nearest_sentence(quote: str, work: Work) -> str:
    """The sentence of a work most like the quote, told as what would have to change; or nothing."""
    best, nearest = 0.0, ("", "")
    for source in work.sources:
        for piece in source.pieces:
            words = GAP.sub(" ", quote) if "[" in piece.text else own_words(quote, piece.text)
            wanted = frozenset(tokens(normalise(words)))
            for sentence in sentences(piece.text):
                held = frozenset(tokens(sentence.text))
                # A quote is a part of a sentence: what it leaves out counts for little.
                likeness = len(wanted & held) / (len(wanted) + len(held) / 8 + 1)
                if likeness > best:
                    best, nearest = likeness, (words, sentence.text)
    return word_diff(*(normalise(text).split() for text in nearest)) if best else ""


def word_diff(before: list[str], after: list[str]) -> str:
    """Two runs of words as one: `[-left out-] {+put in+}`; what surrounds the quote is left away."""
    before, after = before[:_MOST_COMPARED], after[:_MOST_COMPARED]
    if before and after and not before[-1].endswith((".", "!", "?")):
        after = [*after[:-1], after[-1].rstrip(".!?")]
    codes = difflib.SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes()
    told: list[str] = []
    for number, (kind, a, b, c, d) in enumerate(codes):
        ends = {0, len(codes) - 1}
        if kind == "equal":
            told.append(_abridged(before[a:b], first=number == 0, last=number == len(codes) - 1))
        elif kind == "insert" and number in ends:
            continue
        else:
            told += [f"[-{' '.join(before[a:b])}-]"] if a < b else []
            told += [f"{{+{' '.join(after[c:d])}+}}"] if c < d else []
    return " ".join(told)


def _abridged(words: list[str], *, first: bool, last: bool) -> str:
    """Words that agree: those next to a change, with `…` for the others."""
    if first and len(words) > _KEPT:
        return " ".join(("…", *words[-_KEPT:]))
    if last and len(words) > _KEPT:
        return " ".join((*words[:_KEPT], "…"))
    if len(words) > 2 * _KEPT:
        return " ".join((*words[:_KEPT], "…", *words[-_KEPT:]))
    return " ".join(words)
