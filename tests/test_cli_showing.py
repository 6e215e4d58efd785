"""Problems as people see them: the line each stands in, a mark below the place, never obeyed."""

from pathlib import Path

import click
import pytest

from generator.cli.showing import told
from generator.errors import Code, Place, Problem, Severity


def problem(line: int, column: int, *, path: str = "a.b", severity: Severity = "error") -> Problem:
    return Problem(
        code=Code.UNKNOWN_KEY,
        place=Place(file="some.yaml", line=line, column=column),
        path=path,
        message="it is wrong",
        hint="mend it",
        severity=severity,
    )


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shown(text: str, line: int, column: int) -> list[str]:
    """What stands below the headline."""
    name = "some.yaml"
    Path(name).write_text(text, encoding="utf-8")
    found = Problem(
        code=Code.UNKNOWN_KEY,
        place=Place(file=name, line=line, column=column),
        path="a",
        message="it is wrong",
    )
    return click.unstyle(told((found,), "text")).splitlines()[1:]


@pytest.mark.usefixtures("here")
def test_the_mark_stands_below_the_place() -> None:
    assert shown("one\nkey: value\n", 2, 6) == ["    2 | key: value", "      |      ^"]


@pytest.mark.usefixtures("here")
def test_wide_characters_move_the_mark_and_combining_ones_do_not() -> None:
    assert shown("\u8a9e\u8a9e: x", 1, 5) == ["    1 | \u8a9e\u8a9e: x", "      |       ^"]
    assert shown("e\u0301: x", 1, 5) == ["    1 | e\u0301: x", "      |    ^"]


@pytest.mark.usefixtures("here")
def test_a_long_line_is_shown_around_the_place() -> None:
    (line, mark) = shown("x" * 300 + "HERE" + "y" * 300, 1, 301)
    assert len(line) == len("    1 | ") + 100
    assert line[mark.index("^") :].startswith("HERE")


@pytest.mark.usefixtures("here")
def test_what_a_terminal_would_obey_is_spelled_out() -> None:
    assert shown("\x1b[31mred: x", 1, 1)[0] == "    1 | \\x1b[31mred: x"


@pytest.mark.usefixtures("here")
def test_a_problem_of_a_whole_file_or_of_none_has_no_line_below() -> None:
    Path("some.yaml").write_text("a: b\n", encoding="utf-8")
    assert told((problem(1, 1, path=""),), "text").count("\n") == 1
    assert told((problem(9, 1),), "text").count("\n") == 1


@pytest.mark.usefixtures("here")
def test_severity_has_a_colour_and_machines_see_none() -> None:
    assert "\x1b[31m" in told((problem(9, 1),), "text")
    assert "\x1b[33m" in told((problem(9, 1, severity="advice"),), "text")
    assert "\x1b" not in told((problem(9, 1),), "json")
    assert "\x1b" not in told((problem(9, 1),), "github")


@pytest.mark.usefixtures("here")
def test_a_long_list_is_told_without_lines() -> None:
    Path("some.yaml").write_text("a: b\n", encoding="utf-8")
    assert told((problem(1, 2),) * 101, "text").count("\n") == 101
