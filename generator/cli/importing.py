"""Briefs named on the command line in, a catalog that holds them and a word on each out."""

import json
from pathlib import Path

import click

from generator.cli.options import catalog_option, fail, format_option, shown
from generator.errors import Code, Format, GeneratorError, format_problems, printable
from generator.site.intake import Intake, Taken, take_briefs, write_intake


@click.command("import")
@click.argument("briefs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@catalog_option
@format_option
def import_(*, briefs: tuple[Path, ...], dry_run: bool, catalog: Path, form: Format) -> None:
    """Add what BRIEFS bring to the catalog; what is there already stays to the byte."""
    try:
        intake = take_briefs(catalog, briefs)
        if not dry_run:
            write_intake(intake)
    except GeneratorError as error:
        fail(error.problems, form)
    if form == "json":
        click.echo(_as_json(intake, diff=dry_run), nl=False)
        return
    advice = tuple(each for each in intake.advice if each.code is not Code.BRIEF_UNUSED_LINE)
    if advice:
        click.echo(format_problems(advice, form), nl=False, err=True)
    for taken in intake.taken:
        click.echo(_told(taken), nl=False, err=dry_run)
    if dry_run:
        click.echo(shown(intake.diff), nl=False)


def _as_json(intake: Intake, *, diff: bool) -> str:
    """What became of all briefs, for machines: `briefs`, `problems` and, of a dry run, the `diff`."""
    briefs = [
        {
            "file": taken.file,
            "question": taken.imported.question,
            "added": taken.imported.added,
            "reused": taken.imported.reused,
        }
        for taken in intake.taken
    ]
    told = {"briefs": briefs, "problems": json.loads(format_problems(intake.advice, "json"))}
    return json.dumps({**told, **({"diff": intake.diff} if diff else {})}, indent=2) + "\n"


def _told(taken: Taken) -> str:
    """What became of a brief, in a few lines."""
    lines = [f"{taken.file}: question {taken.imported.question}"]
    parts = (("added", taken.imported.added), ("reused", taken.imported.reused))
    lines += [f"  {name}: {', '.join(what)}" for name, what in parts if what]
    if not taken.imported.added:
        lines.append("  nothing to add: the catalog holds all of it")
    lines += [f"  not used: line {line.line}: {line.text.strip()}" for line in taken.brief.unused]
    return "".join(f"{printable(line)}\n" for line in lines)
