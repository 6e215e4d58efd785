"""`explainer init` and `explainer completion`: exit codes and what is printed."""

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import cli


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, arguments)


def test_init_tells_what_comes_next() -> None:
    result = run("init", "my site")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1:3] == [
        "  cd my site",
        "  mkdocs serve                 # shows the site, and follows what you save",
    ]
    assert Path("my site/catalog.yaml").is_file()


def test_init_in_the_folder_one_stands_in_names_no_folder() -> None:
    assert "cd " not in run("init").stdout
    assert Path("catalog.yaml").is_file()


def test_init_can_be_quiet() -> None:
    result = run("init", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_init_twice_is_exit_code_1_and_changes_nothing() -> None:
    run("init")
    Path("catalog.yaml").write_text("# Mine.\n", encoding="utf-8")
    result = run("init")
    assert (result.exit_code, result.stdout) == (1, "")
    assert ": file-unwritable: it is there already, with " in result.stderr
    assert result.stderr.count("\n") == 1
    assert Path("catalog.yaml").read_text(encoding="utf-8") == "# Mine.\n"


@pytest.mark.parametrize(
    ("shell", "hook"),
    [
        ("bash", "complete -o nosort -F _explainer_completion explainer"),
        ("zsh", "compdef _explainer_completion explainer"),
        ("fish", "complete --no-files --command explainer"),
    ],
)
def test_each_shell_gets_a_script_that_completes_explainer(shell: str, hook: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert hook in result.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_can_read_its_script() -> None:
    script = run("completion", "bash").stdout
    done = subprocess.run(
        ["bash", "-n"], input=script, capture_output=True, check=False, encoding="utf-8", timeout=30
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_shell_completes_the_names_of_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_EXPLAINER_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "explainer fe")
    monkeypatch.setenv("COMP_CWORD", "1")
    result = CliRunner().invoke(cli.main, (), prog_name="explainer")
    assert result.stdout == "plain,fetch\n"


def test_another_shell_is_wrong_usage() -> None:
    assert run("completion", "tcsh").exit_code == 2
