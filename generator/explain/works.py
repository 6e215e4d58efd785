"""All works in, the pages of the bibliography out: the whole of it, and one for each kind and venue."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from generator.bibliography import work_kind
from generator.explain.exports import BIBLIOGRAPHY, reference_links
from generator.explain.linking import page_link, question_link
from generator.explain.uses import Uses
from generator.explain.world import World
from generator.latex import plain
from generator.models.catalog import Paper, Tool
from generator.models.pages import (
    Anchor,
    BibliographyPage,
    FormOfWork,
    Reference,
    WorksFilter,
    YearOfWorks,
)
from generator.slugs import unique_slug

_ALL = BIBLIOGRAPHY
_FORMS: tuple[FormOfWork, ...] = ("conference", "journal", "preprint", "repository", "other")


def bibliography(works: tuple[Paper | Tool, ...], uses: Uses) -> Iterator[BibliographyPage]:
    """Every work with where it is used; the same for the works of one kind or venue alone."""
    kinds = [
        (form, f"bibliography/kind-{form}.md")
        for form in _FORMS
        if any(_form(work) == form for work in works)
    ]
    venues: dict[str, str] = {}
    for name in sorted({_venue(work) for work in works} - {""}, key=lambda each: each.casefold()):
        venues[name] = unique_slug(name, tuple(venues.values()))
    places = [(name, f"bibliography/venue-{venue}.md") for name, venue in venues.items()]

    def page(src_uri: str, title: str, chosen: Iterable[Paper | Tool]) -> BibliographyPage:
        return _page(src_uri, title, tuple(chosen), uses, _filters(src_uri, kinds, places))

    yield page(_ALL, "Bibliography", works)
    for form, src_uri in kinds:
        yield page(src_uri, form, (work for work in works if _form(work) == form))
    for name, src_uri in places:
        yield page(src_uri, name, (work for work in works if _venue(work) == name))


def _form(work: Paper | Tool) -> FormOfWork:
    return "repository" if isinstance(work, Tool) else work_kind(work)


def _venue(work: Paper | Tool) -> str:
    return plain(work.venue or "") if isinstance(work, Paper) else ""


def _filters(
    src_uri: str, kinds: Iterable[tuple[FormOfWork, str]], places: Iterable[tuple[str, str]]
) -> tuple[WorksFilter, ...]:
    return (
        WorksFilter(form=None, page=page_link("", _ALL, src_uri), here=src_uri == _ALL),
        *(
            WorksFilter(form=form, page=page_link(form, target, src_uri), here=src_uri == target)
            for form, target in kinds
        ),
        *(
            WorksFilter(form=None, page=page_link(name, target, src_uri), here=src_uri == target)
            for name, target in places
        ),
    )


def _page(
    src_uri: str,
    title: str,
    works: tuple[Paper | Tool, ...],
    uses: Uses,
    filters: tuple[WorksFilter, ...],
) -> BibliographyPage:
    """By year, the newest first, then by title; works without a year come last."""
    library = uses.library
    listed = [
        replace(
            library.reference(work, World(), src_uri),
            used_by=tuple(question_link(each, src_uri) for each in uses.questions("work", work.id)),
        )
        for work in works
    ]
    listed.sort(key=lambda each: (-(each.year or 0), each.title.casefold()))
    return BibliographyPage(
        src_uri=src_uri,
        title=title,
        description="Every paper and tool of this site, with links and BibTeX."
        if src_uri == _ALL
        else f"Papers and tools of this site: {title}.",
        chosen=next((each for each in filters[1:] if each.here), None),
        filters=filters,
        years=tuple(_years(listed)),
        downloads=reference_links(_ALL, src_uri) if works else (),
    )


def _years(references: Iterable[Reference]) -> Iterator[YearOfWorks]:
    for year, group in groupby(references, key=lambda each: each.year):
        anchor = Anchor(f"year-{year}" if year is not None else "year-unknown")
        yield YearOfWorks(year=year, anchor=anchor, references=tuple(group))
