"""`explainer new question`: from options or from answers, an entry behind those that are there."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import cli
from generator.site.reading import read_catalog

CATALOG = '# Mine.\npapers:\n  - {id: liif, title: LIIF, arxiv: "2012.09161"}  # stays\n'
LIIF = "https://arxiv.org/abs/2012.09161"
CODE = "https://github.com/yinboc/liif"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("catalog.yaml").write_text(CATALOG, encoding="utf-8")


def run(*arguments: str, answers: str = "") -> Result:
    return CliRunner().invoke(cli.main, ("new", "question", *arguments), input=answers)


def text() -> str:
    return Path("catalog.yaml").read_text(encoding="utf-8")


def test_options_make_a_question_and_change_no_old_byte() -> None:
    result = run("--question", "Why?", "--model", "LIIF", "--paper", LIIF, "--code", CODE)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("question why\n  added: ")
    assert text().startswith(CATALOG)
    catalog = read_catalog(Path("catalog.yaml"))
    (question,) = catalog.questions
    assert (question.id, question.question, question.models) == ("why", "Why?", ("liif",))
    assert question.scope.links == (LIIF, CODE)
    assert [paper.id for paper in catalog.papers] == ["liif"]


def test_the_nth_paper_and_code_belong_to_the_nth_model() -> None:
    run(
        *("--question", "Why?", "--model", "A", "--model", "B", "--model", "C"),
        *("--paper", "", "--paper", LIIF, "--paper", "https://arxiv.org/abs/2502.16025"),
        *("--code", CODE),
    )
    models = read_catalog(Path("catalog.yaml")).models
    assert [(each.name, each.paper, each.tools) for each in models] == [
        ("A", None, ("liif-code",)),
        ("B", "liif", ()),
        ("C", "arxiv-2502-16025", ()),
    ]


def test_related_papers_come_with_their_titles() -> None:
    related = ("--related", "FeatSharp", "https://arxiv.org/abs/2502.16025")
    run("--question", "Why?", "--model", "LIIF", "--paper", LIIF, *related)
    catalog = read_catalog(Path("catalog.yaml"))
    assert [each.title for each in catalog.papers] == ["LIIF", "FeatSharp"]
    assert [each.paper for each in catalog.questions[0].papers] == ["featsharp"]


def test_what_is_not_given_is_asked_for_until_it_fits() -> None:
    answers = f"Why?\nLIIF\nftp://x\n\n\nLIIF\nftp://x\n{LIIF}\n\ny\nTwo\n\n{CODE}\nn\n"
    result = run(answers=answers)
    assert result.exit_code == 0, result.output
    assert "'ftp://x' does not start with http:// or https://" in result.stderr
    assert "A model needs a name, and a paper or code." in result.stderr
    models = read_catalog(Path("catalog.yaml")).models
    assert [(each.name, each.paper, each.tools) for each in models] == [
        ("LIIF", "liif", ()),
        ("Two", None, ("liif-code",)),
    ]


def test_an_end_of_answers_writes_nothing() -> None:
    result = run(answers="Why?\nLIIF\n")
    assert result.exit_code == 1
    assert text() == CATALOG


def test_a_dry_run_shows_the_difference_and_writes_nothing() -> None:
    result = run("--question", "Why?", "--model", "LIIF", "--paper", LIIF, "--dry-run")
    assert result.stdout.startswith("--- catalog.yaml\n+++ catalog.yaml\n")
    assert text() == CATALOG


def test_quiet_prints_nothing_but_advice() -> None:
    result = run("--question", "Why?", "--model", "LIIF", "--paper", LIIF, "--quiet")
    assert (result.exit_code, result.stdout) == (0, "")
    assert len(text()) > len(CATALOG)


def test_the_same_question_again_adds_nothing() -> None:
    asked = ("--question", "Why?", "--model", "LIIF", "--paper", LIIF)
    run(*asked)
    before = text()
    assert "  nothing to add: the catalog holds all of it\n" in run(*asked).stdout
    assert text() == before


def test_a_question_is_one_line_without_what_nobody_can_see() -> None:
    asked = "Why\n is\u202e it\x1b so\u200b?\nquestions: []"
    run("--question", asked, "--model", "LIIF", "--paper", LIIF)
    (question,) = read_catalog(Path("catalog.yaml")).questions
    assert question.question == "Why is it so? questions: []"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--question", " \u200b"), "the question is empty"),
        (("--question", "Why?", "--model", "LIIF"), "'LIIF' has neither a paper nor code"),
        (("--question", "Why?", "--model", " ", "--paper", LIIF), "a model has no name"),
        (
            ("--question", "Why?", "--model", "A", "--paper", LIIF, "--paper", LIIF),
            "there are 2 --paper for 1 --model",
        ),
        (
            (
                "--question",
                "Why?",
                "--model",
                "A",
                "--paper",
                "https://user:secret@arxiv.org/abs/1",
            ),
            "--paper: ",
        ),
        (("--question", "Why?", "--model", "A", "--code", LIIF), "not of a repository"),
        (
            ("--question", "Why?", "--model", "A", "--paper", LIIF, "--related", " ", LIIF),
            "a related paper has no title",
        ),
    ],
)
def test_what_makes_no_question_is_wrong_usage(arguments: tuple[str, ...], told: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())
    assert text() == CATALOG


def test_a_broken_catalog_is_exit_code_1() -> None:
    Path("catalog.yaml").write_text("papers: 1\n", encoding="utf-8")
    result = run("--question", "Why?", "--model", "LIIF", "--paper", LIIF)
    assert result.exit_code == 1
    assert "catalog.yaml:1:9: wrong-value: papers: " in result.stderr
