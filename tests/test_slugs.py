"""Ids from names: what they look like, and that no two names share one."""

import re

import pytest

from generator.models.catalog import ID_PATTERN
from generator.slugs import slug, unique_slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("SISR-Any-LIIF-EDSR", "sisr-any-liif-edsr"),
        ("FeatSharp: Your Vision Model Features, Sharper", "featsharp-your-vision-model-features-sharper"),
        ("Poincaré—it's Łódź", "poincare-its-lodz"),
        ("a--b__c  d", "a-b-c-d"),
        ("아이의 피아노", "aiui-piano"),
        ("Модель", "model"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows", "c-windows"),
        ("4×", "4x"),
        ("con", "x-con"),
        ("NUL", "x-nul"),
        ("com1", "x-com1"),
        ("LPT9", "x-lpt9"),
        ("console", "console"),
        ("Index", "x-index"),
        ("404", "x-404"),
        ("tags", "x-tags"),
        ("assets", "x-assets"),
        ("search", "x-search"),
        ("", "x-e3b0c442"),
        ("...", "x-ab5df625"),
    ],
)  # fmt: skip
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_long_name_ends_with_a_whole_word() -> None:
    name = "A blurry image became detailed after enlargement, and the sharp edges felt real"
    assert slug(name) == "a-blurry-image-became-detailed-after-enlargement-and-the"
    assert slug(name, limit=20) == "a-blurry-image"


def test_long_word_is_cut_where_no_word_ends() -> None:
    assert slug("x" * 100) == "x" * 60
    assert slug(f"a-{'x' * 100}") == f"a-{'x' * 58}"


def test_lone_surrogate_gets_an_id() -> None:
    assert re.fullmatch(ID_PATTERN, slug("\ud800"))


def test_free_slug_is_taken_as_it_is() -> None:
    assert unique_slug("LIIF", {"edsr"}) == "liif"


def test_colliding_names_get_a_suffix_of_their_own() -> None:
    assert unique_slug("LIIF!", {"liif"}) == "liif-36d69c"
    assert unique_slug("LIIF?", {"liif"}) == "liif-1b24e7"


def test_same_name_again_is_still_unique() -> None:
    taken: list[str] = []
    for _ in range(8):
        taken.append(unique_slug("x" * 100, taken))
    assert len(set(taken)) == 8
    assert all(re.fullmatch(ID_PATTERN, each) and len(each) <= 60 for each in taken)
