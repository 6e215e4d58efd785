"""A drawing comes in; what its picture shows, in numbers and words for the template, goes out."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from generator.diagram.cards import name_height
from generator.diagram.icons import icon
from generator.diagram.lettering import is_leftward
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
from generator.models.diagram import FrameKind, NodeKind

_ENDS = {"input": "Goes in", "output": "Comes out"}
_ROUNDING = 10.0
_HREF = re.compile(r"(?:#|\.{1,2}/)[^\s:\\]*")
"""A place on the page, or a page of this site."""

Line: TypeAlias = tuple[float, float, bool, str]
"""Where a line of text stands, whether it is read from the right, and what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFrame:
    """A frame, with the ids of what it holds; its title begins at the left or ends at the right."""

    kind: FrameKind
    box: Box
    holds: str
    title: tuple[Line, ...]
    ending: tuple[tuple[float, float, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRoad:
    """A road between two cards: the `d` of its path, and the corners of its head."""

    source: int
    target: int
    back: bool
    way: str
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPill:
    """A pill, and where the middle of its text stands."""

    box: Box
    round: float
    x: float
    y: float
    text: str
    back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCard:
    """A card with its rims, its mark and its lines."""

    index: int
    kind: NodeKind
    href: str
    """Empty where it is no link."""
    number: str
    end: str
    """What an input or output is said to do."""
    told: str
    box: Box
    round: float
    rim: Box | None
    rim_round: float
    icon: str
    mark_x: float
    mark_y: float
    """The middle of the number's disc or the icon's tile."""
    number_y: float
    tile_x: float
    tile_y: float
    icon_x: float
    icon_y: float
    texts: tuple[tuple[str, float, float, bool, str], ...]
    """Lines, each after its kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """All parts of a drawing, in numbers and words."""

    frames: tuple[ShownFrame, ...]
    roads: tuple[ShownRoad, ...]
    pills: tuple[ShownPill, ...]
    cards: tuple[ShownCard, ...]


def shown(drawing: Drawing, name: str, *, linked: bool) -> Shown:
    """The parts; `name` begins the ids, and cards may be links."""
    return Shown(
        frames=tuple(_frame(border, name) for border in drawing.borders),
        roads=tuple(_road(road) for road in drawing.roads),
        pills=tuple(_pill(pill) for pill in drawing.pills),
        cards=tuple(_card(card, linked=linked) for card in drawing.cards),
    )


def leads_somewhere(href: str) -> bool:
    """Whether a card is a link: to a place on its page, or to a page of this site."""
    return _HREF.fullmatch(href) is not None


def number(value: float) -> str:
    """A length with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def _frame(border: Border, name: str) -> ShownFrame:
    """With its title from the left, or up to the right where that is its place."""
    box, whole = border.title, border.lines[0] if border.lines else ""
    ends = box.x > border.box.x + BORDER + 1 and not is_leftward(whole)
    lines = tuple(enumerate(border.lines))
    right = box.x + box.width
    return ShownFrame(
        kind=border.kind,
        box=border.box,
        holds=" ".join(f"{name}-{node}" for node in border.nodes),
        title=()
        if ends
        else tuple(_line(box, 11.5 + TITLE * at, line, whole) for at, line in lines),
        ending=tuple((right, box.y + 11.5 + TITLE * at, line) for at, line in lines if ends),
    )


@functools.lru_cache(maxsize=4096)
def _road(road: Road) -> ShownRoad:
    x, y = road.tip
    wings = (
        ((x - 8, y - 4.5), (x - 8, y + 4.5))
        if road.sideways
        else ((x - 4.5, y - 8), (x + 4.5, y - 8))
    )
    return ShownRoad(
        source=road.flow.source,
        target=road.flow.target,
        back=road.flow.back,
        way=_curve(road),
        head=" ".join(f"{number(a)},{number(b)}" for a, b in ((x, y), *wings)),
    )


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
def _pill(pill: Pill) -> ShownPill:
    box = pill.box
    return ShownPill(
        box=box,
        round=box.height / 2,
        x=box.x + box.width / 2,
        y=box.y + 14,
        text=pill.text,
        back=pill.back,
    )


def _card(card: Card, *, linked: bool) -> ShownCard:
    """A step's card has corners, an input or output is round; what comes out has a double rim."""
    node, box = card.node, card.box
    end = _ENDS.get(node.kind, "")
    x, y = box.x + PAD + 12, box.y + PAD + 12
    round_ = min(box.height / 2, 28.0) if end else 12.0
    return ShownCard(
        index=card.index,
        kind=node.kind,
        href=node.href if linked and leads_somewhere(node.href) else "",
        number="" if node.number is None else str(node.number),
        end=end,
        told=f"{node.title}. {node.subtitle}" if node.subtitle else node.title,
        box=box,
        round=round_,
        rim=_rim(box) if node.kind == "output" else None,
        rim_round=round_ - 3,
        icon="model" if node.kind in ("model", "step") else icon(node.type),
        mark_x=x,
        mark_y=y,
        number_y=y + 4.3,
        tile_x=x - 13,
        tile_y=y - 13,
        icon_x=x - 8,
        icon_y=y - 8,
        texts=tuple(_texts(card, end)),
    )


def _rim(box: Box) -> Box:
    return Box(x=box.x + 3, y=box.y + 3, width=box.width - 6, height=box.height - 6)


def _texts(card: Card, end: str) -> Iterator[tuple[str, float, float, bool, str]]:
    """What an input or output does, the name, and what is said below it."""
    node, words, box = card.node, card.words, card.box
    right, top = box.x + box.width - PAD, box.y + PAD
    if end:
        yield "end", box.x + PAD + BADGE, top + (16 if words.below else 9), False, end
    y = top + (BADGE + 12 if words.below else LINE_STEP + 14 if end else 16)
    leftward = is_leftward(node.title)
    x = right if leftward else box.x + words.indents[0]
    for line in words.name:
        yield "name", x, y, leftward, line
        y += NAME_STEP
    y = top + name_height(len(words.name), end=bool(end), below=words.below) + 16
    leftward = is_leftward(node.subtitle)
    x = right if leftward else box.x + words.indents[1]
    for line in words.lines:
        yield "line", x, y, leftward, line
        y += LINE_STEP


def _line(box: Box, down: float, words: str, whole: str) -> Line:
    """A line in its box, from the left, or from the right where the whole text is read so."""
    leftward = is_leftward(whole)
    return box.x + box.width if leftward else box.x, box.y + down, leftward, words


def _point(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
