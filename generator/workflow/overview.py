"""A question's models and task come in; the graph of what goes in, the models, what comes out goes out."""

from collections.abc import Iterator

from generator.models.catalog import Arrangement, Model, Task
from generator.models.diagram import Arrow, Frame, Graph, Node
from generator.workflow.arrangement import Flow, flows_in, flows_out, handed_on
from generator.workflow.cards import quoted, task_cards
from generator.workflow.ends import task_gives, task_takes
from generator.workflow.order import ordered_steps
from generator.workflow.types import BUILT_IN

_TOLD = {
    None: ", each on its own",
    "alternatives": ", each on its own",
    "chain": ", one behind the other",
    "parts": ", each for its part",
}


def overview_graph(
    question: str,
    models: tuple[Model, ...],
    task: Task | None,
    *,
    arrangement: Arrangement | None = None,
    tasks: tuple[Task, ...] = (),
) -> Graph:
    """What goes in, the models as they are arranged, and what comes out.

    Alternatives are parallel roads, and so are parts, in one frame; of a chain each model hands on
    to the next. `tasks` are those of the models, for what a model without a workflow takes.
    """
    inputs = task_cards("input", task_takes(task), "What you have")
    outputs = task_cards("output", task_gives(task), "What you get")
    middle = tuple(
        Node(
            id=f"model.{model.id}",
            kind="model",
            title=model.name,
            subtitle=_in_brief(model, task),
            href=f"#model-{model.id}",
        )
        for model in models
    )
    several = len(models) > 1
    known = (*tasks, *((task,) if task else ()))
    match arrangement if several else None:
        case "chain":
            arrows = tuple(_in_a_row(inputs, middle, outputs, _Flows(models, known)))
        case "parts":
            arrows = tuple(_shared(inputs, middle, outputs, _Flows(models, known)))
        case "alternatives" | None:
            arrows = tuple(_side_by_side(inputs, middle, outputs))
    return Graph(
        title=f"From input to output: {question}",
        description=_told(inputs, middle, outputs, _TOLD[arrangement] if several else ""),
        nodes=(*inputs, *middle, *outputs),
        arrows=arrows,
        frames=(_frame_of_parts(middle),) if several and arrangement == "parts" else (),
    )


class _Flows:
    """What each model takes and gives, by its place."""

    def __init__(self, models: tuple[Model, ...], tasks: tuple[Task, ...]) -> None:
        by_id = {each.id: each for each in tasks}
        of_models = tuple((model, by_id.get(model.task or "")) for model in models)
        self.takes = tuple(flows_in(*each) for each in of_models)
        self.gives = tuple(flows_out(*each) for each in of_models)


def _side_by_side(
    inputs: tuple[Node, ...], middle: tuple[Node, ...], outputs: tuple[Node, ...]
) -> Iterator[Arrow]:
    yield from (_from_end(end, card) for end in inputs for card in middle)
    yield from (_to_end(card, end) for card in middle for end in outputs)


def _shared(
    inputs: tuple[Node, ...], middle: tuple[Node, ...], outputs: tuple[Node, ...], flows: _Flows
) -> Iterator[Arrow]:
    """Each part takes and gives its own; one of which that is not known, everything."""
    for end in inputs:
        users = _cards(middle, [_names(flow, end) for flow in flows.takes])
        yield from (_from_end(end, card) for card in users)
    for end in outputs:
        makers = _cards(middle, [_names(flow, end) for flow in flows.gives])
        yield from (_to_end(card, end) for card in makers)


def _cards(middle: tuple[Node, ...], chosen: list[bool]) -> tuple[Node, ...]:
    """The cards that are chosen, or all where none is."""
    found = tuple(card for card, yes in zip(middle, chosen, strict=True) if yes)
    return found or middle


def _names(flows: tuple[Flow, ...], end: Node) -> bool:
    """Whether an end is one of these flows, by its name or type; nothing known may be anything."""
    return not flows or any(_is_end(flow, end) or _fits(flow, end) for flow in flows)


def _is_end(flow: Flow, end: Node) -> bool:
    return end.id.partition(".")[2] == flow.name


def _fits(flow: Flow, end: Node) -> bool:
    return BUILT_IN.meet(flow.type, end.type)


def _in_a_row(
    inputs: tuple[Node, ...], middle: tuple[Node, ...], outputs: tuple[Node, ...], flows: _Flows
) -> Iterator[Arrow]:
    """From the inputs through each model to the outputs.

    An input goes to the first model, and to a later one that names it and is not handed it.
    """
    links = tuple(
        handed_on(gives, takes) for gives, takes in zip(flows.gives, flows.takes[1:], strict=False)
    )
    for end in inputs:
        users = [
            card
            for card, takes, link in zip(middle[1:], flows.takes[1:], links, strict=True)
            if any(_is_end(flow, end) for flow in takes if flow not in [to for _, to in link])
        ]
        if not users or _names(flows.takes[0], end):
            users = [middle[0], *users]
        yield from (_from_end(end, card) for card in users)
    for before, after, link in zip(middle, middle[1:], links, strict=False):
        labels = dict.fromkeys(given.type for given, _ in link) or {"": None}
        for label in labels:
            yield Arrow(source=before.id, target=after.id, label=label)
    yield from (_to_end(middle[-1], end) for end in outputs)


def _from_end(end: Node, card: Node) -> Arrow:
    return Arrow(source=end.id, target=card.id, label=end.type)


def _to_end(card: Node, end: Node) -> Arrow:
    return Arrow(source=card.id, target=end.id, label=end.type)


def _frame_of_parts(middle: tuple[Node, ...]) -> Frame:
    ids = tuple(card.id for card in middle)
    return Frame(id="parts", kind="model", title=f"{len(ids)} parts, used together", nodes=ids)


def _in_brief(model: Model, task: Task | None) -> str:
    """What the overview says under a model's name."""
    if model.workflow is None or not model.workflow.steps:
        return task.name if task else ""
    names = ", ".join(step.name for step in ordered_steps(model.workflow))
    count = len(model.workflow.steps)
    return f"{count} {'step' if count == 1 else 'steps'}: {names}"


def _told(
    inputs: tuple[Node, ...], models: tuple[Node, ...], outputs: tuple[Node, ...], how: str
) -> str:
    ends = f"From {quoted(inputs)} to {quoted(outputs)}"
    if not models:
        return f"{ends}; no model is named for the way between."
    return f"{ends} by {quoted(models)}{how}."
