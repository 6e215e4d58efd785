"""The templates of drawings are held to layout alone; what they show, to their one escape."""

from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

from generator import diagram
from generator.diagram import draw, draw_file
from generator.diagram.markup import _escaped
from generator.models.diagram import Graph, Node

TEMPLATES = tuple(sorted(Path(diagram.__file__).parent.glob("*.j2")))
ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Macro,
    nodes.For,
    nodes.If,
    nodes.Name,
    nodes.Tuple,
    nodes.Getattr,
    nodes.Getitem,
)
"""Loops, tests of absence and look-ups: nothing is reckoned, and nothing marked as safe."""


def drawn(title: str) -> str:
    card = Node(id="a", kind="input", title=title, type="text")
    return draw(Graph(title="T", description="D", nodes=(card,), arrows=()), prefix="p")


def test_there_are_templates() -> None:
    assert [path.name for path in TEMPLATES] == ["drawing.svg.j2", "icons.svg.j2"]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_only_loops_tests_and_looks_up(path: Path) -> None:
    tree = jinja2.Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    strange = {type(node).__name__ for node in tree.find_all(nodes.Node)} - {
        kind.__name__ for kind in ALLOWED
    }
    assert strange == set()


def test_words_that_are_an_icon_are_words() -> None:
    assert drawn("x").count('<path d="M3 5h14M3 10h14M3 15h8"/>') == 1
    assert drawn('<path d="M3 5h14M3 10h14M3 15h8"/>').count("<path") == 1


def test_what_a_template_has_not_been_given_is_told() -> None:
    with pytest.raises(jinja2.UndefinedError, match="gone"):
        _escaped(jinja2.StrictUndefined(name="gone"))


def test_a_length_has_one_decimal_at_most() -> None:
    assert [_escaped(each) for each in (3.0, 0.25, 12.55, -12.0)] == ["3", "0.2", "12.6", "-12"]


def test_a_drawing_within_a_page_is_one_line_and_a_file_has_a_part_a_line() -> None:
    card = Node(id="a", kind="step", number=1, title="A\nb")
    graph = Graph(title="T\n", description="D", nodes=(card,), arrows=())
    assert "\n" not in draw(graph, prefix="p")
    starts = [line[:10] for line in draw_file(graph, "down").splitlines()]
    assert starts == [
        "<svg xmlns",
        "<title id=",
        "<style>.wo",
        "<rect clas",
        '<g class="',
        "</g>",
        '<g id="wf-',
        "</svg>",
    ]
