"""The material of a question in, its draft out: task, chosen sentences, relations of the papers."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from generator.drafting.candidates import Candidate, candidates
from generator.drafting.choosing import choose
from generator.drafting.grounds import grounded, sound_model, sound_task
from generator.drafting.stages import stages_of
from generator.evidence import sentences
from generator.models.catalog import Passage, Task
from generator.models.drafts import Draft, Material, ModelDraft, SuppliedModel, SuppliedPaper
from generator.models.statements import Statement
from generator.models.tasks import (
    Judgement,
    KnownTask,
    NamedModel,
    NamedPaper,
    RankedTask,
    Ranking,
)
from generator.tasks import in_sentence, rank, relate, terms_of

PROBLEM_HEADING: Final = "What the supplied papers say about the problem"
APPROACH_HEADING: Final = "How the supplied papers go about it"
_OWN: Final = Judgement(relation="core", told="This is the paper of a recommended model.")
RESULT_HEADING: Final = "What the supplied papers report"


def draft_answer(
    material: Material, tasks: tuple[KnownTask, ...], chosen: KnownTask | None = None
) -> Draft:
    """The draft for a question: what the supplied sentences give, and nothing besides.

    `chosen` is the task that an author has named; else the likeliest one, where it leads clearly.
    Where it does not, no task is named, and no related paper is judged or quoted.
    """
    ranking = rank(
        material.question,
        tuple(_named_model(each) for each in material.models),
        tuple(_named_paper(each) for each in material.papers),
        tasks,
    )
    task = chosen or ranking.decided
    nearest = task or (ranking.tasks[0].task if ranking.tasks else None)
    judged = _judge(material, task, tasks)
    pool = _pool(material, judged)
    sound = grounded(material, tuple(pool), judged)
    story = _Story(sound.candidates, _wanted(material, nearest))
    return Draft(
        task=entry_of(task) if task else None,
        choice=() if task else tuple(entry_of(each) for each in ranking.unsure),
        told=_told(ranking, chosen),
        answer=story.answer(),
        asks=_asks(material, ranking, task),
        passages=story.passages(),
        models=tuple(_of_model(each, sound.candidates, task, material) for each in material.models),
        papers=sound.papers,
    )


class _Story:
    """Problem, approach and results, each sentence told once."""

    def __init__(self, pool: tuple[Candidate, ...], wanted: Counter[str]) -> None:
        self._problems = choose("problem", pool, wanted, most=3)
        self._approaches = choose("approach", pool, wanted, most=4, besides=self._problems)
        used = (*self._problems, *self._approaches)
        self._results = choose("result", pool, wanted, most=3, besides=used)

    def answer(self) -> tuple[Statement, ...]:
        """In short: what makes it hard, how it is done, what came out."""
        parts = (self._problems[:1], self._approaches[:2], self._results[:1])
        return tuple(each.statement for part in parts for each in part)

    def passages(self) -> tuple[Passage, ...]:
        """What the short answer left."""
        parts: tuple[tuple[str, str, tuple[Candidate, ...]], ...] = (
            ("task", PROBLEM_HEADING, self._problems[1:]),
            ("workflow", APPROACH_HEADING, self._approaches[2:]),
            ("papers", RESULT_HEADING, self._results[1:]),
        )
        return tuple(
            Passage.model_validate(
                {
                    "part": part,
                    "heading": heading,
                    "statements": tuple(each.statement for each in chosen),
                }
            )
            for part, heading, chosen in parts
            if chosen
        )


def _of_model(
    model: SuppliedModel,
    pool: tuple[Candidate, ...],
    task: KnownTask | None,
    material: Material,
) -> ModelDraft:
    """What the texts of its own paper say, in their own words."""
    if model.paper is None or not model.paper.sources:
        return ModelDraft()
    own = tuple(each for each in pool if each.paper == model.paper.id)
    about = choose("approach", own, Counter(terms_of(model.name)), most=1)
    told = ModelDraft(
        about=tuple(each.statement for each in about),
        workflow=stages_of(own, entry_of(task)) if task else None,
    )
    return sound_model(told, material)


def _named_model(model: SuppliedModel) -> NamedModel:
    paper = model.paper
    return NamedModel(
        name=model.name, title=paper.title if paper else "", text=paper.text if paper else ""
    )


def _named_paper(paper: SuppliedPaper) -> NamedPaper:
    return NamedPaper(title=paper.title, text=paper.text)


def _judge(
    material: Material, task: KnownTask | None, tasks: tuple[KnownTask, ...]
) -> tuple[Judgement, ...]:
    """How each related paper bears on the task: not at all told where no task is named."""
    own = {model.paper.id for model in material.models if model.paper is not None}
    if task is None:
        unjudged = Judgement(relation=None, told="")
        return tuple(_OWN if paper.id in own else unjudged for paper in material.papers)
    judged = relate(task, (_named_paper(each) for each in material.papers), tasks)
    return tuple(
        _OWN if paper.id in own else judgement
        for paper, judgement in zip(material.papers, judged, strict=True)
    )


def _pool(material: Material, judged: Iterable[Judgement]) -> Iterable[Candidate]:
    """The sentences of the models' own papers and of those about the task; else of its neighbours.

    What is off topic is never shown as support.
    """
    own = [model.paper for model in material.models if model.paper is not None]
    pairs = tuple(zip(material.papers, judged, strict=True))
    for wanted in ("core", "adjacent"):
        near = [paper for paper, each in pairs if each.relation == wanted]
        papers = {paper.id: paper for paper in (*own, *near)}
        found = [each for paper in papers.values() for each in candidates(paper)]
        if found:
            return found
    return ()


def _wanted(material: Material, task: KnownTask | None) -> Counter[str]:
    words = [material.question]
    if task is not None:
        words += (task.name, *task.aliases, *task.technical)
    return Counter(term for text in words for term in terms_of(text))


def entry_of(task: KnownTask) -> Task:
    """The task as a catalog holds it, in our own words."""
    told = sentences(task.definition)
    return sound_task(
        Task(
            id=task.id,
            name=task.name,
            aliases=task.aliases,
            inputs=task.inputs,
            outputs=task.outputs,
            definition=tuple(Statement(text=each.text, reading=True) for each in told),
            draft=True,
        )
    )


def _asks(material: Material, ranking: Ranking, task: KnownTask | None) -> tuple[Statement, ...]:
    """What of the question speaks for the task."""
    if task is None:
        return ()
    ranked = next((each for each in ranking.tasks if each.task.id == task.id), None)
    words = _words_of_question(ranked) if ranked else ""
    says = f", because it says \N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}"
    text = f"We read the question as one about {in_sentence(task.name)}{says if words else ''}."
    return (Statement(text=text, reading=True),)


def _words_of_question(ranked: RankedTask) -> str:
    found = (sign.words for sign in ranked.signs if sign.kind == "question")
    return next(found, "")


def _told(ranking: Ranking, chosen: KnownTask | None) -> str:
    return f"{chosen.name}: chosen by the author" if chosen else ranking.told
