"""Random graphs come in; whatever they hold, their drawings keep the rules."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from generator.diagram import describe, draw
from generator.diagram.layout import lay_out
from generator.diagram.lettering import clean
from generator.models.diagram import Arrow, Graph, Node, NodeKind

SVG = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).parents[2]
DIRECTIONS = st.sampled_from(("down", "right"))


@st.composite
def graphs(draw_from: st.DrawFn) -> Graph:
    size = draw_from(st.integers(1, 12))
    kinds: st.SearchStrategy[NodeKind] = st.sampled_from(("input", "step", "model", "output"))
    nodes = tuple(
        Node(
            id=f"n{place}",
            kind=draw_from(kinds),
            number=draw_from(st.none() | st.integers(1, 99)),
            title=draw_from(st.text(max_size=60)),
            subtitle=draw_from(st.text(max_size=200)),
            type=draw_from(st.text(max_size=20)),
            href=draw_from(st.text(max_size=20) | st.text(max_size=20).map("#{}".format)),
        )
        for place in range(size)
    )
    ids = st.sampled_from([node.id for node in nodes])
    labels = st.sampled_from(("", "image", "feature-map")) | st.text(max_size=30)
    arrow = st.builds(Arrow, source=ids, target=ids, label=labels)
    arrows = draw_from(st.lists(arrow, max_size=20))
    return Graph(
        title=draw_from(st.text(max_size=60)),
        description=draw_from(st.text(max_size=60)),
        nodes=nodes,
        arrows=tuple(arrows),
    )


@given(graphs(), DIRECTIONS)
def test_every_title_is_in_the_text_of_the_drawing(
    graph: Graph, direction: Literal["down", "right"]
) -> None:
    root = ET.fromstring(draw(graph, prefix="p", direction=direction))  # noqa: S314 - our own drawing
    cards = {each.get("id"): each for each in root.iter() if each.get("id")}
    for place, node in enumerate(graph.nodes):
        card = cards[f"p-{place}"]
        assert clean(node.title) in "".join(card.itertext())
        shown = "".join(
            each.text or "" for each in card.iter(f"{SVG}text") if each.get("class") == "wf-name"
        )
        whole = clean(node.title).replace(" ", "")
        assert shown.replace(" ", "") == whole or shown.endswith("…")


@given(graphs(), DIRECTIONS)
def test_cards_and_pills_never_overlap(graph: Graph, direction: Literal["down", "right"]) -> None:
    drawing = lay_out(graph, direction)
    cards = [(each.x, each.y, each.width, each.height) for each in drawing.cards]
    pills = [(each.x, each.y, each.width, each.height) for each in drawing.pills]
    for (x, y, wide, high), (a, b, broad, tall) in combinations(cards + pills, 2):
        assert x + wide <= a or a + broad <= x or y + high <= b or b + tall <= y
    assert direction == "right" or drawing.width <= 340


@given(graphs())
def test_every_arrow_between_two_cards_is_drawn_and_told(graph: Graph) -> None:
    place = {node.id: number for number, node in enumerate(graph.nodes)}
    arrows = {(place[each.source], place[each.target]) for each in graph.arrows}
    joined = {ends for ends in arrows if ends[0] != ends[1]}
    assert {(road.source, road.target) for road in lay_out(graph, "down").roads} == joined
    assert len(describe(graph)) >= min(1, len(graph.nodes))


PROGRAM = """
from generator.diagram import draw
from generator.models.diagram import Arrow, Graph, Node
nodes = tuple(Node(id=f"n{i}", kind="step", number=i, title=f"Step {i}") for i in range(9))
arrows = tuple(
    Arrow(source=f"n{i}", target=f"n{j}", label=f"t{i % 3}")
    for i in range(9) for j in range(i + 1, 9) if (i * j) % 3 != 1
)
graph = Graph(title="T", description="D", nodes=nodes, arrows=arrows)
print(draw(graph, prefix="a"), draw(graph, prefix="b", direction="right"))
"""


def test_drawing_is_the_same_in_every_process() -> None:
    outputs = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    assert outputs[0].startswith(b"<svg ")
