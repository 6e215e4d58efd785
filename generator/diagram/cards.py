"""Nodes come in; cards of the right size, with their words in lines, go out."""

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
    Card,
)
from generator.models.diagram import Node


def cards_of(nodes: tuple[Node, ...], plan: Plan) -> tuple[Card, ...]:
    """Each node's words in lines, and the size that they need.

    Downwards, cards that stand beside each other are equally high, inputs aside.
    """
    widths = _widths_down(nodes, plan) if plan.down else (_width_right(plan),) * len(nodes)
    cards = [_card(index, node, widths[index], plan) for index, node in enumerate(nodes)]
    heights = [card.height for card in cards]
    for row in plan.bands[0] if plan.down else ():
        tallest = max(heights[index] for index in row.nodes)
        for index in row.nodes:
            heights[index] = heights[index] if nodes[index].kind == "input" else tallest
    return tuple(moved(card, height=heights[card.index]) for card in cards)


def _widths_down(nodes: tuple[Node, ...], plan: Plan) -> tuple[float, ...]:
    """A card alone in its layer is wide, two beside each other share the room between the lanes."""
    room = NARROW - 2 * EDGE - sum(margin(plan.lanes.values(), high=high) for high in (False, True))
    widths = [0.0] * len(nodes)
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


def _card(index: int, node: Node, across: float, plan: Plan) -> Card:
    end, slim = node.kind in ("input", "output"), across < LOOSE
    beside, full = across - 2 * PAD - BADGE, across - 2 * PAD
    below = slim and beside < longest_word(node.title, size=NAME, bold=True) <= full
    indents = (PAD if below else PAD + BADGE, PAD if below or (slim and not end) else PAD + BADGE)
    name = wrap(node.title, full if below else beside, size=NAME, lines=4, bold=True)
    lines = wrap(
        node.subtitle, across - PAD - indents[1], size=LINE, lines=4 if across >= ROOMY else 5
    )
    doors = _doors(index, across, plan)
    height = 2 * PAD + name_height(len(name), end=end, below=below) + _summary_height(lines)
    return Card(
        index=index,
        node=node,
        width=across,
        height=height if plan.down else max(height, DOOR * len(doors)),
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


def _doors(index: int, across: float, plan: Plan) -> tuple[str, ...]:
    """A door for each type that leaves a card, or a single one where they would not fit."""
    doors = tuple(dict.fromkeys(flow.label for flow in plan.flows if flow.source == index))
    room = sum(max(12.0, pill_width(label)) + 8 for label in doors)
    if len(doors) > 1 and (room > across if plan.down else len(doors) > MOST_DOORS):
        return (", ".join(label for label in doors if label),)
    return doors


def moved(card: Card, *, x: float = 0, y: float = 0, height: float | None = None) -> Card:
    """The same card in its place."""
    return Card(
        index=card.index,
        node=card.node,
        width=card.width,
        height=card.height if height is None else height,
        name=card.name,
        lines=card.lines,
        indents=card.indents,
        below=card.below,
        doors=card.doors,
        x=x,
        y=y,
    )
