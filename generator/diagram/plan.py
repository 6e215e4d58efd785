"""Nothing comes in; what a plan is made of goes out: things in levels, and the ways through them."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.diagram.parts import Flow, Way

ThingKind: TypeAlias = Literal["card", "pill", "lane", "title", "wall"]
LevelKind: TypeAlias = Literal["cards", "pills", "title"]

LOOSE, PULL, STRAIGHT, SLIM, STIFF = 1, 2, 8, 16, 1000
"""How strongly Graphviz draws things together: hardly, near a card, along a lane, the walls of a
frame, and along a wall or a way back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something that takes room in a level."""

    kind: ThingKind
    level: int
    home: tuple[int, ...]
    """The frames around it, the outermost first."""
    of: int = -1
    """A card's node, or the frame of a title or wall; -1 stands for the whole drawing."""
    high: bool = False
    """At which side of its frame a wall stands."""
    labels: tuple[str, ...] = ()
    """What a pill says, one above the other; what that of the same way back says, for its lane."""
    back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """By which things a flow comes from its card to its target, both named too."""

    flow: Flow
    things: tuple[int, ...]
    returns: bool = False
    """Whether it runs against the order of the levels."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plan:
    """What stands beside and behind what, before anything has a place or size.

    Equal topologies share one plan, so plans are told apart by identity.
    """

    way: Way
    levels: tuple[LevelKind, ...]
    columns: tuple[int, ...]
    """How many cards stand side by side where each node stands."""
    things: tuple[Thing, ...]
    cards: tuple[int, ...]
    """The thing of each node."""
    courses: tuple[Course, ...]
    joins: tuple[tuple[int, int, int], ...]
    """What is to stand near what, and how strongly."""
    spans: tuple[tuple[int, int, int], ...]
    """Each frame with its first and last level, the outermost first."""
