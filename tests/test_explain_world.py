"""What one question's world holds, and where its links lead."""

from generator.explain.world import World, identities_of
from generator.models.catalog import Paper, Scope, SourceText, Tool
from generator.models.pages import Href, WebLink

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


def test_a_work_has_an_identity_for_each_way_to_link_to_it() -> None:
    assert identities_of(PAPER) == ("arxiv:2101.00001", "doi:10.1000/soft.1")
    assert identities_of(TOOL) == ("github:example/soft",)


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


def test_a_link_is_spelled_as_the_brief_spelled_it() -> None:
    scope = Scope(tools=("github:owner/rt-detr",), links=("https://github.com/Owner/RT-DETR",))
    tool = Tool(id="x", name="RT-DETR", url="https://github.com/owner/rt-detr")
    link = World.of(scope).link(tool)
    assert link is not None
    assert link.label == "github.com/Owner/RT-DETR"
