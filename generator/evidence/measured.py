"""A `measured:` address and the files of demonstrations in, the measured value out."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePosixPath
from typing import Final, TypeAlias

from generator.catalog.walk import statements_in
from generator.models.assembled import Catalog, SourceFile

_STEP: Final = re.compile(r"(?:^|\.)([^.\[\]]+)|\[(\d{1,9})\]")
_MOST_DIGITS: Final = 300

Json: TypeAlias = "str | Decimal | bool | list[Json] | dict[str, Json] | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What stands at an address such as `demos/x.json#psnr`."""

    file: str
    value: Fraction = Fraction(0)
    words: str = ""
    """All numbers and texts of the file, to look others up in."""
    fault: str = ""
    """Why there is no value; empty where there is one."""


def measured_files(catalog: Catalog) -> tuple[str, ...]:
    """The files that the statements of a catalog name, and that lie inside the repository."""
    names = (
        statement.measured.partition("#")[0]
        for _, statement in statements_in(catalog)
        if statement.measured is not None
    )
    return tuple(dict.fromkeys(name for name in names if is_inside(name)))


def is_inside(name: str) -> bool:
    """Whether a path of the catalog is relative and leads nowhere up."""
    path = PurePosixPath(name)
    plain = not set(name) & set("\\:\0") and name.strip() == name
    return plain and bool(path.parts) and not path.is_absolute() and ".." not in path.parts


def look_up(address: str, files: tuple[SourceFile, ...]) -> Measured:
    """The number that stands at the address."""
    name, _, key = address.partition("#")
    text = next((file.text for file in files if file.name == name), None)
    if not is_inside(name):
        return Measured(file=name, fault=f"'{name}' leads outside the repository")
    if not key:
        return Measured(file=name, fault=f"'{address}' names no key behind a #")
    if text is None:
        return Measured(file=name, fault=f"there is no file '{name}' that can be read")
    try:
        content: Json = json.loads(text, parse_float=Decimal, parse_int=Decimal)
    except (ValueError, ArithmeticError, RecursionError):
        return Measured(file=name, fault=f"'{name}' is no JSON")
    held = _at(content, key)
    if not isinstance(held, Decimal) or not _is_sized(held):
        return Measured(file=name, fault=f"'{name}' holds no number at '{key}'")
    return Measured(file=name, value=Fraction(held), words="\n".join(_words(content)))


def _is_sized(number: Decimal) -> bool:
    return number.is_finite() and abs(number.adjusted()) < _MOST_DIGITS


def _at(content: Json, key: str) -> Json:
    """What stands at `rows[0].psnr`, or under a key that is spelled just so; None where nothing does."""
    if isinstance(content, dict) and key in content:
        return content[key]
    if "".join(found.group() for found in _STEP.finditer(key)) != key:
        return None
    for found in _STEP.finditer(key):
        name, number = found.groups()
        if name is not None and isinstance(content, dict):
            content = content.get(name)
        elif number is not None and isinstance(content, list) and int(number) < len(content):
            content = content[int(number)]
        else:
            return None
    return content


def _words(content: Json) -> Iterator[str]:
    """The numbers and texts of a file, one by one; a loop, because files may be nested deep."""
    waiting = [content]
    while waiting:
        match waiting.pop():
            case str() as text:
                yield text
            case Decimal() as number if _is_sized(number):
                yield f"{number:f}"
            case list() as items:
                waiting.extend(reversed(items))
            case dict() as items:
                waiting.extend(reversed(items.values()))
            case _:
                continue
