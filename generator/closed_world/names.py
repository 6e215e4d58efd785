"""A catalog's models, papers and tools in, where their names stand in a text out.

A name is found as it is written, capitals and all, whole words only; a hyphen, a dash and a space
are alike in it, and an `s` may follow it. How sure a find is depends on the name:

- more than one word, a capital or a digit inside, a sign inside (`SoftNet`, `U-Net`, `owner/name`,
  `Deep image prior`): it stands for the work wherever it stands;
- one word with a capital (`Whisper`): so too, but not where a sentence begins with it and the page
  also uses the word without its capital, as in `Depth`;
- one word in small letters, or fewer than four letters and digits (`end`, `SAM`): only where it is
  all that a heading, a link or an emphasis holds; elsewhere it cannot be told from any other word.
"""

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from generator.closed_world.words import tidy
from generator.latex import plain
from generator.models.assembled import Catalog
from generator.models.catalog import Paper, Tool

Sureness: TypeAlias = Literal["anywhere", "capitalised", "apart"]

_WORD: Final = re.compile(r"\w+")
_FEWEST: Final = 4
"""Letters and digits of the shortest name that is looked for within sentences."""
_JOINS: Final = frozenset("/_@#+")
_MOST_WORDS: Final = 4
"""Of a name in front of a colon; more of them are a phrase."""
_SUBTITLE: Final = re.compile(r":| - ")
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:])[\s\"'(\[]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What a work is called, tidy, and how sure it is that these words mean it."""

    words: str
    sureness: Sureness


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundName:
    """A name in a text, and the place of its first and behind its last letter."""

    name: Name
    start: int
    end: int


class NameIndex:
    """All names of a catalog by their rarest word; built once, then only read."""

    def __init__(self, catalog: Catalog) -> None:
        names = {words: None for each in catalog.models for words in _tidy_names(each.name)}
        for paper in catalog.papers:
            names |= dict.fromkeys(paper_names(paper))
        for tool in catalog.tools:
            names |= dict.fromkeys(tool_names(tool))
        self.apart = frozenset(folded(each) for each in names if _sureness(each) == "apart")
        """Names that stand for a work only where they are set apart."""
        self._keyed = _by_rarest_word(names)
        self._keys = frozenset(self._keyed)
        self._remembered = functools.lru_cache(maxsize=20_000)(self._find)

    def all_in(self, text: str) -> tuple[FoundName, ...]:
        """Every name that stands in a tidy text, also inside of others, the outer ones first."""
        return self._remembered(text)

    def _find(self, text: str) -> tuple[FoundName, ...]:
        plain_text = folded(text)
        if self._keys.isdisjoint(_WORD.findall(plain_text)):
            return ()
        found = [
            FoundName(name=each.name, start=start, end=start + len(each.plainly))
            for word in _WORD.finditer(plain_text)
            for each in self._keyed.get(word.group(), ())
            if (start := word.start() - each.offset) >= 0
            and plain_text.startswith(each.plainly, start)
            and _is_whole(plain_text, start, start + len(each.plainly))
        ]
        return tuple(sorted(found, key=lambda each: (each.start, -each.end)))

    def outermost_in(self, text: str) -> Iterator[FoundName]:
        """The names of a tidy text that stand inside of no other name."""
        end = 0
        for found in self.all_in(text):
            if found.start >= end:
                end = found.end
                yield found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Key:
    """A name by one of its words."""

    name: Name
    plainly: str
    offset: int
    """Where in the name that word begins."""


def _by_rarest_word(names: Iterable[str]) -> Mapping[str, tuple[_Key, ...]]:
    """Names by the one of their words that the fewest of them have; a last word by its plural, too."""
    forms = {words: folded(words) for words in names}
    counts = Counter(word for form in forms.values() for word in _WORD.findall(form))
    keyed: dict[str, list[_Key]] = {}
    for words, plainly in forms.items():
        found = tuple(_WORD.finditer(plainly))
        if found:
            rarest = min(found, key=lambda word: counts[word.group()])
            name = Name(words=words, sureness=_sureness(words))
            key = _Key(name=name, plainly=plainly, offset=rarest.start())
            keyed.setdefault(rarest.group(), []).append(key)
            if rarest.end() == len(plainly):
                keyed.setdefault(f"{rarest.group()}s", []).append(key)
    return {word: tuple(listed) for word, listed in keyed.items()}


def folded(words: str) -> str:
    """Tidy words as far as hyphens between them do not matter; no letter changes its place."""
    return words.replace("-", " ")


def paper_names(paper: Paper) -> tuple[str, ...]:
    """Its title, and what stands before a colon or dash there, where that can only be a name."""
    if paper.title is None:
        return ()
    title = tidy(plain(paper.title))
    short, *after = _SUBTITLE.split(title, maxsplit=1)
    short = short.strip()
    return (*_tidy_names(title), *((short,) if after and _is_name(short) else ()))


def _is_name(words: str) -> bool:
    """One word with a capital or digit inside, or a few of which each looks like part of a name."""
    parts = words.split()
    if len(parts) < 2:
        return _sureness(words) == "anywhere"
    return (
        len(parts) <= _MOST_WORDS
        and all(any(char.isdigit() or char.isupper() for char in part) for part in parts)
        and any(_tells(part) for part in parts)
    )


def tool_names(tool: Tool) -> tuple[str, ...]:
    """Its name, and `owner/name` of its repository."""
    place = tool.url.partition("//")[2].partition("?")[0].partition("#")[0]
    _, *path = (part for part in place.split("/") if part)
    owned = (f"{path[0]}/{path[1].removesuffix('.git')}",) if len(path) > 1 else ()
    return (*_tidy_names(tool.name), *owned)


def starts_sentence(text: str, at: int) -> bool:
    """Whether what stands there would have a capital anyway."""
    return _SENTENCE_START.search(text[max(0, at - 20) : at]) is not None


def _tidy_names(name: str) -> tuple[str, ...]:
    words = tidy(name)
    return (words,) if words else ()


def _sureness(words: str) -> Sureness:
    letters = [char for char in words if char.isalnum()]
    if len(letters) < _FEWEST:
        return "apart"
    has_case = any(char.lower() != char.upper() for char in letters)
    if " " in words or _tells(words) or not has_case or not _JOINS.isdisjoint(words):
        return "anywhere"
    return "capitalised" if words[0].isupper() else "apart"


def _tells(word: str) -> bool:
    """Whether it has what few words but names have: a digit, or a capital behind the first letter."""
    return word[:1].isdigit() or any(char.isdigit() or char.isupper() for char in word[1:])


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word goes on at either side, but for the `s` of a plural."""
    if text.startswith("s", end) and text[end - 1].isalnum():
        end += 1
    return not (
        (start and _joined(text[start - 1], text[start]))
        or (end < len(text) and _joined(text[end - 1], text[end]))
    )


def _joined(left: str, right: str) -> bool:
    return (left.isalnum() or left == "_") and (right.isalnum() or right == "_")
