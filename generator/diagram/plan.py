"""A topology comes in; levels of cards, pills, titles and lanes, and the way of each flow, go out.

Levels follow one another along the flow: a row of cards, the pills of what leaves it, the next row.
A flow that passes a level has a lane there, so that no road ever crosses a card.
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, TypeAlias

from generator.diagram.flows import Topology
from generator.diagram.parts import Flow, Way
from generator.diagram.rows import Row, rows_of

ThingKind: TypeAlias = Literal["card", "pill", "lane", "title", "wall"]
LevelKind: TypeAlias = Literal["cards", "pills", "title"]

LOOSE, PULL, STRAIGHT, SLIM, STIFF = 1, 2, 8, 16, 1000
"""How strongly Graphviz draws things together: hardly, near a card, along a lane, the walls of a
frame, and along a wall or a way back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something that takes room in a level."""

    kind: ThingKind
    level: int
    home: tuple[int, ...]
    """The frames around it, the outermost first."""
    of: int = -1
    """A card's node, or the frame of a title or wall; -1 stands for the whole drawing."""
    high: bool = False
    """At which side of its frame a wall stands."""
    labels: tuple[str, ...] = ()
    """What a pill says, one above the other; what that of the same way back says, for its lane."""
    back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """By which things a flow comes from its card to its target, both named too."""

    flow: Flow
    things: tuple[int, ...]
    returns: bool = False
    """Whether it runs against the order of the levels."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plan:
    """What stands beside and behind what, before anything has a place or size.

    Equal topologies share one plan, so plans are told apart by identity.
    """

    way: Way
    levels: tuple[LevelKind, ...]
    columns: tuple[int, ...]
    """How many cards stand side by side where each node stands."""
    things: tuple[Thing, ...]
    cards: tuple[int, ...]
    """The thing of each node."""
    courses: tuple[Course, ...]
    joins: tuple[tuple[int, int, int], ...]
    """What is to stand near what, and how strongly."""
    spans: tuple[tuple[int, int, int], ...]
    """Each frame with its first and last level, the outermost first."""


@functools.lru_cache(maxsize=1024)
def planned(topology: Topology, way: Way) -> Plan:
    """The plan of a topology, for one of the ways to read it."""
    most = {"down": 2, "rows": 3, "right": max(1, topology.size)}[way]
    rows = rows_of(topology, most=most, chained=way == "rows")
    draft = _Draft(topology=topology, way=way)
    _set_out(draft, rows)
    for flow in topology.flows:
        draft.lead(flow)
    draft.put_titles_first()
    draft.line_up(rows)
    if way == "down":
        draft.keep_lanes_right(rows)
    if way == "rows":
        draft.keep_lanes_outside(rows)
        draft.align(rows)
    draft.wall_in()
    columns = {node: row.columns for row in rows for node in row.nodes}
    return Plan(
        way=way,
        levels=tuple(draft.levels),
        columns=tuple(columns[node] for node in range(topology.size)),
        things=tuple(draft.things),
        cards=tuple(draft.cards[node] for node in range(topology.size)),
        courses=tuple(draft.courses),
        joins=tuple((a, b, weight) for (a, b), weight in draft.joins.items()),
        spans=tuple((frame, first, last) for frame, (first, last) in draft.spans.items()),
    )


def _set_out(draft: "_Draft", rows: tuple[Row, ...]) -> None:
    """Levels with their cards, and before a frame's first row its title."""
    homes = draft.topology.homes
    for place, row in enumerate(rows):
        for frame in homes[row.nodes[0]]:
            if frame not in draft.spans:
                home = homes[row.nodes[0]]
                if draft.way != "right":
                    draft.levels.append("title")
                    inside = home[: home.index(frame) + 1]
                    draft.add(Thing(kind="title", level=draft.last, home=inside, of=frame))
                draft.spans[frame] = (max(0, draft.last + (draft.way == "right")), 0)
        draft.levels.append("cards")
        for frame in homes[row.nodes[0]]:
            draft.spans[frame] = (draft.spans[frame][0], draft.last)
        for node in row.nodes:
            thing = Thing(kind="card", level=draft.last, home=homes[node], of=node)
            draft.cards[node] = draft.add(thing)
            draft.layer_of[node] = row.layer
            draft.row_of[node] = place if row.chained else -1
        if place + 1 < len(rows):
            draft.levels.append("pills")


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A plan while it is made."""

    topology: Topology
    way: Way
    levels: list[LevelKind] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    cards: dict[int, int] = field(default_factory=dict)
    row_of: dict[int, int] = field(default_factory=dict)
    """In which chained row a node stands, or -1."""
    layer_of: dict[int, int] = field(default_factory=dict)
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)
    courses: list[Course] = field(default_factory=list)
    joins: dict[tuple[int, int], int] = field(default_factory=dict)
    places: dict[tuple[str | int, ...], int] = field(default_factory=dict)
    """Pills and lanes that flows share."""

    @property
    def last(self) -> int:
        return len(self.levels) - 1

    def add(self, thing: Thing) -> int:
        self.things.append(thing)
        return len(self.things) - 1

    def shared(self, key: tuple[str | int, ...], thing: Thing) -> int:
        """The pill or lane of this key, made where it is asked for first."""
        if key not in self.places:
            self.places[key] = self.add(thing)
        return self.places[key]

    def join(self, source: int, target: int, weight: int) -> None:
        self.joins[source, target] = max(weight, self.joins.get((source, target), 0))

    def lead(self, flow: Flow) -> None:
        """Find the way of a flow."""
        source, target = self.cards[flow.source], self.cards[flow.target]
        begin, end = self.things[source].level, self.things[target].level
        row = self.row_of[flow.source]
        if not flow.back and begin == end and row >= 0 and row == self.row_of[flow.target]:
            self._lead_beside(flow, source, target)
        elif end <= begin:
            self._lead_back(flow, source, target)
        else:
            self._lead_on(flow, source, target)

    def _lead_on(self, flow: Flow, source: int, target: int) -> None:
        begin, end = self.things[source].level, self.things[target].level
        labels = (flow.label,) if flow.label else ()
        things = [source]
        for level in range(begin + 1, end):
            kind: ThingKind = "pill" if labels and level == begin + 1 else "lane"
            home = self._home(level, flow)
            thing = Thing(
                kind=kind, level=level, home=home, labels=labels if kind == "pill" else ()
            )
            things.append(self.shared((*self._bundle(flow, kind), level), thing))
        things.append(target)
        for place, (one, other) in enumerate(pairwise(things)):
            inner = 0 < place < len(things) - 2
            self.join(one, other, STRAIGHT if inner or place == 0 else self._pull(len(things)))
        self.courses.append(Course(flow=flow, things=tuple(things)))

    def _bundle(self, flow: Flow, kind: ThingKind) -> tuple[str | int, ...]:
        """With which flows a pill or lane is shared: those that part, or those that meet."""
        flows = [each for each in self.topology.flows if each.label == flow.label and not each.back]
        parting = sum(each.source == flow.source for each in flows)
        meeting = sum(each.target == flow.target for each in flows)
        if kind == "lane" and flow.label and meeting > parting:
            return "meeting", flow.target, flow.label
        return "parting", flow.source, flow.label

    @staticmethod
    def _pull(things: int) -> int:
        """What comes straight from the card before stands near; lanes end where they may."""
        return PULL if things == 3 else LOOSE

    def _lead_beside(self, flow: Flow, source: int, target: int) -> None:
        key = ("beside", flow.source, flow.target)
        card = self.things[source]
        found = self.places.get(key)
        if found is None:
            home = self._home(card.level, flow)
            found = self.shared(key, Thing(kind="lane", level=card.level, home=home))
        if flow.label and flow.label not in (held := self.things[found]).labels:
            self.things[found] = Thing(
                kind="pill",
                level=held.level,
                home=held.home,
                labels=(*held.labels, flow.label),
            )
        self.join(source, found, STRAIGHT)
        self.join(found, target, STRAIGHT)
        self.courses.append(Course(flow=flow, things=(source, found, target)))

    def _lead_back(self, flow: Flow, source: int, target: int) -> None:
        """Up a lane beside all levels between the two cards, and those of the cards too."""
        top, bottom = self.things[target].level, self.things[source].level
        levels = range(top, bottom + 1)
        pills = [level for level in levels if self.levels[level] == "pills"]
        told = pills[len(pills) // 2] if pills else bottom
        lanes = []
        for level in levels:
            kind: ThingKind = "pill" if flow.label and level == told else "lane"
            labels = (flow.label,) if flow.label else ()
            lane = Thing(
                kind=kind, level=level, home=self._home(level, flow), labels=labels, back=True
            )
            lanes.append(self.add(lane))
        for one, other in pairwise(lanes):
            self.join(one, other, STIFF)
        self.join(target, lanes[0], PULL)
        self.join(source, lanes[-1], PULL)
        course = Course(flow=flow, things=(source, *reversed(lanes), target), returns=True)
        self.courses.append(course)

    def _home(self, level: int, flow: Flow) -> tuple[int, ...]:
        """The frames that reach over a level and hold one of the ends."""
        homes = self.topology.homes
        ends = (*homes[flow.source], *homes[flow.target])
        return tuple(
            frame
            for frame, (first, last) in self.spans.items()
            if frame in ends and first <= level <= last
        )

    def put_titles_first(self) -> None:
        """A frame's title stands at its left, before the roads that come in."""
        for title, own in enumerate(self.things):
            if own.kind == "title":
                for thing, other in enumerate(self.things):
                    inside = other.home[: len(own.home)] == own.home
                    if other.level == own.level and thing != title and inside:
                        self.join(title, thing, LOOSE)

    def line_up(self, rows: tuple[Row, ...]) -> None:
        """Let rows of one layer stand in columns, in order, with their roads in the middle."""
        for row, following in pairwise((*rows, Row(nodes=(), columns=0))):
            if row.chained or row.columns < 2:
                continue
            cards = [self.cards[node] for node in row.nodes]
            if len(self._neighbourhoods(row)) == 1:
                for one, other in pairwise(cards):
                    self.join(one, other, LOOSE)
            if row.layer == following.layer and len(following.nodes) == len(row.nodes):
                for card, below in zip(cards, following.nodes, strict=True):
                    pill = next((at for (one, at) in self.joins if one == card), None)
                    if pill is not None and self.things[pill].level > self.things[card].level:
                        self.join(pill, self.cards[below], STRAIGHT)
            self._gather_lanes(row, cards)

    def _neighbourhoods(self, row: Row) -> set[tuple[frozenset[int], frozenset[int]]]:
        flows = self.topology.flows
        return {
            (
                frozenset(flow.source for flow in flows if flow.target == node),
                frozenset(flow.target for flow in flows if flow.source == node),
            )
            for node in row.nodes
        }

    def _gather_lanes(self, row: Row, cards: list[int]) -> None:
        """What parts to later rows of a layer, or meets from earlier ones, runs between columns."""
        level = self.things[cards[0]].level
        pills = [
            next((at for (one, at) in self.joins if one == card and self._is_pill(at)), None)
            for card in cards
        ]
        for key, lane in tuple(self.places.items()):
            if self.things[lane].level != level or key[0] not in ("parting", "meeting"):
                continue
            if not all(self.layer_of[end] == row.layer for end in self._ends(key, lane)):
                continue
            following = self.places.get((*key[:-1], level + 1))
            for beside, own in ((cards, lane), (pills, following)):
                if own is not None and own not in beside:
                    self._in_turn(beside[0], own)
                    self._in_turn(own, beside[1] if len(beside) > 1 else None)

    def _in_turn(self, one: int | None, other: int | None) -> None:
        if one is not None and other is not None:
            self.join(one, other, LOOSE)

    def _is_pill(self, thing: int) -> bool:
        return (
            self.things[thing].kind == "pill" and self.levels[self.things[thing].level] == "pills"
        )

    def _ends(self, key: tuple[str | int, ...], lane: int) -> set[int]:
        """Where what parts in a lane leads to, or where what meets there comes from."""
        return {
            course.flow.target if key[0] == "parting" else course.flow.source
            for course in self.courses
            if lane in course.things
        }

    def keep_lanes_right(self, rows: tuple[Row, ...]) -> None:
        """Downwards, roads that pass a single card do so at its right."""
        for row in rows:
            if row.columns == 1:
                card = self.cards[row.nodes[0]]
                level = self.things[card].level
                for thing, own in enumerate(self.things):
                    if own.level == level and own.kind == "lane" and not own.back:
                        self.join(card, thing, LOOSE)

    def keep_lanes_outside(self, rows: tuple[Row, ...]) -> None:
        """Roads that pass a chained row do so at its left or right, whichever is nearer."""
        for row in rows:
            if not row.chained:
                continue
            first, last = self.cards[row.nodes[0]], self.cards[row.nodes[-1]]
            level = self.things[first].level
            for course in self.courses:
                lanes = [each for each in course.things[1:-1] if self.things[each].level == level]
                if course.returns or not lanes or len(course.things) < 4:
                    continue
                if self._stands_right(rows, course.flow.target):
                    self.join(last, lanes[0], LOOSE)
                else:
                    self.join(lanes[0], first, LOOSE)

    @staticmethod
    def _stands_right(rows: tuple[Row, ...], node: int) -> bool:
        row = next(row for row in rows if node in row.nodes)
        return row.nodes.index(node) * 2 > len(row.nodes) - 1

    def align(self, rows: tuple[Row, ...]) -> None:
        """Let chained rows begin under each other."""
        for one, other in self._neighbours(rows):
            above, below = self.cards[one], self.cards[other]
            level = self.things[above].level + 1
            between = range(level, self.things[below].level)
            flow = Flow(source=one, target=other, label="")
            things = [above]
            for step in between:
                lane = Thing(kind="lane", level=step, home=self._home(step, flow))
                things.append(self.shared(("align", one, step), lane))
            for before, after in zip(things, [*things[1:], below], strict=True):
                self.join(before, after, 3 * STRAIGHT)

    def _neighbours(self, rows: tuple[Row, ...]) -> Iterator[tuple[int, int]]:
        for row, following in pairwise(rows):
            one, other = row.nodes[0], following.nodes[0]
            same = self.topology.homes[one] == self.topology.homes[other]
            if row.chained and following.chained and same:
                yield one, other

    def wall_in(self) -> None:
        """Set walls at both sides of each frame, level by level; without frames, of the whole."""
        spans = [(frame, *span) for frame, span in reversed(self.spans.items())]
        if not spans and self.way == "down":
            spans = [(-1, 0, self.last)]
        for frame, first, last in spans:
            pairs = [self._set_walls(frame, level) for level in range(first, last + 1)]
            for (low, high), (lower, higher) in pairwise(pairs):
                self.join(low, lower, STIFF)
                self.join(high, higher, STIFF)

    def _set_walls(self, frame: int, level: int) -> tuple[int, int]:
        here = [place for place, thing in enumerate(self.things) if thing.level == level]
        home = self._around(frame)
        low, high = (
            self.add(Thing(kind="wall", level=level, home=home, of=frame, high=side))
            for side in (False, True)
        )
        inside = [place for place in here if self._is_within(place, frame)]
        behind = {other for one, other in self.joins if one in inside}
        before = {one for one, other in self.joins if other in inside}
        self.join(low, high, SLIM)
        for place in inside:
            if place not in behind:
                self.join(low, place, LOOSE)
            if place not in before:
                self.join(place, high, LOOSE)
        for place in here:
            if place not in inside:
                self.join(high, place, LOOSE)
        return low, high

    def _is_within(self, place: int, frame: int) -> bool:
        """Whether a thing stands in a frame, or is the wall of one in it."""
        return frame < 0 or frame in self.things[place].home

    def _around(self, frame: int) -> tuple[int, ...]:
        """The frames around a frame."""
        homes = (home for home in self.topology.homes if frame in home)
        home = next(homes, ())
        return home[: home.index(frame)] if frame in home else ()
