"""Which tasks a draft is made with, and what an author is told where none is sure."""

from pathlib import Path

import pytest

from generator.errors import GeneratorError, Place
from generator.importing import Outcome
from generator.models.assembled import Catalog
from generator.models.catalog import Port, Task
from generator.models.drafts import Draft, Material
from generator.site.drafting import UnknownTask, drafter_for, take_drafts, unsure

TASK = Task(
    id="tea-leaf-reading",
    name="Tea leaf reading",
    aliases=("tasseography",),
    inputs=(Port(name="cup", type="image"),),
    outputs=(Port(name="fate", type="text"),),
)


def asked(question: str) -> Material:
    return Material(question=question, models=(), papers=())


def draft_with(task: Task | None, *choice: Task) -> Draft:
    return Draft(
        task=task,
        choice=choice,
        told="",
        answer=(),
        asks=(),
        passages=(),
        models=(),
        papers=(),
    )


def told(draft: Draft | None) -> list[str]:
    outcome = Outcome(question="why", added=(), reused=(), draft=draft)
    return [str(each) for each in unsure(outcome, Place(file="a.txt", line=2))]


def test_a_catalog_adds_to_the_known_tasks() -> None:
    draft = drafter_for(Catalog(tasks=(TASK,)), "tea-leaf-reading")(asked("Tell my fate"))
    assert draft.task is not None
    assert draft.task.id == "tea-leaf-reading"


def test_an_author_names_the_task_for_all_new_questions() -> None:
    draft = drafter_for(Catalog(), "depth-estimation")(asked("Why?"))
    assert draft.task is not None
    assert draft.task.id == "depth-estimation"


def test_a_task_that_nobody_knows_is_told_with_a_near_one() -> None:
    with pytest.raises(UnknownTask, match=r"'depth-estimating'\. did you mean 'depth-estimation'"):
        drafter_for(Catalog(), "depth-estimating")


def test_what_is_not_sure_is_advice_that_names_the_choice() -> None:
    (line,) = told(draft_with(None, TASK, TASK.model_copy(update={"id": "coffee-reading"})))
    assert line.startswith(
        "a.txt:2:1: advice: brief-task-unsure: which task 'why' asks for is not sure: "
        "'tea-leaf-reading' or 'coffee-reading' ("
    )
    (line,) = told(draft_with(None))
    assert "is not sure: none is known (" in line


def test_what_is_sure_or_was_not_drafted_is_no_advice() -> None:
    assert told(draft_with(TASK)) == []
    assert told(None) == []


def test_drafts_of_a_broken_catalog_are_not_made(tmp_path: Path) -> None:
    path = tmp_path / "catalog.yaml"
    path.write_text("papers: [{id: a, titel: A}]\n", encoding="utf-8")
    with pytest.raises(GeneratorError, match="titel"):
        take_drafts(path)
