"""The types in, the JSON Schema that editors validate catalog.yaml with out."""

import json

from generator.models.catalog import CatalogFile


def catalog_schema() -> str:
    """The text of catalog.schema.json, the same on every machine."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Catalog",
        **CatalogFile.model_json_schema(),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
