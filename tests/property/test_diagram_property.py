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
from generator.diagram.lettering import clean, width
from generator.diagram.parts import SMALL, Box
from generator.models.diagram import Arrow, Frame, FrameKind, Graph, Node, NodeKind

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
    arrow = st.builds(Arrow, source=ids, target=ids, label=labels, back=st.booleans())
    arrows = draw_from(st.lists(arrow, max_size=20))
    return Graph(
        title=draw_from(st.text(max_size=60)),
        description=draw_from(st.text(max_size=60)),
        nodes=nodes,
        arrows=tuple(arrows),
        frames=draw_from(framings(size)),
    )


@st.composite
def framings(draw_from: st.DrawFn, size: int) -> tuple[Frame, ...]:
    """None, a model around some nodes, or that with a repeat around some of these."""
    places = sorted(draw_from(st.sets(st.integers(0, size - 1))))
    inner = places[: draw_from(st.integers(0, len(places)))]
    groups: tuple[tuple[str, FrameKind, list[int]], ...] = (
        ("m", "model", places),
        ("r", "repeat", inner),
    )
    return tuple(
        Frame(
            id=name,
            kind=kind,
            title=draw_from(st.text(max_size=40)),
            nodes=tuple(f"n{place}" for place in group),
        )
        for name, kind, group in groups
        if group
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
    boxes = [card.box for card in drawing.cards] + [pill.box for pill in drawing.pills]
    for one, other in combinations(boxes, 2):
        assert apart(one, other)
    widest = 340 if direction == "down" else 760
    assert drawing.width * drawing.scale <= widest + 0.01


@given(graphs(), DIRECTIONS)
def test_frames_hold_their_own_cards_alone(
    graph: Graph, direction: Literal["down", "right"]
) -> None:
    drawing = lay_out(graph, direction)
    for border in drawing.borders:
        assert border.box.x < border.title.x
        assert border.title.x + border.title.width < border.box.x + border.box.width
        for line in border.lines:
            assert width(line, SMALL, bold=True) <= border.title.width + 0.01
        for card in drawing.cards:
            if card.index in border.nodes:
                assert border.box.x < card.box.x
                assert border.box.y < card.box.y
                assert card.box.x + card.box.width < border.box.x + border.box.width
                assert card.box.y + card.box.height < border.box.y + border.box.height
            else:
                assert apart(border.box, card.box)


@given(graphs(), DIRECTIONS)
def test_edges_join_the_right_cards(graph: Graph, direction: Literal["down", "right"]) -> None:
    place = {node.id: number for number, node in enumerate(graph.nodes)}
    arrows = {
        (place[each.source], place[each.target])
        for each in graph.arrows
        if each.back or each.source != each.target
    }
    root = ET.fromstring(draw(graph, prefix="p", direction=direction))  # noqa: S314 - our own drawing
    joined = {(each.get("data-from"), each.get("data-to")) for each in root.iter(f"{SVG}g")}
    assert joined - {(None, None)} == {(f"p-{one}", f"p-{other}") for one, other in arrows}
    drawing = lay_out(graph, direction)
    for road in drawing.roads:
        for end, (x, y) in ((road.flow.source, road.start), (road.flow.target, road.tip)):
            box = drawing.cards[end].box
            assert box.x - 3 <= x <= box.x + box.width + 3
            assert box.y - 3 <= y <= box.y + box.height + 3


@given(graphs())
def test_every_node_and_arrow_is_told(graph: Graph) -> None:
    told = " ".join(describe(graph))
    assert all(f"“{clean(node.title)}”" in told for node in graph.nodes)


def apart(one: Box, other: Box) -> bool:
    return (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )


PROGRAM = """
from generator.diagram import draw
from generator.models.diagram import Arrow, Frame, Graph, Node
nodes = tuple(Node(id=f"n{i}", kind="step", number=i, title=f"Step {i}") for i in range(9))
arrows = tuple(
    Arrow(source=f"n{i}", target=f"n{j}", label=f"t{i % 3}")
    for i in range(9) for j in range(i + 1, 9) if (i * j) % 3 != 1
)
arrows += (Arrow(source="n6", target="n2", label="again", back=True),)
frames = (Frame(id="f", kind="repeat", title="R", nodes=("n2", "n3", "n4", "n5", "n6")),)
graph = Graph(title="T", description="D", nodes=nodes, arrows=arrows, frames=frames)
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
