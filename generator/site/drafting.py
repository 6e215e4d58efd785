"""A catalog in, what drafts the answers of its new questions out; and advice on what is not sure."""

from collections.abc import Iterator
from pathlib import Path

from generator.drafting import draft_answer
from generator.errors import Code, GeneratorError, Place, Problem, did_you_mean, errors_in
from generator.importing import Drafter, Outcome
from generator.importing.redrafted import Redrafted, redraft
from generator.models.assembled import Catalog
from generator.models.drafts import Draft, Material
from generator.site.reading import examine
from generator.site.writing import write_all
from generator.tasks import load_taxonomy, with_catalog


class UnknownTask(Exception):
    """An id on the command line that no task has."""


def drafter_for(catalog: Catalog, task: str | None = None) -> Drafter:
    """Drafts with the tasks that ship with the package and those of the catalog, which come first.

    `task` is the one that an author has chosen for all new questions of this run.

    Raises:
        UnknownTask: where no task has this id.
    """
    tasks = with_catalog(load_taxonomy(), catalog.tasks)
    known = {each.id: each for each in tasks}
    if task is not None and task not in known:
        hint = did_you_mean(task, known)
        raise UnknownTask(f"no task has the id '{task}'. {hint}".strip())
    chosen = known[task] if task is not None else None

    def draft(material: Material) -> Draft:
        return draft_answer(material, tasks, chosen)

    return draft


def take_drafts(catalog_path: Path) -> Redrafted:
    """What the drafts of a catalog lack and the texts that are held by now give; nothing is written.

    Raises:
        GeneratorError: with every error of the catalog, or where it would have one afterwards.
    """
    reading = examine(catalog_path)
    if errors_in(reading.problems):
        raise GeneratorError(errors_in(reading.problems))
    return redraft(
        reading.written, reading.catalog, lambda task: drafter_for(reading.catalog, task)
    )


def write_drafts(drafted: Redrafted) -> None:
    """Write the files that changed, all or none.

    Raises:
        GeneratorError: where one cannot be written.
    """
    write_all(tuple((Path(file.name), file.text) for file in drafted.files))


def unsure(outcome: Outcome, place: Place) -> Iterator[Problem]:
    """That an author must say what a question asks for, with what it may be."""
    draft = outcome.draft
    if draft is None or draft.task is not None:
        return
    names = " or ".join(f"'{task.id}'" for task in draft.choice)
    yield Problem(
        code=Code.BRIEF_TASK_UNSURE,
        place=place,
        message=f"which task '{outcome.question}' asks for is not sure: {names or 'none is known'}",
        hint="write its id under `task` of the question and of its models, with an entry under "
        "`tasks`, or import the brief with --task",
        severity="advice",
    )
