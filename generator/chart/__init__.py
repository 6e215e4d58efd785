"""Results that may be compared come in; a chart of them, and one inline SVG of it, go out.

The SVG is one line of XML, safe in HTML and Markdown whatever the words say, and says all its
numbers in words. Its colours are the CSS variables that `style` lists.
"""

import re
from decimal import Decimal

from generator.chart.axes import measured
from generator.chart.plan import WIDE as WIDE
from generator.chart.plan import Dot, Drawn, Plan, Shade, Words, lay_out
from generator.chart.style import STYLE
from generator.diagram.lettering import clean, xml
from generator.metrics import condition_number, metric_named
from generator.models.catalog import Range, Result
from generator.models.chart import Band, Chart, Line, Point


def chart_of(
    results: tuple[Result, ...], *, model: str, trained: Range | None = None
) -> Chart | None:
    """A chart of rows that share a table; None unless one condition varies, and by numbers."""
    over = _varying(results)
    if over is None:
        return None
    rows = sorted(_measured_at(results, over), key=lambda each: each[0])
    own = tuple(Point(at=at, value=row.value) for at, row in rows)
    others = tuple(Point(at=at, value=row.baseline) for at, row in rows if row.baseline is not None)
    against = next((row.baseline_name for _, row in rows if row.baseline_name), "baseline")
    lines = (Line(name=model, points=own), Line(name=against, points=others, baseline=True))
    first = results[0]
    return Chart(
        title=f"{first.metric} of {model} over {over}, on {first.dataset}{_fixed(first, over)}",
        measure=_measure(first),
        over=over,
        lines=tuple(line for line in lines if line.points),
        band=_band(trained, over),
    )


def _varying(results: tuple[Result, ...]) -> str | None:
    """The one condition that tells all rows apart, where it is a number in each."""
    names = dict.fromkeys(pair.name for row in results for pair in row.condition)
    varying = [name for name in names if len({_told(row, name) for row in results}) > 1]
    if len(varying) != 1:
        return None
    places = {at for at, _ in _measured_at(results, varying[0])}
    return varying[0] if len(places) == len(results) else None


def _told(row: Result, name: str) -> str:
    return next((pair.value for pair in row.condition if pair.name == name), "")


def _measured_at(results: tuple[Result, ...], over: str) -> tuple[tuple[Decimal, Result], ...]:
    """The rows with a number for this condition, each with it."""
    numbers = ((condition_number(_told(row, over)), row) for row in results)
    return tuple((number, row) for number, row in numbers if number is not None)


def _fixed(first: Result, over: str) -> str:
    """What all rows have in common beside it: ` (channel Y)`."""
    told = (f"{pair.name} {pair.value}" for pair in first.condition if pair.name != over)
    words = ", ".join(told)
    return f" ({words})" if words else ""


def _measure(first: Result) -> str:
    metric = metric_named(first.metric)
    unit = f" in {first.unit}" if first.unit else ""
    return f"{first.metric}{unit}" + (f", {metric.better} is better" if metric else "")


def _band(trained: Range | None, over: str) -> Band | None:
    if trained is None or trained.condition != over:
        return None
    return Band(low=trained.low, high=trained.high, label=trained.label)


def describe_chart(chart: Chart) -> str:
    """All that the chart shows, in sentences."""
    lines = (
        f"{clean(line.name) or 'A line'}: "
        + ", ".join(f"{measured(each.value)} at {measured(each.at)}" for each in line.points)
        + "."
        for line in chart.lines
    )
    band = chart.band
    shaded = (
        (f"Shaded: {clean(band.label)}, {measured(band.low)} to {measured(band.high)}.",)
        if band
        else ()
    )
    return " ".join((f"{clean(chart.measure)}, over {clean(chart.over)}.", *lines, *shaded))


def draw_chart(chart: Chart, *, prefix: str, styled: bool = True) -> str:
    """One `<svg>` on one line; `prefix` keeps its ids apart from other drawings'.

    A page needs the style sheet in one of its charts only; the others may be drawn without it.
    """
    plan = lay_out(chart)
    name = re.sub(r"[^A-Za-z0-9-]", "-", prefix)
    attributes = (
        'xmlns="http://www.w3.org/2000/svg"',
        'class="result-chart"',
        'role="img"',
        f'aria-labelledby="{name}-title {name}-desc"',
        f'viewBox="0 0 {_number(WIDE)} {_number(plan.height)}"',
        f'width="{_number(WIDE)}" height="{_number(plan.height)}"',
    )
    parts = (
        f"<svg {' '.join(attributes)}>",
        f'<title id="{name}-title">{xml(chart.title)}</title>',
        f'<desc id="{name}-desc">{xml(describe_chart(chart))}</desc>',
        *((f"<style>{STYLE}</style>",) if styled else ()),
        _shade(plan.shade, plan) if plan.shade else "",
        _axes(plan),
        # The model comes last, so that it lies on top.
        *(_line(each, chart) for each in plan.lines if each.line.baseline),
        *(_line(each, chart) for each in plan.lines if not each.line.baseline),
        "</svg>",
    )
    return "".join(parts)


# Shapes


def _shade(shade: Shade, plan: Plan) -> str:
    head = plan.top - 24
    place = f'x="{_number(shade.left)}" y="{_number(head)}"'
    size = f'width="{_number(shade.right - shade.left)}" height="{_number(plan.bottom - head)}"'
    return f'<rect class="rc-band" {place} {size}/>{_text(shade.label, kind="rc-note")}'


def _axes(plan: Plan) -> str:
    left, right, bottom = plan.left, plan.right, plan.bottom
    rules = "".join(_stroke("rc-grid", left, each.y - 4, right, each.y - 4) for each in plan.grid)
    ticks = "".join(_stroke("rc-axis", each, bottom, each, bottom + 4) for each in plan.ticks)
    words = (plan.measure, *plan.grid, *plan.numbers, plan.over)
    axis = _stroke("rc-axis", left, bottom, right, bottom)
    return rules + axis + ticks + "".join(_text(each) for each in words)


def _line(drawn: Drawn, chart: Chart) -> str:
    kind = "baseline" if drawn.line.baseline else "model"
    way = " ".join(f"{_number(dot.x)},{_number(dot.y)}" for dot in drawn.dots)
    road = f'<polyline class="rc-line" points="{way}"/>' if len(drawn.dots) > 1 else ""
    lead = _stroke("rc-lead", *drawn.lead) if drawn.lead else ""
    dots = "".join(_dot(dot, drawn.line, chart) for dot in drawn.dots)
    name = "".join(_text(words, kind="rc-name") for words in drawn.name)
    return f'<g class="rc-{kind}">{lead}{road}{dots}{name}</g>'


def _dot(dot: Dot, line: Line, chart: Chart) -> str:
    value, at = measured(dot.point.value), measured(dot.point.at)
    told = f"{line.name}: {value} at {chart.over} {at}"
    place = f'cx="{_number(dot.x)}" cy="{_number(dot.y)}"'
    radius = "2.5" if line.baseline else "3"
    return f'<circle class="rc-dot" {place} r="{radius}"><title>{xml(told)}</title></circle>'


def _stroke(kind: str, x: float, y: float, end_x: float, end_y: float) -> str:
    start = f'x1="{_number(x)}" y1="{_number(y)}"'
    return f'<line class="{kind}" {start} x2="{_number(end_x)}" y2="{_number(end_y)}"/>'


def _text(words: Words, *, kind: str = "") -> str:
    anchor = f' text-anchor="{words.anchor}"' if words.anchor != "start" else ""
    named = f' class="{kind}"' if kind else ""
    place = f'x="{_number(words.x)}" y="{_number(words.y)}"'
    return f"<text{named} {place}{anchor}>{xml(words.text)}</text>"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
