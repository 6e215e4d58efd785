"""The YAML files of data/ in, the taxonomy of tasks out; and a catalog's own tasks laid over it."""

import functools
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Final

from generator.catalog.nodes import Value, place_of, read_document
from generator.models.catalog import Task
from generator.models.tasks import KnownTask
from generator.models.validation import validate
from generator.workflow.types import BUILT_IN

_DATA: Final = resources.files("generator.tasks") / "data"


class FaultyTaxonomy(Exception):
    """Raised where the taxonomy cannot be used: a bug of ours, told with every fault."""

    def __init__(self, faults: Iterable[str]) -> None:
        super().__init__("\n".join(faults))


@functools.cache
def load_taxonomy() -> tuple[KnownTask, ...]:
    """The tasks that ship with the package, file after file by name.

    Raises:
        FaultyTaxonomy: where a file does not hold what it should.
    """
    names = sorted(each.name for each in _DATA.iterdir() if each.name.endswith(".yaml"))
    texts = ((name, (_DATA / name).read_text(encoding="utf-8")) for name in names)
    tasks = tuple(task for name, text in texts for task in read_tasks(text, name))
    faults = tuple(find_faults(tasks))
    if faults:
        raise FaultyTaxonomy(faults)
    return tasks


def read_tasks(text: str, name: str) -> tuple[KnownTask, ...]:
    """The tasks of one file.

    Raises:
        FaultyTaxonomy: where an entry does not fit.
    """
    document = read_document(text, name)
    problems = list(document.problems)
    found = []
    for position, item in enumerate(_entries(document.value)):
        task = validate(KnownTask, item, ("tasks", position))
        if isinstance(task, tuple):
            problems.extend(each.located(place_of(document, each.path)) for each in task)
        else:
            found.append(task)
    if problems:
        raise FaultyTaxonomy(str(each) for each in problems)
    return tuple(found)


def find_faults(tasks: tuple[KnownTask, ...]) -> Iterator[str]:
    """What is wrong between tasks: an id twice, and parents, neighbours or types that are not there."""
    ids = [task.id for task in tasks]
    for position, task in enumerate(tasks):
        if task.id in ids[:position]:
            yield f"'{task.id}' stands twice; rename one of them"
        near = (each.task for each in task.neighbours)
        for name in (*near, *((task.parent,) if task.parent else ())):
            if name not in ids or name == task.id:
                yield f"{task.id}: no other task has the id '{name}'; add it, or name another"
        for port in (*task.inputs, *task.outputs):
            if BUILT_IN.lack(port.type):
                yield f"{task.id}: no type is called '{port.type}'; use a built-in one"


def with_catalog(known: tuple[KnownTask, ...], tasks: Iterable[Task]) -> tuple[KnownTask, ...]:
    """The taxonomy with a catalog's tasks: what an entry says holds, what it leaves out stays."""
    merged = {task.id: task for task in known}
    for task in tasks:
        merged[task.id] = _overlaid(merged.get(task.id), task)
    return tuple(merged.values())


def _overlaid(known: KnownTask | None, task: Task) -> KnownTask:
    definition = " ".join(each.text for each in task.definition)
    if known is None:
        return KnownTask(
            id=task.id,
            name=task.name,
            aliases=task.aliases,
            inputs=task.inputs,
            outputs=task.outputs,
            definition=definition or task.name,
        )
    names = dict.fromkeys((*task.aliases, known.name, *known.aliases))
    changes = {
        "name": task.name,
        "aliases": tuple(name for name in names if name != task.name),
        "inputs": task.inputs or known.inputs,
        "outputs": task.outputs or known.outputs,
        "definition": definition or known.definition,
    }
    return known.model_copy(update=changes)


def _entries(value: Value) -> tuple[Value, ...]:
    entries = value.get("tasks") if isinstance(value, dict) else None
    return entries if isinstance(entries, tuple) else ()
