"""The command line: exit codes, what is printed where, and that hostile text is never obeyed."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import cli
from generator.catalog.schema import catalog_schema
from generator.cli import checking

BRIEF = """A user has asked the following question:
"Why?"

### Recommended AI Models:
Model: LIIF
Paper: https://arxiv.org/abs/2012.09161
GitHub: https://github.com/yinboc/liif

Answer:
Nobody reads this.
"""
BROKEN = "papers:\n  - {id: a, titel: A}\nmodels:\n  - {id: b, name: B, paper: c}\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, project: Path) -> Path:
    """A folder with an empty catalog, a brief, and the project's templates."""
    monkeypatch.chdir(tmp_path)
    Path("templates").symlink_to(project / "templates")
    Path("catalog.yaml").write_text("# Mine.\n", encoding="utf-8")
    Path("brief.txt").write_text(BRIEF, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, arguments)


def files() -> dict[str, bytes]:
    return {
        str(path): path.read_bytes()
        for path in sorted(Path().rglob("*"))
        if path.is_file() and not path.is_relative_to("templates")
    }


@pytest.mark.usefixtures("here")
def test_import_tells_machines_what_it_did() -> None:
    dry = json.loads(run("import", "brief.txt", "--dry-run", "--format", "json").stdout)
    assert dry["diff"].startswith("--- catalog.yaml\n")
    result = run("import", "brief.txt", "--format", "json")
    told = json.loads(result.stdout)
    assert result.exit_code == 0
    assert told["briefs"] == [
        {
            "file": "brief.txt",
            "question": "why",
            "added": ["paper arxiv-2012-09161", "tool liif-code", "model liif", "question why"],
            "reused": [],
        }
    ]
    assert [each["code"] for each in told["problems"]] == [
        "brief-task-unsure",
        "brief-unused-line",
    ]
    assert set(told) == {"briefs", "problems"}
    assert result.stderr == ""


@pytest.mark.usefixtures("here")
def test_import_tells_what_it_did() -> None:
    result = run("import", "brief.txt")
    assert (result.exit_code, result.stdout) == (
        0,
        (
            "brief.txt: question why\n"
            "  added: paper arxiv-2012-09161, tool liif-code, model liif, question why\n"
            "  task: not sure: Interpretability or Video question answering\n"
            "  not used: line 10: Nobody reads this.\n"
        ),
    )
    again = run("import", "brief.txt")
    assert (again.exit_code, again.stdout) == (
        0,
        (
            "brief.txt: question why\n"
            "  reused: paper arxiv-2012-09161, tool liif-code, model liif, question why\n"
            "  nothing to add: the catalog holds all of it\n"
            "  not used: line 10: Nobody reads this.\n"
        ),
    )


@pytest.mark.usefixtures("here")
def test_a_dry_run_shows_the_difference_and_writes_nothing() -> None:
    before = files()
    result = run("import", "brief.txt", "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "--- catalog.yaml\n+++ catalog.yaml\n@@ -1 +1,28 @@\n # Mine.\n+papers:\n"
    )
    assert "added: paper arxiv-2012-09161" in result.stderr
    assert files() == before


@pytest.mark.usefixtures("here")
def test_a_broken_brief_is_exit_code_1_and_nothing_is_written() -> None:
    Path("bad.txt").write_text(BRIEF.replace("https://arxiv", "ftp://arxiv"), encoding="utf-8")
    before = files()
    result = run("import", "brief.txt", "bad.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "bad.txt:6:1: link-not-http: " in result.stderr
    assert files() == before


@pytest.mark.usefixtures("here")
def test_advice_about_a_brief_is_told_and_stops_nothing() -> None:
    Path("brief.txt").write_text(BRIEF.replace("Why", "Wh\u200by"), encoding="utf-8")
    result = run("import", "brief.txt")
    assert result.exit_code == 0
    lines = (line for line in result.stderr.splitlines() if " | " not in line)
    told = [" ".join(line.split(" ")[:3]) for line in lines]
    assert told == [
        "brief.txt:2:1: advice: brief-task-unsure:",
        "brief.txt:2:4: advice: brief-invisible-removed:",
    ]
    assert result.stdout.startswith("brief.txt: question why\n  added: ")


@pytest.mark.usefixtures("here")
def test_check_finds_what_only_the_pages_show() -> None:
    Path("catalog.yaml").write_text(
        'questions: [{id: a, question: "Why?", template: explaner, scope: {}}]', encoding="utf-8"
    )
    result = run("check")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("catalog.yaml:1:49: unknown-template: questions[0].template: ")


@pytest.mark.usefixtures("here")
def test_check_sums_up_a_sound_catalog() -> None:
    result = run("check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1] == (
        "0 questions, 0 models, 0 papers, 0 tools, 0 tasks; no errors, 0 advice"
    )
    run("import", "brief.txt")
    assert "\n1 question, 1 model, 1 paper, 1 tool, 0 tasks; no errors" in run("check").stdout


@pytest.mark.usefixtures("here")
def test_check_prints_the_six_measures_of_a_sound_catalog() -> None:
    assert [line.partition(":")[0] for line in run("check").stdout.splitlines()[:6]] == [
        "statements carried",
        "quotes verbatim",
        "questions inside their closed world",
        "numbers supported",
        "cited works that a quote stands behind",
        "answers reviewed",
    ]


@pytest.mark.usefixtures("here")
def test_problems_go_to_people_as_text_beside_the_output() -> None:
    Path("catalog.yaml").write_text(BROKEN, encoding="utf-8")
    result = run("check")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "catalog.yaml:2:13: unknown-key: papers[0].titel: 'titel' is not a key of this entry "
        "(did you mean 'title'?)\n"
        "    2 |   - {id: a, titel: A}\n"
        "      |             ^\n"
        "catalog.yaml:4:29: unknown-paper: models[0].paper: no paper has the id 'c' "
        "(add the paper to the catalog, or correct the id)\n"
        "    4 |   - {id: b, name: B, paper: c}\n"
        "      |                             ^\n"
    )


@pytest.mark.usefixtures("here")
def test_problems_go_to_machines_as_json() -> None:
    Path("catalog.yaml").write_text(BROKEN, encoding="utf-8")
    result = run("check", "--format", "json")
    assert (result.exit_code, result.stderr) == (1, "")
    assert json.loads(result.stdout)[0] == {
        "code": "unknown-key",
        "severity": "error",
        "file": "catalog.yaml",
        "line": 2,
        "column": 13,
        "path": "papers[0].titel",
        "message": "'titel' is not a key of this entry",
        "hint": "did you mean 'title'?",
    }
    Path("catalog.yaml").write_text("", encoding="utf-8")
    assert json.loads(run("check", "--format", "json").stdout) == []


@pytest.mark.usefixtures("here")
def test_problems_go_to_github_as_annotations() -> None:
    Path("catalog.yaml").write_text(BROKEN, encoding="utf-8")
    result = run("check", "--format", "github")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == (
        "::error file=catalog.yaml,line=2,col=13,title=unknown-key::papers[0].titel: 'titel' is "
        "not a key of this entry (did you mean 'title'?)"
    )


@pytest.mark.parametrize(
    "command", [("check",), ("pages", "--out", "out"), ("import", "brief.txt")]
)
@pytest.mark.usefixtures("here")
def test_a_missing_catalog_is_one_clear_line(command: tuple[str, ...]) -> None:
    Path("catalog.yaml").unlink()
    result = run(*command)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(
        "catalog.yaml:1:1: file-unreadable: cannot be read: No such file or directory ("
    )
    assert result.stderr.count("\n") == 1
    assert not Path("out").exists()


@pytest.mark.parametrize(
    "command",
    [
        (),
        ("import",),
        ("pages",),
        ("check", "--format", "xml"),
        ("serve",),
        ("check", "--cataloge", "x"),
        ("schema", "--out", "."),
    ],
)
@pytest.mark.usefixtures("here")
def test_wrong_usage_is_exit_code_2(command: tuple[str, ...]) -> None:
    result = run(*command)
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage:")


@pytest.mark.usefixtures("here")
def test_pages_are_written_once() -> None:
    run("import", "brief.txt")
    first = run("pages", "--out", "out")
    assert first.exit_code == 0
    assert first.stdout.endswith(" written, 0 removed in out\n")
    assert Path("out/questions/why.md").exists()
    before = files()
    assert run("pages", "--out", "out").stdout == "0 written, 0 removed in out\n"
    assert run("pages", "--out", "out", "--check").exit_code == 0
    assert files() == before


@pytest.mark.usefixtures("here")
def test_stale_pages_are_exit_code_3_and_a_difference() -> None:
    run("import", "brief.txt")
    run("pages", "--out", "out")
    Path("out/index.md").write_text("Edited\n", encoding="utf-8")
    before = files()
    result = run("pages", "--out", "out", "--check")
    assert result.exit_code == 3
    assert result.stdout.startswith("--- index.md\n+++ index.md\n@@ -1 +1,")
    assert "\n-Edited\n" in result.stdout
    assert files() == before


@pytest.mark.usefixtures("here")
def test_checking_pages_that_were_never_written_writes_nothing() -> None:
    before = files()
    assert run("pages", "--out", "out", "--check").exit_code == 3
    assert files() == before
    assert not Path("out").exists()


@pytest.mark.usefixtures("here")
def test_pages_of_a_broken_catalog_are_not_written() -> None:
    Path("catalog.yaml").write_text(BROKEN, encoding="utf-8")
    result = run("pages", "--out", "out")
    assert result.exit_code == 1
    assert not Path("out").exists()


@pytest.mark.usefixtures("here")
def test_a_page_in_the_way_is_exit_code_1() -> None:
    Path("out").mkdir()
    Path("out/index.md").write_text("Mine", encoding="utf-8")
    result = run("pages", "--out", "out")
    assert result.exit_code == 1
    assert result.stderr.startswith("out/index.md:1:1: page-collision: ")


@pytest.mark.usefixtures("here")
def test_the_schema_is_written_and_checked() -> None:
    assert run("schema", "--check").exit_code == 3
    assert not Path("catalog.schema.json").exists()
    assert run("schema").exit_code == 0
    assert Path("catalog.schema.json").read_text(encoding="utf-8") == catalog_schema()
    assert (run("schema", "--check").exit_code, run("schema").exit_code) == (0, 0)
    Path("catalog.schema.json").write_bytes(b"\xff\x1b[31m\n")
    stale = run("schema", "--check")
    assert stale.exit_code == 3
    assert "-\\xff\\x1b[31m\n" in stale.stdout
    nowhere = run("schema", "--out", "catalog.yaml/x.json")
    assert (nowhere.exit_code, "file-unwritable" in nowhere.stderr) == (1, True)


HOSTILE = "\x1b[2J\u202e\u2066\x9b31m\u200b\x07"


@pytest.mark.usefixtures("here")
def test_hostile_text_of_a_catalog_never_reaches_the_terminal_raw() -> None:
    key = json.dumps(f"a{HOSTILE}")
    Path("catalog.yaml").write_text(
        f"papers:\n  - {{id: a, {key}: x, kind: {key}}}\n"
        f"models:\n  - {{id: b, name: B, task: {key}}}\n{key}: []\ninclude: [{key}]\n",
        encoding="utf-8",
    )
    for form in ("text", "json", "github"):
        result = run("check", "--format", form)
        assert result.exit_code == 1
        assert not set(HOSTILE.replace("[2J", "").replace("31m", "")) & set(result.output)
    assert "\\x1b[2J\\u202e\\u2066\\x9b31m\\u200b\\x07" in run("check").stderr


@pytest.mark.usefixtures("here")
def test_hostile_text_of_a_brief_never_reaches_the_terminal_raw() -> None:
    hostile = "Sh\u202eow\u2028 me \x9b31m"
    for text in (BRIEF + hostile, BRIEF.replace("LIIF", hostile)):
        Path("brief.txt").write_text(text, encoding="utf-8")
        for options in ((), ("--dry-run",)):
            result = run("import", "brief.txt", *options)
            assert not set("\u202e\u2028\x9b") & set(result.output)


@pytest.mark.usefixtures("here")
def test_hostile_text_in_a_difference_is_spelled_out() -> None:
    Path("catalog.yaml").write_text("# \u202eMine\u2066.\r\n", encoding="utf-8", newline="")
    result = run("import", "brief.txt", "--dry-run")
    assert "\n # \\u202eMine\\u2066.\n" in result.stdout
    assert not set("\u202e\u2066\r") & set(result.stdout)


@pytest.mark.usefixtures("here")
def test_our_own_faults_keep_their_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(checking, "examine", failing)
    result = run("check")
    assert isinstance(result.exception, ZeroDivisionError)
    assert result.exit_code == 1


@pytest.mark.usefixtures("here")
def test_an_interrupt_ends_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "examine", interrupted)
    result = run("check")
    assert (result.exit_code, result.stderr.strip()) == (1, "Aborted!")


@pytest.mark.usefixtures("here")
def test_the_package_runs_as_a_program() -> None:
    command = [sys.executable, "-m", "generator", "check", "--catalog", "none.yaml"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("none.yaml:1:1: file-unreadable: ")


def test_help_lists_the_commands() -> None:
    result = run("--help")
    assert result.exit_code == 0
    for command in ("check", "import", "pages", "schema"):
        assert f"\n  {command} " in result.stdout


def small(tmp_path: Path) -> Path:
    shutil.copy(Path(__file__).parent / "golden/small/catalog.yaml", tmp_path / "catalog.yaml")
    return tmp_path


def test_why_prints_what_a_statement_rests_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small(tmp_path))
    done = CliRunner().invoke(cli.main, ["why", "soft-edges", "2"])
    assert (done.exit_code, done.output) == (
        0,
        "2. A picture of 2 by 3 pixels has 6.\n   computed: questions[0].answer[1]\n   pixels: 2*3 = 6\n",
    )


def test_why_of_a_statement_that_is_not_there_is_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small(tmp_path))
    done = CliRunner().invoke(cli.main, ["why", "soft-edges", "99"])
    assert done.exit_code == 2
    assert "'soft-edges' has 9 statements" in done.output


def test_uses_prints_what_rests_on_an_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small(tmp_path))
    done = CliRunner().invoke(cli.main, ["uses", "roe2020"])
    assert (done.exit_code, done.output) == (
        0,
        (
            "questions[0]: question soft-edges\n"
            "questions[0].papers[0].statements[0]: It is about how pixels are stored.\n"
        ),
    )


def test_uses_without_lists_what_would_break(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small(tmp_path))
    done = CliRunner().invoke(cli.main, ["uses", "roe2020", "--without"])
    assert done.exit_code == 1
    assert done.output.count("no paper has the id 'roe2020'") == 2
    assert CliRunner().invoke(cli.main, ["uses", "soft-edges", "--without"]).exit_code == 0


def test_an_id_that_nobody_has_is_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small(tmp_path))
    done = CliRunner().invoke(cli.main, ["uses", "soft-edge"])
    assert done.exit_code == 2
    assert "did you mean 'soft-edges'?" in done.output
