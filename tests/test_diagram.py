"""Graphs come in; the places of their cards, and their SVG, are held to the rules."""

import itertools
import re
import xml.etree.ElementTree as ET

import pytest

from generator.diagram import describe, draw
from generator.diagram.layout import lay_out
from generator.diagram.lettering import shorten, width, wrap
from generator.diagram.parts import LINE, NAME, PAD, SMALL, Direction, Drawing
from generator.models.diagram import Arrow, Graph, Node, NodeKind

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    '"]--> <b>x</b>',
    "%%{init: {}}%% click x",
    "</svg><script>alert(1)</script>",
    "]]> <![CDATA[ & &amp; &#0;",
    "`code` *bold* _em_ [a](javascript:x) | \\ $x$ {: onclick=y} ![p](//h)",
    "\u202etxet desrever\u202c שלום עולם مرحبا بالعالم",
    "超解像度モデルは小さな画像から大きな画像を作ります" * 4,
    "Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichen" * 6,
    "\x00\x0b\x1b\ufffe\ud800 nul",
    "",
    "👩\u200d🔬🧪 e\u0301e\u0301e\u0301 ﷽",
)


def node(name: str, kind: NodeKind = "step", number: int | None = None, **words: str) -> Node:
    return Node(
        id=name,
        kind=kind,
        number=number,
        title=words.get("title", name),
        subtitle=words.get("subtitle", ""),
        type=words.get("type", ""),
        href=words.get("href", ""),
    )


def graph(nodes: tuple[Node, ...], arrows: tuple[tuple[str, str, str], ...]) -> Graph:
    joined = tuple(Arrow(source=a, target=b, label=label) for a, b, label in arrows)
    return Graph(title="A title", description="Told.", nodes=nodes, arrows=joined)


def chain(steps: int) -> Graph:
    """A road of steps, with a second input in its middle and roads past every fourth step."""
    words = "Does what it must do to the numbers that it was given, and hands them on to the next."
    middle = tuple(
        node(
            f"s{place}", number=place + 1, title=f"Step number {place}", subtitle=words[: 9 * place]
        )
        for place in range(steps)
    )
    ends = (node("photo", "input", type="image"), node("grid", "input", type="coordinates"))
    nodes = (*ends, *middle, node("picture", "output", type="image"))
    arrows = [("photo", "s0", "image"), (f"s{steps - 1}", "picture", "image")]
    arrows.append(("grid", f"s{steps // 2}", "coordinates"))
    arrows += [(f"s{place}", f"s{place + 1}", "feature-map") for place in range(steps - 1)]
    arrows += [(f"s{place}", f"s{place + 3}", "skip") for place in range(0, steps - 3, 4)]
    return graph(nodes, tuple(arrows))


def parallel(models: int) -> Graph:
    cards = tuple(
        node(f"m{place}", "model", title=f"Model {'x' * place} {place}", subtitle="A task")
        for place in range(models)
    )
    ends = (node("in", "input", title="What you have"), node("out", "output", title="What you get"))
    into = tuple(("in", card.id, "image") for card in cards)
    out_of = tuple((card.id, "out", "image") for card in cards)
    return graph((ends[0], *cards, ends[1]), into + out_of)


def hostile() -> Graph:
    cards = tuple(
        node(f"h{place}", number=place, title=text, subtitle=text * 3, href=f"#step-{text}")
        for place, text in enumerate(HOSTILE)
    )
    roads = tuple((a.id, b.id, b.title) for a, b in itertools.pairwise(cards))
    return graph((*cards, node("in", "input", title=HOSTILE[6], type=HOSTILE[4])), roads)


def many_doors() -> Graph:
    kinds = ("image", "text", "audio", "feature-map", "coordinates", "mask")
    nodes = (node("a", number=1), node("b", number=2), node("c", number=3))
    both = (*(("a", "b", kind) for kind in kinds), ("a", "c", "image"), ("b", "c", "text"))
    return graph(nodes, both)


CIRCLE = graph(
    (node("a"), node("b"), node("c")), (("a", "b", "x"), ("b", "c", "x"), ("c", "a", "x"))
)
GRAPHS = {
    **{f"chain of {steps}": chain(steps) for steps in (1, 2, 3, 5, 7, 12, 20)},
    **{f"{models} parallel": parallel(models) for models in range(1, 8)},
    "hostile": hostile(),
    "many doors": many_doors(),
    "circle": CIRCLE,
    "empty": graph((), ()),
    "alone": graph((node("a"), node("b", "output")), ()),
}
EACH = pytest.mark.parametrize("drawn", GRAPHS.values(), ids=GRAPHS.keys())
BOTH = pytest.mark.parametrize("direction", ["down", "right"])

Box = tuple[float, float, float, float]


def apart(one: Box, other: Box) -> bool:
    (x, y, wide, high), (a, b, broad, tall) = one, other
    return x + wide <= a or a + broad <= x or y + high <= b or b + tall <= y


def cards_of(drawing: Drawing) -> list[Box]:
    return [(card.x, card.y, card.width, card.height) for card in drawing.cards]


def pills_of(drawing: Drawing) -> list[Box]:
    return [(pill.x, pill.y, pill.width, pill.height) for pill in drawing.pills]


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


@EACH
@BOTH
def test_no_two_cards_or_pills_overlap(drawn: Graph, direction: Direction) -> None:
    drawing = lay_out(drawn, direction)
    boxes = cards_of(drawing) + pills_of(drawing)
    clashes = [pair for pair in itertools.combinations(boxes, 2) if not apart(*pair)]
    assert clashes == []


@EACH
@BOTH
def test_everything_lies_within_the_drawing(drawn: Graph, direction: Direction) -> None:
    drawing = lay_out(drawn, direction)
    for x, y, wide, high in cards_of(drawing) + pills_of(drawing):
        assert x >= 0
        assert x + wide <= drawing.width
        assert y >= 0
        assert y + high <= drawing.height
    for road in drawing.roads:
        for x, y in (road.start, road.tip, *(stretch.end for stretch in road.stretches)):
            assert 0 <= x <= drawing.width
            assert 0 <= y <= drawing.height


@EACH
@BOTH
def test_no_road_crosses_a_card(drawn: Graph, direction: Direction) -> None:
    drawing = lay_out(drawn, direction)
    for road in drawing.roads:
        points = [road.start, *(stretch.end for stretch in road.stretches)]
        for (x, y), (a, b) in itertools.pairwise(points):
            way = (min(x, a), min(y, b), abs(a - x), abs(b - y))
            assert all(apart(way, card) for card in cards_of(drawing)), (road, way)


@EACH
@BOTH
def test_roads_turn_behind_their_own_pill_and_pass_no_other(
    drawn: Graph, direction: Direction
) -> None:
    drawing = lay_out(drawn, direction)
    along = 1 if direction == "down" else 0
    for road in drawing.roads:
        points = [road.start, *(stretch.end for stretch in road.stretches)]
        x, y = road.start
        door = (x - 1, y, 2.0, 24.0) if direction == "down" else (x, y - 1, 24.0, 2.0)
        for pill in pills_of(drawing):
            if not apart(door, pill):
                assert points[1][along] >= pill[along] + pill[along + 2]
                continue
            for (x, y), (a, b) in itertools.pairwise(points):
                assert apart((min(x, a), min(y, b), abs(a - x), abs(b - y)), pill)


@EACH
@BOTH
def test_roads_join_the_edges_of_their_cards(drawn: Graph, direction: Direction) -> None:
    drawing = lay_out(drawn, direction)
    for road in drawing.roads:
        source, target = drawing.cards[road.source], drawing.cards[road.target]
        begin = source.y + source.height if direction == "down" else source.x + source.width
        end = target.y if direction == "down" else target.x
        along = 1 if direction == "down" else 0
        assert road.start[along] == begin
        assert 0 <= end - road.tip[along] <= 3
        across = 1 - along
        low = (target.x, target.y)[across]
        assert low < road.tip[across] < low + (target.width, target.height)[across]


@EACH
@BOTH
def test_words_fit_their_cards_and_pills(drawn: Graph, direction: Direction) -> None:
    drawing = lay_out(drawn, direction)
    root = parsed(draw(drawn, prefix="t", direction=direction))
    bottoms = {
        f"t-{card.index}": max(float(text.get("y", 0)) for text in element.iter(f"{SVG}text"))
        for card in drawing.cards
        for element in root.iter()
        if element.get("id") == f"t-{card.index}" and element.find(f"{SVG}text") is not None
    }
    for card in drawing.cards:
        for line in card.name:
            assert card.indents[0] + width(line, NAME, bold=True) <= card.width - PAD
        for line in card.lines:
            assert card.indents[1] + width(line, LINE) <= card.width - PAD
        assert bottoms.get(f"t-{card.index}", 0) <= card.y + card.height - 6
    for pill in drawing.pills:
        assert width(pill.text, SMALL) <= pill.width - 8


@EACH
def test_drawing_downwards_fits_a_phone(drawn: Graph) -> None:
    assert lay_out(drawn, "down").width <= 340


@pytest.mark.parametrize("models", range(1, 8))
def test_overview_to_the_right_fits_a_page(models: int) -> None:
    assert lay_out(parallel(models), "right").width <= 760


def test_parallel_cards_stand_two_by_two_downwards() -> None:
    rows = [card.y for card in lay_out(parallel(4), "down").cards if card.node.kind == "model"]
    assert rows[0] == rows[1] < rows[2] == rows[3]


def test_second_input_stands_beside_the_step_before_the_one_that_it_feeds() -> None:
    cards = {card.node.id: card for card in lay_out(chain(5), "down").cards}
    assert cards["s1"].y < cards["grid"].y + cards["grid"].height / 2 < cards["s2"].y


@EACH
@BOTH
def test_svg_is_one_line_of_well_formed_xml(drawn: Graph, direction: Direction) -> None:
    svg = draw(drawn, prefix="p", direction=direction)
    assert svg.startswith("<svg ")
    assert svg.endswith("</svg>")
    assert len(svg.splitlines()) == 1
    assert parsed(svg).tag == f"{SVG}svg"


@EACH
@BOTH
def test_svg_runs_nothing_and_loads_nothing(drawn: Graph, direction: Direction) -> None:
    allowed = {
        "svg",
        "title",
        "desc",
        "style",
        "g",
        "a",
        "rect",
        "circle",
        "path",
        "polygon",
        "text",
    }
    for element in parsed(draw(drawn, prefix="p", direction=direction)).iter():
        assert element.tag.removeprefix(SVG) in allowed
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert name != "style"
            assert name != "href" or value.startswith("#")
            assert "url(" not in value or name == "href"


@EACH
def test_svg_holds_nothing_that_markdown_obeys(drawn: Graph) -> None:
    without_style = re.sub("<style>.*?</style>", "", draw(drawn, prefix="p"))
    words = re.sub(
        r'="[^"]*"',
        "",
        re.sub(r' (xmlns|class|id|aria-labelledby|viewBox)="[^"]*"', "", without_style),
    )
    assert not re.search(r"[*_`\[\]{}|\\$]", words)


def test_style_holds_no_address_and_no_mark_of_markdown() -> None:
    style = parsed(draw(chain(1), prefix="p")).findtext(f"{SVG}style") or ""
    assert style
    assert not re.search(r"[*_`\[\]|\\$@<>&]|url|import", style)


def test_ids_of_two_drawings_differ() -> None:
    first, second = (
        re.findall(' id="([^"]+)"', draw(chain(3), prefix=name)) for name in ("a", "b")
    )
    assert len(set(first)) == len(first) == 8
    assert not set(first) & set(second)


def test_prefix_cannot_break_out_of_an_attribute() -> None:
    assert parsed(draw(chain(1), prefix='x" onload="y'))[0].get("id") == "x--onload--y-title"


def test_drawing_is_named_and_described() -> None:
    root = parsed(draw(chain(1), prefix="p"))
    assert root.get("role") == "img"
    assert root.get("class") == "workflow-drawing wf-down"
    assert root.get("aria-labelledby") == "p-title p-desc"
    assert [(each.get("id"), each.text) for each in root[:2]] == [
        ("p-title", "A title"),
        ("p-desc", "Told."),
    ]


def test_node_with_a_place_on_the_page_links_there_and_no_other_does() -> None:
    nodes = (node("a", href="#step-m-a"), node("b", href="javascript:x"), node("c"))
    root = parsed(draw(graph(nodes, ()), prefix="p"))
    assert [each.get("href") for each in root.iter(f"{SVG}a")] == ["#step-m-a"]


def test_focus_is_visible() -> None:
    assert "a:focus-visible .wf-box{stroke:" in draw(chain(1), prefix="p")


@pytest.mark.parametrize(
    ("kind", "shape"),
    [("image", "M2.5 15"), ("video", "M8.3 7.3"), ("audio", "M2.5 9v2"), ("text", "M3 5h14"),
     ("coordinates", "M2.5 7.5h15"), ("molecule", "M10 2.3")],
)  # fmt: skip
def test_ends_show_a_picture_of_their_type(kind: str, shape: str) -> None:
    assert shape in draw(graph((node("a", "input", type=kind),), ()), prefix="p")


def test_hidden_words_of_long_summaries_stand_in_the_title() -> None:
    long = "word " * 200 + "end"
    root = parsed(draw(graph((node("a", subtitle=long),), ()), prefix="p"))
    assert any((each.text or "").endswith("word end") for each in root.iter(f"{SVG}title"))
    assert len(root.findall(f".//{SVG}text[@class='wf-line']")) == 4


def test_wrap_breaks_between_words_and_after_hyphens_and_ends_in_an_ellipsis() -> None:
    assert wrap("one two three", 60, size=12, lines=4) == ("one two", "three")
    assert wrap("SISR-Any-LIIF-EDSR", 100, size=14, lines=4, bold=True) == (
        "SISR-Any-",
        "LIIF-EDSR",
    )
    assert wrap("one two three four", 40, size=12, lines=2) == ("one", "two…")
    assert wrap("画像を大きく", 40, size=12, lines=4) == ("画像を", "大きく")
    assert wrap("", 40, size=12, lines=4) == ()


def test_shorten_keeps_what_fits() -> None:
    assert shorten("image", 100, size=11) == "image"
    assert shorten("coordinates", 40, size=11) == "coor…"


def test_describe_tells_each_arrow_and_each_lone_node() -> None:
    nodes = (
        node("in", "input", title="Photo"),
        node("a", number=1, title="Encode"),
        node("b", number=2, title="Decode"),
        node("out", "output", title="Picture"),
        node("x", "output", title="Mask"),
    )
    arrows = (
        ("in", "a", "image"),
        ("a", "b", "feature-map"),
        ("b", "out", "image"),
        ("in", "b", ""),
    )
    assert describe(graph(nodes, arrows)) == (
        "“Photo” (image) goes into step 1, “Encode”.",
        "“Photo” goes into step 2, “Decode”.",
        "Step 1, “Encode”, hands feature-map on to step 2, “Decode”.",
        "Step 2, “Decode”, gives “Picture” (image).",
        "“Mask” stands alone.",
    )
