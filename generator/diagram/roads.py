"""The ground comes in; pills and roads on it go out, across and along turned into x and y."""

from collections.abc import Iterator

from generator.diagram.cards import pill_width
from generator.diagram.ground import Ground, hop, hubs_of
from generator.diagram.lettering import shorten
from generator.diagram.parts import (
    HEAD,
    PILL,
    PILL_STEP,
    SMALL,
    TIP,
    Box,
    Pill,
    Point,
    Road,
    Stretch,
)
from generator.diagram.plan import Course


def box_of(ground: Ground, thing: int) -> Box:
    """Where a thing stands: in the middle of its level."""
    level = ground.plan.things[thing].level
    along, across = ground.sizes.along[thing], ground.sizes.across[thing]
    begin = (ground.lows[level] + ground.highs[level] - along) / 2
    x, y = _xy(ground, (begin, ground.middles[thing] - across / 2))
    width, height = _xy(ground, (along, across))
    return Box(x=x, y=y, width=width, height=height)


def pills_of(ground: Ground) -> Iterator[Pill]:
    """Each type that flows, on its road."""
    for number, thing in enumerate(ground.plan.things):
        if thing.kind != "pill":
            continue
        whole = box_of(ground, number)
        for place, label in enumerate(thing.labels):
            wide = pill_width(label)
            box = Box(
                x=whole.x + (whole.width - wide) / 2,
                y=whole.y + PILL_STEP * place,
                width=wide,
                height=PILL,
            )
            yield Pill(box=box, text=shorten(label, wide - 14, size=SMALL), back=thing.back)


def roads_of(ground: Ground) -> Iterator[Road]:
    """The road of each flow."""
    for number, course in enumerate(ground.plan.courses):
        if course.returns:
            points = list(_back(ground, course, number))
        elif _beside(ground, course):
            yield _straight(ground, course)
            continue
        else:
            points = list(_on(ground, course, number))
        start, *rest = points
        across = ground.ports.reaches[number]
        tip = (_low(ground, course.things[-1]) - TIP, across)
        yield Road(
            flow=course.flow,
            start=_xy(ground, start.end),
            stretches=tuple(
                Stretch(end=_xy(ground, each.end), curved=each.curved) for each in rest
            ),
            tip=_xy(ground, tip),
            sideways=ground.plan.way == "right",
        )


def _on(ground: Ground, course: Course, number: int) -> Iterator[Stretch]:
    """Level by level to the target: an S through each strip, or a road along it."""
    plan, hubs = ground.plan, hubs_of(ground.plan)
    yield Stretch(end=(_high(ground, course.things[0]), ground.ports.leaves[number]))
    for place, (one, other) in enumerate(zip(course.things, course.things[1:], strict=False)):
        begin, end = hop(course, number, place, ground.middles, ground.ports)
        level = plan.things[one].level
        last = place + 2 == len(course.things)
        edge = ground.lows[level + 1] - (TIP + HEAD - 1 if last else 0)
        first, second = ground.openings[level]
        yield Stretch(end=(first, begin))
        track = ground.tracks.get(("passing", level, hubs[one, other]))
        if track is not None and begin != end:
            yield from (Stretch(end=each) for each in ((track, begin), (track, end), (edge, end)))
        else:
            yield Stretch(end=(min(second, edge), end), curved=begin != end)
            yield Stretch(end=(edge, end))
        if last:
            yield Stretch(end=(_low(ground, other) - TIP - HEAD + 1, end))


def _back(ground: Ground, course: Course, number: int) -> Iterator[Stretch]:
    """Out behind the card, up the lane beside all levels between, and in before the target."""
    source, *lanes, target = course.things
    leaves, reaches = ground.ports.leaves[number], ground.ports.reaches[number]
    below, above = ground.plan.things[source].level, ground.plan.things[target].level
    out = ground.tracks["leaving", below, lanes[0]]
    into = ground.tracks["arriving", above - 1, lanes[-1]]
    yield Stretch(end=(_high(ground, source), leaves))
    yield Stretch(end=(out, leaves))
    at = ground.middles[lanes[0]]
    yield Stretch(end=(out, at))
    for lane in lanes:
        level, middle = ground.plan.things[lane].level, ground.middles[lane]
        if middle != at:
            yield Stretch(end=(ground.highs[level], middle), curved=True)
        yield Stretch(end=(ground.lows[level], middle))
        at = middle
    yield Stretch(end=(into, at))
    yield Stretch(end=(into, reaches))
    yield Stretch(end=(_low(ground, target) - TIP - HEAD + 1, reaches))


def _beside(ground: Ground, course: Course) -> bool:
    levels = {ground.plan.things[thing].level for thing in course.things}
    return len(levels) == 1


def _straight(ground: Ground, course: Course) -> Road:
    """From one card of a row to the next, through the pill of this flow."""
    source, between, target = (box_of(ground, thing) for thing in course.things)
    labels = ground.plan.things[course.things[1]].labels
    if course.flow.label in labels:
        y = between.y + PILL_STEP * labels.index(course.flow.label) + PILL / 2
    else:
        y = between.y + between.height / 2
    start, end = (source.x + source.width, y), target.x - TIP
    return Road(
        flow=course.flow,
        start=start,
        stretches=(Stretch(end=(end - HEAD + 1, y)),),
        tip=(end, y),
        sideways=True,
    )


def _low(ground: Ground, thing: int) -> float:
    """Where a thing begins along the flow."""
    level = ground.plan.things[thing].level
    return (ground.lows[level] + ground.highs[level] - ground.sizes.along[thing]) / 2


def _high(ground: Ground, thing: int) -> float:
    return _low(ground, thing) + ground.sizes.along[thing]


def _xy(ground: Ground, point: Point) -> Point:
    along, across = point
    return (along, across) if ground.plan.way == "right" else (across, along)
