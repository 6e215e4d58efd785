"""A model's workflow as data, held to the schema that the site publishes."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from generator.diagram.data import workflow_data
from generator.models.assembled import Catalog
from generator.models.catalog import Model, Task
from generator.site.reading import read_catalog

SCHEMA = json.loads((Path(__file__).parents[1] / "docs/workflow.schema.json").read_text("utf-8"))
MODEL = {
    "id": "reader",
    "name": "Reader",
    "task": "reading",
    "workflow": {
        "steps": [
            {
                "id": "answer",
                "name": "Answer",
                "inputs": [{"name": "numbers", "type": "feature-map", "shape": "64 x H x W"}],
                "outputs": [{"name": "words", "type": "text"}],
            },
            {
                "id": "read",
                "name": "Read",
                "summary": "Looks at all of it.",
                "inputs": [{"name": "photo", "type": "image", "unit": "px", "many": True}],
                "outputs": [
                    {"name": "numbers", "type": "feature-map", "description": "what it saw"}
                ],
            },
        ],
        "edges": [
            {"from": "input.photo", "to": "read.photo"},
            {"from": "read.numbers", "to": "answer.numbers"},
            {"from": "answer.words", "to": "output.words"},
        ],
        "repeat": [{"steps": ["answer"], "times": "6 times"}],
    },
}
TASK = {
    "id": "reading",
    "name": "Reading",
    "inputs": [{"name": "photo", "type": "image"}],
    "outputs": [{"name": "words", "type": "text"}],
}


@pytest.fixture(scope="module")
def real(project: Path) -> Catalog:
    return read_catalog(project / "catalog.yaml")


def test_steps_ports_and_edges_are_told_in_the_order_of_the_work() -> None:
    text = workflow_data(Model.model_validate(MODEL), Task.model_validate(TASK), root="../../")
    assert json.loads(text) == {
        "$schema": "../../workflow.schema.json",
        "model": {"id": "reader", "name": "Reader"},
        "task": {"id": "reading", "name": "Reading"},
        "inputs": [{"name": "photo", "type": "image"}],
        "outputs": [{"name": "words", "type": "text"}],
        "steps": [
            {
                "id": "read",
                "number": 1,
                "name": "Read",
                "summary": "Looks at all of it.",
                "inputs": [{"name": "photo", "type": "image", "unit": "px", "many": True}],
                "outputs": [
                    {"name": "numbers", "type": "feature-map", "description": "what it saw"}
                ],
            },
            {
                "id": "answer",
                "number": 2,
                "name": "Answer",
                "inputs": [{"name": "numbers", "type": "feature-map", "shape": "64 x H x W"}],
                "outputs": [{"name": "words", "type": "text"}],
            },
        ],
        "edges": [
            {"from": "input.photo", "to": "read.photo"},
            {"from": "read.numbers", "to": "answer.numbers"},
            {"from": "answer.words", "to": "output.words"},
        ],
        "repeats": [{"steps": ["answer"], "times": "6 times"}],
    }


def test_a_model_without_a_workflow_has_its_ends_and_no_steps() -> None:
    text = workflow_data(Model(id="dark", name="Dark"), None, root="")
    assert json.loads(text) == {
        "$schema": "workflow.schema.json",
        "model": {"id": "dark", "name": "Dark"},
        "inputs": [],
        "outputs": [],
        "steps": [],
        "edges": [],
        "repeats": [],
    }


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_real_workflow_keeps_to_the_schema(real: Catalog) -> None:
    tasks = {task.id: task for task in real.tasks}
    validator = Draft202012Validator(SCHEMA)
    for model in real.models:
        told = json.loads(workflow_data(model, tasks.get(model.task or ""), root="../../"))
        assert not list(validator.iter_errors(told))
        assert told["steps"]


@pytest.mark.parametrize(
    ("place", "value"),
    [("edges", [{"from": "nowhere", "to": "a.b"}]), ("steps", [{"id": "a"}]), ("more", 1)],
)
def test_the_schema_refuses_what_is_no_workflow(place: str, value: object) -> None:
    told = json.loads(workflow_data(Model.model_validate(MODEL), None, root="")) | {place: value}
    assert list(Draft202012Validator(SCHEMA).iter_errors(told))
