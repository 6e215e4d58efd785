"""The text of a brief comes in; clean, numbered lines come out, with what was removed from them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.errors import Code, Place, Problem

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_JOINED: Final = (
    "\u0600-\u08ff"  # Arabic, Syriac, Thaana, N'Ko
    "\u0900-\u109f\u1780-\u18af\u1a20-\u1bff"  # Indic scripts and their neighbours
    "\ua840-\uabff\U00011000-\U00011fff"
    "\u203c-\u2bff\u3030-\u3299\ufe0f\U0001f000-\U0001faff"  # emoji
)
"""Characters after which a joiner shapes what is seen."""
_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
    f"|(?<![{_JOINED}])[\u200c\u200d]"
)
_SEPARATORS: Final = "\u2028\u2029"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line, trimmed; blank lines are kept, since they end things."""

    place: Place
    """Where its first visible character stands."""
    text: str

    @property
    def number(self) -> int:
        """Which line of the file it is."""
        return self.place.line


def read_lines(text: str, file: str) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    r"""Lines counted by `\n`; a lone carriage return also ends a line, and does not count."""
    lines: list[Line] = []
    problems: list[Problem] = []
    for number, whole in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        problems += _removals(whole, file, number)
        start = 0
        for part in whole.removesuffix("\r").split("\r"):
            clean = _cleaned(part)
            indent = len(clean) - len(clean.lstrip())
            place = Place(file=file, line=number, column=start + indent + 1)
            lines.append(Line(place=place, text=clean.strip()))
            start += len(part) + 1
    return tuple(lines), tuple(problems)


def _cleaned(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    for separator in _SEPARATORS:
        text = text.replace(separator, " ")
    return _INVISIBLE.sub("", _CONTROL.sub("", text))


def _removals(text: str, file: str, number: int) -> Iterator[Problem]:
    """At most one problem of each kind per line."""
    if text.isascii() and text.isprintable():
        return
    controls = _CONTROL.findall(text)
    if controls:
        yield Problem(
            code=Code.BRIEF_CONTROL_CHARACTER,
            place=_place_of(_CONTROL, text, file, number),
            path="characters",
            message=f"the line holds control characters: {_named(controls)}",
            hint="delete them",
        )
    invisible = _INVISIBLE.findall(text)
    if invisible:
        yield Problem(
            code=Code.BRIEF_INVISIBLE_REMOVED,
            place=_place_of(_INVISIBLE, text, file, number),
            path="characters",
            message=f"invisible characters were removed: {_named(invisible)}",
            hint="delete them, unless the text lacks something now",
            severity="advice",
        )


def _place_of(pattern: re.Pattern[str], text: str, file: str, number: int) -> Place:
    found = pattern.search(text)
    return Place(file=file, line=number, column=found.start() + 1 if found else 1)


def _named(chars: list[str]) -> str:
    return ", ".join(_name(char) for char in sorted(set(chars)))


def _name(char: str) -> str:
    name = unicodedata.name(char, "").lower()
    return f"U+{ord(char):04X}{f' ({name})' if name else ''}"
