"""How problems print: one line each, for people, for machines, and never obeyed by a terminal."""

import json

import pytest

from generator.errors import (
    Code,
    Finding,
    Format,
    GeneratorError,
    Place,
    Problem,
    did_you_mean,
    dotted,
    errors_in,
    format_problems,
    printable,
)

FORMS: tuple[Format, ...] = ("text", "json", "github")
WRONG = Problem(
    code=Code.UNKNOWN_PAPER,
    place=Place(file="catalog.yaml", line=41, column=7),
    path="models[0].paper",
    message="no paper has the id 'chen2021lerning'",
    hint="did you mean 'chen2021learning'?",
)
ADVICE = Problem(
    code=Code.BRIEF_UNUSED_LINE,
    place=Place(file="brief.txt", line=3),
    message="the line is not used",
    severity="advice",
)


def test_a_problem_prints_on_one_line() -> None:
    assert str(WRONG) == (
        "catalog.yaml:41:7: unknown-paper: models[0].paper: no paper has the id "
        "'chen2021lerning' (did you mean 'chen2021learning'?)"
    )
    assert str(ADVICE) == "brief.txt:3:1: advice: brief-unused-line: the line is not used"


def test_problems_are_printed_by_place() -> None:
    later = Problem(code=Code.MISSING_KEY, place=Place(file="catalog.yaml", line=100), message="m")
    assert format_problems((later, WRONG, ADVICE), "text").splitlines() == [
        str(ADVICE),
        str(WRONG),
        str(later),
    ]


def test_json_holds_every_part() -> None:
    assert json.loads(format_problems((ADVICE,), "json")) == [
        {
            "code": "brief-unused-line",
            "severity": "advice",
            "file": "brief.txt",
            "line": 3,
            "column": 1,
            "path": "",
            "message": "the line is not used",
            "hint": "",
        }
    ]


def test_github_annotations_are_escaped() -> None:
    problem = Problem(
        code=Code.WRONG_VALUE,
        place=Place(file="a,b:c%.yaml", line=2, column=3),
        message="100%\n::error::x",
    )
    assert format_problems((problem, ADVICE), "github") == (
        "::error file=a%2Cb%3Ac%25.yaml,line=2,col=3,title=wrong-value::100%25\\n::error::x\n"
        "::notice file=brief.txt,line=3,col=1,title=brief-unused-line::the line is not used\n"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain é 模 😀", "plain é 模 😀"),
        ("\x1b[31m", "\\x1b[31m"),
        ("a\nb\r\tc", "a\\nb\\r\\tc"),
        ("\u202e\u2066\u200b", "\\u202e\\u2066\\u200b"),
        ("\x9b", "\\x9b"),
        ("\udc80", "\\udc80"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_what_a_terminal_would_obey_is_spelled_out(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_line_separators_are_spelled_out() -> None:
    assert printable("a\u2028b\u2029c\x85d") == "a\\u2028b\\u2029c\\x85d"


def test_every_part_of_a_problem_is_spelled_out() -> None:
    problem = Problem(
        code=Code.WRONG_VALUE,
        place=Place(file="a\x1b.yaml"),
        path="p\u202e",
        message="m\x07",
        hint="h\x9b",
    )
    for form in FORMS:
        assert not set("\x1b\u202e\x07\x9b") & set(format_problems((problem,), form))


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ((), ""),
        (("models", 0, "paper"), "models[0].paper"),
        (("include", 3), "include[3]"),
        (("a", 0, 1, "b"), "a[0][1].b"),
    ],
)
def test_a_path_is_written_as_people_write_it(path: tuple[str | int, ...], shown: str) -> None:
    assert dotted(path) == shown


def test_a_finding_becomes_a_problem_with_its_place() -> None:
    finding = Finding(code=Code.UNKNOWN_PAPER, path=("models", 0, "paper"), message="m", hint="h")
    assert str(finding.located(Place(file="f", line=2, column=5))) == (
        "f:2:5: unknown-paper: models[0].paper: m (h)"
    )


def test_the_nearest_name_is_offered_or_none() -> None:
    assert did_you_mean("titel", ("title", "year")) == "did you mean 'title'?"
    assert did_you_mean("zzz", ("title", "year")) == ""
    assert did_you_mean("x", ()) == ""


def test_advice_is_no_error() -> None:
    assert errors_in((ADVICE, WRONG)) == (WRONG,)


def test_an_exception_tells_all_its_problems() -> None:
    error = GeneratorError(iter((WRONG, ADVICE)))
    assert error.problems == (WRONG, ADVICE)
    assert str(error) == f"{WRONG}\n{ADVICE}"
