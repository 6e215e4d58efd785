"""One paper of an arXiv answer in, what the lock holds of it out; None where it is not usable."""

import re
from collections.abc import Iterator
from typing import Final

import arxiv

from generator.briefs.lines import read_lines
from generator.models.catalog import DOI_PATTERN
from generator.models.lock import Fetched, sha256_of
from generator.models.validation import validate

_ENTRY: Final = re.compile(r"https?://arxiv\.org/abs/(?P<id>[^\s?#]+?)v(?P<version>[1-9]\d{0,3})")
_WITHDRAWN: Final = re.compile(
    r"^\W*(?:(?:this|the)\s+(?:\w+\s+)?)?(?:(?:paper|article|manuscript|submission|work|preprint)\s+)?"
    r"(?:(?:has|have)\s+been\s+|is\s+|was\s+|is\s+being\s+)?(?:\w+\s+)?"
    r"withdrawn\b(?!\s+from\s+(?!arxiv))"
    r"|\bwithdrawn\s+by\s+(?:\w+\s+)?(?:authors?|arxiv)\b",
    re.IGNORECASE,
)
"""A paper that was taken back, and not one that was taken from a conference."""


def read_result(result: arxiv.Result) -> Fetched | None:
    """The paper, cleaned of what nobody can see; None where a needed part is missing."""
    found = _ENTRY.fullmatch(result.entry_id.strip())
    if found is None:
        return None
    abstract = cleaned(result.summary)
    fetched = validate(
        Fetched,
        {
            "arxiv": found["id"],
            "version": found["version"],
            "origin": f"https://arxiv.org/abs/{found['id']}v{found['version']}",
            "title": cleaned(result.title),
            "authors": tuple(filter(None, (cleaned(each.name) for each in result.authors))),
            "published": result.published.date().isoformat(),
            "updated": result.updated.date().isoformat(),
            "categories": tuple(_categories(result)),
            "doi": _doi(result.doi or ""),
            "withdrawn": _notice(cleaned(result.comment or ""), abstract),
            "abstract": abstract,
            "sha256": sha256_of(abstract),
        },
        (),
    )
    return fetched if isinstance(fetched, Fetched) else None


def cleaned(text: str) -> str:
    """Without control and invisible characters, on one line: as the summaries of briefs are."""
    lines, _ = read_lines(text, "arXiv")
    return " ".join(" ".join(line.text for line in lines).split())


def same_paper(identity: str) -> str:
    """An arXiv id as far as the subject class in an old one does not matter: `math/0309136`."""
    archive, slash, number = identity.rpartition("/")
    return f"{archive.partition('.')[0]}{slash}{number}"


def _categories(result: arxiv.Result) -> Iterator[str]:
    named = (result.primary_category, *result.categories)
    return iter(dict.fromkeys(filter(None, (cleaned(each) for each in named))))


def _doi(text: str) -> str | None:
    """The first DOI; authors give several, or something else."""
    first = next(iter(cleaned(text).split()), "")
    doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)", "", first, flags=re.IGNORECASE)
    return doi if re.match(DOI_PATTERN, doi) else None


def _notice(comment: str, abstract: str) -> str | None:
    """The words by which a paper was taken back: arXiv has them in the comment or the abstract."""
    for text in (comment, abstract):
        sentence = text.partition(". ")[0]
        if _WITHDRAWN.search(sentence):
            return comment if text is comment else sentence
    return None
