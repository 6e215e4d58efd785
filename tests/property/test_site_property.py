"""Whatever a catalog holds, the generated pages hang together: links lead somewhere, ids are unique."""

import functools
import itertools
import posixpath
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown  # type: ignore[import-untyped]  # comes with MkDocs, without types

from generator.models.assembled import Catalog
from generator.models.catalog import (
    Edge,
    Excerpt,
    Model,
    Paper,
    Passage,
    Port,
    Question,
    Quote,
    Related,
    Scope,
    SourceText,
    Statement,
    Step,
    Task,
    Tool,
    Workflow,
)
from generator.site.building import Site, generate

TEMPLATES = Path(__file__).parent.parent.parent / "templates"
HAND_WRITTEN = {"how-to-read.md"}
MARKDOWN = Markdown(extensions=["attr_list", "md_in_html", "def_list", "tables", "toc"])
WORDS = "Small words stand here."

names = st.sampled_from(
    ["Plain name", "A|b", "<b>", "`x`", "[x](y)", "# h", "{: #task }", "한국어", "www.a.b"]
)
numbers = st.integers(0, 3)


@st.composite
def statements(draw: st.DrawFn) -> tuple[Statement, ...]:
    def one() -> Statement:
        work = draw(st.sampled_from(["p0", "p1", "p2", None, None]))
        if work is None:
            return Statement(text=draw(names), reading=True)
        return Statement(text=draw(names), evidence=(Quote(paper=work, quote="words stand"),))

    return tuple(one() for _ in range(draw(st.integers(0, 3))))


@st.composite
def workflows(draw: st.DrawFn) -> Workflow | None:
    count = draw(st.integers(0, 3))
    if count == 0:
        return None
    port = (Port(name="a", type="image"),)
    steps = tuple(
        Step(id=f"s{n}", name=draw(names), inputs=port, outputs=port, statements=draw(statements()))
        for n in range(count)
    )
    ends = ["input", *(step.id for step in steps), "output"]
    edges = tuple(
        Edge.model_validate({"from": f"{source}.a", "to": f"{target}.a"})
        for source, target in itertools.pairwise(ends)
    )
    return Workflow(steps=steps, edges=edges)


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    sources = (
        SourceText(depth="abstract", text=WORDS),
        SourceText(id="parts", depth="excerpt", parts=(Excerpt(at="Section 1", text=WORDS),)),
    )
    papers = tuple(
        Paper(
            id=f"p{n}",
            title=draw(st.none() | names),
            arxiv=f"2101.0000{n}",
            sources=sources[: draw(numbers)],
        )
        for n in range(3)
    )
    tools = tuple(
        Tool(
            id=f"t{n}",
            name=draw(names),
            url=f"https://github.com/o/t{n}",
            run=draw(st.none() | names),
        )
        for n in range(2)
    )
    tasks = tuple(
        Task(id=f"k{n}", name=draw(names), definition=draw(statements()))
        for n in range(draw(numbers))
    )
    task_ids = st.sampled_from([None, *(task.id for task in tasks)])
    models = tuple(
        Model(
            id=f"m{n}",
            name=draw(names),
            task=draw(task_ids),
            paper=draw(st.sampled_from([None, "p0", "p1"])),
            tools=draw(st.sampled_from([(), ("t0",), ("t0", "t1")])),
            about=draw(statements()),
            workflow=draw(workflows()),
            limits=draw(statements()),
        )
        for n in range(draw(numbers))
    )
    questions = tuple(draw(question(number, task_ids, models)) for number in range(draw(numbers)))
    return Catalog(papers=papers, tools=tools, tasks=tasks, models=models, questions=questions)


@st.composite
def question(
    draw: st.DrawFn, number: int, task_ids: st.SearchStrategy[str | None], models: tuple[Model, ...]
) -> Question:
    asked = tuple(model.id for model in models if draw(st.booleans()))
    related = tuple(f"p{n}" for n in range(3) if draw(st.booleans()))
    return Question(
        id=f"q{number}",
        question=draw(names),
        task=draw(task_ids),
        models=asked,
        papers=tuple(Related(paper=each, statements=draw(statements())) for each in related),
        answer=draw(statements()),
        passages=tuple(
            Passage(part=part, heading=draw(names), statements=draw(statements()))
            for part in ("task", "workflow", "papers")
            for _ in range(draw(st.integers(0, 2)))
        ),
        scope=draw(scopes(related)),
    )


@st.composite
def scopes(draw: st.DrawFn, related: tuple[str, ...]) -> Scope:
    papers = [n for n in range(3) if f"p{n}" in related or draw(st.booleans())]
    tools = [n for n in range(2) if draw(st.booleans())]
    return Scope(
        papers=tuple(f"arxiv:2101.0000{n}" for n in papers),
        tools=tuple(f"github:o/t{n}" for n in tools),
        links=(
            *(f"http://arxiv.org/pdf/2101.0000{n}v1.pdf" for n in papers),
            *(f"https://github.com/o/t{n}" for n in tools),
        ),
        sources=tuple(f"p{n}/abstract" for n in papers if draw(st.booleans())),
    )


def pages(site: Site) -> dict[str, Element]:
    """Each page as a browser would see it, before MkDocs turns its links."""
    return {file.src_uri: seen(file.text) for file in site.files if file.src_uri.endswith(".md")}


@functools.lru_cache(maxsize=64)
def seen(text: str) -> Element:
    """Some pages are the same in every site."""
    body = MARKDOWN.reset().convert(text.split("---\n", 2)[2])
    return html5lib.parse(body, treebuilder="etree", namespaceHTMLElements=False)


def ids(page: Element) -> list[str]:
    return [each.attrib["id"] for each in page.iter() if "id" in each.attrib]


def addresses(page: Element) -> list[str]:
    return [
        value
        for each in page.iter()
        for name, value in each.attrib.items()
        if str(name).rpartition("}")[2] in ("href", "src")
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(catalog=catalogs())
def test_pages_hang_together(catalog: Catalog) -> None:
    site = generate(catalog, TEMPLATES)
    assert len({file.src_uri for file in site.files}) == len(site.files)
    parsed = pages(site)
    exports = {file.src_uri for file in site.files} - parsed.keys()
    supplied = {f"questions/{each.id}.md": set(each.scope.links) for each in catalog.questions}
    for src_uri, page in parsed.items():
        assert len(set(ids(page))) == len(ids(page)), src_uri
        for address in addresses(page):
            if address.startswith(("http:", "https:")):
                assert address in supplied.get(src_uri, {address})
                continue
            path, _, anchor = address.partition("#")
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(src_uri), path))
                if path
                else src_uri
            )
            assert target in parsed or target in HAND_WRITTEN | exports, f"{src_uri}: {address}"
            assert not anchor or anchor in ids(parsed[target]), f"{src_uri}: {address}"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(catalog=catalogs())
def test_a_question_shows_no_name_that_its_brief_did_not_supply(catalog: Catalog) -> None:
    site = generate(catalog, TEMPLATES)
    contents = {file.src_uri: file.text for file in site.files}
    for each in catalog.questions:
        page = contents[f"questions/{each.id}.md"]
        for number in range(3):
            if f"arxiv:2101.0000{number}" not in each.scope.papers:
                assert f"2101.0000{number}" not in page
        for number in range(2):
            if f"github:o/t{number}" not in each.scope.tools:
                assert f"o/t{number}" not in page
