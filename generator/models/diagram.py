"""A workflow as it is drawn and told: nodes and arrows, with every word in place."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

NodeKind: TypeAlias = Literal["input", "step", "model", "output"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One card of a drawing."""

    id: str
    """Unique in its graph; arrows name it."""
    kind: NodeKind
    number: int | None = None
    """A step's place in the order, from 1."""
    title: str
    subtitle: str = ""
    """One line that says what happens or what it is."""
    type: str = ""
    """What flows there, for an input or output: image, text, ..."""
    href: str = ""
    """Where it leads on the same page: `#step-liif-encode`; empty where it leads nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """Something that flows from one node to another."""

    source: str
    target: str
    label: str = ""
    """The type that flows."""
    back: bool = False
    """Whether it leads back to an earlier step: the way round of a declared repeat."""


FrameKind: TypeAlias = Literal["model", "repeat"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A named border around some nodes: a model around its steps, a repeat around its own."""

    id: str
    kind: FrameKind
    title: str
    """What the border says: the model's name, or how often the steps are repeated."""
    nodes: tuple[str, ...]
    """Ids of the nodes inside; the frames of a graph lie apart or one within the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """All that a drawing shows; nodes stand in the order in which they are told."""

    title: str
    description: str
    """The same in a sentence, for those who do not see the drawing."""
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    frames: tuple[Frame, ...] = ()
    """From the outermost to the innermost."""
