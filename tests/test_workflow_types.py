"""Types fit where a parent is wanted; what a catalog declares is checked."""

import pytest

from generator.errors import Code
from generator.models.catalog import PortType
from generator.workflow.types import BUILT_IN, Types, check_types

HOLOGRAM = PortType(id="hologram", parent="image/medical")
SMALL = PortType(id="small", parent="hologram")


@pytest.mark.parametrize(
    ("given", "wanted", "fits"),
    [
        ("image", "image", True),
        ("image/low-resolution", "image", True),
        ("image", "image/low-resolution", False),
        ("image/medical", "image/low-resolution", False),
        ("audio/speech", "audio", True),
        ("audio", "video", False),
        ("hologram", "image/medical", True),
        ("small", "image", True),
        ("image", "small", False),
        ("no-such-type", "image", True),
        ("image", "no-such-type", True),
    ],
)
def test_a_type_fits_where_it_or_a_parent_is_wanted(given: str, wanted: str, *, fits: bool) -> None:
    assert Types((HOLOGRAM, SMALL)).fit(given, wanted) is fits


def test_two_types_meet_where_one_is_a_kind_of_the_other() -> None:
    assert BUILT_IN.meet("image", "image/medical")
    assert BUILT_IN.meet("image/medical", "image")
    assert not BUILT_IN.meet("image/medical", "image/satellite")


@pytest.mark.parametrize(
    "name",
    """image image/low-resolution video audio text tokens feature-map coordinates mask boxes
    depth-map point-cloud table time-series graph molecule score label embedding data-set""".split(),
)
def test_the_usual_types_are_built_in(name: str) -> None:
    assert not BUILT_IN.lack(name)


def test_an_unknown_type_names_the_nearest_or_all() -> None:
    (near,) = BUILT_IN.check("data-sets", ("here",))
    assert (near.code, near.path, near.hint) == (
        Code.UNKNOWN_TYPE,
        ("here",),
        "did you mean 'data-set'?",
    )
    (far,) = BUILT_IN.check("qqq", ("here",))
    assert far.hint.startswith("known are image, video, audio, text, ")
    assert "/" not in far.hint


def test_where_a_declaration_could_not_be_read_any_name_may_be_right() -> None:
    types = Types((HOLOGRAM,), complete=False)
    assert not types.lack("whatever")
    assert types.fit("whatever", "image")


def test_a_declared_type_is_new_and_leads_to_a_known_one() -> None:
    declared = (
        HOLOGRAM,
        PortType(id="mask"),
        PortType(id="a", parent="b"),
        PortType(id="b", parent="a"),
        PortType(id="c", parent="c"),
        PortType(id="d", parent="imag"),
        PortType(id="e"),
    )
    assert [(each.code, each.path) for each in check_types(declared, Types(declared))] == [
        (Code.DUPLICATE_ID, ("types", 1, "id")),
        (Code.WRONG_VALUE, ("types", 2, "parent")),
        (Code.WRONG_VALUE, ("types", 3, "parent")),
        (Code.WRONG_VALUE, ("types", 4, "parent")),
        (Code.UNKNOWN_TYPE, ("types", 5, "parent")),
    ]


def test_a_declared_type_does_not_change_a_built_in_one() -> None:
    types = Types((PortType(id="mask", parent="image"),))
    assert not types.fit("mask", "image")
