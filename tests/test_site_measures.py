"""The five measures that `explainer check` prints."""

from pathlib import Path

from generator.site.measures import measure
from generator.site.reading import examine

RENDERED = "mkdocs build checks the rendered pages, too"
SMALL = Path(__file__).parent / "golden/small/catalog.yaml"


def measured(path: Path) -> list[str]:
    reading = examine(path)
    return [str(each) for each in measure(reading.catalog, reading.problems)]


def test_a_sound_catalog_has_everything_carried() -> None:
    assert measured(SMALL) == [
        "statements carried: 9 of 9 (100.0 %)",
        "quotes verbatim: 6 of 6 (100.0 %), 0 unchecked",
        f"questions inside their closed world: 1 of 1 (100.0 %), {RENDERED}",
        "numbers supported: 3 of 3 (100.0 %)",
        "cited works that a quote stands behind: 2 of 3 (66.7 %)",
        "answers reviewed: 1 of 1 (100.0 %), 0 in draft",
    ]


def test_what_is_wrong_is_counted(tmp_path: Path) -> None:
    text = SMALL.read_text(encoding="utf-8")
    text = text.replace("quote: Hard pixels are easy to store", "quote: Hard pixels are not stored")
    text = text.replace("has 6.", "has 7.")
    text = text.replace("doe2021soft/excerpts, ", "")
    (tmp_path / "catalog.yaml").write_text(text, encoding="utf-8")
    assert measured(tmp_path / "catalog.yaml")[1:4] == [
        "quotes verbatim: 5 of 6 (83.3 %), 0 unchecked",
        f"questions inside their closed world: 1 of 1 (100.0 %), {RENDERED}",
        "numbers supported: 2 of 3 (66.7 %)",
    ]


def test_an_empty_catalog_has_nothing_to_count(tmp_path: Path) -> None:
    (tmp_path / "catalog.yaml").write_text("papers: []\n", encoding="utf-8")
    assert measured(tmp_path / "catalog.yaml")[0] == "statements carried: 0 of 0 (none to count)"
