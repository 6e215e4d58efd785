"""A catalog in, what rests on each of its entries out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from generator.catalog.walk import model_statements, question_statements
from generator.explain.lookup import Library
from generator.explain.world import World
from generator.models.catalog import Model, Question, Statement, Task

User: TypeAlias = Question | Model | Task


class Uses:
    """For each work, model and task: the questions, models and statements that name it."""

    def __init__(self, library: Library) -> None:
        self.library = library
        catalog = library.catalog
        self._questions: defaultdict[str, dict[str, Question]] = defaultdict(dict)
        self._models: defaultdict[str, dict[str, Model]] = defaultdict(dict)
        self._statements: defaultdict[str, list[tuple[Statement, User]]] = defaultdict(list)
        for task in catalog.tasks:
            self._add(task.definition, task)
        for model in catalog.models:
            for name in _works(model):
                self._models[f"work {name}"][model.id] = model
            if model.task:
                self._models[f"task {model.task}"][model.id] = model
            self._add((statement for _, statement in model_statements(model, ())), model)
        for question in catalog.questions:
            for name in _named_by(question, library):
                self._questions[name][question.id] = question
            self._add((statement for _, statement in question_statements(question, ())), question)

    def questions(self, kind: str, name: str) -> tuple[Question, ...]:
        """The questions that name a `work`, `model` or `task`."""
        return tuple(self._questions[f"{kind} {name}"].values())

    def models(self, kind: str, name: str) -> tuple[Model, ...]:
        """The models that name a `work` or `task`."""
        return tuple(self._models[f"{kind} {name}"].values())

    def statements(self, work: str) -> tuple[tuple[Statement, User], ...]:
        """The statements that quote a work, with the entry that makes them."""
        return tuple(self._statements[work])

    def _add(self, statements: Iterable[Statement], user: User) -> None:
        for statement in statements:
            for work in dict.fromkeys(quote.work for quote in statement.evidence):
                self._statements[work].append((statement, user))


def _works(model: Model) -> tuple[str, ...]:
    return tuple(name for name in (model.paper, *model.tools) if name is not None)


def _named_by(question: Question, library: Library) -> Iterator[str]:
    """A model's works count where this question's brief supplied them, too."""
    world = World.of(question.scope)
    if question.task:
        yield f"task {question.task}"
    for name in question.models:
        yield f"model {name}"
        works = _works(library.models[name])
        yield from (f"work {work}" for work in works if world.holds(library.work(work)))
    for related in question.papers:
        yield f"work {related.paper}"
