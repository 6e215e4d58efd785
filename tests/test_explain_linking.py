"""Links from page to page."""

import pytest

from generator.explain.linking import page_link
from generator.explain.world import World
from generator.models.catalog import Paper, Scope, SourceText, Tool
from generator.models.pages import Href, PageLink

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
