"""Entries by id, and works as a page shows them."""

from generator.explain.lookup import Library, reference
from generator.explain.world import World
from generator.models.assembled import Catalog
from generator.models.catalog import Paper, Retraction, Scope, SourceText, Tool
from generator.models.pages import Href, PageLink, ShownRetraction

PAPER = Paper(
    id="doe2021",
    title=r"\textbf{S}oft Pixels",
    authors=("Jane Doe", "Ming Li"),
    year=2021,
    venue="Pictures",
    arxiv="2101.00001",
    doi="10.1000/soft.1",
    sources=(SourceText(depth="abstract", text="Soft pixels."),),
)
TOOL = Tool(id="soft-code", name="soft", url="https://github.com/example/soft")


def world(
    *, papers: tuple[str, ...] = (), tools: tuple[str, ...] = (), links: tuple[str, ...] = ()
) -> World:
    return World.of(Scope(papers=papers, tools=tools, links=links, sources=("doe2021/abstract",)))


def test_works_are_found_by_id() -> None:
    library = Library(Catalog(papers=(PAPER,), tools=(TOOL,)))
    assert library.work("doe2021") is PAPER
    assert library.work("soft-code") is TOOL


def test_a_reference_is_complete() -> None:
    shown = reference(PAPER, World(), "bibliography.md")
    assert (shown.label, shown.anchor, shown.title, shown.titled) == (
        None,
        "ref-doe2021",
        "Soft Pixels",
        True,
    )
    assert (shown.authors, shown.year, shown.venue) == ("Jane Doe and Ming Li", 2021, "Pictures")
    assert shown.page == PageLink(title="Soft Pixels", href=Href("papers/doe2021.md"))
    assert "10.1000/soft.1" in shown.bibtex


def test_a_reference_on_a_question_carries_no_doi() -> None:
    held = world(papers=("arxiv:2101.00001",), links=("https://arxiv.org/abs/2101.00001",))
    shown = reference(PAPER, held, "questions/a.md")
    assert "10.1000" not in shown.bibtex
    assert shown.page.href == "../papers/doe2021.md"


def test_a_work_without_a_title_says_so() -> None:
    shown = reference(Paper(id="a", arxiv="2101.00001"), World(), "bibliography.md")
    assert (shown.title, shown.titled, shown.authors) == ("arXiv:2101.00001", False, None)


def test_a_reference_says_that_a_work_was_taken_back() -> None:
    taken_back = Retraction(date="2024-05-31", reason="Its figures were made up.")
    shown = reference(Paper(id="a", title="A", retracted=taken_back), World(), "bibliography.md")
    assert shown.retracted == ShownRetraction(date="2024-05-31", reason="Its figures were made up.")
