"""An entry that does not parse in, the same with stand-ins for what is wrong in it out.

With them its well-formed statements are judged in the run that tells of the others; no page is made
of such an entry.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Final, TypeVar

from generator.catalog.nodes import Path, Value
from generator.models.catalog import Model, Question, Task
from generator.models.validation import validate

T = TypeVar("T", Task, Model, Question)
_LISTS: Final = frozenset(("answer", "asks", "about", "limits", "definition", "statements"))
"""Keys that hold statements."""
_STATEMENT: Final[Value] = {"text": "This statement is not well formed.", "reading": "true"}
_STAND_INS: Final[Mapping[str, Value]] = {"part": "task", "heading": "-", "name": "-", "times": "-"}
"""Words that stand beside statements and say nothing of them."""
_NEEDED: Final = frozenset(("id", "question", "scope", "models", "paper", "tools"))
"""What an entry's statements are judged by."""
_MOST_TRIES: Final = 10


def salvaged(kind: type[T], value: Value) -> T | None:
    """The entry without what is wrong in it; None where its statements cannot be judged so."""
    left = value
    for _ in range(_MOST_TRIES):
        if not isinstance(left, dict):
            return None
        entry = validate(kind, left, ())
        if not isinstance(entry, tuple):
            return entry
        for path in sorted({finding.path for finding in entry}, key=str, reverse=True):
            left = None if left is None else _mended(left, path)
    return None


def _mended(value: Value, path: Path) -> Value:
    for depth, (key, below) in enumerate(pairwise(path)):
        if key in _LISTS and isinstance(below, int):
            return _with(value, path[: depth + 2], _STATEMENT)
    if path and path[-1] in _STAND_INS and len(path) > 1:
        return _with(value, path, _STAND_INS[str(path[-1])])
    held = _at(value, path[:-1])
    if not (isinstance(held, dict) and path[-1] in held):
        path = path[:-1]  # a key is missing: what lacks it goes
    while path and isinstance(path[-1], int):
        path = path[:-1]
    if not path or (len(path) == 1 and path[0] in _NEEDED):
        return None
    return _with(value, path, None)


def _at(value: Value, path: Path) -> Value:
    for part in path:
        if isinstance(value, dict) and isinstance(part, str):
            value = value.get(part)
        elif isinstance(value, tuple) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value


def _with(value: Value, path: Path, new: Value) -> Value:
    """The value with another one at the path; None takes the key away."""
    if not path:
        return new
    first, rest = path[0], path[1:]
    if isinstance(value, dict) and isinstance(first, str):
        if new is None and not rest:
            return {key: each for key, each in value.items() if key != first}
        return {**value, first: _with(value.get(first), rest, new)}
    if isinstance(value, tuple) and isinstance(first, int):
        return (*value[:first], _with(value[first], rest, new), *value[first + 1 :])
    return value
