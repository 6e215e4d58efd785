"""What a drawing is made of, and its measures; nothing else: read this first of the package."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.models.diagram import FrameKind, Node

Direction: TypeAlias = Literal["down", "right"]
Way: TypeAlias = Literal["down", "right", "rows"]
"""How a drawing reads: downwards; to the right; in rows to the right, row after row."""
Point: TypeAlias = tuple[float, float]

NARROW, WIDE = 340.0, 760.0
"""How wide drawings downwards and to the right are: the first fits a phone of 360 pixels."""
NAME, LINE, SMALL = 14.0, 12.0, 11.0
"""Sizes of the letters of names, summaries and pills."""
NAME_STEP, LINE_STEP = 18.0, 16.0
PAD, BADGE = 11.0, 32.0
"""Space within a card's edge; what the number or icon takes at its left."""
PILL, PILL_STEP = 20.0, 25.0
"""The height of a pill, and from one to the next where they stand one above the other."""
EDGE, GAP, LANE = 3.0, 14.0, 2.0
"""The margin; the least space between two things side by side; how wide a road's own place is."""
HEAD, TIP = 8.0, 1.5
"""The length of an arrow head, and its distance from the card."""
BORDER, TITLE = 12.0, 16.0
"""Space between a frame and what it holds; the height of a line of its title."""
TRACK = 9.0
"""From one road that runs along a channel to the next."""
WIDEST_PILL, WIDEST_CARD, SLIMMEST_CARD = 92.0, 300.0, 92.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What flows between two nodes, by their places in the graph."""

    source: int
    target: int
    label: str
    back: bool = False
    """Whether it leads back: declared so, or closing a circle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a card says, broken into lines."""

    name: tuple[str, ...]
    lines: tuple[str, ...]
    indents: tuple[float, float]
    """How far from the card's left edge its name and its summary begin."""
    below: bool
    """Whether the name stands under the number or icon, because beside it words would break."""
    height: float
    """What the words need, with the space around them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle of a drawing."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A node with its words, in its place."""

    index: int
    """Which node of the graph it is."""
    node: Node
    box: Box
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pill:
    """The type that flows, on its road.

    Drawings of one layout share it, so it is told apart by identity.
    """

    box: Box
    text: str
    back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """A frame with its title, around its cards."""

    kind: FrameKind
    box: Box
    title: Box
    lines: tuple[str, ...]
    nodes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A piece of a road: straight to its end, or like an S that begins and ends along the flow."""

    end: Point
    curved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Road:
    """The way of an arrow, from a card's edge to the arrow head.

    Drawings of one layout share it, so it is told apart by identity.
    """

    flow: Flow
    start: Point
    stretches: tuple[Stretch, ...]
    tip: Point
    sideways: bool
    """Whether it runs to the right, and not down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """All that stands in a picture, with its size."""

    width: float
    height: float
    scale: float
    """What all lengths are to be multiplied with, so that the drawing is as narrow as it must be."""
    cards: tuple[Card, ...]
    pills: tuple[Pill, ...]
    roads: tuple[Road, ...]
    borders: tuple[Border, ...]
