"""What reads templates and what escapes values in, a strict environment for both out."""

from collections.abc import Callable
from typing import Any, TypeAlias

import jinja2
from jinja2 import TemplateError as TemplateError
from jinja2 import TemplateNotFound as TemplateNotFound
from jinja2 import TemplateSyntaxError as TemplateSyntaxError
from jinja2 import Undefined as Undefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context as Context
from jinja2.runtime import Macro as Macro
from jinja2.utils import internalcode as internalcode

CompiledTemplate: TypeAlias = jinja2.Template
Load: TypeAlias = Callable[[str], tuple[str, str, None] | None]
"""Gives a template's text and the name of its file in errors, or None where there is none."""


class _OnceEscaped(CodeGenerator):
    """Writes what `escape` gave as it is; Jinja would look into each value a second time."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        self.write(finalize.src)

    def _output_child_post(self, node: Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")


class Environment(jinja2.Environment):
    """Lays out templates in which every value passes `escape`, and none is missed in silence."""

    code_generator_class = _OnceEscaped

    def __init__(self, load: Load, escape: Callable[[Any], str]) -> None:
        super().__init__(
            loader=jinja2.FunctionLoader(load),
            undefined=jinja2.StrictUndefined,
            finalize=escape,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        vars(self)["getattr"] = getattr  # Jinja's own looks for items, too; what is shown has none
