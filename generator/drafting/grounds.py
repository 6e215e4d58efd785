"""Sentences for a draft in, those out that every check of evidence lets pass, advice included."""

from dataclasses import dataclass

from generator.catalog.nodes import Path
from generator.drafting.candidates import Candidate
from generator.evidence import check_evidence
from generator.models.assembled import Catalog
from generator.models.catalog import Model, Paper, Question, Related, Scope, Task
from generator.models.drafts import Material, ModelDraft, SuppliedPaper
from generator.models.statements import Statement
from generator.models.tasks import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """What may stand in a draft."""

    candidates: tuple[Candidate, ...]
    papers: tuple[Related, ...]
    """The related papers with their relations; a reason that a check objects to is left out."""


def grounded(
    material: Material, pool: tuple[Candidate, ...], judged: tuple[Judgement, ...]
) -> Sound:
    """Hold each sentence and each reason to the rules that an author's own are held to."""
    papers = tuple(
        _related(paper, judgement) for paper, judgement in zip(material.papers, judged, strict=True)
    )
    objected = _objections(material, pool, papers)
    return Sound(
        candidates=tuple(each for at, each in enumerate(pool) if ("answer", at) not in objected),
        papers=tuple(
            related.model_copy(update={"statements": ()}) if ("papers", at) in objected else related
            for at, related in enumerate(papers)
        ),
    )


def sound_model(draft: ModelDraft, material: Material) -> ModelDraft:
    """The draft of a model without the stages that a check objects to."""
    if draft.workflow is None:
        return draft
    model = Model(id="draft", name="draft", about=draft.about, workflow=draft.workflow)
    found = check_evidence(_catalog(material, model=model))
    if any(each.path[:3] == ("models", 0, "workflow") for each in found):
        return ModelDraft(about=draft.about)
    return draft


def sound_task(task: Task) -> Task:
    """The task without those names and sentences that a check objects to: a reading adds no numbers."""
    found = {each.path[2:4] for each in check_evidence(Catalog(tasks=(task,)))}
    kept = {
        name: tuple(each for at, each in enumerate(getattr(task, name)) if (name, at) not in found)
        for name in ("aliases", "definition")
    }
    return task.model_copy(update=kept)


def _related(paper: SuppliedPaper, judgement: Judgement) -> Related:
    if judgement.relation is None:
        return Related(paper=paper.id)
    reason = Statement(text=judgement.told, reading=True)
    return Related(paper=paper.id, relation=judgement.relation, statements=(reason,))


def _objections(
    material: Material, pool: tuple[Candidate, ...], papers: tuple[Related, ...]
) -> frozenset[Path]:
    """The places, below the question, of all that a check finds fault with."""
    answer = tuple(each.statement for each in pool)
    found = check_evidence(_catalog(material, answer=answer, papers=papers))
    return frozenset(each.path[2:4] for each in found if each.path[:2] == ("questions", 0))


def _catalog(
    material: Material,
    *,
    answer: tuple[Statement, ...] = (),
    papers: tuple[Related, ...] = (),
    model: Model | None = None,
) -> Catalog:
    """A catalog of the one question, with its works and what is to be checked."""
    own = tuple(each.paper for each in material.models if each.paper is not None)
    works = {paper.id: paper for paper in (*own, *material.papers)}
    names = tuple(
        f"{paper.id}/{source.name}" for paper in works.values() for source in paper.sources
    )
    question = Question(
        id="draft",
        question=material.question,
        models=("draft",),
        papers=papers,
        answer=answer,
        scope=Scope(sources=names),
    )
    return Catalog(
        papers=tuple(
            Paper(id=paper.id, title=paper.title or None, sources=paper.sources)
            for paper in works.values()
        ),
        models=(model or Model(id="draft", name="draft"),),
        questions=(question,),
    )
