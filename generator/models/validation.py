"""Plain values in, a typed entry or every finding about its form out."""

import functools
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.errors import Code, Finding, did_you_mean
from generator.models import catalog

T = TypeVar("T", bound=BaseModel)
_Path = tuple[str | int, ...]

_PATTERNS = {
    catalog.ID_PATTERN: (
        "an id holds lower-case letters and digits, joined by '-' or '_'",
        "write it like 'blurry-image-4x'",
    ),
    catalog.ARXIV_PATTERN: (
        "an arXiv id looks like 2502.16025",
        "leave out the address and the version",
    ),
    catalog.URL_PATTERN: ("an address begins with http:// or https://", "write it whole"),
    catalog.DOI_PATTERN: ("a DOI begins with '10.'", "leave out the address before it"),
    catalog.SOME_TEXT: ("there must be some text", "write it, or remove the key"),
}
_MAPPING = ("a mapping of keys is expected here", "write `key: value` pairs")
_TYPES = {
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "tuple_type": ("a list is expected here", "begin each item with '- '"),
    "string_type": ("a text is expected here", "write one value, without keys or '- '"),
    "int_parsing": ("a whole number is expected here", "write digits only"),
    "int_type": ("a whole number is expected here", "write digits only"),
    "bool_parsing": ("true or false is expected here", "write `true`, or remove the key"),
    "bool_type": ("true or false is expected here", "write `true`, or remove the key"),
    "decimal_parsing": ("a number is expected here", "write digits, with a point for the decimals"),
    "decimal_type": ("a number is expected here", "write digits, with a point for the decimals"),
    "finite_number": ("a number is expected here", "write digits, with a point for the decimals"),
}


def validate(kind: type[T], value: object, path: _Path) -> T | tuple[Finding, ...]:
    """Parse one entry; where it does not fit, everything that is wrong with it at once."""
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        found = (_finding(kind, each, value, path) for each in error.errors(include_url=False))
        return tuple(dict.fromkeys(found))


def _finding(kind: type[BaseModel], detail: ErrorDetails, value: object, path: _Path) -> Finding:
    where = (*path, *_as_written(value, detail["loc"]))
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    match detail["type"]:
        case "extra_forbidden":
            known = _keys_at(kind, detail["loc"][:-1])
            hint = did_you_mean(name, known) or f"known here: {', '.join(known)}"
            message = f"'{_shorten(name)}' is not a key of this entry"
            return Finding(code=Code.UNKNOWN_KEY, path=where, message=message, hint=hint)
        case "missing":
            message = f"the key '{name}' is missing"
            return Finding(code=Code.MISSING_KEY, path=where, message=message, hint="add it")
        case _:
            message, hint = _explain(detail)
            return Finding(code=Code.WRONG_VALUE, path=where, message=message, hint=hint)


def _as_written(value: object, loc: _Path) -> _Path:
    """The path as the author's file has it: a mapping that became pairs is a mapping there."""
    for depth, part in enumerate(loc):
        if isinstance(value, Mapping) and isinstance(part, int):
            return (*loc[:depth], tuple(value)[part])
        if isinstance(value, Mapping):
            value = value.get(part)
        elif isinstance(value, tuple) and isinstance(part, int):
            value = value[part]
    return loc


def _explain(detail: ErrorDetails) -> tuple[str, str]:
    given = detail["input"]
    if given is None:
        return "nothing stands here", "write a value, or remove the key"
    shown = f"'{_shorten(given)}': " if isinstance(given, str) else ""
    context = detail.get("ctx", {})
    message, hint = _TYPES.get(detail["type"], ("", ""))
    match detail["type"]:
        case "string_pattern_mismatch":
            message, hint = _PATTERNS.get(context["pattern"], ("", ""))
        case "string_too_long":
            message = f"longer than {context['max_length']} characters"
            hint = "shorten it"
        case "literal_error":
            message = f"one of {context['expected']} is expected here"
            hint = did_you_mean(str(given), context["expected"].replace("'", " ").split())
        case _:
            pass
    if not message:
        message = detail["msg"].removeprefix("Value error, ").removeprefix("Input ")
    return shown + message, hint or "see catalog.schema.json"


def _shorten(text: str, *, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _keys_at(kind: type[BaseModel], loc: _Path) -> tuple[str, ...]:
    """The keys that the schema allows at a place inside a value of this kind."""
    schema = _schema(kind)
    node = schema
    for part in loc:
        node = _resolve(node, schema)
        inner = node.get("items") if isinstance(part, int) else node.get("properties", {}).get(part)
        node = inner or {}
    return tuple(_resolve(node, schema).get("properties", {}))


@functools.cache
def _schema(kind: type[BaseModel]) -> Mapping[str, Any]:
    return kind.model_json_schema()


def _resolve(node: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follow a reference, also where null is allowed beside it."""
    for option in (node, *node.get("anyOf", ())):
        if "$ref" in option:
            found: Mapping[str, Any] = schema["$defs"][option["$ref"].rsplit("/", 1)[-1]]
            return found
    return next((each for each in node.get("anyOf", ()) if "items" in each), node)
