"""A catalog in, what its pages show beside statements and hold no number for out."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from generator.catalog.nodes import Path
from generator.errors import Code, Finding, dotted
from generator.evidence.cases import Docket
from generator.evidence.holdings import Holding, Holdings
from generator.evidence.numbers import unheld
from generator.models.assembled import Catalog
from generator.models.catalog import Model, Port, Question, Step, Task, Workflow

_FREE: Final = 4
"""Numbers up to this one need no source in a shape: colours, coordinates, corners."""
_HINT: Final = "leave it out, or say it in a statement that quotes it"
_SHAPE_HINT: Final = "write a symbol such as C, or a product of numbers that a source holds"
_NUMBER: Final = re.compile(r"(?<![\w.])[0-9]+(?:\.[0-9]+)?(?![\w.])")


def check_texts(docket: Docket, holdings: Holdings) -> Iterator[Finding]:
    """What stands on a page beside its statements states no number that a reading could not state."""
    for path, text in _texts(docket.catalog):
        for number in _unheld(path, text, docket, holdings):
            yield Finding(
                code=Code.TEXT_WITH_NUMBER,
                path=path,
                message=f"the number '{number}' of {_place(path)} stands in no source of its page",
                hint=_SHAPE_HINT if path[-1] == "shape" else _HINT,
            )


def _unheld(path: Path, text: str, docket: Docket, holdings: Holdings) -> Iterator[str]:
    entry = path[:2]
    if path[-1] == "shape":
        yield from _of_shape(text, holdings.of(entry))
    else:
        yield from unheld(text, holdings.of(entry), (*docket.texts(entry), *docket.names(entry)))


def _of_shape(text: str, holding: Holding) -> Iterator[str]:
    """`9*64 x H x W` has two numbers to look up."""
    for found in _NUMBER.finditer(text):
        value = Fraction(found.group())
        if value > _FREE and value not in holding.held and value not in holding.results:
            yield found.group()


def _place(path: Path) -> str:
    """`a step's summary`: what the author calls it."""
    name = next(str(part) for part in reversed(path) if isinstance(part, str))
    return f"`{name}` ({dotted(path[2:])})"


def _texts(catalog: Catalog) -> Iterator[tuple[Path, str]]:
    """Every text of our own that a page shows, statements apart."""
    for position, tool in enumerate(catalog.tools):
        yield from _given(("tools", position, "run"), tool.run)
    for position, task in enumerate(catalog.tasks):
        yield from _of_task(task, ("tasks", position))
    for position, model in enumerate(catalog.models):
        yield from _of_model(model, ("models", position))
    for position, question in enumerate(catalog.questions):
        yield from _of_question(question, ("questions", position))


def _of_task(task: Task, path: Path) -> Iterator[tuple[Path, str]]:
    yield from _listed((*path, "aliases"), task.aliases)
    yield from _of_ports((*path, "inputs"), task.inputs)
    yield from _of_ports((*path, "outputs"), task.outputs)


def _of_model(model: Model, path: Path) -> Iterator[tuple[Path, str]]:
    if model.workflow is not None:
        yield from _of_workflow(model.workflow, (*path, "workflow"))
    if model.trained is not None:
        yield (*path, "trained", "label"), model.trained.label


def _of_workflow(workflow: Workflow, path: Path) -> Iterator[tuple[Path, str]]:
    for position, step in enumerate(workflow.steps):
        yield from _of_step(step, (*path, "steps", position))
    for position, repeat in enumerate(workflow.repeat):
        yield (*path, "repeat", position, "times"), repeat.times


def _of_step(step: Step, path: Path) -> Iterator[tuple[Path, str]]:
    yield (*path, "name"), step.name
    yield from _given((*path, "summary"), step.summary)
    yield from _of_ports((*path, "inputs"), step.inputs)
    yield from _of_ports((*path, "outputs"), step.outputs)


def _of_ports(path: Path, ports: Iterable[Port]) -> Iterator[tuple[Path, str]]:
    for position, port in enumerate(ports):
        yield from _given((*path, position, "description"), port.description)
        yield from _given((*path, position, "shape"), port.shape)


def _of_question(question: Question, path: Path) -> Iterator[tuple[Path, str]]:
    for position, passage in enumerate(question.passages):
        yield (*path, "passages", position, "heading"), passage.heading
    yield from _listed((*path, "gaps"), question.gaps)


def _listed(path: Path, texts: Iterable[str]) -> Iterator[tuple[Path, str]]:
    for position, text in enumerate(texts):
        yield (*path, position), text


def _given(path: Path, text: str | None) -> Iterator[tuple[Path, str]]:
    if text is not None:
        yield path, text
