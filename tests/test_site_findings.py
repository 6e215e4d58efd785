"""All checks of a catalog, one after the other."""

from generator.catalog.assemble import assemble
from generator.catalog.read import parse_file
from generator.site.findings import findings_in

BROKEN = """
models:
  - id: m
    name: M
    task: nothing
    about: [{text: It works.}]
    workflow:
      steps: [{id: a, name: A}]
      edges: [{from: input.x, to: b.x}]
"""


def test_references_statements_and_workflows_are_checked_in_one_run() -> None:
    found = {str(each.code) for each in findings_in(assemble([parse_file(BROKEN, "c.yaml")]))}
    assert {"unknown-task", "statement-without-basis", "unknown-step"} <= found


def test_an_entry_that_did_not_parse_is_not_called_unknown() -> None:
    catalog = assemble([parse_file(BROKEN, "c.yaml")])
    found = {str(each.code) for each in findings_in(catalog, (("tasks", "nothing"),))}
    assert "unknown-task" not in found
