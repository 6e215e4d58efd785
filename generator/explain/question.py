"""A question in, its explainer out: the three parts, what they rest on, and what is missing."""

import posixpath
from collections import Counter

from generator.bibliography import page_bibtex
from generator.evidence import open_parts
from generator.explain.exports import reference_links
from generator.explain.linking import page_uri, question_link, task_link
from generator.explain.lookup import Library, both_ways, with_style
from generator.explain.model import cite_works, has_text, show_model, show_ports, tell_model
from generator.explain.naming import work_title
from generator.explain.sources import show_sources
from generator.explain.statements import Desk
from generator.explain.world import World
from generator.models.catalog import Depth, Model, Question, Related, Task
from generator.models.diagram import Graph
from generator.models.pages import (
    Count,
    Explainer,
    Gaps,
    Href,
    Kind,
    Ledger,
    PageCitation,
    PageLink,
    ShownModel,
    ShownRelated,
    ShownStatement,
    ShownTask,
)
from generator.models.publication import Publication
from generator.workflow import overview_graph


def explain_question(question: Question, library: Library) -> Explainer:
    """Derive the page of one question, from what its brief supplied and from nothing else.

    Works are numbered by first mention, so the parts are derived in the order of the page.
    """
    src_uri = page_uri("questions", question.id)
    desk = Desk(library, World.of(question.scope), src_uri)
    models = tuple(library.models[name] for name in question.models)
    task = library.tasks.get(question.task or "")
    answer = desk.statements(question.answer)
    shown_task = show_task(task, desk) if task else None
    asks = desk.statements(question.asks)
    task_passages = desk.passages(question.passages, "task")
    told = tuple(tell_model(model, desk) for model in models)
    workflow_passages = desk.passages(question.passages, "workflow")
    shown_models = tuple(
        show_model(model, each, desk) for model, each in zip(models, told, strict=True)
    )
    for model in models:
        cite_works(model, desk)
    near = tuple(each for each in question.papers if each.relation != "off-topic")
    related = tuple(_related(each, desk) for each in near)
    off_topic = tuple(_related(each, desk) for each in question.papers if each not in near)
    paper_passages = desk.passages(question.passages, "papers")
    graph = overview_of(question, library)
    return Explainer(
        src_uri=src_uri,
        title=question.question,
        description=answer[0].text if answer else question.question,
        template=question.template,
        question=question.question,
        model_count=len(models),
        paper_count=len(question.papers),
        one_model=len(models) == 1,
        one_paper=len(question.papers) == 1,
        answer=answer,
        task=shown_task,
        asks=asks,
        task_passages=task_passages,
        overview=with_style(both_ways(graph, "overview")),
        arrangement=question.arrangement if len(models) > 1 else None,
        models=shown_models,
        workflow_passages=workflow_passages,
        paper_passages=paper_passages,
        related=related,
        off_topic=off_topic,
        gaps=_gaps(question, models, shown_models, desk),
        ledger=_ledger(desk.shown),
        statements=tuple(desk.shown),
        references=desk.references(),
        downloads=reference_links(src_uri, src_uri),
        cited_as=_cited_as(question, src_uri, library.site),
        before=_neighbour(question, library, -1),
        after=_neighbour(question, library, 1),
        draft=question.draft,
        correct=_correct(question, library),
    )


def overview_of(question: Question, library: Library) -> Graph:
    """What goes in, the question's models as they are arranged, and what comes out."""
    models = tuple(library.models[name] for name in question.models)
    tasks = tuple(library.tasks[model.task] for model in models if model.task)
    return overview_graph(
        question.question,
        models,
        library.tasks.get(question.task or ""),
        arrangement=question.arrangement,
        tasks=tasks,
    )


def _neighbour(question: Question, library: Library, step: int) -> PageLink | None:
    """The question before or behind this one."""
    place = library.places[question.id] + step
    if not 0 <= place < len(library.catalog.questions):
        return None
    other = library.catalog.questions[place]
    return question_link(other, page_uri("questions", question.id))


def _correct(question: Question, library: Library) -> Href | None:
    origins = library.catalog.origins.questions
    if not origins:
        return None
    origin = origins[library.places[question.id]]
    folder = posixpath.dirname(library.catalog.files[0].name)
    address = library.site.source(posixpath.relpath(origin.file, folder or "."), origin.line)
    return Href(address) if address else None


def _cited_as(question: Question, src_uri: str, site: Publication) -> PageCitation:
    url = site.address(src_uri)
    return PageCitation(
        author=site.author,
        title=question.question,
        site=site.name,
        date=site.date,
        url=url,
        bibtex=page_bibtex(question.id, question.question, site, url),
    )


def show_task(task: Task, desk: Desk) -> ShownTask:
    """What the person wants done, with what goes in and comes out."""
    return ShownTask(
        name=task.name,
        page=task_link(task, desk.src_uri),
        aliases=task.aliases,
        inputs=show_ports(task.inputs),
        outputs=show_ports(task.outputs),
        definition=desk.statements(task.definition),
    )


def _related(related: Related, desk: Desk) -> ShownRelated:
    """The paper is numbered before what its statements mention."""
    paper = desk.library.papers[related.paper]
    desk.cite(paper.id)
    return ShownRelated(
        reference=desk.library.reference(paper, desk.world, desk.src_uri),
        relation=related.relation,
        statements=desk.statements(related.statements),
        texts=show_sources(paper, desk.world),
    )


def _gaps(
    question: Question, models: tuple[Model, ...], shown: tuple[ShownModel, ...], desk: Desk
) -> Gaps:
    """What the author says is missing, and what shows by itself."""
    library, world = desk.library, desk.world
    papers = tuple(library.papers[each.paper] for each in question.papers)
    without_text = tuple(model.name for model in models if not has_text(model, library, world))
    without_workflow = tuple(model.name for model in models if model.workflow is None)
    without_evidence = tuple(
        step.name
        for model in shown
        for step in model.steps
        if not any(statement.quotes for statement in step.statements)
    )
    unjudged = tuple(
        work_title(paper)
        for paper, each in zip(papers, question.papers, strict=True)
        if each.relation is None
    )
    parts = open_parts(question.question, (statement.text for statement in desk.shown))
    unchecked = tuple(work_title(library.work(name)) for name in desk.unchecked)
    found = (
        question.gaps,
        without_text,
        without_workflow,
        without_evidence,
        unjudged,
        parts,
        unchecked,
    )
    return Gaps(
        any=any(found),
        authored=question.gaps,
        models_without_text=without_text,
        models_without_workflow=without_workflow,
        steps_without_evidence=without_evidence,
        unjudged=unjudged,
        open_parts=parts,
        unchecked=unchecked,
    )


def _ledger(statements: list[ShownStatement]) -> Ledger:
    """Counts in a fixed order; a statement counts once for the deepest of its quotes' depths."""
    kinds = Counter(statement.kind for statement in statements)
    depths = Counter(
        max((quote.depth for quote in statement.quotes), key=_DEPTHS.index)
        for statement in statements
        if statement.quotes
    )
    return Ledger(
        statements=len(statements),
        kinds=tuple(Count(name=kind, count=kinds[kind]) for kind in _KINDS if kinds[kind]),
        depths=tuple(Count(name=depth, count=depths[depth]) for depth in _DEPTHS if depths[depth]),
    )


_KINDS: tuple[Kind, ...] = ("quoted", "computed", "measured", "reading")
_DEPTHS: tuple[Depth, ...] = ("title", "summary", "abstract", "repository", "excerpt")
