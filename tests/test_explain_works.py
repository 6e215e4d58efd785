"""The bibliography: all works by year, and those of one kind or venue."""

from pathlib import Path

import pytest

from generator.catalog.assemble import assemble
from generator.catalog.read import parse_file
from generator.explain.lookup import Library
from generator.explain.uses import Uses
from generator.explain.works import bibliography
from generator.models.assembled import Catalog
from generator.models.catalog import Paper, Tool
from generator.models.pages import BibliographyPage

SMALL = (Path(__file__).parent / "golden/small/catalog.yaml").read_text(encoding="utf-8")


def pages(catalog: Catalog) -> dict[str, BibliographyPage]:
    works: tuple[Paper | Tool, ...] = (*catalog.papers, *catalog.tools)
    return {each.src_uri: each for each in bibliography(works, Uses(Library(catalog)))}


@pytest.fixture(scope="module")
def small() -> dict[str, BibliographyPage]:
    return pages(assemble([parse_file(SMALL, "catalog.yaml")]))


def test_the_newest_come_first_and_what_has_no_year_last(
    small: dict[str, BibliographyPage],
) -> None:
    works = small["bibliography.md"]
    assert [(each.year, [work.title for work in each.references]) for each in works.years] == [
        (2021, ["Soft Pixels: A Study"]),
        (2020, ["On Hard Pixels"]),
        (None, ["soft"]),
    ]
    assert [each.anchor for each in works.years] == ["year-2021", "year-2020", "year-unknown"]
    assert [len(each.used_by) for each in works.references] == [1, 1, 1]
    assert {each.label for each in works.references} == {None}


PAPERS = (
    Paper(id="a", title="A", year=2020, venue="ICML"),
    Paper(id="b", title="B", year=2020, venue="ICML", kind="journal"),
    Paper(id="c", title="C", arxiv="2101.00001"),
)
TOOL = Tool(id="d", name="D", url="https://github.com/o/d")


@pytest.fixture(scope="module")
def several() -> dict[str, BibliographyPage]:
    return pages(Catalog(papers=PAPERS, tools=(TOOL,)))


def test_each_kind_and_each_venue_has_a_page_of_its_own(
    several: dict[str, BibliographyPage],
) -> None:
    held = {name: [work.title for work in page.references] for name, page in several.items()}
    assert held == {
        "bibliography.md": ["C", "A", "B", "D"],
        "bibliography/kind-conference.md": ["A"],
        "bibliography/kind-journal.md": ["B"],
        "bibliography/kind-preprint.md": ["C"],
        "bibliography/kind-repository.md": ["D"],
        "bibliography/venue-icml.md": ["A", "B"],
    }


def test_every_page_links_to_all_the_others(several: dict[str, BibliographyPage]) -> None:
    page = several["bibliography/kind-journal.md"]
    assert [(each.form, each.page.title, each.page.href, each.here) for each in page.filters] == [
        (None, "", "../bibliography.md", False),
        ("conference", "conference", "kind-conference.md", False),
        ("journal", "journal", "kind-journal.md", True),
        ("preprint", "preprint", "kind-preprint.md", False),
        ("repository", "repository", "kind-repository.md", False),
        (None, "ICML", "venue-icml.md", False),
    ]


def test_a_site_without_works_has_an_empty_bibliography() -> None:
    (page,) = pages(Catalog()).values()
    assert (page.years, len(page.filters)) == ((), 1)
