"""Texts name numbered parts of works, in full or shortened."""

import pytest

from generator.evidence.places import places_in, without_places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Section 5.1, Setup", [("section", "5.1")]),
        ("Sec. 5 and §6", [("section", "5"), ("section", "6")]),
        ("Table 1, row 3", [("table", "1")]),
        ("Fig. 2, Eq. (3)", [("figure", "2"), ("equation", "3")]),
        ("pp. 12, p. 4", [("page", "12"), ("page", "4")]),
        ("Appendix B.2", [("appendix", "B.2")]),
        ("Section IV", [("section", "IV")]),
        ("a section on tables 4x as large, steps of a table", []),
        ("intersection 4", []),
    ],
)
def test_places_of_a_text(text: str, places: list[tuple[str, str]]) -> None:
    assert [(each.kind, each.number) for each in places_in(text)] == places


@pytest.mark.parametrize(
    ("whole", "part", "holds"),
    [
        ("Section 5", "Section 5.1", True),
        ("Section 5.1", "Section 5.1", True),
        ("Section 5.1", "Section 5", False),
        ("Section 5", "Section 51", False),
        ("Table 5", "Section 5", False),
    ],
)
def test_a_section_holds_its_own_sections(whole: str, part: str, holds: bool) -> None:  # noqa: FBT001
    assert places_in(whole)[0].holds(places_in(part)[0]) == holds


def test_a_text_without_its_places_keeps_its_other_numbers() -> None:
    assert without_places("29.00 dB, Table 1, p. 4").split() == ["29.00", "dB,", ","]
