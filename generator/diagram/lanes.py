"""Flows come in; the plan of a drawing goes out: rows in bands, lanes for roads that pass rows."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from generator.diagram.layers import Flow, Row, rows_of
from generator.diagram.parts import COLUMNS, TRACK, TRACKS


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a node stands: its band, and its row within that band."""

    band: int
    slot: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A way past rows, at the low or high side of a band."""

    high: bool
    track: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plan:
    """What stands beside and behind what, before anything has a place.

    Equal flows share one plan, so plans are told apart by identity.
    """

    flows: tuple[Flow, ...]
    bands: tuple[tuple[Row, ...], ...]
    spots: dict[int, Spot]
    lanes: dict[Flow, Lane]
    down: bool


@functools.lru_cache(maxsize=1024)
def planned(size: int, flows: tuple[Flow, ...], *, down: bool) -> Plan:
    """Downwards all rows in one band, two cards wide; to the right bands of a few rows."""
    rows = rows_of(size, flows, 2 if down else max(1, size))
    bands = _bands(rows, len(rows) if down or len(rows) <= COLUMNS else COLUMNS - 1)
    spots = _spots(bands)
    return Plan(flows=flows, bands=bands, spots=spots, lanes=_lanes(flows, spots), down=down)


def _bands(rows: tuple[Row, ...], most: int) -> tuple[tuple[Row, ...], ...]:
    """The rows in equal portions of at most so many."""
    count = max(1, -(-len(rows) // max(1, most)))
    size = max(1, -(-len(rows) // count))
    return tuple(rows[start : start + size] for start in range(0, len(rows), size)) or ((),)


def _spots(bands: tuple[tuple[Row, ...], ...]) -> dict[int, Spot]:
    return {
        node: Spot(band=number, slot=slot)
        for number, band in enumerate(bands)
        for slot, row in enumerate(band)
        for node in row.nodes
    }


def _lanes(flows: tuple[Flow, ...], spots: dict[int, Spot]) -> dict[Flow, Lane]:
    """A lane for each flow that passes a row of its band, shared by those with an end in common."""
    long = [
        flow
        for flow in flows
        if spots[flow.source].band == spots[flow.target].band
        and spots[flow.target].slot - spots[flow.source].slot != 1
    ]
    groups: dict[tuple[bool, int, str], list[Flow]] = {}
    for flow in long:
        parting = sum(other.source == flow.source for other in long)
        meeting = sum(other.target == flow.target for other in long)
        meets = meeting > parting
        key = (meets, flow.target, "") if meets else (meets, flow.source, flow.label)
        groups.setdefault(key, []).append(flow)
    taken: dict[tuple[int, bool], list[tuple[int, int]]] = {}
    lanes: dict[Flow, Lane] = {}
    for (high, _, _), members in groups.items():
        slots = [spots[end].slot for flow in members for end in (flow.source, flow.target)]
        here = taken.setdefault((spots[members[0].source].band, high), [])
        track = next((t for t in range(len(here)) if here[t][1] <= min(slots)), len(here))
        here[track : track + 1] = [(min(slots), max(slots))]
        lanes.update(dict.fromkeys(members, Lane(high=high, track=track % TRACKS)))
    return lanes


def margin(lanes: Iterable[Lane], *, high: bool) -> float:
    """How much room the lanes of one side take."""
    return TRACK * max((lane.track + 1 for lane in lanes if lane.high == high), default=0)
