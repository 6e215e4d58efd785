"""The name of a question, or none, in; its works or all works for reference managers out."""

from pathlib import Path

import click

from generator.cli.options import catalog_option, fail
from generator.errors import GeneratorError, did_you_mean, printable
from generator.models.bibliography import ExportForm
from generator.site.exporting import export_references
from generator.site.reading import read_catalog


@click.command("export")
@click.argument("question", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["bibtex", "csl", "ris"]),
    default="bibtex",
    show_default=True,
    help="BibTeX, CSL-JSON or RIS.",
)
@click.option("--ascii", "ascii_only", is_flag=True, help="BibTeX with accents as LaTeX has them.")
@catalog_option
def export_(*, question: str | None, form: ExportForm, ascii_only: bool, catalog: Path) -> None:
    """Print all works of the catalog, or those of QUESTION, for reference managers."""
    if ascii_only and form != "bibtex":
        raise click.UsageError("--ascii is for BibTeX alone; CSL-JSON and RIS are in UTF-8")
    try:
        sound = read_catalog(catalog)
    except GeneratorError as error:
        fail(error.problems, "text")
    known = [each.id for each in sound.questions]
    if question is not None and question not in known:
        hint = did_you_mean(question, known)
        raise click.UsageError(printable(f"no question has the id '{question}'. {hint}".strip()))
    text = export_references(sound, form, question=question, ascii_only=ascii_only)
    click.echo(text.encode(), nl=False)
