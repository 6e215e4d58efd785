"""Values as the YAML that people would write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.nodes import Value
from generator.catalog.yaml_text import Number, _dump, block_lines, flow_text


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


def test_a_number_has_no_quotation_marks() -> None:
    assert block_lines({"year": Number("2021"), "volume": "3"}) == ("year: 2021", "volume: '3'")
    assert flow_text({"year": Number("2021"), "volume": "3"}) == "year: 2021, volume: '3'"


TEXTS = st.one_of(
    st.text(st.sampled_from("ab ,.-:#x'\"%@é模\n"), max_size=8),
    st.text(max_size=6),
    st.sampled_from(
        (
            "no", "Null", "12", "1-2", "2020-10-10", "10.1109/abc", "https://a.b/c?d=e", "Øy é", "word " * 15 + "abcd",
            "word " * 16 + "ab", "long" * 40, "word, and " * 20 + "end", "é" * 90 + " ×4", "x" * 77 + " y",
        )
    ),
)  # fmt: skip
KEYS = TEXTS | st.sampled_from(
    ("id", "title", "a_key_of_many_words_that_is_rather_long", "key" * 30)
)
VALUES = st.recursive(
    st.none() | TEXTS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(tuple), st.dictionaries(KEYS, inner, max_size=4)
    ),
    max_leaves=10,
)


@given(
    st.lists(VALUES, min_size=1, max_size=3).map(tuple)
    | st.dictionaries(KEYS, VALUES, min_size=1, max_size=3)
)
def test_lines_are_those_of_pyyaml_to_the_letter(
    added: tuple[Value, ...] | dict[str, Value],
) -> None:
    whole = "\n".join(block_lines(added))
    assert whole == _dump(added, width=110)
