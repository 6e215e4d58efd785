"""A graph comes in; the same in sentences goes out."""

from collections.abc import Iterator

from generator.diagram.lettering import clean
from generator.models.diagram import Arrow, Graph, Node


def describe(graph: Graph) -> tuple[str, ...]:
    """The drawing in sentences: each arrow, each node that no arrow touches, and each frame."""
    nodes = {node.id: node for node in reversed(graph.nodes)}
    order = {node.id: place for place, node in enumerate(graph.nodes)}
    arrows = [each for each in graph.arrows if each.source in nodes and each.target in nodes]
    arrows.sort(key=lambda each: (order[each.source], order[each.target]))
    joined = {end for arrow in arrows for end in (arrow.source, arrow.target)}
    told = dict.fromkeys(_told(arrow, nodes[arrow.source], nodes[arrow.target]) for arrow in arrows)
    alone = (
        f"{_called(node)[:1].upper()}{_called(node)[1:]} stands alone."
        for node in graph.nodes
        if node.id not in joined
    )
    return (*told, *alone, *_framed(graph, nodes))


def _framed(graph: Graph, nodes: dict[str, Node]) -> Iterator[str]:
    for frame in graph.frames:
        inside = [_called(nodes[name]) for name in frame.nodes if name in nodes]
        if inside:
            yield f"“{clean(frame.title)}” stands around {'; '.join(inside)}."


def _told(arrow: Arrow, source: Node, target: Node) -> str:
    kind = f" ({clean(arrow.label)})" if arrow.label else ""
    begin, end = _called(source), _called(target)
    begin = begin[:1].upper() + begin[1:] + (kind if source.kind == "input" else "")
    begin += "," if source.number is not None else ""
    if arrow.back:
        again = "itself" if source.id == target.id else end
        return f"{begin} hands {clean(arrow.label) or 'its result'} back to {again}."
    if source.kind == "input":
        return f"{begin} goes into {end}." if target.kind != "output" else f"{begin} becomes {end}."
    if target.kind == "output":
        return f"{begin} gives {end}{kind}."
    return f"{begin} hands {clean(arrow.label) or 'its result'} on to {end}."


def _called(node: Node) -> str:
    title = f"“{clean(node.title)}”"
    return title if node.number is None else f"step {node.number}, {title}"
