"""A paper or tool in, the words and the BibTeX that scholars cite it with out."""

import functools
import re
from typing import Final
from urllib.parse import quote

from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from bibtexparser.writer import BibtexFormat, write

from generator.latex import plain
from generator.links import canonical_address, identify
from generator.models.catalog import Paper, Tool, WorkKind
from generator.models.pages import Verbatim
from generator.models.publication import Publication

_ENTRY_TYPES: Final[dict[WorkKind, tuple[str, str]]] = {
    "conference": ("inproceedings", "booktitle"),
    "journal": ("article", "journal"),
    "preprint": ("misc", "howpublished"),
}
_ESCAPES: Final = str.maketrans(
    {
        # BibTeX counts braces that a backslash escapes, so these two need their names.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: f"\\{char}" for char in "&%$#_"},
    }
)
_IN_AN_ADDRESS: Final = "".join(
    chr(code) for code in range(33, 127) if chr(code) not in '{}\\"<>^`|'
)
_NO_KEY: Final = re.compile(r"[^A-Za-z0-9_:./+-]+")
_TAKEN_APART: Final = re.compile(r",|(?<!\S)and(?!\S)", re.IGNORECASE)
_SHOWN_AUTHORS: Final = 8
_SHOWN_OF_MANY: Final = 3


def work_kind(paper: Paper) -> WorkKind:
    """How the work was published: as stated, else by whether a venue is known."""
    return paper.kind or ("conference" if paper.venue else "preprint")


def year_of(paper: Paper) -> int | None:
    """The year stated, else the year in the arXiv id (https://arxiv.org/help/arxiv_identifier)."""
    if paper.year is not None or paper.arxiv is None:
        return paper.year
    digits = paper.arxiv.rpartition("/")[2][:2]
    return 2000 + int(digits) if digits < "91" else 1900 + int(digits)


def author_names(authors: tuple[str, ...]) -> str | None:
    """The authors as a sentence names them; long lists are cut and counted."""
    names = [name for name in map(_line, authors) if name]
    if not names:
        return None
    if len(names) > _SHOWN_AUTHORS:
        return f"{', '.join(names[:_SHOWN_OF_MANY])} and {len(names) - _SHOWN_OF_MANY} others"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


@functools.lru_cache(maxsize=20_000)
def paper_bibtex(paper: Paper, *, doi: bool) -> Verbatim:
    """The paper's entry, with its DOI where the page may carry one.

    arXiv ids as https://info.arxiv.org/help/hypertex/bibstyles.html has them.
    """
    kind, venue_key = _ENTRY_TYPES[work_kind(paper)]
    fields = (
        ("title", _title(paper.title) if paper.title else ""),
        ("author", " and ".join(filter(None, map(_author, paper.authors)))),
        ("year", str(year_of(paper) or "")),
        (venue_key, _escape(paper.venue or "")),
        ("pages", re.sub(r"\s*[-–—]+\s*", "--", _escape(paper.pages or ""))),
        ("doi", _address(paper.doi or "") if doi else ""),
        ("eprint", paper.arxiv or ""),
        ("archiveprefix", "arXiv" if paper.arxiv else ""),
        ("url", _address(_paper_address(paper, doi=doi))),
    )
    return _entry(kind, paper.id, fields)


@functools.lru_cache(maxsize=20_000)
def tool_bibtex(tool: Tool) -> Verbatim:
    """The tool's entry, as software without a publication."""
    return _entry("misc", tool.id, (("title", _title(tool.name)), ("url", _address(tool.url))))


def page_bibtex(
    key: str, title: str, site: Publication | None = None, url: str | None = None
) -> Verbatim:
    """An entry for a page of a site, as far as the site says who made it, when and where it is."""
    fields = (
        ("title", _title(title)),
        ("author", _author(site.author) if site and site.author else ""),
        ("year", (site.date or "")[:4] if site else ""),
        ("howpublished", _escape(site.name) if site else ""),
        ("url", _address(url or "")),
    )
    return _entry("misc", key, fields)


def _paper_address(paper: Paper, *, doi: bool) -> str:
    """An address that is a DOI goes where DOIs may go."""
    if paper.arxiv:
        return canonical_address(f"arxiv:{paper.arxiv}")
    address = paper.url or ""
    return "" if identify(address).startswith("doi:") and not doi else address


def _title(text: str) -> str:
    """Braces of its own keep a style from changing the case of names: LIIF is no liif."""
    return f"{{{_escape(text)}}}"


def _author(name: str) -> str:
    """A name in braces where BibTeX would take it apart: `Research and Development, Inc.`."""
    escaped = _escape(name)
    return f"{{{escaped}}}" if _TAKEN_APART.search(escaped) else escaped


def _address(text: str) -> str:
    """As it is, for these fields are verbatim; what would end the field is percent-encoded."""
    return quote(text, safe=_IN_AN_ADDRESS)


def _escape(text: str) -> str:
    return _line(text).translate(_ESCAPES)


def _line(text: str) -> str:
    return " ".join(plain(text).split())


def _entry(kind: str, key: str, fields: tuple[tuple[str, str], ...]) -> Verbatim:
    listed = [Field(key=name, value=f"{{{value}}}") for name, value in fields if value]
    library = Library([Entry(entry_type=kind, key=_NO_KEY.sub("-", key), fields=listed)])
    layout = BibtexFormat()
    layout.indent = "  "
    layout.trailing_comma = True
    return Verbatim(write(library, layout).strip())
