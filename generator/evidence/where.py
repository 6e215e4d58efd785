"""Where a quote is said to stand and where it stands in; whether the two agree out."""

import re
from collections.abc import Iterator
from typing import Final

from generator.errors import Code, Finding
from generator.evidence.cases import Held
from generator.evidence.places import places_in
from generator.evidence.typography import normalise

_NAMED: Final = re.compile(
    r"\b(?:abstract|summary|title|readme|introduction|related work|conclusions?|appendix|discussion|caption)\b",
    re.IGNORECASE,
)
_ALIKE: Final = {"conclusions": "conclusion", "readme": "repository"}


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
