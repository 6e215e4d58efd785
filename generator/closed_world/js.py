r"""A script of the site's own in, the addresses that are written in it out.

Any of them may be fetched or imported, so each counts wherever it stands, but in comments and among
the names of XML's vocabularies (`http://www.w3.org/2000/svg`). Comments are told from strings and
regular expressions by ECMAScript's tokens (https://tc39.es/ecma262/#sec-lexical-grammar); `//`
right behind a colon is an address in any case.
"""

import re
from collections.abc import Iterator
from typing import Final

_VOCABULARIES: Final = frozenset(
    f"http://www.w3.org/{name}"
    for name in (
        "1998/Math/MathML 1999/xhtml 1999/xlink 2000/svg 2000/xmlns 2000/xmlns/ XML/1998/namespace"
    ).split()
)
_TOKEN: Final = re.compile(
    r"""
    (?P<comment>(?<!:)//[^\n\r\u2028\u2029]*|/\*.*?(?:\*/|\Z))
  | "(?:[^"\\\n]|\\.)*"? | '(?:[^'\\\n]|\\.)*'? | `(?:[^`\\]|\\.)*`?
  | (?P<before>(?:^|[(,=:\[!&|?{};+\-*%~^<>]|\b(?:return|typeof|case|do|else|in|of|void|delete))\s*)
    /(?![/*])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.){0,200}\])+/
    """,
    re.DOTALL | re.VERBOSE,
)
_ESCAPED_SLASH: Final = re.compile(r"\\(?:/|x2f|u002f|u\{0*2f\})", re.IGNORECASE)
_ADDRESS: Final = re.compile(
    r"(?:https?|wss?|ftp)://(?=[\w\[%])[^\s\"'`<>\\]+|(?<=[\"'`])//[\w-]+(?:\.[\w-]+)+[^\s\"'`<>\\]*",
    re.IGNORECASE,
)


def js_addresses(script: str) -> Iterator[str]:
    """Whole addresses, and those without a scheme that a string begins with (`//a.org/b`)."""
    spoken = _ESCAPED_SLASH.sub("/", _TOKEN.sub(_without_comment, script))
    for found in _ADDRESS.finditer(spoken):
        if found.group() not in _VOCABULARIES:
            yield found.group()


def _without_comment(found: re.Match[str]) -> str:
    return " " if found["comment"] else found.group()
