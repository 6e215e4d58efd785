"""A picture in numbers and words comes in; its SVG, laid out by `drawing.svg.j2`, goes out.

Here alone words become SVG: each value that a template shows passes `_escaped`, which lets nothing
through as it is but the style sheet and the icons, both of this package.
"""

import functools
import re
from dataclasses import dataclass
from importlib import resources

from generator.diagram.lettering import xml
from generator.diagram.parts import Direction
from generator.diagram.shapes import Shown, number
from generator.templating import CompiledTemplate, Environment, Macro

_BEFORE_ATTRIBUTE, _BEFORE_PART = re.compile(r"\n +(?=[^ <{])"), re.compile(r"\n +")
"""Where an indented line of a template continues the one before it."""


@dataclass(frozen=True, slots=True, eq=False)
class _Ready:
    """Markup of this package, to be laid out as it is; equal to no text, whatever that holds."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing with all that is said of it."""

    title: str
    description: str
    direction: Direction
    linked: bool
    """Whether any card is a link: an image could not hold links, a group can."""
    margin: float
    """Space around it; with some, it has a ground of its own."""
    width: float
    height: float
    """With the margin."""
    scale: str
    """What its lengths are multiplied with; empty for one."""
    style: str
    """Its style sheet: CSS of this package, laid out as it is."""
    shown: Shown


def svg_of(picture: Picture, name: str) -> str:
    """The SVG, one part a line; `name` begins its ids."""
    template, icons = _compiled()
    return template.render(
        name=name,
        picture=picture,
        shown=picture.shown,
        begin=0.0 - picture.margin,
        style=_Ready(picture.style),
        icons=icons,
    )


@functools.lru_cache(maxsize=16_384)
def _escaped(value: object) -> str:
    """A length, or text that is nothing but text wherever it stands; most lengths come up often.

    Raises:
        UndefinedError: where the template names what is not there.
    """
    if type(value) is float:
        return number(value)
    if isinstance(value, _Ready):
        return value.text
    return xml(str(value))


@functools.cache
def _compiled() -> tuple[CompiledTemplate, dict[str, _Ready]]:
    """The template of drawings, and each icon by its name."""
    environment = Environment(_read, _escaped)
    macros = vars(environment.get_template("icons.svg.j2").module).items()
    icons = {name: _Ready(macro().strip()) for name, macro in macros if isinstance(macro, Macro)}
    return environment.get_template("drawing.svg.j2"), icons


def _read(name: str) -> tuple[str, str, None]:
    """A template of this package, with its continued lines joined, and its name."""
    text = (resources.files(__package__) / name).read_text(encoding="utf-8")
    return _BEFORE_PART.sub("", _BEFORE_ATTRIBUTE.sub(" ", text)), name, None
