"""A topology comes in; the rows that its cards stand in, in the order of reading, go out."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagram.flows import Topology, in_order
from generator.diagram.parts import Flow


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Cards that stand side by side."""

    nodes: tuple[int, ...]
    columns: int
    """How many stand beside each other in the rows of the same layer, at most."""
    layer: int = -1
    """Rows with the same number are one layer, too long for a row; a chained row is none."""
    chained: bool = False
    """Whether each hands on to the next, from left to right."""


@functools.lru_cache(maxsize=1024)
def rows_of(topology: Topology, *, most: int, chained: bool) -> tuple[Row, ...]:
    """Rows of at most so many cards, by the longest road; a frame has its rows for itself.

    Where rows may be chained, steps that follow one another share a row, as words share a line.
    """
    rows: list[Row] = []
    for layers in _sections(topology, tuple(range(topology.size)), 0):
        runs = _runs(layers, topology.flows) if chained else [[layer] for layer in layers]
        for run in runs:
            if len(run) > 1:
                chain = tuple(layer[0] for layer in run)
                rows += [
                    Row(nodes=part, columns=len(part), chained=True)
                    for piece in _without_shortcuts(chain, topology.flows)
                    for part in _portions(piece, most)
                ]
            else:
                parts = tuple(_portions(run[0], most))
                rows += [Row(nodes=part, columns=len(parts[0]), layer=len(rows)) for part in parts]
    return tuple(rows)


def _sections(
    topology: Topology, nodes: tuple[int, ...], depth: int
) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Layers of nodes that belong together: those of each frame, and those between frames."""
    leader: dict[int, int] = {}
    first: dict[int, int] = {}
    for node in nodes:
        home = topology.homes[node]
        leader[node] = first.setdefault(home[depth], node) if len(home) > depth else node
    forward = [
        flow
        for flow in topology.flows
        if not flow.back and flow.source in leader and flow.target in leader
    ]
    pairs = dict.fromkeys((leader[flow.source], leader[flow.target]) for flow in forward)
    units = in_order(
        tuple(dict.fromkeys(leader.values())), [pair for pair in pairs if pair[0] != pair[1]]
    )
    loose: list[int] = []
    for unit in units:
        if len(topology.homes[unit]) <= depth:
            loose.append(unit)
            continue
        if loose:
            yield _layers(tuple(loose), forward)
        loose = []
        inside = tuple(node for node in nodes if leader[node] == unit)
        yield from _sections(topology, inside, depth + 1)
    if loose:
        yield _layers(tuple(loose), forward)


def _layers(nodes: tuple[int, ...], flows: list[Flow]) -> tuple[tuple[int, ...], ...]:
    """By the longest road within; a beginning stands right before the first node that it feeds."""
    inner = [flow for flow in flows if flow.source in nodes and flow.target in nodes]
    order = in_order(nodes, [(flow.source, flow.target) for flow in inner])
    depths = dict.fromkeys(order, 0)
    for node in order:
        for flow in inner:
            if flow.source == node:
                depths[flow.target] = max(depths[flow.target], depths[node] + 1)
    fed = {flow.target for flow in inner}
    for node in order:
        below = [depths[flow.target] for flow in inner if flow.source == node]
        if node not in fed and below:
            depths[node] = min(below) - 1
    return tuple(
        tuple(sorted(node for node in nodes if depths[node] == depth))
        for depth in sorted(set(depths.values()))
    )


def _runs(
    layers: tuple[tuple[int, ...], ...], flows: tuple[Flow, ...]
) -> list[list[tuple[int, ...]]]:
    """Layers of one node that follow one another, together; each other layer by itself."""
    joined = {(flow.source, flow.target) for flow in flows if not flow.back}
    runs: list[list[tuple[int, ...]]] = []
    for layer in layers:
        if runs and len(layer) == len(runs[-1][-1]) == 1 and (runs[-1][-1][0], layer[0]) in joined:
            runs[-1].append(layer)
        else:
            runs.append([layer])
    return runs


def _without_shortcuts(
    chain: tuple[int, ...], flows: tuple[Flow, ...]
) -> Iterator[tuple[int, ...]]:
    """The chain in pieces, none with a flow that passes one of its nodes."""
    joined = {(flow.source, flow.target) for flow in flows}
    piece: list[int] = []
    for node in chain:
        if any((earlier, node) in joined for earlier in piece[:-1]):
            yield tuple(piece)
            piece = []
        piece.append(node)
    yield tuple(piece)


def _portions(nodes: tuple[int, ...], most: int) -> Iterator[tuple[int, ...]]:
    """The nodes in as few parts of at most so many as will do, all of nearly equal length."""
    count = -(-len(nodes) // most)
    start = 0
    for part in range(count):
        end = start + -(-(len(nodes) - start) // (count - part))
        yield nodes[start:end]
        start = end
