"""Places that Graphviz found come in; places within the drawing's room, roads straightened, go out.

Graphviz weighs all roads against each other and knows no room. Here its order stays: everything is
moved as little as its neighbours and the room allow, walls of a frame as one, and then whatever
stands a little aside of what it follows is moved under it.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from generator.diagram.flows import in_order
from generator.diagram.parts import GAP
from generator.diagram.plan import STRAIGHT, Plan
from generator.diagram.sizes import Sizes

Lines: TypeAlias = tuple[tuple[int, ...], ...]
"""What stands side by side in each level, in order; all walls at a side of a frame are one thing."""

_STEP, _STRIDE = 24.0, 90.0
"""How far something may be moved to stand under what it follows; how far a beginning may, to stand
over what follows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The middle of each thing, and by how much the whole is still too wide."""

    middles: tuple[float, ...]
    excess: float


def settle(plan: Plan, sizes: Sizes, placed: tuple[float, ...], room: float) -> Settled:
    """Everything in its order, within the room."""
    one = _as_one(plan)
    lines = _lines(plan, placed, one)
    low, high = _bounds(lines, sizes, room)
    excess = max((low[thing] - high[thing] for thing in low), default=0.0)
    if excess > 0:
        low, high = _bounds(lines, sizes, room + excess)
    at = _moved_in(lines, sizes, placed, low, high)
    _Floor(plan=plan, sizes=sizes, lines=lines, at=at, room=room).straighten()
    middles = tuple(round(2 * at[one[thing]]) / 2 for thing in range(len(plan.things)))
    return Settled(middles=middles, excess=max(0.0, excess))


def _as_one(plan: Plan) -> list[int]:
    """Each thing's own place, and for walls that of the first at the same side of their frame."""
    first: dict[tuple[int, bool], int] = {}
    return [
        first.setdefault((thing.of, thing.high), place) if thing.kind == "wall" else place
        for place, thing in enumerate(plan.things)
    ]


def _lines(plan: Plan, placed: tuple[float, ...], one: list[int]) -> Lines:
    lines: list[list[int]] = [[] for _ in plan.levels]
    for thing in sorted(range(len(placed)), key=lambda thing: (placed[thing], thing)):
        lines[plan.things[thing].level].append(one[thing])
    return tuple(tuple(line) for line in lines)


def _bounds(lines: Lines, sizes: Sizes, room: float) -> tuple[dict[int, float], dict[int, float]]:
    """The least and the most that the middle of each thing may be."""
    pairs = dict.fromkeys(pair for line in lines for pair in pairwise(line))
    things = tuple(dict.fromkeys(thing for line in lines for thing in line))
    order = in_order(things, pairs)
    low = {thing: sizes.across[thing] / 2 for thing in order}
    high = {thing: room - sizes.across[thing] / 2 for thing in order}
    after: dict[int, list[int]] = defaultdict(list)
    for before, behind in pairs:
        after[before].append(behind)
    for thing in order:
        for behind in after[thing]:
            low[behind] = max(low[behind], low[thing] + _apart(sizes, thing, behind))
    for thing in reversed(order):
        for behind in after[thing]:
            high[thing] = min(high[thing], high[behind] - _apart(sizes, thing, behind))
    return low, high


def _apart(sizes: Sizes, one: int, other: int) -> float:
    """How far the middles of two neighbours must be from each other."""
    return (sizes.across[one] + sizes.across[other]) / 2 + GAP


def _moved_in(
    lines: Lines,
    sizes: Sizes,
    placed: tuple[float, ...],
    low: dict[int, float],
    high: dict[int, float],
) -> dict[int, float]:
    """As near to its place as bounds and the things before it allow, all moved as one at first."""
    before: dict[int, list[int]] = defaultdict(list)
    for line in lines:
        for one, other in pairwise(line):
            before[other].append(one)
    off = _shift(placed, low, high)
    at: dict[int, float] = {}
    for thing, bound in low.items():
        least = max((at[one] + _apart(sizes, one, thing) for one in before[thing]), default=bound)
        at[thing] = min(high[thing], max(bound, least, placed[thing] - off))
    return at


def _shift(placed: tuple[float, ...], low: dict[int, float], high: dict[int, float]) -> float:
    """How far to move everything so that what is then still out of bounds is least in sum."""
    turns = sorted(
        placed[thing] - bound for bounds in (low, high) for thing, bound in bounds.items()
    )
    if not turns:
        return 0.0
    middle = len(turns) // 2
    return min(turns[middle], max(turns[middle - 1], 0.0))


@dataclass(slots=True, kw_only=True)
class _Floor:
    """Where things stand while they are moved."""

    plan: Plan
    sizes: Sizes
    lines: Lines
    at: dict[int, float]
    room: float

    def straighten(self) -> None:
        """Move what stands a little aside, downwards first, then beginnings over what they feed."""
        things = self.plan.things
        above: dict[int, list[tuple[int, int]]] = defaultdict(list)
        below: dict[int, list[int]] = defaultdict(list)
        for one, other, weight in self.plan.joins:
            if things[one].level < things[other].level:
                above[other].append((weight, -one))
                below[one].append(other)
        free = [(line, turn) for line in self.lines for turn in range(len(line))]
        for line, turn in free:
            goal = self._followed(line[turn], above, below)
            if goal is not None and things[line[turn]].kind != "wall":
                self._move(line, turn, goal, _STEP, wholly=True)
        for line, turn in reversed(free):
            thing = line[turn]
            if things[thing].kind == "card" and not above[thing] and below[thing]:
                goal = sum(self.at[other] for other in below[thing]) / len(below[thing])
                self._move(line, turn, goal, _STRIDE, wholly=False)

    def _followed(
        self,
        thing: int,
        above: dict[int, list[tuple[int, int]]],
        below: dict[int, list[int]],
    ) -> float | None:
        """Where that stands which this follows: the same card, pill or lane as the level before."""
        before = above[thing]
        if not before:
            return None
        own = self.plan.things[thing]
        strong = [weight for weight, _ in before if weight >= STRAIGHT]
        if own.kind == "card" and len(before) > 1 and len(strong) != 1:
            return self._single_card(own.level - 2)
        source = -max(before)[1]
        parts = own.kind != "lane" and len(below[source]) > 1
        return None if parts else self.at[source]

    def _single_card(self, level: int) -> float | None:
        line = self.lines[level] if level >= 0 else ()
        cards = [thing for thing in line if self.plan.things[thing].kind == "card"]
        return self.at[cards[0]] if len(cards) == 1 else None

    def _move(
        self, line: tuple[int, ...], turn: int, goal: float, most: float, *, wholly: bool
    ) -> None:
        """To the goal, or as near as there is room, unless that is too far or in the way."""
        thing = line[turn]
        half = self.sizes.across[thing] / 2
        low, high = half, max(half, self.room - half)
        if turn > 0:
            low = self.at[line[turn - 1]] + _apart(self.sizes, line[turn - 1], thing)
        if turn + 1 < len(line):
            high = self.at[line[turn + 1]] - _apart(self.sizes, thing, line[turn + 1])
        to = goal if wholly else min(high, max(low, goal))
        if low <= to <= high and abs(to - self.at[thing]) <= most:
            self.at[thing] = to
