"""A graph comes in; cards, pills and roads with their places go out, in units of a drawing.

The layered method (Sugiyama, Tagawa and Toda 1981) in its simplest form: rows by the longest path,
order within a row by where the feeding cards stand. A road that passes a row runs beside it, in a
lane, so that no road crosses a card. Modules reckon along the flow and across it: downwards that is
y and x, to the right x and y. A drawing to the right is broken into bands, as lines of text are;
roads between bands run in the channels between them.
"""

from generator.diagram.cards import cards_of
from generator.diagram.grid import grid_of, placed
from generator.diagram.lanes import planned
from generator.diagram.layers import flows_of
from generator.diagram.parts import Direction, Drawing
from generator.diagram.roads import Town, pills_of, roads_of
from generator.models.diagram import Graph


def lay_out(graph: Graph, direction: Direction) -> Drawing:
    """Every card, pill and road of the graph in its place."""
    plan = planned(len(graph.nodes), flows_of(graph), down=direction == "down")
    cards = cards_of(graph.nodes, plan)
    grid = grid_of(cards, plan)
    town = Town(cards=placed(cards, plan, grid), plan=plan, grid=grid)
    along, across = grid.size
    return Drawing(
        width=across if plan.down else along,
        height=along if plan.down else across,
        cards=town.cards,
        pills=tuple(pills_of(town)),
        roads=tuple(roads_of(town)),
    )
