"""Plain values in, YAML text that people would write out; one of the three files that know PyYAML."""

from collections.abc import Mapping
from typing import TypeAlias

import yaml

from generator.catalog.nodes import Value

Entries: TypeAlias = tuple[Value, ...] | dict[str, Value]
_WIDTH = 110
_LONG = 80


def block_lines(added: Entries, *, indent: int = 0, spaced: bool = False) -> tuple[str, ...]:
    """Items or keys as lines below each other; `spaced` sets a blank line before each item."""
    parts = [(each,) for each in added] if isinstance(added, tuple) else [added]
    lines: list[str] = []
    for part in parts:
        dumped = _dump(part, width=_WIDTH - indent)
        lines += [""] * spaced + [
            " " * indent + line if line else "" for line in dumped.split("\n")
        ]
    return tuple(lines)


def flow_text(added: Entries, *, whole: bool = False) -> str:
    """Items or keys on one line, as they stand in brackets; `whole` writes the brackets, too."""
    text = _dump(added, width=float("inf"), flow=True)
    return text if whole else text[1:-1]


def _dump(value: Value, *, width: float, flow: bool = False) -> str:
    dumped: str = yaml.dump(
        _plain(value),
        Dumper=_FlowDumper if flow else _BlockDumper,
        default_flow_style=flow,
        allow_unicode=True,
        sort_keys=False,
        width=width,
    )
    return dumped.removesuffix("\n")


def _plain(value: Value) -> object:
    """PyYAML writes a tuple with a tag of its own."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value


class _Dumper(yaml.SafeDumper):
    """Nothing is aliased."""

    def ignore_aliases(self, data: object) -> bool:
        return True


class _BlockDumper(_Dumper):
    """Lists stand indented below their key, and long texts folded, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002
        super().increase_indent(flow=flow, indentless=False)


class _FlowDumper(_Dumper):
    """Texts with line breaks are escaped: all stands on one line."""


def _over_lines(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None
    if not text.replace("\n", "").isprintable():
        style = '"'
    elif len(text) > _LONG and text == text.strip() and "\n" not in text:
        style = ">"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _on_one_line(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None if text.isprintable() else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_BlockDumper.add_representer(str, _over_lines)
_FlowDumper.add_representer(str, _on_one_line)
