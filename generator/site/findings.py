"""A catalog in, everything that the checks find in it out."""

from collections.abc import Callable, Iterator

from generator.catalog.check import check_references
from generator.errors import Finding
from generator.evidence import check_evidence
from generator.metrics import check_results
from generator.models.assembled import Catalog, Section, SourceFile
from generator.workflow import check_workflow


def findings_in(
    catalog: Catalog,
    broken: tuple[tuple[Section, str], ...] = (),
    measurements: tuple[SourceFile, ...] = (),
) -> tuple[Finding, ...]:
    """All that is wrong in a catalog.

    `broken` names entries that did not parse, `measurements` are the files of demonstrations.
    """
    references = check_references(catalog, broken)
    evidence = check_evidence(catalog, measurements)
    return (*references, *evidence, *(finding for check in CHECKS for finding in check(catalog)))


def _workflows(catalog: Catalog) -> Iterator[Finding]:
    for position, model in enumerate(catalog.models):
        if model.workflow is not None:
            yield from check_workflow(model.workflow, ("models", position, "workflow"))


CHECKS: tuple[Callable[[Catalog], tuple[Finding, ...] | Iterator[Finding]], ...] = (
    check_results,
    _workflows,
)
