"""Nodes come in; their words in lines, and the sizes of the cards that hold them, go out."""

import functools

from generator.diagram.lettering import longest_word, width, wrap
from generator.diagram.parts import (
    BADGE,
    LINE,
    LINE_STEP,
    NAME,
    NAME_STEP,
    PAD,
    SMALL,
    WIDEST_PILL,
    Words,
)
from generator.models.diagram import Node

_LOOSE, _ROOMY = 220.0, 240.0
"""A card as wide as the first has its summary under the name, a slimmer one under the number;
one less wide than the second gives its summary a fifth line."""


def words_of(nodes: tuple[Node, ...], widths: tuple[float, ...]) -> tuple[Words, ...]:
    """Each node's words in lines that fit its card."""
    return tuple(
        _words(node.title, node.subtitle, across, end=node.kind in ("input", "output"))
        for node, across in zip(nodes, widths, strict=True)
    )


def pill_width(label: str) -> float:
    """How wide a pill is, at most; rounded up, so that drawings of like words share a layout."""
    return min(WIDEST_PILL, 4 * -(-(width(label, SMALL) + 18) // 4)) if label else 0.0


@functools.lru_cache(maxsize=8192)
def _words(title: str, subtitle: str, across: float, *, end: bool) -> Words:
    slim = across < _LOOSE
    beside, full = across - 2 * PAD - BADGE, across - 2 * PAD
    below = slim and beside < longest_word(title, size=NAME, bold=True) <= full
    indents = (PAD if below else PAD + BADGE, PAD if below or (slim and not end) else PAD + BADGE)
    name = wrap(title, full if below else beside, size=NAME, lines=6 if end else 4, bold=True)
    lines = wrap(subtitle, across - PAD - indents[1], size=LINE, lines=4 if across >= _ROOMY else 5)
    height = 2 * PAD + name_height(len(name), end=end, below=below)
    height += 4 + LINE_STEP * len(lines) if lines else 0
    return Words(name=name, lines=lines, indents=indents, below=below, height=2 * -(-height // 2))


def name_height(lines: int, *, end: bool, below: bool) -> float:
    """The room of number or icon and name, with what an input or output says above its name."""
    words = NAME_STEP * lines
    if below:
        return BADGE + words
    return max(26.0, words + (LINE_STEP if end else 2))
