"""A graph comes in; the rows that its nodes stand in, and the flows between them, go out."""

import heapq
from dataclasses import dataclass

from generator.diagram.lettering import clean
from generator.models.diagram import Graph


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What flows between two nodes, by their places in the graph."""

    source: int
    target: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Nodes that stand side by side."""

    nodes: tuple[int, ...]
    columns: int
    """How many stand beside each other in the rows of the same layer."""


def flows_of(graph: Graph) -> tuple[Flow, ...]:
    """The arrows, each once; one that names no node, or leads back to its own, is left out."""
    places = {node.id: place for place, node in reversed(tuple(enumerate(graph.nodes)))}
    flows = (
        Flow(source=places[arrow.source], target=places[arrow.target], label=clean(arrow.label))
        for arrow in graph.arrows
        if arrow.source in places and arrow.target in places
    )
    return tuple(dict.fromkeys(flow for flow in flows if flow.source != flow.target))


def rows_of(size: int, flows: tuple[Flow, ...], beside: int) -> tuple[Row, ...]:
    """Rows by the longest road; a layer with more than `beside` nodes takes several rows."""
    layers = _sorted_layers(_depths(size, flows), flows)
    return tuple(
        Row(nodes=layer[start : start + beside], columns=min(beside, len(layer)))
        for layer in layers
        for start in range(0, len(layer), beside)
    )


def _depths(size: int, flows: tuple[Flow, ...]) -> list[int]:
    """The layer of each node; a beginning stands right above the first node that it feeds."""
    order = _order(size, flows)
    turn = {node: turn for turn, node in enumerate(order)}
    forward = [flow for flow in flows if turn[flow.source] < turn[flow.target]]
    depths = [0] * size
    for flow in sorted(forward, key=lambda flow: turn[flow.source]):
        depths[flow.target] = max(depths[flow.target], depths[flow.source] + 1)
    fed = {flow.target for flow in forward}
    for node in range(size):
        below = [depths[flow.target] for flow in forward if flow.source == node]
        if node not in fed and below:
            depths[node] = min(below) - 1
    return depths


def _order(size: int, flows: tuple[Flow, ...]) -> list[int]:
    """Every node after those that feed it; in a circle, the next as told."""
    waiting = [0] * size
    for flow in flows:
        waiting[flow.target] += 1
    ready = [node for node in range(size) if waiting[node] == 0]
    left = dict.fromkeys(range(size))
    order: list[int] = []
    while left:
        node = heapq.heappop(ready) if ready else next(iter(left))
        if node not in left:
            continue
        del left[node]
        order.append(node)
        for flow in flows:
            if flow.source == node:
                waiting[flow.target] -= 1
                if waiting[flow.target] == 0:
                    heapq.heappush(ready, flow.target)
    return order


def _sorted_layers(depths: list[int], flows: tuple[Flow, ...]) -> list[tuple[int, ...]]:
    """The layers, each ordered by the middle of what feeds its nodes; the unfed come last."""
    layers: list[tuple[int, ...]] = []
    across: dict[int, float] = {}
    for depth in sorted(set(depths)):
        nodes = [node for node, own in enumerate(depths) if own == depth]
        above = {
            node: [
                across[flow.source]
                for flow in flows
                if flow.target == node and flow.source in across
            ]
            for node in nodes
        }
        nodes.sort(key=lambda node: (not above[node], _middle(above[node]), node))
        across.update({node: (turn + 0.5) / len(nodes) for turn, node in enumerate(nodes)})
        layers.append(tuple(nodes))
    return layers


def _middle(places: list[float]) -> float:
    return sum(places) / len(places) if places else 0.0
