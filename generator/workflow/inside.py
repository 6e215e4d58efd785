"""A model comes in; the graph of its steps, in its frame, goes out."""

from collections.abc import Iterator

from generator.models.catalog import Model, Repeat, Task, Workflow
from generator.models.diagram import Arrow, Frame, Graph, Node
from generator.workflow.cards import listed, outer_cards, quoted
from generator.workflow.ends import Ends, given, taken, task_gives, task_takes
from generator.workflow.order import ordered_steps, owner
from generator.workflow.overview import overview_graph
from generator.workflow.ways import returning_edges


def inner_graph(model: Model, task: Task | None) -> Graph:
    """What happens inside a model, step by step; a model without a workflow is one card."""
    if model.workflow is None:
        return overview_graph(model.name, (model,), task)
    ends = Ends(model.workflow)
    inputs = outer_cards("input", tuple(taken(model.workflow, ends)), task_takes(task))
    outputs = outer_cards("output", tuple(given(model.workflow, ends)), task_gives(task))
    middle = tuple(
        Node(
            id=step.id,
            kind="step",
            number=number,
            title=step.name,
            subtitle=step.summary or "",
            href=f"#step-{model.id}--{step.id}",
        )
        for number, step in enumerate(ordered_steps(model.workflow), start=1)
    )
    return Graph(
        title=f"How {model.name} works, step by step",
        description=_told(model, inputs, middle, outputs),
        nodes=(*inputs, *middle, *outputs),
        arrows=tuple(_arrows(model.workflow, ends)),
        frames=tuple(_frames(model, middle)),
    )


def _arrows(workflow: Workflow, ends: Ends) -> Iterator[Arrow]:
    """One arrow for each edge, labelled with what the port that it leaves or else enters holds."""
    returning = returning_edges(workflow)
    for number, edge in enumerate(workflow.edges):
        port = ends.leaving(edge.from_) or ends.entering(edge.to)
        yield Arrow(
            source=edge.from_ if owner(edge.from_) == "input" else owner(edge.from_),
            target=edge.to if owner(edge.to) == "output" else owner(edge.to),
            label=port.type if port else "",
            back=number in returning,
        )


def _frames(model: Model, steps: tuple[Node, ...]) -> Iterator[Frame]:
    """The model around its steps, then its repeats, the larger ones first."""
    if steps:
        ids = tuple(step.id for step in steps)
        yield Frame(id=f"model.{model.id}", kind="model", title=model.name, nodes=ids)
    for number, repeat in _by_size(model):
        inside = tuple(step.id for step in _inside(repeat, steps))
        if inside:
            title = f"repeated {repeat.times}"
            yield Frame(id=f"repeat.{number}", kind="repeat", title=title, nodes=inside)


def _by_size(model: Model) -> list[tuple[int, Repeat]]:
    repeats = model.workflow.repeat if model.workflow else ()
    return sorted(enumerate(repeats, start=1), key=lambda pair: -len(pair[1].steps))


def _inside(repeat: Repeat, steps: tuple[Node, ...]) -> tuple[Node, ...]:
    return tuple(step for step in steps if step.id in repeat.steps)


def _told(
    model: Model, inputs: tuple[Node, ...], steps: tuple[Node, ...], outputs: tuple[Node, ...]
) -> str:
    takes = f"{model.name} takes {quoted(inputs) if inputs else 'nothing'}."
    order = "; ".join(f"{step.number}. {step.title}" for step in steps)
    rounds = (
        _told_again(numbers, repeat.times)
        for _, repeat in _by_size(model)
        if (numbers := [str(step.number) for step in _inside(repeat, steps)])
    )
    gives = f"Out comes {quoted(outputs)}." if outputs else ""
    told = (takes, f"In order: {order}." if order else "", *rounds, gives)
    return " ".join(each for each in told if each)


def _told_again(numbers: list[str], times: str) -> str:
    many = len(numbers) > 1
    begin = f"Steps {listed(numbers)} are" if many else f"Step {numbers[0]} is"
    return f"{begin} repeated {times}."
