"""A catalog and an id in; what that rests on, what rests on it, and what would break without it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from generator.arithmetic import written
from generator.catalog.assemble import assemble, locate
from generator.catalog.nodes import Path
from generator.catalog.read import parse_file
from generator.catalog.walk import (
    entries_of,
    model_statements,
    question_statements,
    statements_in,
)
from generator.citing import pieces_of
from generator.errors import Code, Problem, errors_in
from generator.evidence import compute, find_quote, kind_of
from generator.explain.demo import fact_statements
from generator.explain.lookup import Library
from generator.explain.question import explain_question
from generator.models.assembled import SECTIONS, Catalog
from generator.models.catalog import Model, Paper, Question, Quote, Statement, Tool
from generator.models.publication import Publication
from generator.models.shown import Kind, ShownStatement
from generator.site.findings import findings_in

_Mark: TypeAlias = tuple[str, str | None, tuple[str, ...], tuple[str, ...]]
_GUESS: Final = "did you mean"


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """One thing that a statement rests on."""

    name: str
    """The source's scope name with its place, or the name of the formula."""
    words: str
    """The quoted words, or the formula with its value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """A statement with where the catalog holds it and what it rests on."""

    path: Path
    text: str
    kind: Kind
    supports: tuple[Support, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A place of the catalog that names or quotes an entry."""

    path: Path
    text: str


def why(catalog: Catalog, question: str) -> tuple[Traced, ...]:
    """The statements of a question's page in its order, with what each rests on."""
    found = next((each for each in catalog.questions if each.id == question), None)
    if found is None:
        return ()
    library = Library(catalog, Publication())
    waiting: dict[_Mark, list[tuple[Path, Statement]]] = {}
    for path, statement in _statements_of(catalog, found):
        waiting.setdefault(_mark(statement, library), []).append((path, statement))
    shown = explain_question(found, library).statements
    return tuple(_traced(catalog, *waiting[_mark_shown(each)].pop(0)) for each in shown)


def _traced(catalog: Catalog, path: Path, statement: Statement) -> Traced:
    return Traced(
        path=path,
        text=statement.text,
        kind=kind_of(statement),
        supports=tuple(_supports(catalog, statement)),
    )


def _statements_of(catalog: Catalog, question: Question) -> Iterator[tuple[Path, Statement]]:
    """All that a page may show, the question's own statements first."""
    yield from question_statements(question, ("questions", catalog.questions.index(question)))
    for number, model in enumerate(catalog.models):
        if model.id in question.models:
            yield from model_statements(model, ("models", number))
            yield from _demonstrated(catalog, model, number)
    for number, task in enumerate(catalog.tasks):
        if task.id == question.task:
            for position, statement in enumerate(task.definition):
                yield ("tasks", number, "definition", position), statement


def _demonstrated(catalog: Catalog, model: Model, number: int) -> Iterator[tuple[Path, Statement]]:
    """What the files of a model's demonstration say by themselves."""
    for demo in catalog.demos:
        if demo.model == model.id:
            for position, picture in enumerate(demo.pictures):
                for statement in fact_statements(picture, model):
                    yield ("models", number, "demo", "pictures", position), statement


def _mark(statement: Statement, library: Library) -> _Mark:
    """What a statement and its shown form have in common."""
    told = "".join(
        piece if isinstance(piece, str) else library.called(piece.works[0].key) * piece.named
        for piece in pieces_of(statement.text)
    )
    words = tuple(quote.quote for quote in statement.evidence)
    formulas = tuple(pair.value for pair in statement.computed)
    return (_letters(told), statement.measured, words, formulas)


def _mark_shown(statement: ShownStatement) -> _Mark:
    words = tuple(quote.words for quote in statement.quotes)
    formulas = tuple(each.expression for each in statement.formulas)
    return (_letters(statement.text), statement.measured, words, formulas)


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _supports(catalog: Catalog, statement: Statement) -> Iterator[Support]:
    for quote in statement.evidence:
        yield _support(catalog, quote)
    for each in compute(statement):
        yield Support(name=each.name, words=f"{each.expression} = {written(each.value)}")
    if statement.measured is not None:
        yield Support(name=statement.measured, words="measured here")


def _support(catalog: Catalog, quote: Quote) -> Support:
    works: tuple[Paper | Tool, ...] = (*catalog.papers, *catalog.tools)
    owner = next(each for each in works if each.id == quote.work)
    found = find_quote(quote.quote, owner)
    place = f"{found.source}, {quote.at or found.at}" if found else f"{quote.work}, unchecked"
    return Support(name=place, words=quote.quote)


def uses(catalog: Catalog, name: str) -> tuple[Use, ...]:
    """Every statement that quotes the entry, and every entry that names it."""
    quoting = (
        Use(path=path, text=statement.text)
        for path, statement in statements_in(catalog)
        if any(quote.work == name for quote in statement.evidence)
    )
    return (*_namers(catalog, name), *quoting)


def _namers(catalog: Catalog, name: str) -> Iterator[Use]:
    for position, model in enumerate(catalog.models):
        if name in (model.paper, model.task, *model.tools):
            yield Use(path=("models", position), text=f"model {model.id}")
    for position, question in enumerate(catalog.questions):
        related = (each.paper for each in question.papers)
        if name in (question.task, *question.models, *related):
            yield Use(path=("questions", position), text=f"question {question.id}")


def without(catalog: Catalog, name: str) -> tuple[Problem, ...]:
    """The errors that the catalog would have without that entry, and has not now.

    A reading rests on no entry, so what it loses is not counted; nor is another name near the one
    that is gone of any help.
    """
    files = (parse_file(file.text, file.name) for file in catalog.files)
    smaller = assemble(
        replace(file, entries=tuple(each for each in file.entries if each.entry.id != name))
        for file in files
    )
    now = {(each.code, each.message) for each in findings_in(catalog)}
    then = (
        replace(each, hint=f"it rests on '{name}'") if each.hint.startswith(_GUESS) else each
        for each in findings_in(smaller)
        if (each.code, each.message) not in now and each.code is not Code.READING_WITH_NUMBER
    )
    return errors_in(locate(smaller, then))


def ids_of(catalog: Catalog) -> tuple[str, ...]:
    """Every id of the catalog."""
    return tuple(entry.id for section in SECTIONS for entry in entries_of(catalog, section))
