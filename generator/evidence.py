"""A quote and the supplied texts in, where it stands there out; statements and what they lack."""

import functools
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.arithmetic import Unevaluable, evaluate, states, written
from generator.catalog.nodes import Path
from generator.catalog.walk import question_statements, quotes_in, statements_in
from generator.errors import Code, Finding
from generator.latex import plain
from generator.models.assembled import Catalog
from generator.models.catalog import Depth, Paper, Quote, SourceText, Statement, Tool
from generator.models.pages import Kind

_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "\u00ad": None,
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
    }
)
_GAP = re.compile(r"\s*(?:\.\.\.|…)\s*")
_INSERTION = re.compile(r"\s*\[[^\]]*\]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where the words of a quote stand."""

    source: str
    """The scope name: `<owner>/<source>`."""
    depth: Depth
    at: str
    normalised: bool
    """True where they agree but for white space, typography, LaTeX or the first letter's case."""


def kind_of(statement: Statement) -> Kind:
    """What the reader is told that a statement is."""
    if statement.reading:
        return "reading"
    if statement.measured is not None:
        return "measured"
    return "quoted" if statement.evidence else "computed"


def find_quote(quote: str, owner: Paper | Tool, names: frozenset[str] | None = None) -> Found | None:
    """The first place where the quote stands in its owner's sources, verbatim ones first.

    `names` are the scope names that count; None lets every source of the owner count.
    """
    sources = [
        source for source in owner.sources if names is None or f"{owner.id}/{source.name}" in names
    ]
    for holds, normalised in ((_verbatim, False), (_normalised, True)):
        for source in sources:
            for piece in source.pieces:
                if holds(quote, piece.text):
                    return Found(
                        source=f"{owner.id}/{source.name}",
                        depth=source.depth,
                        at=piece.at,
                        normalised=normalised,
                    )
    return None


def _verbatim(quote: str, text: str) -> bool:
    return quote in text


def _normalised(quote: str, text: str) -> bool:
    held = normalise(text)
    whole = normalise(quote)
    return any(
        _in_order(parts, held)
        for parts in ((whole,), _GAP.split(whole), _GAP.split(_INSERTION.sub(" ... ", whole)))
    )


def _in_order(parts: Sequence[str], text: str) -> bool:
    start = 0
    if not any(part.strip() for part in parts):
        return False
    for part in parts:
        at = text.find(part, start)
        if at < 0:
            swapped = part[:1].swapcase() + part[1:]
            at = text.find(swapped, start)
        if at < 0:
            return False
        start = at + len(part)
    return True


@functools.lru_cache(maxsize=20_000)
def normalise(text: str) -> str:
    """The text as far as typography is no part of its words."""
    composed = unicodedata.normalize("NFC", plain(text)).translate(_SAME)
    joined = re.sub(r"(?<=\w)-\s*\n\s*(?=\w)", "", composed)
    return " ".join(joined.split())


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
        results.append(
            Computed(name=pair.name, expression=pair.value, value=value, fault=fault)
        )
    return tuple(results)


def check_evidence(catalog: Catalog) -> tuple[Finding, ...]:
    """All that is wrong with what the statements rest on."""
    return tuple(finding for check in CHECKS for finding in check(catalog))


def _check_kinds(catalog: Catalog) -> Iterator[Finding]:
    for path, statement in statements_in(catalog):
        bases = bool(statement.evidence) + bool(statement.computed)
        others = (statement.measured is not None) + statement.reading
        if bases + others == 0:
            message = f"nothing carries the sentence '{statement.text}'"
            hint = "add `evidence`, `computed` or `measured`, or mark it `reading: true`"
            yield Finding(
                code=Code.STATEMENT_WITHOUT_BASIS, path=path, message=message, hint=hint
            )
        elif others and bases + others > 1:
            message = "a reading or a measured value carries nothing else"
            hint = "keep either the quotes and formulas, or the mark"
            yield Finding(code=Code.STATEMENT_MIXED, path=path, message=message, hint=hint)


def _check_quotes(catalog: Catalog) -> Iterator[Finding]:
    owners: dict[str, Paper | Tool] = {each.id: each for each in catalog.papers}
    owners.update({each.id: each for each in catalog.tools})
    for path, quote in quotes_in(catalog):
        owner = owners.get(quote.work)
        if owner is None:
            continue
        if not owner.sources:
            message = f"no text of '{owner.id}' is held here, so the quote is unchecked"
            hint = "add the text under its `sources`"
            yield Finding(
                code=Code.QUOTE_UNCHECKED,
                path=path,
                message=message,
                hint=hint,
                severity="advice",
            )
        elif find_quote(quote.quote, owner) is None:
            yield _not_found((*path, "quote"), quote)


def _check_scoped_quotes(catalog: Catalog) -> Iterator[Finding]:
    """Words of a supplied work that stand only in a text which this brief did not supply."""
    owners: dict[str, Paper | Tool] = {each.id: each for each in catalog.papers}
    owners.update({each.id: each for each in catalog.tools})
    for number, question in enumerate(catalog.questions):
        names = frozenset(question.scope.sources)
        supplied = {name.rpartition("/")[0] for name in names}
        for path, statement in question_statements(question, ("questions", number)):
            for position, quote in enumerate(statement.evidence):
                owner = owners.get(quote.work)
                if owner is None or quote.work not in supplied:
                    continue
                anywhere = find_quote(quote.quote, owner)
                if anywhere and find_quote(quote.quote, owner, names) is None:
                    message = f"these words stand in {anywhere.source}, outside this question"
                    hint = "quote a source that its scope names"
                    where = (*path, "evidence", position, "quote")
                    yield Finding(code=Code.OUT_OF_SCOPE, path=where, message=message, hint=hint)


def _not_found(path: Path, quote: Quote) -> Finding:
    message = f"'{quote.quote}' stands in no source of '{quote.work}'"
    hint = "copy the words exactly; '...' leaves some out, '[...]' adds your own"
    return Finding(code=Code.QUOTE_NOT_FOUND, path=path, message=message, hint=hint)


def _check_computed(catalog: Catalog) -> Iterator[Finding]:
    for path, statement in statements_in(catalog):
        for position, computed in enumerate(compute(statement)):
            where = (*path, "computed", position)
            if computed.fault:
                message = f"'{computed.expression}' has no value: {computed.fault}"
                hint = "write it with numbers, + - * / ** and parentheses"
                yield Finding(
                    code=Code.COMPUTED_INVALID, path=where, message=message, hint=hint
                )
            elif not states(statement.text, computed.value):
                value = written(computed.value)
                message = f"'{computed.expression}' is {value}, which the sentence does not state"
                hint = f"write {value} in the sentence, or correct the expression"
                yield Finding(
                    code=Code.COMPUTED_MISMATCH, path=where, message=message, hint=hint
                )


CHECKS: tuple[Callable[[Catalog], Iterator[Finding]], ...] = (
    _check_kinds,
    _check_quotes,
    _check_scoped_quotes,
    _check_computed,
)
