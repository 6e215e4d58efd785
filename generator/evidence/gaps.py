"""A quote with what it leaves out in, whether that turns or joins its words out."""

import re
from collections.abc import Iterator
from typing import Final

from generator.errors import Code, Finding
from generator.evidence.cases import Held
from generator.evidence.sentences import sentences
from generator.evidence.typography import normalise
from generator.latex import plain

NEGATION: Final = re.compile(
    r"\b(?:not(?!\s+only\b)|no|never|cannot|\w+n't|without|neither|nor|none|nobody|nothing|nowhere|"
    r"hardly|scarcely|barely|rarely|seldom|unable|unlikely|impossible|refus(?:e|es|ed|ing)|"
    r"fail(?:s|ed|ing|ure)?|lack(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_OWN_NEGATION: Final = re.compile(
    rf"{NEGATION.pattern}|\b(?:instead|rather than|far from|un(?!der|til|i|less)\w{{3,}}|in(?:capable|ability)|"
    r"miss(?:es|ed|ing)?|absent|absence|leaves? out|left out)\b",
    re.IGNORECASE,
)
"""Words by which a statement tells itself that something is not so."""
_VERB: Final = re.compile(r"fail|lack|refus|miss")
_JUST_BEFORE: Final = re.compile(
    rf"(?:{NEGATION.pattern})(?:\s+(?:be|been|to|yet|even|really|ever|always|\w+ly))?\s*\Z",
    re.IGNORECASE,
)


def check_gaps(held: Held, statement: str) -> Iterator[Finding]:
    """What a quote leaves out turns nothing that it says round, and joins no two sentences."""
    if held.found is None:
        return
    path = (*held.path, "quote")
    word = _hidden_negation(held)
    if word and not _says_no(normalise(statement), held.words):
        yield Finding(
            code=Code.QUOTE_HIDES_NEGATION,
            path=path,
            message=f"the quote leaves out '{word}', and the sentence says no such word",
            hint="quote it with the words around it, and say what the source says",
        )
    if _joins_sentences(held):
        yield Finding(
            code=Code.QUOTE_ACROSS_SENTENCES,
            path=path,
            message="a gap of the quote joins words of two sentences",
            hint="give each of the two sentences a quote of its own",
            severity="advice",
        )


def _hidden_negation(held: Held) -> str:
    """A negation behind a gap or an insertion, or one that the quote was cut off from."""
    left_out = (normalise(each) for each in _skipped(held))
    found = next((word for each in left_out if (word := NEGATION.search(each))), None)
    found = found or _JUST_BEFORE.search(normalise(f"{held.lead.rstrip()} "))
    return found.group().strip() if found else ""


def _says_no(statement: str, quoted: str) -> bool:
    """Whether the sentence negates by itself: `fails`, where the source says `never fails`, does not."""
    words = (each.group().casefold() for each in _OWN_NEGATION.finditer(statement))
    said = quoted.casefold()
    return any(_VERB.match(word) is None or word not in said for word in words)


def _skipped(held: Held) -> Iterator[str]:
    readable = plain(held.text)
    for start, end in held.found.skipped if held.found else ():
        yield readable[start:end]


def _joins_sentences(held: Held) -> bool:
    ends = [each.end for each in sentences(held.text)][:-1]
    skipped = held.found.skipped if held.found else ()
    return any(start <= end <= stop for start, stop in skipped for end in ends)
