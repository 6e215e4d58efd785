"""Boxes in their places and the flows between them come in; pills and roads go out."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagram.cards import pill_width
from generator.diagram.grid import Grid
from generator.diagram.lanes import Plan
from generator.diagram.layers import Flow
from generator.diagram.lettering import shorten
from generator.diagram.parts import (
    BEND,
    DOOR,
    EDGE,
    IN,
    OUT,
    PILL,
    SMALL,
    TRACK,
    Box,
    Pill,
    Point,
    Road,
    Stretch,
)

HEAD, TIP = 7.0, 2.0
"""The length of an arrow head, and its distance from the card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """All that a road has to know of: what stands where, and which ways are free."""

    boxes: tuple[Box, ...]
    plan: Plan
    grid: Grid

    def door(self, flow: Flow) -> str:
        """Through which door of its source a flow leaves."""
        doors = self.boxes[flow.source].doors
        return flow.label if flow.label in doors else doors[0]

    def extent(self, index: int) -> tuple[float, float]:
        """Where a card begins across the flow, and how far it reaches."""
        box = self.boxes[index]
        return (box.x, box.width) if self.plan.down else (box.y, box.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """A flow's way up to where it turns to its target: along and across the flow."""

    start: Point
    stretches: tuple[Stretch, ...]
    heading: float
    """Where across the flow it comes from, for the order at the target."""


def pills_of(town: Town) -> Iterator[Pill]:
    """The type at each door."""
    for index, box in enumerate(town.boxes):
        for label, across in _doors(town, index):
            if not label:
                continue
            room = min(pill_width(label), box.width) if town.plan.down else pill_width(label)
            end = (box.y + box.height if town.plan.down else box.x + box.width) + 4
            yield Pill(
                x=across - room / 2 if town.plan.down else end,
                y=end if town.plan.down else across - PILL / 2,
                width=room,
                height=PILL,
                text=shorten(label, room - 14, size=SMALL),
            )


def roads_of(town: Town) -> Iterator[Road]:
    """The road of each flow; those that come the same way to a card reach it at the same point."""
    places = {
        (index, label): across
        for index in range(len(town.boxes))
        for label, across in _doors(town, index)
    }
    ways = {
        flow: _way(town, flow, places[flow.source, town.door(flow)]) for flow in town.plan.flows
    }
    for flow, way in ways.items():
        across = _arrival(town, flow, ways)
        begin = town.grid.begins[town.plan.spots[flow.target].slot] - TIP
        last = _turned(town, flow, way, across, begin - HEAD)
        stretches = (*way.stretches, *last)
        yield Road(
            source=flow.source,
            target=flow.target,
            start=_xy(town, way.start),
            stretches=tuple(
                Stretch(end=_xy(town, stretch.end), curved=stretch.curved) for stretch in stretches
            ),
            tip=_xy(town, (begin, across)),
        )


def _doors(town: Town, index: int) -> Iterator[tuple[str, float]]:
    """The doors of a card, each with its place across the flow, in the order of where they lead."""
    box = town.boxes[index]
    low, extent = town.extent(index)
    goals: dict[str, list[float]] = {label: [] for label in box.doors}
    for flow in town.plan.flows:
        if flow.source == index:
            begin, reach = town.extent(flow.target)
            goals[town.door(flow)].append(begin + reach / 2)
    labels = sorted(box.doors, key=lambda label: sum(goals[label]) / max(1, len(goals[label])))
    rooms = [max(12.0, pill_width(label)) + 8 if town.plan.down else DOOR for label in labels]
    at = low + (extent - min(sum(rooms), extent)) / 2
    for label, room in zip(labels, rooms, strict=True):
        step = min(room, extent)
        yield label, at + step / 2
        at += step


def _way(town: Town, flow: Flow, across: float) -> _Way:
    """From the door straight past the pill, then past the rows between, up to the turn."""
    spot, goal = town.plan.spots[flow.source], town.plan.spots[flow.target]
    box, grid = town.boxes[flow.source], town.grid
    start = (box.y + box.height if town.plan.down else box.x + box.width, across)
    out = Stretch(end=(grid.turns[spot.slot], across))
    if spot.band != goal.band:
        return _way_between_bands(town, flow, start, out)
    if flow not in town.plan.lanes:
        return _Way(start=start, stretches=(out,), heading=across)
    lane = town.plan.lanes[flow]
    off = TRACK * (lane.track + 0.5)
    beside = grid.highs[spot.band] + off if lane.high else grid.lows[spot.band] - off
    back = goal.slot <= spot.slot
    aside = grid.turns[spot.slot] + OUT
    leave = (grid.begins[goal.slot] - BEND if back else grid.turns[goal.slot - 1]) + IN
    points = ((aside, across), (aside, beside), (leave, beside))
    return _Way(start=start, stretches=tuple(Stretch(end=each) for each in points), heading=beside)


def _way_between_bands(town: Town, flow: Flow, start: Point, out: Stretch) -> _Way:
    """Into the channel after the band, along it, and on to where the target's column begins."""
    spot, goal, grid = town.plan.spots[flow.source], town.plan.spots[flow.target], town.grid
    turn, across = out.end
    first = _channel_place(town, flow, spot.band + 1)
    last = _channel_place(town, flow, goal.band)
    here, there = turn + 10 + first % 3 * 7, grid.begins[goal.slot] - BEND + 8 + last % 3 * 5
    leaving = grid.channels[spot.band + 1] + TRACK * first
    points = [(here, across), (here, leaving)]
    if goal.band == spot.band + 1:
        points.append((there, leaving))
    else:
        gutter, entering = EDGE + 3 + first % 3 * 5, grid.channels[goal.band] + TRACK * last
        points += [(gutter, leaving), (gutter, entering), (there, entering)]
    return _Way(start=start, stretches=tuple(Stretch(end=point) for point in points), heading=-1)


def _channel_place(town: Town, flow: Flow, channel: int) -> int:
    """Which of a channel's roads a flow takes: one for each door."""
    doors: list[tuple[int, str]] = []
    for other in town.plan.flows:
        source, target = town.plan.spots[other.source].band, town.plan.spots[other.target].band
        door = (other.source, town.door(other))
        if source != target and channel in (source + 1, target) and door not in doors:
            doors.append(door)
    return doors.index((flow.source, town.door(flow)))


def _arrival(town: Town, flow: Flow, ways: dict[Flow, _Way]) -> float:
    """Where across the flow a road meets its target: in the middle, or beside others in order."""
    low, extent = town.extent(flow.target)
    headings = sorted({way.heading for other, way in ways.items() if other.target == flow.target})
    step = min(28.0, (extent - 28) / max(1, len(headings) - 1))
    place = headings.index(ways[flow].heading) - (len(headings) - 1) / 2
    return low + extent / 2 + step * place


def _turned(town: Town, flow: Flow, way: _Way, across: float, end: float) -> tuple[Stretch, ...]:
    """The last piece: a curve to the target, or from a lane or channel a corner."""
    if (
        flow not in town.plan.lanes
        and town.plan.spots[flow.source].band == town.plan.spots[flow.target].band
    ):
        return (Stretch(end=(end, across), curved=True),)
    return (Stretch(end=(way.stretches[-1].end[0], across)), Stretch(end=(end, across)))


def _xy(town: Town, point: Point) -> Point:
    along, across = point
    return (across, along) if town.plan.down else (along, across)
