"""Cards, bands and lanes come in; the grid that they stand in, and the cards in their places, go out."""

from dataclasses import dataclass

from generator.diagram.cards import moved, pill_width
from generator.diagram.lanes import Lane, Spot, margin
from generator.diagram.layers import Flow, Row
from generator.diagram.parts import BEND, EDGE, GAP, NARROW, PILL, TRACK, Card


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


def grid_of(
    cards: tuple[Card, ...],
    bands: tuple[tuple[Row, ...], ...],
    flows: tuple[Flow, ...],
    spots: dict[int, Spot],
    lanes: dict[Flow, Lane],
    *,
    down: bool,
) -> Grid:
    """Where everything may stand."""
    begins, ends, turns, along = _measured_along(cards, bands, flows, spots, down=down)
    lows, highs, channels, at = [], [], [], EDGE
    for number, band in enumerate(bands):
        own = [lane for flow, lane in lanes.items() if spots[flow.source].band == number]
        channels.append(at + 12)
        at += _channel_room(number, len(bands), flows, spots) + margin(own, high=False)
        lows.append(at)
        tallest = max((_stacked(row, cards) for row in band), default=0)
        at = NARROW - EDGE - margin(own, high=True) if down else at + tallest
        highs.append(at)
        at += margin(own, high=True)
    channels.append(at + 12)
    at += _channel_room(len(bands), len(bands), flows, spots) + EDGE
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
    cards: tuple[Card, ...],
    bands: tuple[tuple[Row, ...], ...],
    flows: tuple[Flow, ...],
    spots: dict[int, Spot],
    *,
    down: bool,
) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...], float]:
    """Begins, ends and turns of the rows, and the length of the whole; rows of equal number share theirs."""
    begins: list[float] = []
    ends: list[float] = []
    turns: list[float] = []
    at = EDGE + (BEND if any(spots[flow.target].slot == 0 for flow in flows) else 0)
    for slot in range(max(len(band) for band in bands)):
        here = [cards[node] for band in bands if slot < len(band) for node in band[slot].nodes]
        pills = [pill_width(label) for card in here for label in card.doors]
        zone = (PILL if down else max(pills)) + 8 if any(pills) else 4
        begins.append(at)
        ends.append(at + max(card.height if down else card.width for card in here))
        turns.append(ends[-1] + zone)
        at = turns[-1] + BEND
    leaves = any(spots[flow.source].slot == len(ends) - 1 for flow in flows)
    length = at if leaves or not ends else ends[-1]
    return tuple(begins), tuple(ends), tuple(turns), length + EDGE


def _stacked(row: Row, cards: tuple[Card, ...]) -> float:
    return sum(cards[node].height for node in row.nodes) + GAP * (len(row.nodes) - 1)


def _channel_room(
    channel: int, bands: int, flows: tuple[Flow, ...], spots: dict[int, Spot]
) -> float:
    """How much room the roads between two bands take; nothing at the outside unless a road needs it."""
    doors = {
        (flow.source, flow.label)
        for flow in flows
        if (source := spots[flow.source].band) != (target := spots[flow.target].band)
        and channel in (source + 1, target)
    }
    return 24 + TRACK * max(0, len(doors) - 1) if doors or 0 < channel < bands else 0


def placed(
    cards: tuple[Card, ...], bands: tuple[tuple[Row, ...], ...], grid: Grid, *, down: bool
) -> tuple[Card, ...]:
    """The cards of each row side by side, in the middle of their band."""
    placed: dict[int, Card] = {}
    for number, band in enumerate(bands):
        for slot, row in enumerate(band):
            extents = [cards[node].width if down else cards[node].height for node in row.nodes]
            taken = sum(extents) + GAP * (len(extents) - 1)
            at = (grid.lows[number] + grid.highs[number] - taken) / 2
            for node, extent in zip(row.nodes, extents, strict=True):
                lower = (
                    (grid.ends[slot] - grid.begins[slot] - cards[node].height) / 2 if down else 0
                )
                x, y = (at, grid.begins[slot] + lower) if down else (grid.begins[slot], at)
                placed[node] = moved(cards[node], x=x, y=y)
                at += extent + GAP
    return tuple(placed[index] for index in range(len(cards)))
