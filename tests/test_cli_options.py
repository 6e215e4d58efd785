"""What all commands share: `--quiet` leaves problems alone on the screen."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import cli

BRIEF = """A user has asked the following question:
"Why is\u200b it so?"

### Recommended AI Models:
Model: LIIF
Paper: https://arxiv.org/abs/2012.09161
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, project: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("templates").symlink_to(project / "templates")
    Path("catalog.yaml").write_text("# Mine.\n", encoding="utf-8")
    Path("brief.txt").write_text(BRIEF, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, arguments)


@pytest.mark.parametrize("quiet", ["--quiet", "-q"])
def test_a_quiet_import_prints_advice_alone(quiet: str) -> None:
    result = run("import", "brief.txt", quiet)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "brief.txt:2:8: advice: brief-invisible-removed: " in result.stderr
    assert "questions:" in Path("catalog.yaml").read_text(encoding="utf-8")


def test_a_quiet_dry_run_still_prints_the_difference() -> None:
    result = run("import", "brief.txt", "--dry-run", "--quiet")
    assert result.stdout.startswith("--- catalog.yaml\n")
    assert "added:" not in result.stderr


def test_a_quiet_check_prints_nothing_where_all_is_well() -> None:
    assert run("check").stdout != ""
    result = run("check", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_a_quiet_check_prints_problems() -> None:
    Path("catalog.yaml").write_text("papers: 1\n", encoding="utf-8")
    result = run("check", "--quiet")
    assert result.exit_code == 1
    assert "catalog.yaml:1:9: wrong-value: " in result.stderr


def test_quiet_pages_are_written_in_silence() -> None:
    result = run("pages", "--out", "out", "--quiet")
    assert (result.exit_code, result.output) == (0, "")
    assert Path("out/index.md").is_file()
