"""A paper or tool of the catalog in, the entry that scholars cite it with out."""

import re
from typing import Final
from urllib.parse import quote

from generator.bibliography.fieldtext import line
from generator.bibliography.names import name_of
from generator.latex import plain
from generator.links import canonical_address, identify
from generator.models.bibliography import Entry, EntryKind
from generator.models.catalog import Paper, Tool, WorkKind

_TYPES: Final[dict[WorkKind, str]] = {
    "conference": "inproceedings",
    "journal": "article",
    "preprint": "misc",
}
_KINDS: Final[dict[str, EntryKind]] = {
    "inproceedings": "conference",
    "article": "journal",
    "software": "repository",
    "unpublished": "preprint",
}
_LOOSE: Final = frozenset({"misc", "online"})
"""Types that say little: what such a work is shows by where it lies."""
_IN_AN_ADDRESS: Final = "".join(
    chr(code) for code in range(33, 127) if chr(code) not in '{}\\"<>^`|'
)


def work_kind(paper: Paper) -> WorkKind:
    """How the work was published: as stated, else by whether a venue is known."""
    return paper.kind or ("conference" if paper.venue else "preprint")


def year_of(paper: Paper) -> int | None:
    """The year stated, else the year in the arXiv id (https://arxiv.org/help/arxiv_identifier)."""
    return arxiv_year(paper.arxiv) if paper.year is None and paper.arxiv else paper.year


def arxiv_year(identifier: str) -> int:
    """The year that an arXiv id begins with; arXiv opened in 1991."""
    digits = identifier.rpartition("/")[2][:2]
    return 2000 + int(digits) if digits < "91" else 1900 + int(digits)


def entry_of_paper(paper: Paper, *, doi: bool) -> Entry:
    """The paper's entry, with its DOI where the page may carry one."""
    return Entry(
        key=paper.id,
        type=_TYPES[work_kind(paper)],
        title=_text(paper.title),
        authors=tuple(name_of(name) for name in paper.authors if _text(name)),
        year=year_of(paper),
        venue=_text(paper.venue),
        pages=plain_pages(line(plain(paper.pages))) if paper.pages else None,
        arxiv=paper.arxiv,
        doi=paper.doi if doi else None,
        url=_own_address(paper, doi=doi),
    )


def entry_of_tool(tool: Tool) -> Entry:
    """The tool's entry, as software without a publication."""
    return Entry(key=tool.id, type="misc", title=_text(tool.name), url=safe_address(tool.url))


def kind_of(entry: Entry) -> EntryKind:
    """How the work was published, as its type and its address tell."""
    if entry.type not in _LOOSE:
        return _KINDS.get(entry.type, "other")
    if entry.arxiv:
        return "preprint"
    held = identify(entry.url).startswith(("github:", "repo:")) if entry.url else False
    return "repository" if held else "other"


def link_of(entry: Entry) -> str | None:
    """Where the work can be read, but for its DOI: at arXiv, else at its own address."""
    return canonical_address(f"arxiv:{entry.arxiv}") if entry.arxiv else entry.url


def safe_address(text: str) -> str:
    """The address, with all percent-encoded that would end a field or is no ASCII."""
    return quote(text, safe=_IN_AN_ADDRESS)


def plain_pages(text: str) -> str:
    """Pages as the catalog has them, with one hyphen: `8628-8638`."""
    return re.sub(r"\s*[-–—]+\s*", "-", text)


def _own_address(paper: Paper, *, doi: bool) -> str | None:
    """None where the arXiv id says it; an address that is a DOI goes where DOIs may go."""
    if paper.arxiv or not paper.url:
        return None
    is_doi = identify(paper.url).startswith("doi:")
    return None if is_doi and not doi else safe_address(paper.url)


def _text(source: str | None) -> str | None:
    return line(plain(source)) or None if source else None
