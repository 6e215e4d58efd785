"""The formulas of statements in, those that compute nothing or compute with made-up numbers out."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from generator.arithmetic import number_of, written
from generator.errors import Code, Finding
from generator.evidence.cases import Case, Computed, Docket
from generator.evidence.pages import Pages
from generator.evidence.units import amounts

_FREE: Final = 10
"""Whole numbers up to this one belong to arithmetic and need no source."""


def check_operands(docket: Docket) -> Iterator[Finding]:
    """Formulas join numbers by a sign, and take them from the page's sources, question or formulas."""
    pages = Pages(docket)
    for case in docket.cases:
        for position, computed in enumerate(case.computed):
            path = (*case.path, "computed", position)
            if computed.fault:
                continue
            if len(computed.operands) < 2:
                yield Finding(
                    code=Code.COMPUTED_INVALID,
                    path=path,
                    message=f"'{computed.expression}' computes nothing",
                    hint="write the sum that the number comes from, or quote the number",
                )
            elif unheld := pages.unheld(case, computed):
                yield _unsupported(path, computed, unheld)
            elif _makes_up(case, computed):
                yield _made_up(path, computed)
