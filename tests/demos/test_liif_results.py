"""The committed results of the demonstration: complete, small, and true to their own numbers."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.demos.webp import HEAD, webp_size

FOLDER = Path(__file__).parents[2] / "docs/assets/demos/liif"
NAMES = ("dandelion", "coffee", "chelsea", "dandelion-blurred", "coffee-jpeg")
FAILING = ("dandelion-blurred", "coffee-jpeg")
ROLES = ["input", "bicubic", "nearest", "original", "liif", "difference"]
FURTHER = ["liif-3.7", "liif-8"]


def read(name: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return record


def test_each_result_has_a_file_and_no_file_is_left_over() -> None:
    named = {FOLDER / f"{name}.json" for name in NAMES}
    named |= {FOLDER / each["file"] for name in NAMES for each in read(name)["files"].values()}
    assert {path for path in FOLDER.rglob("*") if path.is_file()} == named


@pytest.mark.parametrize("name", NAMES)
def test_roles_stand_in_the_order_of_the_readme(name: str) -> None:
    assert list(read(name)["files"]) == (ROLES if name in FAILING else ROLES + FURTHER)


@pytest.mark.parametrize("name", NAMES)
def test_pictures_have_the_sizes_that_their_json_file_says(name: str) -> None:
    files = read(name)["files"].values()
    sizes = [webp_size((FOLDER / each["file"]).read_bytes()[:HEAD]) for each in files]
    assert sizes == [(each["width"], each["height"]) for each in files]


@pytest.mark.parametrize("name", NAMES)
def test_the_output_is_four_times_the_input(name: str) -> None:
    record = read(name)
    small = (record["input_width"], record["input_height"])
    assert (record["output_width"], record["output_height"]) == (4 * small[0], 4 * small[1])
    assert record["scale"] == 4


@pytest.mark.parametrize("name", NAMES)
def test_liif_comes_closer_than_bicubic_where_it_is_not_said_to_fail(name: str) -> None:
    record = read(name)
    closer = record["psnr_liif"] - record["psnr_bicubic"] > 0.5
    assert closer is not record["fails"]
    assert record["fails"] is (name in FAILING)
    assert bool(record["outside_training"]) is record["fails"]


@pytest.mark.parametrize("name", NAMES)
def test_each_picture_is_described_in_words_of_its_own(name: str) -> None:
    files = read(name)["files"].values()
    for key in ("caption", "alternative"):
        assert len({each[key] for each in files}) == len(files)


@pytest.mark.parametrize("name", NAMES)
def test_photographs_may_be_used_by_anyone(name: str) -> None:
    assert read(name)["licence"] == "CC0-1.0"


def test_all_pictures_together_take_at_most_one_and_a_half_megabytes() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*.webp")) <= 1_500_000
