"""A checked catalog and templates in, the `Site` with every generated file out."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.catalog.assemble import locate
from generator.closed_world import links_outside
from generator.errors import Code, Finding, GeneratorError, Place, Problem, did_you_mean
from generator.explain.lookup import page_uri
from generator.explain.pages import explain
from generator.models.assembled import Catalog
from generator.models.pages import OutputFile
from generator.render import ANSWERS, Template, render
from generator.site.reading import read_catalog, read_templates


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The closed world of one page: what it may link to."""

    src_uri: str
    identities: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything that the generator adds to a site."""

    files: tuple[OutputFile, ...]
    worlds: tuple[World, ...]


def build_site(catalog_path: Path, templates: Path, *, strict: bool = False) -> Site:
    """Read, check and generate.

    Raises:
        GeneratorError: with every error in the author's files; nothing has been written then.
    """
    return generate(read_catalog(catalog_path, strict=strict), templates)


def generate(catalog: Catalog, templates: Path) -> Site:
    """Derive and lay out all pages of a catalog that has been checked."""
    texts = read_templates(templates)
    _check_templates(catalog, texts)
    worlds = tuple(
        World(
            src_uri=page_uri("questions", question.id),
            identities=frozenset((*question.scope.papers, *question.scope.tools)),
        )
        for question in catalog.questions
    )
    return Site(files=render(explain(catalog), texts), worlds=worlds)


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


def check_page(site: Site, src_uri: str, html: str) -> tuple[Problem, ...]:
    """Whether a rendered page of a question links only to what its brief supplied."""
    world = next((each for each in site.worlds if each.src_uri == src_uri), None)
    if world is None:
        return ()
    return tuple(
        Problem(
            code=Code.FOREIGN_LINK,
            place=Place(file=src_uri, line=link.line, column=link.column),
            message=f"the page links to '{link.address}', which its brief did not supply",
            hint="remove the link from the template, or import a brief that supplies it",
        )
        for link in links_outside(html, world.identities)
    )


def check_collisions(site: Site, hand_written: Iterable[str]) -> tuple[Problem, ...]:
    """Generated pages that would take the place of a page in docs/."""
    taken = {_destination(src_uri): src_uri for src_uri in hand_written}
    return tuple(
        Problem(
            code=Code.PAGE_COLLISION,
            place=Place(file=f"docs/{taken[_destination(file.src_uri)]}"),
            message=f"the generated page {file.src_uri} would take its place",
            hint="move one of them: rename the file, or give the catalog entry another id",
        )
        for file in site.files
        if _destination(file.src_uri) in taken
    )


def _destination(src_uri: str) -> str:
    """Pages `x.md` and `x/index.md` (or README.md) have one address; case does not tell them apart."""
    name = src_uri.removesuffix(".md").casefold()
    for index in ("index", "readme"):
        name = name.removesuffix(f"/{index}")
    return "index" if name == "readme" else name
