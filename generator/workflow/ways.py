"""A workflow comes in; what is wrong with the ways through it, its circles and repeats goes out."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from generator.errors import Code, Finding
from generator.models.catalog import Workflow
from generator.workflow.order import closing_edges, owner

Path = tuple[str | int, ...]


def returning_edges(workflow: Workflow) -> tuple[int, ...]:
    """The edges that lead back within a declared repeat: the way round."""
    if not workflow.repeat:
        return ()
    inside = tuple(frozenset(each.steps) for each in workflow.repeat)
    ahead = _followers(_pairs(workflow))
    behind = _followers((target, source) for source, target in _pairs(workflow))
    found = []
    for number in closing_edges(workflow):
        edge = workflow.edges[number]
        begin, end = owner(edge.to), owner(edge.from_)
        circle = _reached((begin,), ahead) & _reached((end,), behind)
        if any(circle <= steps for steps in inside):
            found.append(number)
    return tuple(found)


def check_circles(workflow: Workflow, path: Path) -> Iterator[Finding]:
    """Edges that lead back outside of any repeat."""
    returning = returning_edges(workflow)
    for number in closing_edges(workflow):
        if number not in returning:
            edge = workflow.edges[number]
            message = (
                f"'{edge.from_}' to '{edge.to}' closes a circle; remove this edge, or declare all "
                "steps on the way round under `repeat`"
            )
            yield Finding(code=Code.WORKFLOW_CYCLE, path=(*path, "edges", number), message=message)


def check_overlaps(workflow: Workflow, path: Path) -> Iterator[Finding]:
    """Repeats of which neither lies within the other, though they share steps."""
    inside = tuple(frozenset(each.steps) for each in workflow.repeat)
    for (first, one), (second, other) in combinations(enumerate(inside), 2):
        if one & other and not (one < other or other < one):
            shared = next(step for step in workflow.repeat[first].steps if step in other)
            message = (
                f"step '{shared}' is in this repeat and in `repeat[{first}]`; let the two share no "
                "step, or let one hold all steps of the other and more"
            )
            yield Finding(code=Code.REPEAT_OVERLAP, path=(*path, "repeat", second), message=message)


def check_ways(workflow: Workflow, path: Path) -> Iterator[Finding]:
    """Steps that no way leads to or away from; where none leads through at all, that alone.

    A step that takes nothing, such as one that draws noise, begins a way too.
    """
    pairs = _pairs(workflow)
    ahead = _followers(pairs)
    if "output" not in _reached(("input",), ahead):
        message = "no way leads from an input to an output; add the edges that are missing"
        yield Finding(code=Code.NO_WAY_THROUGH, path=(*path, "edges"), message=message)
        return
    makers = (step.id for step in workflow.steps if not step.inputs)
    fed = _reached(("input", *makers), ahead)
    used = _reached(("output",), _followers((target, source) for source, target in pairs))
    for number, step in enumerate(workflow.steps):
        if step.id not in fed:
            message = f"no way leads from an input to step '{step.id}'"
        elif step.id not in used:
            message = f"no way leads from step '{step.id}' to an output"
        else:
            continue
        hint = "add the edge that is missing, or remove the step"
        where = (*path, "steps", number)
        yield Finding(code=Code.UNREACHABLE_STEP, path=where, message=message, hint=hint)


def _pairs(workflow: Workflow) -> tuple[tuple[str, str], ...]:
    return tuple((owner(edge.from_), owner(edge.to)) for edge in workflow.edges)


def _followers(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    followers: dict[str, list[str]] = {}
    for source, target in pairs:
        followers.setdefault(source, []).append(target)
    return followers


def _reached(starts: Iterable[str], followers: dict[str, list[str]]) -> frozenset[str]:
    """The starts and all that can be reached from them."""
    seen = set(starts)
    waiting = list(seen)
    while waiting:
        for follower in followers.get(waiting.pop(), ()):
            if follower not in seen:
                seen.add(follower)
                waiting.append(follower)
    return frozenset(seen)
