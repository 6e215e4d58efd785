"""Graphs come in; the places of their cards, and their SVG, are held to the rules."""

import itertools
import re
import xml.etree.ElementTree as ET

import pytest

from generator.diagram import describe, draw
from generator.diagram.layout import lay_out
from generator.diagram.lettering import is_leftward, shorten, width, wrap
from generator.diagram.parts import Box, Direction
from generator.diagram.placing import place
from generator.models.diagram import Arrow, Frame, Graph, Node, NodeKind

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


def apart(one: Box, other: Box) -> bool:
    return (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


@EACH
@BOTH
def test_no_two_cards_or_pills_overlap(drawn: Graph, direction: Direction) -> None:
    drawing = lay_out(drawn, direction)
    boxes = [card.box for card in drawing.cards] + [pill.box for pill in drawing.pills]
    assert [pair for pair in itertools.combinations(boxes, 2) if not apart(*pair)] == []


@EACH
def test_drawing_downwards_fits_a_phone(drawn: Graph) -> None:
    wide = float(parsed(draw(drawn, prefix="t")).get("width", 0))
    assert wide <= 340


@pytest.mark.parametrize("models", range(1, 8))
def test_overview_to_the_right_fits_a_page(models: int) -> None:
    drawing = lay_out(parallel(models), "right")
    assert drawing.width <= 760
    assert drawing.scale == 1


def test_parallel_cards_stand_two_by_two_downwards() -> None:
    boxes = [card.box for card in lay_out(parallel(4), "down").cards if card.node.kind == "model"]
    assert boxes[0].y == boxes[1].y < boxes[2].y == boxes[3].y
    assert boxes[0].x == boxes[2].x < boxes[1].x == boxes[3].x


def test_few_layers_stand_from_left_to_right_and_many_in_rows() -> None:
    assert (
        lay_out(parallel(2), "right").cards[0].box.x < lay_out(parallel(2), "right").cards[1].box.x
    )
    steps = tuple(node(name) for name in "abcde")
    arrows = tuple((one.id, other.id, "text") for one, other in itertools.pairwise(steps))
    boxes = [card.box for card in lay_out(graph(steps, arrows), "right").cards]
    assert boxes[0].y == boxes[1].y == boxes[2].y < boxes[3].y == boxes[4].y
    assert boxes[0].x == boxes[3].x < boxes[1].x < boxes[2].x


def test_second_input_stands_beside_the_step_before_the_one_that_it_feeds() -> None:
    cards = {card.node.id: card.box for card in lay_out(chain(5), "down").cards}
    assert cards["s1"].y < cards["grid"].y + cards["grid"].height / 2 < cards["s2"].y


def test_graphs_that_differ_in_words_alone_share_a_layout() -> None:
    lay_out(parallel(2), "right")
    before = place.cache_info().misses
    for words in ("An answer", "A model", "Something"):
        nodes = tuple(
            Node(id=each.id, kind=each.kind, title=words, subtitle=each.subtitle)
            for each in parallel(2).nodes
        )
        lay_out(Graph(title="t", description="d", nodes=nodes, arrows=parallel(2).arrows), "right")
    assert place.cache_info().misses == before


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
        "ellipse",
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
    assert root.get("aria-labelledby") == "p-title"
    assert root.get("aria-describedby") == "p-desc"
    assert [(each.get("id"), each.text) for each in root[:2]] == [
        ("p-title", "A title"),
        ("p-desc", "Told."),
    ]


@pytest.mark.parametrize(
    ("href", "links"),
    [
        ("#step-m-a", True),
        ("../../models/liif/", True),
        ("./#x", True),
        ("javascript:x", False),
        ("//host/", False),
        ("/\\\\host", False),
        ("../a:b", False),
        ("https://host/", False),
        ("", False),
    ],
)
def test_node_with_a_place_on_this_site_links_there_and_no_other_does(
    href: str,
    *,
    links: bool,
) -> None:
    root = parsed(draw(graph((node("a", href=href), node("b")), ()), prefix="p"))
    assert [each.get("href") for each in root.iter(f"{SVG}a")] == ([href] if links else [])


def test_drawing_with_links_is_a_group_and_one_without_is_an_image() -> None:
    roles = [
        parsed(draw(graph((node("a", href=href),), ()), prefix="p")).get("role")
        for href in ("#x", "")
    ]
    assert roles == ["group", "img"]


def test_screen_readers_pass_by_roads_and_pills() -> None:
    ways = parsed(draw(chain(1), prefix="p")).find(f"{SVG}g[@aria-hidden='true']")
    assert ways is not None
    assert {each.text for each in ways.iter(f"{SVG}text")} == {"image", "coordinates"}


def test_links_are_named_by_what_they_lead_to() -> None:
    steps = (node("a", number=3, title="Encode", subtitle="Reads it.", href="#a"),)
    ends = (node("b", "input", title="A photo", href="#b"),)
    root = parsed(draw(graph((*steps, *ends), ()), prefix="p"))
    assert [link.findtext(f"{SVG}title") for link in root.iter(f"{SVG}a")] == [
        "Step 3: Encode. Reads it.",
        "Goes in: A photo",
    ]


def test_way_back_to_its_own_card_is_drawn_and_told() -> None:
    nodes = (node("a", number=1, title="Refine"), node("b", number=2, title="End"))
    arrows = (
        Arrow(source="a", target="a", label="latents", back=True),
        Arrow(source="a", target="b", label="image"),
        Arrow(source="b", target="a", label="x", back=True),
    )
    own = Graph(title="T", description="D", nodes=nodes, arrows=arrows)
    for direction in ("down", "right"):
        drawing = lay_out(own, direction)
        assert [road.flow.back for road in drawing.roads] == [True, False, True]
        assert sorted(pill.text for pill in drawing.pills) == ["image", "latents", "x"]
    assert describe(own) == (
        "Step 1, “Refine”, hands latents back to itself.",
        "Step 1, “Refine”, hands image on to step 2, “End”.",
        "Step 2, “End”, hands x back to step 1, “Refine”.",
    )


@BOTH
def test_road_past_a_model_runs_outside_its_frame(direction: Direction) -> None:
    nodes = (node("in", "input"), node("a"), node("b"), node("out", "output"))
    arrows = (("in", "a", "x"), ("a", "b", "x"), ("b", "out", "x"), ("in", "out", "mask"))
    joined = tuple(Arrow(source=a, target=b, label=label) for a, b, label in arrows)
    frame = Frame(id="m", kind="model", title="M", nodes=("a", "b"))
    past = Graph(title="T", description="D", nodes=nodes, arrows=joined, frames=(frame,))
    drawing = lay_out(past, direction)
    box = drawing.borders[0].box
    road = next(road for road in drawing.roads if road.flow.label == "mask")
    for (x, y), (a, b) in itertools.pairwise([road.start, *(each.end for each in road.stretches)]):
        way = Box(x=min(x, a), y=min(y, b), width=abs(x - a), height=abs(y - b))
        assert apart(way, box)


def test_frame_that_cuts_another_is_left_out_of_the_drawing() -> None:
    nodes = (node("a"), node("b"), node("c"))
    frames = (
        Frame(id="m", kind="model", title="M", nodes=("a", "b")),
        Frame(id="n", kind="repeat", title="N", nodes=("b", "c")),
    )
    cut = Graph(title="T", description="D", nodes=nodes, arrows=(), frames=frames)
    assert [border.lines for border in lay_out(cut, "down").borders] == [("M",)]


def test_focus_is_visible() -> None:
    assert "a:focus-visible .wf-box{stroke:" in draw(chain(1), prefix="p")


TYPES = (
    "image video audio text tokens feature-map coordinates mask boxes depth-map point-cloud table"
    " time-series graph molecule score label embedding data-set size thing"
).split()


def picture(kind: str) -> str:
    """The strokes that the card of an input of this type shows."""
    svg = draw(graph((node("a", "input", type=kind),), ()), prefix="p")
    found = re.search(r'<g class="wf-icon" transform="[^"]+">(<.+?)</g>', svg)
    return found[1] if found else ""


def test_each_type_has_a_picture_of_its_own() -> None:
    assert len({picture(kind) for kind in TYPES} - {""}) == len(TYPES)


def test_an_image_shows_a_landscape() -> None:
    assert picture("image") == (
        '<rect x="2" y="3" width="16" height="14" rx="2.5"/><circle cx="7" cy="8" r="1.6"/>'
        '<path d="M2.5 15l4.5-4 3 2.5 3.5-4.5 4 5"/>'
    )


def test_subtype_has_the_picture_of_its_type() -> None:
    assert picture("image/low-resolution") == picture("image")
    assert picture("text/question") == picture("text")


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


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [
        ("Wm", 2000),
        ("é", 640),
        ("ŵ", 1000),
        ("Я", 945),
        ("Щ", 1100),
        ("שלום", 2880),
        ("شكرا", 4050),
        ("超解", 2000),
        ("e\u0301", 640),
        ("🧪", 1400),
    ],
)
def test_letters_of_each_script_are_as_wide_as_the_widest_usual_font_has_them(
    text: str, thousandths: float
) -> None:
    assert width(text, 1000) == thousandths


def test_shorten_keeps_what_fits() -> None:
    assert shorten("image", 100, size=11) == "image"
    assert shorten("coordinates", 40, size=11) == "coor…"


def test_lines_are_read_from_the_right_where_their_first_letter_is() -> None:
    assert [is_leftward(text) for text in ("1. שלום", "عربي abc", "abc عربي", "12", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]


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


@pytest.mark.parametrize("letter", ["N", "Ж", "\U00010400"])
def test_of_a_name_without_end_only_its_beginning_is_measured(letter: str) -> None:
    """Each measured text is kept, so a name of megabytes would be kept thousands of times."""
    width.cache_clear()
    lines = wrap(letter * 100_000, 120, size=11, lines=2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert width.cache_info().currsize < 100
    assert shorten(letter * 100_000, 120, size=11) == lines[1]
    assert width.cache_info().currsize < 200
