"""A graph comes in; cards, pills and roads with their places go out, in units of a drawing.

The layered method (Sugiyama, Tagawa and Toda 1981) in its simplest form: rows by the longest path,
order within a row by where the feeding cards stand. A road that passes a row runs beside it, in a
lane, so that no road crosses a card. Modules reckon along the flow and across it: downwards that is
y and x, to the right x and y. A drawing to the right is broken into bands, as lines of text are;
roads between bands run in the channels between them.

Most drawings of a site differ in their words alone, so the plan and the ground are remembered.
"""

import functools

from generator.diagram.cards import boxes_of, words_of
from generator.diagram.grid import grid_of, placed
from generator.diagram.lanes import Plan, planned
from generator.diagram.layers import flows_of
from generator.diagram.parts import Box, Card, Direction, Drawing, Ground
from generator.diagram.roads import Town, pills_of, roads_of
from generator.models.diagram import Graph


def lay_out(graph: Graph, direction: Direction) -> Drawing:
    """Every card, pill and road of the graph in its place."""
    plan = planned(len(graph.nodes), flows_of(graph), down=direction == "down")
    told = words_of(graph.nodes, plan)
    ground = _ground(boxes_of(graph.nodes, told, plan), plan)
    cards = tuple(
        Card(
            index=index,
            node=node,
            x=box.x,
            y=box.y,
            width=box.width,
            height=box.height,
            name=words.name,
            lines=words.lines,
            indents=words.indents,
            below=words.below,
        )
        for index, (node, words, box) in enumerate(
            zip(graph.nodes, told, ground.boxes, strict=True)
        )
    )
    return Drawing(
        width=ground.width,
        height=ground.height,
        cards=cards,
        pills=ground.pills,
        roads=ground.roads,
    )


@functools.lru_cache(maxsize=1024)
def _ground(boxes: tuple[Box, ...], plan: Plan) -> Ground:
    grid = grid_of(boxes, plan)
    town = Town(boxes=placed(boxes, plan, grid), plan=plan, grid=grid)
    along, across = grid.size
    return Ground(
        width=across if plan.down else along,
        height=along if plan.down else across,
        boxes=town.boxes,
        pills=tuple(pills_of(town)),
        roads=tuple(roads_of(town)),
    )
