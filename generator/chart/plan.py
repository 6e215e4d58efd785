"""A chart comes in; every line, tick and label with its place goes out, in units of a drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from generator.chart.axes import Axis, axis_of, marks, measured
from generator.diagram.lettering import clean, shorten, width, wrap
from generator.models.chart import Band, Chart, Line, Point

WIDE: Final = 340.0
"""Fits a phone of 360 pixels, like the drawings."""
LETTER: Final = 11.0
STEP: Final = 13.0
"""From one line of a name to the next."""
_TALL: Final = 170.0
_PAD: Final = 8.0
"""Space between the plot's edge and what is drawn in it, and before the names."""
_NAME_ROOM, _NAME_LINES = 84.0, 3
_TICK_ROOM: Final = 80.0
_NAME_GAP: Final = 5.0
_TICK_GAP: Final = 4.0
_NEAR: Final = 12.0
"""A name that stands farther than this from the end of its line is led to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A line of text; `y` is where its letters stand."""

    x: float
    y: float
    text: str
    anchor: Literal["start", "middle", "end"] = "start"

    @property
    def left(self) -> float:
        """Where it begins, at most."""
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        return self.x - share * width(self.text, LETTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A measurement in its place."""

    x: float
    y: float
    point: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A line with its dots and its name."""

    line: Line
    dots: tuple[Dot, ...]
    name: tuple[Words, ...]
    lead: tuple[float, float, float, float] | None
    """From the line's end to its name, where they are apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shade:
    """The band in its place."""

    left: float
    right: float
    label: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that stands in a chart; the plot lies between these four edges."""

    height: float
    left: float
    right: float
    top: float
    bottom: float
    measure: Words
    over: Words
    grid: tuple[Words, ...]
    """A horizontal line each, at the height of its number."""
    ticks: tuple[float, ...]
    numbers: tuple[Words, ...]
    """Below the ticks, as far as there is room."""
    lines: tuple[Drawn, ...]
    shade: Shade | None


def lay_out(chart: Chart) -> Plan:
    """Every part of the chart in its place."""
    points = [point for line in chart.lines for point in line.points]
    across = axis_of([point.at for point in points], band=chart.band)
    upwards = axis_of([point.value for point in points], margin=True)
    grid = [(mark, shorten(label, _TICK_ROOM, size=LETTER)) for mark, label in marks(upwards)]
    names = [_name(line) for line in chart.lines]
    left = max((width(label, LETTER) for _, label in grid), default=0) + 6
    right = WIDE - _PAD - max(width(part, LETTER, bold=True) for name in names for part in name)
    top = 44.0 if chart.band else 24.0
    tall = max(_TALL, sum(len(name) * STEP + _NAME_GAP for name in names))
    plot = _Plot(left=left, right=right, top=top, bottom=top + tall, across=across, upwards=upwards)
    ticks = sorted({point.at for point in points})
    return Plan(
        height=plot.bottom + 36,
        left=left,
        right=right,
        top=top,
        bottom=plot.bottom,
        measure=Words(x=0, y=11, text=shorten(clean(chart.measure), WIDE, size=LETTER)),
        over=_over(chart, plot),
        grid=tuple(
            Words(x=left - 6, y=plot.y(mark) + 4, text=label, anchor="end") for mark, label in grid
        ),
        ticks=tuple(plot.x(tick) for tick in ticks),
        numbers=_numbers(ticks, plot),
        lines=_lines(chart.lines, names, plot),
        shade=_shade(chart.band, plot) if chart.band else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plot:
    """Where the lines are drawn."""

    left: float
    right: float
    top: float
    bottom: float
    across: Axis
    upwards: Axis

    def x(self, at: Decimal) -> float:
        room = self.right - self.left - 2 * _PAD
        return self.left + _PAD + self.across.share(at) * room

    def y(self, value: Decimal) -> float:
        return self.bottom - self.upwards.share(value) * (self.bottom - self.top)


def _name(line: Line) -> tuple[str, ...]:
    """A line's name in lines; at least one, so that the line is named by a dash where nothing is."""
    name = clean(line.name) or "–"
    return wrap(name, _NAME_ROOM, size=LETTER, lines=_NAME_LINES, bold=True)


def _over(chart: Chart, plot: _Plot) -> Words:
    remark = " (log scale)" if plot.across.by_factor else ""
    room = plot.right - plot.left - width(remark, LETTER)
    text = shorten(clean(chart.over), room, size=LETTER) + remark
    middle = (plot.left + plot.right) / 2
    return Words(x=middle, y=plot.bottom + 32, text=text, anchor="middle")


def _numbers(ticks: Sequence[Decimal], plot: _Plot) -> tuple[Words, ...]:
    """From left to right those with room; the last one always, and for it the one before gives way."""
    placed: list[Words] = []
    for tick in ticks:
        label = shorten(measured(tick), _TICK_ROOM, size=LETTER)
        half = width(label, LETTER) / 2
        middle = min(max(plot.x(tick), half), WIDE - half)
        words = Words(x=middle, y=plot.bottom + 16, text=label, anchor="middle")
        while tick == ticks[-1] and placed and _touch(placed[-1], words):
            placed.pop()
        if not placed or not _touch(placed[-1], words):
            placed.append(words)
    return tuple(placed)


def _touch(before: Words, after: Words) -> bool:
    return before.left + width(before.text, LETTER) + _TICK_GAP > after.left


# Lines and their names


def _lines(lines: tuple[Line, ...], names: list[tuple[str, ...]], plot: _Plot) -> tuple[Drawn, ...]:
    dots = [
        tuple(Dot(x=plot.x(each.at), y=plot.y(each.value), point=each) for each in line.points)
        for line in lines
    ]
    tops = _apart(
        [(each[-1].y, len(name) * STEP) for each, name in zip(dots, names, strict=True)], plot
    )
    return tuple(
        Drawn(
            line=line,
            dots=own,
            name=tuple(
                Words(x=plot.right + _PAD, y=top + STEP * place + 10, text=text)
                for place, text in enumerate(name)
            ),
            lead=_lead(own[-1], top + len(name) * STEP / 2, plot),
        )
        for line, own, name, top in zip(lines, dots, names, tops, strict=True)
    )


def _apart(ends: list[tuple[float, float]], plot: _Plot) -> list[float]:
    """The tops of names: each beside the end of its line, as near as the others let it.

    `ends` are where the lines end and how tall their names are. Names that would touch move apart
    by equal parts, and back into the plot where they leave it.
    """
    order = sorted(range(len(ends)), key=lambda place: (ends[place][0], place))
    groups: list[list[int]] = []
    for place in order:
        groups.append([place])
        while len(groups) > 1 and _top(groups[-2], ends, plot) + _height(groups[-2], ends) > _top(
            groups[-1], ends, plot
        ):
            last = groups.pop()
            groups[-1].extend(last)
    tops = [0.0] * len(ends)
    for group in groups:
        top = _top(group, ends, plot)
        for place in group:
            tops[place] = top
            top += ends[place][1] + _NAME_GAP
    return tops


def _height(group: list[int], ends: list[tuple[float, float]]) -> float:
    return sum(ends[place][1] + _NAME_GAP for place in group)


def _top(group: list[int], ends: list[tuple[float, float]], plot: _Plot) -> float:
    """Where a block of names begins, so that its middle lies at that of the ends of its lines."""
    height = _height(group, ends)
    middle = sum(ends[place][0] for place in group) / len(group)
    return max(plot.top - _PAD, min(middle - (height - _NAME_GAP) / 2, plot.bottom - height + _PAD))


def _lead(end: Dot, middle: float, plot: _Plot) -> tuple[float, float, float, float] | None:
    if end.x > plot.right - 2 * _PAD and abs(end.y - middle) < _NEAR:
        return None
    return (end.x + 5, end.y, plot.right + _PAD - 4, middle)


# The band


def _shade(band: Band, plot: _Plot) -> Shade | None:
    """None where the band lies wholly outside what was measured."""
    low, high = max(band.low, plot.across.low), min(band.high, plot.across.high)
    if low >= high:
        return None
    left, right = plot.x(low), plot.x(high)
    text = f"{clean(band.label)}, {measured(band.low)} to {measured(band.high)}"
    return Shade(left=left, right=right, label=_band_label(text, left, right))


def _band_label(text: str, left: float, right: float) -> Words:
    """In the band's head or behind or before it; across its edges where it fits nowhere."""
    y, gap = 33.0, 5.0
    label = shorten(text, WIDE, size=LETTER)
    wide = width(label, LETTER)
    if wide + 2 * gap <= right - left:
        return Words(x=left + gap, y=y, text=label)
    if right + gap + wide <= WIDE:
        return Words(x=right + gap, y=y, text=label)
    if wide + gap <= left:
        return Words(x=left - gap, y=y, text=label, anchor="end")
    return Words(x=WIDE - wide, y=y, text=label)
