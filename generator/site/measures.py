"""A catalog and what the checks found in it, in; how well its statements are carried, out."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.arithmetic import numbers_in
from generator.catalog.walk import model_statements, question_statements, quotes_in, statements_in
from generator.errors import Code, Problem
from generator.models.assembled import Catalog
from generator.models.catalog import Question

_UNCARRIED = frozenset({Code.STATEMENT_WITHOUT_BASIS, Code.STATEMENT_MIXED})
_NOT_VERBATIM = frozenset({Code.QUOTE_NOT_FOUND, Code.QUOTE_MISATTRIBUTED, Code.QUOTE_EMPTY})
_UNSUPPORTED = frozenset({Code.NUMBER_NOT_IN_QUOTE, Code.READING_WITH_NUMBER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """So many of so many; the name says what is counted."""

    name: str
    good: int
    total: int
    note: str = ""

    def __str__(self) -> str:
        share = f"{100 * self.good / self.total:.1f} %" if self.total else "none to count"
        note = f", {self.note}" if self.note else ""
        return f"{self.name}: {self.good} of {self.total} ({share}){note}"


def measure(catalog: Catalog, problems: Iterable[Problem]) -> tuple[Measure, ...]:
    """The six measures of a catalog, in the order in which they are printed."""
    found = tuple(problems)
    statements = tuple(statement for _, statement in statements_in(catalog))
    quotes = sum(1 for _ in quotes_in(catalog))
    unchecked = _count(found, {Code.QUOTE_UNCHECKED})
    numbers = sum(len(numbers_in(statement.text)) for statement in statements)
    works, quoted = _citations(catalog)
    drafts = sum(question.draft for question in catalog.questions)
    return (
        _measure("statements carried", len(statements), _count(found, _UNCARRIED)),
        _measure(
            "quotes verbatim",
            quotes - unchecked,
            _count(found, _NOT_VERBATIM),
            note=f"{unchecked} unchecked",
        ),
        _measure(
            "questions inside their closed world",
            len(catalog.questions),
            len({each.path.partition(".")[0] for each in found if each.code is Code.OUT_OF_SCOPE}),
            note="mkdocs build checks the rendered pages, too",
        ),
        _measure("numbers supported", numbers, _count(found, _UNSUPPORTED)),
        Measure(name="cited works that a quote stands behind", good=quoted, total=works),
        Measure(
            name="answers reviewed",
            good=len(catalog.questions) - drafts,
            total=len(catalog.questions),
            note=f"{drafts} in draft",
        ),
    )


def _measure(name: str, total: int, bad: int, *, note: str = "") -> Measure:
    return Measure(name=name, good=max(0, total - bad), total=total, note=note)


def _count(problems: tuple[Problem, ...], codes: Iterable[Code]) -> int:
    wanted = frozenset(codes)
    return sum(1 for each in problems if each.code in wanted)


def _citations(catalog: Catalog) -> tuple[int, int]:
    """Over all questions: the works that a page names, and those of them that it quotes."""
    models = {model.id: model for model in catalog.models}
    named_by_all, quoted_by_all = 0, 0
    for question in catalog.questions:
        own = [models[name] for name in question.models if name in models]
        named = {related.paper for related in question.papers}
        named.update(name for model in own for name in (model.paper, *model.tools) if name)
        quoted = _quoted(question)
        for model in own:
            for _, statement in model_statements(model, ()):
                quoted.update(quote.work for quote in statement.evidence)
        named_by_all += len(named)
        quoted_by_all += len(named & quoted)
    return named_by_all, quoted_by_all


def _quoted(question: Question) -> set[str]:
    return {
        quote.work
        for _, statement in question_statements(question, ())
        for quote in statement.evidence
    }
