"""A graph comes in; an SVG of it, inline or a file of its own, and the same in sentences, go out.

The inline SVG is one line of XML, safe in HTML and Markdown whatever the words say. Its colours are
the CSS variables that `style` lists; they follow the page's light or dark palette.
"""

import re

from generator.diagram.layout import lay_out
from generator.diagram.markup import Picture, svg_of
from generator.diagram.parts import Direction, Drawing
from generator.diagram.shapes import leads_somewhere, shown
from generator.diagram.style import FILE_STYLE, STYLE
from generator.diagram.telling import describe as describe
from generator.models.diagram import Graph

_MARGIN = 12.0
"""Space around the drawing in a file of its own."""


def draw(graph: Graph, *, prefix: str, direction: Direction = "down", styled: bool = True) -> str:
    """One `<svg>` on one line; `prefix` keeps its ids apart from other drawings'.

    A page needs the style sheet in one of its drawings only; the others may be drawn without it.
    """
    name = re.sub(r"[^A-Za-z0-9-]", "-", prefix)
    drawing = lay_out(graph, direction)
    picture = Picture(
        title=graph.title,
        description=graph.description,
        direction=direction,
        linked=any(leads_somewhere(node.href) for node in graph.nodes),
        margin=0.0,
        width=drawing.width * drawing.scale,
        height=drawing.height * drawing.scale,
        scale=_scale(drawing),
        style=STYLE if styled else "",
        shown=shown(drawing, name, linked=True),
    )
    return svg_of(picture, name).replace("\n", "")


def draw_file(graph: Graph, direction: Direction) -> str:
    """An SVG file with its own colours, light or dark as its reader prefers; nothing in it is a link."""
    drawing = lay_out(graph, direction)
    picture = Picture(
        title=graph.title,
        description=graph.description,
        direction=direction,
        linked=False,
        margin=_MARGIN,
        width=drawing.width * drawing.scale + 2 * _MARGIN,
        height=drawing.height * drawing.scale + 2 * _MARGIN,
        scale=_scale(drawing),
        style=FILE_STYLE,
        shown=shown(drawing, "wf", linked=False),
    )
    return svg_of(picture, "wf")


def _scale(drawing: Drawing) -> str:
    return "" if drawing.scale == 1 else f"{drawing.scale:.4f}"
