"""Random workflows come in; checking, ordering and drawing them keeps the rules, right or wrong."""

from hypothesis import given
from hypothesis import strategies as st

from generator.errors import Code
from generator.models.catalog import Edge, Model, Port, Repeat, Step, Task, Workflow
from generator.models.diagram import Graph
from generator.workflow import check_workflow, inner_graph, ordered_steps, overview_graph
from generator.workflow.order import closing_edges, owner
from generator.workflow.shapes import Malformed, dimensions
from generator.workflow.types import BUILT_IN

NAMES = st.sampled_from(("a", "b", "c", "d", "input", "output"))
PORTS = st.builds(
    Port,
    name=st.sampled_from(("x", "y")),
    type=st.sampled_from(("image", "image/medical", "text", "no such type")),
    shape=st.none() | st.sampled_from(("3 x H", "3 x 4", "H", "no shape", "x")),
    unit=st.none() | st.sampled_from(("px", "s")),
    many=st.booleans(),
)
STEPS = st.builds(
    Step,
    id=NAMES,
    name=st.just("Do it"),
    inputs=st.lists(PORTS, max_size=2).map(tuple),
    outputs=st.lists(PORTS, max_size=2).map(tuple),
)
ENDS = st.sampled_from(
    [f"{name}.{port}" for name in ("a", "b", "c", "input", "output") for port in "xy"]
)
EDGES = st.tuples(ENDS | st.text(min_size=1, max_size=5).filter(str.strip), ENDS).map(
    lambda pair: Edge.model_validate({"from": pair[0], "to": pair[1]})
)
REPEATS = st.builds(
    Repeat, steps=st.lists(NAMES, min_size=1, max_size=3).map(tuple), times=st.just("6 times")
)
WILD = st.builds(
    Workflow,
    steps=st.lists(STEPS, max_size=4).map(tuple),
    edges=st.lists(EDGES, max_size=8).map(tuple),
    repeat=st.lists(REPEATS, max_size=2).map(tuple),
)
TASKS = st.builds(
    Task,
    id=st.just("t"),
    name=st.just("T"),
    inputs=st.lists(PORTS, max_size=2).map(tuple),
    outputs=st.lists(PORTS, max_size=2).map(tuple),
)


@st.composite
def sound(draw: st.DrawFn, *, circles: bool = False) -> Workflow:
    """A workflow that is right, its steps in any order: each takes from earlier ones or the input.

    With `circles`, some steps also lead back to themselves, each in a repeat of its own.
    """
    count = draw(st.integers(1, 8))
    sources = [draw(st.sets(st.integers(-1, n - 1), min_size=1)) for n in range(count)]
    used = {source for each in sources for source in each}
    turning = draw(st.sets(st.integers(0, count - 1))) if circles else set()
    steps, edges = [], []
    for n in range(count):
        ports = tuple(Port(name=f"p{each + 1}", type="image") for each in sorted(sources[n]))
        out = (Port(name="out", type="image"),)
        steps.append(Step(id=f"s{n}", name=f"Step {n}", inputs=ports, outputs=out))
        for each in sorted(sources[n]):
            begin = "input.x" if each < 0 else f"s{each}.out"
            edges.append((begin, f"s{n}.p{each + 1}"))
        if n in turning:
            edges.append((f"s{n}.out", f"s{n}.{ports[0].name}"))
        if n not in used:
            edges.append((f"s{n}.out", f"output.y{n}"))
    return Workflow(
        steps=tuple(draw(st.permutations(steps))),
        edges=tuple(
            Edge.model_validate({"from": begin, "to": end})
            for begin, end in draw(st.permutations(edges))
        ),
        repeat=tuple(Repeat(steps=(f"s{n}",), times="twice") for n in sorted(turning)),
    )


def inner(workflow: Workflow, task: Task | None = None) -> Graph:
    return inner_graph(Model(id="m", name="M", workflow=workflow), task)


@given(workflow=WILD, task=st.none() | TASKS)
def test_any_workflow_is_checked_ordered_and_drawn(workflow: Workflow, task: Task | None) -> None:
    model = Model(id="m", name="M", workflow=workflow)
    check_workflow(workflow, ("here",), task=task, models=(model,))
    drawn = inner(workflow, task)
    assert {step.id for step in workflow.steps} <= {node.id for node in drawn.nodes}
    for arrangement in ("alternatives", "chain", "parts"):
        graph = overview_graph("Why?", (model, model), task, arrangement=arrangement)
        assert {each.source for each in graph.arrows} <= {node.id for node in graph.nodes}


@given(workflow=WILD)
def test_the_order_holds_each_step_once(workflow: Workflow) -> None:
    ordered = ordered_steps(workflow)
    assert sorted(map(id, ordered)) == sorted(map(id, workflow.steps))


@given(workflow=sound() | sound(circles=True))
def test_a_sound_workflow_has_no_findings(workflow: Workflow) -> None:
    assert check_workflow(workflow, ("here",)) == ()


@given(workflow=sound() | sound(circles=True))
def test_each_step_comes_after_what_feeds_it_but_for_the_way_round(workflow: Workflow) -> None:
    places = {step.id: place for place, step in enumerate(ordered_steps(workflow))}
    closing = closing_edges(workflow)
    for number, edge in enumerate(workflow.edges):
        source, target = owner(edge.from_), owner(edge.to)
        if source in places and target in places and number not in closing:
            assert places[source] < places[target]


@given(workflow=sound(circles=True))
def test_the_graph_holds_every_step_port_edge_and_repeat(workflow: Workflow) -> None:
    graph = inner(workflow)
    nodes = {node.id for node in graph.nodes}
    steps = {step.id for step in workflow.steps}
    assert {node.id for node in graph.nodes if node.kind == "step"} == steps
    outer = {text for edge in workflow.edges for text in (edge.from_, edge.to)}
    assert {text for text in outer if owner(text) in ("input", "output")} == nodes - steps
    assert len(graph.arrows) == len(workflow.edges)
    assert {end for each in graph.arrows for end in (each.source, each.target)} <= nodes
    assert [frame.kind for frame in graph.frames] == ["model", *("repeat" for _ in workflow.repeat)]
    assert sum(arrow.back for arrow in graph.arrows) == len(workflow.repeat)


@given(workflow=sound(circles=True))
def test_without_its_repeats_each_circle_is_a_problem(workflow: Workflow) -> None:
    bare = workflow.model_copy(update={"repeat": ()})
    told = [each for each in check_workflow(bare, ("here",)) if each.code == Code.WORKFLOW_CYCLE]
    assert len(told) == len(workflow.repeat)


@given(text=st.text(max_size=40) | st.text("0123456789HWsx*/+-() ×", max_size=40))
def test_any_text_is_a_shape_or_is_refused(text: str) -> None:
    try:
        read = dimensions(text)
    except Malformed as error:
        assert "dimension" in str(error)  # noqa: PT017
    else:
        assert dimensions(" x ".join(each.text for each in read)) == read


@given(one=st.text(max_size=20), other=st.text(max_size=20))
def test_any_two_names_of_types_may_be_compared(one: str, other: str) -> None:
    assert BUILT_IN.fit(one, one)
    assert BUILT_IN.meet(one, other) == BUILT_IN.meet(other, one)
