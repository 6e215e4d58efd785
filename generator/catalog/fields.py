"""The schema of a catalog in, its keys in words out: the reference that authors look things up in."""

import functools
import json
from collections.abc import Iterator
from typing import Any

from generator.catalog.schema import catalog_schema
from generator.models.pages import Anchor, Field, FieldGroup

_FIRST = ("Question", "Statement", "Quote", "Model", "Workflow", "Paper", "Tool", "Task")
"""The kinds of entries that authors look up most; the others follow in the order of their names."""
_PREFIX = "#/$defs/"


@functools.cache
def catalog_fields() -> tuple[FieldGroup, ...]:
    """Every kind of entry with its keys: name, form, whether it is needed, meaning."""
    schema = json.loads(catalog_schema())
    kinds = schema["$defs"]
    names = [name for name in _FIRST if name in kinds]
    names += sorted(name for name in kinds if name not in names)
    root = FieldGroup(
        anchor=Anchor("catalog"),
        name="catalog.yaml",
        description=_told(schema),
        fields=tuple(_fields(schema)),
    )
    return (root, *(_group(name, kinds[name]) for name in names))


def _group(name: str, kind: dict[str, Any]) -> FieldGroup:
    return FieldGroup(
        anchor=Anchor(name.casefold()),
        name=name,
        description=_told(kind),
        fields=tuple(_fields(kind)),
    )


def _fields(kind: dict[str, Any]) -> Iterator[Field]:
    needed = kind.get("required", ())
    for name, field in kind.get("properties", {}).items():
        inner = _reference(field)
        yield Field(
            name=name,
            form=_form(field),
            group=Anchor(inner.casefold()) if inner else None,
            needed=name in needed,
            description=_told(field),
        )


def _told(described: dict[str, Any]) -> str:
    """On one line; what a docstring marks as code stands in quotation marks."""
    return " ".join(described.get("description", "").replace("`", "'").split())


def _reference(field: dict[str, Any]) -> str | None:
    """The kind of entry that stands there, alone or in a list."""
    for part in (field, field.get("items", {}), *field.get("anyOf", ())):
        if isinstance(part, dict) and "$ref" in part:
            return str(part["$ref"]).removeprefix(_PREFIX)
    return None


def _form(field: dict[str, Any]) -> str:
    if "anyOf" in field:
        forms = (_form(part) for part in field["anyOf"] if part.get("type") != "null")
        return " or ".join(dict.fromkeys(forms))
    if "enum" in field:
        return ", ".join(map(str, field["enum"]))
    if "const" in field:
        return str(field["const"])
    if "$ref" in field:
        return str(field["$ref"]).removeprefix(_PREFIX)
    kinds = field.get("type", "mapping")
    kind = kinds if isinstance(kinds, str) else kinds[0]
    if kind == "array":
        return f"list of {_form(field.get('items', {}))}"
    return {
        "string": "text",
        "integer": "number",
        "boolean": "true or false",
        "object": "mapping",
    }.get(kind, kind)
