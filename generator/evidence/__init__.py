"""Statements in, what they rest on and what they lack out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from generator.arithmetic import Unevaluable, evaluate, states, written
from generator.catalog.nodes import Path
from generator.catalog.walk import question_statements, quotes_in, statements_in
from generator.errors import Code, Finding
from generator.evidence.quotes import Found as Found
from generator.evidence.quotes import find_quote as find_quote
from generator.evidence.rules import Case, Held, check_case, check_readings, check_reuse
from generator.evidence.sentences import sentences as sentences
from generator.evidence.sentences import sentences_touched as sentences_touched
from generator.evidence.shelf import Shelf, nearest_sentence
from generator.models.assembled import Catalog
from generator.models.catalog import Model, Paper, Question, Quote, Statement, Tool
from generator.models.pages import Kind


def kind_of(statement: Statement) -> Kind:
    """What the reader is told that a statement is."""
    if statement.reading:
        return "reading"
    if statement.measured is not None:
        return "measured"
    return "quoted" if statement.evidence else "computed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """One named expression of a statement, evaluated."""

    name: str
    expression: str
    value: Fraction
    fault: str = ""
    """Why it has no value; empty where it has one."""


def compute(statement: Statement) -> tuple[Computed, ...]:
    """Evaluate a statement's expressions in their order; later ones may use earlier names."""
    known: dict[str, Fraction] = {}
    results = []
    for pair in statement.computed:
        value, fault = Fraction(0), ""
        try:
            value = known[pair.name] = evaluate(pair.value, known)
        except Unevaluable as error:
            fault = str(error)
        results.append(Computed(name=pair.name, expression=pair.value, value=value, fault=fault))
    return tuple(results)


def check_evidence(catalog: Catalog) -> tuple[Finding, ...]:
    """All that is wrong with what the statements rest on."""
    return tuple(finding for check in CHECKS for finding in check(catalog))


def _check_kinds(catalog: Catalog) -> Iterator[Finding]:
    for path, statement in statements_in(catalog):
        bases = bool(statement.evidence) + bool(statement.computed)
        others = (statement.measured is not None) + statement.reading
        if bases + others == 0:
            message = f"nothing carries the sentence '{_shortened(statement.text)}'"
            hint = "add `evidence`, `computed` or `measured`, or mark it `reading: true`"
            yield Finding(code=Code.STATEMENT_WITHOUT_BASIS, path=path, message=message, hint=hint)
        elif others and bases + others > 1:
            message = "a reading or a measured value carries nothing else"
            hint = "keep either the quotes and formulas, or the mark"
            yield Finding(code=Code.STATEMENT_MIXED, path=path, message=message, hint=hint)


def _check_quotes(catalog: Catalog) -> Iterator[Finding]:
    owners = _owners(catalog)
    shelf = Shelf((*catalog.papers, *catalog.tools))
    for path, quote in quotes_in(catalog):
        owner = owners.get(quote.work)
        if owner is None:
            continue
        if not owner.sources:
            yield _unchecked(path, quote)
        elif find_quote(quote.quote, owner) is None and _has_words(quote.quote):
            yield _misplaced(path, quote, owner, shelf)


def _check_scoped_quotes(catalog: Catalog) -> Iterator[Finding]:
    """Words of a supplied work that stand only in a text which this brief did not supply."""
    owners = _owners(catalog)
    for number, question in enumerate(catalog.questions):
        names = frozenset(question.scope.sources)
        supplied = {name.rpartition("/")[0] for name in names}
        for path, statement in question_statements(question, ("questions", number)):
            for position, quote in enumerate(statement.evidence):
                owner = owners.get(quote.work)
                if owner is None or quote.work not in supplied:
                    continue
                if find_quote(quote.quote, owner, names) is None:
                    where = (*path, "evidence", position, "quote")
                    yield from _elsewhere(where, quote, owner)


def _check_computed(catalog: Catalog) -> Iterator[Finding]:
    for path, statement in statements_in(catalog):
        for position, computed in enumerate(compute(statement)):
            where = (*path, "computed", position)
            shown = f"'{_shortened(computed.expression)}'"
            if computed.fault:
                message = f"{shown} has no value: {computed.fault}"
                hint = "write it with numbers, + - * / ** and parentheses"
                yield Finding(code=Code.COMPUTED_INVALID, path=where, message=message, hint=hint)
            elif not states(statement.text, computed.value):
                value = written(computed.value)
                message = f"{shown} is {value}, which the sentence does not state"
                hint = f"write {value} in the sentence, or correct the expression"
                yield Finding(code=Code.COMPUTED_MISMATCH, path=where, message=message, hint=hint)


def _check_rules(catalog: Catalog) -> Iterator[Finding]:
    """What a verbatim test lets through."""
    cases = tuple(_cases(catalog))
    for case in cases:
        yield from check_case(case)
    yield from check_reuse(cases)
    yield from check_readings(cases, lambda path: _texts_of(catalog, path))


def _cases(catalog: Catalog) -> Iterator[Case]:
    owners = _owners(catalog)
    for path, statement in statements_in(catalog):
        quotes = tuple(
            Held(quote=quote, work=owner, found=find_quote(quote.quote, owner))
            for quote in statement.evidence
            if (owner := owners.get(quote.work)) is not None
        )
        values = tuple(each.value for each in compute(statement) if not each.fault)
        yield Case(path=path, statement=statement, quotes=quotes, values=values)


def _texts_of(catalog: Catalog, path: Path) -> tuple[str, ...]:
    """The supplied texts of an entry's page: a question's scope, or the works of a model."""
    owners = _owners(catalog)
    entry = getattr(catalog, str(path[0]))[path[1]]
    match entry:
        case Question():
            names: frozenset[str] | None = frozenset(entry.scope.sources)
            named = tuple(dict.fromkeys(name.rpartition("/")[0] for name in entry.scope.sources))
            own = entry.question
        case Model():
            names = None
            named = tuple(name for name in (entry.paper, *entry.tools) if name is not None)
            own = entry.name
        case _:
            return ()
    works = (owners[name] for name in named if name in owners)
    return own, *(
        piece.text
        for work in works
        for source in work.sources
        if names is None or f"{work.id}/{source.name}" in names
        for piece in source.pieces
    )


CHECKS: tuple[Callable[[Catalog], Iterator[Finding]], ...] = (
    _check_kinds,
    _check_quotes,
    _check_scoped_quotes,
    _check_computed,
    _check_rules,
)


def _owners(catalog: Catalog) -> dict[str, Paper | Tool]:
    owners: tuple[Paper | Tool, ...] = (*catalog.papers, *catalog.tools)
    return {owner.id: owner for owner in owners}


def _unchecked(path: Path, quote: Quote) -> Finding:
    return Finding(
        code=Code.QUOTE_UNCHECKED,
        path=path,
        message=f"no text of '{quote.work}' is held here, so the quote is unchecked",
        hint="add the text under its `sources`",
        severity="advice",
    )


def _has_words(quote: str) -> bool:
    return any(char.isalnum() for char in quote)


def _misplaced(path: Path, quote: Quote, owner: Paper | Tool, shelf: Shelf) -> Finding:
    """The words stand in another work, or in none: then the nearest sentence is shown."""
    other = shelf.elsewhere(quote.quote, owner.id)
    if other is not None:
        key = "paper" if quote.paper else "tool"
        return Finding(
            code=Code.QUOTE_MISATTRIBUTED,
            path=(*path, key),
            message=f"these words stand in '{other}', not in '{owner.id}'",
            hint=f"write {other} in place of {owner.id}",
        )
    nearest = nearest_sentence(quote.quote, owner)
    message = f"'{_shortened(quote.quote)}' stands in no source of '{owner.id}'"
    if nearest is not None:
        message += f"; nearest to it is: {_shortened(nearest)}"
    hint = "copy the words exactly; '...' leaves some out, '[...]' adds your own"
    return Finding(code=Code.QUOTE_NOT_FOUND, path=(*path, "quote"), message=message, hint=hint)


def _elsewhere(path: Path, quote: Quote, owner: Paper | Tool) -> Iterator[Finding]:
    found = find_quote(quote.quote, owner)
    if found is not None:
        message = f"these words stand in {found.source}, outside this question"
        hint = "quote a source that its scope names"
        yield Finding(code=Code.OUT_OF_SCOPE, path=path, message=message, hint=hint)


def _shortened(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:199]}…"
