"""A statement in, the numbers that nothing carries out."""

import re
from collections.abc import Iterator
from typing import Final

from generator.arithmetic import states, values_in
from generator.errors import Code, Finding
from generator.evidence.cases import Case, Docket
from generator.evidence.holdings import Holding, Holdings, numbers_of
from generator.evidence.measured import Measured
from generator.evidence.places import Place, places_in
from generator.evidence.typography import normalise
from generator.evidence.units import Amount, amounts, held_in, is_held

_NAME: Final = re.compile(r"\w[\w.²³¹⁰⁴-⁹^]*")
_DIGIT: Final = re.compile(r"\d")
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)
_RANGE: Final = re.compile(
    r"\b(?:from|between)\s(\S{1,30})\s(?:to|and|up to|through)\s(\S{1,30})"
    r"|(?<!\S)(\S{1,30})\sto\s(\S{1,30})|(?<![^\s(])([^\s–]{1,30})–([^\s–]{1,30})"
)
_VAGUE: Final = re.compile(
    r"\b(?P<word>dozens|hundreds|thousands|millions|billions)\b", re.IGNORECASE
)
_SIZES: Final = {
    "dozens": (12, 144), "hundreds": (100, 1_000), "thousands": (1_000, 10**6),
    "millions": (10**6, 10**9), "billions": (10**9, 10**12),
}  # fmt: skip
"""From where and up to where a number is told by such a word."""


def check_numbers(case: Case, docket: Docket) -> Iterator[Finding]:
    """Numbers stand in a quote, are computed or computed with, or are measured."""
    if case.statement.reading or not (case.quotes or case.computed or case.measured):
        return
    if case.measured and not _states_measured(case.statement.text, case.measured):
        return  # which is told as such
    text = case.statement.text
    places = tuple(place for place in places_in(text) if _is_where_it_stands(place, case))
    carried = held_in(map(numbers_of, _texts(case)))
    for amount in claimed(text):
        named = any(place.start <= amount.number.at < place.end for place in places)
        if not named and not is_held(amount, carried, text) and not _is_result(amount, case):
            yield _found(case, f"the number '{shown(amount)}'")
    for word in vague(text, _texts(case)):
        yield _found(case, f"the number '{word}'")
    for name in _names(text):
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


def check_readings(docket: Docket, holdings: Holdings) -> Iterator[Finding]:
    """A reading states no number that neither its sources nor its page's computations hold."""
    for case in docket.cases:
        if case.statement.reading:
            texts = (*docket.texts(case.entry), *docket.names(case.entry))
            for number in unheld(case.statement.text, holdings.of(case.entry), texts):
                yield Finding(
                    code=Code.READING_WITH_NUMBER,
                    path=case.path,
                    message=f"the number '{number}' stands in none of the sources of this page",
                    hint="a reading adds no numbers: quote it, compute it, or leave it out",
                )


def unheld(text: str, holding: Holding, texts: tuple[str, ...]) -> Iterator[str]:
    """The numbers of one of a page's own texts that the page has from nowhere."""
    for amount in claimed(text):
        if not holding.holds(amount, text):
            yield shown(amount)
    yield from vague(text, texts)


def claimed(text: str) -> tuple[Amount, ...]:
    """The numbers of a sentence; `one` is a pronoun more often than a number, `below zero` a minus."""
    return tuple(each for each in amounts(text) if not _is_a_word(each, text))


def _is_a_word(amount: Amount, text: str) -> bool:
    word = amount.number.text.casefold()
    before = text[max(0, amount.number.at - 6) : amount.number.at].casefold()
    return word == "one" or (word == "zero" and before in ("below ", "above "))


def vague(text: str, held: tuple[str, ...]) -> Iterator[str]:
    """Words such as `hundreds` that no text holds, and no number in one would be told by."""
    for found in _VAGUE.finditer(text):
        word = found["word"].casefold()
        low, high = _SIZES[word]
        if not any(
            word in normalise(each).casefold()
            or any(low <= abs(value) < high for value in values_in(normalise(each)))
            for each in held
        ):
            yield found.group()


def shown(amount: Amount) -> str:
    """The number as it is written, with the unit that it is measured in."""
    return amount.text if amount.is_measured else amount.number.text


def _states_measured(text: str, measured: Measured) -> bool:
    return not measured.fault and states(text, measured.value)


def _texts(case: Case) -> tuple[str, ...]:
    """What holds the numbers that a statement may repeat."""
    texts = [held.words for held in case.quotes]
    texts += [each.expression.replace("*", " * ") for each in case.computed]
    texts += case.measured.words.split("\n") if case.measured else ()
    return tuple(texts)


def _is_where_it_stands(place: Place, case: Case) -> bool:
    """Whether a quote stands in what the sentence names, such as `Table 1`."""
    found = (held.found for held in case.quotes)
    return any(place.holds(each) for at in found if at for each in places_in(at.at))


def _is_result(amount: Amount, case: Case) -> bool:
    measured = (case.measured.value,) if case.measured and not case.measured.fault else ()
    number = amount.number
    results = (*case.values, *measured)
    return any(abs(number.value - value) <= number.step / 2 for value in results)


def _names(text: str) -> Iterator[str]:
    """Words with digits that are no numbers: `DIV2K`, `F1`."""
    counted = {
        at
        for each in amounts(text)
        for at in range(each.number.at, each.number.at + len(each.number.text))
    }
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
