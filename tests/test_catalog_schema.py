"""catalog.schema.json against the types, and against catalogs as an editor reads them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator.catalog.schema import catalog_schema

SCHEMA: dict[str, Any] = json.loads(catalog_schema())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def faults(text: str) -> list[str]:
    """What an editor would underline: its YAML reader knows numbers, truths and dates."""
    return sorted(error.json_path for error in VALIDATOR.iter_errors(yaml.safe_load(text)))


def undescribed(schema: dict[str, Any], path: str) -> Iterator[str]:
    for name, inner in schema.get("properties", {}).items():
        if not inner.get("description", "").strip():
            yield f"{path}.{name}"


def test_the_committed_schema_is_that_of_the_types(project: Path) -> None:
    held = (project / "catalog.schema.json").read_text(encoding="utf-8")
    assert held == catalog_schema(), "run `explainer schema`"


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_property_is_described() -> None:
    found = [*undescribed(SCHEMA, "")]
    for name, inner in SCHEMA["$defs"].items():
        found += undescribed(inner, name)
    assert found == []
    assert len(SCHEMA["$defs"]) > 15


def test_the_projects_catalog_is_valid(project: Path) -> None:
    assert faults((project / "catalog.yaml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "include:\npapers:\ntools: []\n",
        "papers: [{id: a, year: 2025, pages: 12, venue: 2024, title: no}]",
        'papers: [{id: a, arxiv: "2502.10660", sources: [{depth: abstract, text: T}]}]',
        "models: [{id: a, name: A, results: [{dataset: d, metric: m, value: 29.00, baseline: 1}]}]",
        "models: [{id: a, name: A, results: [{dataset: d, metric: m, value: 1, condition: {x: 4}}]}]",
        "tasks: [{id: a, name: A, definition: [{text: T, computed: {n: 4*4}, reading: true}]}]",
        "questions: [{id: 4, question: Why, scope: {}}]",
    ],
)
def test_what_check_accepts_is_valid(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("papers: {}", "$.papers"),
        ("paper: []", "$"),
        ("papers: [{id: a, titel: T}]", "$.papers[0]"),
        ("papers: [{title: T}]", "$.papers[0]"),
        ("papers: [{id: A b}]", "$.papers[0].id"),
        ("papers: [{id: a, year: soon}]", "$.papers[0].year"),
        ("papers: [{id: a, arxiv: 2502.10660}]", "$.papers[0].arxiv"),
        ("papers: [{id: a, kind: book}]", "$.papers[0].kind"),
        ('tools: [{id: a, name: A, url: "ftp://x.org"}]', "$.tools[0].url"),
        ("questions: [{id: a, question: Why}]", "$.questions[0]"),
        ("questions: [{id: a, question: [], scope: {}}]", "$.questions[0].question"),
    ],
)
def test_what_is_wrong_is_underlined(text: str, path: str) -> None:
    assert faults(text) == [path]
