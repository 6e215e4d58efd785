"""Boxes and the plan of their rows come in; the grid, and the boxes in their places, go out."""

from dataclasses import dataclass, replace

from generator.diagram.cards import pill_width
from generator.diagram.lanes import Plan, margin
from generator.diagram.layers import Row
from generator.diagram.parts import BEND, EDGE, GAP, NARROW, PILL, TRACK, Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Where rows begin and end along the flow, and bands across it."""

    begins: tuple[float, ...]
    ends: tuple[float, ...]
    turns: tuple[float, ...]
    """Where, behind a row's pills, its roads may turn."""
    lows: tuple[float, ...]
    highs: tuple[float, ...]
    """Between a band's low and high stand its cards; its lanes are outside of them."""
    channels: tuple[float, ...]
    """The first road of the channel before each band, and of one after the last."""
    size: tuple[float, float]
    """The whole drawing, along and across."""


def grid_of(boxes: tuple[Box, ...], plan: Plan) -> Grid:
    """Where everything may stand."""
    begins, ends, turns, along = _measured_along(boxes, plan)
    lows, highs, channels, at = [], [], [], EDGE
    for number, band in enumerate(plan.bands):
        own = [lane for flow, lane in plan.lanes.items() if plan.spots[flow.source].band == number]
        channels.append(at + 12)
        at += _channel_room(number, plan) + margin(own, high=False)
        lows.append(at)
        tallest = max((_stacked(row, boxes) for row in band), default=0)
        at = NARROW - EDGE - margin(own, high=True) if plan.down else at + tallest
        highs.append(at)
        at += margin(own, high=True)
    channels.append(at + 12)
    at += _channel_room(len(plan.bands), plan) + EDGE
    return Grid(
        begins=begins,
        ends=ends,
        turns=turns,
        lows=tuple(lows),
        highs=tuple(highs),
        channels=tuple(channels),
        size=(along, at),
    )


def _measured_along(
    boxes: tuple[Box, ...], plan: Plan
) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...], float]:
    """Begins, ends and turns of the rows, equal in all bands, and the length of the whole."""
    begins: list[float] = []
    ends: list[float] = []
    turns: list[float] = []
    at = EDGE + (BEND if any(plan.spots[flow.target].slot == 0 for flow in plan.flows) else 0)
    for slot in range(max(len(band) for band in plan.bands)):
        here = [boxes[node] for band in plan.bands if slot < len(band) for node in band[slot].nodes]
        pills = [pill_width(label) for box in here for label in box.doors]
        zone = (PILL if plan.down else max(pills)) + 8 if any(pills) else 4
        begins.append(at)
        ends.append(at + max(box.height if plan.down else box.width for box in here))
        turns.append(ends[-1] + zone)
        at = turns[-1] + BEND
    leaves = any(plan.spots[flow.source].slot == len(ends) - 1 for flow in plan.flows)
    length = at if leaves or not ends else ends[-1]
    return tuple(begins), tuple(ends), tuple(turns), length + EDGE


def _stacked(row: Row, boxes: tuple[Box, ...]) -> float:
    return sum(boxes[node].height for node in row.nodes) + GAP * (len(row.nodes) - 1)


def _channel_room(channel: int, plan: Plan) -> float:
    """How much room the roads between two bands take; at the outside none unless one needs it."""
    doors = {
        (flow.source, flow.label)
        for flow in plan.flows
        if (source := plan.spots[flow.source].band) != (target := plan.spots[flow.target].band)
        and channel in (source + 1, target)
    }
    return 24 + TRACK * max(0, len(doors) - 1) if doors or 0 < channel < len(plan.bands) else 0


def placed(boxes: tuple[Box, ...], plan: Plan, grid: Grid) -> tuple[Box, ...]:
    """The boxes of each row side by side, in the middle of their band."""
    placed: dict[int, Box] = {}
    for number, band in enumerate(plan.bands):
        for slot, row in enumerate(band):
            extents = [boxes[node].width if plan.down else boxes[node].height for node in row.nodes]
            taken = sum(extents) + GAP * (len(extents) - 1)
            at = (grid.lows[number] + grid.highs[number] - taken) / 2
            for node, extent in zip(row.nodes, extents, strict=True):
                lower = (
                    (grid.ends[slot] - grid.begins[slot] - boxes[node].height) / 2
                    if plan.down
                    else 0
                )
                x, y = (at, grid.begins[slot] + lower) if plan.down else (grid.begins[slot], at)
                placed[node] = replace(boxes[node], x=x, y=y)
                at += extent + GAP
    return tuple(placed[index] for index in range(len(boxes)))
