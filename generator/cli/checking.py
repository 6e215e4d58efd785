"""A catalog in, its problems and its measures out: printed, nothing written."""

from pathlib import Path

import click

from generator.cli.options import (
    catalog_option,
    fail,
    format_option,
    quiet_option,
    strict_option,
    templates_option,
)
from generator.cli.showing import told
from generator.errors import Format, GeneratorError, Problem, errors_in
from generator.models.assembled import Catalog
from generator.site.building import generate
from generator.site.measures import measure
from generator.site.reading import examine


@click.command()
@catalog_option
@templates_option
@strict_option
@format_option
@quiet_option
def check(*, catalog: Path, templates: Path, strict: bool, form: Format, quiet: bool) -> None:
    """Print every problem of the catalog and of the pages made from it; write nothing."""
    reading = examine(catalog, strict=strict)
    problems = reading.problems
    if not errors_in(problems):
        try:
            generate(reading.catalog, templates)
        except GeneratorError as error:
            problems = (*problems, *error.problems)
    if errors_in(problems):
        fail(problems, form)
    click.echo(told(problems, form), nl=False)
    if form == "text" and not quiet:
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
