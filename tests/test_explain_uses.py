"""What rests on each entry: the questions, models and statements that name it."""

from generator.explain.lookup import Library
from generator.explain.uses import Uses
from generator.models.assembled import Catalog
from generator.models.catalog import (
    Model,
    Paper,
    Question,
    Quote,
    Related,
    Scope,
    SourceText,
    Statement,
    Task,
    Tool,
)


def said(text: str, *works: str) -> Statement:
    return Statement(text=text, evidence=tuple(Quote(paper=each, quote="soft") for each in works))


def paper(name: str, arxiv: str) -> Paper:
    return Paper(id=name, arxiv=arxiv, sources=(SourceText(depth="abstract", text="soft"),))


TASK = Task(id="softening", name="Softening", definition=(said("A task.", "a"),))
MODEL = Model(
    id="net", name="Net", task="softening", paper="a", tools=("code",), about=(said("A net.", "a"),)
)
WITH_CODE = Question(
    id="one",
    question="One?",
    task="softening",
    models=("net",),
    papers=(Related(paper="b", statements=(said("Both.", "a", "b", "a"),)),),
    scope=Scope(papers=("arxiv:2101.00001", "arxiv:2101.00002"), tools=("github:o/code",)),
)
WITHOUT_CODE = Question(
    id="two", question="Two?", models=("net",), scope=Scope(papers=("arxiv:2101.00001",))
)
USES = Uses(
    Library(
        Catalog(
            papers=(paper("a", "2101.00001"), paper("b", "2101.00002"), paper("c", "2101.00003")),
            tools=(Tool(id="code", name="code", url="https://github.com/o/code"),),
            tasks=(TASK,),
            models=(MODEL,),
            questions=(WITH_CODE, WITHOUT_CODE),
        )
    )
)


def test_a_work_is_used_by_the_questions_whose_brief_supplied_it() -> None:
    assert [each.id for each in USES.questions("work", "a")] == ["one", "two"]
    assert [each.id for each in USES.questions("work", "b")] == ["one"]
    assert [each.id for each in USES.questions("work", "code")] == ["one"]


def test_a_model_and_a_task_are_used_by_the_questions_that_name_them() -> None:
    assert [each.id for each in USES.questions("model", "net")] == ["one", "two"]
    assert [each.id for each in USES.questions("task", "softening")] == ["one"]


def test_a_work_and_a_task_are_used_by_models() -> None:
    assert [each.id for each in USES.models("work", "a")] == ["net"]
    assert [each.id for each in USES.models("work", "code")] == ["net"]
    assert [each.id for each in USES.models("task", "softening")] == ["net"]


def test_every_statement_that_quotes_a_work_is_listed_once_with_who_makes_it() -> None:
    assert [(each.text, user.id) for each, user in USES.statements("a")] == [
        ("A task.", "softening"),
        ("A net.", "net"),
        ("Both.", "one"),
    ]


def test_nothing_rests_on_what_nobody_names() -> None:
    assert USES.questions("work", "c") == ()
    assert USES.models("work", "c") == ()
    assert USES.statements("c") == ()
