"""Workflows that are too large come in; that this is told at once, and alone, is held."""

from typing import Any

import pytest

from generator.diagram import draw
from generator.errors import Code, Finding
from generator.models.catalog import Model, Workflow
from generator.workflow import check_workflow, inner_graph

PATH = ("models", 0, "workflow")


def workflow(
    steps: int, edges: list[tuple[int, int]], repeat: list[dict[str, Any]] | None = None
) -> Workflow:
    """Steps with one output each, and an input for each edge that comes in."""
    taken = [[target for _, target in edges].count(place) for place in range(steps)]
    seen = [0] * steps
    joined = []
    for source, target in edges:
        seen[target] += 1
        joined.append({"from": f"s{source}.out", "to": f"s{target}.in{seen[target]}"})
    return Workflow.model_validate(
        {
            "steps": [
                {
                    "id": f"s{place}",
                    "name": f"Step {place}",
                    "inputs": [{"name": f"in{n + 1}", "type": "image"} for n in range(count)],
                    "outputs": [{"name": "out", "type": "image"}],
                }
                for place, count in enumerate(taken)
            ],
            "edges": [
                {"from": "input.photo", "to": "s0.photo"},
                *joined,
                {"from": f"s{steps - 1}.out", "to": "output.picture"},
            ],
            "repeat": repeat or [],
        }
    )


def dense(steps: int) -> list[tuple[int, int]]:
    return [(a, b) for a in range(steps) for b in range(a + 1, steps)]


def told(checked: Workflow) -> list[tuple[Code, tuple[str | int, ...]]]:
    return [(each.code, each.path[len(PATH) :]) for each in check_workflow(checked, PATH)]


def test_edges_of_a_dense_workflow_are_too_many_and_nothing_else_is_told() -> None:
    dense_in_ports = [("steps", place, "inputs") for place in range(21, 60)]
    assert told(workflow(60, dense(60))) == [
        (Code.WORKFLOW_TOO_LARGE, path) for path in (("edges",), *dense_in_ports)
    ]


def test_message_says_how_many_there_are_and_what_to_do() -> None:
    (finding,) = check_workflow(workflow(16, dense(16)), PATH)
    assert finding == Finding(
        code=Code.WORKFLOW_TOO_LARGE,
        path=(*PATH, "edges"),
        message=(
            "there are 122 edges here, and a drawing can be read with at most 120; put what "
            "belongs together into one step, or make two models of it"
        ),
    )


def test_thousands_of_ports_without_an_edge_are_told_once() -> None:
    crowd = [{"name": f"p{place}", "type": "image"} for place in range(5000)]
    step = {"id": "s", "name": "S", "inputs": [], "outputs": crowd}
    checked = Workflow.model_validate({"steps": [step], "edges": []})
    assert told(checked) == [(Code.WORKFLOW_TOO_LARGE, ("steps", 0, "outputs"))]


def test_thousands_of_repeats_within_each_other_are_told_once() -> None:
    names = [f"s{place}" for place in range(60)]
    repeats = [{"steps": names[: place % 60 + 1], "times": "twice"} for place in range(3000)]
    checked = workflow(60, [(place, place + 1) for place in range(59)], repeats)
    assert told(checked) == [(Code.WORKFLOW_TOO_LARGE, ("repeat",))]


@pytest.mark.slow
def test_largest_workflow_that_passes_is_drawn_with_each_edge() -> None:
    far = [(a, a + by) for by in (1, 2, 5) for a in range(60 - by)][:118]
    repeats = [{"steps": [f"s{n}" for n in range(50 - at)], "times": "twice"} for at in range(10)]
    checked = workflow(60, far, repeats)
    assert Code.WORKFLOW_TOO_LARGE not in [code for code, _ in told(checked)]
    svg = draw(inner_graph(Model(id="net", name="Net", workflow=checked), None), prefix="p")
    assert svg.count('class="wf-road"') == 120
    assert svg.count('class="wf-node wf-step"') == 60


def test_a_name_of_a_million_letters_is_cut_to_its_card() -> None:
    step = {"id": "s", "name": "x" * 1_000_000, "inputs": [], "outputs": []}
    checked = Workflow.model_validate({"steps": [step], "edges": []})
    svg = draw(inner_graph(Model(id="net", name="Net", workflow=checked), None), prefix="p")
    lines = svg.split('<text class="wf-name"')[1:]
    assert [len(line.partition("</text>")[0]) < 100 for line in lines] == [True] * 4
