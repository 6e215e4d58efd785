"""A text in, the numbered parts of a work that it names out: `Section 5.1`, `Table 1`."""

import re
from dataclasses import dataclass
from typing import Final

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


def without_places(text: str) -> str:
    """The text without the numbered parts that it names."""
    return _NUMBERED.sub(" ", text)


def _kind(found: re.Match[str]) -> str:
    return next(kind for kind in _KINDS if found[kind])
