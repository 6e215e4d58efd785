"""A catalog and its uses in; the pages that list all pages of a kind, and some of them, out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from generator.bibliography import work_kind
from generator.explain.linking import model_link, page_link, question_link, task_link, work_link
from generator.explain.reference import reference
from generator.explain.uses import Uses
from generator.explain.world import World
from generator.models.catalog import Model, Paper, Question, Tool
from generator.models.pages import (
    Anchor,
    Facet,
    FacetName,
    FormOfWork,
    IndexFilter,
    IndexGroup,
    IndexItem,
    IndexPage,
    PageLink,
)

_FORMS: tuple[FormOfWork, ...] = ("conference", "journal", "preprint", "repository")
_PLACED: tuple[FacetName, ...] = ("task", "kind")
"""Each of their filters has a page of its own; a year is a place on every page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """What an index lists, before it is known on which page."""

    link: Callable[[str], PageLink]
    note: str | None
    tasks: tuple[str, ...] = ()
    form: FormOfWork | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listing:
    """A kind of page, with all that there is of it."""

    kind: str
    title: str
    description: str
    entries: tuple[_Entry, ...]
    by_year: bool = False

    @property
    def src_uri(self) -> str:
        return f"{self.kind}/index.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A page for some of the entries."""

    facet: FacetName
    name: str
    """Empty where the form names it."""
    form: FormOfWork | None
    src_uri: str
    entries: tuple[_Entry, ...]


def indexes(works: tuple[Paper | Tool, ...], uses: Uses) -> Iterator[IndexPage]:
    """The index of each kind of page, and one for each task and form that tells its entries apart."""
    names = {task.id: task.name for task in uses.library.catalog.tasks}
    for listing in _listings(works, uses, names):
        places = tuple(_places(listing, names))
        yield _page(listing, places, listing.src_uri)
        for place in places:
            yield _page(listing, places, place.src_uri)


def _listings(
    works: tuple[Paper | Tool, ...], uses: Uses, names: dict[str, str]
) -> Iterator[_Listing]:
    catalog = uses.library.catalog
    yield _Listing(
        kind="questions",
        title="Questions",
        description="All questions answered here.",
        entries=tuple(
            _task_entry(partial(question_link, each), each.task, names)
            for each in catalog.questions
        ),
    )
    yield _Listing(
        kind="models",
        title="Models",
        description="All models that answer a question here.",
        entries=tuple(
            _task_entry(partial(model_link, each), each.task, names) for each in catalog.models
        ),
    )
    yield _Listing(
        kind="papers",
        title="Papers and tools",
        description="All works that answers here rest on.",
        entries=tuple(_work_entry(each, uses) for each in works),
        by_year=True,
    )
    yield _Listing(
        kind="tasks",
        title="Tasks",
        description="All tasks that people ask about here.",
        entries=tuple(
            _Entry(
                link=partial(task_link, each),
                note=", ".join(each.aliases) or None,
            )
            for each in catalog.tasks
        ),
    )


def _task_entry(link: Callable[[str], PageLink], task: str | None, names: dict[str, str]) -> _Entry:
    """A question or model, which has one task at most."""
    return _Entry(link=link, note=names.get(task or ""), tasks=(task,) if task else ())


def _work_entry(work: Paper | Tool, uses: Uses) -> _Entry:
    """A work belongs to the tasks of the questions and models that name it."""
    shown = reference(work, World(), "papers/index.md")
    users: tuple[Question | Model, ...] = (
        *uses.questions("work", work.id),
        *uses.models("work", work.id),
    )
    return _Entry(
        link=partial(work_link, work),
        note=", ".join(each for each in (shown.authors, shown.venue) if each) or None,
        tasks=tuple(dict.fromkeys(each.task for each in users if each.task)),
        form="repository" if isinstance(work, Tool) else work_kind(work),
        year=shown.year,
    )


def _places(listing: _Listing, names: dict[str, str]) -> Iterator[_Place]:
    """A filter that would leave everything, or stand alone, is none."""
    tasks = {name: tuple(each for each in listing.entries if name in each.tasks) for name in names}
    forms = {form: tuple(each for each in listing.entries if each.form == form) for form in _FORMS}
    held = [name for name, entries in tasks.items() if entries]
    for name in held if len(held) > 1 else ():
        src_uri = f"{listing.kind}/task/{name}.md"
        yield _Place(
            facet="task", name=names[name], form=None, src_uri=src_uri, entries=tasks[name]
        )
    kinds = [form for form, entries in forms.items() if entries]
    for form in kinds if len(kinds) > 1 else ():
        src_uri = f"{listing.kind}/kind/{form}.md"
        yield _Place(facet="kind", name="", form=form, src_uri=src_uri, entries=forms[form])


def _page(listing: _Listing, places: tuple[_Place, ...], src_uri: str) -> IndexPage:
    chosen = next((each for each in places if each.src_uri == src_uri), None)
    entries = chosen.entries if chosen else listing.entries
    groups = tuple(_years(entries, src_uri)) if listing.by_year else ()
    told = (chosen.name or str(chosen.form)) if chosen else ""
    return IndexPage(
        src_uri=src_uri,
        title=f"{listing.title}: {told}" if chosen else listing.title,
        description=f"{listing.description.removesuffix('.')}, of one kind: {told}."
        if chosen
        else listing.description,
        items=tuple(_item(each, src_uri) for each in entries),
        chosen=_filter(chosen, src_uri) if chosen else None,
        facets=tuple(_facets(listing, places, src_uri, groups)),
        groups=groups,
    )


def _item(entry: _Entry, src_uri: str) -> IndexItem:
    return IndexItem(page=entry.link(src_uri), note=entry.note)


def _filter(place: _Place, src_uri: str) -> IndexFilter:
    return IndexFilter(
        page=page_link(place.name, place.src_uri, src_uri),
        form=place.form,
        count=len(place.entries),
        here=place.src_uri == src_uri,
    )


def _facets(
    listing: _Listing, places: tuple[_Place, ...], src_uri: str, groups: tuple[IndexGroup, ...]
) -> Iterator[Facet]:
    everything = IndexFilter(
        page=page_link("", listing.src_uri, src_uri),
        form=None,
        count=len(listing.entries),
        here=src_uri == listing.src_uri,
    )
    for name in _PLACED:
        some = tuple(_filter(each, src_uri) for each in places if each.facet == name)
        if some:
            yield Facet(name=name, filters=(everything, *some))
    if len(groups) > 1:
        years = (page_link(each.name, f"{src_uri}#{each.anchor}", src_uri) for each in groups)
        yield Facet(
            name="year",
            filters=tuple(
                IndexFilter(page=each, form=None, count=None, here=False) for each in years
            ),
        )


def _years(entries: Iterable[_Entry], src_uri: str) -> Iterator[IndexGroup]:
    """The newest first; what has no year comes last."""
    ordered = sorted(entries, key=lambda each: -(each.year or 0))
    for year, some in groupby(ordered, key=lambda each: each.year):
        yield IndexGroup(
            name="" if year is None else str(year),
            anchor=Anchor("year-unknown" if year is None else f"year-{year}"),
            items=tuple(_item(each, src_uri) for each in some),
        )
