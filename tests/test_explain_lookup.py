"""Entries by id, links between pages, and what one question's world holds."""

import pytest

from generator.explain.lookup import (
    Library,
    World,
    identities_of,
    page_link,
    reference,
    work_title,
)
from generator.models.assembled import Catalog
from generator.models.catalog import Paper, Retraction, Scope, SourceText, Tool
from generator.models.pages import Href, PageLink, ShownRetraction, WebLink

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


@pytest.mark.parametrize(
    ("target", "source", "href"),
    [
        ("questions/a.md", "index.md", "questions/a.md"),
        ("questions/a.md", "questions/index.md", "a.md"),
        ("models/a.md", "questions/a.md", "../models/a.md"),
        ("index.md", "questions/a.md", "../index.md"),
        ("bibliography.md", "index.md", "bibliography.md"),
    ],
)
def test_a_link_is_relative_to_its_page(target: str, source: str, href: str) -> None:
    assert page_link("A", target, source) == PageLink(title="A", href=Href(href))


def test_works_are_found_by_id() -> None:
    library = Library(Catalog(papers=(PAPER,), tools=(TOOL,)))
    assert library.work("doe2021") is PAPER
    assert library.work("soft-code") is TOOL


def test_a_work_has_an_identity_for_each_way_to_link_to_it() -> None:
    assert identities_of(PAPER) == ("arxiv:2101.00001", "doi:10.1000/soft.1")
    assert identities_of(TOOL) == ("github:example/soft",)


@pytest.mark.parametrize(
    ("work", "title"),
    [
        (PAPER, "Soft Pixels"),
        (TOOL, "soft"),
        (Paper(id="a", arxiv="2101.00001"), "arXiv:2101.00001"),
        (Paper(id="a", doi="10.1000/A"), "doi:10.1000/a"),
        (Paper(id="a", url="https://example.org/paper"), "example.org/paper"),
        (Paper(id="a"), "a"),
    ],
)
def test_a_work_is_called_by_its_title_or_else_by_what_it_is(
    work: Paper | Tool, title: str
) -> None:
    assert work_title(work) == title


def test_everywhere_but_on_a_question_all_texts_count_and_addresses_are_canonical() -> None:
    assert World().names is None
    assert World().holds(PAPER)
    assert World().link(PAPER) == WebLink(
        label="arXiv:2101.00001", href=Href("https://arxiv.org/abs/2101.00001")
    )


def test_a_question_holds_the_works_and_texts_of_its_brief() -> None:
    held = world(papers=("arxiv:2101.00001",))
    assert held.names == frozenset({"doe2021/abstract"})
    assert held.holds(PAPER)
    assert not held.holds(TOOL)
    assert world(papers=("doi:10.1000/soft.1",)).holds(PAPER)


def test_a_question_links_to_the_address_of_its_brief_letter_by_letter() -> None:
    held = world(
        links=("https://github.com/example/other", "http://arxiv.org/pdf/2101.00001v2.pdf")
    )
    assert held.link(PAPER) == WebLink(
        label="arXiv:2101.00001", href=Href("http://arxiv.org/pdf/2101.00001v2.pdf")
    )
    assert held.link(TOOL) is None


def test_a_link_is_named_after_the_address_that_was_supplied() -> None:
    held = world(links=("https://doi.org/10.1000/soft.1",))
    assert held.link(PAPER) == WebLink(
        label="doi:10.1000/soft.1", href=Href("https://doi.org/10.1000/soft.1")
    )


def test_a_work_without_any_address_has_no_link() -> None:
    assert World().link(Paper(id="a", title="A")) is None


def test_a_reference_is_complete() -> None:
    shown = reference(PAPER, World(), "bibliography.md", number=3)
    assert (shown.number, shown.anchor, shown.title, shown.titled) == (
        3,
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


def test_a_link_is_spelled_as_the_brief_spelled_it() -> None:
    scope = Scope(tools=("github:owner/rt-detr",), links=("https://github.com/Owner/RT-DETR",))
    tool = Tool(id="x", name="RT-DETR", url="https://github.com/owner/rt-detr")
    link = World.of(scope).link(tool)
    assert link is not None
    assert link.label == "github.com/Owner/RT-DETR"
