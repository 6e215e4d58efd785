"""A topology comes in; its plan goes out, for one of the ways to read a drawing.

Levels follow one another along the flow: a row of cards, the pills of what leaves it, the next row.
"""

import functools

from generator.diagram.bonds import (
    align,
    keep_lanes_outside,
    keep_lanes_right,
    keep_pills_in_order,
    line_up,
    put_titles_aside,
    wall_in,
)
from generator.diagram.draft import Draft
from generator.diagram.flows import Topology
from generator.diagram.parts import Way
from generator.diagram.plan import Plan, Thing
from generator.diagram.rows import Row, rows_of


@functools.lru_cache(maxsize=1024)
def planned(topology: Topology, way: Way) -> Plan:
    """The plan of a topology, for one of the ways to read it."""
    most = {"down": 2, "rows": 3, "right": max(1, topology.size)}[way]
    rows = rows_of(topology, most=most, chained=way == "rows")
    draft = Draft(topology=topology, way=way)
    _set_out(draft, rows)
    for flow in topology.flows:
        draft.lead(flow)
    put_titles_aside(draft, rows)
    keep_pills_in_order(draft)
    line_up(draft, rows)
    if way == "down":
        keep_lanes_right(draft, rows)
    if way == "rows":
        keep_lanes_outside(draft, rows)
        align(draft, rows)
    wall_in(draft)
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


def _set_out(draft: Draft, rows: tuple[Row, ...]) -> None:
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
