"""A graph comes in; one inline SVG of it, and the same in sentences, go out.

The SVG is one line of XML, safe in HTML and Markdown whatever the words say. Its colours are CSS variables; each
falls back on a colour of Material for MkDocs, which follows the page's light or dark palette, then on a fixed one:
`--wf-card` (a card's surface), `--wf-end` (surface of inputs, outputs and pills), `--wf-line` (borders), `--wf-text`,
`--wf-muted` (summaries and types), `--wf-accent` (numbers, icons, the model's border), `--wf-on-accent` (a number),
`--wf-arrow` (roads) and `--wf-font` (the typeface).
"""

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
from generator.models.diagram import Arrow, Graph, Node

_STYLE = (
    ".workflow-drawing{max-width:100%;height:auto;"
    "font-family:var(--wf-font,var(--md-text-font-family,system-ui,sans-serif))}"
    ".workflow-drawing .wf-box{fill:var(--wf-card,var(--md-default-bg-color,#fff));"
    "stroke:var(--wf-line,var(--md-default-fg-color--lighter,#b9bfcc));stroke-width:1}"
    ".workflow-drawing .wf-input .wf-box,.workflow-drawing .wf-output .wf-box,.workflow-drawing .wf-pill rect"
    "{fill:var(--wf-end,var(--md-code-bg-color,#f3f4f8))}"
    ".workflow-drawing .wf-model .wf-box{stroke:var(--wf-accent,var(--md-typeset-a-color,#3949ab));stroke-width:1.5}"
    ".workflow-drawing text{fill:var(--wf-text,var(--md-default-fg-color,#1f2430));stroke:none}"
    ".workflow-drawing .wf-name{font-size:14px;font-weight:700}"
    ".workflow-drawing .wf-line{font-size:12px}"
    ".workflow-drawing .wf-line,.workflow-drawing .wf-end,.workflow-drawing .wf-pill text"
    "{fill:var(--wf-muted,var(--md-default-fg-color--light,#5b6273))}"
    ".workflow-drawing .wf-end,.workflow-drawing .wf-pill text{font-size:11px}"
    ".workflow-drawing .wf-pill rect{stroke:var(--wf-line,var(--md-default-fg-color--lightest,#d5d9e2))}"
    ".workflow-drawing .wf-badge{fill:var(--wf-accent,var(--md-typeset-a-color,#3949ab))}"
    ".workflow-drawing .wf-number{font-size:12px;font-weight:700;"
    "fill:var(--wf-on-accent,var(--md-default-bg-color,#fff))}"
    ".workflow-drawing .wf-icon{fill:none;stroke:var(--wf-accent,var(--md-typeset-a-color,#3949ab));"
    "stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}"
    ".workflow-drawing .wf-road{fill:none;stroke:var(--wf-arrow,#7d8699);stroke-width:1.6}"
    ".workflow-drawing .wf-head{fill:var(--wf-arrow,#7d8699)}"
    ".workflow-drawing a:hover .wf-box,.workflow-drawing a:focus .wf-box"
    "{stroke:var(--wf-accent,var(--md-typeset-a-color,#3949ab))}"
    ".workflow-drawing a:focus-visible{outline:none}"
    ".workflow-drawing a:focus-visible .wf-box"
    "{stroke:var(--wf-accent,var(--md-typeset-a-color,#3949ab));stroke-width:3}"
)
_ENDS = {"input": "Goes in", "output": "Comes out"}
_ROUNDING = 9.0


def draw(graph: Graph, *, prefix: str, direction: Direction = "down") -> str:
    """One `<svg>` on one line; `prefix` keeps its ids apart from those of other drawings on the page."""
    drawing = lay_out(graph, direction)
    name = re.sub(r"[^A-Za-z0-9-]", "-", prefix)
    wide, high = _number(drawing.width), _number(drawing.height)
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="workflow-drawing wf-{direction}" role="img" '
            f'aria-labelledby="{name}-title {name}-desc" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}">'
        ),
        f'<title id="{name}-title">{xml(graph.title)}</title>',
        f'<desc id="{name}-desc">{xml(graph.description)}</desc>',
        f"<style>{_STYLE}</style>",
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
            parts.append(
                f"L{_point(_short_of(end, here))}Q{_point(end)} {_point(_short_of(end, following.end))}"
            )
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


def _pill(pill: Pill) -> str:
    x, y, wide, high = (_number(each) for each in (pill.x, pill.y, pill.width, pill.height))
    middle, base = _number(pill.x + pill.width / 2), _number(pill.y + 14)
    return (
        f'<g class="wf-pill"><rect x="{x}" y="{y}" width="{wide}" height="{high}" rx="{_number(pill.height / 2)}"/>'
        f'<text x="{middle}" y="{base}" text-anchor="middle">{xml(pill.text)}</text></g>'
    )


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
    return (
        f'<rect class="wf-box" x="{_number(card.x)}" y="{_number(card.y)}" width="{_number(card.width)}" '
        f'height="{_number(card.height)}" rx="{_number(round_)}"/>'
    )


def _mark(card: Card) -> str:
    """The number of a step in a disc, or a picture of the type or the model."""
    node = card.node
    if node.number is not None:
        x, y = card.x + PAD + 11, card.y + PAD + 11
        return (
            f'<circle class="wf-badge" cx="{_number(x)}" cy="{_number(y)}" r="11"/>'
            f'<text class="wf-number" x="{_number(x)}" y="{_number(y + 4.3)}" text-anchor="middle">{node.number}</text>'
        )
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


def _text(kind: str, x: float, y: float, words: str) -> str:
    return f'<text class="{kind}" x="{_number(x)}" y="{_number(y)}">{xml(words)}</text>'


def _point(point: Point) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
