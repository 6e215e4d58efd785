"""Entries in, the parts of their references and the labels that cite them out, in two styles.

`numeric`: Yinbo Chen and Sifei Liu; `author-year`: Chen, Yinbo and Sifei Liu, with 2021a and 2021b apart.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from generator.bibliography.names import (
    SHOWN_AUTHORS,
    display,
    inverted,
    list_names,
    name_sort_key,
    short,
)
from generator.bibliography.works import kind_of, link_of
from generator.links import canonical_address
from generator.models.bibliography import Entry, FormattedReference, ReferenceStyle

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def format_references(
    entries: Sequence[Entry],
    style: ReferenceStyle,
    *,
    doi: bool = False,
    limit: int = SHOWN_AUTHORS,
) -> tuple[FormattedReference, ...]:
    """One reference for each entry, in the order given; more than `limit` authors are counted."""
    letters = _year_letters(entries) if style == "author-year" else ("",) * len(entries)
    return tuple(
        _formatted(entry, style, letter, doi=doi, limit=limit)
        for entry, letter in zip(entries, letters, strict=True)
    )


def cite_labels(entries: Sequence[Entry], style: ReferenceStyle) -> tuple[str, ...]:
    """What stands for each work in a sentence: `1`, or `Chen et al. 2021a`."""
    if style == "numeric":
        return tuple(str(number) for number in range(1, len(entries) + 1))
    letters = _year_letters(entries)
    return tuple(f"{_short(entry)}{letter}" for entry, letter in zip(entries, letters, strict=True))


def entry_sort_key(entry: Entry) -> tuple[tuple[tuple[str, ...], ...], int, str, str]:
    """By authors, then year, title and key; a work without authors goes by its title."""
    names = tuple(map(name_sort_key, entry.authors)) or (((entry.title or "").casefold(),),)
    return names, entry.year or 9999, (entry.title or "").casefold(), entry.key


def _formatted(
    entry: Entry, style: ReferenceStyle, letter: str, *, doi: bool, limit: int
) -> FormattedReference:
    names = [display(name) for name in entry.authors]
    if style == "author-year" and entry.authors:
        names[0] = inverted(entry.authors[0])
    year = f"{entry.year or 'n.d.'}{letter}" if letter or entry.year else None
    link = link_of(entry)
    if link is None and doi and entry.doi:
        link = canonical_address(f"doi:{entry.doi}")
    return FormattedReference(
        style=style,
        kind=kind_of(entry),
        authors=list_names(names, others=entry.and_others, limit=limit) or None,
        year=year,
        title=entry.title,
        venue=_venue(entry),
        link=link,
        link_label=_link_label(entry, link),
    )


def _venue(entry: Entry) -> str | None:
    """`Nature 5(2), 1-9`; a conference's pages are named: `CVPR, pp. 1-9`."""
    name = entry.venue or (entry.publisher if kind_of(entry) == "other" else None)
    if name is None:
        return None
    issue = f"({entry.number})" if entry.number else ""
    whole = f"{name} {entry.volume or ''}{issue}".rstrip() if entry.volume or issue else name
    pages = (entry.pages or "").replace("-", "–")
    if not pages:
        return whole
    if kind_of(entry) == "journal":
        return f"{whole}, {pages}"
    return f"{whole}, {'pp.' if '–' in pages else 'p.'} {pages}"


def _link_label(entry: Entry, link: str | None) -> str | None:
    if link is None:
        return None
    if entry.arxiv:
        return f"arXiv:{entry.arxiv}"
    parts = urlsplit(link)
    if parts.netloc == "doi.org":
        return f"doi:{entry.doi}" if entry.doi else parts.path.lstrip("/")
    return parts.netloc + parts.path if kind_of(entry) == "repository" else parts.netloc


def _short(entry: Entry) -> str:
    """Authors and year; a work that has neither, such as a repository, goes by its title alone."""
    year = "n.d." if entry.authors else ""
    return f"{short_authors(entry)} {entry.year or year}".rstrip()


def short_authors(entry: Entry) -> str:
    """`Chen`, `Chen and Liu`, `Chen et al.`; the title where nobody is named."""
    names = [short(name) for name in entry.authors]
    match names:
        case []:
            return entry.title or entry.key
        case [only]:
            return f"{only} et al." if entry.and_others else only
        case [first, second] if not entry.and_others:
            return f"{first} and {second}"
        case _:
            return f"{names[0]} et al."


def _year_letters(entries: Sequence[Entry]) -> tuple[str, ...]:
    """A letter for each work that would be cited as another is, in the order given."""
    stems = list(map(_short, entries))
    counted, seen = Counter(stems), Counter[str]()
    letters = []
    for stem in stems:
        letters.append(_letter(seen[stem]) if counted[stem] > 1 else "")
        seen[stem] += 1
    return tuple(letters)


def _letter(number: int) -> str:
    """From a to z, then aa, ab and on."""
    last = _LETTERS[number % 26]
    return last if number < 26 else _letter(number // 26 - 1) + last
