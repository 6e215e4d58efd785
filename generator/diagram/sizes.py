"""A plan and a drawing's room come in; how far everything in it reaches goes out."""

import functools
from dataclasses import dataclass

from generator.diagram.cards import pill_width
from generator.diagram.parts import (
    BORDER,
    EDGE,
    GAP,
    LANE,
    NARROW,
    PILL,
    PILL_STEP,
    SLIMMEST_CARD,
    TITLE,
    WIDE,
    WIDEST_CARD,
)
from generator.diagram.placing import Join, Sketch, place
from generator.diagram.plan import Plan, Thing

_WIDEST = {1: WIDEST_CARD, 2: 236.0, 3: 210.0}
"""How wide a card may be at most where so many stand side by side."""
_STRIPS = {
    "down": {
        ("cards", "pills"): 14.0,
        ("pills", "cards"): 28.0,
        ("pills", "title"): 14.0,
        ("title", "title"): 4.0,
        ("title", "cards"): 14.0,
    },
    "right": {("cards", "pills"): 14.0, ("pills", "cards"): 32.0},
}
"""The room for roads between two levels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How far each thing of a plan reaches."""

    along: tuple[float, ...]
    across: tuple[float, ...]


def limit(plan: Plan) -> float:
    """How wide the drawing may be."""
    return NARROW if plan.way == "down" else WIDE


def strip(plan: Plan, level: int) -> float:
    """The room between a level and the next, before roads that run along it ask for more."""
    if level < 0 or level + 1 >= len(plan.levels):
        return 0.0
    kinds = plan.levels[level], plan.levels[level + 1]
    return _STRIPS["right" if plan.way == "right" else "down"][kinds]


@functools.lru_cache(maxsize=1024)
def card_widths(plan: Plan, slack: float) -> tuple[float, ...]:
    """Each card's width, so that the drawing keeps so much of its room free."""
    if plan.way == "right":
        return (_width_right(plan, slack),) * len(plan.cards)
    fitting: dict[tuple[int, bool], float] = {}
    for level, kind in enumerate(plan.levels):
        things = [thing for thing in plan.things if thing.level == level]
        cards = [thing for thing in things if thing.kind == "card"]
        if kind != "cards" or not cards:
            continue
        taken = sum(_across_of(thing) + GAP for thing in things if _counts(thing))
        columns = plan.columns[cards[0].of]
        room = limit(plan) - 2 * EDGE - taken - slack - GAP * (columns - 1)
        fits = min(_WIDEST[columns if plan.way == "down" else max(2, columns)], room / columns)
        sort = _sort(plan, cards[0])
        fitting[sort] = min(fitting.get(sort, WIDEST_CARD), fits)
    sorts = (_sort(plan, plan.things[card]) for card in plan.cards)
    return tuple(max(SLIMMEST_CARD, 4.0 * (fitting[sort] // 4)) for sort in sorts)


def _sort(plan: Plan, card: Thing) -> tuple[int, bool]:
    """Which cards are equally wide: downwards in as many columns, in rows those within frames."""
    return (plan.columns[card.of] if plan.way == "down" else 0), bool(card.home)


def _width_right(plan: Plan, slack: float) -> float:
    count = sum(kind == "cards" for kind in plan.levels)
    pills = sum(
        max((_pill(thing) for thing in plan.things if thing.level == level), default=0.0)
        for level, kind in enumerate(plan.levels)
        if kind == "pills"
    )
    strips = sum(strip(plan, level) for level in range(len(plan.levels)))
    room = WIDE - 2 * EDGE - 2 * BORDER * len(plan.spans) - pills - strips - slack
    return max(SLIMMEST_CARD, 4.0 * (min(230.0, room / max(1, count)) // 4))


def _pill(thing: Thing) -> float:
    return max((pill_width(label) for label in thing.labels), default=LANE)


def _counts(thing: Thing) -> bool:
    """Whether it takes room beside cards; the walls of the whole drawing stand outside."""
    return thing.kind != "card" and (thing.kind != "wall" or thing.of >= 0)


def _across_of(thing: Thing) -> float:
    if thing.kind == "wall":
        return 0.0
    return _pill(thing) / 2 if thing.kind == "lane" and thing.labels else _pill(thing)


def sizes_of(
    plan: Plan, cards: tuple[tuple[float, float], ...], titles: tuple[tuple[float, float], ...]
) -> Sizes:
    """The reach of everything, from the widths and heights of cards and titles."""
    reach = tuple(_reach(thing, plan, cards, titles) for thing in plan.things)
    right = plan.way == "right"
    return Sizes(
        along=tuple(wide if right else high for wide, high in reach),
        across=tuple(high if right else wide for wide, high in reach),
    )


def _reach(
    thing: Thing,
    plan: Plan,
    cards: tuple[tuple[float, float], ...],
    titles: tuple[tuple[float, float], ...],
) -> tuple[float, float]:
    """The width and height of a thing."""
    if thing.kind == "card":
        return cards[thing.of]
    if thing.kind == "title":
        return titles[thing.of]
    if thing.kind == "wall":
        return (0.0, TITLE + 4) if plan.way == "right" and not thing.high else (0.0, 0.0)
    if thing.kind == "lane":
        return LANE, LANE
    return _pill(thing), PILL + PILL_STEP * (len(thing.labels) - 1)


def placed_across(plan: Plan, sizes: Sizes) -> tuple[float, ...]:
    """Where Graphviz has each thing stand; reaches are rounded up, so that many share a sketch."""
    return place(
        Sketch(
            extents=tuple(4.0 * -(-extent // 4) for extent in sizes.across),
            levels=tuple(thing.level for thing in plan.things),
            joins=tuple(Join(source=a, target=b, weight=weight) for a, b, weight in plan.joins),
            gap=GAP,
        )
    )
