"""Problems in, what is printed of them out: for people with the line that each stands in."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from generator.errors import Format, Problem, format_problems, in_order, printable

_MOST_PROBLEMS: Final = 100
"""So many problems are shown with their lines; a longer list is read by search."""
_WIDTH: Final = 100
"""Characters of a source line that are shown, those around the problem."""
_LEAD: Final = 40
"""How many of them stand before it."""
_COLOURS: Final = {"error": "red", "advice": "yellow"}


def told(problems: Iterable[Problem], form: Format) -> str:
    """Problems for machines, or for people: one line each, and below it where that is.

    The colours are for `click.echo`, which leaves them out where nobody looks.
    """
    listed = in_order(problems)
    if form != "text":
        return format_problems(listed, form)
    few = listed if len(listed) <= _MOST_PROBLEMS else ()
    texts = {file: _lines_of(file) for file in dict.fromkeys(each.place.file for each in few)}
    return "".join(
        f"{_headline(each)}\n{_excerpt(each, texts.get(each.place.file, ()))}" for each in listed
    )


def came_in(
    added: tuple[str, ...], reused: tuple[str, ...], *, most: int | None = None
) -> list[str]:
    """What an import added and what was there, a line each; beyond `most`, names are counted."""
    lines = []
    for name, what in (("added", added), ("reused", reused)):
        more = f" and {len(what) - most:,} more" if most is not None and len(what) > most else ""
        lines += [f"  {name}: {', '.join(what[:most])}{more}"] if what else []
    return lines if added else [*lines, "  nothing to add: the catalog holds all of it"]


def _headline(problem: Problem) -> str:
    code = str(problem.code)
    before, _, behind = str(problem).partition(f"{code}: ")
    return f"{before}{click.style(code, fg=_COLOURS[problem.severity], bold=True)}: {behind}"


def _excerpt(problem: Problem, lines: tuple[str, ...]) -> str:
    """The source line with its number, and a mark below the place; empty where it cannot be read."""
    place = problem.place
    if (place.line, place.column, problem.path) == (1, 1, ""):
        return ""  # of the file as a whole
    if not 1 <= place.line <= len(lines) or not lines[place.line - 1].strip():
        return ""
    line = lines[place.line - 1].replace("\t", " ")
    start = max(0, min(place.column - 1, len(line)) - _LEAD)
    shown = printable(line[start : start + _WIDTH].rstrip())
    before = printable(line[start : place.column - 1])
    margin = f"{place.line:5}"
    mark = click.style("^", fg=_COLOURS[problem.severity], bold=True)
    return f"{margin} | {shown}\n{' ' * len(margin)} | {' ' * _width(before)}{mark}\n"


def _width(text: str) -> int:
    """How many cells of a terminal it takes: East Asian characters take two (UAX #11)."""
    cells = (2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
    return sum(
        0 if unicodedata.combining(char) else wide for char, wide in zip(text, cells, strict=True)
    )


def _lines_of(file: str) -> tuple[str, ...]:
    try:
        text = Path(file).read_bytes().decode("utf-8")
    except (OSError, ValueError):
        return ()
    return tuple(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n"))
