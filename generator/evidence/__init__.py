"""Statements in, what they rest on and what they lack out."""

from collections.abc import Callable, Iterator

from generator.arithmetic import states, written
from generator.catalog.nodes import Path
from generator.errors import Code, Finding
from generator.evidence.cases import Docket, Held
from generator.evidence.cases import compute as compute
from generator.evidence.holdings import Holdings
from generator.evidence.matching import holds_words
from generator.evidence.measured import measured_files as measured_files
from generator.evidence.numbers import check_readings
from generator.evidence.operands import check_operands
from generator.evidence.outcomes import Outcome as Outcome
from generator.evidence.outcomes import judge as judge
from generator.evidence.parts import open_parts as open_parts
from generator.evidence.quotes import Found as Found
from generator.evidence.quotes import find_quote as find_quote
from generator.evidence.quotes import sentences_touched as sentences_touched
from generator.evidence.rules import check_rules
from generator.evidence.sentences import sentences as sentences
from generator.evidence.shelf import Elsewhere
from generator.evidence.shelf import Shelf as Shelf
from generator.evidence.texts import check_texts
from generator.models.assembled import Catalog, SourceFile
from generator.models.catalog import Statement, Tool
from generator.models.statements import Kind


def kind_of(statement: Statement) -> Kind:
    """What the reader is told that a statement is."""
    if statement.reading:
        return "reading"
    if statement.measured is not None:
        return "measured"
    return "quoted" if statement.evidence else "computed"


def check_evidence(
    catalog: Catalog, measurements: tuple[SourceFile, ...] = ()
) -> tuple[Finding, ...]:
    """All that is wrong with what the statements rest on.

    `measurements` are the texts of the files that `measured_files` names.
    """
    docket = Docket(catalog, measurements)
    holdings = Holdings(docket)
    return (
        *(finding for check in CHECKS for finding in check(docket)),
        *(finding for check in PAGE_CHECKS for finding in check(docket, holdings)),
    )


def _check_kinds(docket: Docket) -> Iterator[Finding]:
    for case in docket.cases:
        statement = case.statement
        bases = bool(statement.evidence) + bool(statement.computed)
        others = (statement.measured is not None) + statement.reading
        if bases + others == 0:
            message = f"nothing carries the sentence '{_shortened(statement.text)}'"
            hint = "add `evidence`, `computed` or `measured`, or mark it `reading: true`"
            yield _error(Code.STATEMENT_WITHOUT_BASIS, case.path, message, hint)
        elif others and bases + others > 1:
            message = "a reading or a measured value carries nothing else"
            hint = "keep either the quotes and formulas, or the mark"
            yield _error(Code.STATEMENT_MIXED, case.path, message, hint)


def _check_quotes(docket: Docket) -> Iterator[Finding]:
    for held in docket.quotes:
        outcome = held.outcome
        if outcome.kind == "unchecked":
            yield _unchecked(held)
        elif outcome.elsewhere is not None:
            yield _misattributed(held, outcome.elsewhere)
        elif outcome.kind == "not-found" and holds_words(held.quote.quote):
            yield _not_found(held)


def _unchecked(held: Held) -> Finding:
    return Finding(
        code=Code.QUOTE_UNCHECKED,
        path=held.path,
        message=f"no text of '{held.work.id}' is held here, so the quote is unchecked",
        hint="add the text under its `sources`",
        severity="advice",
    )


def _misattributed(held: Held, elsewhere: Elsewhere) -> Finding:
    """The fix is one word, where the question was supplied with those words."""
    key = "paper" if held.quote.paper else "tool"
    other = elsewhere.work.id
    right = f"{'tool' if isinstance(elsewhere.work, Tool) else 'paper'}: {other}"
    message = f"these words stand in '{other}', not in '{held.work.id}'"
    hint = f"write {right}" if right.startswith(key) else f"write {right} in place of the {key}"
    if not elsewhere.in_scope:
        message += f", and {elsewhere.found.source} is outside this question"
        hint = "quote a source that its scope names"
    return _error(Code.QUOTE_MISATTRIBUTED, (*held.path, key), message, hint)


def _not_found(held: Held) -> Finding:
    message = f"'{_shortened(held.quote.quote)}' stands in no source of '{held.work.id}'"
    if held.outcome.nearest:
        message += f"; nearest to it is: {held.outcome.nearest}"
    hint = "copy the words exactly; '...' leaves some out, '[...]' adds your own"
    return _error(Code.QUOTE_NOT_FOUND, (*held.path, "quote"), message, hint)


def _check_scoped_quotes(docket: Docket) -> Iterator[Finding]:
    """Words of a supplied work that stand only in a text which this brief did not supply."""
    for held in docket.quotes:
        names = docket.scope(held.path)
        if names is None or held.found is None or held.found.source in names:
            continue
        supplied = any(name.rpartition("/")[0] == held.work.id for name in names)
        if supplied and find_quote(held.quote.quote, held.work, names) is None:
            path = (*held.path, "quote")
            message = f"these words stand in {held.found.source}, outside this question"
            yield _error(Code.OUT_OF_SCOPE, path, message, "quote a source that its scope names")


def _check_computed(docket: Docket) -> Iterator[Finding]:
    for case in docket.cases:
        for position, computed in enumerate(case.computed):
            path = (*case.path, "computed", position)
            shown = f"'{_shortened(computed.expression)}'"
            if computed.fault:
                message = f"{shown} has no value: {computed.fault}"
                hint = "write it with numbers, + - * / ** and parentheses"
                yield _error(Code.COMPUTED_INVALID, path, message, hint)
            elif not states(case.statement.text, computed.value):
                value = written(computed.value)
                message = f"{shown} is {value}, which the sentence does not state"
                hint = f"write {value} in the sentence, or correct the expression"
                yield _error(Code.COMPUTED_MISMATCH, path, message, hint)


def _check_measured(docket: Docket) -> Iterator[Finding]:
    for case in docket.cases:
        measured = case.measured
        if measured is None:
            continue
        path = (*case.path, "measured")
        if measured.fault:
            hint = "write it as `demos/x.json#key`, and run the demonstration that makes the file"
            yield _error(Code.MEASURED_MISSING, path, measured.fault, hint)
        elif not states(case.statement.text, measured.value):
            value = written(measured.value)
            message = f"'{case.statement.measured}' is {value}, which the sentence does not state"
            hint = f"write {value} in the sentence, rounded as you like, or name another key"
            yield _error(Code.MEASURED_MISMATCH, path, message, hint)


CHECKS: tuple[Callable[[Docket], Iterator[Finding]], ...] = (
    _check_kinds,
    _check_quotes,
    _check_scoped_quotes,
    _check_computed,
    _check_measured,
    check_rules,
)
PAGE_CHECKS: tuple[Callable[[Docket, Holdings], Iterator[Finding]], ...] = (
    check_operands,
    check_readings,
    check_texts,
)
"""Those that need to know what else the page of a statement holds."""


def _error(code: Code, path: Path, message: str, hint: str) -> Finding:
    return Finding(code=code, path=path, message=message, hint=hint)


def _shortened(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:199]}…"
