"""A plan and sizes come in; where every level, thing and frame stands goes out.

Everything here reckons along the flow and across it: downwards that is y and x, to the right x and
y. Across, Graphviz has placed the things; along, levels follow one another with strips for the
roads between them.
"""

import functools
import itertools
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from generator.diagram.parts import BORDER, EDGE, GAP, HEAD, TRACK
from generator.diagram.plan import Course, Plan
from generator.diagram.settling import settle
from generator.diagram.sizes import Sizes, limit, placed_across, strip

Turn: TypeAlias = tuple[int, int]
"""A strip, by the level before it, and the thing whose road runs along it."""
Turns: TypeAlias = dict[Turn, tuple[float, float]]
"""How far across the flow each of them runs."""
_FAR = 3.5
"""A road that goes farther aside than so many times the strip's room runs along the strip."""
_NEAR, _FAR_OFF = 30.0, 150.0
"""A road that comes from no more than that beside its card, or goes so far, has its port at that
side of the card; others have theirs in its middle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """Where across the flow each course leaves its card and reaches its target."""

    leaves: tuple[float, ...]
    reaches: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """The sides of a frame."""

    frame: int
    lows: tuple[float, float]
    """Along and across."""
    highs: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ground:
    """Where everything stands."""

    plan: Plan
    sizes: Sizes
    excess: float
    """By how much it is too wide across the flow."""
    middles: tuple[float, ...]
    """Of each thing, across."""
    lows: tuple[float, ...]
    highs: tuple[float, ...]
    """Where each level begins and ends, along."""
    openings: tuple[tuple[float, float], ...]
    """Behind each level, where roads may go aside: after frames that end and before such as begin."""
    ports: Ports
    tracks: dict[tuple[str, int, int], float]
    """Where along the flow a road runs across it: of which sort, in which strip, for which thing."""
    edges: tuple[Edges, ...]


def ground_of(plan: Plan, sizes: Sizes) -> Ground:
    """Where everything stands; Graphviz is asked for what nobody has asked before."""
    room = limit(plan) - 2 * EDGE if plan.way != "right" else 10_000.0
    settled = settle(plan, sizes, placed_across(plan, sizes), room)
    middles = settled.middles
    ports = _ports_of(plan, sizes, middles)
    leaving, passing, arriving = _turns_of(plan, middles, ports)
    lows: list[float] = []
    highs: list[float] = []
    tracks: dict[tuple[str, int, int], float] = {}
    rims: dict[tuple[int, bool], float] = {}
    openings: list[tuple[float, float]] = []
    at = 0.0
    for level in range(-1, len(plan.levels)):
        ends = [frame for frame, _, last in reversed(plan.spans) if last == level]
        starts = [frame for frame, first, _ in plan.spans if first == level + 1]
        out, by, into = (_in_strip(turns, level) for turns in (leaving, passing, arriving))
        for thing, turn in out.items():
            tracks["leaving", level, thing] = at + 6 + TRACK * turn
        at += (4 + TRACK * _count(out)) if out else 0
        for frame in ends:
            at += BORDER
            rims[frame, True] = at
        opening = at
        room = strip(plan, level) + TRACK * max(0, _count(by) - 1)
        for thing, turn in by.items():
            share = (turn + 1) / (_count(by) + 1)
            tracks["passing", level, thing] = at + (room - HEAD) * share
        at += room
        openings.append((opening, at))
        for frame in starts:
            rims[frame, False] = at
            at += BORDER if plan.way == "right" else 8
        if into:
            at += HEAD + 5 + TRACK * _count(into)
            for thing, turn in into.items():
                tracks["arriving", level, thing] = at - HEAD - 7 - TRACK * turn
        if level + 1 < len(plan.levels):
            lows.append(at)
            at += max(
                (
                    extent
                    for thing, extent in zip(plan.things, sizes.along, strict=True)
                    if thing.level == level + 1 and thing.kind not in ("lane", "wall")
                ),
                default=0.0,
            )
            highs.append(at)
    return Ground(
        plan=plan,
        excess=settled.excess,
        sizes=sizes,
        middles=middles,
        lows=tuple(lows),
        highs=tuple(highs),
        openings=tuple(openings[1:]),
        ports=ports,
        tracks=tracks,
        edges=tuple(_edges(frame, plan, sizes, middles, rims) for frame, _, _ in plan.spans),
    )


def _in_strip(turns: Turns, level: int) -> dict[int, int]:
    """The track of each thing's road in a strip; roads that do not meet share one."""
    here = sorted((low, high, thing) for (own, thing), (low, high) in turns.items() if own == level)
    taken: list[float] = []
    found: dict[int, int] = {}
    for low, high, thing in here:
        track = next((t for t, end in enumerate(taken) if end + GAP < low), len(taken))
        taken[track : track + 1] = [high]
        found[thing] = track
    return found


def _count(tracks: dict[int, int]) -> int:
    return max(tracks.values(), default=-1) + 1


def _ports_of(plan: Plan, sizes: Sizes, middles: tuple[float, ...]) -> Ports:
    """Roads that come from or go to one thing share a port."""
    leaves: dict[int, dict[int, float]] = {}
    reaches: dict[int, dict[int, float]] = {}
    for course in plan.courses:
        first, second, *_ = course.things
        leaves.setdefault(first, {})[second] = middles[second]
        *_, before, last = course.things
        reaches.setdefault(last, {})[before] = middles[before]
    out = {
        card: _spread(middles[card], sizes.across[card], own, _FAR_OFF)
        for card, own in leaves.items()
    }
    into = {
        card: _spread(middles[card], sizes.across[card], own, _NEAR)
        for card, own in reaches.items()
    }
    return Ports(
        leaves=tuple(out[course.things[0]][course.things[1]] for course in plan.courses),
        reaches=tuple(into[course.things[-1]][course.things[-2]] for course in plan.courses),
    )


def _spread(middle: float, extent: float, goals: dict[int, float], near: float) -> dict[int, float]:
    """Straight across from each goal where the card reaches so far, else in order, side by side."""
    off = min(22.0, extent / 4)
    low, high = middle - extent / 2 + off, middle + extent / 2 - off
    order = sorted(goals, key=lambda goal: (goals[goal], goal))
    if len(order) == 1:
        goal = goals[order[0]]
        beside = low - near <= goal <= high + near
        return {order[0]: min(high, max(low, goal)) if beside else middle}
    wished = [min(high, max(low, goals[goal])) for goal in order]
    if all(b - a >= 16 for a, b in itertools.pairwise(wished)):
        return dict(zip(order, wished, strict=True))
    step = min(18.0, (high - low) / (len(order) - 1))
    if step < 11:
        return dict.fromkeys(order, middle)
    first = middle - step * (len(order) - 1) / 2
    return {goal: first + step * turn for turn, goal in enumerate(order)}


def _turns_of(plan: Plan, middles: tuple[float, ...], ports: Ports) -> tuple[Turns, Turns, Turns]:
    """Which roads run along which strips: leaving a card backwards, passing, arriving backwards."""
    leaving: Turns = {}
    passing: Turns = {}
    arriving: Turns = {}
    hubs = hubs_of(plan)
    aside = {
        plan.things[one].level
        for number, course in enumerate(plan.courses)
        if not course.returns
        for turn, one in enumerate(course.things[:-1])
        if _runs_aside(plan, plan.things[one].level, hop(course, number, turn, middles, ports))
    }
    for number, course in enumerate(plan.courses):
        things = course.things
        if course.returns:
            first, last = plan.things[things[0]].level, plan.things[things[-1]].level
            out, into = (
                (ports.leaves[number], middles[things[1]]),
                (middles[things[-2]], ports.reaches[number]),
            )
            _claim(leaving, (first, things[1]), out)
            _claim(arriving, (last - 1, things[-2]), into)
            continue
        for turn, (one, other) in enumerate(pairwise(things)):
            level = plan.things[one].level
            ends = hop(course, number, turn, middles, ports)
            if plan.things[other].level != level and level in aside and ends[0] != ends[1]:
                _claim(passing, (level, hubs[one, other]), ends)
    return leaving, passing, arriving


def _claim(turns: Turns, turn: Turn, ends: tuple[float, float]) -> None:
    reach = (*ends, *turns.get(turn, ()))
    turns[turn] = min(reach), max(reach)


def hop(
    course: Course, number: int, place: int, middles: tuple[float, ...], ports: Ports
) -> tuple[float, float]:
    """Where across the flow a course begins and ends between two of its things."""
    last = place + 2 == len(course.things)
    begin = ports.leaves[number] if place == 0 else middles[course.things[place]]
    return begin, ports.reaches[number] if last else middles[course.things[place + 1]]


@functools.lru_cache(maxsize=1024)
def hubs_of(plan: Plan) -> dict[Turn, int]:
    """For each two things that follow on a road, the one where more such roads part or meet.

    Only roads of one kind meet; where they do, the hub is the last thing's complement.
    """
    pairs = dict.fromkeys(
        (one, other, course.flow.label)
        for course in plan.courses
        for one, other in pairwise(course.things)
    )
    parting = Counter(one for one, _, _ in pairs)
    meeting = Counter((other, label) for _, other, label in pairs)
    return {
        (one, other): ~other if meeting[other, label] > parting[one] else one
        for one, other, label in pairs
    }


def _runs_aside(plan: Plan, level: int, ends: tuple[float, float]) -> bool:
    """Whether a road goes so far aside that it had better run along the strip."""
    return abs(ends[0] - ends[1]) > _FAR * max(16.0, strip(plan, level))


def _edges(
    frame: int,
    plan: Plan,
    sizes: Sizes,
    middles: tuple[float, ...],
    rims: dict[tuple[int, bool], float],
) -> Edges:
    walls = [
        (middle - extent / 2, middle + extent / 2)
        for thing, middle, extent in zip(plan.things, middles, sizes.across, strict=True)
        if thing.kind == "wall" and thing.of == frame
    ]
    low, high = min(walls), max(walls)
    return Edges(frame=frame, lows=(rims[frame, False], low[0]), highs=(rims[frame, True], high[0]))
