"""A block of labelled fields comes in; out come its links, and what is wrong with its fields."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.briefs.blocks import Block, Field
from generator.briefs.form import Label
from generator.briefs.lines import Line
from generator.errors import Code, Problem
from generator.links import LinkFault
from generator.models.brief import Link

_LARGEST_FIELD: Final = 200_000
_ABSENT: Final = frozenset(
    ("-", "–", "—", "n/a", "na", "none", "null", "nil", "not available", "not provided", "tbd")
)
"""How people say that there is no link."""
FIELD_NAMES: Final[dict[Label, str]] = {
    "name": "Model",
    "paper": "Paper",
    "repository": "GitHub",
    "summary": "Summary",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLink:
    """A block's link of one kind, or the faults that it has instead; neither where none is given."""

    link: Link | None = None
    faults: tuple[Problem, ...] = ()


def find_link(
    block: Block, label: Label, *, read: Callable[..., Link | LinkFault], path: str
) -> FoundLink:
    """The first link of its kind, judged by `read`."""
    field = next(
        (each for each in block.all_of(label) if each.value.casefold() not in _ABSENT), None
    )
    if field is None:
        return FoundLink()
    found = read(_bare(field.value), line=field.line.number)
    if isinstance(found, Link):
        return FoundLink(link=found)
    fault = problem(field.line, found.code, path=path, message=found.message, hint=found.hint)
    return FoundLink(faults=(fault,))


def check_fields(block: Block, path: str) -> Iterator[Problem]:
    """Fields that are too large, and fields that stand twice with different values."""
    for each in block.fields:
        yield from check_size(each.line, each.value, name=FIELD_NAMES[each.label], path=path)
    for label in FIELD_NAMES:
        values = block.all_of(label)
        for again in values[1:]:
            if again.value != values[0].value:
                yield _field_twice(values[0], again, path)


def check_size(line: Line, value: str, *, name: str, path: str) -> Iterator[Problem]:
    """A field may have 200 kB."""
    size = len(value.encode("utf-8"))
    if size > _LARGEST_FIELD:
        yield problem(
            line,
            Code.BRIEF_FIELD_TOO_LARGE,
            path=path,
            message=f"{name} has {size:,} bytes, and a field may have {_LARGEST_FIELD:,}",
            hint="shorten it, or look for a blank line that is missing",
        )


def repeated_lines(block: Block) -> Iterator[Line]:
    """Lines that say the same as one before in their block."""
    for label in FIELD_NAMES:
        values = block.all_of(label)
        yield from (each.line for each in values[1:] if each.value == values[0].value)


def problem(line: Line, code: Code, *, path: str, message: str, hint: str) -> Problem:
    """An error at the start of a line."""
    return Problem(code=code, place=line.place, path=path, message=message, hint=hint)


def advice(given: Problem) -> Problem:
    """The same, told without stopping anything."""
    return replace(given, severity="advice")


def shown(text: str) -> str:
    """A name short enough for a message."""
    return text if len(text) <= 80 else f"{text[:79]}…"


def _field_twice(first: Field, again: Field, path: str) -> Problem:
    name = FIELD_NAMES[first.label]
    return problem(
        again.line,
        Code.BRIEF_FIELD_TWICE,
        path=path,
        message=f"'{name}:' stands here and in line {first.line.number}, with different values",
        hint="keep one of them, or begin another entry with a 'Model:' line",
    )


def _bare(value: str) -> str:
    """An address without the marks of a Markdown link around it."""
    if value.startswith("[") and value.endswith(")") and "](" in value:
        value = value.partition("](")[2].removesuffix(")")
    if value.startswith("<") and value.endswith(">"):
        value = value.removeprefix("<").removesuffix(">")
    return value.strip()
