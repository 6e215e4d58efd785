r"""The source of a BibTeX field in, its readable text out (`{\"o}` is ö), and back.

In a .bib file braces, backslashes and dollars are LaTeX for certain, so each of them is taken as such;
what this reader does not know itself, formulas first, goes to `generator.latex`.
"""

import functools
import re
import unicodedata
from typing import Final

from generator.latex import plain
from generator.latex.dollars import match_braces
from generator.latex.symbols import symbol
from generator.latex.vocabulary import DROPPED, SWITCHES, VERBATIM, WRAPPERS

_LATEX: Final = re.compile(r"[\\${}~]")
_NAME: Final = re.compile(r"\\([A-Za-z]+)\*?")
_ACCENTS: Final = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304",
    ".": "\u0307", "r": "\u030a", "v": "\u030c", "u": "\u0306", "H": "\u030b", "c": "\u0327",
    "k": "\u0328", "d": "\u0323", "b": "\u0331",
}  # fmt: skip
_NAMED: Final = {
    "textbraceleft": "{", "textbraceright": "}", "textbackslash": "\\", "textasciitilde": "~",
    "textasciicircum": "^", "textdollar": "$", "textunderscore": "_", "textbar": "|",
    "textless": "<", "textgreater": ">", "textquotedbl": '"', "textquotesingle": "'",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "textellipsis": "…", "guillemotleft": "«",
    "guillemotright": "»", "textsection": "§", "textdegree": "°", "texttimes": "×",
}  # fmt: skip
_LETTERS: Final = {
    "ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ł": "l", "Ł": "L",
    "đ": "dj", "Đ": "DJ", "ð": "dh", "Ð": "DH", "þ": "th", "Þ": "TH", "ı": "i", "ȷ": "j",
    "ŋ": "ng", "Ŋ": "NG",
}  # fmt: skip
_BY_NAME: Final = _NAMED | {name: char for char, name in _LETTERS.items()}
_BY_CHARACTER: Final = _LETTERS | {
    char: name for name, char in _NAMED.items() if not char.isascii()
}
_BY_ACCENT: Final = {mark: accent for accent, mark in _ACCENTS.items()}
_ESCAPES: Final = {
    # BibTeX counts braces that a backslash escapes, so these two need their names.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "&%$#_"},
}
_TABLE: Final = str.maketrans(_ESCAPES)
_FOR_CATALOGS: Final = str.maketrans(
    {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$"}
)
_CODE: Final = re.compile(r'\{"([0-9A-Fa-f]{1,6})\}|\{?"([0-9A-Fa-f]{4,6})\}? ?|\{?(\d{1,7})\}?')
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_WINDOW: Final = 2000
"""How far ahead the end of a formula is looked for: it keeps hostile text linear."""
_DEEPEST: Final = 12
"""Braces within braces that are read as LaTeX; what lies deeper is hostile, and taken as it is."""


def line(text: str) -> str:
    """Text as fields hold it: on one line, composed (NFC), without control characters."""
    return " ".join(unicodedata.normalize("NFC", _CONTROL.sub("", text)).split())


def catalog_text(text: str) -> str:
    """Readable text as a catalog writes it, where a title may hold LaTeX: escaped where it must be."""
    spelled = text if line(plain(text)) == text else text.translate(_FOR_CATALOGS)
    return spelled if line(plain(spelled)) == text else text


@functools.lru_cache(maxsize=8192)
def decode(source: str) -> str:
    """The readable text of a field; a field without LaTeX is not looked at twice."""
    return line(_Source(source, 0).text()) if _LATEX.search(source) else line(source)


@functools.lru_cache(maxsize=8192)
def encode(text: str, *, ascii_only: bool = False) -> str:
    """Text as a field writes it: nothing in it ends the field, and `decode` gives it back."""
    listed = line(text)
    if listed.isascii() or not ascii_only:
        return listed.translate(_TABLE)
    return "".join(char if char.isascii() else _spelled(char) for char in listed.translate(_TABLE))


def _spelled(char: str) -> str:
    r"""A character in ASCII: `{\'e}`, `{\ss}`; where LaTeX has no name for it, by its number."""
    if char in _BY_CHARACTER:
        return f"{{\\{_BY_CHARACTER[char]}}}"
    letter, *marks = tuple(unicodedata.normalize("NFD", char))
    if (
        marks
        and letter.isascii()
        and letter.isalpha()
        and all(mark in _BY_ACCENT for mark in marks)
    ):
        spelled = letter
        for mark in marks:
            accent = _BY_ACCENT[mark]
            spelled = f"\\{accent}{spelled if len(spelled) == 1 and not accent.isalpha() else f'{{{spelled}}}'}"
        return f"{{{spelled}}}"
    return f'{{\\symbol{{"{ord(char):04X}}}}}'


class _Source:
    """One pass over the source of a field."""

    def __init__(self, raw: str, depth: int) -> None:
        self.raw = raw
        self.depth = depth
        self.closing = match_braces(raw)
        self.at = 0

    def text(self) -> str:
        """The readable text."""
        pieces = []
        while (found := _LATEX.search(self.raw, self.at)) is not None:
            pieces.append(self.raw[self.at : found.start()])
            self.at = found.start()
            pieces.append(self._special(found[0]))
        pieces.append(self.raw[self.at :])
        return "".join(pieces)

    def _special(self, char: str) -> str:
        if char == "\\":
            name = _NAME.match(self.raw, self.at)
            return self._control() if name is None else self._command(name[1], name.end())
        if char == "$":
            return self._formula()
        self.at += 1
        return " " if char == "~" else ""

    def _control(self) -> str:
        r"""A backslash before something that is no letter: `\&`, `\'e`."""
        char = self.raw[self.at + 1 : self.at + 2]
        start = self.at + 2
        if char in _ACCENTS:
            return self._accent(char, start)
        if char in ("(", "["):
            until = self.raw.find("\\)" if char == "(" else "\\]", start, start + _WINDOW)
            if until >= 0:
                return self._past(until + 2, plain(self.raw[self.at : until + 2]))
        self.at = start
        if char in ("-", "/", "@"):
            return ""
        if char in (" ", "\n", "\t", ",", ";", "\\"):
            return " "
        return char if char and char in "&%$#_{}" else f"\\{char}"

    def _accent(self, accent: str, start: int) -> str:
        argument, end = self._argument(start)
        self.at = end
        if not argument.strip():
            return f"{accent}{argument}" if not accent.isalpha() else argument
        # An accent over an i stands over one without its dot.
        first = {"ı": "i", "ȷ": "j"}.get(argument[0], argument[0])
        composed = unicodedata.normalize("NFC", f"{first}{_ACCENTS[accent]}")
        braced = self.raw[start : start + 1] == "{"
        if len(composed) > 1 and not (braced or accent.isalpha()):
            return f"{accent}{argument}"
        return composed + argument[1:]

    def _argument(self, start: int) -> tuple[str, int]:
        """What an accent stands over, as text, and where it ends."""
        while self.raw[start : start + 1] == " ":
            start += 1
        if start in self.closing:
            end = self.closing[start]
            return self._inside(start + 1, end), end + 1
        name = _NAME.match(self.raw, start)
        if name is not None:
            return _BY_NAME.get(name[1], symbol(name[1])), name.end()
        char = self.raw[start : start + 1]
        return ("", start) if char in "\\${}~" else (char, start + 1)

    def _inside(self, start: int, end: int) -> str:
        inside = self.raw[start:end]
        if not _LATEX.search(inside):
            return inside
        return inside if self.depth > _DEEPEST else _Source(inside, self.depth + 1).text()

    def _command(self, name: str, end: int) -> str:
        after = self.raw[end : end + 1]
        if name in _ACCENTS and (end in self.closing or (after == " " and len(name) == 1)):
            return self._accent(name, end)
        if name in ("symbol", "char") and (code := _CODE.match(self.raw, end)):
            return self._past(code.end(), _character(code))
        if name in _BY_NAME:
            return self._past(self._after_name(end), _BY_NAME[name])
        if name in SWITCHES or name in WRAPPERS:
            return self._past(self._after_name(end) if name in SWITCHES else end, "")
        if end in self.closing:
            return self._with_argument(name, end)
        shown = symbol(name)
        if shown:
            return self._past(self._after_name(end), shown)
        return self._past(end, f"\\{name}")

    def _with_argument(self, name: str, opening: int) -> str:
        closing = self.closing[opening]
        if name in VERBATIM:
            return self._past(closing + 1, address(self.raw[opening + 1 : closing]))
        if name in DROPPED:
            return self._past(closing + 1, "")
        if closing == opening + 1 and symbol(name):
            return self._past(closing + 1, symbol(name))
        end = closing + 1
        while end in self.closing:
            end = self.closing[end] + 1
        shown = plain(self.raw[self.at : end])
        return self._past(opening, "") if shown.startswith("\\") else self._past(end, shown)

    def _formula(self) -> str:
        width = 2 if self.raw.startswith("$$", self.at) else 1
        until = self.at + width
        last = until + _WINDOW
        while (until := self.raw.find("$" * width, until, last)) > 0 and self.raw[
            until - 1
        ] == "\\":
            until += 1
        if until < 0:
            return self._past(self.at + width, "$" * width)
        return self._past(until + width, plain(self.raw[self.at : until + width]))

    def _after_name(self, end: int) -> int:
        """A command's name takes the blanks behind it, or empty braces."""
        if self.raw.startswith("{}", end):
            return end + 2
        while self.raw[end : end + 1] == " ":
            end += 1
        return end

    def _past(self, end: int, shown: str) -> str:
        self.at = end
        return shown


def _character(code: re.Match[str]) -> str:
    number = int(code[3]) if code[3] else int(code[1] or code[2], 16)
    return chr(number) if number < 0x110000 else ""


def address(source: str) -> str:
    r"""An address as a field spells it: `\url{...}` and the backslash of `\_` are no part of it."""
    text = line(source).strip("{}").strip() if source.startswith("{") else line(source)
    found = re.fullmatch(r"\\(?:url|path|nolinkurl)\{(.*)\}", text)
    text = found[1] if found else text
    if "\\" not in text:
        return text
    text = re.sub(r"\\(?:textasciitilde|~)(?:\{\})?\s?|\{\\textasciitilde\}", "~", text)
    return re.sub(r"\\([%&#_{}$~])", r"\1", text)
