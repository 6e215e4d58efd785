"""The formulas of statements in, those that compute nothing or compute with made-up numbers out."""

from collections.abc import Iterator

from generator.arithmetic import written
from generator.catalog.nodes import Path
from generator.errors import Code, Finding
from generator.evidence.cases import Case, Computed, Docket
from generator.evidence.holdings import Holding, Holdings
from generator.evidence.units import amounts

_HINT = "quote the words that hold it, or compute with numbers that this page has"


def check_operands(docket: Docket, holdings: Holdings) -> Iterator[Finding]:
    """A formula joins numbers, and takes them from the page's sources, its question or its formulas."""
    for case in docket.cases:
        for position, computed in enumerate(case.computed):
            if not computed.fault:
                holding = holdings.of(case.entry)
                yield from _check(case, computed, holding, path=(*case.path, "computed", position))


def _check(case: Case, computed: Computed, holding: Holding, *, path: Path) -> Iterator[Finding]:
    if len(computed.operands) < 2:
        yield Finding(
            code=Code.COMPUTED_INVALID,
            path=path,
            message=f"'{computed.expression}' computes nothing",
            hint="write the sum that the number comes from, or quote the number",
        )
        return
    for number in holding.unheld(case, computed):
        message = (
            f"the number '{number}' of '{computed.expression}' stands in no source of this page"
        )
        yield Finding(code=Code.COMPUTED_UNSUPPORTED, path=path, message=message, hint=_HINT)
    if not holding.unheld(case, computed) and _makes_up(case, computed, holding):
        value = written(computed.value)
        message = f"'{computed.expression}' makes the measured value {value} of numbers of its own"
        yield Finding(code=Code.COMPUTED_UNSUPPORTED, path=path, message=message, hint=_HINT)


def _makes_up(case: Case, computed: Computed, holding: Holding) -> bool:
    """Whether small whole numbers alone add up to something that is measured, such as decibels."""
    if holding.grounds(case, computed):
        return False
    return any(
        each.is_measured and abs(each.number.value - computed.value) <= each.number.step / 2
        for each in amounts(case.statement.text)
    )
