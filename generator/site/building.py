"""A checked catalog and templates in, the `Site` with every generated file out."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.catalog.assemble import locate
from generator.errors import (
    Code,
    Finding,
    GeneratorError,
    Place,
    Problem,
    did_you_mean,
    errors_in,
)
from generator.explain.pages import explain
from generator.models.assembled import Catalog
from generator.models.output import OutputFile
from generator.models.publication import Publication
from generator.models.site import Site as Site
from generator.render import ANSWERS, Template, render
from generator.site.memory import what_is_held_left_alone
from generator.site.reading import examine, read_templates


def build_site(
    catalog_path: Path,
    templates: Path,
    *,
    strict: bool = False,
    publication: Publication = Publication(),  # noqa: B008 - frozen
) -> Site:
    """Read, check and generate.

    Raises:
        GeneratorError: with every error in the author's files; nothing has been written then.
    """
    reading = examine(catalog_path, strict=strict)
    if errors_in(reading.problems):
        raise GeneratorError(reading.problems)
    return replace(generate(reading.catalog, templates, publication), advice=reading.problems)


def generate(
    catalog: Catalog,
    templates: Path,
    publication: Publication = Publication(),  # noqa: B008 - frozen
) -> Site:
    """Derive and lay out all pages of a catalog that has been checked."""
    texts = read_templates(templates)
    _check_templates(catalog, texts)
    with what_is_held_left_alone():
        return Site(files=render(explain(catalog, publication), texts), catalog=catalog)


def _check_templates(catalog: Catalog, templates: Iterable[Template]) -> None:
    known = {
        template.name.removeprefix(ANSWERS).removesuffix(".md")
        for template in templates
        if template.name.startswith(ANSWERS)
    }
    findings = [
        Finding(
            code=Code.UNKNOWN_TEMPLATE,
            path=("questions", position, "template"),
            message=f"no answer template is called '{question.template}'",
            hint=did_you_mean(question.template, known)
            or f"add templates/{ANSWERS}{question.template}.md",
        )
        for position, question in enumerate(catalog.questions)
        if question.template not in known
    ]
    if findings:
        raise GeneratorError(locate(catalog, findings))


def check_collisions(
    site: Site, hand_written: Iterable[str], *, docs: str = "docs"
) -> tuple[Problem, ...]:
    """Generated pages that would take the place of a file in the folder of hand-written ones."""
    taken = _taken(hand_written)
    return tuple(
        Problem(
            code=Code.PAGE_COLLISION,
            place=Place(file=f"{docs}/{taken[_destination(file.src_uri)]}"),
            message=f"the generated page {file.src_uri} would take its place",
            hint="move one of them: rename the file, or give the catalog entry another id",
        )
        for file in site.files
        if _destination(file.src_uri) in taken
    )


def files_beside(site: Site, hand_written: Iterable[str]) -> tuple[OutputFile, ...]:
    """The generated pages that take no hand-written one's place."""
    taken = _taken(hand_written)
    return tuple(file for file in site.files if _destination(file.src_uri) not in taken)


def _taken(hand_written: Iterable[str]) -> dict[str, str]:
    return {_destination(src_uri): src_uri for src_uri in hand_written}


def _destination(src_uri: str) -> str:
    """Sources `x.md`, `x/index.md`, `x/README.md` and `x/index.html` have one address, in any case."""
    name = src_uri.casefold()
    if name.endswith(".html"):
        return name.removesuffix("index.html").rstrip("/")
    if not name.endswith(".md"):
        return name
    name = name.removesuffix(".md")
    for index in ("index", "readme"):
        if name == index or name.endswith(f"/{index}"):
            return name.removesuffix(index).rstrip("/")
    return name
