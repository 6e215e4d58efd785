"""What all commands share: their options in, the ways to print and to leave out."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from generator.cli.showing import told
from generator.errors import Format, Problem, printable

PROBLEMS = 1
"""The exit code where the author's files have errors."""
STALE = 3
"""The exit code where output is not what it would be now."""

Command = TypeVar("Command", bound=Callable[..., Any])


def catalog_option(command: Command) -> Command:
    """Where the catalog lies."""
    return click.option(
        "--catalog",
        type=click.Path(path_type=Path),
        default=Path("catalog.yaml"),
        show_default=True,
        help="The catalog to work on.",
    )(command)


def templates_option(command: Command) -> Command:
    """Where the templates lie."""
    return click.option(
        "--templates",
        type=click.Path(path_type=Path),
        default=Path("templates"),
        show_default=True,
        help="The folder of the page and answer templates.",
    )(command)


def format_option(command: Command) -> Command:
    """In which form problems are printed."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "github"]),
        default="text",
        show_default=True,
        help="How problems are printed.",
    )(command)


def strict_option(command: Command) -> Command:
    """Whether advice of unchecked quotes is an error."""
    return click.option(
        "--strict", is_flag=True, help="Quotes that no held text can check are errors, too."
    )(command)


def quiet_option(command: Command) -> Command:
    """Whether only problems are printed."""
    return click.option("--quiet", "-q", is_flag=True, help="Print problems alone.")(command)


def fail(problems: tuple[Problem, ...], form: Format) -> NoReturn:
    """Print all problems and leave; for machines on standard output, for people beside it."""
    click.echo(told(problems, form), nl=False, err=form == "text")
    sys.exit(PROBLEMS)


def shown(text: str) -> str:
    """A diff that a terminal shows and never obeys."""
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text else ()
    return "".join(f"{printable(line)}\n" for line in lines)
