"""Nodes come in; cards of the right size, with their words in lines, go out."""

from dataclasses import replace

from generator.diagram.lanes import Lane, margin
from generator.diagram.layers import Flow, Row
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
    Card,
)
from generator.models.diagram import Graph, Node


def widths_of(
    graph: Graph,
    flows: tuple[Flow, ...],
    bands: tuple[tuple[Row, ...], ...],
    lanes: dict[Flow, Lane],
    *,
    down: bool,
) -> tuple[float, ...]:
    """The width of each node's card."""
    if not down:
        return (_width_of_all(flows, bands),) * len(graph.nodes)
    room = NARROW - 2 * EDGE - sum(margin(lanes.values(), high=high) for high in (False, True))
    widths = [0.0] * len(graph.nodes)
    for row in bands[0]:
        for node in row.nodes:
            widths[node] = min(room, WIDEST_CARD) if row.columns == 1 else (room - GAP) / 2
    return tuple(widths)


def _width_of_all(flows: tuple[Flow, ...], bands: tuple[tuple[Row, ...], ...]) -> float:
    """The cards' width in a drawing to the right: what pills and curves leave of it."""
    slots = max(len(band) for band in bands)
    many = len(bands) > 1
    pill = max((pill_width(flow.label) for flow in flows), default=0)
    room = (
        WIDE - 2 * EDGE - (BEND if many else 0) - (slots if many else slots - 1) * (pill + 8 + BEND)
    )
    return min(max(room // max(1, slots), SLIMMEST_CARD), 230.0)


def pill_width(label: str) -> float:
    return min(WIDEST_PILL, width(label, SMALL) + 18) if label else 0.0


def cards_of(
    nodes: tuple[Node, ...],
    flows: tuple[Flow, ...],
    rows: tuple[Row, ...],
    widths: tuple[float, ...],
    *,
    down: bool,
) -> tuple[Card, ...]:
    """Each node's words in lines, and the size that they need.

    Downwards, cards that stand beside each other are equally high, inputs aside.
    """
    cards = [
        _card(index, node, flows, widths[index], down=down) for index, node in enumerate(nodes)
    ]
    heights = [card.height for card in cards]
    if down:
        for row in rows:
            tallest = max(heights[index] for index in row.nodes)
            for index in row.nodes:
                heights[index] = heights[index] if nodes[index].kind == "input" else tallest
    return tuple(moved(card, height=heights[card.index]) for card in cards)


def _card(index: int, node: Node, flows: tuple[Flow, ...], across: float, *, down: bool) -> Card:
    end, slim = node.kind in ("input", "output"), across < LOOSE
    beside, full = across - 2 * PAD - BADGE, across - 2 * PAD
    below = slim and beside < longest_word(node.title, size=NAME, bold=True) <= full
    indents = (PAD if below else PAD + BADGE, PAD if below or (slim and not end) else PAD + BADGE)
    name = wrap(node.title, full if below else beside, size=NAME, lines=4, bold=True)
    lines = wrap(
        node.subtitle, across - PAD - indents[1], size=LINE, lines=4 if across >= ROOMY else 5
    )
    doors = _doors(index, flows, across, down=down)
    height = 2 * PAD + name_height(len(name), end=end, below=below) + _summary_height(lines)
    return Card(
        index=index,
        node=node,
        width=across,
        height=height if down else max(height, DOOR * len(doors)),
        name=name,
        lines=lines,
        indents=indents,
        below=below,
        doors=doors,
    )


def name_height(lines: int, *, end: bool, below: bool) -> float:
    """The room of number or icon and name, with what an input or output says above its name."""
    words = NAME_STEP * lines
    if below:
        return BADGE - 2 + words
    return max(24.0, words + (LINE_STEP if end else 0))


def _summary_height(lines: tuple[str, ...]) -> float:
    return 4 + LINE_STEP * len(lines) if lines else 0


def _doors(index: int, flows: tuple[Flow, ...], across: float, *, down: bool) -> tuple[str, ...]:
    """A door for each type that leaves a card, or a single one where they would not fit."""
    doors = tuple(dict.fromkeys(flow.label for flow in flows if flow.source == index))
    room = sum(max(12.0, pill_width(label)) + 8 for label in doors)
    if len(doors) > 1 and (room > across if down else len(doors) > 4):
        return (", ".join(label for label in doors if label),)
    return doors


def moved(card: Card, *, x: float = 0, y: float = 0, height: float | None = None) -> Card:
    """The same card in its place."""
    return replace(card, x=x, y=y, height=card.height if height is None else height)
