"""A recommended model in, its workflow, needs and limits as one page shows them out."""

from dataclasses import dataclass

from generator.chart import chart_of, draw_chart
from generator.diagram import draw_file
from generator.diagram.data import workflow_data
from generator.diagram.mermaid import mermaid
from generator.explain.demo import show_demo
from generator.explain.linking import model_link, page_link, page_uri, question_link, task_link
from generator.explain.lookup import Library
from generator.explain.sources import show_sources
from generator.explain.statements import Desk
from generator.explain.world import World
from generator.metrics import comparable, metric_named, shown
from generator.models.catalog import Model, Port, Question, Quote, Result
from generator.models.pages import (
    Anchor,
    Drawing,
    Export,
    ModelPage,
    PageLink,
    Reference,
    ResultTable,
    ShownDemo,
    ShownModel,
    ShownPort,
    ShownQuote,
    ShownRepeat,
    ShownResult,
    ShownStatement,
    ShownStep,
    ShownTool,
    Verbatim,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How a model works and how well, told before whatever else a page says of it."""

    about: tuple[ShownStatement, ...]
    demo: ShownDemo | None
    steps: tuple[ShownStep, ...]
    repeats: tuple[ShownRepeat, ...]
    tables: tuple[ResultTable, ...]


def tell_model(model: Model, desk: Desk) -> Told:
    """What the desk's page may tell of how the model works; numbers the works that it mentions."""
    return Told(
        about=desk.statements(model.about),
        demo=show_demo(model, desk),
        steps=_steps(model, desk),
        repeats=_repeats(model, desk),
        tables=_tables(model, desk),
    )


def show_model(model: Model, told: Told, desk: Desk) -> ShownModel:
    """Everything about a model that the desk's page may show: its limits come after what was told."""
    library, world, src_uri = desk.library, desk.world, desk.src_uri
    task = library.tasks.get(model.task or "")
    return ShownModel(
        id=Anchor(model.id),
        name=model.name,
        page=model_link(model, src_uri),
        task=task_link(task, src_uri) if task else None,
        about=told.about,
        drawings=library.drawings(model, styled=world.supplied is None),
        downloads=_downloads(model, src_uri),
        silent=not has_text(model, library, world),
        demo=told.demo,
        steps=told.steps,
        repeats=told.repeats,
        limits=desk.statements(model.limits),
        tables=told.tables,
        paper=_own_paper(model, desk),
        tools=_tools(model, desk),
    )


def _own_paper(model: Model, desk: Desk) -> Reference | None:
    """None where it has none, or the page may not show it."""
    paper = desk.library.papers.get(model.paper or "")
    if paper is None or not desk.world.holds(paper):
        return None
    return desk.library.reference(paper, desk.world, desk.src_uri)


def has_text(model: Model, library: Library, world: World) -> bool:
    """Whether a page may quote any text of the model's own paper or code."""
    names = [name for name in (model.paper, *model.tools) if name is not None]
    return any(show_sources(library.work(name), world) for name in names)


def cite_works(model: Model, desk: Desk) -> None:
    """Number the model's own paper and tools, as far as the desk's page may show them."""
    for name in (model.paper, *model.tools):
        if name is not None and desk.world.holds(desk.library.work(name)):
            desk.cite(name)


def exports(model: Model, library: Library) -> tuple[Export, ...]:
    """The model's workflow as files, for programs; none where the sources do not state it."""
    if model.workflow is None:
        return ()
    graph = library.graph(model)
    texts = (
        draw_file(graph, "right"),
        mermaid(graph),
        workflow_data(model, library.tasks.get(model.task or ""), root="../../"),
    )
    return tuple(
        Export(src_uri=_export_uri(model, ending), text=text)
        for (_, ending), text in zip(_FORMS, texts, strict=True)
    )


def _downloads(model: Model, src_uri: str) -> tuple[PageLink, ...]:
    if model.workflow is None:
        return ()
    return tuple(page_link(name, _export_uri(model, ending), src_uri) for name, ending in _FORMS)


def _export_uri(model: Model, ending: str) -> str:
    return f"models/{model.id}/workflow.{ending}"


_FORMS = (("SVG", "svg"), ("Mermaid", "mmd"), ("JSON", "json"))


def _tools(model: Model, desk: Desk) -> tuple[ShownTool, ...]:
    """Those of its tools that the page's world holds."""
    tools = (desk.library.tools[name] for name in model.tools)
    linked = ((tool, desk.world.link(tool)) for tool in tools if desk.world.holds(tool))
    return tuple(
        ShownTool(
            name=tool.name,
            link=link,
            licence=tool.licence,
            run=Verbatim(tool.run) if tool.run else None,
        )
        for tool, link in linked
        if link is not None
    )


def _steps(model: Model, desk: Desk) -> tuple[ShownStep, ...]:
    return tuple(
        ShownStep(
            number=number,
            name=step.name,
            anchor=Anchor(f"step-{model.id}--{step.id}"),
            summary=step.summary,
            takes=show_ports(step.inputs),
            gives=show_ports(step.outputs),
            statements=desk.statements(step.statements),
        )
        for number, step in enumerate(desk.library.steps(model), start=1)
    )


def _repeats(model: Model, desk: Desk) -> tuple[ShownRepeat, ...]:
    names = {step.id: step.name for step in desk.library.steps(model)}
    return tuple(
        ShownRepeat(
            steps=tuple(name for step, name in names.items() if step in each.steps),
            times=each.times,
            statements=desk.statements(each.statements),
        )
        for each in (model.workflow.repeat if model.workflow else ())
    )


def show_ports(ports: tuple[Port, ...]) -> tuple[ShownPort, ...]:
    """Ports in words."""
    return tuple(
        ShownPort(
            name=port.name,
            type=port.type,
            description=port.description,
            shape=port.shape,
            unit=port.unit,
        )
        for port in ports
    )


def _tables(model: Model, desk: Desk) -> tuple[ResultTable, ...]:
    """Only rows that may be compared share a table."""
    groups = enumerate(comparable(model.results), start=1)
    tables = (_table(rows, model, desk, number=number) for number, rows in groups)
    return tuple(table for table in tables if table is not None)


def _table(
    rows: tuple[Result, ...], model: Model, desk: Desk, *, number: int
) -> ResultTable | None:
    """None where a row rests on words outside the page's world."""
    quotes = _held(tuple(quote for row in rows for quote in row.evidence), desk)
    if quotes is None:
        return None
    seen = _held(model.trained.evidence, desk) if model.trained else None
    chart = chart_of(rows, model=model.name, trained=model.trained if seen else None)
    metric, first = metric_named(rows[0].metric), rows[0]
    against = tuple(row.baseline_name or "baseline" for row in rows if row.baseline is not None)
    return ResultTable(
        dataset=first.dataset,
        metric=first.metric,
        unit=first.unit,
        better=metric.better if metric else None,
        condition=", ".join(pair.name for pair in first.condition),
        baseline_name=against[0] if against else None,
        rows=tuple(
            ShownResult(
                condition=", ".join(pair.value for pair in row.condition),
                value=shown(row.value),
                baseline=None if row.baseline is None else shown(row.baseline),
            )
            for row in rows
        ),
        chart=Drawing(draw_chart(chart, prefix=f"chart-{model.id}-{number}")) if chart else None,
        quotes=tuple(dict.fromkeys((*quotes, *(seen or ())))) if chart and chart.band else quotes,
    )


def _held(evidence: tuple[Quote, ...], desk: Desk) -> tuple[ShownQuote, ...] | None:
    """The quotes as the page shows them, their works cited; None where it may not show one."""
    own = tuple(dict.fromkeys(evidence))
    quotes = tuple(desk.quote(quote) for quote in own)
    held = tuple(quote for quote in quotes if quote is not None)
    if len(held) < len(quotes):
        return None
    for quote in own:
        desk.cite(quote.work)
    return held


def model_page(model: Model, library: Library, asked_in: tuple[Question, ...]) -> ModelPage:
    """The model's own page: all that the catalog holds of it, whatever the question."""
    src_uri = page_uri("models", model.id)
    desk = Desk(library, World(), src_uri)
    shown = show_model(model, tell_model(model, desk), desk)
    cite_works(model, desk)
    return ModelPage(
        src_uri=src_uri,
        title=model.name,
        description=f"{model.name}: how it turns its input into its output.",
        model=shown,
        questions=tuple(question_link(question, src_uri) for question in asked_in),
        references=desk.references(),
        draft=model.draft,
    )
