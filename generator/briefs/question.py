"""The lines before a brief's sections come in; the question comes out, without its quotation marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.briefs.form import ends_question, introduction, is_blank, is_instruction
from generator.briefs.lines import Line

_PAIRS: Final = (('"', '"'), ("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("‘", "’"), ("'", "'"))
_CLOSES_STRAIGHT: Final = re.compile(r"""(?<=[^\s(\["])"(?=[\s.,;:!?)]|$)""")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """The question as one line of text, where it begins, and the lines that are not part of it."""

    text: str
    line: Line
    unused: tuple[Line, ...]


def read_question(lines: Sequence[Line], *, otherwise: Line) -> AskedQuestion:
    """The text after the introduction, up to a blank line or the quotation mark that closes it.

    Where nothing introduces a question, `otherwise` is the line that it is missed at.
    """
    for index, line in enumerate(lines):
        rest = introduction(line.text)
        if rest is None:
            continue
        following = _until_instructions(lines[index + 1 :])
        block = (Line(place=line.place, text=rest), *following) if rest else following
        asked = _asked(block)
        others = (*lines[:index], *block[asked:], *lines[index + 1 + len(following) :])
        body = tuple(each for each in block[:asked] if each.text)
        return AskedQuestion(
            text=unquoted(" ".join(each.text for each in body)),
            line=body[0] if body else line,
            unused=_unused(others),
        )
    return AskedQuestion(text="", line=otherwise, unused=_unused(lines))


def unquoted(text: str) -> str:
    """A question without the quotation marks around it; those inside stay."""
    for opening, closing in _PAIRS:
        if len(text) > 1 and text.startswith(opening) and text.endswith(closing):
            return text if _is_two_quotations(text, opening) else text[1:-1].strip()
    for opening, closing in _PAIRS[:3]:
        if text.startswith(opening) and closing not in text[1:]:
            return text[1:].strip()
    return text if text not in ('"', "“", "'") else ""


def _is_two_quotations(text: str, opening: str) -> bool:
    """`"A" or "B"?` begins and ends with quotation marks, which do not belong together."""
    if opening != '"' or text.count('"') % 2:
        return False
    inner = text.find('"', 1, len(text) - 1)
    return inner > 0 and _CLOSES_STRAIGHT.match(text, inner) is not None


def _until_instructions(lines: Sequence[Line]) -> tuple[Line, ...]:
    end = next((at for at, line in enumerate(lines) if ends_question(line.text)), len(lines))
    return tuple(lines[:end])


def _asked(block: Sequence[Line]) -> int:
    """How many lines the question takes: a paragraph, or more where a quotation goes on."""
    start = next((at for at, line in enumerate(block) if line.text), len(block))
    ends = [
        at
        for at in range(start + 1, len(block) + 1)
        if at == len(block) or is_blank(block[at].text)
    ]
    if not ends:
        return len(block)
    first = block[start].text
    closing = tuple(close for opened, close in _PAIRS if first.startswith(opened))
    if closing:
        for end in ends:
            if block[end - 1].text.endswith(closing) and (end - 1 > start or len(first) > 1):
                return end
    return ends[0]


def _unused(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(
        line for line in lines if not is_blank(line.text) and not is_instruction(line.text)
    )
