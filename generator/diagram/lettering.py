"""A text and a width come in; lines that fit it, in any usual sans-serif font, go out."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from html import escape

BOLD = 1.12
"""How much wider bold letters are."""

_BEGINNING = 64
"""How many letters of a text are measured first: most rooms hold fewer."""
_ILLEGAL = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, and the control characters that it discourages."""
_ACTIVE = re.compile(r"[*_`\[\]{}|\\$:]")
"""What means something to Markdown and its relatives, and is harmless as a numeric entity."""
_PLAIN = re.compile(r"[A-Za-z0-9 .,;()…-]*")
"""Text of which nothing needs escaping, as most is: told at once."""
_BREAKS_AFTER = "-_/.,:"

# Widths in thousandths of the font size: the wider of DejaVu Sans and Arial, by class of character.
_CLASSES = (
    ("ijl|'.,:; I", 340),
    ("!", 400),
    ('ftr()[]"-/\\', 460),
    ("`", 500),
    ("mMWw%@", 1000),
    ("EFJLSTYZ", 690),
    ("ABCDGHKNOPQRUVX&#+=<>~", 840),
    ("æœǽǣŒÆǶ", 1120),
    ("ǄǅǆǱǲǳ⋘⋙", 1430),
    ("ЖМФШЩЫЮЉЊ", 1100),
    ("بتثفقطظپٹٺٻټٽٿڀ", 1040),
    ("سشصضښڛڜڝڞ", 1230),
)
_USUAL = {char: width for chars, width in _CLASSES for char in chars}
_BLOCKS = (
    ("\u0250", 0),
    ("\u0460", 945),
    ("\u0530", 1230),
    ("\u0590", 1000),
    ("\u0600", 720),
    ("\u066e", 940),
    ("\u0800", 1230),
    ("\u2000", 1000),
    ("\u2190", 1030),
    ("\u2300", 1060),
)
"""Where blocks of characters end, with the width of the widest letters in each: Greek and Cyrillic,
rarer Cyrillic, Armenian, Hebrew, Arabic, rarer Arabic, the scripts of Asia, marks, signs."""
_LETTER, _FOREIGN, _FULL, _PICTURE = 640, 940, 1000, 1400
_FIRST_PICTURE = "\U0001f000"
_SENTENCE = "\ufdfd", "بسم الله الرحمن الرحيم"
"""A whole sentence in one character, wider than a card, and the same in letters."""


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """One line of text without anything that XML cannot hold."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join(_ILLEGAL.sub(" ", text).replace(*_SENTENCE).split())


def xml(text: str) -> str:
    """Text that is nothing but text in an element or attribute, to XML, HTML and Markdown alike."""
    if _PLAIN.fullmatch(text) and "  " not in text and text == text.strip():
        return text
    escaped = escape(clean(text), quote=True)
    return _ACTIVE.sub(lambda found: f"&#{ord(found[0])};", escaped)


@lru_cache(maxsize=4096)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line is at most, in units of the drawing."""
    return _units(text) * size * (BOLD if bold else 1) / 1000


@lru_cache(maxsize=4096)
def _units(text: str) -> int:
    """How wide it is at most, in thousandths of the size of the letters."""
    return sum(map(_thousandths, text))


@lru_cache(maxsize=4096)
def _thousandths(char: str) -> int:
    if char in _USUAL:
        return _USUAL[char]
    if char < "\u0250":
        base = unicodedata.normalize("NFD", char)[0]
        small = char.isdigit() or (char.islower() and base < "\u0080")
        return max(_LETTER, _USUAL.get(base, 0)) if small else _FULL
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    if char >= _FIRST_PICTURE:
        return _PICTURE
    if _is_full(char):
        return _FULL
    return next((width for end, width in _BLOCKS if char < end), _FOREIGN)


def _is_full(char: str) -> bool:
    return unicodedata.east_asian_width(char) in ("W", "F")


@lru_cache(maxsize=4096)
def longest_word(text: str, *, size: float, bold: bool = False) -> float:
    """How wide the widest piece is that a line should not break."""
    pieces = (part for word in clean(text).split() for part in _unbroken(word))
    return max((width(piece, size, bold=bold) for piece in pieces), default=0)


@lru_cache(maxsize=4096)
def wrap(text: str, room: float, *, size: float, lines: int, bold: bool = False) -> tuple[str, ...]:
    """The text in at most so many lines that fit the room; what is left out ends in an ellipsis."""
    filled: list[str] = []
    line, taken, broad = "", 0, BOLD if bold else 1
    for gap, piece in _pieces(clean(text), room, size=size, bold=bold):
        units = _units(piece)
        longer = taken + _units(gap) + units
        if not line:
            line, taken = piece, units
        elif longer * size * broad / 1000 <= room:
            line, taken = line + gap + piece, longer
        else:
            filled.append(line)
            line, taken = piece, units
        if len(filled) > lines:
            break
    if line:
        filled.append(line)
    if len(filled) <= lines:
        return tuple(filled)
    return (*filled[: lines - 1], shorten(filled[lines - 1] + " …", room, size=size, bold=bold))


def shorten(text: str, room: float, *, size: float, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits with an ellipsis."""
    if width(text, size, bold=bold) <= room:
        return text.replace(" …", "…")
    kept = _too_wide(text, room, size=size, bold=bold).removesuffix("…").rstrip()
    while kept and width(kept + "…", size, bold=bold) > room:
        kept = kept[:-1].rstrip()
    return kept + "…"


def _too_wide(text: str, room: float, *, size: float, bold: bool) -> str:
    """A beginning of the text that does not fit, or all of it: names may be of any length."""
    end = _BEGINNING
    while end < len(text) and width(text[:end], size, bold=bold) <= room:
        end *= 2
    return text[:end]


def _pieces(text: str, room: float, *, size: float, bold: bool) -> Iterator[tuple[str, str]]:
    """Words, parts of long ones and wide characters, each with the space before it."""
    for word in text.split():
        gap = " "
        if word.isascii() and len(word) <= _BEGINNING and width(word, size, bold=bold) <= room:
            yield gap, word
            continue
        for part in _unbroken(word):
            for piece in _broken(part, room, size=size, bold=bold):
                yield gap, piece
                gap = ""


def _unbroken(word: str) -> list[str]:
    """A word, or its full-width characters one by one: lines of such scripts break anywhere."""
    if word.isascii():
        return [word]
    parts: list[str] = []
    for char in word:
        joins = _thousandths(char) == 0 or unicodedata.category(char) in ("Pe", "Pf", "Po")
        alone = _is_full(char) or (bool(parts) and _is_full(parts[-1][0]))
        if parts and (joins or not alone):
            parts[-1] += char
        else:
            parts.append(char)
    return parts


def _broken(word: str, room: float, *, size: float, bold: bool) -> Iterator[str]:
    """A word that is too long for a line in pieces, broken after a hyphen where there is one."""
    rest = word
    while rest and width(_too_wide(rest, room, size=size, bold=bold), size, bold=bold) > room:
        end = _fitting(rest, room, size=size, bold=bold)
        soft = max(rest.rfind(char, 0, end) for char in _BREAKS_AFTER) + 1
        end = soft if soft > end // 3 else end
        yield rest[:end]
        rest = rest[end:]
    if rest:
        yield rest


def _fitting(text: str, room: float, *, size: float, bold: bool) -> int:
    """How many characters fit, at least one, never parting a letter from its marks."""
    used = 0.0
    scale = size * (BOLD if bold else 1) / 1000
    for end, char in enumerate(text):
        used += _thousandths(char) * scale
        if used > room and end > 0 and _thousandths(char) > 0:
            return end
    return len(text)


@lru_cache(maxsize=4096)
def is_leftward(text: str) -> bool:
    """Whether a line is read from right to left: its first letter with a direction decides."""
    if text.isascii():
        return False
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"
