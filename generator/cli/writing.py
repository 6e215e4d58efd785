"""A catalog and templates in, pages or the schema as files out."""

import sys
from pathlib import Path

import click

from generator.catalog.schema import catalog_schema
from generator.cli.options import (
    STALE,
    catalog_option,
    fail,
    format_option,
    quiet_option,
    shown,
    strict_option,
    templates_option,
)
from generator.errors import Format, GeneratorError, printable
from generator.site.building import build_site
from generator.site.history import publication_of
from generator.site.writing import stale_pages, unified_diff, write_pages, write_whole


@click.command()
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False))
@click.option("--check", "compare", is_flag=True, help="Compare only; exit 3 where stale.")
@catalog_option
@templates_option
@strict_option
@format_option
@quiet_option
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
    quiet: bool,
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
            click.echo(shown(diff), nl=False)
            sys.exit(STALE if diff else 0)
        done = write_pages(site, out)
    except GeneratorError as error:
        fail(error.problems, form)
    if not quiet:
        told = f"{len(done.written)} written, {len(done.removed)} removed in {printable(str(out))}"
        click.echo(told)


@click.command()
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
        click.echo(shown(unified_diff(held, text, out.as_posix())), nl=False)
        sys.exit(STALE)
    try:
        write_whole(out, text)
    except GeneratorError as error:
        fail(error.problems, "text")
