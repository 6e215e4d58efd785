"""The name of a LaTeX symbol or accent comes in, the character that it stands for comes out."""

import unicodedata
from functools import lru_cache
from typing import Final

from pylatexenc.latex2text import LatexNodes2Text, get_default_latex_context_db

_KNOWN: Final = get_default_latex_context_db()
_CONVERTER: Final = LatexNodes2Text(latex_context=_KNOWN, math_mode="text")
_OUR_OWN: Final = {
    "deg": "°", "degree": "°", "textdegree": "°", "celsius": "°C", "copyright": "©", "S": "§",
    "P": "¶", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "textbackslash": "\\",
    "textasciitilde": "~", "textasciicircum": "^", "texttimes": "×", "euro": "€", "pounds": "£",
    "item": "• ", "newline": " ", "par": " ", "quad": " ", "qquad": " ", "colon": ":",
    "lvert": "|", "rvert": "|", "vert": "|", "lVert": "‖", "rVert": "‖", "Vert": "‖", "mid": "|",
    "lbrace": "{", "rbrace": "}", "dots": "…", "cdots": "⋯", "checkmark": "✓",
}  # fmt: skip
"""What pylatexenc leaves out, or would answer with nothing."""
_OPERATORS: Final = frozenset(
    "arccos arcsin arctan arg argmax argmin cos cosh cot deg det dim exp gcd inf ker lim ln log max "
    "min mod Pr sin sinh sup tan tanh".split()
)
_ACCENTED_MATH: Final = frozenset(
    "hat bar vec dot ddot tilde acute grave check breve mathring widehat widetilde overline "
    "mathbb mathcal mathfrak mathscr".split()
)
_SHORTER: Final = {"widehat": "hat", "widetilde": "tilde", "overline": "bar"}


@lru_cache(maxsize=2048)
def symbol(name: str) -> str:
    r"""The text of a macro without arguments (`times` is ×); empty where nobody knows it."""
    if name in _OUR_OWN:
        return _OUR_OWN[name]
    if name in _OPERATORS:
        return name
    spec = _KNOWN.get_macro_spec(name)
    found = spec.simplify_repl if spec is not None else None
    return found.strip() if isinstance(found, str) and "%" not in found and "<" not in found else ""


def is_operator(name: str) -> bool:
    r"""Whether a macro is a function's name, which stands apart from what follows (`\log n`)."""
    return name in _OPERATORS


@lru_cache(maxsize=2048)
def accented(accent: str, letter: str) -> str:
    """One letter with its accent as one character; empty where there is no such letter."""
    found = unicodedata.normalize("NFC", _converted(accent, letter))
    return found if len(found) == 1 and not found.isascii() else ""


@lru_cache(maxsize=2048)
def decorated(name: str, argument: str) -> str:
    r"""What `\hat{x}` or `\mathbb{R}` look like; empty where that is not known."""
    if name not in _ACCENTED_MATH or len(argument) != 1 or not argument.isalnum():
        return ""
    return _converted(_SHORTER.get(name, name), argument)


def _converted(name: str, argument: str) -> str:
    text: str = _CONVERTER.latex_to_text(f"\\{name}{{{argument}}}")
    return text.strip()
