"""A catalog in, what rests on each of its entries out."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeAlias

from generator.catalog.walk import model_statements, question_statements
from generator.models.assembled import Catalog
from generator.models.catalog import Model, Question, Statement

User: TypeAlias = Question | Model


class Uses:
    """For each work, model and task: the questions, models and statements that name it."""

    def __init__(self, catalog: Catalog) -> None:
        self._questions: defaultdict[str, dict[str, Question]] = defaultdict(dict)
        self._models: defaultdict[str, dict[str, Model]] = defaultdict(dict)
        self._statements: defaultdict[str, list[tuple[Statement, User]]] = defaultdict(list)
        models = {model.id: model for model in catalog.models}
        for model in catalog.models:
            for name in _works(model):
                self._models[f"work {name}"][model.id] = model
            if model.task:
                self._models[f"task {model.task}"][model.id] = model
            self._add_statements(model_statements(model, ()), model)
        for question in catalog.questions:
            for name in _named_by(question, models):
                self._questions[name][question.id] = question
            self._add_statements(question_statements(question, ()), question)

    def questions(self, kind: str, name: str) -> tuple[Question, ...]:
        """The questions that name a `work`, `model` or `task`."""
        return tuple(self._questions[f"{kind} {name}"].values())

    def models(self, kind: str, name: str) -> tuple[Model, ...]:
        """The models that name a `work` or `task`."""
        return tuple(self._models[f"{kind} {name}"].values())

    def statements(self, work: str) -> tuple[tuple[Statement, User], ...]:
        """The statements that quote a work, with the entry that makes them."""
        return tuple(self._statements[work])

    def _add_statements(
        self, statements: Iterator[tuple[tuple[str | int, ...], Statement]], user: User
    ) -> None:
        for _, statement in statements:
            for work in dict.fromkeys(quote.work for quote in statement.evidence):
                self._statements[work].append((statement, user))


def _works(model: Model) -> tuple[str, ...]:
    return tuple(name for name in (model.paper, *model.tools) if name is not None)


def _named_by(question: Question, models: dict[str, Model]) -> Iterator[str]:
    if question.task:
        yield f"task {question.task}"
    for name in question.models:
        yield f"model {name}"
        yield from (f"work {work}" for work in _works(models[name]))
    for related in question.papers:
        yield f"work {related.paper}"
