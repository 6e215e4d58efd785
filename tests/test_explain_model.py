"""A model as a page shows it: told in order, with what its world holds, rows that may be compared."""

from decimal import Decimal

import pytest

from generator.explain.lookup import Library
from generator.explain.model import cite_works, model_page, show_model, tell_model
from generator.explain.statements import Desk
from generator.explain.world import World
from generator.models.assembled import Catalog
from generator.models.catalog import (
    Edge,
    Model,
    Pair,
    Paper,
    Port,
    Question,
    Quote,
    Result,
    Scope,
    SourceText,
    Statement,
    Step,
    Task,
    Tool,
    Workflow,
)
from generator.models.pages import ShownModel, ShownPort, ShownResult

PAPER = Paper(
    id="soft",
    title="Soft Pixels",
    arxiv="2101.00001",
    sources=(SourceText(depth="abstract", text="Soft pixels halve the error. They are slow."),),
)
OTHER = Paper(
    id="other",
    title="Other Pixels",
    arxiv="2101.00002",
    sources=(SourceText(depth="abstract", text="Stages store pixels. Others fail at night."),),
)
TOOL = Tool(
    id="soft-code",
    name="soft",
    url="https://github.com/example/soft",
    licence="MIT",
    run="soft a\n",
)
TASK = Task(id="softening", name="Softening")


def said(text: str, paper: str, words: str) -> Statement:
    return Statement(text=text, evidence=(Quote(paper=paper, quote=words),))


def row(
    value: str, *, dataset: str = "Small", baseline: str | None = None, **condition: str
) -> Result:
    return Result(
        dataset=dataset,
        metric="Error",
        condition=tuple(Pair(name=name, value=text) for name, text in condition.items()),
        value=Decimal(value),
        baseline=None if baseline is None else Decimal(baseline),
        evidence=(Quote(paper="soft", quote="halve the error"),),
    )


def step(name: str, *statements: Statement) -> Step:
    port = (Port(name="photo", type="image", shape="3 x H x W", unit=None),)
    return Step(id=name, name=name.capitalize(), inputs=port, outputs=port, statements=statements)


FLOW = Workflow(
    steps=(step("store", said("It stores.", "other", "Stages store pixels")), step("soften")),
    edges=(
        Edge(**{"from": "input.photo", "to": "soften.photo"}),
        Edge(**{"from": "soften.photo", "to": "store.photo"}),
        Edge(**{"from": "store.photo", "to": "output.photo"}),
    ),
)
MODEL = Model(
    id="softnet",
    name="SoftNet",
    task="softening",
    paper="soft",
    tools=("soft-code",),
    about=(Statement(text="It is a net.", reading=True),),
    workflow=FLOW,
    limits=(said("It is slow.", "soft", "They are slow"), said("Night.", "other", "fail at night")),
    results=(
        row("1.50", baseline="3.00", scale="2"),
        row("2.5", scale="4"),
        row("9", dataset="Large"),
    ),
)


def desk(scope: Scope | None = None) -> Desk:
    library = Library(Catalog(papers=(PAPER, OTHER), tools=(TOOL,), tasks=(TASK,), models=(MODEL,)))
    return Desk(library, World.of(scope) if scope else World(), "questions/q.md")


def shown(model: Model = MODEL, scope: Scope | None = None) -> ShownModel:
    at = desk(scope)
    return show_model(model, tell_model(model, at), at)


SUPPLIED = Scope(
    papers=("arxiv:2101.00001",),
    tools=("github:example/soft",),
    links=("https://arxiv.org/pdf/2101.00001", "https://github.com/example/soft/"),
    sources=("soft/abstract",),
)


def test_steps_are_told_in_the_order_of_the_work() -> None:
    steps = shown().steps
    assert [(each.number, each.name) for each in steps] == [(1, "Soften"), (2, "Store")]
    assert steps[0].takes == (
        ShownPort(name="photo", type="image", description=None, shape="3 x H x W", unit=None),
    )
    assert [each.text for each in steps[1].statements] == ["It stores."]


def test_every_arrow_of_the_drawing_leads_to_a_step_that_is_told() -> None:
    model = shown()
    assert model.drawings is not None
    for each in model.steps:
        assert f'href="#{each.anchor}"' in model.drawings.wide
        assert f'href="#{each.anchor}"' in model.drawings.narrow


def test_a_model_without_a_workflow_has_neither_drawing_nor_steps() -> None:
    model = shown(MODEL.model_copy(update={"workflow": None}))
    assert (model.drawings, model.downloads, model.steps) == (None, (), ())


def test_rows_share_a_table_only_where_they_may_be_compared() -> None:
    small, large = shown().tables
    assert (small.dataset, small.condition, small.baseline_name) == ("Small", "scale", "baseline")
    assert small.rows == (
        ShownResult(condition="2", value="1.50", baseline="3.00"),
        ShownResult(condition="4", value="2.5", baseline=None),
    )
    assert (large.dataset, large.condition, large.baseline_name) == ("Large", "", None)
    assert [quote.words for quote in small.quotes] == ["halve the error"]


def test_a_question_shows_what_its_brief_supplied_of_a_model() -> None:
    model = shown(scope=SUPPLIED)
    assert [each.text for each in model.limits] == ["It is slow."]
    assert [each.text for each in model.steps[1].statements] == []
    assert model.paper is not None
    assert model.paper.link is not None
    assert model.paper.link.href == "https://arxiv.org/pdf/2101.00001"
    (tool,) = model.tools
    assert (tool.link.href, tool.link.label) == (
        "https://github.com/example/soft/",
        "github.com/example/soft",
    )
    assert (tool.licence, tool.run) == ("MIT", "soft a\n")


@pytest.mark.parametrize(
    ("missing", "papers", "tools", "tables"),
    [
        ({"papers": ()}, 0, 1, 2),
        ({"tools": ()}, 1, 0, 2),
        ({"sources": ()}, 1, 1, 0),
        ({"links": ()}, 1, 0, 2),
    ],
)
def test_what_the_brief_left_out_is_left_out(
    missing: dict[str, object], papers: int, tools: int, tables: int
) -> None:
    model = shown(scope=SUPPLIED.model_copy(update=missing))
    assert (int(model.paper is not None), len(model.tools), len(model.tables)) == (
        papers,
        tools,
        tables,
    )


def test_works_are_numbered_as_the_page_tells_them() -> None:
    """Steps before tables before limits, and the model's own works where nothing mentioned them."""
    at = desk()
    show_model(MODEL, tell_model(MODEL, at), at)
    cite_works(MODEL, at)
    assert [each.anchor for each in at.references()] == ["ref-other", "ref-soft", "ref-soft-code"]


def test_a_work_outside_of_the_brief_gets_no_number() -> None:
    at = desk(SUPPLIED.model_copy(update={"tools": ()}))
    cite_works(MODEL, at)
    assert [each.anchor for each in at.references()] == ["ref-soft"]


def test_the_models_own_page_shows_all_that_the_catalog_holds() -> None:
    question = Question(id="q", question="How?", models=("softnet",), scope=Scope())
    page = model_page(MODEL, desk().library, (question,))
    assert (page.src_uri, page.title) == ("models/softnet.md", "SoftNet")
    assert [each.text for each in page.model.limits] == ["It is slow.", "Night."]
    assert [(each.title, each.href) for each in page.questions] == [("How?", "../questions/q.md")]
    assert [each.label for each in page.references] == ["1", "2", "3"]
    assert page.model.task is not None
    assert page.model.task.href == "../tasks/softening.md"
