"""A value in, the same as text that is nothing but text out: the one border where text is escaped."""

import functools
import re
import urllib.parse
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from generator.models.pages import Anchor, Drawing, Href, Verbatim
from generator.templating import Undefined

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    "\u200e\u200f\u202a-\u202e\u2066-\u2069"  # turn the direction of what follows
    "\ufeff\ufffe\uffff\ud800-\udfff]"  # no characters at all: YAML and HTML refuse them
)
_ACTIVE = re.compile(
    r"""
    ^[!-/:-@\[-`{-~]            # whatever opens a block stands at the start
  | ^\d+[.)]                    # so does the number of a list
  | [&<>"\\`*_{}\[\]\#|~^$@\t]  # marks wherever they stand
  | ([-=+!?/])\1+               # rules, insertions, admonitions, addresses
  | :(?=\S)                     # shortcodes and addresses
  | (?i:(?<=www)\.)             # addresses without a scheme
  | !$                          # an image, where a template's link follows
    """,
    re.VERBOSE,
)
_IN_ADDRESSES = re.compile(r"[&'()*+;$!,\[\]|~@]")
"""What Markdown takes for a mark and a browser leaves as it is; it reads both spellings alike."""
_ID = re.compile(r"[A-Za-z0-9]+(?:[_-]+[A-Za-z0-9]+)*")
_REMEMBERED = 20_000
"""How many escaped texts are kept: the same ones stand on many pages."""
_KEPT_IN_ADDRESSES = "/:?#=%" + "&'()*+;$!,[]|~@"
"""What a browser does not encode by itself."""


class Unprintable(Exception):
    """A template prints a value that is no text; raised by `escape`."""


def escape(value: object) -> Markup:
    """Make a value show as the text that it is, in Markdown, in HTML and in attributes alike.

    Raises:
        Unprintable: for values that are no text.
    """
    escaper = _ESCAPERS.get(type(value))
    if escaper is not None:
        return escaper(value)
    if isinstance(value, Undefined):
        return Markup(str(value))
    raise Unprintable(f"{value!r} is no text: test it with `if`, or loop over it")


@functools.lru_cache(maxsize=_REMEMBERED)
def _address(address: str) -> Markup:
    encoded = urllib.parse.quote(_INVISIBLE.sub("", address), safe=_KEPT_IN_ADDRESSES)
    return Markup(_IN_ADDRESSES.sub(_numeric, encoded))


@functools.lru_cache(maxsize=_REMEMBERED)
def _text(text: str) -> Markup:
    return Markup(_entities(_one_line(text)))


def _anchor(anchor: str) -> Markup:
    """Ids stand in Markdown's attribute lists, where no character reference is read."""
    if not _ID.fullmatch(anchor):
        raise Unprintable(f"{anchor!r} is no id of a place")
    return Markup(anchor)


@functools.lru_cache(maxsize=_REMEMBERED)
def _lines(text: str) -> Markup:
    return Markup("&#10;".join(_entities(line) for line in text.splitlines()))


def _one_line(text: str) -> str:
    """White space is collapsed once more where something invisible stood between."""
    return " ".join(_INVISIBLE.sub("", " ".join(text.split())).split())


def _entities(text: str) -> str:
    return _ACTIVE.sub(_numeric, _INVISIBLE.sub("", text))


def _numeric(found: re.Match[str]) -> str:
    return "".join(char if char.isalnum() else f"&#{ord(char)};" for char in found.group())


_ESCAPERS: dict[type, Callable[[Any], Markup]] = {
    Markup: lambda markup: markup,
    str: _text,
    Href: _address,
    Drawing: Markup,
    Verbatim: _lines,
    Anchor: _anchor,
    int: lambda number: Markup(str(number)),
}
"""How each type shows; a truth value or a list is no text."""
