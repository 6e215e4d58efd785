"""Papers, tools and .bib files in; references, BibTeX, CSL-JSON and RIS out, and entries back."""

import functools
from dataclasses import replace

from generator.bibliography.bibtex import safe_key as safe_key
from generator.bibliography.bibtex import write_bibtex as write_bibtex
from generator.bibliography.csl import write_csl_json as write_csl_json
from generator.bibliography.exchange import FILES as FILES
from generator.bibliography.exchange import distinct_keys as distinct_keys
from generator.bibliography.exchange import write_references as write_references
from generator.bibliography.fieldtext import catalog_text as catalog_text
from generator.bibliography.fieldtext import line
from generator.bibliography.names import catalog_name as catalog_name
from generator.bibliography.names import display as display
from generator.bibliography.names import list_names, name_of
from generator.bibliography.reading import Watch as Watch
from generator.bibliography.reading import read_bibtex as read_bibtex
from generator.bibliography.references import cite_labels as cite_labels
from generator.bibliography.references import entry_sort_key as entry_sort_key
from generator.bibliography.references import format_references as format_references
from generator.bibliography.references import short_authors as short_authors
from generator.bibliography.ris import write_ris as write_ris
from generator.bibliography.works import entry_of_paper as entry_of_paper
from generator.bibliography.works import entry_of_tool as entry_of_tool
from generator.bibliography.works import entry_type_of as entry_type_of
from generator.bibliography.works import kind_of as kind_of
from generator.bibliography.works import safe_address
from generator.bibliography.works import work_kind as work_kind
from generator.bibliography.works import year_of as year_of
from generator.latex import plain
from generator.models.bibliography import Entry
from generator.models.catalog import Paper, Tool
from generator.models.publication import Publication
from generator.models.shown import Verbatim


def author_names(authors: tuple[str, ...]) -> str | None:
    """The authors as a sentence names them; long lists are cut and counted."""
    names = people_of(authors)
    others = len(names) > 1 and names[-1] == "others"
    return list_names(names[:-1] if others else names, others=others) or None


def people_of(authors: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a catalog's list as readers see them, without the braces that hold words together."""
    shown = (line(plain(each)) for each in authors)
    return tuple(display(name_of(name)) if "{" in name else name for name in shown if name)


@functools.lru_cache(maxsize=20_000)
def paper_bibtex(paper: Paper, *, doi: bool) -> Verbatim:
    """The paper's entry as a page shows it: one address, and no fields that we have no word for."""
    entry = entry_of_paper(paper, doi=doi)
    return _one(replace(entry, url=None if entry.arxiv else entry.url, extra=()))


@functools.lru_cache(maxsize=20_000)
def tool_bibtex(tool: Tool) -> Verbatim:
    """The tool's entry, as software without a publication."""
    return _one(entry_of_tool(tool))


def page_bibtex(
    key: str, title: str, site: Publication | None = None, url: str | None = None
) -> Verbatim:
    """An entry for a page of a site, as far as the site says who made it, when and where it is."""
    author = site.author if site else None
    return _one(
        Entry(
            key=key,
            type="misc",
            title=line(plain(title)),
            authors=(name_of(author),) if author else (),
            year=int(site.date[:4]) if site and site.date else None,
            venue=line(plain(site.name)) if site else None,
            url=safe_address(url) if url else None,
        )
    )


def _one(entry: Entry) -> Verbatim:
    return Verbatim(write_bibtex((entry,)).strip())
