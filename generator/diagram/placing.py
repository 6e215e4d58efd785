"""Levels of things and what joins them come in; where each stands across its level goes out.

Graphviz' `dot` (Gansner, Koutsofios, North and Vo 1993) decides which thing stands beside which, so
that few roads cross, and how far apart, so that roads are straight. Frames are walls to it, things
like others: its own clusters would not keep the order of what stands in them.
All sizes are given and nothing is lettered, so no font of the machine has a say.
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass

import pygraphviz  # type: ignore[import-untyped]

_POINTS = 72.0
"""Graphviz speaks in inches of so many points; a point is a unit of the drawing."""
_MOST_SEARCHED = 1_000
"""With more things than this, the search for good places is cut short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Two things to stand near each other: of neighbouring levels, or in this order on one."""

    source: int
    target: int
    weight: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What is to be placed; things are named by their places in `extents`."""

    extents: tuple[float, ...]
    """How far each reaches across its level."""
    levels: tuple[int, ...]
    joins: tuple[Join, ...]
    gap: float
    """The least space between two things of a level."""


@functools.lru_cache(maxsize=4096)
def place(sketch: Sketch) -> tuple[float, ...]:
    """The middle of each thing across its level, in half units, from nought for the first."""
    if not sketch.extents:
        return ()
    drawn = pygraphviz.AGraph(string=_dot(sketch)).draw(format="plain", prog="dot")
    found: dict[int, float] = {}
    for line in drawn.decode("ascii").splitlines():
        word, _, rest = line.partition(" ")
        if word == "node":
            name, across, *_ = rest.split(" ")
            found[int(name)] = float(across) * _POINTS
    least = min(across - sketch.extents[thing] / 2 for thing, across in found.items())
    return tuple(round(2 * (found[thing] - least)) / 2 for thing in range(len(sketch.extents)))


def _dot(sketch: Sketch) -> str:
    return "\n".join(
        (
            "digraph {",
            f"graph [splines=none nodesep={sketch.gap / _POINTS:.4f} ranksep=0.2]",
            *(["graph [nslimit=0.1 nslimit1=0.1 mclimit=0.01]"] if _is_huge(sketch) else []),
            'node [shape=box fixedsize=true label="" height=0.2 width=0]',
            *(
                f"{thing} [width={extent / _POINTS:.4f}]" if extent else str(thing)
                for thing, extent in enumerate(sketch.extents)
            ),
            *_levels(sketch),
            *(
                f"{join.source} -> {join.target}"
                + (f" [weight={join.weight}]" if join.weight != 1 else "")
                for join in sketch.joins
            ),
            "}",
        )
    )


def _is_huge(sketch: Sketch) -> bool:
    """Whether a full search for the best places would take minutes."""
    return len(sketch.extents) > _MOST_SEARCHED


def _levels(sketch: Sketch) -> Iterator[str]:
    """Things of a level on one line, and the levels in their order."""
    rows: dict[int, list[int]] = {}
    for thing, level in enumerate(sketch.levels):
        rows.setdefault(level, []).append(thing)
    ordered = [rows[level] for level in sorted(rows)]
    for row in ordered:
        yield f"{{ rank=same {' '.join(map(str, row))} }}"
    if len(ordered) > 1:
        yield f"{' -> '.join(str(row[0]) for row in ordered)} [weight=0]"
