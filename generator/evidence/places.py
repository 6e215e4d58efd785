"""Where a quote is said to stand and where it stands in; whether the two agree out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.errors import Code, Finding
from generator.evidence.cases import Held
from generator.evidence.typography import normalise
from generator.models.catalog import SourceText

_KINDS: Final = {
    "section": r"sections?|sects?\.?|secs?\.?|subsections?|§+",
    "table": r"tables?|tabs?\.",
    "figure": r"figures?|figs?\.",
    "page": r"pages?|pp?\.",
    "chapter": r"chapters?|chs?\.",
    "appendix": r"appendix|appendices|apps?\.",
    "equation": r"equations?|eqs?\.|eqns?\.",
    "algorithm": r"algorithms?|algs?\.",
    "theorem": r"theorems?|thms?\.|lemmas?|corollar(?:y|ies)|definitions?",
    "line": r"lines?",
    "column": r"columns?",
    "step": r"steps?",
}
_NUMBERED: Final = re.compile(
    "(?<![^\\W_])(?:"
    + "|".join(f"(?P<{kind}>{form})" for kind, form in _KINDS.items())
    + r")\s*(?P<number>\(?(?:[0-9]+(?:\.[0-9]+)*|(?-i:[A-Z](?:\.?[0-9]+)*|[IVX]+))(?![^\W_])\)?)",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(
    r"\b(?:abstract|summary|title|readme|introduction|related work|conclusions?|appendix|discussion|caption)\b",
    re.IGNORECASE,
)
_ALIKE: Final = {"conclusions": "conclusion", "readme": "repository"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A numbered part of a work, as a text names it: `Section 5.1`."""

    kind: str
    number: str
    start: int
    end: int

    def holds(self, other: "Place") -> bool:
        """Whether the other is this part or lies within it: `Section 5` holds `Section 5.1`."""
        same = self.number == other.number or other.number.startswith(f"{self.number}.")
        return self.kind == other.kind and same


def places_in(text: str) -> tuple[Place, ...]:
    """The numbered parts that a text names."""
    return tuple(
        Place(
            kind=_kind(found),
            number=found["number"].strip("()"),
            start=found.start(),
            end=found.end(),
        )
        for found in _NUMBERED.finditer(text)
    )


def check_place(held: Held) -> Iterator[Finding]:
    """An author's `at` names no other part of the work than the one that holds the words."""
    told, found = held.quote.at, held.found
    if told is None or found is None or _agrees(told, held):
        return
    source = held.source
    known = source is not None and (source.parts or found.depth != "excerpt")
    where = f"they stand in '{found.at}'" if known else "the text that holds them tells no place"
    yield Finding(
        code=Code.QUOTE_WRONG_PLACE,
        path=(*held.path, "at"),
        message=f"'{told}' is not where these words stand: {where}",
        hint="write the place that the source has, or leave `at` out",
    )


def _agrees(told: str, held: Held) -> bool:
    found, source = held.found, held.source
    if found is None or source is None:
        return True
    known = f"{found.at}\n{source.origin or ''}"
    parts = places_in(known)
    if not source.parts:
        parts = (*parts, *places_in(held.text[: found.start]))
    if not all(any(each.holds(part) for part in parts) for each in places_in(told)):
        return False
    names = {*_names(known), found.depth, *_names(found.depth)}
    return all(name in names for name in _names(told))


def _names(text: str) -> Iterator[str]:
    for found in _NAMED.finditer(normalise(text)):
        name = found.group().casefold()
        yield _ALIKE.get(name, name)


def _kind(found: re.Match[str]) -> str:
    return next(kind for kind in _KINDS if found[kind])
