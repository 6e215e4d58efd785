"""A graph comes in; what flows between its nodes, and in which frames they stand, go out."""

import functools
import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.diagram.lettering import clean
from generator.diagram.parts import Flow
from generator.models.diagram import Graph


@dataclass(frozen=True, slots=True, kw_only=True)
class Topology:
    """A graph without its words, by the places of its nodes."""

    size: int
    flows: tuple[Flow, ...]
    homes: tuple[tuple[int, ...], ...]
    """The frames around each node, by their places in the graph, the outermost first."""


def topology_of(graph: Graph) -> Topology:
    """What decides the layout, apart from sizes.

    An arrow that names no node, or leads to its own node and is no declared way back, is left out.
    """
    places = {node.id: place for place, node in reversed(tuple(enumerate(graph.nodes)))}
    flows = dict.fromkeys(
        Flow(
            source=places[arrow.source],
            target=places[arrow.target],
            label=clean(arrow.label),
            back=arrow.back,
        )
        for arrow in graph.arrows
        if arrow.source in places and arrow.target in places
    )
    kept = tuple(flow for flow in flows if flow.back or flow.source != flow.target)
    homes = _homes(graph, places)
    return Topology(size=len(graph.nodes), flows=_turned(len(graph.nodes), kept), homes=homes)


def _homes(graph: Graph, places: dict[str, int]) -> tuple[tuple[int, ...], ...]:
    """Each node's frames; a frame that cuts across another one is left out for what it cuts."""
    members = [
        frozenset(places[name] for name in frame.nodes if name in places) for frame in graph.frames
    ]
    order = sorted(range(len(members)), key=lambda frame: (-len(members[frame]), frame))
    kept = [
        frame
        for turn, frame in enumerate(order)
        if members[frame]
        and all(
            members[frame] <= members[larger] or not members[frame] & members[larger]
            for larger in order[:turn]
        )
    ]
    return tuple(
        tuple(frame for frame in kept if node in members[frame]) for node in range(len(graph.nodes))
    )


@functools.lru_cache(maxsize=1024)
def _turned(size: int, flows: tuple[Flow, ...]) -> tuple[Flow, ...]:
    """The flows, with those that close a circle marked as leading back."""
    order = in_order(range(size), ((flow.source, flow.target) for flow in flows if not flow.back))
    turn = {node: place for place, node in enumerate(order)}
    return tuple(
        flow
        if flow.back or turn[flow.source] < turn[flow.target]
        else Flow(source=flow.source, target=flow.target, label=flow.label, back=True)
        for flow in flows
    )


def in_order(things: Sequence[int], pairs: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Every thing after those that feed it; in a circle, the next as told."""
    fed: dict[int, list[int]] = {thing: [] for thing in things}
    waiting = dict.fromkeys(things, 0)
    for source, target in pairs:
        fed[source].append(target)
        waiting[target] += 1
    ready = [thing for thing in sorted(things) if waiting[thing] == 0]
    left = dict.fromkeys(sorted(things))
    order: list[int] = []
    while left:
        thing = heapq.heappop(ready) if ready else next(iter(left))
        if thing not in left:
            continue
        del left[thing]
        order.append(thing)
        for target in fed[thing]:
            waiting[target] -= 1
            if waiting[target] == 0:
                heapq.heappush(ready, target)
    return tuple(order)
