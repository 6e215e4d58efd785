"""A work in, what readers call it out: its title, its authors in short, a line about it."""

from collections.abc import Iterable

from generator.bibliography import author_names, year_of
from generator.explain.world import identities_of, label_of
from generator.latex import plain
from generator.links import identify
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
    if isinstance(work, Tool) or not work.authors:
        return work_title(work)
    first, *others = (plain(name).split()[-1] for name in work.authors)
    match others:
        case []:
            return first
        case [second]:
            return f"{first} and {second}"
        case _:
            return f"{first} et al."


def preview_of(work: Paper | Tool) -> str:
    """The reference of a work in a line, without links."""
    if isinstance(work, Tool):
        return f"{work.name}, {label_of(identify(work.url))}"
    parts = (author_names(work.authors), work_title(work), work.venue, year_of(work))
    return ". ".join(str(part) for part in parts if part)


def labels_of(works: Iterable[Paper | Tool]) -> dict[str, str]:
    """Authors and year of each work; works that would be cited alike get a letter each."""
    plain_labels = {
        work.id: " ".join(
            str(part)
            for part in (short_name(work), year_of(work) if isinstance(work, Paper) else None)
            if part
        )
        for work in works
    }
    alike: dict[str, list[str]] = {}
    for name, label in plain_labels.items():
        alike.setdefault(label, []).append(name)
    return {
        name: label if len(alike[label]) == 1 else label + _letter(alike[label].index(name))
        for name, label in plain_labels.items()
    }


def _letter(number: int) -> str:
    """A to z, then aa: as many as there are works."""
    higher, last = divmod(number, 26)
    return (_letter(higher - 1) if higher else "") + chr(ord("a") + last)
