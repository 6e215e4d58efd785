"""A paper or tool of the catalog in, the entry that scholars cite it with out."""

import re
from typing import Final
from urllib.parse import quote

from generator.bibliography.fieldtext import line
from generator.bibliography.names import names_of
from generator.latex import plain
from generator.links import canonical_address, identify
from generator.models.bibliography import Entry, EntryKind
from generator.models.catalog import Paper, Tool, WorkKind

_TYPES: Final[dict[WorkKind, str]] = {
    "conference": "inproceedings",
    "journal": "article",
    "preprint": "misc",
    "other": "misc",
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
    """How the work was published: as stated, else by its type, else by whether a venue is known."""
    if paper.kind or paper.type is None:
        return paper.kind or ("conference" if paper.venue else "preprint")
    if paper.type in _LOOSE:
        return "preprint" if paper.arxiv else "other"
    kind = _KINDS.get(paper.type, "other")
    return kind if kind != "repository" else "other"


def entry_type_of(*, venue: str | None) -> str:
    """The type of an entry of which a catalog says no more than where it appeared, if at all."""
    return _TYPES["conference" if venue else "preprint"]


def year_of(paper: Paper) -> int | None:
    """The year stated, else the year in the arXiv id (https://arxiv.org/help/arxiv_identifier)."""
    return arxiv_year(paper.arxiv) if paper.year is None and paper.arxiv else paper.year


def arxiv_year(identifier: str) -> int:
    """The year that an arXiv id begins with; arXiv opened in 1991."""
    digits = identifier.rpartition("/")[2][:2]
    return 2000 + int(digits) if digits < "91" else 1900 + int(digits)


def entry_of_paper(paper: Paper, *, doi: bool) -> Entry:
    """The paper's entry: the whole of it, or what a page without DOIs shows."""
    authors, others = names_of(paper.authors)
    editors, other_editors = names_of(paper.editors if doi else ())
    return Entry(
        key=paper.cite_key or paper.id,
        type=paper.type or _TYPES[work_kind(paper)],
        title=_text(paper.title),
        authors=authors,
        and_others=others,
        editors=editors,
        and_other_editors=other_editors,
        year=year_of(paper),
        month=paper.month,
        venue=_text(paper.venue),
        volume=_text(paper.volume),
        number=_text(paper.number),
        pages=plain_pages(line(plain(paper.pages))) if paper.pages else None,
        publisher=_text(paper.publisher),
        arxiv=paper.arxiv,
        doi=paper.doi if doi else None,
        url=_own_address(paper, doi=doi),
        extra=tuple((each.name, each.value) for each in paper.extra) if doi else (),
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
    identity = identify(paper.url) if paper.url else ""
    if not paper.url or identity == f"arxiv:{paper.arxiv}":
        return None
    shown = doi or not (paper.arxiv or identity.startswith("doi:"))
    return safe_address(paper.url) if shown else None


def _text(source: str | None) -> str | None:
    return line(plain(source)) or None if source else None
