"""A graph comes in; an SVG of it, inline or a file of its own, and the same in sentences, go out.

The inline SVG is one line of XML, safe in HTML and Markdown whatever the words say. Its colours are
the CSS variables that `style` lists; they follow the page's light or dark palette.
"""

import re

from generator.diagram.layout import lay_out
from generator.diagram.lettering import xml
from generator.diagram.parts import Direction, Drawing
from generator.diagram.shapes import leads_somewhere, number, parts_of
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
    linked = any(leads_somewhere(node.href) for node in graph.nodes)
    parts = parts_of(drawing, name, linked=True)
    style = f"<style>{STYLE}</style>" if styled else ""
    head = _head(graph, name, direction, linked=linked)
    return f"{_svg(head, drawing, 0)}{_named(graph, name)}{style}{_scaled(drawing, ''.join(parts))}</svg>"


def draw_file(graph: Graph, direction: Direction) -> str:
    """An SVG file with its own colours, light or dark as its reader prefers; nothing in it is a link."""
    drawing = lay_out(graph, direction)
    parts = "\n".join(parts_of(drawing, "wf", linked=False))
    ground = '<rect class="wf-ground" x="-12" y="-12" width="100%" height="100%"/>'
    return (
        f"{_svg(_head(graph, 'wf', direction, linked=False), drawing, _MARGIN)}\n"
        f"{_named(graph, 'wf')}\n<style>{FILE_STYLE}</style>\n{ground}\n"
        f"{_scaled(drawing, parts)}\n</svg>\n"
    )


def _head(graph: Graph, name: str, direction: Direction, *, linked: bool) -> str:
    """The attributes that say what it is; an image could not hold links, a group can."""
    return (
        f'class="workflow-drawing wf-{direction}" role="{"group" if linked else "img"}" '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-desc"'
    )


def _svg(head: str, drawing: Drawing, margin: float) -> str:
    wide = number(drawing.width * drawing.scale + 2 * margin)
    high = number(drawing.height * drawing.scale + 2 * margin)
    box = f"{number(-margin)} {number(-margin)} {wide} {high}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {head} viewBox="{box}" '
        f'width="{wide}" height="{high}">'
    )


def _named(graph: Graph, name: str) -> str:
    title = f'<title id="{name}-title">{xml(graph.title)}</title>'
    return f'{title}<desc id="{name}-desc">{xml(graph.description)}</desc>'


def _scaled(drawing: Drawing, parts: str) -> str:
    return parts if drawing.scale == 1 else f'<g transform="scale({drawing.scale:.4f})">{parts}</g>'
