"""Nodes come in; their words in lines, and the sizes of the cards that hold them, go out."""

import functools

from generator.diagram.lanes import Plan, margin
from generator.diagram.lettering import longest_word, width, wrap
from generator.diagram.parts import (
    BADGE,
    BEND,
    DOOR,
    EDGE,
    GAP,
    LINE,
    LINE_STEP,
    LOOSE,
    MOST_DOORS,
    NAME,
    NAME_STEP,
    NARROW,
    PAD,
    ROOMY,
    SLIMMEST_CARD,
    SMALL,
    WIDE,
    WIDEST_CARD,
    WIDEST_PILL,
    Box,
    Words,
)
from generator.models.diagram import Node


def words_of(nodes: tuple[Node, ...], plan: Plan) -> tuple[Words, ...]:
    """Each node's words in lines that fit its card."""
    return tuple(
        _words(node.title, node.subtitle, across, end=node.kind in ("input", "output"))
        for node, across in zip(nodes, _widths(len(nodes), plan), strict=True)
    )


def boxes_of(nodes: tuple[Node, ...], told: tuple[Words, ...], plan: Plan) -> tuple[Box, ...]:
    """The size of each card.

    Downwards, cards that stand beside each other are equally high, inputs aside.
    """
    doors = _doors(len(nodes), plan)
    heights = [words.height for words in told]
    if plan.down:
        for row in plan.bands[0]:
            tallest = max(heights[index] for index in row.nodes)
            for index in row.nodes:
                heights[index] = heights[index] if nodes[index].kind == "input" else tallest
    else:
        heights = [max(high, DOOR * len(own)) for high, own in zip(heights, doors, strict=True)]
    return tuple(
        Box(width=across, height=high, doors=own)
        for across, high, own in zip(_widths(len(nodes), plan), heights, doors, strict=True)
    )


@functools.lru_cache(maxsize=1024)
def _widths(size: int, plan: Plan) -> tuple[float, ...]:
    return _widths_down(size, plan) if plan.down else (_width_right(plan),) * size


def _widths_down(size: int, plan: Plan) -> tuple[float, ...]:
    """A card alone in its layer is wide, two beside each other share the room between the lanes."""
    room = NARROW - 2 * EDGE - sum(margin(plan.lanes.values(), high=high) for high in (False, True))
    widths = [0.0] * size
    for row in plan.bands[0]:
        for node in row.nodes:
            widths[node] = min(room, WIDEST_CARD) if row.columns == 1 else (room - GAP) / 2
    return tuple(widths)


def _width_right(plan: Plan) -> float:
    """The cards' width in a drawing to the right: what pills and curves leave of it."""
    slots = max(len(band) for band in plan.bands)
    many = len(plan.bands) > 1
    pill = max((pill_width(flow.label) for flow in plan.flows), default=0)
    room = (
        WIDE - 2 * EDGE - (BEND if many else 0) - (slots if many else slots - 1) * (pill + 8 + BEND)
    )
    return min(max(room // max(1, slots), SLIMMEST_CARD), 230.0)


def pill_width(label: str) -> float:
    """How wide a pill is, at most; nothing where nothing is told."""
    return min(WIDEST_PILL, width(label, SMALL) + 18) if label else 0.0


@functools.lru_cache(maxsize=4096)
def _words(title: str, subtitle: str, across: float, *, end: bool) -> Words:
    slim = across < LOOSE
    beside, full = across - 2 * PAD - BADGE, across - 2 * PAD
    below = slim and beside < longest_word(title, size=NAME, bold=True) <= full
    indents = (PAD if below else PAD + BADGE, PAD if below or (slim and not end) else PAD + BADGE)
    name = wrap(title, full if below else beside, size=NAME, lines=4, bold=True)
    lines = wrap(subtitle, across - PAD - indents[1], size=LINE, lines=4 if across >= ROOMY else 5)
    height = 2 * PAD + name_height(len(name), end=end, below=below) + _summary_height(lines)
    return Words(name=name, lines=lines, indents=indents, below=below, height=height)


def name_height(lines: int, *, end: bool, below: bool) -> float:
    """The room of number or icon and name, with what an input or output says above its name."""
    words = NAME_STEP * lines
    if below:
        return BADGE - 2 + words
    return max(24.0, words + (LINE_STEP if end else 0))


def _summary_height(lines: tuple[str, ...]) -> float:
    return 4 + LINE_STEP * len(lines) if lines else 0


@functools.lru_cache(maxsize=1024)
def _doors(size: int, plan: Plan) -> tuple[tuple[str, ...], ...]:
    return tuple(_doors_of(card, across, plan) for card, across in enumerate(_widths(size, plan)))


def _doors_of(index: int, across: float, plan: Plan) -> tuple[str, ...]:
    """A door for each type that leaves a card, or a single one where they would not fit."""
    doors = tuple(dict.fromkeys(flow.label for flow in plan.flows if flow.source == index))
    room = sum(max(12.0, pill_width(label)) + 8 for label in doors)
    if len(doors) > 1 and (room > across if plan.down else len(doors) > MOST_DOORS):
        return (", ".join(label for label in doors if label),)
    return doors
