"""A statement with its quotes in; the reserves that it drops and the praise that it adds out."""

import re
from collections.abc import Iterator
from typing import Final

from generator.errors import Code, Finding
from generator.evidence.cases import Case, Docket
from generator.evidence.typography import normalise

_HEDGE: Final = re.compile(
    r"\b(?:may(?!\s+\d)|might|can|could|suggest(?:s|ed|ing)?|possibly|perhaps|potential(?:ly)?|likely|"
    r"(?:tend|appear|seem)(?:s|ed)? to|hypothesi[sz]e[sd]?|presumably|probably|arguably|conjectured?)\b",
    re.IGNORECASE,
)
_RESERVE: Final = re.compile(
    rf"{_HEDGE.pattern}|\b(?:able|would|should|believed?|expect(?:s|ed)?|assum(?:e|es|ed)|meant|up to|"
    r"intuitively|propos(?:e|es|ed)|unlikely|cannot|potentials?|possible|chance|guess(?:es)?|"
    r"hypothes[ie]s)\b",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"[,;:()–—]|\s-\s|\b(?:and|but|while|which|because|although)\b")
_GOVERNING: Final = re.compile(
    # `may suggest that`, `it is likely that`: what follows is said with this reserve to its end.
    rf"(?:{_HEDGE.pattern}|\b(?:believed?|assum(?:e|es|ed)|expect(?:s|ed)?)\b)[^,;:()]{{0,60}}?\bthat\b",
    re.IGNORECASE,
)
_SUPERLATIVE: Final = re.compile(
    r"(?<!\bat )\b(?:best|worst|(?:most|least)|[a-z]{3,}est|state[- ]of[- ]the[- ]art|"
    r"the (?:very )?first(?! (?:step|layer|stage|part|place|time|row|column|letter|half|line|pass|word|"
    r"sentence|of|two|three|four|and)\b)|the (?:only|sole)|perfect(?:ly)?|always|"
    r"leading(?! (?:to|from|into|out|up|down|back|towards?)\b)|"
    r"(?:outperform|beat|surpass|exceed)(?:s|ed|ing)? (?:every|all|any)|unrivall?ed|unmatched|unbeaten)\b",
    re.IGNORECASE,
)
_NO_SUPERLATIVE: Final = frozenset(
    "arrest attest behest bequest beast breast breadbasket chest conquest contest crest detest digest "
    "disinterest divest earnest everest feast forest guest harvest honest incest inquest infest ingest "
    "interest invest jest manifest midwest modest molest nest northwest pest priest protest quest "
    "rainforest reforest reinvest request rest self-interest southwest suggest tempest test unrest "
    "vest west wrest yeast zest budapest bucharest dishonest immodest backtest pretest retest "
    "bird-nest dearest guest abreast headrest armrest palimpsest attest latest".split()
)


def check_hedges(case: Case, docket: Docket) -> Iterator[Finding]:
    """The reserve may stand in the quote, or before it: in its clause, or in one that governs it."""
    if _RESERVE.search(case.statement.text):
        return
    for held in case.quotes:
        clause = _CLAUSE.split(held.lead)[-1]
        hedge = _HEDGE.search(held.words) or _HEDGE.search(clause) or _GOVERNING.search(held.lead)
        if hedge:
            yield Finding(
                code=Code.HEDGE_LOST,
                path=held.path,
                message=f"the source says '{hedge.group()}', the sentence does not",
                hint="keep the source's reserve",
                severity="advice",
            )


def check_superlatives(case: Case, docket: Docket) -> Iterator[Finding]:
    """Praise stands in a quote; in a reading, which has none, it is advice to leave it out."""
    if not case.quotes and not case.statement.reading:
        return
    quoted = normalise(" ".join(held.words for held in case.quotes)).casefold()
    for found in _SUPERLATIVE.finditer(case.statement.text):
        word = normalise(found.group()).casefold()
        known = re.search(rf"\b{re.escape(word).replace('-', '[- ]')}\b", quoted)
        if word in _NO_SUPERLATIVE or known is not None:
            continue
        yield Finding(
            code=Code.SUPERLATIVE_NOT_IN_QUOTE,
            path=case.path,
            message=f"'{found.group()}' stands in {_nowhere(case)}",
            hint="say no more than the source, or quote where it says so",
            severity="advice" if case.statement.reading else "error",
        )


def _nowhere(case: Case) -> str:
    return "a reading, which no quote carries" if case.statement.reading else "none of its quotes"
