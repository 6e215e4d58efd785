"""An entry in, its statements and quotes one by one with their paths out."""

from collections.abc import Iterator

from generator.catalog.nodes import Path
from generator.catalog.read import Entry
from generator.models.assembled import Catalog, Section
from generator.models.catalog import Model, Question, Quote, Statement


def entries_of(catalog: Catalog, section: Section) -> tuple[Entry, ...]:
    """The entries of one section."""
    match section:
        case "papers":
            return catalog.papers
        case "tools":
            return catalog.tools
        case "types":
            return catalog.types
        case "tasks":
            return catalog.tasks
        case "models":
            return catalog.models
        case "questions":
            return catalog.questions


def statements_in(catalog: Catalog) -> Iterator[tuple[Path, Statement]]:
    """Every statement of the catalog, in the order of its sections."""
    for position, task in enumerate(catalog.tasks):
        yield from _numbered(("tasks", position, "definition"), task.definition)
    for position, model in enumerate(catalog.models):
        yield from model_statements(model, ("models", position))
    for position, question in enumerate(catalog.questions):
        yield from question_statements(question, ("questions", position))


def model_statements(model: Model, path: Path) -> Iterator[tuple[Path, Statement]]:
    """The statements about a model, its demonstration, its steps and its limits."""
    yield from _numbered((*path, "about"), model.about)
    for position, picture in enumerate(model.demo.pictures if model.demo else ()):
        where = (*path, "demo", "pictures", position, "statements")
        yield from _numbered(where, picture.statements)
    steps = model.workflow.steps if model.workflow else ()
    for position, step in enumerate(steps):
        yield from _numbered((*path, "workflow", "steps", position, "statements"), step.statements)
    for position, repeat in enumerate(model.workflow.repeat if model.workflow else ()):
        where = (*path, "workflow", "repeat", position, "statements")
        yield from _numbered(where, repeat.statements)
    yield from _numbered((*path, "limits"), model.limits)


def question_statements(question: Question, path: Path) -> Iterator[tuple[Path, Statement]]:
    """The statements of an answer that belong to the question alone."""
    yield from _numbered((*path, "answer"), question.answer)
    yield from _numbered((*path, "asks"), question.asks)
    for position, passage in enumerate(question.passages):
        yield from _numbered((*path, "passages", position, "statements"), passage.statements)
    for position, related in enumerate(question.papers):
        yield from _numbered((*path, "papers", position, "statements"), related.statements)


def quotes_in(catalog: Catalog) -> Iterator[tuple[Path, Quote]]:
    """Every quote of the catalog: those of statements, of results and of ranges."""
    for path, statement in statements_in(catalog):
        for position, quote in enumerate(statement.evidence):
            yield (*path, "evidence", position), quote
    for number, model in enumerate(catalog.models):
        for row, result in enumerate(model.results):
            for position, quote in enumerate(result.evidence):
                yield ("models", number, "results", row, "evidence", position), quote
        for position, quote in enumerate(model.trained.evidence if model.trained else ()):
            yield ("models", number, "trained", "evidence", position), quote


def _numbered(path: Path, statements: tuple[Statement, ...]) -> Iterator[tuple[Path, Statement]]:
    for position, statement in enumerate(statements):
        yield (*path, position), statement
