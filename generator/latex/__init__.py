r"""A title or abstract with LaTeX in it comes in (`\textbf{A}uto`), readable text comes out (Auto).

Only fragments that are recognised as LaTeX change; all else stays as it is to the letter, because the
same texts hold prices, percentages, template marks, paths and code. One pass, in linear time.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from generator.latex.accents import accent_at, holds_escaped_quotes
from generator.latex.dollars import match_braces, match_dollars
from generator.latex.formulas import formula
from generator.latex.symbols import symbol
from generator.latex.vocabulary import (
    DROPPED,
    FORMULAS,
    LATIN_LETTERS,
    MATHEMATICAL,
    ONE_LETTER,
    SWITCHES,
    VERBATIM,
    WRAPPERS,
)

_NEXT: Final = re.compile(
    # Windows paths are taken whole, so that no macro is seen in them.
    r"(?P<path>(?<![A-Za-z0-9])[A-Za-z]:\\[^\s\"'<>|{}$]*(?![^\s\"'<>|}$])"
    r"|(?<![\\\w])\\\\[\w.-]+(?:\\[\w.$-]+)+(?![\w.$-]|\\[\w.$-]|\{)"
    r"|(?<![\\\w.-])[\w.-]+(?:\\[\w.-]+){2,}(?![\w.-]|\\[\w.-]|\{))"
    r"|(?P<special>[\\${}])"
)
_NAME: Final = re.compile(r"\\([A-Za-z]+)\*?")
_OPTION: Final = re.compile(r"\[[^\[\]{}]{0,200}\]")
_PROSE_BEFORE: Final = frozenset(" \t\n([~-–—/“‘")
_NO_SPACE_BEFORE: Final = frozenset(["", *".,;:)!?"])
_PROSE_AFTER: Final = frozenset(" \t\n.,;:)]!?-–—/'’”~")
_WHOLE_TEXT: Final = re.compile(r"\\(?:text[a-z]*|emph|underline|mbox|href|url)\{")
_GAP: Final = "\ufdd2"
"""Stands, until the end, where a reference was left out; no text holds this noncharacter."""
_AROUND_GAP: Final = re.compile(rf"( ?)(?:\({_GAP}+\)|{_GAP}+)( ?)")
_WINDOW: Final = 2000
"""How far ahead the end of a fragment is looked for: it keeps hostile text linear."""


@lru_cache(maxsize=4096)
def plain(raw: str) -> str:
    """The words that a reader should see for a text that may hold LaTeX."""
    if "\\" not in raw and "$" not in raw:
        return raw
    return _AROUND_GAP.sub(_closed, "".join(_Scan(raw).pieces()))


def _closed(gap: re.Match[str]) -> str:
    """What remains where a reference stood: at most one space, and none before a comma."""
    before, after = (
        gap.string[max(gap.start() - 1, 0) : gap.start()],
        gap.string[gap.end() : gap.end() + 1],
    )
    if before in ("", "(") or after in _NO_SPACE_BEFORE:
        return ""
    return " " if gap[1] or gap[2] else ""


class _Scan:
    """One pass over one text: where it stands, and what was decided about characters ahead."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.at = 0
        self.closing = match_braces(raw)
        self.dollars = match_dollars(raw, self.closing)
        self.ahead: dict[int, str] = {}
        """Characters that a fragment before has decided: what to write in their place."""
        self.bare_quotes = not holds_escaped_quotes(raw)
        self.last = ""

    def pieces(self) -> Iterator[str]:
        """The readable text, piece by piece."""
        while (found := _NEXT.search(self.raw, self.at)) is not None:
            yield self._literal(found.start())
            if found["path"]:
                yield self._literal(found.end())
                continue
            start = self.at
            piece = self._fragment(found["special"])
            if piece is None:
                yield self._literal(start + 1)
            elif piece:
                self.last = piece[-1]
                yield piece
        yield self._literal(len(self.raw))

    def _literal(self, end: int) -> str:
        """Text that stays; a tie (`Figure~$x$`) before a fragment is the one exception."""
        text = self.raw[self.at : end]
        self.at = end
        tie = re.search(r"(?<=[\w.,)])~(\(?)$", text[-3:])
        if tie and self.raw[end : end + 1] in ("\\", "$") and end > 2:
            text = f"{text[: len(text) - len(tie[0])]} {tie[1]}"
        self.last = text[-1:] or self.last
        return text

    def _fragment(self, special: str) -> str | None:
        """What a special character begins, moved past it; None where it is no LaTeX."""
        if self.at in self.ahead:
            piece = self.ahead.pop(self.at)
            self.at += 1
            return piece
        match special:
            case "\\":
                return self._backslash()
            case "$":
                return self._dollar()
            case "{":
                return self._group()
            case _:
                return None

    def _backslash(self) -> str | None:
        follows = self.raw[self.at + 1 : self.at + 2]
        if follows and follows in "%&#_${}":
            return self._past(2, follows)
        if follows and follows in "([":
            return self._bracketed("\\)" if follows == "(" else "\\]")
        accent = accent_at(self.raw, self.at, bare_quotes=self.bare_quotes)
        if accent is not None:
            return self._past(*accent)
        name = _NAME.match(self.raw, self.at)
        return self._named(name) if name else self._space(follows)

    def _space(self, follows: str) -> str | None:
        before, after = self.raw[self.at - 1 : self.at], self.raw[self.at + 2 : self.at + 3]
        if follows == "\\" and self.at > 0 and (not after.strip() or before in ".,;:!?)}]"):
            return self._past(2, "" if after.isspace() else " ")
        if follows == " " and (before.isalnum() or (before and before in ".,;:)}")):
            return self._past(2, " ")
        if follows == "-" and (after.isalpha() or (before.isalpha() and after == " ")):
            return self._past(3 if self.last == " " and after == " " else 2, "")
        if follows and follows in ",;" and after.isalnum() and (before.isalnum() or before == "."):
            return self._past(2, " ")
        return None

    def _named(self, found: re.Match[str]) -> str | None:
        name, end = found[1], found.end()
        opened = self.raw[end : end + 1] == "{" and end in self.closing
        option = _OPTION.match(self.raw, end)
        if option and option.end() in self.closing and name in DROPPED | {"sqrt", "makebox"}:
            end, opened = option.end(), True
        if opened:
            return self._with_argument(name, end)
        if name in WRAPPERS and self.raw[end : end + 1] == "{":
            return self._past(end + 1 - self.at, "")
        if name in SWITCHES and self.raw[max(self.at - 1, 0) : self.at] in ("", "{"):
            self.at = end
            return self._skip_space()
        if symbol(name):
            return self._symbol(name, end)
        return self._unknown(name, end)

    def _with_argument(self, name: str, opening: int) -> str | None:
        closing = self.closing[opening]
        inside = self.raw[opening + 1 : min(closing, opening + _WINDOW)]
        if name in DROPPED:
            return self._drop(closing + 1)
        if name in VERBATIM:
            self.at = closing + 1
            return re.sub(r"\\([%&#_~{}$])", r"\1", self.raw[opening + 1 : closing])
        if name == "href" and closing + 1 in self.closing and closing - opening < _WINDOW:
            return self._reference(inside, closing + 1)
        if name in ("textcolor", "colorbox") and closing + 1 in self.closing:
            return self._unwrap(closing + 1)
        if name in ("begin", "end"):
            return self._environment(name, inside, closing + 1)
        if closing == opening + 1:
            self.at = closing + 1
            return symbol(name) or name
        if name == "footnote":
            self.ahead[closing] = ")"
            self.at = opening + 1
            return "(" if self.last.isspace() else " ("
        if name in WRAPPERS or name in SWITCHES or self._is_foreign(name):
            return self._unwrap(opening)
        if symbol(name) or len(name) > 1:
            return self._formula_command(name, opening)
        return None

    def _is_foreign(self, name: str) -> bool:
        """A macro that its authors made: its arguments are the words to show."""
        return len(name) > 1 and not symbol(name) and name not in MATHEMATICAL

    def _unwrap(self, opening: int) -> str:
        """Leave out a command and its braces, and go on reading inside them."""
        closing = self.closing[opening]
        self.ahead[closing] = ""
        while closing + 1 in self.closing:
            self.ahead[closing + 1] = " "
            closing = self.closing[closing + 1]
            self.ahead[closing] = ""
        self.at = opening + 1
        return ""

    def _formula_command(self, name: str, opening: int) -> str | None:
        if symbol(name) and name not in MATHEMATICAL:
            return self._symbol(name, opening)
        end = self.closing[opening] + 1
        if end in self.closing:
            end = self.closing[end] + 1
        if end - self.at > _WINDOW:
            return None
        return self._past(end - self.at, formula(self.raw[self.at : end]))

    def _symbol(self, name: str, end: int) -> str | None:
        after = self.raw[end : end + 1]
        if name in ONE_LETTER and not (after == " " and self.raw[end + 1 : end + 2].isalpha()):
            return None
        shown = symbol(name)
        self.at = end
        if name in LATIN_LETTERS or shown.endswith(" "):
            self._skip_space()
        return shown

    def _unknown(self, name: str, end: int) -> str | None:
        """A macro that nobody defined, in prose: its bare name. Elsewhere it may be code."""
        before, after = self.raw[self.at - 1 : self.at] if self.at else "", self.raw[end : end + 1]
        standing = (not before or before in _PROSE_BEFORE) and (not after or after in _PROSE_AFTER)
        return self._past(end - self.at, name) if standing and len(name) > 2 else None

    def _reference(self, address: str, opening: int) -> str:
        closing = self.closing[opening]
        words = self.raw[opening + 1 : closing]
        self.ahead[closing] = "" if words.strip() == address.strip() else f" ({address})"
        self.at = opening + 1
        return ""

    def _environment(self, name: str, kind: str, end: int) -> str:
        finish = f"\\end{{{kind}}}"
        until = self.raw.find(finish, end, end + _WINDOW) if name == "begin" else -1
        if kind.rstrip("*") in FORMULAS and until >= 0:
            inside = self.raw[end:until]
            self.at = until + len(finish)
            return formula(inside)
        return self._drop(end)

    def _bracketed(self, finish: str) -> str | None:
        until = self.raw.find(finish, self.at + 2, self.at + _WINDOW)
        inside = self.raw[self.at + 2 : until] if until >= 0 else ""
        if not re.search(r"\\[A-Za-z]{2}|[\^_=]|^\s*\w\s*$", inside):
            return None
        return self._past(until + 2 - self.at, formula(inside))

    def _dollar(self) -> str | None:
        pair = self.dollars.get(self.at)
        if pair is None:
            return None
        start, end = self.at + pair.width, pair.closing
        opening = _WHOLE_TEXT.match(self.raw, start)
        if opening is not None and self._is_last_group(opening.end() - 1, end):
            self.ahead |= dict.fromkeys(range(end, end + pair.width), "")
            return self._past(pair.width, "")
        return self._past(end + pair.width - self.at, formula(self.raw[start:end]))

    def _is_last_group(self, opening: int, end: int) -> bool:
        """Whether a command's groups fill a formula to its end: then it is set as text."""
        after = self.closing.get(opening, -2) + 1
        if after in self.closing:
            after = self.closing[after] + 1
        return after == end

    def _group(self) -> str | None:
        r"""Braces around a command (`{\L}`, `{\em word}`) go with it; any other braces stay."""
        closing = self.closing.get(self.at)
        if closing is None or self.raw[self.at + 1 : self.at + 2] != "\\":
            return None
        found = _NAME.match(self.raw, self.at + 1)
        alone = found is not None and found.end() == closing
        if found is not None and alone and (symbol(found[1]) or len(found[1]) > 1):
            return self._past(closing + 1 - self.at, symbol(found[1]) or found[1])
        if found is not None and found[1] in SWITCHES:
            self.ahead[closing] = ""
            self.at = found.end()
            return self._skip_space()
        known = found is not None and (found[1] in WRAPPERS or symbol(found[1]))
        if known or accent_at(self.raw, self.at + 1, bare_quotes=self.bare_quotes) is not None:
            self.ahead[closing] = ""
            return self._past(1, "")
        return None

    def _drop(self, end: int) -> str:
        self.at = end
        return _GAP

    def _skip_space(self) -> str:
        if self.raw[self.at : self.at + 1] == " ":
            self.at += 1
        return ""

    def _past(self, length: int, piece: str) -> str:
        self.at += length
        return piece
