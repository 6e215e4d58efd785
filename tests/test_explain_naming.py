"""What readers call a work."""

import pytest

from generator.explain.naming import labels_of, preview_of, short_name, work_title
from generator.explain.world import World
from generator.models.catalog import Paper, Scope, SourceText, Tool

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


def test_a_work_is_called_by_its_authors_in_a_sentence() -> None:
    def by(*authors: str) -> str:
        return short_name(Paper(id="x", title="A Title", authors=authors))

    assert by() == "A Title"
    assert by("Jane Doe") == "Doe"
    assert by("Jane Doe", "Ming Li") == "Doe and Li"
    assert by("Jane Doe", "Ming Li", "NASA") == "Doe et al."
    assert short_name(TOOL) == "soft"


def test_a_preview_is_the_reference_in_a_line() -> None:
    assert preview_of(PAPER) == "Jane Doe and Ming Li. Soft Pixels. Pictures. 2021"
    assert preview_of(TOOL) == "soft, github.com/example/soft"


def test_works_that_would_be_cited_alike_get_a_letter_each() -> None:
    alike = tuple(
        Paper(id=f"p{number}", title="T", authors=("Jane Doe",), year=2021) for number in range(28)
    )
    labels = labels_of((*alike, TOOL))
    assert (labels["p0"], labels["p25"], labels["p26"]) == ("Doe 2021a", "Doe 2021z", "Doe 2021aa")
    assert labels["soft-code"] == "soft"
