"""YAML text as plain values with places: what a text file can hold that YAML or we do not allow."""

import pytest

from generator.catalog.nodes import Document, place_of, read_document
from generator.errors import Code, Place

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def told(document: Document) -> list[str]:
    return [f"{each.place.line}:{each.place.column} {each.code}" for each in document.problems]


def test_plain_scalars_stay_the_text_that_was_written() -> None:
    text = "{a: 2502.10660, b: no, c: 0x1F, d: 2020-01-01, e: 1_000, f: =, g: .5e3}"
    assert read_document(text, "f").value == {
        "a": "2502.10660",
        "b": "no",
        "c": "0x1F",
        "d": "2020-01-01",
        "e": "1_000",
        "f": "=",
        "g": ".5e3",
    }


def test_nothing_is_told_from_words_for_it_in_quotes() -> None:
    text = "{a: , b: ~, c: null, d: '', e: '~', f: \"null\", g: !!str null}"
    assert read_document(text, "f").value == {
        "a": None,
        "b": None,
        "c": None,
        "d": "",
        "e": "~",
        "f": "null",
        "g": "null",
    }


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\ufeff", "---\n", "\n\n"])
def test_a_file_without_content_has_no_value_and_no_problem(text: str) -> None:
    document = read_document(text, "f")
    assert (document.value, document.problems) == (None, ())


def test_merge_keys_merge_nothing() -> None:
    assert read_document("<<: {a: b}", "f").value == {"<<": {"a": "b"}}


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a:\n\t- b", "2:1", "a tab stands where only spaces may"),
        ("a:\n  - b: c\n\td: e", "3:1", "a tab stands where only spaces may"),
        ("a: b\nc: \x07d", "2:4", "the character U+0007 is not allowed in YAML"),
        ("a: b\r\nc: \x1b[31md", "2:4", "the character U+001B is not allowed in YAML"),
        ("é: \x00", "1:4", "the character U+0000 is not allowed in YAML"),
        ("a: [\n", "2:1", "while parsing a flow node, did not find expected node content"),
    ],
)
def test_what_yaml_does_not_allow_has_its_place(text: str, place: str, message: str) -> None:
    document = read_document(text, "f")
    assert told(document) == [f"{place} yaml-syntax"]
    assert document.problems[0].message == message
    assert document.value is None


@pytest.mark.parametrize(
    ("text", "place"),
    [("a: b\r\nc:\r\n  - d\r\n", "3:5"), ("\ufeffa: b\nc:\n  - d\n", "3:5"), ("c: [d]", "1:5")],
)
def test_lines_and_columns_are_those_of_an_editor(text: str, place: str) -> None:
    found = place_of(read_document(text, "f"), ("c", 0))
    assert f"{found.line}:{found.column}" == place


def test_a_byte_order_mark_is_not_part_of_the_first_key() -> None:
    document = read_document("\ufeffa: b", "f")
    assert document.value == {"a": "b"}
    assert place_of(document, ("a",)) == Place(file="f", line=1, column=4)


def test_a_path_that_leads_nowhere_is_placed_at_the_last_thing_on_its_way() -> None:
    document = read_document("a:\n  b: c\n", "f")
    assert place_of(document, ("a", "x", "y")) == Place(file="f", line=2, column=3)


def test_an_empty_value_is_placed_at_its_key() -> None:
    document = read_document("a: b\nc:\nd: e\n", "f")
    assert place_of(document, ("c",)) == Place(file="f", line=2, column=1)


def test_an_alias_bomb_is_refused_before_it_goes_off() -> None:
    document = read_document(BOMB, "f")
    assert [each.code for each in document.problems] == [Code.YAML_ALIAS]
    assert document.value is None


def test_one_long_text_repeated_often_is_a_bomb_too() -> None:
    text = f"a: &a {'x' * 100_000}\nb: [{', '.join(['*a'] * 100)}]\n"
    assert told(read_document(text, "f")) == ["1:4 yaml-alias"]


def test_aliases_that_repeat_a_little_are_written_out() -> None:
    document = read_document("a: &a [x, {y: z}]\nb: *a\nc: *a\n", "f")
    assert document.value == {
        "a": ("x", {"y": "z"}),
        "b": ("x", {"y": "z"}),
        "c": ("x", {"y": "z"}),
    }


@pytest.mark.parametrize("text", ["a: &a [*a]", "a: &a {b: [*a]}", "&a [x, *a]"])
def test_an_alias_inside_of_what_it_repeats_is_refused(text: str) -> None:
    document = read_document(text, "f")
    assert [each.code for each in document.problems] == [Code.YAML_ALIAS]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 10_000,
        "[" * 10_000 + "]" * 10_000,
        "{a: " * 10_000 + "}" * 10_000,
        "[ # ]\n" * 100_000,
        "- " * 10_000 + "x",
        "".join(f"{' ' * depth}a:\n" for depth in range(3_000)),
        "[" * 70 + "]" * 70,
    ],
    ids=["open", "closed", "mappings", "closed in comments", "dashes", "indented", "seventy"],
)
def test_deep_nesting_is_refused_before_it_exhausts_the_stack(text: str) -> None:
    document = read_document(text, "f")
    assert [each.code for each in document.problems] == [Code.YAML_SYNTAX]
    assert document.problems[0].message == "nested more than 60 levels deep"


def test_many_brackets_side_by_side_are_not_deep() -> None:
    document = read_document(f"a: [{'[x], ' * 5_000}]", "f")
    assert document.problems == ()


def test_the_keys_of_a_long_mapping_have_their_lines_too() -> None:
    """Keys of long mappings are looked up; of a key that stands there twice the first counts."""
    text = "".join(f"key{number}: {number}\n" for number in range(300)) + "key7: again\n"
    document = read_document(text, "long.yaml")
    assert place_of(document, ("key299",), key=True).line == 300
    assert place_of(document, ("key7",), key=True).line == 8
    assert place_of(document, ("key300",), key=True).line == 1
