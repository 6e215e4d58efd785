"""The name of an entry in, what it rests on and what rests on it out."""

from pathlib import Path

import click

from generator.cli.options import catalog_option, fail, shown
from generator.errors import GeneratorError, did_you_mean, dotted, printable
from generator.models.assembled import Catalog
from generator.site.reading import read_catalog
from generator.site.tracing import ids_of, uses, why, without


@click.command("why")
@click.argument("question")
@click.argument("number", required=False, type=click.IntRange(min=1))
@catalog_option
def why_(*, question: str, number: int | None, catalog: Path) -> None:
    """Print what the statements of QUESTION rest on, or only statement NUMBER."""
    traced = why(_sound(catalog, question), question)
    if number is not None and number > len(traced):
        raise click.UsageError(f"'{question}' has {len(traced)} statements")
    for position, each in enumerate(traced, start=1):
        if number in (None, position):
            lines = [f"{position}. {each.text}", f"   {each.kind}: {dotted(each.path)}"]
            lines += [f"   {support.name}: {support.words}" for support in each.supports]
            click.echo(shown("\n".join(" ".join(line.split("\n")) for line in lines)), nl=False)


@click.command("uses")
@click.argument("name", metavar="ID")
@click.option("--without", "gone", is_flag=True, help="List what would break without it; exit 1.")
@catalog_option
def uses_(*, name: str, gone: bool, catalog: Path) -> None:
    """Print every entry and statement that rests on a paper, tool, task or model."""
    sound = _sound(catalog, name)
    if gone:
        broken = without(sound, name)
        if broken:
            fail(broken, "text")
        return
    for use in uses(sound, name):
        click.echo(shown(f"{dotted(use.path)}: {' '.join(use.text.split())}"), nl=False)


def _sound(path: Path, name: str) -> Catalog:
    """The catalog, when it has no errors and knows the name."""
    try:
        catalog = read_catalog(path)
    except GeneratorError as error:
        fail(error.problems, "text")
    known = ids_of(catalog)
    if name not in known:
        hint = did_you_mean(name, known)
        raise click.UsageError(printable(f"no entry has the id '{name}'. {hint}".strip()))
    return catalog
