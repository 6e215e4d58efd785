"""A statement in, the numbers that nothing carries out."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from generator.arithmetic import Stated, stated, states, values_in
from generator.errors import Code, Finding
from generator.evidence.cases import Case, Docket
from generator.evidence.citations import without_citations
from generator.evidence.measured import Measured
from generator.evidence.typography import normalise

_NAME: Final = re.compile(r"\w[\w.²³¹⁰⁴-⁹^]*")
_DIGIT: Final = re.compile(r"\d")
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)
_RANGE: Final = re.compile(
    r"\b(?:from|between)\s(\S{1,30})\s(?:to|and|up to|through)\s(\S{1,30})"
    r"|(?<!\S)(\S{1,30})\sto\s(\S{1,30})|(?<![^\s(])([^\s–]{1,30})–([^\s–]{1,30})"
)


def check_numbers(case: Case, docket: Docket) -> Iterator[Finding]:
    """Numbers stand in a quote, are computed or computed with, or are measured."""
    if case.statement.reading or not (case.quotes or case.computed or case.measured):
        return
    if case.measured and not _states_measured(case.statement.text, case.measured):
        return  # which is told as such
    values = _carried(case)
    for number in _claimed(case.statement.text):
        if not _is_among(number.value, values) and not _is_result(number, case):
            yield _found(case, f"the number '{number.text}'")
    for name in _names(case.statement.text):
        if not _is_named(name, case, docket):
            yield _found(case, f"'{name}'")


def check_ranges(case: Case, docket: Docket) -> Iterator[Finding]:
    """A range needs two ends: `from 4x to 4x` repeats one of the source's numbers."""
    if case.statement.reading:
        return
    for found in _RANGE.finditer(case.statement.text):
        low, high = (values_in(end) for end in found.groups() if end)
        if len(low) == 1 and low == high:
            yield Finding(
                code=Code.NUMBER_NOT_IN_QUOTE,
                path=case.path,
                message=f"'{found.group()}' is no range",
                hint="write both of its ends as the source has them",
            )


def check_readings(docket: Docket) -> Iterator[Finding]:
    """A reading states no number that neither its sources nor its page's computations hold."""
    computed: dict[str | int | tuple[str | int, ...], list[Fraction]] = {}
    for case in docket.cases:
        computed.setdefault(case.entry, []).extend(case.values)
    for case in docket.cases:
        claimed = _claimed(case.statement.text) if case.statement.reading else ()
        if not claimed:
            continue
        entries = (case.entry, *docket.models_of(case.entry))
        results = [value for entry in entries for value in computed.get(entry, ())]
        texts = (*docket.texts(case.entry), *docket.names(case.entry))
        for number in claimed:
            held = any(_is_among(number.value, _values(text)) for text in texts)
            if not held and not any(states(number.text, value) for value in results):
                yield Finding(
                    code=Code.READING_WITH_NUMBER,
                    path=case.path,
                    message=f"the number '{number.text}' stands in none of the sources of this page",
                    hint="a reading adds no numbers: quote it, compute it, or leave it out",
                )


def _states_measured(text: str, measured: Measured) -> bool:
    return not measured.fault and states(text, measured.value)


def _claimed(text: str) -> tuple[Stated, ...]:
    """The numbers of a sentence; `one` is a pronoun more often than a number."""
    return tuple(each for each in stated(text) if each.text.casefold() != "one")


def _carried(case: Case) -> frozenset[Fraction]:
    """The numbers that a statement may repeat."""
    texts = [held.words for held in case.quotes]
    texts += [held.found.at for held in case.quotes if held.found]
    texts += [each.expression.replace("*", " * ") for each in case.computed]
    texts += case.measured.words.split("\n") if case.measured else ()
    return frozenset(value for text in texts for value in _values(text))


def _values(text: str) -> frozenset[Fraction]:
    return values_in(without_citations(normalise(text)))


def _is_among(value: Fraction, values: frozenset[Fraction]) -> bool:
    """A minus may be told in words."""
    return value in values or (value > 0 and -value in values)


def _is_result(number: Stated, case: Case) -> bool:
    measured = (case.measured.value,) if case.measured and not case.measured.fault else ()
    results = (*case.values, *measured)
    return any(abs(number.value - value) <= number.step / 2 for value in results)


def _names(text: str) -> Iterator[str]:
    """Words with digits that are no numbers: `DIV2K`, `F1`."""
    counted = {at for each in stated(text) for at in range(each.at, each.at + len(each.text))}
    left = {found.start() for found in _DIGIT.finditer(text)} - counted
    for found in _NAME.finditer(text) if left else ():
        if not left.isdisjoint(range(found.start(), found.end())):
            name = found.group().rstrip(".")
            if not _ORDINAL.fullmatch(name):
                yield name


def _is_named(name: str, case: Case, docket: Docket) -> bool:
    """Whether its quotes, or else any text or title of its page, have the name."""
    own = [held.words for held in case.quotes]
    own += [held.found.at for held in case.quotes if held.found]
    own += case.measured.words.split("\n") if case.measured else ()
    if any(_holds(name, text) for text in own):
        return True
    page = (*docket.names(case.entry), *docket.texts(case.entry))
    return any(_holds(name, text) for text in page)


def _holds(name: str, text: str) -> bool:
    whole = rf"(?<!\w){re.escape(normalise(name).casefold())}(?!\w)"
    return re.search(whole, normalise(text).casefold()) is not None


def _found(case: Case, what: str) -> Finding:
    if case.measured is not None:
        message = f"{what} is not what was measured, and stands nowhere in that file"
        hint = "write the value that the file holds, or leave the number out"
    else:
        message = f"{what} stands in none of its quotes, and is not computed"
        hint = "quote the words that hold it, compute it, or leave it out"
    return Finding(code=Code.NUMBER_NOT_IN_QUOTE, path=case.path, message=message, hint=hint)
