"""A workflow comes in; the ports that its edges name, looked up by `step.port`, go out."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.models.catalog import Port, Task, Workflow
from generator.workflow.order import owner


class Ends:
    """The ports of a workflow by the names that edges use; of two of one name the first counts."""

    def __init__(self, workflow: Workflow) -> None:
        steps = workflow.steps[::-1]
        self._leaving = {f"{s.id}.{port.name}": port for s in steps for port in s.outputs[::-1]}
        self._entering = {f"{s.id}.{port.name}": port for s in steps for port in s.inputs[::-1]}

    def leaving(self, text: str) -> Port | None:
        """The output of a step that an edge begins at; None for `input.x` and what is not there."""
        return self._leaving.get(text)

    def entering(self, text: str) -> Port | None:
        """The input of a step that an edge leads to; None for `output.x` and what is not there."""
        return self._entering.get(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    """One thing that a workflow takes or gives, with the port inside that takes or gives it."""

    text: str
    """As edges write it: `input.photo`."""
    name: str
    port: Port | None


def taken(workflow: Workflow, ends: Ends) -> Iterator[Outer]:
    """What a workflow takes: each `input.x` once, with the first port that it feeds."""
    pairs = ((edge.from_, ends.entering(edge.to)) for edge in workflow.edges)
    yield from _outer("input", pairs)


def given(workflow: Workflow, ends: Ends) -> Iterator[Outer]:
    """What a workflow gives: each `output.x` once, with the port that fills it."""
    pairs = ((edge.to, ends.leaving(edge.from_)) for edge in workflow.edges)
    yield from _outer("output", pairs)


def _outer(end: str, pairs: Iterator[tuple[str, Port | None]]) -> Iterator[Outer]:
    seen: set[str] = set()
    for text, port in pairs:
        if owner(text) == end and text not in seen:
            seen.add(text)
            yield Outer(text=text, name=text.partition(".")[2], port=port)


def named(ports: tuple[Port, ...], name: str) -> Port | None:
    """The port of this name."""
    return next((port for port in ports if port.name == name), None)


def task_takes(task: Task | None) -> tuple[Port, ...]:
    """What goes into a task; nothing where it is not known."""
    return task.inputs if task else ()


def task_gives(task: Task | None) -> tuple[Port, ...]:
    """What comes out of a task; nothing where it is not known."""
    return task.outputs if task else ()
