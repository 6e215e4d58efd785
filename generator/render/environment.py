"""Template texts in, the Jinja environment that lays them out, escaped once, out."""

import functools
from collections.abc import Hashable, Iterable, MutableMapping
from typing import Any

from generator.models.pages import (
    PageLink,
    Reference,
    ShownModel,
    ShownRelated,
    ShownSource,
    ShownStatement,
)
from generator.models.templates import Template
from generator.render.escaping import escape
from generator.templating import CompiledTemplate, Context, Environment, Load, Macro, internalcode

_REMEMBERED = 32_000_000
"""How many characters of laid out parts are kept."""
_BESIDES = 300
"""What keeping a part costs beside its characters."""
_FOR_CONTEXTS = ("_loop_vars", "_block_vars")
"""What Jinja adds to a call for functions that ask for their template's names; no macro does."""
_PARTS = frozenset((ShownStatement, Reference, ShownModel, ShownRelated, ShownSource, PageLink))
"""What many pages show alike."""


class _Context(Context):
    """Remembers what a macro gave for a part that stands on many pages.

    A macro that sees its page is made anew on each page, so nothing of one page shows on another.
    """

    environment: "_Environment"

    @internalcode
    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        if type(called) is not Macro:
            return super().call(called, *args, **kwargs)
        for name in _FOR_CONTEXTS:
            kwargs.pop(name, None)
        known = len(args) == 1 and type(args[0]) in _PARTS
        if known and all(isinstance(value, str | bool) for value in kwargs.values()):
            return self.environment.laid_out(called, args[0], kwargs)
        return called(*args, **kwargs)


class _Environment(Environment):
    context_class = _Context

    def __init__(self, load: Load) -> None:
        super().__init__(load, escape)
        self._laid_out: dict[tuple[Hashable, ...], tuple[Macro, object, str]] = {}
        self._remembered = 0
        self._compiled: dict[str, CompiledTemplate] = {}

    def get_template(
        self,
        name: str | CompiledTemplate,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's word
    ) -> CompiledTemplate:
        """Each page asks for the same few again; nobody changes them meanwhile."""
        kept = self._compiled.get(name) if isinstance(name, str) else None
        if kept is None:
            kept = super().get_template(name, parent, globals)
            self._compiled[kept.name or ""] = kept
        return kept

    def forget(self) -> None:
        """Keep nothing of what was laid out."""
        self._laid_out.clear()
        self._remembered = 0

    def laid_out(self, macro: Macro, part: object, more: dict[str, Hashable]) -> str:
        """What the macro gives for the part; both are kept, so that no other takes their ids."""
        key = (id(macro), id(part), *more.items())
        kept = self._laid_out.get(key)
        if kept is not None:
            return kept[2]
        text: str = macro(part, **more)
        self._remembered += len(text) + _BESIDES
        if self._remembered > _REMEMBERED:
            self._laid_out.clear()
            self._remembered = len(text) + _BESIDES
        self._laid_out[key] = (macro, part, text)
        return text


def environment_of(templates: Iterable[Template]) -> _Environment:
    """What lays out these templates; each is compiled once, also where a site is made again."""
    return _environment(tuple(templates))


@functools.lru_cache(maxsize=1)
def _environment(templates: tuple[Template, ...]) -> _Environment:
    by_name = {template.name: template for template in templates}

    def load(name: str) -> tuple[str, str, None] | None:
        template = by_name.get(name)
        return (template.text, template.file, None) if template else None

    return _Environment(load)
