"""A work in, how a reader looks it up on a page out."""

import functools
from dataclasses import replace

from generator.bibliography import author_names, paper_bibtex, people_of, tool_bibtex, year_of
from generator.explain.linking import work_link
from generator.explain.naming import work_title
from generator.explain.world import World
from generator.models.catalog import Paper, Tool
from generator.models.pages import Anchor, Reference, ShownRetraction


def reference(work: Paper | Tool, world: World, source: str) -> Reference:
    """The work as a reader looks it up on the page `source`."""
    told = _told(work, doi=world.supplied is None)
    return replace(told, link=world.link(work), page=work_link(work, source))


@functools.lru_cache(maxsize=20_000)
def _told(work: Paper | Tool, *, doi: bool) -> Reference:
    """What is the same on every page, as on the work's own."""
    return Reference(
        label=None,
        anchor=Anchor(f"ref-{work.id}"),
        work=work.id,
        title=work_title(work),
        titled=isinstance(work, Tool) or work.title is not None,
        authors=author_names(work.authors) if isinstance(work, Paper) else None,
        year=year_of(work) if isinstance(work, Paper) else None,
        venue=work.venue if isinstance(work, Paper) else None,
        link=None,
        page=work_link(work, "papers/x.md"),
        bibtex=paper_bibtex(work, doi=doi) if isinstance(work, Paper) else tool_bibtex(work),
        kind="ScholarlyArticle" if isinstance(work, Paper) else "SoftwareSourceCode",
        people=people_of(work.authors) if isinstance(work, Paper) else (),
        doi=work.doi if isinstance(work, Paper) else None,
        retracted=_retraction(work),
    )


def _retraction(work: Paper | Tool) -> ShownRetraction | None:
    if isinstance(work, Tool) or work.retracted is None:
        return None
    return ShownRetraction(date=work.retracted.date, reason=work.retracted.reason)
