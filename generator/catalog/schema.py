"""The types in, the JSON Schema that editors validate catalog.yaml with out."""

import json
from typing import Any

from generator.models.catalog import ID_PATTERN, SOME_TEXT, CatalogFile


def catalog_schema() -> str:
    """The text of catalog.schema.json, the same on every machine.

    Editors read `2024` and `no` as a number and a boolean where we keep the text, and a key with
    nothing behind it as null where we see an empty section: the schema allows what we allow.
    """
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **CatalogFile.model_json_schema(),
        "title": "Catalog",
    }
    for section in schema["properties"].values():
        section["type"] = [section["type"], "null"]
    return json.dumps(_as_editors_read(schema), indent=2, ensure_ascii=False) + "\n"


def _as_editors_read(node: Any) -> Any:
    """The same schema, in which a text may look like another scalar, and without idle titles."""
    if isinstance(node, list):
        return [_as_editors_read(item) for item in node]
    if not isinstance(node, dict):
        return node
    inner = {
        key: _as_editors_read(value)
        for key, value in node.items()
        if key != "title" or "$schema" in node or not isinstance(value, str)
    }
    if inner.get("type") == "string" and inner.get("pattern") in (SOME_TEXT, ID_PATTERN):
        inner["type"] = ["string", "number", "boolean"]
    return inner
