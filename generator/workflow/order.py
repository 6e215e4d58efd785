"""A workflow comes in; its steps in order, and the edges that allow of none, go out."""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass

from generator.models.catalog import Step, Workflow


def ordered_steps(workflow: Workflow) -> tuple[Step, ...]:
    """The steps, each after what feeds it, in the author's order where that leaves a choice.

    An edge that closes a cycle does not count, so a broken workflow has an order too.
    """
    found = _links(workflow)
    if all(link.source < link.target for link in found):
        return workflow.steps  # as most authors write them
    closing = set(closing_edges(workflow))
    links = [(link.source, link.target) for link in found if link.edge not in closing]
    waiting = [0] * len(workflow.steps)
    for _, target in links:
        waiting[target] += 1
    followers = _followers(links, len(workflow.steps))
    ready = [index for index, count in enumerate(waiting) if count == 0]
    order: list[Step] = []
    while ready:
        index = heapq.heappop(ready)
        order.append(workflow.steps[index])
        for follower in followers[index]:
            waiting[follower] -= 1
            if waiting[follower] == 0:
                heapq.heappush(ready, follower)
    return tuple(order)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    """An edge between two steps, by their places."""

    edge: int
    source: int
    target: int


def _links(workflow: Workflow) -> tuple[_Link, ...]:
    places = {step.id: place for place, step in reversed(tuple(enumerate(workflow.steps)))}
    return tuple(
        _Link(edge=number, source=places[source], target=places[target])
        for number, edge in enumerate(workflow.edges)
        if (source := owner(edge.from_)) in places and (target := owner(edge.to)) in places
    )


def _followers(links: Iterable[tuple[int, int]], size: int) -> list[list[int]]:
    followers: list[list[int]] = [[] for _ in range(size)]
    for source, target in links:
        followers[source].append(target)
    return followers


def closing_edges(workflow: Workflow) -> tuple[int, ...]:
    """The edges that lead back to a step still on the road: without them there is no cycle.

    A depth-first walk from the steps that can begin, in the author's order, without recursion, so
    that its depth has no limit.
    """
    leaving: list[list[_Link]] = [[] for _ in workflow.steps]
    found = _links(workflow)
    if all(link.source < link.target for link in found):
        return ()
    for each in found:
        leaving[each.source].append(each)
    closing: list[int] = []
    seen: set[int] = set()
    for start in _beginnings(workflow):
        if start in seen:
            continue
        seen.add(start)
        road = {start: iter(leaving[start])}
        while road:
            here, onward = next(reversed(road.items()))
            link = next(onward, None)
            if link is None:
                del road[here]
            elif link.target in road:
                closing.append(link.edge)
            elif link.target not in seen:
                seen.add(link.target)
                road[link.target] = iter(leaving[link.target])
    return tuple(sorted(closing))


def _beginnings(workflow: Workflow) -> tuple[int, ...]:
    """All steps by place, first those that `input` feeds and those that take nothing."""
    fed = {owner(edge.to) for edge in workflow.edges if owner(edge.from_) == "input"}
    places = range(len(workflow.steps))
    can_begin = [workflow.steps[at].id in fed or not workflow.steps[at].inputs for at in places]
    return tuple(sorted(places, key=lambda at: not can_begin[at]))


def owner(text: str) -> str:
    """Whose port an edge names: `encode` in `encode.photo`."""
    return text.partition(".")[0]
