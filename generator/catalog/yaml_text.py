"""Plain values in, YAML text that people would write out; one of the three files that know PyYAML."""

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

import yaml

from generator.catalog.nodes import Value

Entries: TypeAlias = tuple[Value, ...] | dict[str, Value]
_WIDTH = 110
_LONG = 80
_KEY: Final = re.compile(r"[a-z][a-z_]{0,40}")
_WORDS: Final = re.compile(
    r"[^\W\d_][\w.,;()/+=%'\"×-]*(?: [\w.,;()/+=%'\"×-]+)*"
    r"|\d+-\d+|10\.\d{4,9}/[\w./-]+|https?://[\w./?=&%~+-]+"
)
"""Texts that YAML takes as they are: words with one blank between two, pages, DOIs, addresses."""
_NO_TEXT: Final = frozenset("y n yes no on off true false null".split())
"""Words that are something else in YAML."""


class Number(str):
    """A number as text; it is written without quotation marks."""

    __slots__ = ()


class Truth(str):
    """`true` or `false`; it is written without quotation marks."""

    __slots__ = ()


def block_lines(added: Entries, *, indent: int = 0, spaced: bool = False) -> tuple[str, ...]:
    """Items or keys as lines below each other; `spaced` sets a blank line before each item."""
    parts = [(each,) for each in added] if isinstance(added, tuple) else [added]
    lines: list[str] = []
    for part in parts:
        written = _lines(part, _WIDTH - indent)
        lines += [""] * spaced + [" " * indent + line if line else "" for line in written]
    return tuple(lines)


def flow_text(added: Entries, *, whole: bool = False) -> str:
    """Items or keys on one line, as they stand in brackets; `whole` writes the brackets, too."""
    text = _dump(added, width=float("inf"), flow=True)
    return text if whole else text[1:-1]


def _lines(value: Entries, width: int) -> Iterator[str]:
    """What PyYAML writes, to the letter; it takes a hundred times as long, and does what is not plain."""
    if isinstance(value, tuple):
        for item in value:
            inner = _within("", item, width, indent=2)
            yield f"- {next(inner)}"
            yield from (f"  {line}" if line else "" for line in inner)
        return
    for key, item in value.items():
        if not _KEY.fullmatch(key) or key in _NO_TEXT:
            yield from _dump({key: item}, width=width).split("\n")
        elif isinstance(item, str):
            yield from _within(key, item, width, indent=0)
        elif item:
            yield f"{key}:"
            yield from (f"  {line}" if line else "" for line in _lines(item, width - 2))
        else:
            yield from _dump({key: item}, width=width).split("\n")


def _within(key: str, item: Value, width: int, *, indent: int) -> Iterator[str]:
    """A text behind its key or, without one, an item behind its hyphen."""
    before = f"{key}: " if key else ""
    if isinstance(item, Number | Truth):
        yield f"{before}{item}"
    elif isinstance(item, str) and _WORDS.fullmatch(item) and item.casefold() not in _NO_TEXT:
        if len(item) > _LONG:
            yield f"{before}>-"
            yield from (f"{'' if indent else '  '}{line}" for line in _folded(item, width - 2))
        elif indent + len(before) + len(item) <= width:
            yield f"{before}{item}"
        else:
            yield from _dumped(key, item, width)
    elif isinstance(item, str):
        yield from _dumped(key, item, width)
    elif item:
        yield from _lines(item, width - indent)
    else:
        yield _dump((item,), width=width).removeprefix("- ")


@functools.lru_cache(maxsize=4096)
def _dumped(key: str, text: str, width: int) -> tuple[str, ...]:
    """A text that is not plain: names of authors come again and again."""
    if key:
        return tuple(_dump({key: text}, width=width).split("\n"))
    first, *others = _dump((text,), width=width).split("\n")
    return (first.removeprefix("- "), *(line.removeprefix("  ") for line in others))


def _folded(text: str, width: int) -> Iterator[str]:
    """A line ends at the first blank beyond the width."""
    start = 0
    while start < len(text):
        end = text.find(" ", start + width + 1)
        end = end if end > 0 else len(text)
        yield text[start:end]
        start = end + 1


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


def _number(dumper: yaml.SafeDumper, number: Number) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:int", number)


def _truth(dumper: yaml.SafeDumper, truth: Truth) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:bool", truth)


for _kind in (_BlockDumper, _FlowDumper):
    _kind.add_representer(Number, _number)
    _kind.add_representer(Truth, _truth)
_BlockDumper.add_representer(str, _over_lines)
_FlowDumper.add_representer(str, _on_one_line)
