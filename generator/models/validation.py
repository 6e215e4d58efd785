"""Plain values in, a typed entry or every finding about its form out."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.errors import Code, Finding, did_you_mean
from generator.models import catalog

T = TypeVar("T", bound=BaseModel)

_MEANINGS = {
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


def validate(kind: type[T], value: object, path: tuple[str | int, ...]) -> T | tuple[Finding, ...]:
    """Parse one entry; where it does not fit, everything that is wrong with it at once."""
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        return tuple(_finding(kind, each, path) for each in error.errors(include_url=False))


def _finding(kind: type[BaseModel], detail: ErrorDetails, path: tuple[str | int, ...]) -> Finding:
    where = (*path, *detail["loc"])
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    match detail["type"]:
        case "extra_forbidden":
            known = _keys_at(kind, detail["loc"][:-1])
            hint = did_you_mean(name, known) or f"known here: {', '.join(known)}"
            message = f"'{name}' is not a key of this entry"
            return Finding(code=Code.UNKNOWN_KEY, path=where, message=message, hint=hint)
        case "missing":
            message = f"the key '{name}' is missing"
            return Finding(code=Code.MISSING_KEY, path=where, message=message, hint="add it")
        case _:
            message, hint = _explain(detail)
            return Finding(code=Code.WRONG_VALUE, path=where, message=message, hint=hint)


def _explain(detail: ErrorDetails) -> tuple[str, str]:
    given = detail["input"]
    shown = f"'{_shorten(given)}': " if isinstance(given, str) else ""
    context = detail.get("ctx", {})
    if detail["type"] == "string_pattern_mismatch" and context["pattern"] in _MEANINGS:
        message, hint = _MEANINGS[context["pattern"]]
        return shown + message, hint
    if detail["type"] in ("model_type", "model_attributes_type", "dict_type"):
        return f"{shown}a mapping of keys is expected here", "write `key: value` pairs"
    if detail["type"] == "tuple_type":
        return f"{shown}a list is expected here", "begin each item with '- '"
    if given is None:
        return "nothing stands here", "write a value, or remove the key"
    message = detail["msg"].removeprefix("Value error, ").removeprefix("Input ")
    return shown + message, "see catalog.schema.json"


def _shorten(text: str, *, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _keys_at(kind: type[BaseModel], loc: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys that the schema allows at a place inside a value of this kind."""
    schema: Mapping[str, Any] = kind.model_json_schema()
    node: Mapping[str, Any] = schema
    for part in loc:
        node = _resolve(node, schema)
        node = node.get("items", {}) if isinstance(part, int) else node["properties"][part]
    return tuple(_resolve(node, schema).get("properties", {}))


def _resolve(node: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follow a reference, also where null is allowed beside it."""
    for option in (node, *node.get("anyOf", ())):
        if "$ref" in option:
            found: Mapping[str, Any] = schema["$defs"][option["$ref"].rsplit("/", 1)[-1]]
            return found
    return next((each for each in node.get("anyOf", ()) if "items" in each), node)
