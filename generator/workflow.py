"""A model's workflow comes in; what is wrong with it, the order of its steps, and graphs to draw go out."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.errors import Code, Finding, did_you_mean
from generator.models.catalog import Model, Port, Step, Task, Workflow
from generator.models.diagram import Arrow, Graph, Node

Path = tuple[str | int, ...]


def check_workflow(workflow: Workflow, path: Path) -> tuple[Finding, ...]:
    """All that an author must mend before the workflow can be drawn, each with its place under `path`."""
    return (
        *_repeated_ids(workflow, path),
        *_wrong_ends(workflow, path),
        *_repeated_edges(workflow, path),
        *_dangling_ports(workflow, path),
        *_cycles(workflow, path),
    )


def ordered_steps(workflow: Workflow) -> tuple[Step, ...]:
    """The steps so that each comes after what feeds it; the author's order where that leaves a choice.

    An edge that closes a cycle does not count, so a broken workflow has an order too.
    """
    closing = set(_closing_edges(workflow))
    links = [(link.source, link.target) for link in _links(workflow) if link.edge not in closing]
    waiting = [0] * len(workflow.steps)
    for _, target in links:
        waiting[target] += 1
    followers = _followers(links, len(workflow.steps))
    ready = [index for index, count in enumerate(waiting) if count == 0]
    order: list[Step] = []
    while ready:
        index = heapq.heappop(ready)
        order.append(workflow.steps[index])
        for follower in followers[index]:
            waiting[follower] -= 1
            if waiting[follower] == 0:
                heapq.heappush(ready, follower)
    return tuple(order)


def inner_graph(model: Model, task: Task | None) -> Graph:
    """What happens inside a model, step by step; a model without a workflow is one card."""
    if model.workflow is None:
        return overview_graph(model.name, (model,), task)
    steps = ordered_steps(model.workflow)
    inputs = tuple(_input_nodes(model.workflow, task))
    outputs = tuple(_output_nodes(model.workflow, task))
    middle = tuple(
        Node(
            id=step.id,
            kind="step",
            number=number,
            title=step.name,
            subtitle=step.summary or "",
            href=f"#step-{model.id}-{step.id}",
        )
        for number, step in enumerate(steps, start=1)
    )
    return Graph(
        title=f"How {model.name} works, step by step",
        description=_told_in_order(model.name, inputs, middle, outputs),
        nodes=(*inputs, *middle, *outputs),
        arrows=tuple(_arrows(model.workflow)),
    )


def overview_graph(question: str, models: tuple[Model, ...], task: Task | None) -> Graph:
    """What goes in, the models side by side, and what comes out."""
    inputs = _ends("input", task.inputs if task else (), "What you have")
    outputs = _ends("output", task.outputs if task else (), "What you get")
    middle = tuple(
        Node(
            id=f"model.{model.id}", kind="model", title=model.name, subtitle=_in_brief(model, task)
        )
        for model in models
    )
    into = (
        Arrow(source=end.id, target=card.id, label=end.type) for end in inputs for card in middle
    )
    out_of = (
        Arrow(source=card.id, target=end.id, label=end.type) for card in middle for end in outputs
    )
    return Graph(
        title=f"From input to output: {question}",
        description=_told_side_by_side(inputs, middle, outputs),
        nodes=(*inputs, *middle, *outputs),
        arrows=(*into, *out_of),
    )


# Checks


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
    """Whether one end of an edge is `step.port`, or `input.port` where it starts, `output.port` where it ends."""
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
    for number in _closing_edges(workflow):
        edge = workflow.edges[number]
        message = f"the edge from '{edge.from_}' to '{edge.to}' closes a circle; remove it or turn it round"
        yield Finding(code=Code.WORKFLOW_CYCLE, path=(*path, "edges", number), message=message)


# Order


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    """An edge between two steps, by their places."""

    edge: int
    source: int
    target: int


def _links(workflow: Workflow) -> tuple[_Link, ...]:
    places = {step.id: place for place, step in reversed(tuple(enumerate(workflow.steps)))}
    return tuple(
        _Link(edge=number, source=places[source], target=places[target])
        for number, edge in enumerate(workflow.edges)
        if (source := _owner(edge.from_)) in places and (target := _owner(edge.to)) in places
    )


def _followers(links: Iterable[tuple[int, int]], size: int) -> list[list[int]]:
    followers: list[list[int]] = [[] for _ in range(size)]
    for source, target in links:
        followers[source].append(target)
    return followers


def _closing_edges(workflow: Workflow) -> tuple[int, ...]:
    """The edges that lead back to a step still on the road: without them there is no cycle.

    A depth-first walk in the author's order, without recursion, so that its depth has no limit.
    """
    leaving: list[list[_Link]] = [[] for _ in workflow.steps]
    for each in _links(workflow):
        leaving[each.source].append(each)
    closing: list[int] = []
    seen: set[int] = set()
    for start in range(len(workflow.steps)):
        if start in seen:
            continue
        seen.add(start)
        road = [start]
        onward = [iter(leaving[start])]
        while road:
            link = next(onward[-1], None)
            if link is None:
                road.pop()
                onward.pop()
            elif link.target in road:
                closing.append(link.edge)
            elif link.target not in seen:
                seen.add(link.target)
                road.append(link.target)
                onward.append(iter(leaving[link.target]))
    return tuple(sorted(closing))


# Graphs


def _input_nodes(workflow: Workflow, task: Task | None) -> Iterator[Node]:
    """One node for each distinct `input.port`, with the type of the first port that it feeds."""
    ports = {f"{step.id}.{port.name}": port for step in workflow.steps for port in step.inputs}
    pairs = [(edge.from_, ports.get(edge.to)) for edge in workflow.edges]
    yield from _end_nodes("input", pairs, task.inputs if task else ())


def _output_nodes(workflow: Workflow, task: Task | None) -> Iterator[Node]:
    """One node for each distinct `output.port`, with the type of the port that fills it."""
    ports = {f"{step.id}.{port.name}": port for step in workflow.steps for port in step.outputs}
    pairs = [(edge.to, ports.get(edge.from_)) for edge in workflow.edges]
    yield from _end_nodes("output", pairs, task.outputs if task else ())


def _end_nodes(
    kind: str, pairs: list[tuple[str, Port | None]], task_ports: tuple[Port, ...]
) -> Iterator[Node]:
    of_task = {port.name: port for port in task_ports}
    seen: set[str] = set()
    for text, inner in pairs:
        if _owner(text) != kind or text in seen:
            continue
        seen.add(text)
        name = text.partition(".")[2]
        told = of_task.get(name) or inner
        flows = inner or of_task.get(name)
        yield Node(
            id=text,
            kind="input" if kind == "input" else "output",
            title=_sentence_case((told.description if told else None) or _spoken(name)),
            type=flows.type if flows else "",
        )


def _ends(kind: str, ports: tuple[Port, ...], otherwise: str) -> tuple[Node, ...]:
    end = "input" if kind == "input" else "output"
    pairs: list[tuple[str, Port | None]] = [(f"{end}.{port.name}", port) for port in ports]
    nodes = tuple(_end_nodes(end, pairs, ports))
    return nodes or (Node(id=end, kind="input" if kind == "input" else "output", title=otherwise),)


def _arrows(workflow: Workflow) -> Iterator[Arrow]:
    """One arrow for each edge, labelled with what the port that it leaves or else enters holds."""
    leaving = {f"{step.id}.{port.name}": port for step in workflow.steps for port in step.outputs}
    entering = {f"{step.id}.{port.name}": port for step in workflow.steps for port in step.inputs}
    for edge in workflow.edges:
        port = leaving.get(edge.from_) or entering.get(edge.to)
        source = edge.from_ if _owner(edge.from_) == "input" else _owner(edge.from_)
        target = edge.to if _owner(edge.to) == "output" else _owner(edge.to)
        yield Arrow(source=source, target=target, label=port.type if port else "")


def _in_brief(model: Model, task: Task | None) -> str:
    """What the overview says under a model's name."""
    if model.workflow is None or not model.workflow.steps:
        return task.name if task else ""
    names = ", ".join(step.name for step in ordered_steps(model.workflow))
    count = len(model.workflow.steps)
    return f"{count} {'step' if count == 1 else 'steps'}: {names}"


def _told_in_order(
    name: str, inputs: tuple[Node, ...], steps: tuple[Node, ...], outputs: tuple[Node, ...]
) -> str:
    takes = f" takes {_quoted(inputs)}" if inputs else " takes nothing"
    gives = f" Out comes {_quoted(outputs)}." if outputs else ""
    order = "; ".join(f"{step.number}. {step.title}" for step in steps)
    return f"{name}{takes}.{f' In order: {order}.' if order else ''}{gives}"


def _told_side_by_side(
    inputs: tuple[Node, ...], models: tuple[Node, ...], outputs: tuple[Node, ...]
) -> str:
    ends = f"From {_quoted(inputs)} to {_quoted(outputs)}"
    if not models:
        return f"{ends}; no model is named for the way between."
    return f"{ends} by {_quoted(models)}{', each on its own' if len(models) > 1 else ''}."


def _quoted(nodes: tuple[Node, ...]) -> str:
    names = [f"“{node.title}”" for node in nodes]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _names(ports: tuple[Port, ...]) -> tuple[str, ...]:
    return tuple(port.name for port in ports)


def _owner(text: str) -> str:
    return text.partition(".")[0]


def _spoken(name: str) -> str:
    return name.replace("-", " ").replace("_", " ")


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
