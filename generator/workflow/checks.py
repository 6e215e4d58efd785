"""A workflow comes in; what its author must mend, each with its place, goes out."""

from collections.abc import Iterator

from generator.errors import Code, Finding, did_you_mean
from generator.models.catalog import Model, Port, Task, Workflow
from generator.workflow.flows import check_fit, check_flows, check_ports
from generator.workflow.limits import check_size, is_crowded
from generator.workflow.types import BUILT_IN, Types
from generator.workflow.ways import check_circles, check_overlaps, check_ways, returning_edges

Path = tuple[str | int, ...]


def check_workflow(
    workflow: Workflow,
    path: Path,
    *,
    types: Types = BUILT_IN,
    task: Task | None = None,
    models: tuple[Model, ...] = (),
) -> tuple[Finding, ...]:
    """All that an author must mend before it can be drawn, each with its place under `path`.

    `task` is what the workflow is for; `models` are those in which a step may be that is not here.
    """
    if too_large := tuple(check_size(workflow, path)):
        return too_large
    task = None if task and is_crowded(task) else task
    strangers = (
        *_wrong_ends(workflow, path, models),
        *_unknown_repeated(workflow, path, models),
    )
    return (
        *_repeated_ids(workflow, path),
        *strangers,
        *_unusable_ports(workflow, path, types),
        *check_flows(workflow, path, types),
        *_repeated_edges(workflow, path, task),
        *_dangling_ports(workflow, path),
        *check_overlaps(workflow, path),
        *check_circles(workflow, path),
        # With an edge that leads nowhere, whatever lies behind it would be told again.
        *(() if strangers else check_ways(workflow, path)),
        *(() if strangers else check_fit(workflow, path, types, task)),
    )


def _repeated_ids(workflow: Workflow, path: Path) -> Iterator[Finding]:
    seen = {"input", "output"}
    for number, step in enumerate(workflow.steps):
        here = (*path, "steps", number)
        if step.id in ("input", "output"):
            message = (
                f"the step id '{step.id}' is the name of the workflow's own end; rename the step"
            )
            yield Finding(code=Code.DUPLICATE_ID, path=(*here, "id"), message=message)
        elif step.id in seen:
            message = (
                f"the step id '{step.id}' stands here a second time; rename one of the two steps"
            )
            yield Finding(code=Code.DUPLICATE_ID, path=(*here, "id"), message=message)
        seen.add(step.id)
        yield from _repeated_ports(step.inputs, (*here, "inputs"))
        yield from _repeated_ports(step.outputs, (*here, "outputs"))


def _repeated_ports(ports: tuple[Port, ...], path: Path) -> Iterator[Finding]:
    seen: set[str] = set()
    for number, port in enumerate(ports):
        if port.name in seen:
            message = (
                f"the port '{port.name}' stands here a second time; rename one of the two ports"
            )
            yield Finding(code=Code.DUPLICATE_ID, path=(*path, number, "name"), message=message)
        seen.add(port.name)


def _wrong_ends(workflow: Workflow, path: Path, models: tuple[Model, ...]) -> Iterator[Finding]:
    """Edges that start or end at something that is not there."""
    sources = {step.id: _names(step.outputs) for step in reversed(workflow.steps)}
    targets = {step.id: _names(step.inputs) for step in reversed(workflow.steps)}
    for number, edge in enumerate(workflow.edges):
        here = (*path, "edges", number)
        for text, known, end, side in (
            (edge.from_, sources, "input", "from"),
            (edge.to, targets, "output", "to"),
        ):
            owner = text.partition(".")[0]
            if owner not in known and owner != end:
                yield _no_step(text, (*known, end), (*here, side), models)
            else:
                ports = None if owner == end else known[owner]
                yield from _wrong_port(text, ports, end, (*here, side))


def _no_step(text: str, known: tuple[str, ...], path: Path, models: tuple[Model, ...]) -> Finding:
    """Why there is no such step; the last of the known names is the end that may stand there."""
    owner, end = text.partition(".")[0], known[-1]
    if owner in ("input", "output"):
        message = (
            f"'{text}' is at the wrong side of the edge; use '{end}.<port>' or '<step>.<port>'"
        )
        return Finding(code=Code.UNKNOWN_STEP, path=path, message=message)
    if others := _with_step(owner, models):
        message = f"step '{owner}' belongs to {others}, not to this model; name a step of this one"
        return Finding(code=Code.FOREIGN_STEP, path=path, message=message)
    message = f"no step has the id '{owner}'; name a step of this workflow or '{end}'"
    hint = did_you_mean(owner, known)
    return Finding(code=Code.UNKNOWN_STEP, path=path, message=message, hint=hint)


def _with_step(name: str, models: tuple[Model, ...]) -> str:
    """The first model that has such a step, told; empty where none has."""
    for model in models:
        steps = model.workflow.steps if model.workflow else ()
        if any(step.id == name for step in steps):
            return f"the model '{model.id}'"
    return ""


def _wrong_port(
    text: str, ports: tuple[str, ...] | None, end: str, path: Path
) -> Iterator[Finding]:
    """Whether an edge names a port there; at the workflow's own end (`ports` is None) any will do."""
    owner, _, port = text.partition(".")
    if not port:
        message = f"'{text}' names no port; write '{owner}.<port>'"
        yield Finding(code=Code.UNKNOWN_PORT, path=path, message=message)
    elif ports is not None and port not in ports:
        side = "output" if end == "input" else "input"
        message = f"step '{owner}' has no {side} '{port}'; name one of its {side}s or add it there"
        hint = did_you_mean(port, ports)
        yield Finding(code=Code.UNKNOWN_PORT, path=path, message=message, hint=hint)


def _unknown_repeated(
    workflow: Workflow, path: Path, models: tuple[Model, ...]
) -> Iterator[Finding]:
    """Steps of a repeat that are not there, or there twice."""
    known = tuple(dict.fromkeys(step.id for step in workflow.steps))
    for number, repeat in enumerate(workflow.repeat):
        for place, name in enumerate(repeat.steps):
            where = (*path, "repeat", number, "steps", place)
            if name in repeat.steps[:place]:
                message = f"'{name}' stands here a second time; remove it"
                yield Finding(code=Code.DUPLICATE_ID, path=where, message=message)
            elif name not in known and (others := _with_step(name, models)):
                message = f"step '{name}' belongs to {others}, not to this model"
                hint = "name a step of this one"
                yield Finding(code=Code.FOREIGN_STEP, path=where, message=message, hint=hint)
            elif name not in known:
                message = f"no step has the id '{name}'; name a step of this workflow"
                hint = did_you_mean(name, known)
                yield Finding(code=Code.UNKNOWN_STEP, path=where, message=message, hint=hint)


def _unusable_ports(workflow: Workflow, path: Path, types: Types) -> Iterator[Finding]:
    for number, step in enumerate(workflow.steps):
        yield from check_ports(step.inputs, (*path, "steps", number, "inputs"), types)
        yield from check_ports(step.outputs, (*path, "steps", number, "outputs"), types)


def _repeated_edges(workflow: Workflow, path: Path, task: Task | None) -> Iterator[Finding]:
    """A port takes one edge, unless it says `many`; in a repeat one more may lead back to it."""
    returning = set(returning_edges(workflow))
    several = {
        f"{step.id}.{each.name}" for step in workflow.steps for each in step.inputs if each.many
    }
    several |= {f"output.{each.name}" for each in (task.outputs if task else ()) if each.many}
    first: dict[tuple[str, bool], str] = {}
    pairs: set[tuple[str, str]] = set()
    for number, edge in enumerate(workflow.edges):
        taken = first.setdefault((edge.to, number in returning), edge.from_)
        again = (edge.from_, edge.to) in pairs
        if again or (taken != edge.from_ and edge.to not in several):
            source = edge.from_ if again else taken
            message = f"'{edge.to}' is already fed by '{source}'; remove one of the two edges"
            hint = "" if again else "or let the port say `many: true`"
            where = (*path, "edges", number, "to")
            yield Finding(code=Code.DUPLICATE_EDGE, path=where, message=message, hint=hint)
        pairs.add((edge.from_, edge.to))


def _dangling_ports(workflow: Workflow, path: Path) -> Iterator[Finding]:
    fed = {edge.to for edge in workflow.edges}
    used = {edge.from_ for edge in workflow.edges}
    for number, step in enumerate(workflow.steps):
        here = (*path, "steps", number)
        for place, port in enumerate(step.inputs):
            name = f"{step.id}.{port.name}"
            if name not in fed:
                message = f"no edge feeds '{name}'; add an edge to it or remove the port"
                yield Finding(
                    code=Code.DANGLING_PORT, path=(*here, "inputs", place), message=message
                )
        for place, port in enumerate(step.outputs):
            name = f"{step.id}.{port.name}"
            if name not in used:
                message = f"no edge uses '{name}'; add an edge from it or remove the port"
                yield Finding(
                    code=Code.DANGLING_PORT, path=(*here, "outputs", place), message=message
                )


def _names(ports: tuple[Port, ...]) -> tuple[str, ...]:
    return tuple(port.name for port in ports)
