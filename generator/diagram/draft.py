"""Flows come in, one after the other; the things by which each comes to its target go out.

A flow that passes a level has a lane there, so that no road ever crosses a card. Flows of one kind
that part from one card, or meet in one, share their lanes.
"""

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from generator.diagram.flows import Topology
from generator.diagram.parts import Flow, Way
from generator.diagram.plan import (
    LOOSE,
    PULL,
    STIFF,
    STRAIGHT,
    Course,
    LevelKind,
    Thing,
    ThingKind,
)


@dataclass(slots=True, kw_only=True)
class Draft:
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
    alike: Counter[tuple[str, int, str]] = field(init=False)
    """How many flows of a label lead on from a card, and how many to one."""

    def __post_init__(self) -> None:
        """Count once what each flow asks for at each level."""
        onward = [flow for flow in self.topology.flows if not flow.back]
        self.alike = Counter(("parting", flow.source, flow.label) for flow in onward)
        self.alike.update(("meeting", flow.target, flow.label) for flow in onward)

    @property
    def last(self) -> int:
        """The level that was begun last."""
        return len(self.levels) - 1

    def add(self, thing: Thing) -> int:
        """Take a thing in, and give its place."""
        self.things.append(thing)
        return len(self.things) - 1

    def shared(self, key: tuple[str | int, ...], thing: Thing) -> int:
        """The pill or lane of this key, made where it is asked for first."""
        if key not in self.places:
            self.places[key] = self.add(thing)
        return self.places[key]

    def join(self, source: int, target: int, weight: int) -> None:
        """Let two things stand near each other, at least so strongly."""
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
            home = self.home_of(level, flow)
            thing = Thing(
                kind=kind, level=level, home=home, labels=labels if kind == "pill" else ()
            )
            things.append(self.shared((*self._bundle(flow, kind), level), thing))
        things.append(target)
        for place, (one, other) in enumerate(pairwise(things)):
            inner = 0 < place < len(things) - 2
            last = self._pull(len(things))
            self.join(one, other, STRAIGHT if inner else 2 * STRAIGHT if place == 0 else last)
        self.courses.append(Course(flow=flow, things=tuple(things)))

    def _bundle(self, flow: Flow, kind: ThingKind) -> tuple[str | int, ...]:
        """With which flows a pill or lane is shared: those that part, or those that meet."""
        parting = self.alike["parting", flow.source, flow.label]
        meeting = self.alike["meeting", flow.target, flow.label]
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
            home = self.home_of(card.level, flow)
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
                kind=kind, level=level, home=self.home_of(level, flow), labels=labels, back=True
            )
            lanes.append(self.add(lane))
        for one, other in pairwise(lanes):
            self.join(one, other, STIFF)
        self.join(target, lanes[0], PULL)
        self.join(source, lanes[-1], PULL)
        course = Course(flow=flow, things=(source, *reversed(lanes), target), returns=True)
        self.courses.append(course)

    def home_of(self, level: int, flow: Flow) -> tuple[int, ...]:
        """The frames that reach over a level and hold one of the ends."""
        homes = self.topology.homes
        ends = (*homes[flow.source], *homes[flow.target])
        return tuple(
            frame
            for frame, (first, last) in self.spans.items()
            if frame in ends and first <= level <= last
        )
