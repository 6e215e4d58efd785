"""Shapes are read as authors write them, and compared as mathematicians would."""

import pytest

from generator.workflow.shapes import Malformed, Sizes, dimensions, numbers_disagree


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("64 x H x W", ["64", "H", "W"]),
        ("64×H×W", ["64", "H", "W"]),
        ("4x3xsHxsW", ["4", "3", "sH", "sW"]),
        ("  9*64 x (H+1)/2 ", ["9*64", "(H+1)/2"]),
        ("256", ["256"]),
        ("H", ["H"]),
        ("高 x 宽", ["高", "宽"]),
    ],
)
def test_a_shape_is_read_dimension_by_dimension(text: str, read: list[str]) -> None:
    assert [each.text for each in dimensions(text)] == read


@pytest.mark.parametrize(
    "text", ["x", "64 x", "64 x x W", "64, H", "2H", "1.5", "0", "-3 x 3", "H/(W-W)", "a" * 300 + "+", "9**99"]
)  # fmt: skip
def test_what_is_no_shape_is_refused(text: str) -> None:
    with pytest.raises(Malformed, match="dimension"):
        dimensions(text)


@pytest.mark.parametrize(
    ("given", "wanted", "reason"),
    [
        ("64 x H", "64 x H", ""),
        ("64 x H", None, ""),
        (None, "64 x H", ""),
        ("64 x H", "64 x H x W", "2 dimensions cannot be 3"),
        ("H", "H x W", "1 dimension cannot be 2"),
        ("9*64 x H", "576 x H", ""),
        ("9*64 x H", "64 x H", "576 is not 64"),
        ("2*H", "H+H", ""),
        ("s*H", "H*s", ""),
        ("H/2", "H*1/2", ""),
        ("H", "sH", "'H' is not 'sH'"),
        ("H", "W", "'H' is not 'W'"),
        ("2*H", "48", ""),
        ("64 x H", "64 x", ""),
    ],
)
def test_two_shapes_agree_or_it_is_said_why_not(
    given: str | None, wanted: str | None, reason: str
) -> None:
    assert Sizes().disagreement(given, wanted) == reason


def test_a_symbol_is_one_number_in_a_workflow() -> None:
    sizes = Sizes()
    assert sizes.disagreement("3 x H x W", "3 x 48 x 64") == ""
    assert sizes.disagreement("64 x 48", "64 x H") == ""
    assert sizes.disagreement("64 x 48", "64 x W") == "'W' is 64 elsewhere, and 48 here"
    assert sizes.disagreement("H", "96") == "'H' is 48 elsewhere, and 96 here"


def test_across_the_border_of_a_model_only_numbers_count() -> None:
    assert numbers_disagree("3 x N x M", "3 x H x W") == ""
    assert numbers_disagree("3 x N x M", "1 x H x W") == "3 is not 1"
    assert numbers_disagree("3 x N x M", "3 x H") == "3 dimensions cannot be 2"
    assert numbers_disagree(None, "3 x H") == ""
