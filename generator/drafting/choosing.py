"""Sentences of papers in, those that tell the problem, the approach and the results out.

Each sentence is weighed by the words with which authors begin such sentences, by its place in the
text and by what it shares with the question; those that repeat a chosen one are passed over by
maximal marginal relevance (Carbonell and Goldstein 1998, https://doi.org/10.1145/290941.291025).
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from generator.drafting.candidates import Candidate

Role: TypeAlias = Literal["problem", "approach", "result"]

_CUES: Final[dict[Role, re.Pattern[str]]] = {
    "problem": re.compile(
        r"\b(?:however|challeng\w*|difficult\w*|hard|limited?|limitations?|suffer\w*|remains?|lacks?|"
        r"struggl\w*|costly|expensive|prone|fail\w*|problem|gap|crucial|critical|essential|important|"
        r"often|despite|although|yet|overlook\w*|require\w*|bottleneck)\b",
        re.IGNORECASE,
    ),
    "approach": re.compile(
        r"\b(?:we|this (?:paper|work|study|article)|the (?:proposed|present) \w+)\s+(?:\w+ly\s+)?"
        r"(?:propose|present|introduce|develop|describe|explore|investigate|use|employ|design|adapt|train|"
        r"combine|address|study|leverage|show how|treat|cast|formulate|learn|build)s?\b"
        r"|\bis (?:based|built) on\b|\bconsists? of\b|\bour (?:approach|method|framework)\b"
        r"|\b(?:a|an) (?:novel|new) \w+",
        re.IGNORECASE,
    ),
    "result": re.compile(
        r"\b(?:results?|experiments?|evaluations?|ablations?|benchmarks?)\b.{0,60}\b(?:show|demonstrat|"
        r"indicat|reveal|confirm|suggest|validat)\w*|\b(?:outperform|surpass|exceed)\w*|\bachiev\w*|"
        r"\bimprov(?:es|ed|ement|ements)\b|\bcompared? (?:to|with)\b|\breduc(?:es|ed|ing) \w+ by\b|"
        r"\bstate[- ]of[- ]the[- ]art\b|\bwe (?:find|show|demonstrate|observe)\b",
        re.IGNORECASE,
    ),
}
_TELLS_WHAT_IS_DONE: Final = re.compile(
    r"\bwe (?:\w+ly )?(?!(?:find|show|demonstrate|observe|hope|believe|note|discuss|conclude|compare|"
    r"evaluate|also|thank|survey|report|release|can|are|have|will|do|did|were)\b)[a-z]+\b"
    r"|\b(?:is|are) (?:then )?(?:trained|learned|estimated|predicted|computed|encoded|decoded|generated|"
    r"aggregated|averaged|combined|retrieved|matched|ranked|extracted|optimi[sz]ed|conditioned)\b"
    r"|\b(?:trains?|learns?|predicts?|encodes?|decodes?|generates?|retrieves?|aggregates?|averages?)\b",
    re.IGNORECASE,
)
"""An approach in other words, which is taken where no sentence has better ones."""
_BEST_PLACE: Final[dict[Role, float]] = {"problem": 0.15, "approach": 0.4, "result": 0.9}
_CUE: Final = 1.0
_PLACE: Final = 0.6
_SHARED: Final = 1.0
_LEANING: Final = 1.0
"""How much it loses for pointing back at a sentence that is not shown."""
_OWN_WORK: Final = re.compile(r"\b(?:we|our|this (?:paper|work|study|article))\b", re.IGNORECASE)
_DENIAL: Final = re.compile(r"\b(?:not?(?! only\b)|cannot|never|none|nor)\b", re.IGNORECASE)
_NEWNESS: Final = 0.8
"""How much of its weight a sentence loses that says what a chosen one says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The sentences of one role, the weightiest first."""

    role: Role
    candidates: tuple[Candidate, ...]


def choose(
    role: Role,
    pool: Iterable[Candidate],
    wanted: Counter[str],
    *,
    most: int,
    besides: Sequence[Candidate] = (),
) -> tuple[Candidate, ...]:
    """At most so many sentences that play the role, one of each paper, in order of weight.

    `wanted` are the terms of the question and its task; `besides` are sentences chosen before, which
    are not chosen again.
    """
    taken = list(besides)
    fit = [each for each in pool if _plays(role, each.text) and each not in besides]
    chosen: list[Candidate] = []
    while fit and len(chosen) < most:
        best = max(fit, key=lambda each: _weight(role, each, wanted, taken))
        chosen.append(best)
        taken.append(best)
        fit = [each for each in fit if each.paper != best.paper]
    return tuple(chosen)


def _plays(role: Role, text: str) -> bool:
    """A sentence on the authors' own work tells no problem, and one that denies tells nothing else."""
    denied = _OWN_WORK if role == "problem" else _DENIAL
    told = _CUES[role].search(text) or (role == "approach" and _TELLS_WHAT_IS_DONE.search(text))
    return bool(told) and not denied.search(text)


def _weight(role: Role, one: Candidate, wanted: Counter[str], taken: Sequence[Candidate]) -> float:
    place = 1 - abs(one.place - _BEST_PLACE[role])
    cues = min(2, len(_CUES[role].findall(one.text))) / 2
    others = (likeness(one.terms, each.terms) for each in taken)
    return (
        _CUE * cues
        + _PLACE * place
        + _SHARED * likeness(one.terms, wanted)
        - _NEWNESS * max(others, default=0.0)
        - _LEANING * one.leans
    )


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """The cosine of two bags of terms: 0 where they share none, 1 where they are alike."""
    shared = sum(count * other[term] for term, count in one.items())
    norm = math.sqrt(sum(n * n for n in one.values()) * sum(n * n for n in other.values()))
    return shared / norm if norm else 0.0
