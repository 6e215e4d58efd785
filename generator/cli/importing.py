"""Briefs and .bib files named on the command line in, a catalog that holds them and a word on each out."""

import json
import sys
from pathlib import Path

import click

from generator.cli.options import (
    PROBLEMS,
    catalog_option,
    fail,
    format_option,
    quiet_option,
    shown,
)
from generator.cli.progress import shown_progress
from generator.cli.showing import came_in, told
from generator.errors import (
    Code,
    Format,
    GeneratorError,
    errors_in,
    format_problems,
    printable,
)
from generator.site.drafting import UnknownTask
from generator.site.intake import Intake, Taken, take_briefs, write_intake
from generator.site.references import TakenReferences

_LISTED = 12
"""So many additions are named; more are counted."""


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--task", metavar="ID", help="The task that new questions ask for, where you know it."
)
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@catalog_option
@format_option
@quiet_option
def import_(  # noqa: PLR0913 - one parameter for each option
    *,
    files: tuple[Path, ...],
    task: str | None,
    dry_run: bool,
    catalog: Path,
    form: Format,
    quiet: bool,
) -> None:
    """Add what FILES bring to the catalog; what is there already stays to the byte.

    A file is a brief, or by its name a .bib file: its works are added, but for broken entries, which
    are told and make the exit code 1.
    """
    try:
        with shown_progress("Importing", hidden=quiet) as progress:
            intake = take_briefs(catalog, files, task=task, progress=progress)
            if not dry_run:
                write_intake(intake)
    except UnknownTask as error:
        raise click.UsageError(printable(str(error))) from error
    except GeneratorError as error:
        fail(error.problems, form)
    if form == "json":
        click.echo(_as_json(intake, diff=dry_run), nl=False)
    else:
        _tell(intake, form, dry_run=dry_run, quiet=quiet)
    if errors_in(intake.advice):
        sys.exit(PROBLEMS)


def _tell(intake: Intake, form: Format, *, dry_run: bool, quiet: bool) -> None:
    advice = tuple(each for each in intake.advice if each.code is not Code.BRIEF_UNUSED_LINE)
    if advice:
        click.echo(told(advice, form), nl=False, err=True)
    for references in () if quiet else intake.references:
        click.echo(_told_references(references), nl=False, err=dry_run)
    for taken in () if quiet else intake.taken:
        click.echo(_told(taken), nl=False, err=dry_run)
    if dry_run:
        click.echo(shown(intake.diff), nl=False)


def _as_json(intake: Intake, *, diff: bool) -> str:
    """What became of all files, for machines.

    `briefs`, `references` where there are any, `problems` and, of a dry run, the `diff`.
    """
    briefs = [
        {
            "file": taken.file,
            "question": taken.imported.question,
            "added": taken.imported.added,
            "reused": taken.imported.reused,
        }
        for taken in intake.taken
    ]
    references = [
        {
            "file": taken.file,
            "entries": taken.entries,
            "added": taken.imported.added,
            "reused": taken.imported.reused,
        }
        for taken in intake.references
    ]
    told = {
        "briefs": briefs,
        **({"references": references} if references else {}),
        "problems": json.loads(format_problems(intake.advice, "json")),
        **({"diff": intake.diff} if diff else {}),
    }
    return json.dumps(told, indent=2) + "\n"


def _told_references(taken: TakenReferences) -> str:
    """What became of a .bib file, in a few lines."""
    lines = [f"{taken.file}: {taken.entries:,} {'entry' if taken.entries == 1 else 'entries'}"]
    lines += came_in(taken.imported.added, taken.imported.reused, most=_LISTED)
    return "".join(f"{printable(line)}\n" for line in lines)


def _told(taken: Taken) -> str:
    """What became of a brief, in a few lines."""
    lines = [f"{taken.file}: question {taken.imported.question}"]
    lines += came_in(taken.imported.added, taken.imported.reused)
    if taken.imported.draft is not None:
        lines.append(f"  task: {taken.imported.draft.told}")
    lines += [f"  not used: line {line.line}: {line.text.strip()}" for line in taken.brief.unused]
    return "".join(f"{printable(line)}\n" for line in lines)
