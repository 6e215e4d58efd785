"""Graphs of `tests/test_diagram/cases/` come in; their drawings are held to files and to geometry.

`pytest --update-golden` writes `tests/test_diagram/expected/` anew: one SVG file each way.
"""

import itertools
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from generator.diagram import describe, draw, draw_file
from generator.diagram.layout import lay_out
from generator.diagram.lettering import clean, shorten, width
from generator.diagram.parts import LINE, NAME, PAD, SMALL, Box, Direction, Drawing, Road
from generator.models.diagram import Arrow, Frame, Graph, Node

FOLDER = Path(__file__).parent / "test_diagram"
SVG = "{http://www.w3.org/2000/svg}"
CASES = tuple(sorted(path.stem for path in (FOLDER / "cases").glob("*.yaml")))
EACH = pytest.mark.parametrize("name", CASES)
BOTH = pytest.mark.parametrize("direction", ["down", "right"])
SIZES = {"wf-name": NAME, "wf-line": LINE, "wf-end": SMALL, "wf-type": SMALL, "wf-title": SMALL}


def graph_of(name: str) -> Graph:
    read = yaml.safe_load((FOLDER / "cases" / f"{name}.yaml").read_text(encoding="utf-8"))
    frames = [{**each, "nodes": tuple(each["nodes"])} for each in read.get("frames", [])]
    return Graph(
        title=read["title"],
        description=read["description"],
        nodes=tuple(Node(**each) for each in read["nodes"]),
        arrows=tuple(Arrow(**each) for each in read["arrows"]),
        frames=tuple(Frame(**each) for each in frames),
    )


def apart(one: Box, other: Box) -> bool:
    return (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )


def holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.x + inner.width <= outer.x + outer.width
        and inner.y + inner.height <= outer.y + outer.height
    )


def points_of(road: Road) -> Iterator[tuple[float, float]]:
    """Points along a road, close to each other; a curve is at most where its corners are."""
    here = road.start
    for stretch in road.stretches:
        (a, b), (c, d) = here, stretch.end
        for step in range(25):
            share = step / 24
            bent = 3 * share * share - 2 * share**3 if stretch.curved else share
            even = 1.5 * share * (1 - share) + share**3 if stretch.curved else share
            across, along = (even, bent) if road.sideways else (bent, even)
            yield a + (c - a) * across, b + (d - b) * along
        here = stretch.end


def inside(box: Box, point: tuple[float, float]) -> bool:
    x, y = point
    return box.x + 1 < x < box.x + box.width - 1 and box.y + 1 < y < box.y + box.height - 1


def drawn(name: str, direction: Direction) -> Drawing:
    return lay_out(graph_of(name), direction)


def test_there_are_cases() -> None:
    assert CASES == (
        "alternatives",
        "branches",
        "chain",
        "chinese",
        "forty-steps",
        "hostile-labels",
        "liif",
        "long-labels",
        "one-step",
        "overview",
        "repeat",
        "right-to-left",
    )


@EACH
@BOTH
def test_drawings_are_as_expected(
    name: str, direction: Direction, request: pytest.FixtureRequest
) -> None:
    path = FOLDER / "expected" / f"{name}-{direction}.svg"
    svg = draw_file(graph_of(name), direction)
    if request.config.getoption("--update-golden"):
        path.write_bytes(svg.encode())
    assert svg == path.read_bytes().decode(), f"{path.name} changed; look at it, then `make golden`"


def test_no_expected_drawing_is_left_over() -> None:
    held = sorted(path.name for path in (FOLDER / "expected").iterdir())
    assert held == [f"{name}-{way}.svg" for name in CASES for way in ("down", "right")]


@EACH
@BOTH
def test_no_two_cards_pills_or_titles_overlap(name: str, direction: Direction) -> None:
    drawing = drawn(name, direction)
    boxes = [card.box for card in drawing.cards] + [pill.box for pill in drawing.pills]
    boxes += [border.title for border in drawing.borders]
    assert [pair for pair in itertools.combinations(boxes, 2) if not apart(*pair)] == []


@EACH
@BOTH
def test_everything_lies_within_the_drawing(name: str, direction: Direction) -> None:
    drawing = drawn(name, direction)
    whole = Box(x=0, y=0, width=drawing.width, height=drawing.height)
    boxes = [card.box for card in drawing.cards] + [pill.box for pill in drawing.pills]
    for box in (*boxes, *(border.box for border in drawing.borders)):
        assert holds(whole, box)
    for road in drawing.roads:
        for x, y in (*points_of(road), road.tip):
            assert holds(whole, Box(x=x, y=y, width=0, height=0))


@EACH
def test_drawing_downwards_fits_a_phone(name: str) -> None:
    assert drawn(name, "down").width <= 340
    assert drawn(name, "down").scale == 1


@EACH
def test_drawing_to_the_right_fits_a_page(name: str) -> None:
    assert drawn(name, "right").width <= 760
    assert drawn(name, "right").scale == 1


@EACH
@BOTH
def test_roads_run_from_the_edge_of_their_card_to_that_of_their_target(
    name: str, direction: Direction
) -> None:
    drawing = drawn(name, direction)
    for road in drawing.roads:
        source, target = (drawing.cards[end].box for end in (road.flow.source, road.flow.target))
        (x, y), (a, b) = road.start, road.tip
        if road.sideways:
            assert x == pytest.approx(source.x + source.width)
            assert source.y < y < source.y + source.height
            assert 0 < target.x - a < 3
            assert target.y < b < target.y + target.height
        else:
            assert y == pytest.approx(source.y + source.height)
            assert source.x < x < source.x + source.width
            assert 0 < target.y - b < 3
            assert target.x < a < target.x + target.width


@EACH
@BOTH
def test_no_road_crosses_a_card_or_the_title_of_a_frame(name: str, direction: Direction) -> None:
    drawing = drawn(name, direction)
    boxes = [each.box for each in drawing.cards] + [each.title for each in drawing.borders]
    for road in drawing.roads:
        for point in points_of(road):
            assert not any(inside(box, point) for box in boxes), (road, point)


@EACH
@BOTH
def test_roads_pass_pills_of_their_own_type_alone(name: str, direction: Direction) -> None:
    drawing = drawn(name, direction)
    for road in drawing.roads:
        passed = [
            pill
            for pill in drawing.pills
            if any(inside(pill.box, point) for point in points_of(road))
        ]
        label = road.flow.label
        assert [pill.text for pill in passed] == (
            [shorten(label, passed[0].box.width - 14, size=SMALL)] if label else []
        )


@EACH
@BOTH
def test_each_arrow_has_its_road(name: str, direction: Direction) -> None:
    graph = graph_of(name)
    place = {node.id: f"p-{number}" for number, node in enumerate(graph.nodes)}
    root = ET.fromstring(draw(graph, prefix="p", direction=direction))  # noqa: S314 - our own
    joined = [
        (each.get("data-from"), each.get("data-to"))
        for each in root.iter(f"{SVG}g")
        if each.get("data-from")
    ]
    assert sorted(joined) == sorted(
        (place[arrow.source], place[arrow.target]) for arrow in graph.arrows
    )


@EACH
@BOTH
def test_frames_hold_exactly_their_nodes(name: str, direction: Direction) -> None:
    graph, drawing = graph_of(name), drawn(name, direction)
    assert len(drawing.borders) == len(graph.frames)
    for frame, border in zip(graph.frames, drawing.borders, strict=True):
        assert tuple(graph.nodes[node].id for node in border.nodes) == frame.nodes
        for card in drawing.cards:
            held = card.node.id in frame.nodes
            assert holds(border.box, card.box) if held else apart(border.box, card.box)


@BOTH
def test_frames_lie_within_one_another_with_room_between(direction: Direction) -> None:
    outer, inner = drawn("repeat", direction).borders
    assert holds(outer.box, inner.box)
    assert inner.box.x - outer.box.x >= 10
    assert outer.box.x + outer.box.width - inner.box.x - inner.box.width >= 10


@BOTH
def test_way_back_is_dashed_and_leads_back(direction: Direction) -> None:
    root = ET.fromstring(draw(graph_of("repeat"), prefix="p", direction=direction))  # noqa: S314
    back = [each for each in root.iter(f"{SVG}g") if each.get("class") == "wf-back"]
    assert [(each.get("data-from"), each.get("data-to")) for each in back] == [("p-4", "p-3")]


@EACH
@BOTH
def test_every_text_lies_within_its_box(name: str, direction: Direction) -> None:
    root = ET.fromstring(draw(graph_of(name), prefix="p", direction=direction))  # noqa: S314
    groups = [each for each in root.iter() if each.find(f"{SVG}rect") is not None]
    for group in groups:
        box = group.find(f"{SVG}rect")
        assert box is not None
        x, y, wide, high = (float(box.get(key, 0)) for key in ("x", "y", "width", "height"))
        for text in group.findall(f"{SVG}text"):
            kind, at = text.get("class", ""), float(text.get("x", 0))
            if kind == "wf-number":
                continue
            reach = width(text.text or "", SIZES[kind], bold=kind in ("wf-name", "wf-title"))
            start = {"middle": at - reach / 2, None: at}[text.get("text-anchor")]
            start = at - reach if text.get("direction") == "rtl" else start
            margin = 6 if kind == "wf-type" else PAD - 1
            assert start >= x + margin, text.text
            assert start + reach <= x + wide - margin + 0.1, text.text
            assert y + 8 < float(text.get("y", 0)) <= y + high - 5


@EACH
@BOTH
def test_titles_lie_within_their_frames(name: str, direction: Direction) -> None:
    for border in drawn(name, direction).borders:
        assert holds(border.box, border.title)
        for line in border.lines:
            assert width(line, SMALL, bold=True) <= border.title.width


@EACH
def test_every_node_and_arrow_is_told(name: str) -> None:
    graph = graph_of(name)
    told = " ".join(describe(graph))
    for node in graph.nodes:
        assert clean(node.title) in told
    for frame in graph.frames:
        assert clean(frame.title) in told
    assert len(describe(graph)) >= len(
        {(arrow.source, arrow.target, arrow.label) for arrow in graph.arrows}
    )


@EACH
@BOTH
def test_files_are_well_formed_and_run_and_load_nothing(name: str, direction: Direction) -> None:
    svg = draw_file(graph_of(name), direction)
    allowed = set("svg title desc style g rect circle ellipse path polygon text".split())
    assert svg.startswith("<svg xmlns=")
    for element in ET.fromstring(svg).iter():  # noqa: S314 - our own drawing
        assert element.tag.removeprefix(SVG) in allowed
        for key, value in element.attrib.items():
            assert not key.lower().startswith("on")
            assert key not in ("href", "style", "{http://www.w3.org/1999/xlink}href")
            assert "url(" not in value
    style = re.search("<style>(.*?)</style>", svg)
    assert style
    assert not re.search(r"url|@import|//|expression|[<>&]", style[1])


@EACH
@BOTH
def test_inline_drawings_link_to_this_site_alone(name: str, direction: Direction) -> None:
    root = ET.fromstring(draw(graph_of(name), prefix="p", direction=direction))  # noqa: S314
    links = [each.get("href", "") for each in root.iter(f"{SVG}a")]
    assert all(re.match(r"#|\.\./\.\./models/", link) for link in links)
    assert root.get("role") == ("group" if links else "img")


def test_file_has_its_own_colours_by_day_and_by_night() -> None:
    svg = draw_file(graph_of("one-step"), "down")
    assert "--wf-card:#fff" in svg
    assert "@media screen and (prefers-color-scheme:dark){.workflow-drawing{--wf-ground:" in svg


def test_text_that_is_read_from_the_right_begins_there() -> None:
    root = ET.fromstring(draw(graph_of("right-to-left"), prefix="p"))  # noqa: S314 - our own
    card = next(each for each in root.iter() if each.get("id") == "p-1")
    name = next(each for each in card.iter(f"{SVG}text") if each.get("class") == "wf-name")
    box = card.find(f"{SVG}rect")
    assert box is not None
    right = float(box.get("x", 0)) + float(box.get("width", 0)) - PAD
    assert (name.get("direction"), name.get("x")) == ("rtl", f"{right:.1f}".removesuffix(".0"))
