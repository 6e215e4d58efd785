"""A workflow, its task and the known types come in; what cannot flow along its edges goes out."""

from collections.abc import Iterator

from generator.errors import Code, Finding
from generator.models.catalog import Edge, Port, Task, Workflow
from generator.workflow.ends import Ends, given, named, task_gives, task_takes
from generator.workflow.limits import check_count
from generator.workflow.order import owner
from generator.workflow.shapes import Malformed, Sizes, dimensions, numbers_disagree
from generator.workflow.types import Types

Path = tuple[str | int, ...]


def check_ports(ports: tuple[Port, ...], path: Path, types: Types) -> Iterator[Finding]:
    """What is wrong with ports by themselves: a type is unknown, a shape is none, or they are too many."""
    if too_many := tuple(check_count(ports, path)):
        yield from too_many
        return
    for number, port in enumerate(ports):
        yield from types.check(port.type, (*path, number, "type"))
        if port.shape is not None:
            try:
                dimensions(port.shape)
            except Malformed as error:
                where = (*path, number, "shape")
                yield Finding(code=Code.SHAPE_INVALID, path=where, message=str(error))


def check_flows(workflow: Workflow, path: Path, types: Types) -> Iterator[Finding]:
    """What the two ends of an edge disagree on: the type, the shape or the unit.

    An input that feeds several ports is what the first of them takes.
    """
    ends, sizes = Ends(workflow), Sizes()
    first: dict[str, tuple[str, Port]] = {}
    for number, edge in enumerate(workflow.edges):
        wanted = ends.entering(edge.to)
        if wanted is None:
            continue
        name, held = edge.from_, ends.leaving(edge.from_)
        entered = owner(edge.from_) == "input"
        if entered:
            name, held = first.setdefault(edge.from_, (edge.to, wanted))
        if held is not None:
            fits = types.meet if entered else types.fit
            where = (*path, "edges", number)
            says = "takes" if entered else "gives"
            if not fits(held.type, wanted.type):
                message = (
                    f"'{name}' {says} '{held.type}', and '{edge.to}' takes '{wanted.type}'; "
                    "correct one of the types, or put a step between"
                )
                yield Finding(code=Code.TYPE_MISMATCH, path=where, message=message)
            if reason := sizes.disagreement(held.shape, wanted.shape):
                message = (
                    f"'{name}' {says} '{held.shape}', and '{edge.to}' takes '{wanted.shape}': "
                    f"{reason}; correct one of the shapes"
                )
                yield Finding(code=Code.SHAPE_MISMATCH, path=where, message=message)
            if _differ(held.unit, wanted.unit):
                message = (
                    f"'{name}' {says} it in '{held.unit}', and '{edge.to}' takes it in "
                    f"'{wanted.unit}'; correct one of the units, or put a step between"
                )
                yield Finding(code=Code.PORT_UNIT_MISMATCH, path=where, message=message)


def check_fit(workflow: Workflow, path: Path, types: Types, task: Task | None) -> Iterator[Finding]:
    """Where a workflow takes or gives something else than its task; a task without ports allows all."""
    ends = Ends(workflow)
    takes, gives = task_takes(task), task_gives(task)
    for number, edge in enumerate(workflow.edges):
        where = (*path, "edges", number)
        if takes and owner(edge.from_) == "input" and (port := ends.entering(edge.to)):
            yield from _unfit_input(edge, port, takes, types, (*where, "from"))
        if gives and owner(edge.to) == "output" and (port := ends.leaving(edge.from_)):
            yield from _unfit_output(edge, port, gives, types, (*where, "to"))
    outer = tuple(given(workflow, ends))
    names = {each.name for each in outer}
    wanting = {port.name for port in gives}
    spare = [each.port for each in outer if each.name not in wanting and each.port]
    for wanted in gives:
        if wanted.name not in names and not any(types.fit(p.type, wanted.type) for p in spare):
            message = (
                f"nothing gives the task's output '{wanted.name}' ('{wanted.type}'); add an edge to "
                f"'output.{wanted.name}'"
            )
            yield Finding(code=Code.TASK_MISMATCH, path=(*path, "edges"), message=message)


def _unfit_input(
    edge: Edge, port: Port, takes: tuple[Port, ...], types: Types, path: Path
) -> Iterator[Finding]:
    """An input is one of the task's by its name, or else by its type."""
    name = edge.from_.partition(".")[2]
    promised = named(takes, name)
    if promised is None:
        if not any(types.fit(each.type, port.type) for each in takes):
            known = ", ".join(f"'{each.name}' ({each.type})" for each in takes)
            message = (
                f"the task has no input '{name}', and none that is '{port.type}'; it has {known}"
            )
            hint = "correct the name or the type, or add the input to the task"
            yield Finding(code=Code.TASK_MISMATCH, path=path, message=message, hint=hint)
    elif reason := _unfit(promised, port, types):
        message = f"the task's '{name}' does not fit '{edge.to}': {reason}; correct one of them"
        yield Finding(code=Code.TASK_MISMATCH, path=path, message=message)


def _unfit_output(
    edge: Edge, port: Port, gives: tuple[Port, ...], types: Types, path: Path
) -> Iterator[Finding]:
    """An output that the task does not name is more than was asked for, and does no harm."""
    name = edge.to.partition(".")[2]
    promised = named(gives, name)
    if promised is not None and (reason := _unfit(port, promised, types)):
        message = f"'{edge.from_}' does not fit the task's '{name}': {reason}; correct one of them"
        yield Finding(code=Code.TASK_MISMATCH, path=path, message=message)


def _unfit(held: Port, wanted: Port, types: Types) -> str:
    """Why one port cannot pass for the other, across the border between a task and a model."""
    if not types.fit(held.type, wanted.type):
        return f"'{held.type}' is not '{wanted.type}'"
    if reason := numbers_disagree(held.shape, wanted.shape):
        return reason
    return f"'{held.unit}' is not '{wanted.unit}'" if _differ(held.unit, wanted.unit) else ""


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other
