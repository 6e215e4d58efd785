"""A work in, what readers call it out: its title, its authors in short, a line about it."""

from collections.abc import Iterable
from dataclasses import replace

from generator.bibliography import (
    author_names,
    cite_labels,
    entry_of_paper,
    entry_of_tool,
    short_authors,
    year_of,
)
from generator.explain.world import identities_of, label_of
from generator.latex import plain
from generator.links import identify
from generator.models.bibliography import Entry
from generator.models.catalog import Paper, Tool


def work_title(work: Paper | Tool) -> str:
    """What the work is called; its identity where no title was supplied."""
    if isinstance(work, Tool):
        return work.name
    if work.title:
        return plain(work.title)
    return label_of((*identities_of(work), f"paper:{work.id}")[0])


def short_name(work: Paper | Tool) -> str:
    """Who made the work, in short; its title where nobody is named."""
    return short_authors(_entry(work))


def preview_of(work: Paper | Tool) -> str:
    """The reference of a work in a line, without links."""
    if isinstance(work, Tool):
        return f"{work.name}, {label_of(identify(work.url))}"
    parts = (author_names(work.authors), work_title(work), work.venue, year_of(work))
    return ". ".join(str(part) for part in parts if part)


def labels_of(works: Iterable[Paper | Tool]) -> dict[str, str]:
    """Authors and year of each work; works that would be cited alike get a letter each."""
    listed = tuple(works)
    labels = cite_labels(tuple(map(_entry, listed)), "author-year")
    return {work.id: label for work, label in zip(listed, labels, strict=True)}


def _entry(work: Paper | Tool) -> Entry:
    """With the title that readers see, whatever it is called elsewhere."""
    entry = entry_of_tool(work) if isinstance(work, Tool) else entry_of_paper(work, doi=False)
    return replace(entry, title=work_title(work))
