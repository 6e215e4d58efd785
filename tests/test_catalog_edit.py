"""What is added to a catalog's text, and that each byte that was there is there still."""

import pytest

from generator.catalog.edit import Addition, add
from generator.catalog.nodes import read_document
from generator.errors import Code, GeneratorError

PAPER = Addition(path=("papers",), value={"id": "n", "title": "A: B"})
TOOL = Addition(path=("tools",), value={"id": "t"})

WHOLE = {
    "empty": ("", "papers:\n  - id: n\n    title: 'A: B'\n"),
    "comment": ("# c", "# c\npapers:\n  - id: n\n    title: 'A: B'"),
    "only a marker": ("---\n", "---\npapers:\n  - id: n\n    title: 'A: B'\n"),
    "markers": (
        "---\n# c\n...\n# d\n",
        "---\n# c\npapers:\n  - id: n\n    title: 'A: B'\n...\n# d\n",
    ),
    "no section": (
        "tools: []\n# end\n",
        "tools: []\n# end\npapers:\n  - id: n\n    title: 'A: B'\n",
    ),
    "no section, end marker": (
        "tools: []\n...\n",
        "tools: []\npapers:\n  - id: n\n    title: 'A: B'\n...\n",
    ),
    "nothing in it": (
        "papers: # none\n# c\ntools: []\n",
        "papers: # none\n  - id: n\n    title: 'A: B'\n# c\ntools: []\n",
    ),
    "nothing in it, at the end": ("papers:", "papers:\n  - id: n\n    title: 'A: B'"),
    "empty list": ("papers: [] # none\n", "papers: [{id: n, title: 'A: B'}] # none\n"),
    "unindented": (
        "papers:\n- id: a\n# c\n\ntools: []\n",
        "papers:\n- id: a\n- id: n\n  title: 'A: B'\n# c\n\ntools: []\n",
    ),
    "indented by four": (
        "papers:\n    - id: a",
        "papers:\n    - id: a\n    - id: n\n      title: 'A: B'",
    ),
    "windows": (
        "papers:\r\n  - id: a\r\ntools: []\r\n",
        "papers:\r\n  - id: a\r\n  - id: n\r\n    title: 'A: B'\r\ntools: []\r\n",
    ),
    "byte order mark": (
        "\ufeffpapers:\n  - id: a\n",
        "\ufeffpapers:\n  - id: a\n  - id: n\n    title: 'A: B'\n",
    ),
    "comment behind the last value": (
        "papers:\n  - id: a # b\n  # c\n",
        "papers:\n  - id: a # b\n  - id: n\n    title: 'A: B'\n  # c\n",
    ),
    "blank lines between the items": (
        "papers:\n  - id: a\n\n  - id: b\n\ntools: []\n",
        "papers:\n  - id: a\n\n  - id: b\n\n  - id: n\n    title: 'A: B'\n\ntools: []\n",
    ),
    "folded text": (
        "papers:\n  - id: a\n    text: >-\n      One two\n\n\ntools: []\n",
        "papers:\n  - id: a\n    text: >-\n      One two\n  - id: n\n    title: 'A: B'\n\n\ntools: []\n",
    ),
    "text that keeps its blank lines": (
        "papers:\n  - id: a\n    text: |+\n      One\n\n\n# c\n",
        "papers:\n  - id: a\n    text: |+\n      One\n\n\n  - id: n\n    title: 'A: B'\n# c\n",
    ),
    "text that ends in white space": (
        "papers:\n  - id: a\n    text: |\n      One\n        \n",
        "papers:\n  - id: a\n    text: |\n      One\n        \n  - id: n\n    title: 'A: B'\n",
    ),
    "flow": ("papers: [{id: a}]", "papers: [{id: a}, {id: n, title: 'A: B'}]"),
    "flow, comma at the end": (
        "papers: [{id: a},]\n",
        "papers: [{id: a}, {id: n, title: 'A: B'}]\n",
    ),
    "flow over lines": (
        "papers: [\n  {id: a}, # c, d\n]\n",
        "papers: [\n  {id: a}, # c, d\n{id: n, title: 'A: B'}]\n",
    ),
    "flow over lines, comment with a comma": (
        "papers: [\n  {id: a} # c,\n]\n",
        "papers: [\n  {id: a} # c,\n, {id: n, title: 'A: B'}]\n",
    ),
    "all in flow": ("{}", "{papers: [{id: n, title: 'A: B'}]}"),
    "nothing, in flow": ("{papers: , tools: []}", "{papers: [{id: n, title: 'A: B'}], tools: []}"),
    "like JSON": ('{"papers":[]}', "{\"papers\":[{id: n, title: 'A: B'}]}"),
    "other anchors": (
        "tools:\n  - &a {id: t}\ntasks: [*a]\npapers:\n  - id: a\n",
        "tools:\n  - &a {id: t}\ntasks: [*a]\npapers:\n  - id: a\n  - id: n\n    title: 'A: B'\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), WHOLE.values(), ids=WHOLE)
def test_an_item_stands_behind_those_of_its_list(before: str, after: str) -> None:
    assert add(before, "f", (PAPER,)) == after


def test_an_anchor_as_last_value_is_no_obstacle() -> None:
    text = "tools:\n  - id: &a t\npapers:\n  - id: b\n    title: *a # c\n# d\n"
    assert add(text, "f", (Addition(path=("papers",), value={"id": "n"}),)) == (
        "tools:\n  - id: &a t\npapers:\n  - id: b\n    title: *a # c\n  - id: n\n# d\n"
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("papers: &all\n  - id: a\ntools: *all\n", "f:1:9"),
        ("papers: ~\n", "f:1:9"),
        ("tools: []\npapers:\n  - &a {id: a}\n  - *a\n", "f:3:3"),
        ("papers:\n  - id: a\n    text: |\n      no line break at the end", "f:2:3"),
        ("papers:\n  id: a\n", "f:2:3"),
    ],
)
def test_what_cannot_be_added_without_a_change_is_refused_with_its_place(
    text: str, place: str
) -> None:
    with pytest.raises(GeneratorError) as raised:
        add(text, "f", (PAPER,))
    (problem,) = raised.value.problems
    assert (problem.code, str(problem.place)) == (Code.YAML_ALIAS, place)


def test_several_additions_share_a_place_the_innermost_first() -> None:
    text = "papers:\n  - id: a\n    sources:\n      - x\n\n# end\n"
    additions = (
        TOOL,
        PAPER,
        Addition(path=("papers", 0), key="title", value="T"),
        Addition(path=("papers", 0, "sources"), value="y"),
        Addition(path=("papers", 0, "sources"), value="z"),
    )
    assert add(text, "f", additions) == (
        "papers:\n  - id: a\n    sources:\n      - x\n      - y\n      - z\n    title: T\n"
        "  - id: n\n    title: 'A: B'\n\n# end\ntools:\n  - id: t\n"
    )


def test_additions_reach_into_what_was_added_before_them() -> None:
    additions = (
        PAPER,
        Addition(path=("papers", 0, "sources"), value="x"),
        Addition(path=("papers", 0, "sources"), value="y"),
    )
    assert add("", "f", additions) == (
        "papers:\n  - id: n\n    title: 'A: B'\n    sources:\n      - x\n      - y\n"
    )


def test_missing_mappings_on_the_way_are_made() -> None:
    text = "questions:\n  - id: q\n  - {id: r, scope: {papers: [a]}}\n"
    additions = (
        Addition(path=("questions", 0, "scope", "papers"), value="b"),
        Addition(path=("questions", 1, "scope", "papers"), value="b"),
        Addition(path=("questions", 1, "scope", "tools"), value="c: d"),
    )
    assert add(text, "f", additions) == (
        "questions:\n  - id: q\n    scope:\n      papers:\n        - b\n"
        "  - {id: r, scope: {papers: [a, b], tools: ['c: d']}}\n"
    )


def test_nothing_to_add_changes_nothing() -> None:
    assert add("papers: [ ]  # x", "f", ()) == "papers: [ ]  # x"


@pytest.mark.parametrize(
    "text",
    [
        "word " * 60 + "end",
        "no",
        "2502.10660",
        "null",
        "~",
        "",
        " led and trailed ",
        "two\nlines\n",
        "a: b # c",
        "- x",
        "{{ 7*7 }}",
        "*alias &anchor !tag %x @y `z`",
        "\u202ebidi\u2028line\x85",
        "\x1b[31m\x7f\x00",
        "é😀" * 80,
        "'\"\\",
        "x" * 300,
        "a  b   c " * 30 + "d",
        "---",
        "... " * 40 + "x",
    ],
)
@pytest.mark.parametrize("before", ["papers:\n  - x\n", "papers: [x]\n", "{papers: }", ""])
def test_any_text_comes_back_as_it_was(before: str, text: str) -> None:
    after = add(before, "f", (Addition(path=("papers",), value={"text": text}),))
    value = read_document(after, "f").value
    assert isinstance(value, dict)
    papers = value["papers"]
    assert isinstance(papers, tuple)
    assert papers[-1] == {"text": text}
