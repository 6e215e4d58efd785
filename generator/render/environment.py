"""Template texts in, the Jinja environment that lays them out, escaped once, out."""

from dataclasses import dataclass
from typing import Any

import jinja2
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode

from generator.models.pages import Reference, ShownStatement
from generator.render.escaping import escape

_REMEMBERED = 20_000
"""How many laid out parts are kept."""
_PARTS = (ShownStatement, Reference)
"""What many pages show alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template as an author wrote it."""

    name: str
    """Its path below the templates' folder."""
    file: str
    """Its path as problems name it."""
    text: str


class _OnceEscaped(CodeGenerator):
    """Writes what `escape` gave as it is; Jinja would look into each value a second time."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        self.write(finalize.src)

    def _output_child_post(self, node: Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")


class _Context(Context):
    """Remembers what a macro gave for a part that stands on many pages.

    A macro that sees its page is made anew on each page, so nothing of one page shows on another.
    """

    environment: "_Environment"

    @internalcode
    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        if len(args) == 1 and type(args[0]) in _PARTS and isinstance(called, Macro):
            return self.environment.laid_out(called, args[0])
        return super().call(called, *args, **kwargs)


class _Environment(jinja2.Environment):
    code_generator_class = _OnceEscaped
    context_class = _Context

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._laid_out: dict[tuple[int, int], tuple[Macro, object, str]] = {}

    def laid_out(self, macro: Macro, part: object) -> str:
        """What the macro gives for the part; both are kept, so that no other takes their ids."""
        key = (id(macro), id(part))
        if key not in self._laid_out:
            if len(self._laid_out) == _REMEMBERED:
                self._laid_out.clear()
            self._laid_out[key] = (macro, part, macro(part))
        return self._laid_out[key][2]


def environment_of(templates: dict[str, Template]) -> jinja2.Environment:
    """What lays out these templates; each is compiled once."""

    def load(name: str) -> tuple[str, str, None] | None:
        template = templates.get(name)
        return (template.text, template.file, None) if template else None

    environment = _Environment(
        loader=jinja2.FunctionLoader(load),
        undefined=jinja2.StrictUndefined,
        finalize=escape,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    vars(environment)["getattr"] = getattr  # Jinja's own looks for items, too; a page has none
    return environment
