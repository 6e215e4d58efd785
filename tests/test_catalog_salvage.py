"""Of an entry that is not well formed, its well-formed statements are judged in the same run."""

from pathlib import Path

import pytest

from generator.catalog.salvage import salvaged
from generator.models.catalog import Model, Question
from generator.site.reading import examine

STAND_IN = "This statement is not well formed."
SCOPE = {"papers": ("arxiv:2101.00001",), "sources": ("sky/abstract",)}


def question(**content: object) -> Question | None:
    return salvaged(Question, {"id": "why", "question": "Why?", "scope": SCOPE, **content})  # type: ignore[dict-item]


def test_a_wrong_statement_gives_way_to_one_that_says_nothing_and_keeps_its_place() -> None:
    entry = question(answer=({"text": "A."}, {"text": "B.", "reading": "maybe"}, {"text": "C."}))
    assert entry is not None
    assert [each.text for each in entry.answer] == ["A.", STAND_IN, "C."]


@pytest.mark.parametrize(
    "passage",
    [
        {"part": "tusk", "heading": "A", "statements": ({"text": "A."},)},
        {"heading": "A", "statements": ({"text": "A."},)},
        {"part": "task", "statements": ({"text": "A."},), "heading": None},
        {"part": "task", "heading": "A", "statements": ({"text": "A."},), "bogus": "x"},
    ],
    ids=["wrong part", "no part", "empty heading", "unknown key"],
)
def test_what_stands_beside_statements_is_no_reason_to_lose_them(passage: object) -> None:
    entry = question(passages=(passage,))
    assert entry is not None
    assert [each.text for each in entry.passages[0].statements] == ["A."]


def test_ports_and_results_of_a_model_are_left_away() -> None:
    step = {"id": "s", "name": "See", "inputs": ({"name": "x"},), "statements": ({"text": "A."},)}
    entry = salvaged(
        Model,
        {
            "id": "net",
            "name": "Net",
            "workflow": {"steps": (step,), "edges": ({"from": "a"},)},  # type: ignore[dict-item]
            "results": ({"dataset": "D"},),
            "limits": ({"text": "B."},),
        },
    )
    assert entry is not None
    assert [each.text for each in entry.limits] == ["B."]
    assert entry.results == ()


@pytest.mark.parametrize(
    "content",
    [{"scope": None}, {"id": "Not an id"}, {"models": ("Not an id",)}, {"question": ""}],
    ids=["scope", "id", "models", "question"],
)
def test_an_entry_that_lacks_what_statements_are_judged_by_is_not_judged(content: object) -> None:
    assert question(answer=({"text": "A."},), **content) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [None, "a word", ("a", "list"), {}])
def test_what_is_no_entry_at_all_is_not_judged(value: object) -> None:
    assert salvaged(Question, value) is None  # type: ignore[arg-type]


def test_one_run_tells_of_the_form_and_of_the_evidence_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "catalog.yaml").write_text(
        """\
questions:
  - id: why
    question: Why?
    answer:
      - {text: It is so., reading: maybe}
      - {text: It is bare.}
    scope: {}
""",
        encoding="utf-8",
    )
    problems = examine(tmp_path / "catalog.yaml").problems
    told = [(each.place.line, str(each.code), each.path) for each in problems]
    assert told == [
        (5, "wrong-value", "questions[0].answer[0].reading"),
        (6, "statement-without-basis", "questions[0].answer[1]"),
    ]


def test_a_wrong_entry_is_judged_beside_sound_ones_by_its_own_place(tmp_path: Path) -> None:
    (tmp_path / "catalog.yaml").write_text(
        """\
questions:
  - {id: a, question: "Why?", answer: [{text: It is bare.}], bogus: 1, scope: {}}
  - {id: b, question: "Why?", answer: [{text: It is bare.}], scope: {}}
""",
        encoding="utf-8",
    )
    found = examine(tmp_path / "catalog.yaml").problems
    bare = [each for each in found if each.code == "statement-without-basis"]
    assert sorted(each.place.line for each in bare) == [2, 3]
