"""Author names as BibTeX spells them in, their parts out; and parts in, names as styles show them out.

The parts are told apart as BibTeX does (O. Patashnik, "Designing BibTeX Styles", 1988): words in small
letters are the particle. Two things go beyond it: `Jr.` and `III` need no comma before them, and a
Chinese, Japanese or Korean name of two words begins with the family name.
"""

import functools
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Final

from generator.bibliography.fieldtext import decode, encode, line
from generator.latex import plain
from generator.models.bibliography import Name

SHOWN_AUTHORS: Final = 8
SHOWN_OF_MANY: Final = 3
_BETWEEN: Final = re.compile(r"\\.|[{}]|(?<!\S)and(?!\S)", re.IGNORECASE | re.DOTALL)
_IN_A_NAME: Final = re.compile(r"\\.|[{},]|[\s~]+", re.DOTALL)
_BRACES: Final = re.compile(r"\\.|[{}]", re.DOTALL)
_SUFFIX: Final = re.compile(r"(?:[Jj]r|[Ss]r|JR|SR)\.?|II|III|IV")
_TAKEN_APART: Final = re.compile(r",|(?<!\S)and(?!\S)", re.IGNORECASE)
_EAST_ASIAN: Final = re.compile(
    r"[\u1100-\u11ff\u3005-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff·・]+"
)
_HELD: Final = re.compile(
    r"(?P<before>(?:[^{},\s]+\s+)*)\{(?P<family>[^{}]*\w[^{}]*)\}(?:,\s*(?P<suffix>[^{},]+))?"
)
_LABELLED: Final = re.compile(r"\s*(family|given|prefix|suffix)\s*=\s*(.*)", re.DOTALL)
_COMMAS: Final = 2
"""A name has at most so many: `von Last, Jr, First`."""


def read_names(source: str) -> tuple[tuple[Name, ...], bool, tuple[str, ...]]:
    """The names of an author field, whether there are more, and those that have too many commas."""
    listed = [piece for piece in _split_names(source) if decode(piece)]
    others = bool(listed) and listed[-1].strip().lower() == "others"
    names = listed[:-1] if others else listed
    found = tuple(name for name in map(_read_name, names) if name != Name())
    return found, others, tuple(decode(each) for each in names if len(_words(each)) > _COMMAS + 1)


def names_of(texts: Sequence[str]) -> tuple[tuple[Name, ...], bool]:
    """The names of a catalog's list, and whether `others` at its end says that there are more."""
    listed = [text for text in texts if line(plain(text))]
    others = len(listed) > 1 and listed[-1].strip() == "others"
    return tuple(map(name_of, listed[:-1] if others else listed)), others


def name_of(text: str) -> Name:
    """The name of a person as a catalog has it, given name first, or of a group.

    Braces around the last words hold a family name together, and a group where nothing else is there.
    """
    shown = line(plain(text))
    held = _HELD.fullmatch(shown)
    if held is not None:
        return _held_name(held)
    before, comma, after = shown.rpartition(", ")
    if comma and _is_suffix(after) and not _TAKEN_APART.search(before):
        return _in_order([*before.split(), after], _starts_small)
    if _TAKEN_APART.search(shown):
        return Name(literal=shown)
    return _in_order(shown.split(), _starts_small)


@functools.lru_cache(maxsize=20_000)
def catalog_name(name: Name) -> str:
    """The name as a catalog has it: the shortest form that `name_of` reads as the same parts."""
    before = _joined(name.given, name.particle)
    held = f"{before} {{{name.family}}}".lstrip() + (f", {name.suffix}" if name.suffix else "")
    for form in (display(name), f"{{{name.literal}}}" if name.literal else held):
        if name_of(form) == name and form != "others":
            return form
    return display(name)


@functools.lru_cache(maxsize=20_000)
def write_name(name: Name, *, ascii_only: bool = False) -> str:
    """The name as an author field has it: the shortest form that reads as the same parts."""
    parts: dict[str, str] = {
        part: encode(getattr(name, part), ascii_only=ascii_only)
        for part in ("given", "particle", "family", "suffix")
    }
    if name.literal:
        return f"{{{encode(name.literal, ascii_only=ascii_only)}}}"
    # BibTeX takes a command's name for a word in small letters: `\textbraceleft{}`.
    spelled = any("\\text" in value for value in parts.values())
    forms: tuple[str, ...] = () if spelled else (_direct(name, parts), _inverted(name, parts))
    for form in (*forms, _braced(name, parts)):
        if form and read_names(form) == ((name,), False, ()):
            return form
    return f"{{{encode(display(name), ascii_only=ascii_only)}}}"


def display(name: Name) -> str:
    """The name as a sentence has it: `Ludwig van Beethoven`, `Sammy Davis Jr.`, `王小明`."""
    if name.literal:
        return name.literal
    if _is_east_asian(name):
        return f"{name.family}{name.given}"
    return _joined(name.given, name.particle, name.family, name.suffix)


def inverted(name: Name) -> str:
    """The name with the family name first: `van Beethoven, Ludwig`, `Davis, Sammy, Jr.`."""
    if name.literal or _is_east_asian(name):
        return display(name)
    family = _joined(name.particle, name.family)
    return ", ".join(filter(None, (family, name.given, name.suffix)))


def short(name: Name) -> str:
    """What a citation calls a person: `van Beethoven`; a group by its whole name."""
    return name.literal or _joined(name.particle, name.family) or display(name)


def name_sort_key(name: Name) -> tuple[str, ...]:
    """By family name, without case and accents; the particle counts last."""
    parts = (name.literal or name.family, name.given, name.suffix, name.particle)
    return tuple(map(_folded, parts))


def list_names(names: Sequence[str], *, others: bool = False, limit: int = SHOWN_AUTHORS) -> str:
    """`A, B and C`; more than `limit` names are cut to three and counted: `A, B, C and 27 others`."""
    if len(names) > limit:
        shown = tuple(names[: min(SHOWN_OF_MANY, limit)])
        rest = "others" if others else _counted(len(names) - len(shown))
        return f"{', '.join(shown)} and {rest}"
    if others:
        return f"{', '.join(names)} and others" if names else ""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _counted(number: int) -> str:
    return f"{number} others" if number != 1 else "1 other"


def _split_names(source: str) -> list[str]:
    """Cut at each `and` that stands in no braces."""
    pieces, depth, start = [], 0, 0
    for found in _BETWEEN.finditer(source):
        if found[0] in "{}":
            depth = depth + 1 if found[0] == "{" else max(depth - 1, 0)
        elif depth == 0 and found[0][0] != "\\":
            pieces.append(source[start : found.start()])
            start = found.end()
    return [*pieces, source[start:]]


def _words(source: str) -> list[list[str]]:
    """The words of each part between commas, as written; braces hold words together."""
    parts: list[list[str]] = [[]]
    depth, start = 0, 0
    for found in _IN_A_NAME.finditer(source):
        mark = found[0]
        if mark in "{}":
            depth = depth + 1 if mark == "{" else max(depth - 1, 0)
        elif depth == 0 and mark[0] != "\\":
            parts[-1].append(source[start : found.start()])
            start = found.end()
            if mark == ",":
                parts.append([])
    parts[-1].append(source[start:])
    return [[word for word in part if decode(word)] for part in parts]


@functools.lru_cache(maxsize=50_000)
def _read_name(source: str) -> Name:
    parts = _words(source)
    labelled = _labelled(source, len(parts))
    if labelled is not None:
        return labelled
    if len(parts) > _COMMAS + 1 or (len(parts) == 1 and _is_group(source.strip())):
        return Name(literal=decode(source))
    if len(parts) == 1:
        (words,) = parts
        shown = [decode(word) for word in words]
        if len(words) == 2 and all(map(_EAST_ASIAN.fullmatch, shown)):
            return Name(family=shown[0], given=shown[1])
        return _settled(_in_order(words, _is_particle))
    family, *middle, given = parts
    last = max((at for at, word in enumerate(family[:-1]) if _is_particle(word)), default=-1)
    name = Name(
        given=_text(given),
        particle=_text(family[: last + 1]),
        family=_text(family[last + 1 :]),
        suffix=_text(middle[0]) if middle else "",
    )
    return _settled(name)


def _settled(name: Name) -> Name:
    """A lone name of several words, or with a comma in it, is that of a group; no particle has one."""
    if _TAKEN_APART.search(name.particle):
        return Name(literal=_joined(name.given, name.particle, name.family, name.suffix))
    alone = not (name.given or name.particle or name.suffix)
    apart = " " in name.family or _TAKEN_APART.search(name.family)
    return Name(literal=name.family) if alone and apart else name


def _labelled(source: str, parts: int) -> Name | None:
    """The form of biblatex: `family=Harman, given=Hans, prefix=de`."""
    if parts == 1 or "=" not in source:
        return None
    found = [_LABELLED.fullmatch(part) for part in source.split(",")]
    values = {each[1]: decode(each[2]) for each in found if each is not None}
    if len(values) < len(found) or "family" not in values:
        return None
    return Name(
        given=values.get("given", ""),
        particle=values.get("prefix", ""),
        family=values["family"],
        suffix=values.get("suffix", ""),
    )


def _held_name(held: re.Match[str]) -> Name:
    """What stands before the braces is the given name, and a particle behind it."""
    family = held["family"].strip()
    words = held["before"].split()
    if not words:
        return Name(literal=family)
    small = next((at for at, word in enumerate(words) if _starts_small(word)), len(words))
    return Name(
        given=_joined(*words[:small]),
        particle=_joined(*words[small:]),
        family=family,
        suffix=(held["suffix"] or "").strip(),
    )


def _in_order(words: Sequence[str], is_particle: Callable[[str], bool]) -> Name:
    """First von Last, and a suffix that stands behind it without a comma."""
    shown = [decode(word) if is_particle is _is_particle else word for word in words]
    suffix = shown.pop() if len(shown) > 2 and _is_suffix(shown[-1]) else ""
    small = [at for at in range(len(shown) - 1) if is_particle(words[at])]
    start, end = (small[0], small[-1] + 1) if small else (len(shown) - 1, len(shown) - 1)
    return Name(
        given=_joined(*shown[:start]),
        particle=_joined(*shown[start:end]),
        family=_joined(*shown[end:]),
        suffix=suffix,
    )


def _is_group(source: str) -> bool:
    """Whether one pair of braces holds it all, and is not that of an accent."""
    opens = source.startswith("{") and not source.startswith("{\\")
    return opens and _group_end(source) == len(source) and source.endswith("}")


def _group_end(source: str) -> int:
    """Where the braces close that a text begins with; its end where they never do."""
    depth = 0
    for found in _BRACES.finditer(source):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    return len(source)


def _is_particle(word: str) -> bool:
    """Whether its first letter is small; braces at its beginning keep what they hold from counting."""
    while word.startswith("{") and not word.startswith("{\\"):
        word = word[_group_end(word) :]
    return _starts_small(decode(word))


def _starts_small(text: str) -> bool:
    return next((char.islower() for char in text if char.isalpha()), False)


def _is_suffix(word: str) -> bool:
    return _SUFFIX.fullmatch(word) is not None


def _is_east_asian(name: Name) -> bool:
    return all(part and _EAST_ASIAN.fullmatch(part) for part in (name.family, name.given))


def _direct(name: Name, parts: dict[str, str]) -> str:
    return "" if name.suffix else _joined(parts["given"], parts["particle"], parts["family"])


def _inverted(name: Name, parts: dict[str, str]) -> str:
    family = _joined(parts["particle"], parts["family"])
    return ", ".join(
        (family, parts["suffix"], parts["given"]) if name.suffix else (family, parts["given"])
    )


def _braced(name: Name, parts: dict[str, str]) -> str:
    """As `_inverted`, with braces around each part that commas or small letters would cut."""
    held = {part: f"{{{value}}}" if value else "" for part, value in parts.items()}
    return _inverted(name, {**held, "particle": parts["particle"]})


def _text(words: Sequence[str]) -> str:
    return _joined(*map(decode, words))


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
