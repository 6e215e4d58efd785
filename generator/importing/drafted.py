"""A draft in, what a catalog's new entries say of it out."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from generator.catalog.nodes import Value
from generator.catalog.yaml_text import Truth
from generator.importing.held import HeldModel, Shelf
from generator.models.base import Parsed
from generator.models.drafts import Draft, Material, ModelDraft

Drafter: TypeAlias = Callable[[Material], Draft]
"""Makes the draft of a new question's answer."""


def put_task(shelf: Shelf, models: tuple[str, ...], draft: Draft) -> Iterator[str]:
    """Let the new models perform the task that was found, adding it where the catalog lacks it.

    Yields what was added, for people.
    """
    task = draft.task
    if task is None:
        return
    if task.id not in shelf.tasks:
        shelf.tasks.add(task.id)
        shelf.add_entry("tasks", _entry(task))
        yield f"task {task.id}"
    told = dict(zip(models, draft.models, strict=True))
    for model in _fresh(shelf, models):
        shelf.add_inside(model.spot, (), task.id, key="task")
        for key, value in model_keys(told[model.id]).items():
            shelf.add_inside(model.spot, (), value, key=key)
        shelf.add_inside(model.spot, (), Truth("true"), key="draft")
        model.tasked = True


def model_keys(draft: ModelDraft) -> dict[str, Value]:
    """The keys of a model that its draft fills."""
    keys: dict[str, Value] = {}
    if draft.about:
        keys["about"] = tuple(_entry(each) for each in draft.about)
    if draft.workflow is not None:
        keys["workflow"] = _entry(draft.workflow)
    return keys


def answer_of(draft: Draft, models: tuple[str, ...]) -> dict[str, Value]:
    """The keys of a question that a draft fills, in the order in which authors write them."""
    return {
        "draft": Truth("true"),
        "task": draft.task.id if draft.task else None,
        "models": models,
        "papers": tuple(_entry(each) for each in draft.papers) or None,
        "answer": tuple(_entry(each) for each in draft.answer) or None,
        "asks": tuple(_entry(each) for each in draft.asks) or None,
        "passages": tuple(_entry(each) for each in draft.passages) or None,
    }


def _fresh(shelf: Shelf, names: tuple[str, ...]) -> Iterator[HeldModel]:
    """Those of the models that this run added and that perform no task yet."""
    for named in shelf.models.values():
        yield from (each for each in named if each.id in names and each.fresh and not each.tasked)


def _entry(part: Parsed) -> dict[str, Value]:
    """What it says beyond its defaults, as an author would write it."""
    said = part.model_dump(exclude_defaults=True, by_alias=True)
    return {name: _value(value) for name, value in said.items()}


def _value(value: object) -> Value:
    if isinstance(value, bool):
        return Truth("true" if value else "false")
    if isinstance(value, dict):
        return {str(name): _value(each) for name, each in value.items()}
    if isinstance(value, tuple):
        return tuple(_value(each) for each in value)
    return None if value is None else str(value)
