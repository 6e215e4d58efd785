"""A workflow comes in; what is wrong with it, the order of its steps, and graphs go out."""

from collections.abc import Iterator

from generator.models.catalog import Model, Port, Task, Workflow
from generator.models.diagram import Arrow, Graph, Node
from generator.workflow.checks import check_workflow as check_workflow
from generator.workflow.order import ordered_steps as ordered_steps
from generator.workflow.order import owner


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
            href=f"#step-{model.id}--{step.id}",
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
        if owner(text) != kind or text in seen:
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
        source = edge.from_ if owner(edge.from_) == "input" else owner(edge.from_)
        target = edge.to if owner(edge.to) == "output" else owner(edge.to)
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


def _spoken(name: str) -> str:
    return name.replace("-", " ").replace("_", " ")


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
