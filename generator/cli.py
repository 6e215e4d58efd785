"""The command line: arguments in, text and an exit code out; the only place that prints.

Exit codes: 0 fine, 1 problems in the author's files, 2 wrong usage, 3 output is stale.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from generator.catalog.schema import catalog_schema
from generator.errors import (
    Code,
    Format,
    GeneratorError,
    Problem,
    did_you_mean,
    dotted,
    errors_in,
    format_problems,
    printable,
)
from generator.models.assembled import Catalog
from generator.site.building import build_site, generate
from generator.site.history import publication_of
from generator.site.intake import Intake, Taken, take_briefs, write_intake
from generator.site.measures import measure
from generator.site.reading import examine, read_catalog
from generator.site.tracing import ids_of, uses, why, without
from generator.site.writing import stale_pages, unified_diff, write_pages, write_whole

_PROBLEMS = 1
_STALE = 3

Command = TypeVar("Command", bound=Callable[..., Any])


def _catalog_option(command: Command) -> Command:
    return click.option(
        "--catalog",
        type=click.Path(path_type=Path),
        default=Path("catalog.yaml"),
        show_default=True,
        help="The catalog to work on.",
    )(command)


def _templates_option(command: Command) -> Command:
    return click.option(
        "--templates",
        type=click.Path(path_type=Path),
        default=Path("templates"),
        show_default=True,
        help="The folder of the page and answer templates.",
    )(command)


def _format_option(command: Command) -> Command:
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "github"]),
        default="text",
        show_default=True,
        help="How problems are printed.",
    )(command)


def _strict_option(command: Command) -> Command:
    return click.option(
        "--strict", is_flag=True, help="Quotes that no held text can check are errors, too."
    )(command)


@click.group()
@click.version_option(package_name="explainer-pages", prog_name="explainer")
def main() -> None:
    """Turn briefs into a site of explainers, from the supplied models and papers alone."""


@main.command("import")
@click.argument("briefs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@_catalog_option
@_format_option
def import_(*, briefs: tuple[Path, ...], dry_run: bool, catalog: Path, form: Format) -> None:
    """Add what BRIEFS bring to the catalog; what is there already stays to the byte."""
    try:
        intake = take_briefs(catalog, briefs)
        if not dry_run:
            write_intake(intake)
    except GeneratorError as error:
        _fail(error.problems, form)
    if form == "json":
        click.echo(_as_json(intake, diff=dry_run), nl=False)
        return
    advice = tuple(each for each in intake.advice if each.code is not Code.BRIEF_UNUSED_LINE)
    if advice:
        click.echo(format_problems(advice, form), nl=False, err=True)
    for taken in intake.taken:
        click.echo(_told(taken), nl=False, err=dry_run)
    if dry_run:
        click.echo(_shown(intake.diff), nl=False)


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


@main.command()
@_catalog_option
@_templates_option
@_strict_option
@_format_option
def check(*, catalog: Path, templates: Path, strict: bool, form: Format) -> None:
    """Print every problem of the catalog and of the pages made from it; write nothing."""
    reading = examine(catalog, strict=strict)
    problems = reading.problems
    if not errors_in(problems):
        try:
            generate(reading.catalog, templates)
        except GeneratorError as error:
            problems = (*problems, *error.problems)
    if errors_in(problems):
        _fail(problems, form)
    click.echo(format_problems(problems, form), nl=False)
    if form == "text":
        for each in measure(reading.catalog, problems):
            click.echo(each)
        click.echo(_summary(reading.catalog, problems))


def _summary(catalog: Catalog, problems: tuple[Problem, ...]) -> str:
    counts = (
        (len(catalog.questions), "question"),
        (len(catalog.models), "model"),
        (len(catalog.papers), "paper"),
        (len(catalog.tools), "tool"),
        (len(catalog.tasks), "task"),
    )
    listed = ", ".join(f"{count} {name}{'s' * (count != 1)}" for count, name in counts)
    return f"{listed}; no errors, {len(problems)} advice"


@main.command()
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False))
@click.option("--check", "compare", is_flag=True, help="Compare only; exit 3 where stale.")
@_catalog_option
@_templates_option
@_strict_option
@_format_option
@click.option("--site-name", default="How does AI do that?", show_default=True)
@click.option("--site-author", help="Whom a citation of a page names.")
@click.option("--site-url", help="Where the site lies, for citations of its pages.")
@click.option("--citations", type=click.Choice(["numeric", "author-year"]), default="numeric")
def pages(  # noqa: PLR0913 - one parameter for each option
    *,
    out: Path,
    compare: bool,
    catalog: Path,
    templates: Path,
    strict: bool,
    form: Format,
    site_name: str,
    site_author: str | None,
    site_url: str | None,
    citations: str,
) -> None:
    """Write the generated pages as Markdown files into a folder; mkdocs.yml is not read."""
    publication = publication_of(
        (catalog, templates), name=site_name, author=site_author, url=site_url, style=citations
    )
    try:
        site = build_site(catalog, templates, strict=strict, publication=publication)
        if compare:
            diff = stale_pages(site, out)
            click.echo(_shown(diff), nl=False)
            sys.exit(_STALE if diff else 0)
        done = write_pages(site, out)
    except GeneratorError as error:
        _fail(error.problems, form)
    click.echo(f"{len(done.written)} written, {len(done.removed)} removed in {printable(str(out))}")


@main.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("catalog.schema.json"),
    show_default=True,
    help="The file to write.",
)
@click.option("--check", "compare", is_flag=True, help="Compare only; exit 3 where stale.")
def schema(*, out: Path, compare: bool) -> None:
    """Write the JSON Schema that editors check catalog.yaml with."""
    text = catalog_schema()
    held = out.read_bytes().decode("utf-8", errors="backslashreplace") if out.exists() else ""
    if held == text:
        return
    if compare:
        click.echo(_shown(unified_diff(held, text, out.as_posix())), nl=False)
        sys.exit(_STALE)
    try:
        write_whole(out, text)
    except GeneratorError as error:
        _fail(error.problems, "text")


@main.command("why")
@click.argument("question")
@click.argument("number", required=False, type=click.IntRange(min=1))
@_catalog_option
def why_(*, question: str, number: int | None, catalog: Path) -> None:
    """Print what the statements of QUESTION rest on, or only statement NUMBER."""
    traced = why(_sound(catalog, question), question)
    if number is not None and number > len(traced):
        raise click.UsageError(f"'{question}' has {len(traced)} statements")
    for position, each in enumerate(traced, start=1):
        if number in (None, position):
            lines = [f"{position}. {each.text}", f"   {each.kind}: {dotted(each.path)}"]
            lines += [f"   {support.name}: {support.words}" for support in each.supports]
            click.echo(_shown("\n".join(" ".join(line.split("\n")) for line in lines)), nl=False)


@main.command("uses")
@click.argument("name", metavar="ID")
@click.option("--without", "gone", is_flag=True, help="List what would break without it; exit 1.")
@_catalog_option
def uses_(*, name: str, gone: bool, catalog: Path) -> None:
    """Print every entry and statement that rests on a paper, tool, task or model."""
    sound = _sound(catalog, name)
    if gone:
        broken = without(sound, name)
        if broken:
            _fail(broken, "text")
        return
    for use in uses(sound, name):
        click.echo(_shown(f"{dotted(use.path)}: {' '.join(use.text.split())}"), nl=False)


def _sound(path: Path, name: str) -> Catalog:
    """The catalog, when it has no errors and knows the name."""
    try:
        catalog = read_catalog(path)
    except GeneratorError as error:
        _fail(error.problems, "text")
    known = ids_of(catalog)
    if name not in known:
        hint = did_you_mean(name, known)
        raise click.UsageError(printable(f"no entry has the id '{name}'. {hint}".strip()))
    return catalog


def _fail(problems: tuple[Problem, ...], form: Format) -> NoReturn:
    """Print all problems and leave; for machines on standard output, for people beside it."""
    click.echo(format_problems(problems, form), nl=False, err=form == "text")
    sys.exit(_PROBLEMS)


def _shown(text: str) -> str:
    """A diff that a terminal shows and never obeys."""
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text else ()
    return "".join(f"{printable(line)}\n" for line in lines)
