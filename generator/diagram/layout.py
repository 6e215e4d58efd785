"""A graph comes in; cards, pills and roads with their places go out, in units of a drawing.

The layered method (Sugiyama, Tagawa and Toda 1981) in its simplest form: rows by the longest path, order within
a row by where the feeding cards stand. A road that passes a row runs beside it, in a lane, so that no road
crosses a card. Along the flow is `u`, across it `v`: downwards that is y and x, to the right x and y. A drawing
to the right is broken into bands, as lines of text are; roads between bands run in the channels between them.
"""

from generator.diagram.cards import cards_of, widths_of
from generator.diagram.grid import grid_of, placed
from generator.diagram.lanes import bands_of, lanes_of, spots_of
from generator.diagram.layers import flows_of, rows_of
from generator.diagram.parts import COLUMNS, Direction, Drawing
from generator.diagram.roads import Town, pills_of, roads_of
from generator.models.diagram import Graph


def lay_out(graph: Graph, direction: Direction) -> Drawing:
    """Every card, pill and road of the graph in its place."""
    flows = flows_of(graph)
    down = direction == "down"
    rows = rows_of(len(graph.nodes), flows, 2 if down else max(1, len(graph.nodes)))
    bands = bands_of(rows, len(rows) if down or len(rows) <= COLUMNS else COLUMNS - 1)
    spots = spots_of(bands)
    lanes = lanes_of(flows, spots)
    widths = widths_of(graph, flows, bands, lanes, down=down)
    cards = cards_of(graph.nodes, flows, rows, widths, down=down)
    grid = grid_of(cards, bands, flows, spots, lanes, down=down)
    cards = placed(cards, bands, grid, down=down)
    town = Town(cards=cards, flows=flows, spots=spots, lanes=lanes, grid=grid, down=down)
    along, across = grid.size
    return Drawing(
        width=across if down else along,
        height=along if down else across,
        cards=cards,
        pills=tuple(pills_of(town)),
        roads=tuple(roads_of(town)),
    )
