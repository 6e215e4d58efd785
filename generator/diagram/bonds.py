"""A draft comes in; what is to stand beside or near what is added to it: the taste of a drawing."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from generator.diagram.draft import Draft
from generator.diagram.parts import Flow
from generator.diagram.plan import LOOSE, SLIM, STIFF, STRAIGHT, Thing
from generator.diagram.rows import Row


def put_titles_aside(draft: Draft, rows: tuple[Row, ...]) -> None:
    """A frame's title stands at its left, before the roads that come in.

    Roads come to the left of a chained row, so above such a one it stands at the right.
    """
    for title, own in enumerate(draft.things):
        if own.kind != "title":
            continue
        row = next(row for row in rows if own.of in draft.topology.homes[row.nodes[0]])
        for thing, other in enumerate(draft.things):
            inside = other.home[: len(own.home)] == own.home
            if other.level == own.level and thing != title and inside:
                pair = (thing, title) if row.chained else (title, thing)
                draft.join(*pair, LOOSE)


def keep_pills_in_order(draft: Draft) -> None:
    """What leads from one card to another stands in the order in which it is told."""
    told: dict[tuple[int, int], list[int]] = {}
    for course in draft.courses:
        if not course.returns and draft.levels[draft.things[course.things[1]].level] == "pills":
            told.setdefault((course.things[0], course.things[-1]), []).append(course.things[1])
    for pills in told.values():
        for one, other in pairwise(dict.fromkeys(pills)):
            draft.join(one, other, LOOSE)


def line_up(draft: Draft, rows: tuple[Row, ...]) -> None:
    """Let rows of one layer stand in columns, in order, with their roads in the middle."""
    for row, following in pairwise((*rows, Row(nodes=(), columns=0))):
        if row.chained or row.columns < 2:
            continue
        cards = [draft.cards[node] for node in row.nodes]
        if len(_neighbourhoods(draft, row)) == 1:
            for one, other in pairwise(cards):
                draft.join(one, other, LOOSE)
        if row.layer == following.layer and len(following.nodes) == len(row.nodes):
            for card, below in zip(cards, following.nodes, strict=True):
                pill = next((at for (one, at) in draft.joins if one == card), None)
                if pill is not None and draft.things[pill].level > draft.things[card].level:
                    draft.join(pill, draft.cards[below], STRAIGHT)
        _gather_lanes(draft, row, cards)


def _neighbourhoods(draft: Draft, row: Row) -> set[tuple[frozenset[int], frozenset[int]]]:
    flows = draft.topology.flows
    return {
        (
            frozenset(flow.source for flow in flows if flow.target == node),
            frozenset(flow.target for flow in flows if flow.source == node),
        )
        for node in row.nodes
    }


def _gather_lanes(draft: Draft, row: Row, cards: list[int]) -> None:
    """What parts to later rows of a layer, or meets from earlier ones, runs between columns."""
    level = draft.things[cards[0]].level
    pills = [
        next((at for (one, at) in draft.joins if one == card and _is_pill(draft, at)), None)
        for card in cards
    ]
    for key, lane in tuple(draft.places.items()):
        if draft.things[lane].level != level or key[0] not in ("parting", "meeting"):
            continue
        if not all(draft.layer_of[end] == row.layer for end in _ends(draft, key, lane)):
            continue
        following = draft.places.get((*key[:-1], level + 1))
        for beside, own in ((cards, lane), (pills, following)):
            if own is not None and own not in beside:
                _in_turn(draft, beside[0], own)
                _in_turn(draft, own, beside[1] if len(beside) > 1 else None)


def _in_turn(draft: Draft, one: int | None, other: int | None) -> None:
    if one is not None and other is not None:
        draft.join(one, other, LOOSE)


def _is_pill(draft: Draft, thing: int) -> bool:
    return draft.things[thing].kind == "pill" and draft.levels[draft.things[thing].level] == "pills"


def _ends(draft: Draft, key: tuple[str | int, ...], lane: int) -> set[int]:
    """Where what parts in a lane leads to, or where what meets there comes from."""
    return {
        course.flow.target if key[0] == "parting" else course.flow.source
        for course in draft.courses
        if lane in course.things
    }


def keep_lanes_right(draft: Draft, rows: tuple[Row, ...]) -> None:
    """Downwards, roads that pass a single card do so at its right."""
    for row in rows:
        if row.columns == 1:
            card = draft.cards[row.nodes[0]]
            level = draft.things[card].level
            for thing, own in enumerate(draft.things):
                if own.level == level and own.kind == "lane" and not own.back:
                    draft.join(card, thing, LOOSE)


def keep_lanes_outside(draft: Draft, rows: tuple[Row, ...]) -> None:
    """Roads that pass a chained row do so at its left or right, whichever is nearer."""
    for row in rows:
        if not row.chained:
            continue
        first, last = draft.cards[row.nodes[0]], draft.cards[row.nodes[-1]]
        level = draft.things[first].level
        for course in draft.courses:
            lanes = [each for each in course.things[1:-1] if draft.things[each].level == level]
            if course.returns or not lanes or len(course.things) < 4:
                continue
            if draft.things[lanes[0]].home != draft.things[first].home:
                continue
            if _stands_right(rows, course.flow.target):
                draft.join(last, lanes[0], LOOSE)
            else:
                draft.join(lanes[0], first, LOOSE)


def _stands_right(rows: tuple[Row, ...], node: int) -> bool:
    row = next(row for row in rows if node in row.nodes)
    return row.nodes.index(node) * 2 > len(row.nodes) - 1


def align(draft: Draft, rows: tuple[Row, ...]) -> None:
    """Let chained rows begin under each other."""
    for one, other in _neighbours(draft, rows):
        above, below = draft.cards[one], draft.cards[other]
        level = draft.things[above].level + 1
        between = range(level, draft.things[below].level)
        flow = Flow(source=one, target=other, label="")
        things = [above]
        for step in between:
            lane = Thing(kind="lane", level=step, home=draft.home_of(step, flow))
            things.append(draft.shared(("align", one, step), lane))
        for before, after in zip(things, [*things[1:], below], strict=True):
            draft.join(before, after, 3 * STRAIGHT)


def _neighbours(draft: Draft, rows: tuple[Row, ...]) -> Iterator[tuple[int, int]]:
    for row, following in pairwise(rows):
        one, other = row.nodes[0], following.nodes[0]
        same = draft.topology.homes[one][:1] == draft.topology.homes[other][:1]
        if row.chained and following.chained and same:
            yield one, other


def wall_in(draft: Draft) -> None:
    """Set walls at both sides of each frame, level by level; without frames, of the whole."""
    spans = [(frame, *span) for frame, span in reversed(draft.spans.items())]
    if not spans and draft.way == "down":
        spans = [(-1, 0, draft.last)]
    here: list[list[int]] = [[] for _ in draft.levels]
    for place, thing in enumerate(draft.things):
        here[thing.level].append(place)
    after: dict[int, list[int]] = defaultdict(list)
    for one, other in draft.joins:
        if draft.things[one].level == draft.things[other].level:
            after[one].append(other)
    for frame, first, last in spans:
        pairs = [
            _set_walls(draft, frame, level, here[level], after) for level in range(first, last + 1)
        ]
        for (low, high), (lower, higher) in pairwise(pairs):
            draft.join(low, lower, STIFF)
            draft.join(high, higher, STIFF)


def _set_walls(
    draft: Draft, frame: int, level: int, here: list[int], after: dict[int, list[int]]
) -> tuple[int, int]:
    """Walls around what stands in the frame; what passes it does so at its right."""
    home = _around(draft, frame)
    low, high = (
        draft.add(Thing(kind="wall", level=level, home=home, of=frame, high=side))
        for side in (False, True)
    )
    inside = [place for place in here if _is_within(draft, place, frame)]
    within = set(inside)
    behind = {other for one in inside for other in after[one]}
    draft.join(low, high, SLIM)
    for place in inside:
        if place not in behind:
            draft.join(low, place, LOOSE)
            after[low].append(place)
        if within.isdisjoint(after[place]):
            draft.join(place, high, LOOSE)
            after[place].append(high)
    for place in here:
        if place not in within:
            draft.join(high, place, LOOSE)
    here += [low, high]
    return low, high


def _is_within(draft: Draft, place: int, frame: int) -> bool:
    """Whether a thing stands in a frame, or is the wall of one in it."""
    return frame < 0 or frame in draft.things[place].home


def _around(draft: Draft, frame: int) -> tuple[int, ...]:
    """The frames around a frame."""
    homes = (home for home in draft.topology.homes if frame in home)
    home = next(homes, ())
    return home[: home.index(frame)] if frame in home else ()
