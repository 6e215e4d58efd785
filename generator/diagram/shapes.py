"""A drawing comes in; its parts as SVG, each on one line, go out."""

import functools
import re
from collections.abc import Iterator

from generator.diagram.cards import name_height
from generator.diagram.icons import MODEL, shapes
from generator.diagram.lettering import is_leftward, xml
from generator.diagram.parts import (
    BADGE,
    BORDER,
    LINE_STEP,
    NAME_STEP,
    PAD,
    TITLE,
    Border,
    Box,
    Card,
    Drawing,
    Pill,
    Point,
    Road,
)

_ENDS = {"input": "Goes in", "output": "Comes out"}
_ROUNDING = 10.0
_HREF = re.compile(r"(?:#|\.{1,2}/)[^\s:\\]*")
"""A place on the page, or a page of this site."""


def parts_of(drawing: Drawing, name: str, *, linked: bool) -> Iterator[str]:
    """The parts, what lies behind first; `name` begins the ids, and cards may be links.

    Frames, roads and pills are told in words elsewhere: a screen reader passes them by.
    """
    yield '<g class="wf-ways" aria-hidden="true">'
    yield from (_border(border, name) for border in drawing.borders)
    yield from (_road(road, name) for road in drawing.roads)
    yield from (_title(border) for border in drawing.borders)
    yield from (_pill(pill) for pill in drawing.pills)
    yield "</g>"
    yield from (_card(card, name, linked=linked) for card in drawing.cards)


def leads_somewhere(href: str) -> bool:
    """Whether a card is a link: to a place on its page, or to a page of this site."""
    return _HREF.fullmatch(href) is not None


def number(value: float) -> str:
    """A length with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def _border(border: Border, name: str) -> str:
    held = " ".join(f"{name}-{node}" for node in border.nodes)
    box = _rect("wf-border", border.box, round_=16)
    return f'<g class="wf-frame wf-{border.kind}" data-holds="{held}">{box}</g>'


def _title(border: Border) -> str:
    """From the left, or up to the right where that is its place."""
    box, whole = border.title, border.lines[0] if border.lines else ""
    if box.x > border.box.x + BORDER + 1 and not is_leftward(whole):
        end = f'x="{number(box.x + box.width)}" text-anchor="end"'
        lines = [
            f'<text class="wf-title" {end} y="{number(box.y + 11.5 + TITLE * place)}">{xml(line)}</text>'
            for place, line in enumerate(border.lines)
        ]
    else:
        lines = [
            _text("wf-title", box, 11.5 + TITLE * place, line, whole=whole)
            for place, line in enumerate(border.lines)
        ]
    return f'<g class="wf-frame wf-{border.kind}">{"".join(lines)}</g>'


@functools.lru_cache(maxsize=4096)
def _road(road: Road, name: str) -> str:
    x, y = road.tip
    wings = (
        ((x - 8, y - 4.5), (x - 8, y + 4.5))
        if road.sideways
        else ((x - 4.5, y - 8), (x + 4.5, y - 8))
    )
    head = " ".join(f"{number(a)},{number(b)}" for a, b in ((x, y), *wings))
    kind = "wf-back" if road.flow.back else "wf-on"
    ends = f'data-from="{name}-{road.flow.source}" data-to="{name}-{road.flow.target}"'
    way = f'<path class="wf-road" d="{_curve(road)}"/>'
    return f'<g class="{kind}" {ends}>{way}<polygon class="wf-head" points="{head}"/></g>'


def _curve(road: Road) -> str:
    """The `d` of a path: S-curves along the flow, straight pieces with rounded corners between."""
    here = road.start
    parts = [f"M{_point(here)}"]
    stretches = tuple(each for each in road.stretches)
    for place, stretch in enumerate(stretches):
        end = stretch.end
        following = stretches[place + 1] if place + 1 < len(stretches) else None
        if end == here:
            continue
        if stretch.curved:
            first, second = _pulls(here, end, sideways=road.sideways)
            parts.append(f"C{_point(first)} {_point(second)} {_point(end)}")
        elif following and not following.curved and _bends(here, end, following.end):
            before, behind = _short_of(end, here), _short_of(end, following.end)
            parts.append(f"L{_point(before)}Q{_point(end)} {_point(behind)}")
        elif following is None or following.curved or _bends(here, end, following.end):
            parts.append(f"L{_point(end)}")
        else:
            continue
        here = end
    return "".join(parts)


def _bends(here: Point, corner: Point, end: Point) -> bool:
    return not (here[0] == corner[0] == end[0] or here[1] == corner[1] == end[1])


def _pulls(here: Point, end: Point, *, sideways: bool) -> tuple[Point, Point]:
    if sideways:
        half = (here[0] + end[0]) / 2
        return (half, here[1]), (half, end[1])
    half = (here[1] + end[1]) / 2
    return (here[0], half), (end[0], half)


def _short_of(corner: Point, other: Point) -> Point:
    """A point just before or behind a corner, where its rounding begins."""
    reach = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
    share = min(_ROUNDING, reach / 2) / reach if reach else 0
    return (
        corner[0] + (other[0] - corner[0]) * share,
        corner[1] + (other[1] - corner[1]) * share,
    )


@functools.lru_cache(maxsize=4096)
def _pill(pill: Pill) -> str:
    box = _rect("wf-box", pill.box, round_=pill.box.height / 2)
    text = _middle_text("wf-type", pill.box, 14, pill.text)
    return f'<g class="wf-pill{" wf-back" if pill.back else ""}">{box}{text}</g>'


@functools.lru_cache(maxsize=8192)
def _card(card: Card, name: str, *, linked: bool) -> str:
    node = card.node
    told = f"{node.title}. {node.subtitle}" if node.subtitle else node.title
    end = f"{_ENDS[node.kind]}: " if node.kind in _ENDS else ""
    step = f"Step {node.number}: " if node.number is not None else end
    inside = f"<title>{step}{xml(told)}</title>{_box(card)}{_mark(card)}{_words(card)}"
    group = f'id="{name}-{card.index}" class="wf-node wf-{node.kind}"'
    if linked and leads_somewhere(node.href):
        return f'<a href="{xml(node.href)}" {group}>{inside}</a>'
    return f"<g {group}>{inside}</g>"


def _box(card: Card) -> str:
    """A step's card has corners, an input or output is round; what comes out has a double rim."""
    box = card.box
    if card.node.kind not in _ENDS:
        return _rect("wf-box", box, round_=12)
    round_ = min(box.height / 2, 28)
    outer = _rect("wf-box", box, round_=round_)
    if card.node.kind == "input":
        return outer
    inner = Box(x=box.x + 3, y=box.y + 3, width=box.width - 6, height=box.height - 6)
    return outer + _rect("wf-rim", inner, round_=round_ - 3)


def _rect(kind: str, box: Box, *, round_: float) -> str:
    place = f'x="{number(box.x)}" y="{number(box.y)}"'
    size = f'width="{number(box.width)}" height="{number(box.height)}"'
    return f'<rect class="{kind}" {place} {size} rx="{number(round_)}"/>'


def _mark(card: Card) -> str:
    """The number of a step in a disc, or a picture of the type or the model on a tile."""
    node, box = card.node, card.box
    x, y = box.x + PAD + 12, box.y + PAD + 12
    if node.number is not None:
        disc = f'<circle class="wf-badge" cx="{number(x)}" cy="{number(y)}" r="12"/>'
        place = Box(x=x - 12, y=y - 12, width=24, height=24)
        return disc + _middle_text("wf-number", place, 16.3, str(node.number))
    if node.kind in _ENDS:
        tile = f'<circle class="wf-tile" cx="{number(x)}" cy="{number(y)}" r="14"/>'
    else:
        tile = _rect("wf-tile", Box(x=x - 13, y=y - 13, width=26, height=26), round_=7)
    picture = MODEL if node.kind in ("model", "step") else shapes(node.type)
    at = f"{number(x - 8)} {number(y - 8)}"
    return f'{tile}<g class="wf-icon" transform="translate({at}) scale(.8)">{picture}</g>'


def _words(card: Card) -> str:
    node, words = card.node, card.words
    end = node.kind in _ENDS
    texts = []
    if end:
        beside = _inside(card, PAD + BADGE)
        texts.append(_text("wf-end", beside, 16 if words.below else 9, _ENDS[node.kind]))
    first = BADGE + 12 if words.below else LINE_STEP + 14 if end else 16
    for place, line in enumerate(words.name):
        inside = _inside(card, words.indents[0])
        texts.append(_text("wf-name", inside, first + NAME_STEP * place, line, whole=node.title))
    first = name_height(len(words.name), end=end, below=words.below) + 16
    for place, line in enumerate(words.lines):
        inside = _inside(card, words.indents[1])
        texts.append(_text("wf-line", inside, first + LINE_STEP * place, line, whole=node.subtitle))
    return "".join(texts)


def _inside(card: Card, indent: float) -> Box:
    box = card.box
    width = box.width - indent - PAD
    return Box(x=box.x + indent, y=box.y + PAD, width=width, height=box.height - 2 * PAD)


def _text(kind: str, box: Box, down: float, words: str, *, whole: str = "") -> str:
    """A line in its box, from the left, or from the right where the whole text is read so."""
    y = number(box.y + down)
    at = f'x="{number(box.x)}" y="{y}"'
    if is_leftward(whole):
        at = f'x="{number(box.x + box.width)}" y="{y}" direction="rtl"'
    return f'<text class="{kind}" {at}>{xml(words)}</text>'


def _middle_text(kind: str, box: Box, down: float, words: str) -> str:
    at = f'x="{number(box.x + box.width / 2)}" y="{number(box.y + down)}" text-anchor="middle"'
    return f'<text class="{kind}" {at}>{xml(words)}</text>'


def _point(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
