"""A graph comes in; one inline SVG of it, and the same in sentences, go out.

The SVG is one line of XML, safe in HTML and Markdown whatever the words say. Its colours are the
CSS variables that `style` lists; they follow the page's light or dark palette.
"""

import functools
import re

from generator.diagram.cards import name_height
from generator.diagram.icons import MODEL, shapes
from generator.diagram.layout import lay_out
from generator.diagram.lettering import clean, xml
from generator.diagram.parts import (
    BADGE,
    LINE_STEP,
    NAME_STEP,
    PAD,
    Card,
    Direction,
    Pill,
    Point,
    Road,
)
from generator.diagram.style import STYLE
from generator.models.diagram import Arrow, Graph, Node

_ENDS = {"input": "Goes in", "output": "Comes out"}
_ROUNDING = 9.0


def draw(graph: Graph, *, prefix: str, direction: Direction = "down", styled: bool = True) -> str:
    """One `<svg>` on one line; `prefix` keeps its ids apart from other drawings'.

    A page needs the style sheet in one of its drawings only; the others may be drawn without it.
    """
    drawing = lay_out(graph, direction)
    name = re.sub(r"[^A-Za-z0-9-]", "-", prefix)
    wide, high = _number(drawing.width), _number(drawing.height)
    attributes = (
        'xmlns="http://www.w3.org/2000/svg"',
        f'class="workflow-drawing wf-{direction}"',
        'role="img"',
        f'aria-labelledby="{name}-title {name}-desc"',
        f'viewBox="0 0 {wide} {high}"',
        f'width="{wide}" height="{high}"',
    )
    parts = [
        f"<svg {' '.join(attributes)}>",
        f'<title id="{name}-title">{xml(graph.title)}</title>',
        f'<desc id="{name}-desc">{xml(graph.description)}</desc>',
        *((f"<style>{STYLE}</style>",) if styled else ()),
        *(_road(road, name, direction) for road in drawing.roads),
        *(_pill(pill) for pill in drawing.pills),
        *(_card(card, name) for card in drawing.cards),
        "</svg>",
    ]
    return "".join(parts)


def describe(graph: Graph) -> tuple[str, ...]:
    """The drawing in sentences: one for each arrow, and one for each node that no arrow touches."""
    nodes = {node.id: node for node in reversed(graph.nodes)}
    order = {node.id: place for place, node in enumerate(graph.nodes)}
    arrows = [each for each in graph.arrows if each.source in nodes and each.target in nodes]
    arrows.sort(key=lambda each: (order[each.source], order[each.target]))
    joined = {end for arrow in arrows for end in (arrow.source, arrow.target)}
    told = dict.fromkeys(_told(arrow, nodes[arrow.source], nodes[arrow.target]) for arrow in arrows)
    alone = (
        f"{_called(node)[:1].upper()}{_called(node)[1:]} stands alone."
        for node in graph.nodes
        if node.id not in joined
    )
    return (*told, *alone)


def _told(arrow: Arrow, source: Node, target: Node) -> str:
    kind = f" ({clean(arrow.label)})" if arrow.label else ""
    begin, end = _called(source), _called(target)
    begin = begin[:1].upper() + begin[1:] + (kind if source.kind == "input" else "")
    begin += "," if source.number is not None else ""
    if source.kind == "input":
        return f"{begin} goes into {end}." if target.kind != "output" else f"{begin} becomes {end}."
    if target.kind == "output":
        return f"{begin} gives {end}{kind}."
    return f"{begin} hands {clean(arrow.label) or 'its result'} on to {end}."


def _called(node: Node) -> str:
    title = f"“{clean(node.title)}”"
    return title if node.number is None else f"step {node.number}, {title}"


# Shapes


@functools.lru_cache(maxsize=1024)
def _road(road: Road, name: str, direction: Direction) -> str:
    x, y = road.tip
    wings = (
        ((x - 4.5, y - 8), (x + 4.5, y - 8))
        if direction == "down"
        else ((x - 8, y - 4.5), (x - 8, y + 4.5))
    )
    head = " ".join(f"{_number(a)},{_number(b)}" for a, b in ((x, y), *wings))
    ends = f'data-from="{name}-{road.source}" data-to="{name}-{road.target}"'
    way = f'<path class="wf-road" d="{_curve(road, direction)}"/>'
    return f'<g {ends}>{way}<polygon class="wf-head" points="{head}"/></g>'


def _curve(road: Road, direction: Direction) -> str:
    """The `d` of a path: S-curves along the flow, straight pieces with rounded corners between."""
    here = road.start
    parts = [f"M{_point(here)}"]
    for place, stretch in enumerate(road.stretches):
        end = stretch.end
        following = road.stretches[place + 1] if place + 1 < len(road.stretches) else None
        if stretch.curved:
            first, second = _pulls(here, end, direction)
            parts.append(f"C{_point(first)} {_point(second)} {_point(end)}")
        elif following and not following.curved:
            before, behind = _short_of(end, here), _short_of(end, following.end)
            parts.append(f"L{_point(before)}Q{_point(end)} {_point(behind)}")
        else:
            parts.append(f"L{_point(end)}")
        here = end
    return "".join(parts)


def _pulls(here: Point, end: Point, direction: Direction) -> tuple[Point, Point]:
    if direction == "down":
        half = (here[1] + end[1]) / 2
        return (here[0], half), (end[0], half)
    half = (here[0] + end[0]) / 2
    return (half, here[1]), (half, end[1])


def _short_of(corner: Point, other: Point) -> Point:
    """A point just before or behind a corner, where its rounding begins."""
    reach = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
    share = min(_ROUNDING, reach / 2) / reach if reach else 0
    return (
        corner[0] + (other[0] - corner[0]) * share,
        corner[1] + (other[1] - corner[1]) * share,
    )


@functools.lru_cache(maxsize=1024)
def _pill(pill: Pill) -> str:
    middle = pill.x + pill.width / 2
    box = _rect(pill.x, pill.y, pill.width, pill.height, round_=pill.height / 2)
    text = _text("wf-type", middle, pill.y + 14, pill.text, anchor=' text-anchor="middle"')
    return f'<g class="wf-pill">{box}{text}</g>'


@functools.lru_cache(maxsize=4096)
def _card(card: Card, name: str) -> str:
    node = card.node
    inside = (
        f"<title>{xml(f'{node.title}. {node.subtitle}' if node.subtitle else node.title)}</title>"
    )
    inside += _box(card) + _mark(card) + _words(card)
    group = f'id="{name}-{card.index}" class="wf-node wf-{node.kind}"'
    if node.href.startswith("#"):
        return f'<a href="{xml(node.href)}" {group}>{inside}</a>'
    return f"<g {group}>{inside}</g>"


def _box(card: Card) -> str:
    round_ = min(card.height / 2, 26) if card.node.kind in _ENDS else 10
    return _rect(card.x, card.y, card.width, card.height, round_=round_)


def _rect(x: float, y: float, width: float, height: float, *, round_: float) -> str:
    place = f'x="{_number(x)}" y="{_number(y)}" width="{_number(width)}" height="{_number(height)}"'
    return f'<rect class="wf-box" {place} rx="{_number(round_)}"/>'


def _mark(card: Card) -> str:
    """The number of a step in a disc, or a picture of the type or the model."""
    node = card.node
    if node.number is not None:
        x, y = card.x + PAD + 11, card.y + PAD + 11
        disc = f'<circle class="wf-badge" cx="{_number(x)}" cy="{_number(y)}" r="11"/>'
        anchor = ' text-anchor="middle"'
        return disc + _text("wf-number", x, y + 4.3, str(node.number), anchor=anchor)
    picture = MODEL if node.kind in ("model", "step") else shapes(node.type)
    at = f"{_number(card.x + PAD + 2)} {_number(card.y + PAD + 1)}"
    return f'<g class="wf-icon" transform="translate({at})">{picture}</g>'


def _words(card: Card) -> str:
    end = card.node.kind in _ENDS
    beside, top = card.x + PAD + BADGE, card.y + PAD
    texts = (
        [_text("wf-end", beside, top + (15 if card.below else 9), _ENDS[card.node.kind])]
        if end
        else []
    )
    first = top + (BADGE + 12 if card.below else LINE_STEP + 14 if end else 16)
    for place, line in enumerate(card.name):
        texts.append(_text("wf-name", card.x + card.indents[0], first + NAME_STEP * place, line))
    first = top + name_height(len(card.name), end=end, below=card.below) + 16
    for place, line in enumerate(card.lines):
        texts.append(_text("wf-line", card.x + card.indents[1], first + LINE_STEP * place, line))
    return "".join(texts)


def _text(kind: str, x: float, y: float, words: str, *, anchor: str = "") -> str:
    return f'<text class="{kind}" x="{_number(x)}" y="{_number(y)}"{anchor}>{xml(words)}</text>'


def _point(point: Point) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


@functools.lru_cache(maxsize=4096)
def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
