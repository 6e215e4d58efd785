"""A paper or tool in, the words and the BibTeX that scholars cite it with out."""

import functools

from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from bibtexparser.writer import BibtexFormat, write

from generator.latex import plain
from generator.links import canonical_address
from generator.models.catalog import Paper, Tool, WorkKind
from generator.models.pages import Verbatim

_ENTRY_TYPES: dict[WorkKind, tuple[str, str]] = {
    "conference": ("inproceedings", "booktitle"),
    "journal": ("article", "journal"),
    "preprint": ("misc", "howpublished"),
}
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: f"\\{char}" for char in "&%$#_"},
    }
)
_SHOWN_AUTHORS = 8
_SHOWN_OF_MANY = 3


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
    names = [plain(author) for author in authors]
    if not names:
        return None
    if len(names) > _SHOWN_AUTHORS:
        return f"{', '.join(names[:_SHOWN_OF_MANY])} and {len(names) - _SHOWN_OF_MANY} others"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


@functools.lru_cache(maxsize=20_000)
def paper_bibtex(paper: Paper, *, doi: bool) -> Verbatim:
    """The paper's entry, with its DOI where the page may carry one; arXiv ids as https://info.arxiv.org/help/hypertex/bibstyles.html has them."""
    kind, venue_key = _ENTRY_TYPES[work_kind(paper)]
    arxiv = paper.arxiv
    year = year_of(paper)
    fields = (
        ("title", f"{{{_escape(plain(paper.title))}}}" if paper.title else None),
        ("author", " and ".join(_escape(plain(each)) for each in paper.authors)),
        ("year", str(year) if year else None),
        (venue_key, _escape(paper.venue) if paper.venue else None),
        ("pages", paper.pages.replace("-", "--") if paper.pages else None),
        ("doi", _escape(paper.doi) if paper.doi and doi else None),
        ("eprint", arxiv),
        ("archiveprefix", "arXiv" if arxiv else None),
        ("url", canonical_address(f"arxiv:{arxiv}") if arxiv else paper.url),
    )
    return _entry(kind, paper.id, fields)


@functools.lru_cache(maxsize=20_000)
def tool_bibtex(tool: Tool) -> Verbatim:
    """The tool's entry, as software without a publication."""
    return _entry("misc", tool.id, (("title", f"{{{_escape(tool.name)}}}"), ("url", tool.url)))


def page_bibtex(key: str, title: str) -> Verbatim:
    """An entry for a page of this site."""
    return _entry("misc", key, (("title", f"{{{_escape(title)}}}"),))


def _entry(kind: str, key: str, fields: tuple[tuple[str, str | None], ...]) -> Verbatim:
    listed = [Field(key=name, value=value) for name, value in fields if value]
    library = Library([Entry(entry_type=kind, key=key, fields=listed)])
    layout = BibtexFormat()
    layout.indent = "  "
    layout.trailing_comma = True
    return Verbatim(write(library, layout).strip())


def _escape(text: str) -> str:
    return " ".join(text.translate(_ESCAPES).split())
