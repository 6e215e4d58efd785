r"""The inside of a formula (`3\times 10^{-3}`) comes in, one line of readable text comes out (3×10⁻³)."""

import re
from typing import Final

from generator.latex.symbols import decorated, is_operator, symbol

_MACRO: Final = re.compile(r"\\(?:([A-Za-z]+)\*?(\s*)|(.))", re.DOTALL)
_INNERMOST: Final = re.compile(
    r"\\(?P<macro>[A-Za-z]+)\*?\s*\{(?P<first>[^{}]*)\}(?:\s*\{(?P<second>[^{}]*)\})?"
    r"|(?P<script>[\^_])\s*(?:\{(?P<wide>[^{}]*)\}|(?P<narrow>\\[A-Za-z]+|[^\s\\{}]))"
)
_JOINT, _RAISE, _LOWER = "\ufdd3", "\ufdd0", "\ufdd1"
_MARKS: Final = str.maketrans({_JOINT: "", _RAISE: "^", _LOWER: "_"})
"""Noncharacters that keep what is settled from being read again: a joint ends a macro's name."""
_DEEPEST: Final = 20
_FRACTIONS: Final = frozenset({"frac", "dfrac", "tfrac", "nicefrac", "sfrac"})
_LAYOUT: Final = frozenset(
    "left right big Big bigg Bigg bigl bigr Bigl Bigr displaystyle textstyle scriptstyle limits "
    "nolimits rm bf it em tt sc sf cal bm mathbf mathrm mathit boldsymbol nonumber".split()
)
_SPACING: Final = {
    ",": " ",
    ";": " ",
    ":": " ",
    " ": " ",
    "\\": " ",
    "!": "",
    "-": "",
    "/": "",
    "|": "‖",
}
_RAISED: Final = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED: Final = str.maketrans(
    "0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"
)
_RAISED_WHOLE: Final = {
    "∘": "°", "°": "°", "′": "′", "'": "′", "*": "*", "†": "†", "T": "ᵀ", "⊤": "ᵀ",
    "th": "th", "st": "st", "nd": "nd", "rd": "rd",
}  # fmt: skip


def formula(source: str) -> str:
    """A formula on one line; whatever is not understood keeps its name, so that nothing is lost."""
    text = re.sub(r"(?<!\\)\$", "", source).replace("~", " ")
    for _ in range(_DEEPEST):
        text, changes = _INNERMOST.subn(_reduced, text)
        if not changes:
            break
    shown = _without_macros(re.sub(r"(?<!\\)[{}]", "", text)).translate(_MARKS)
    return re.sub(r"\s+", " ", shown).strip()


def _reduced(found: re.Match[str]) -> str:
    if found["script"]:
        content = found["narrow"] if found["wide"] is None else found["wide"]
        return _script(found["script"], _without_macros(content).replace(_JOINT, "").strip())
    name, first, second = found["macro"], found["first"], found["second"]
    tail = "" if second is None else f"{{{second}}}"
    if name in _FRACTIONS and second is not None:
        return f"{_grouped(first)}/{_grouped(second)}"
    if name == "sqrt":
        return f"√{_grouped(first)}{tail}"
    if name in ("begin", "end"):
        return f" {tail}"
    shown = decorated(name, first.strip())
    if not shown and symbol(name):
        return f"{_JOINT}{symbol(name)}{' ' if is_operator(name) else ''}{first}{tail}"
    return f"{_JOINT}{shown or first}{tail}" if first or second else f"{_JOINT}{name}"


def _script(kind: str, content: str) -> str:
    """Raised or lowered characters where Unicode has them all and they read well, else a sign."""
    if not content:
        return ""
    if kind == "^" and content in _RAISED_WHOLE:
        return _RAISED_WHOLE[content]
    moved = content.translate(_RAISED if kind == "^" else _LOWERED)
    all_moved = all(new != old for new, old in zip(moved, content, strict=True))
    is_word = content.isalpha() and len(content) > 2
    if all_moved and not is_word:
        return moved
    sign = _RAISE if kind == "^" else _LOWER
    return f"{sign}{content}" if content.isalpha() or len(content) == 1 else f"{sign}({content})"


def _grouped(content: str) -> str:
    """In brackets where the content has parts that would otherwise drift apart."""
    text = content.replace(_JOINT, "").strip()
    return text if re.fullmatch(r"\\?\w*|\d+[.,]\d+", text) else f"({text})"


def _without_macros(text: str) -> str:
    return _MACRO.sub(_shown, text)


def _shown(found: re.Match[str]) -> str:
    name, space, sign = found.groups()
    if sign is not None:
        return _SPACING.get(sign, sign)
    if name in _LAYOUT:
        return ""
    before = found.string[max(found.start() - 1, 0) : found.start()]
    shown = symbol(name)
    if is_operator(name) or not shown:
        apart = " " if before.isalnum() else ""
        return f"{apart}{shown or name}{space or _gap_after(found)}"
    return f"{shown}{space if before.isspace() else ''}"


def _gap_after(found: re.Match[str]) -> str:
    return " " if found.string[found.end() : found.end() + 1].isalnum() else ""
