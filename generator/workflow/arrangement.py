"""Models in the order of a question come in; what they hand on to each other, or fail to, goes out."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.errors import Code, Finding
from generator.models.catalog import Model, Question, Task
from generator.workflow.ends import Ends, Outer, given, taken, task_gives, task_takes
from generator.workflow.limits import MOST_ROADS, check_overview
from generator.workflow.types import BUILT_IN, Types

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A thing that a model takes or gives; `name` tells it from the others."""

    name: str
    type: str


def flows_in(model: Model, task: Task | None) -> tuple[Flow, ...]:
    """What a model takes: what its workflow does, or else its task; nothing where neither is known."""
    if model.workflow is not None:
        return _flows(taken(model.workflow, Ends(model.workflow)))
    return tuple(Flow(name=port.name, type=port.type) for port in task_takes(task))


def flows_out(model: Model, task: Task | None) -> tuple[Flow, ...]:
    """What a model gives, found in the same way."""
    if model.workflow is not None:
        return _flows(given(model.workflow, Ends(model.workflow)))
    return tuple(Flow(name=port.name, type=port.type) for port in task_gives(task))


def _flows(outer: Iterator[Outer]) -> tuple[Flow, ...]:
    return tuple(Flow(name=each.name, type=each.port.type) for each in outer if each.port)


def handed_on(
    gives: tuple[Flow, ...], takes: tuple[Flow, ...], types: Types = BUILT_IN
) -> tuple[tuple[Flow, Flow], ...]:
    """What of one model's outputs feeds which input of the next: by name before type."""
    found: list[tuple[Flow, Flow]] = []
    for wanted in takes:
        fitting = [each for each in gives if types.fit(each.type, wanted.type)]
        fitting.sort(key=lambda each: (each.name != wanted.name, each.type != wanted.type))
        found.extend((each, wanted) for each in fitting[:1])
    return tuple(found)


def check_arrangements(
    questions: tuple[Question, ...],
    *,
    types: Types,
    models: tuple[Model, ...],
    tasks: tuple[Task, ...],
) -> Iterator[Finding]:
    """Whether each model of a chain feeds the next, and how many models there are.

    An id that no model has is told elsewhere.
    """
    by_id = {each.id: each for each in reversed(models)}
    of_task = {each.id: each for each in reversed(tasks)}
    for number, question in enumerate(questions):
        path: Path = ("questions", number)
        named = tuple(by_id[name] for name in question.models if name in by_id)
        yield from check_overview(question, named, of_task.get(question.task or ""), path)
        if question.arrangement == "chain":
            for place, pair in enumerate(pairwise(question.models), start=1):
                before, after = (by_id.get(name) for name in pair)
                if before and after and (reason := _broken_link(before, after, of_task, types)):
                    where = (*path, "models", place)
                    yield Finding(code=Code.CHAIN_MISMATCH, path=where, message=reason)


def _broken_link(before: Model, after: Model, tasks: dict[str, Task], types: Types) -> str:
    """Why one model cannot feed the next; empty where it can, or where it is not known."""
    gives = flows_out(before, tasks.get(before.task or ""))
    takes = flows_in(after, tasks.get(after.task or ""))
    too_many = max(len(gives), len(takes)) > MOST_ROADS  # told where they stand
    if not gives or not takes or too_many or handed_on(gives, takes, types):
        return ""
    return (
        f"'{before.id}' gives {_told(gives)}, and '{after.id}' takes {_told(takes)}; correct the "
        "order of the models, their types or the arrangement"
    )


def _told(flows: tuple[Flow, ...]) -> str:
    return ", ".join(f"'{name}'" for name in dict.fromkeys(each.type for each in flows))
