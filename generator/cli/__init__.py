"""The command line: arguments in, text and an exit code out; the only place that prints.

Exit codes: 0 fine, 1 problems in the author's files, 2 wrong usage, 3 output is stale.
"""

import click

from generator.cli.asking import new_
from generator.cli.checking import check
from generator.cli.drafting import draft_
from generator.cli.exporting import export_
from generator.cli.fetching import fetch_
from generator.cli.importing import import_
from generator.cli.starting import completion_, init_
from generator.cli.tracing import uses_, why_
from generator.cli.writing import pages, schema


@click.group()
@click.version_option(package_name="explainer-pages", prog_name="explainer")
def main() -> None:
    """Turn briefs into a site of explainers, from the supplied models and papers alone."""


for _command in (
    import_,
    export_,
    fetch_,
    draft_,
    check,
    pages,
    schema,
    why_,
    uses_,
    init_,
    completion_,
    new_,
):
    main.add_command(_command)
