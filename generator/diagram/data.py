"""A model with its task comes in; its workflow as JSON, for programs, goes out.

The form is published as a JSON Schema beside the site: `workflow.schema.json`.
"""

import json
from typing import TypeAlias

from generator.models.catalog import Edge, Model, Port, Step, Task, Workflow
from generator.workflow import ordered_steps

SCHEMA = "workflow.schema.json"
"""Where the site keeps the schema, from its root."""

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json]"


def workflow_data(model: Model, task: Task | None, *, root: str) -> str:
    """Nodes, ports and edges of a model's workflow; `root` leads to the site's root.

    A model without a workflow has its task's ports and no steps.
    """
    workflow = model.workflow or Workflow(steps=(), edges=())
    content: dict[str, Json] = {
        "$schema": f"{root}{SCHEMA}",
        "model": {"id": model.id, "name": model.name},
        **({"task": {"id": task.id, "name": task.name}} if task else {}),
        "inputs": [_port(port) for port in (task.inputs if task else ())],
        "outputs": [_port(port) for port in (task.outputs if task else ())],
        "steps": [_step(step, number) for number, step in enumerate(ordered_steps(workflow), 1)],
        "edges": [_edge(edge) for edge in workflow.edges],
        "repeats": [{"steps": [*each.steps], "times": each.times} for each in workflow.repeat],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _step(step: Step, number: int) -> Json:
    return {
        "id": step.id,
        "number": number,
        "name": step.name,
        **({"summary": step.summary} if step.summary else {}),
        "inputs": [_port(port) for port in step.inputs],
        "outputs": [_port(port) for port in step.outputs],
    }


def _port(port: Port) -> Json:
    told = (("description", port.description), ("shape", port.shape), ("unit", port.unit))
    return {
        "name": port.name,
        "type": port.type,
        **{name: value for name, value in told if value is not None},
        **({"many": True} if port.many else {}),
    }


def _edge(edge: Edge) -> Json:
    return {"from": edge.from_, "to": edge.to}
