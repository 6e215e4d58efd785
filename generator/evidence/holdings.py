"""The statements of a catalog in, the numbers that each of its pages may repeat out."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from generator.arithmetic import number_of
from generator.catalog.nodes import Path
from generator.evidence.cases import Case, Computed, Docket
from generator.evidence.citations import without_citations
from generator.evidence.typography import normalise
from generator.evidence.units import Amount, Held, amounts, held_in, is_held

_FREE: Final = 10
"""Whole numbers up to this one belong to arithmetic and need no source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What a page has numbers from."""

    held: Held
    """Of its texts, titles, quotes and measurements."""
    results: frozenset[Fraction]
    """Of those of its formulas that take all their numbers from there, or from each other."""

    def holds(self, amount: Amount, text: str) -> bool:
        """Whether a sentence of the page may state this number without more ado."""
        value, half = amount.number.value, amount.number.step / 2
        return is_held(amount, self.held, text) or any(
            abs(value - result) <= half for result in self.results
        )

    def unheld(self, case: Case, computed: Computed) -> tuple[str, ...]:
        """The numbers of a formula that it took from nowhere, as it writes them."""
        known = {each.name: each for each in case.computed}
        return tuple(
            each
            for each in dict.fromkeys(computed.operands)
            if each not in known and not self._may_be_used(number_of(each))
        )

    def grounds(self, case: Case, computed: Computed) -> bool:
        """Whether a formula is more than whole numbers up to ten that no source holds."""
        known = {each.name: each for each in case.computed if each is not computed}
        numbers = [number_of(each) for each in computed.operands]
        found = [each for each in numbers if each is not None]
        named = [known[each] for each in computed.operands if each in known]
        return (
            any(not _is_free(each) for each in found)
            or (bool(found) and all(each in self.held for each in found))
            or any(self.grounds(case, each) for each in named if each.operands)
        )

    def _may_be_used(self, value: Fraction | None) -> bool:
        return value is None or _is_free(value) or value in self.held or value in self.results


class Holdings:
    """What each page has numbers from, looked up when it is first asked for."""

    def __init__(self, docket: Docket) -> None:
        self._docket = docket
        self._cases: dict[Path, list[Case]] = {}
        for case in docket.cases:
            self._cases.setdefault(case.entry, []).append(case)
        self._known: dict[Path, Holding] = {}

    def of(self, entry: Path) -> Holding:
        """What the page of this entry has numbers from; a question's has its models', too."""
        if entry not in self._known:
            self._known[entry] = self._derived(entry)
        return self._known[entry]

    def _derived(self, entry: Path) -> Holding:
        entries = (entry, *self._docket.models_of(entry))
        cases = tuple(case for each in entries for case in self._cases.get(each, ()))
        texts = (*self._docket.texts(entry), *self._docket.names(entry))
        held = held_in((*map(numbers_of, texts), *(_own(case) for case in cases)))
        return Holding(held=held, results=_sound(cases, held))


@functools.lru_cache(maxsize=20_000)
def numbers_of(text: str) -> tuple[Amount, ...]:
    """The numbers of a supplied text; marks such as `[24]` are none."""
    return amounts(without_citations(normalise(text)))


def _own(case: Case) -> tuple[Amount, ...]:
    """The numbers of a statement's quotes, and what was measured for it."""
    quoted = tuple(amount for held in case.quotes for amount in numbers_of(held.words))
    if case.measured is None or case.measured.fault:
        return quoted
    return (*quoted, Amount.of(case.measured.value))


def _sound(cases: Iterable[Case], held: Held) -> frozenset[Fraction]:
    """The results of the formulas whose numbers are held, or are such results themselves."""
    waiting = [(case, each) for case in cases for each in case.computed if not each.fault]
    results: frozenset[Fraction] = frozenset()
    accepted: set[tuple[Path, str]] = set()
    for _ in range(len(waiting)):
        holding = Holding(held=held, results=results)
        ready: list[tuple[Case, Computed]] = []
        others: list[tuple[Case, Computed]] = []
        for case, each in waiting:
            named = ((case.path, name) for name in _names(case, each))
            sound = len(each.operands) > 1 and not holding.unheld(case, each)
            (ready if sound and accepted.issuperset(named) else others).append((case, each))
        if not ready:
            break
        results |= {each.value for _, each in ready}
        accepted |= {(case.path, each.name) for case, each in ready}
        waiting = others
    return results


def _names(case: Case, computed: Computed) -> Iterator[str]:
    known: Mapping[str, Computed] = {each.name: each for each in case.computed}
    return (each for each in computed.operands if each in known)


def _is_free(value: Fraction) -> bool:
    return value.denominator == 1 and value <= _FREE
