"""A catalog in, everything that the checks find in it out."""

from collections.abc import Callable, Iterator

from generator.catalog.check import check_references
from generator.errors import Finding
from generator.evidence import check_evidence
from generator.metrics import check_results
from generator.models.assembled import Catalog, Section
from generator.workflow import check_workflow


def findings_in(
    catalog: Catalog, broken: tuple[tuple[Section, str], ...] = ()
) -> tuple[Finding, ...]:
    """All that is wrong in a catalog; `broken` names entries that did not parse."""
    references = check_references(catalog, broken)
    return (*references, *(finding for check in CHECKS for finding in check(catalog)))


def _workflows(catalog: Catalog) -> Iterator[Finding]:
    for position, model in enumerate(catalog.models):
        if model.workflow is not None:
            yield from check_workflow(model.workflow, ("models", position, "workflow"))


CHECKS: tuple[Callable[[Catalog], tuple[Finding, ...] | Iterator[Finding]], ...] = (
    check_evidence,
    check_results,
    _workflows,
)
