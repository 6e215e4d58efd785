"""How a reader looks a work up: the same everywhere but for where links lead."""

from generator.explain.reference import reference
from generator.explain.world import World
from generator.models.catalog import Paper, Scope, Tool
from generator.models.pages import Href, PageLink, WebLink

PAPER = Paper(id="soft", title="Soft Pixels", arxiv="2101.00001", doi="10.1000/soft.1")
TOOL = Tool(id="code", name="soft", url="https://github.com/example/soft")


def test_a_link_within_the_site_leads_from_the_page_that_shows_it() -> None:
    there = reference(PAPER, World(), "papers/index.md")
    here = reference(PAPER, World(), "questions/q.md")
    assert there.page == PageLink(title="Soft Pixels", href=Href("soft.md"))
    assert here.page == PageLink(title="Soft Pixels", href=Href("../papers/soft.md"))


def test_a_question_shows_the_address_of_its_brief_and_no_doi() -> None:
    address = "https://arxiv.org/pdf/2101.00001v2"
    world = World.of(Scope(papers=("arxiv:2101.00001",), links=(address,)))
    inside = reference(PAPER, world, "questions/q.md")
    assert inside.link == WebLink(label="arXiv:2101.00001", href=Href(address))
    assert "10.1000" not in inside.bibtex
    assert "10.1000" in reference(PAPER, World(), "questions/q.md").bibtex


def test_a_tool_is_no_paper() -> None:
    assert not reference(TOOL, World(), "questions/q.md").is_paper
    assert reference(PAPER, World(), "questions/q.md").is_paper
