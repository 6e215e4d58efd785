"""The catalogs that `make bench` measures: sound, of the promised shape, and always the same."""

from pathlib import Path

import pytest

from benchmarks.bench import Built, Generated, growth_exponent, judge
from benchmarks.generate import write_catalog
from generator.site.reading import read_catalog


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (write_catalog(tmp_path / name, 3).parent for name in ("a", "b"))
    assert contents(first) == contents(second)
    assert contents(first) != contents(write_catalog(tmp_path / "c", 3, seed=2).parent)


def contents(folder: Path) -> list[tuple[str, bytes]]:
    paths = sorted(folder.rglob("*.yaml"))
    return [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths]


def test_a_measured_catalog_is_sound_and_of_the_promised_shape(tmp_path: Path) -> None:
    catalog = read_catalog(write_catalog(tmp_path, 60))
    assert len(catalog.questions) == 60
    assert len(catalog.models) == len(catalog.papers) == 500
    assert {(len(each.models), len(each.papers)) for each in catalog.questions} == {(2, 4)}
    abstracts = [paper.sources[0].text or "" for paper in catalog.papers]
    assert all(990 <= len(text) <= 1_000 for text in abstracts)
    assert len(catalog.files) == 1 + 10 + 10 + 10 + 2


def test_a_catalog_without_questions_is_sound(tmp_path: Path) -> None:
    assert read_catalog(write_catalog(tmp_path, 0)).questions == ()


@pytest.mark.parametrize(
    ("seconds", "exponent"),
    [(12.0, 0.0), (30.0, 1.0), (210.0, 2.0)],
    ids=["flat", "line", "square"],
)
def test_growth_is_the_power_of_what_questions_add(seconds: float, exponent: float) -> None:
    none = Built(questions=0, pages=1_000, seconds=10.0)
    small = Built(questions=100, pages=1_100, seconds=12.0)
    large = Built(questions=1_000, pages=2_000, seconds=seconds)
    assert growth_exponent(none, small, large) == pytest.approx(exponent)


def test_goals_are_judged_by_the_least_favourable_size() -> None:
    small = measured(megabytes=1.0, load_seconds=0.5, pages=300, generate_seconds=0.5, memory=90.0)
    large = measured(
        megabytes=9.0, load_seconds=10.0, pages=5_000, generate_seconds=2.0, memory=499.0
    )
    built = [
        Built(questions=0, pages=1_000, seconds=10.0),
        Built(questions=100, pages=1_100, seconds=11.0),
        Built(questions=1_000, pages=2_000, seconds=30.0),
    ]
    verdicts = judge([small, large], built)
    assert [(round(each.value, 2), each.reached) for each in verdicts] == [
        (600.0, False),
        (0.9, False),
        (499.0, True),
        (1.3, False),
    ]


def measured(
    *, megabytes: float, load_seconds: float, pages: int, generate_seconds: float, memory: float
) -> Generated:
    return Generated(
        questions=1,
        megabytes=megabytes,
        load_seconds=load_seconds,
        pages=pages,
        generate_seconds=generate_seconds,
        memory=memory,
    )
