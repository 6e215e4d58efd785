"""A graph comes in; the same as text that Mermaid draws goes out.

Syntax: https://mermaid.js.org/syntax/flowchart.html. Labels stand in quotation marks, and every mark
in them that could end one or begin something is written as a character code, `#34;`.
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.diagram.lettering import clean
from generator.models.diagram import Arrow, Frame, Graph, Node, NodeKind

_MARKS: Final = re.compile(r"[^\w\s.,'’“”–·-]|(?<=-)-|^[-.]|(?<=^\d)\.|(?<=^\d\d)\.|_")
"""What means something to Mermaid somewhere; the letters of all scripts do not."""
_SHAPES: Final[dict[NodeKind, tuple[str, str]]] = {
    "input": ("([", "])"),
    "output": ("([", "])"),
    "model": ("[[", "]]"),
    "step": ("(", ")"),
}


def mermaid(graph: Graph) -> str:
    """A flowchart with the words of the drawing; it links nowhere and runs nothing."""
    names = {node.id: f"n{place}" for place, node in enumerate(graph.nodes)}
    told = (("accTitle", _bare(graph.title)), ("accDescr", _bare(graph.description)))
    lines = ["flowchart LR", *(f"  {name}: {words}" for name, words in told if words)]
    lines += _nodes(graph, names)
    lines += [
        f"  {_arrow(arrow, names)}"
        for arrow in graph.arrows
        if arrow.source in names and arrow.target in names
    ]
    return "\n".join(lines) + "\n"


def _nodes(graph: Graph, names: dict[str, str]) -> Iterator[str]:
    """Each node once, within the innermost frame that holds it."""
    inmost = {name: place for place, frame in enumerate(graph.frames) for name in frame.nodes}
    held: dict[int | None, list[str]] = {}
    for node in graph.nodes:
        held.setdefault(inmost.get(node.id), []).append(_node(node, names[node.id]))
    yield from _within(None, graph.frames, held, "  ")


def _within(
    place: int | None, frames: tuple[Frame, ...], held: dict[int | None, list[str]], indent: str
) -> Iterator[str]:
    """What stands directly in a frame, and the frames in it; in None stands what no frame holds."""
    yield from (indent + node for node in held.get(place, ()))
    for child, frame in enumerate(frames):
        if _parent(child, frames) == place:
            yield f'{indent}subgraph f{child}["{_words(frame.title) or " "}"]'
            yield from _within(child, frames, held, indent + "  ")
            yield f"{indent}end"


def _parent(place: int, frames: tuple[Frame, ...]) -> int | None:
    """The innermost frame around another: frames come from the outermost to the innermost."""
    inside = set(frames[place].nodes)
    around = (each for each in range(place) if inside <= set(frames[each].nodes))
    return max(around, default=None)


def _node(node: Node, name: str) -> str:
    opening, closing = _SHAPES[node.kind]
    number = f"{node.number} · " if node.number is not None else ""
    kind = f" ({node.type})" if node.type else ""
    lines = (_words(f"{number}{node.title}{kind}"), _words(node.subtitle))
    return f'{name}{opening}"{"<br>".join(line for line in lines if line) or " "}"{closing}'


def _arrow(arrow: Arrow, names: dict[str, str]) -> str:
    line = "-.->" if arrow.back else "-->"
    label = f'|"{_words(arrow.label)}"|' if clean(arrow.label) else ""
    return f"{names[arrow.source]} {line}{label} {names[arrow.target]}"


def _words(text: str) -> str:
    return _MARKS.sub(lambda found: f"#{ord(found[0])};", clean(text))


def _bare(text: str) -> str:
    """Titles for screen readers: no character codes are read there, so marks are left out."""
    return " ".join(_MARKS.sub(" ", clean(text)).split())
