"""A catalog in, everything that the checks find in it out."""

from collections.abc import Iterator

from generator.catalog.check import check_references
from generator.errors import Finding
from generator.evidence import check_evidence
from generator.metrics import check_results
from generator.models.assembled import Catalog, Section, SourceFile
from generator.workflow import (
    Types,
    check_arrangements,
    check_ports,
    check_types,
    check_workflow,
)


def findings_in(
    catalog: Catalog,
    broken: tuple[tuple[Section, str], ...] = (),
    measurements: tuple[SourceFile, ...] = (),
) -> tuple[Finding, ...]:
    """All that is wrong in a catalog.

    `broken` names entries that did not parse, `measurements` are the files of demonstrations.
    """
    return (
        *check_references(catalog, broken),
        *check_evidence(catalog, measurements),
        *check_results(catalog),
        *_workflows(catalog, broken),
    )


def _workflows(catalog: Catalog, broken: tuple[tuple[Section, str], ...]) -> Iterator[Finding]:
    """What the types, the tasks' ports, the models' workflows and the chains of models get wrong."""
    lost = [name for section, name in broken if section == "types"]
    types = Types(catalog.types, complete=not lost)
    tasks = {each.id: each for each in reversed(catalog.tasks)}
    yield from check_types(catalog.types, types)
    for position, task in enumerate(catalog.tasks):
        yield from check_ports(task.inputs, ("tasks", position, "inputs"), types)
        yield from check_ports(task.outputs, ("tasks", position, "outputs"), types)
    for position, model in enumerate(catalog.models):
        if model.workflow is not None:
            yield from check_workflow(
                model.workflow,
                ("models", position, "workflow"),
                types=types,
                task=tasks.get(model.task or ""),
                models=catalog.models,
            )
    yield from check_arrangements(
        catalog.questions, types=types, models=catalog.models, tasks=catalog.tasks
    )
