"""Values as the YAML that people would write."""

import pytest

from generator.catalog.nodes import Value
from generator.catalog.yaml_text import block_lines, flow_text


def test_items_stand_below_each_other_with_their_lists_indented() -> None:
    assert block_lines(({"id": "a", "tools": ("b", "c")}, "d"), indent=2) == (
        "  - id: a",
        "    tools:",
        "      - b",
        "      - c",
        "  - d",
    )


def test_keys_stand_below_each_other() -> None:
    assert block_lines({"id": "a", "scope": {"papers": ("b",)}}) == (
        "id: a",
        "scope:",
        "  papers:",
        "    - b",
    )


def test_items_can_be_parted_by_blank_lines() -> None:
    assert block_lines(("a", "b"), spaced=True) == ("", "- a", "", "- b")


def test_long_texts_are_folded_within_the_page() -> None:
    text = "Words that go on and on. " * 8 + "End."
    lines = block_lines(({"text": text},), indent=2)
    assert lines[0] == "  - text: >-"
    assert lines[1].startswith("      Words that go on and on. Words that")
    assert max(len(line) for line in lines) < 120


def test_the_same_value_twice_is_written_twice() -> None:
    again: dict[str, Value] = {"a": "b"}
    assert block_lines((again, again)) == ("- a: b", "- a: b")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "[plain]"),
        ("no", "['no']"),
        ("2502.10660", "['2502.10660']"),
        ("a: b", "['a: b']"),
        ("a, b", "['a, b']"),
        ("two\nlines", '["two\\nlines"]'),
        ("a\u2028b", '["a\\Lb"]'),
        ("w " * 100 + "w", "[" + "w " * 100 + "w]"),
    ],
)
def test_in_brackets_all_stands_on_one_line(text: str, shown: str) -> None:
    assert flow_text((text,), whole=True) == shown
    assert flow_text((text,)) == shown[1:-1]


def test_keys_in_braces() -> None:
    assert flow_text({"a": ("b", {"c": "d"}), "e": "f"}) == "a: [b, {c: d}], e: f"
