"""Workflows come in; their findings, order and graphs are held to the rules."""

from typing import Any

import pytest

from generator.errors import Code, Finding
from generator.models.catalog import Model, Task, Workflow
from generator.models.diagram import Arrow, Frame
from generator.workflow import check_workflow, inner_graph, ordered_steps, overview_graph

PATH = ("models", 0, "workflow")


def port(name: str, kind: str = "image", description: str | None = None) -> dict[str, Any]:
    return {"name": name, "type": kind, "description": description}


def kind_of(name: str) -> str:
    return "feature-map" if name == "features" else "image"


def step(name: str, takes: str = "", gives: str = "") -> dict[str, Any]:
    return {
        "id": name,
        "name": name.capitalize(),
        "inputs": [port(each, kind_of(each)) for each in takes.split()],
        "outputs": [port(each, kind_of(each)) for each in gives.split()],
    }


def workflow(*steps: dict[str, Any], edges: str, repeat: dict[str, str] | None = None) -> Workflow:
    """A workflow of `from>to` edges; `repeat` has step ids on the left, how often on the right."""
    pairs = [each.split(">") for each in edges.split()]
    rounds = [{"steps": ids.split(), "times": times} for ids, times in (repeat or {}).items()]
    return Workflow.model_validate(
        {
            "steps": steps,
            "edges": [{"from": source, "to": target} for source, target in pairs],
            "repeat": rounds,
        }
    )


ENCODE, DECODE = step("encode", "photo", "features"), step("decode", "features", "picture")
ROAD = "input.photo>encode.photo encode.features>decode.features decode.picture>output.enlarged"


def found(checked: Workflow) -> list[tuple[Code, tuple[str | int, ...]]]:
    return [(each.code, each.path[len(PATH) :]) for each in check_workflow(checked, PATH)]


def only(checked: Workflow) -> Finding:
    (finding,) = check_workflow(checked, PATH)
    return finding


def test_sound_workflow_has_no_findings() -> None:
    assert check_workflow(workflow(ENCODE, DECODE, edges=ROAD), PATH) == ()


def test_unknown_step_names_the_nearest_and_the_end_of_the_edge() -> None:
    finding = only(workflow(ENCODE, DECODE, edges=f"{ROAD} encoed.features>output.more"))
    assert finding.code == Code.UNKNOWN_STEP
    assert finding.path == ("models", 0, "workflow", "edges", 3, "from")
    assert "'encoed'" in finding.message
    assert finding.hint == "did you mean 'encode'?"


def test_unknown_port_names_the_nearest() -> None:
    finding = only(workflow(ENCODE, DECODE, edges=f"{ROAD} encode.feature>output.more"))
    assert (finding.code, finding.path[-1]) == (Code.UNKNOWN_PORT, "from")
    assert finding.hint == "did you mean 'features'?"


def test_port_of_the_wrong_side_is_unknown() -> None:
    assert found(workflow(ENCODE, DECODE, edges=f"{ROAD} encode.photo>output.more")) == [
        (Code.UNKNOWN_PORT, ("edges", 3, "from"))
    ]


@pytest.mark.parametrize("text", ["decode", "decode.", "output"])
def test_edge_without_a_port_says_how_to_write_it(text: str) -> None:
    finding = only(workflow(ENCODE, DECODE, edges=f"{ROAD} encode.features>{text}"))
    assert (finding.code, finding.path[-3:]) == (Code.UNKNOWN_PORT, ("edges", 3, "to"))
    assert f"write '{text.rstrip('.')}.<port>'" in finding.message


@pytest.mark.parametrize(
    ("edge", "side"), [("output.x>output.more", "from"), ("encode.features>input.photo", "to")]
)
def test_edge_at_the_wrong_end_is_told(edge: str, side: str) -> None:
    assert found(workflow(ENCODE, DECODE, edges=f"{ROAD} {edge}")) == [
        (Code.UNKNOWN_STEP, ("edges", 3, side))
    ]


def test_second_step_of_an_id_is_a_duplicate() -> None:
    assert found(workflow(ENCODE, DECODE, ENCODE, edges=ROAD)) == [
        (Code.DUPLICATE_ID, ("steps", 2, "id"))
    ]


def test_step_may_not_be_called_input() -> None:
    codes = found(workflow(step("input"), ENCODE, DECODE, edges=ROAD))
    assert codes == [(Code.DUPLICATE_ID, ("steps", 0, "id"))]


def test_second_port_of_a_name_is_a_duplicate() -> None:
    twice = step("encode", "photo photo", "features")
    assert found(workflow(twice, DECODE, edges=ROAD)) == [
        (Code.DUPLICATE_ID, ("steps", 0, "inputs", 1, "name"))
    ]


def test_port_fed_twice_names_the_first_source() -> None:
    finding = only(workflow(ENCODE, DECODE, edges=f"{ROAD} input.other>encode.photo"))
    assert (finding.code, finding.path[-3:]) == (Code.DUPLICATE_EDGE, ("edges", 3, "to"))
    assert "already fed by 'input.photo'" in finding.message


def test_one_port_may_feed_several() -> None:
    assert found(workflow(ENCODE, DECODE, edges=f"{ROAD} encode.features>output.features")) == []


def test_port_that_nothing_feeds_or_uses_dangles() -> None:
    loose = step("decode", "features cell", "picture mask")
    assert found(workflow(ENCODE, loose, edges=ROAD)) == [
        (Code.DANGLING_PORT, ("steps", 1, "inputs", 1)),
        (Code.DANGLING_PORT, ("steps", 1, "outputs", 1)),
    ]


def test_cycle_is_told_at_the_edge_that_closes_it() -> None:
    again = step("decode", "features", "picture again")
    turned = step("encode", "photo back", "features")
    assert found(workflow(turned, again, edges=f"{ROAD} decode.again>encode.back")) == [
        (Code.WORKFLOW_CYCLE, ("edges", 3))
    ]


def test_step_that_feeds_itself_is_a_cycle() -> None:
    turned = step("encode", "photo features", "features")
    assert found(workflow(turned, DECODE, edges=f"{ROAD} encode.features>encode.features")) == [
        (Code.WORKFLOW_CYCLE, ("edges", 3))
    ]


def test_all_findings_come_at_once() -> None:
    broken = workflow(
        ENCODE, ENCODE, step("lost", "x"), edges="input.a>encode.photo no.x>encode.photo"
    )
    assert [code for code, _ in found(broken)] == [
        Code.DUPLICATE_ID,
        Code.UNKNOWN_STEP,
        Code.DUPLICATE_EDGE,
        Code.DANGLING_PORT,
        Code.DANGLING_PORT,
        Code.DANGLING_PORT,
    ]


def test_a_circle_begins_where_the_input_enters() -> None:
    circle = workflow(
        step("a", "x", "y"), step("b", "x", "y"),
        edges="input.x>b.x b.y>a.x a.y>b.x b.y>output.y", repeat={"a b": "twice"},
    )  # fmt: skip
    assert check_workflow(circle, PATH) == ()
    assert [each.id for each in ordered_steps(circle)] == ["b", "a"]


def test_a_port_takes_one_edge_back_and_no_more() -> None:
    circle = workflow(
        step("a", "x", "y z"),
        edges="input.x>a.x a.y>a.x a.z>a.x a.y>output.y", repeat={"a": "twice"},
    )  # fmt: skip
    assert found(circle) == [(Code.DUPLICATE_EDGE, ("edges", 2, "to"))]


def test_a_broken_road_is_told_by_its_ports_and_once() -> None:
    assert found(workflow(ENCODE, DECODE, edges="input.photo>encode.photo")) == [
        (Code.DANGLING_PORT, ("steps", 0, "outputs", 0)),
        (Code.DANGLING_PORT, ("steps", 1, "inputs", 0)),
        (Code.DANGLING_PORT, ("steps", 1, "outputs", 0)),
        (Code.NO_WAY_THROUGH, ("edges",)),
    ]


def test_steps_come_after_what_feeds_them() -> None:
    turned = workflow(DECODE, ENCODE, edges=ROAD)
    assert [each.id for each in ordered_steps(turned)] == ["encode", "decode"]


def test_steps_that_do_not_depend_keep_the_authors_order() -> None:
    free = workflow(step("z"), step("m"), step("a"), edges="")
    assert [each.id for each in ordered_steps(free)] == ["z", "m", "a"]


def test_step_that_two_feed_comes_after_both() -> None:
    fork = workflow(
        step("join", "x y"), step("b", "x", "y"), step("a", "x", "y"),
        edges="a.y>join.x b.y>join.y",
    )  # fmt: skip
    assert [each.id for each in ordered_steps(fork)] == ["b", "a", "join"]


def test_steps_of_a_cycle_are_ordered_too() -> None:
    circle = workflow(
        step("after", "x"), step("a", "x", "y"), step("b", "x", "y"),
        edges="a.y>b.x b.y>a.x b.y>after.x",
    )  # fmt: skip
    assert [each.id for each in ordered_steps(circle)] == ["a", "b", "after"]


def test_long_chain_needs_no_recursion() -> None:
    steps = [step(f"s{place}", "x", "y") for place in range(3000)]
    edges = " ".join(f"s{place + 1}.y>s{place}.x" for place in range(2999))
    assert ordered_steps(workflow(*steps, edges=edges))[0].id == "s2999"


LIIF = Model.model_validate(
    {"id": "liif", "name": "LIIF", "workflow": workflow(ENCODE, DECODE, edges=ROAD)}
)
BARE = Model(id="bare", name="Bare")
TASK = Task.model_validate(
    {
        "id": "sr",
        "name": "Super-resolution",
        "inputs": [port("photo", "image", "a small picture")],
        "outputs": [port("enlarged", "image")],
    }
)


def test_inner_graph_numbers_the_steps_between_input_and_output() -> None:
    graph = inner_graph(LIIF, TASK)
    assert [(each.kind, each.number, each.title, each.type, each.href) for each in graph.nodes] == [
        ("input", None, "A small picture", "image", ""),
        ("step", 1, "Encode", "", "#step-liif--encode"),
        ("step", 2, "Decode", "", "#step-liif--decode"),
        ("output", None, "Enlarged", "image", ""),
    ]
    assert graph.arrows == (
        Arrow(source="input.photo", target="encode", label="image"),
        Arrow(source="encode", target="decode", label="feature-map"),
        Arrow(source="decode", target="output.enlarged", label="image"),
    )


def test_inner_graph_tells_the_order_in_a_sentence() -> None:
    assert inner_graph(LIIF, TASK).description == (
        "LIIF takes “A small picture”. In order: 1. Encode; 2. Decode. Out comes “Enlarged”."
    )


def test_inner_graph_frames_the_model_and_within_it_the_larger_repeat_first() -> None:
    flow = workflow(
        ENCODE, DECODE, edges=ROAD, repeat={"decode": "twice", "encode decode": "6 times"}
    )
    graph = inner_graph(LIIF.model_copy(update={"workflow": flow}), TASK)
    assert graph.frames == (
        Frame(id="model.liif", kind="model", title="LIIF", nodes=("encode", "decode")),
        Frame(id="repeat.2", kind="repeat", title="repeated 6 times", nodes=("encode", "decode")),
        Frame(id="repeat.1", kind="repeat", title="repeated twice", nodes=("decode",)),
    )
    assert graph.description == (
        "LIIF takes “A small picture”. In order: 1. Encode; 2. Decode. Steps 1 and 2 are repeated "
        "6 times. Step 2 is repeated twice. Out comes “Enlarged”."
    )


def test_inner_graph_marks_the_arrow_that_leads_back() -> None:
    again = step("decode", "features", "picture again")
    turned = step("encode", "photo", "features")
    flow = workflow(
        turned, again, edges=f"{ROAD} decode.again>encode.photo", repeat={"encode decode": "twice"}
    )
    assert check_workflow(flow, PATH) == ()
    graph = inner_graph(LIIF.model_copy(update={"workflow": flow}), TASK)
    assert [each for each in graph.arrows if each.back] == [
        Arrow(source="decode", target="encode", label="image", back=True)
    ]
    assert [each.id for each in ordered_steps(flow)] == ["encode", "decode"]


def test_inner_graph_of_a_model_without_steps_has_no_frame() -> None:
    flow = workflow(edges="input.photo>output.photo")
    assert inner_graph(LIIF.model_copy(update={"workflow": flow}), TASK).frames == ()


def test_inner_graph_of_a_model_without_workflow_is_its_card() -> None:
    graph = inner_graph(BARE, TASK)
    assert [(each.kind, each.title) for each in graph.nodes] == [
        ("input", "A small picture"),
        ("model", "Bare"),
        ("output", "Enlarged"),
    ]


def test_overview_sets_models_beside_each_other() -> None:
    graph = overview_graph("Why?", (LIIF, BARE), TASK)
    assert [(each.source, each.target) for each in graph.arrows] == [
        ("input.photo", "model.liif"),
        ("input.photo", "model.bare"),
        ("model.liif", "output.enlarged"),
        ("model.bare", "output.enlarged"),
    ]
    assert [each.subtitle for each in graph.nodes if each.kind == "model"] == [
        "2 steps: Encode, Decode",
        "Super-resolution",
    ]
    assert graph.description == (
        "From “A small picture” to “Enlarged” by “LIIF” and “Bare”, each on its own."
    )


def test_overview_without_a_task_has_one_plain_end_each() -> None:
    graph = overview_graph("Why?", (BARE,), None)
    assert [(each.title, each.type) for each in graph.nodes] == [
        ("What you have", ""),
        ("Bare", ""),
        ("What you get", ""),
    ]


def test_overview_without_models_joins_nothing() -> None:
    graph = overview_graph("Why?", (), None)
    assert graph.arrows == ()
    assert "no model is named" in graph.description
