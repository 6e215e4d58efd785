"""A command loads what it needs; the list of commands loads none, and says of each what it says."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from generator.cli import COMMANDS, main
from generator.cli.loading import LazyGroup, Listed

ROOT = Path(__file__).parents[1]
ASKING = ("arxiv", "requests")


def command(name: str) -> click.Command:
    context = click.Context(main)
    _, found, _ = main.resolve_command(context, [name])
    assert found is not None
    return found


def loaded(*arguments: str) -> frozenset[str]:
    """The modules that a process of its own has loaded when it ends."""
    told = "import sys, atexit; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); "
    code = f"{told}from generator.cli import main; main(prog_name='explainer')"
    done = subprocess.run(
        (sys.executable, "-c", code, *arguments),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return frozenset(done.stderr.split())


@pytest.mark.parametrize("listed", COMMANDS, ids=lambda listed: listed.name)
def test_the_list_says_of_a_command_what_the_command_says(listed: Listed) -> None:
    found = command(listed.name)
    assert found.name == listed.name
    assert (found.help or "").split("\n\n")[0].split("\n") == [listed.told]


def test_help_names_all_commands_in_their_order() -> None:
    assert main.list_commands(click.Context(main)) == [
        "check", "completion", "draft", "export", "fetch", "import",
        "init", "new", "pages", "schema", "uses", "why",
    ]  # fmt: skip


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_the_list_of_commands_loads_no_command(option: str) -> None:
    modules = loaded(option)
    assert {"generator.cli.importing", "generator.cli.checking", "pydantic"} & modules == set()


@pytest.mark.parametrize(
    ("name", "unwanted"),
    [
        ("check", (*ASKING, "mkdocs", "generator.drafting", "generator.importing")),
        ("pages", (*ASKING, "generator.drafting", "generator.importing")),
        ("import", (*ASKING, "selectolax", "mkdocs", "generator.starting")),
    ],
)
def test_a_command_loads_nothing_that_it_does_not_need(
    name: str, unwanted: tuple[str, ...]
) -> None:
    assert sorted(set(unwanted) & loaded(name, "--help")) == []


def test_what_is_no_command_is_a_bug_that_is_told() -> None:
    wrong = Listed(name="wrong", place="generator.cli.loading:Listed", told="Nothing.")
    group = LazyGroup("all", listed=(wrong,))
    with pytest.raises(TypeError, match=r"cli\.loading:Listed' is no command"):
        group.resolve_command(click.Context(group), ["wrong"])
