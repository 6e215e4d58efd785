"""A catalog in, the content of every page out."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from generator.catalog.fields import catalog_fields
from generator.diagram import draw
from generator.explain.exports import BIBLIOGRAPHY, reference_files
from generator.explain.indexes import indexes
from generator.explain.linking import (
    model_link,
    page_link,
    page_uri,
    question_link,
    task_link,
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
    Page,
    PageLink,
    PaperPage,
    QuestionCard,
    RecordedQuestion,
    TaskPage,
    Use,
)
from generator.models.publication import Publication
from generator.tasks import load_taxonomy

_HOME = "index.md"
_CARDS = 24
"""How many questions the home page shows; a large site has an index for the others."""
_EVIDENCE = "evidence.json"
_FIELDS = "catalog-fields.md"


def explain(
    catalog: Catalog,
    site: Publication = Publication(),  # noqa: B008 - frozen
) -> Iterator[Page | RecordedQuestion | EvidenceRecord | Export]:
    """Derive every page of the site, in a fixed order, one at a time: thousands need no room."""
    library = Library(catalog, site)
    uses = Uses(library)
    cards: list[QuestionCard] = []
    for question in catalog.questions:
        explainer = explain_question(question, library)
        if len(cards) < _CARDS:
            cards.append(_card(explainer, question, library))
        yield explainer
        yield _record(explainer)
        cited = (library.entries[each.work] for each in explainer.references)
        yield from reference_files(cited, explainer.src_uri)
    yield _home(tuple(cards), catalog.questions, site)
    for model in catalog.models:
        yield model_page(model, library, uses.questions("model", model.id))
        yield from exports(model, library)
    works: tuple[Paper | Tool, ...] = (*catalog.papers, *catalog.tools)
    for work in works:
        yield _work_page(work, uses, library)
    for task in catalog.tasks:
        yield _task_page(task, library, uses)
    yield from indexes(works, uses)
    yield from bibliography(works, uses)
    yield from reference_files(library.entries.values(), BIBLIOGRAPHY)
    yield _fields()
    yield EvidenceRecord(src_uri=_EVIDENCE)


def _record(explainer: Explainer) -> RecordedQuestion:
    return RecordedQuestion(
        page=explainer.src_uri, question=explainer.question, statements=explainer.statements
    )


def _home(
    cards: tuple[QuestionCard, ...], questions: tuple[Question, ...], site: Publication
) -> HomePage:
    return HomePage(
        src_uri=_HOME,
        title=site.name,
        description="Questions about what AI does, answered from named papers and tools alone.",
        cards=cards,
        questions=len(questions),
        drafts=sum(question.draft for question in questions),
        more=page_link("All questions", "questions/index.md", _HOME)
        if len(questions) > len(cards)
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
        draft=explainer.draft,
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
        asked_as=_said_of(task),
        draft=task.draft,
    )


def _said_of(task: Task) -> tuple[str, ...]:
    """The everyday words by which the taxonomy knows a task; none for a task of the site's own."""
    return next((known.lay for known in load_taxonomy() if known.id == task.id), ())


def _fields() -> FieldsPage:
    return FieldsPage(
        src_uri=_FIELDS,
        title="The catalog, field by field",
        description="Every key of catalog.yaml: what stands there, and what it is for.",
        groups=catalog_fields(),
    )
