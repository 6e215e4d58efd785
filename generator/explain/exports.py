"""Works in, the files that reference managers read them from out, and the links that lead there."""

import posixpath
from collections.abc import Iterable
from typing import Final

from generator.bibliography import (
    FILES,
    distinct_keys,
    entry_of_paper,
    entry_of_tool,
    write_references,
)
from generator.explain.linking import page_link
from generator.models.bibliography import Entry, ExportForm
from generator.models.catalog import Paper, Tool
from generator.models.pages import Export, PageLink

BIBLIOGRAPHY: Final = "bibliography.md"
_NAMES: Final[tuple[tuple[ExportForm, str], ...]] = (
    ("bibtex", "BibTeX"),
    ("csl", "CSL-JSON"),
    ("ris", "RIS"),
)


def entries_of(works: Iterable[Paper | Tool]) -> dict[str, Entry]:
    """The whole entry of each work by its id, under one key wherever it is exported."""
    listed = tuple(works)
    entries = distinct_keys(
        entry_of_paper(work, doi=True) if isinstance(work, Paper) else entry_of_tool(work)
        for work in listed
    )
    return {work.id: entry for work, entry in zip(listed, entries, strict=True)}


def reference_files(entries: Iterable[Entry], src_uri: str) -> tuple[Export, ...]:
    """The works of a page in each form; none where it has none."""
    listed = tuple(entries)
    if not listed:
        return ()
    return tuple(
        Export(src_uri=_uri(src_uri, form), text=write_references(listed, form))
        for form, _ in _NAMES
    )


def reference_links(src_uri: str, source: str) -> tuple[PageLink, ...]:
    """From the page `source` to the files of the page `src_uri`."""
    return tuple(page_link(name, _uri(src_uri, form), source) for form, name in _NAMES)


def _uri(src_uri: str, form: ExportForm) -> str:
    """In a folder of the page's own name: beside it, once it is rendered."""
    return posixpath.join(src_uri.removesuffix(".md"), FILES[form])
