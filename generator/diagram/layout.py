"""A graph comes in; cards, pills, roads and frames with their places go out.

Rows and the order of reading are ours, in `rows` and `plan`; which thing stands beside which, and
where, is Graphviz', in `placing`; roads run where these leave room. Most drawings of a site differ
in their words alone, so plans, places and grounds are remembered.
"""

import functools

from generator.diagram.cards import words_of
from generator.diagram.flows import topology_of
from generator.diagram.ground import Ground, ground_of, hubs_of
from generator.diagram.lettering import width, wrap
from generator.diagram.parts import (
    BORDER,
    EDGE,
    PILL_STEP,
    SLIMMEST_CARD,
    SMALL,
    TITLE,
    Border,
    Box,
    Card,
    Direction,
    Drawing,
    Pill,
    Point,
    Road,
    Stretch,
    Words,
)
from generator.diagram.placing import place
from generator.diagram.plan import Plan
from generator.diagram.planning import planned
from generator.diagram.roads import box_of, pills_of, roads_of
from generator.diagram.rows import rows_of
from generator.diagram.sizes import Sizes, card_widths, limit, sizes_of
from generator.models.diagram import Graph

_COLUMNS, _ROOMY = 4, 140.0
"""To the right, so many columns may stand side by side, if their cards are at least so wide."""
_TITLES = {"down": 128.0, "rows": 260.0}
"""How wide the title of a frame may be, in two lines; to the right it is one, as wide as a card."""
_TRIES = 6


def lay_out(graph: Graph, direction: Direction) -> Drawing:
    """Everything of the graph in its place."""
    topology = topology_of(graph)
    if direction == "down":
        return _fitted(graph, planned(topology, "down"))
    layers = len(rows_of(topology, most=max(1, topology.size), chained=False))
    if layers <= _COLUMNS:
        plan = planned(topology, "right")
        if min(card_widths(plan, 0), default=_ROOMY) >= _ROOMY:
            return _fitted(graph, plan)
    return _fitted(graph, planned(topology, "rows"))


def forget() -> None:
    """Forget every layout, as a new process does: for measuring."""
    for remembered in (rows_of, planned, hubs_of, card_widths, place, _laid):
        remembered.cache_clear()


def _fitted(graph: Graph, plan: Plan) -> Drawing:
    """Cards become slimmer until the drawing is as narrow as it must be, and then all does."""
    slack = 0.0
    for _ in range(_TRIES):
        widths = card_widths(plan, slack)
        titles = tuple(_title(frame.title, plan, widths) for frame in graph.frames)
        told = words_of(graph.nodes, widths)
        sizes = sizes_of(plan, _card_sizes(graph, plan, widths, told), _sizes(titles))
        laid = _laid(plan, sizes)
        over = max(laid.excess, laid.width - limit(plan))
        if over <= 0 or max(widths, default=0) <= SLIMMEST_CARD:
            break
        slack += over
    return Drawing(
        width=laid.width,
        height=laid.height,
        scale=min(1.0, limit(plan) / laid.width),
        cards=tuple(
            Card(index=index, node=node, box=box, words=words)
            for index, (node, box, words) in enumerate(
                zip(graph.nodes, laid.boxes, told, strict=True)
            )
        ),
        pills=laid.pills,
        roads=laid.roads,
        borders=tuple(
            Border(
                kind=graph.frames[frame].kind,
                box=box,
                title=title,
                lines=titles[frame],
                nodes=tuple(
                    plan.things[card].of for card in plan.cards if frame in plan.things[card].home
                ),
            )
            for (frame, _, _), box, title in zip(plan.spans, laid.frames, laid.titles, strict=True)
        ),
    )


def _title(text: str, plan: Plan, widths: tuple[float, ...]) -> tuple[str, ...]:
    beside = plan.way == "right"
    room = max(widths, default=0.0) if beside else _TITLES[plan.way]
    return wrap(text, room, size=SMALL, lines=1 if beside else 2, bold=True)


def _sizes(titles: tuple[tuple[str, ...], ...]) -> tuple[tuple[float, float], ...]:
    return tuple(
        (
            4 * -(-max((width(line, SMALL, bold=True) for line in lines), default=4.0) // 4),
            TITLE * max(1, len(lines)),
        )
        for lines in titles
    )


def _card_sizes(
    graph: Graph, plan: Plan, widths: tuple[float, ...], told: tuple[Words, ...]
) -> tuple[tuple[float, float], ...]:
    """Cards beside each other are equally high, inputs and outputs aside; pills fit between."""
    heights = [words.height for words in told]
    if plan.way != "right":
        tallest: dict[int, float] = {}
        for thing in plan.things:
            if thing.kind == "pill" and plan.levels[thing.level] == "cards":
                room = PILL_STEP * len(thing.labels) + 8
                tallest[thing.level] = max(tallest.get(thing.level, 0), room)
            if thing.kind == "card" and graph.nodes[thing.of].kind not in ("input", "output"):
                tallest[thing.level] = max(tallest.get(thing.level, 0), heights[thing.of])
        for node, card in enumerate(plan.cards):
            heights[node] = max(heights[node], tallest.get(plan.things[card].level, 0))
    return tuple(zip(widths, heights, strict=True))


class _Laid:
    """A drawing as far as it does not depend on the words of its cards."""

    __slots__ = ("boxes", "excess", "frames", "height", "pills", "roads", "titles", "width")

    def __init__(self, ground: Ground) -> None:
        plan = ground.plan
        frames = tuple(_frame(ground, number) for number in range(len(ground.edges)))
        boxes = tuple(box_of(ground, card) for card in plan.cards)
        pills, roads = tuple(pills_of(ground)), tuple(roads_of(ground))
        everything = [*boxes, *frames, *(pill.box for pill in pills)]
        points = [
            each
            for road in roads
            for each in (road.start, road.tip, *(stretch.end for stretch in road.stretches))
        ]
        left = min((*(box.x for box in everything), *(x - 2 for x, _ in points)), default=0.0)
        top = min((*(box.y for box in everything), *(y - 2 for _, y in points)), default=0.0)
        right = max(
            (*(box.x + box.width for box in everything), *(x + 2 for x, _ in points)), default=0.0
        )
        low = max(
            (*(box.y + box.height for box in everything), *(y + 2 for _, y in points)), default=0.0
        )
        self.excess = ground.excess
        by = (EDGE - left, EDGE - top)
        self.width, self.height = right - left + 2 * EDGE, low - top + 2 * EDGE
        self.boxes = tuple(_moved(box, by) for box in boxes)
        self.frames = tuple(_moved(box, by) for box in frames)
        self.titles = tuple(
            _moved(_title_box(ground, number, frame), by) for number, frame in enumerate(frames)
        )
        self.pills = tuple(
            Pill(box=_moved(pill.box, by), text=pill.text, back=pill.back) for pill in pills
        )
        self.roads = tuple(_road(road, by) for road in roads)


@functools.lru_cache(maxsize=4096)
def _laid(plan: Plan, sizes: Sizes) -> _Laid:
    return _Laid(ground_of(plan, sizes))


def _frame(ground: Ground, number: int) -> Box:
    edges = ground.edges[number]
    (a, b), (c, d) = edges.lows, edges.highs
    if ground.plan.way == "right":
        return Box(x=a, y=b, width=c - a, height=d - b)
    return Box(x=b, y=a, width=d - b, height=c - a)


def _title_box(ground: Ground, number: int, frame: Box) -> Box:
    """At the frame's left, or right, where nothing stands in between; else where it was placed."""
    if ground.plan.way == "right":
        return Box(x=frame.x + BORDER, y=frame.y + 6, width=frame.width - 2 * BORDER, height=TITLE)
    at = next(
        place
        for place, thing in enumerate(ground.plan.things)
        if thing.kind == "title" and thing.of == ground.edges[number].frame
    )
    own = ground.plan.things[at]
    beside = [
        ground.middles[place]
        for place, thing in enumerate(ground.plan.things)
        if thing.level == own.level and thing.kind == "lane"
    ]
    placed = box_of(ground, at)
    x = placed.x
    if all(each > ground.middles[at] for each in beside):
        x = min(x, frame.x + BORDER)
    elif all(each < ground.middles[at] for each in beside):
        x = max(x, frame.x + frame.width - BORDER - placed.width)
    return Box(x=x, y=placed.y, width=placed.width, height=placed.height)


def _moved(box: Box, by: Point) -> Box:
    return Box(x=box.x + by[0], y=box.y + by[1], width=box.width, height=box.height)


def _road(road: Road, by: Point) -> Road:
    def shift(point: Point) -> Point:
        return point[0] + by[0], point[1] + by[1]

    return Road(
        flow=road.flow,
        start=shift(road.start),
        stretches=tuple(
            Stretch(end=shift(each.end), curved=each.curved) for each in road.stretches
        ),
        tip=shift(road.tip),
        sideways=road.sideways,
    )
