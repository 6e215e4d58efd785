"""What a drawing is made of, and its measures; nothing else: read this first of the package."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.models.diagram import Node

Direction: TypeAlias = Literal["down", "right"]
Point: TypeAlias = tuple[float, float]

NARROW, WIDE = 340.0, 760.0
"""How wide drawings downwards and to the right are: the first fits a phone of 360 pixels."""
NAME, LINE, SMALL = 14.0, 12.0, 11.0
"""Sizes of the letters of names, summaries and pills."""
NAME_STEP, LINE_STEP = 18.0, 16.0
PAD, BADGE = 12.0, 30.0
"""Space within a card's edge; what the number or icon takes at its left."""
BEND, PILL = 38.0, 20.0
"""Space for a curve between two rows; the height of a pill."""
OUT, IN = 9.0, 20.0
"""How deep in that space a road turns to its lane, and, deeper, one from its lane to a card."""
EDGE, GAP, TRACK, TRACKS = 3.0, 16.0, 13.0, 4
"""The margin; the space between cards; a lane's width, and how many stand side by side."""
DOOR, MOST_DOORS, COLUMNS = 26.0, 4, 3
"""A pill's room at a card's side, and how many it may have there; the most columns in one band.

Longer drawings have bands of one column less, so that roads fit around them.
"""
WIDEST_PILL, WIDEST_CARD, SLIMMEST_CARD = 92.0, 300.0, 150.0
LOOSE, ROOMY = 220.0, 240.0
"""A card as wide as the first has its summary under the name, a slimmer one under the number;
one less wide than the second gives its summary a fifth line."""


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
    """What a card takes of a drawing, whatever it says."""

    x: float = 0
    y: float = 0
    width: float
    height: float
    doors: tuple[str, ...]
    """What leaves it, in the order of the arrows; each kind has its own door."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A node with its words, in its place."""

    index: int
    """Which node of the graph it is."""
    node: Node
    x: float
    y: float
    width: float
    height: float
    name: tuple[str, ...]
    lines: tuple[str, ...]
    indents: tuple[float, float]
    below: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pill:
    """The type that flows, where it leaves its card."""

    x: float
    y: float
    width: float
    height: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A piece of a road: straight to its end, or like an S that begins and ends along the flow."""

    end: Point
    curved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """The way of one or more arrows with the same ends, from a card's edge to the arrow head."""

    source: int
    target: int
    start: Point
    stretches: tuple[Stretch, ...]
    tip: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A drawing as far as it does not depend on the words of its cards."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    pills: tuple[Pill, ...]
    roads: tuple[Road, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """All that stands in a picture, with its size."""

    width: float
    height: float
    cards: tuple[Card, ...]
    pills: tuple[Pill, ...]
    roads: tuple[Road, ...]
