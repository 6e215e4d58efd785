"""A catalog in, the content of every page out."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from generator.catalog.fields import catalog_fields
from generator.diagram import draw
from generator.explain.linking import (
    model_link,
    page_link,
    page_uri,
    question_link,
    task_link,
    work_link,
)
from generator.explain.lookup import Library, reference
from generator.explain.model import exports, model_page
from generator.explain.naming import work_title
from generator.explain.question import explain_question, overview_of, show_task
from generator.explain.sources import show_sentences
from generator.explain.statements import Desk
from generator.explain.uses import User, Uses
from generator.explain.works import bibliography
from generator.explain.world import World
from generator.models.assembled import Catalog
from generator.models.catalog import Model, Paper, Question, Task, Tool
from generator.models.pages import (
    Anchor,
    Drawing,
    EvidenceRecord,
    Explainer,
    Export,
    FieldsPage,
    HomePage,
    IndexItem,
    IndexPage,
    Page,
    PageLink,
    PaperPage,
    QuestionCard,
    RecordedQuestion,
    TaskPage,
    Use,
)
from generator.models.publication import Publication

_HOME = "index.md"
_CARDS = 24
"""How many questions the home page shows; a large site has an index for the others."""
_EVIDENCE = "evidence.json"
_FIELDS = "catalog-fields.md"


def explain(
    catalog: Catalog,
    site: Publication = Publication(),  # noqa: B008 - frozen
) -> Iterator[Page | EvidenceRecord | Export]:
    """Derive every page of the site, in a fixed order, one at a time: thousands need no room."""
    library = Library(catalog, site)
    uses = Uses(library)
    cards: list[QuestionCard] = []
    records: list[RecordedQuestion] = []
    for question in catalog.questions:
        explainer = explain_question(question, library)
        if len(cards) < _CARDS:
            cards.append(_card(explainer, question, library))
        records.append(_record(explainer))
        yield explainer
    yield _home(tuple(cards), len(catalog.questions), site)
    for model in catalog.models:
        yield model_page(model, library, uses.questions("model", model.id))
        yield from exports(model, library)
    works: tuple[Paper | Tool, ...] = (*catalog.papers, *catalog.tools)
    for work in works:
        yield _work_page(work, uses, library)
    for task in catalog.tasks:
        yield _task_page(task, library, uses)
    yield from _indexes(catalog, library)
    yield from bibliography(works, uses)
    yield _fields()
    yield EvidenceRecord(src_uri=_EVIDENCE, questions=tuple(records))


def _record(explainer: Explainer) -> RecordedQuestion:
    return RecordedQuestion(
        page=explainer.src_uri, question=explainer.question, statements=explainer.statements
    )


def _home(cards: tuple[QuestionCard, ...], count: int, site: Publication) -> HomePage:
    return HomePage(
        src_uri=_HOME,
        title=site.name,
        description="Questions about what AI does, answered from named papers and tools alone.",
        cards=cards,
        questions=count,
        more=page_link("All questions", "questions/index.md", _HOME)
        if count > len(cards)
        else None,
    )


def _card(explainer: Explainer, question: Question, library: Library) -> QuestionCard:
    graph = overview_of(question, library)
    unlinked = replace(graph, nodes=tuple(replace(node, href="") for node in graph.nodes))
    drawn = draw(unlinked, prefix=f"card-{question.id}", direction="right")
    kinds = explainer.ledger.kinds
    return QuestionCard(
        page=page_link(explainer.question, explainer.src_uri, _HOME),
        task=explainer.task.name if explainer.task else None,
        statements=explainer.ledger.statements,
        quoted=sum(kind.count for kind in kinds if kind.name == "quoted"),
        drawing=Drawing(drawn) if question.models else None,
    )


def _work_page(work: Paper | Tool, uses: Uses, library: Library) -> PaperPage:
    src_uri = page_uri("papers", work.id)
    rests = _rests_on(work, uses, library, src_uri)
    title = work_title(work)
    return PaperPage(
        src_uri=src_uri,
        title=title,
        description=f"{title}: its data, the words of it that are held here, and where they are used.",
        reference=reference(work, World(), src_uri),
        texts=show_sentences(work, rests),
        models=tuple(model_link(each, src_uri) for each in uses.models("work", work.id)),
        questions=tuple(question_link(each, src_uri) for each in uses.questions("work", work.id)),
        used=bool(rests),
    )


def _rests_on(
    work: Paper | Tool, uses: Uses, library: Library, src_uri: str
) -> defaultdict[Anchor, dict[Use, None]]:
    """For each sentence of a work, the statements that rest on it, in the order of the catalog."""
    rests: defaultdict[Anchor, dict[Use, None]] = defaultdict(dict)
    for statement, user in uses.statements(work.id):
        use = Use(text=statement.text, page=_user_link(user, src_uri))
        for quote in statement.evidence:
            found = library.found(quote, None) if quote.work == work.id else None
            if found is not None:
                rests[library.anchor(quote, found)][use] = None
    return rests


def _user_link(user: User, src_uri: str) -> PageLink:
    match user:
        case Model():
            return model_link(user, src_uri)
        case Task():
            return task_link(user, src_uri)
        case Question():
            return question_link(user, src_uri)


def _task_page(task: Task, library: Library, uses: Uses) -> TaskPage:
    src_uri = page_uri("tasks", task.id)
    desk = Desk(library, World(), src_uri)
    return TaskPage(
        src_uri=src_uri,
        title=task.name,
        description=f"{task.name}: what goes in, what comes out, and which models here do it.",
        task=show_task(task, desk),
        models=tuple(model_link(each, src_uri) for each in uses.models("task", task.id)),
        questions=tuple(question_link(each, src_uri) for each in uses.questions("task", task.id)),
        references=desk.references(),
    )


def _indexes(catalog: Catalog, library: Library) -> tuple[IndexPage, ...]:
    """One index for each kind of page, in the catalog's order."""

    def task_name(name: str | None) -> str | None:
        return library.tasks[name].name if name else None

    questions = tuple(
        IndexItem(page=question_link(each, "questions/index.md"), note=task_name(each.task))
        for each in catalog.questions
    )
    models = tuple(
        IndexItem(page=model_link(each, "models/index.md"), note=task_name(each.task))
        for each in catalog.models
    )
    works: tuple[Paper | Tool, ...] = (*catalog.papers, *catalog.tools)
    listed = tuple(
        IndexItem(page=work_link(each, "papers/index.md"), note=_work_note(each)) for each in works
    )
    tasks = tuple(
        IndexItem(page=task_link(each, "tasks/index.md"), note=", ".join(each.aliases) or None)
        for each in catalog.tasks
    )
    return (
        _index("questions", "Questions", "All questions answered here.", questions),
        _index("models", "Models", "All models that answer a question here.", models),
        _index("papers", "Papers and tools", "All works that answers here rest on.", listed),
        _index("tasks", "Tasks", "All tasks that people ask about here.", tasks),
    )


def _index(kind: str, title: str, description: str, items: tuple[IndexItem, ...]) -> IndexPage:
    return IndexPage(src_uri=f"{kind}/index.md", title=title, description=description, items=items)


def _work_note(work: Paper | Tool) -> str | None:
    shown = reference(work, World(), "papers/index.md")
    return ", ".join(str(part) for part in (shown.authors, shown.year) if part) or None


def _fields() -> FieldsPage:
    return FieldsPage(
        src_uri=_FIELDS,
        title="The catalog, field by field",
        description="Every key of catalog.yaml: what stands there, and what it is for.",
        groups=catalog_fields(),
    )
