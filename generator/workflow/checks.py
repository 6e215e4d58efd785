"""A workflow comes in; what its author must mend, each with its place, goes out."""

from collections.abc import Iterator

from generator.errors import Code, Finding, did_you_mean
from generator.models.catalog import Port, Workflow
from generator.workflow.order import closing_edges

Path = tuple[str | int, ...]


def check_workflow(workflow: Workflow, path: Path) -> tuple[Finding, ...]:
    """All that an author must mend before it can be drawn, each with its place under `path`."""
    return (
        *_repeated_ids(workflow, path),
        *_wrong_ends(workflow, path),
        *_repeated_edges(workflow, path),
        *_dangling_ports(workflow, path),
        *_cycles(workflow, path),
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


def _wrong_ends(workflow: Workflow, path: Path) -> Iterator[Finding]:
    """Edges that start or end at something that is not there."""
    sources = {step.id: _names(step.outputs) for step in reversed(workflow.steps)}
    targets = {step.id: _names(step.inputs) for step in reversed(workflow.steps)}
    for number, edge in enumerate(workflow.edges):
        here = (*path, "edges", number)
        yield from _wrong_end(edge.from_, sources, "input", (*here, "from"))
        yield from _wrong_end(edge.to, targets, "output", (*here, "to"))


def _wrong_end(
    text: str, known: dict[str, tuple[str, ...]], end: str, path: Path
) -> Iterator[Finding]:
    """Whether one end of an edge is `step.port`, or a port of the workflow's own end there."""
    owner, dot, port = text.partition(".")
    if owner not in known and owner != end:
        message = f"no step has the id '{owner}'; name a step of this workflow or '{end}'"
        if owner in ("input", "output"):
            message = (
                f"'{text}' is at the wrong side of the edge; use '{end}.<port>' or '<step>.<port>'"
            )
        hint = "" if owner in ("input", "output") else did_you_mean(owner, (*known, end))
        yield Finding(code=Code.UNKNOWN_STEP, path=path, message=message, hint=hint)
    elif not dot or not port:
        message = f"'{text}' names no port; write '{owner}.<port>'"
        yield Finding(code=Code.UNKNOWN_PORT, path=path, message=message)
    elif owner != end and port not in known[owner]:
        side = "output" if end == "input" else "input"
        message = f"step '{owner}' has no {side} '{port}'; name one of its {side}s or add it there"
        hint = did_you_mean(port, known[owner])
        yield Finding(code=Code.UNKNOWN_PORT, path=path, message=message, hint=hint)


def _repeated_edges(workflow: Workflow, path: Path) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for number, edge in enumerate(workflow.edges):
        if edge.to in first:
            message = (
                f"'{edge.to}' is already fed by '{first[edge.to]}'; remove one of the two edges"
            )
            yield Finding(
                code=Code.DUPLICATE_EDGE, path=(*path, "edges", number, "to"), message=message
            )
        first.setdefault(edge.to, edge.from_)


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


def _cycles(workflow: Workflow, path: Path) -> Iterator[Finding]:
    for number in closing_edges(workflow):
        edge = workflow.edges[number]
        message = (
            f"'{edge.from_}' to '{edge.to}' closes a circle; remove this edge or turn it round"
        )
        yield Finding(code=Code.WORKFLOW_CYCLE, path=(*path, "edges", number), message=message)


def _names(ports: tuple[Port, ...]) -> tuple[str, ...]:
    return tuple(port.name for port in ports)
