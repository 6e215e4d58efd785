"""What begins things: a new site, a new question, completion for a shell."""

from pathlib import Path

import click
from click.shell_completion import get_completion_class

from generator.cli.options import fail, quiet_option
from generator.errors import GeneratorError, printable
from generator.starting import start_site


@click.command("init")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@quiet_option
def init_(*, folder: Path, quiet: bool) -> None:
    """Begin a new site in DIR, or here: a catalog with one worked example and all that it needs."""
    try:
        written = start_site(folder)
    except GeneratorError as error:
        fail(error.problems, "text")
    if quiet:
        return
    enter = () if folder == Path() else (f"  cd {folder.as_posix()}",)
    lines = (
        f"{len(written)} files written. Next:",
        *enter,
        "  mkdocs serve                 # shows the site, and follows what you save",
        "  explainer new question       # or: explainer import BRIEF.txt",
    )
    for line in lines:
        click.echo(printable(line))


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_(*, shell: str) -> None:
    """Print the script that completes commands and options in a SHELL."""
    kind = get_completion_class(shell)
    command = click.get_current_context().find_root().command
    if kind is not None:
        click.echo(kind(command, {}, "explainer", "_EXPLAINER_COMPLETE").source())
