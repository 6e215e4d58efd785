"""The command line: arguments in, text and an exit code out; the only place that prints.

Exit codes: 0 fine, 1 problems in the author's files, 2 wrong usage, 3 output is stale.
"""

from typing import Final

import click

from generator.cli.loading import LazyGroup, Listed

COMMANDS: Final = (
    Listed(
        name="import",
        place="generator.cli.importing:import_",
        told="Add what FILES bring to the catalog; what is there already stays to the byte.",
    ),
    Listed(
        name="export",
        place="generator.cli.exporting:export_",
        told="Print all works of the catalog, or those of QUESTION, for reference managers.",
    ),
    Listed(
        name="fetch",
        place="generator.cli.fetching:fetch_",
        told="Get from arXiv the abstracts of the papers that the catalog links to.",
    ),
    Listed(
        name="draft",
        place="generator.cli.drafting:draft_",
        told="Fill what drafts still lack, for instance after `explainer fetch`; what is there stays.",
    ),
    Listed(
        name="check",
        place="generator.cli.checking:check",
        told="Print every problem of the catalog and of the pages made from it; write nothing.",
    ),
    Listed(
        name="pages",
        place="generator.cli.writing:pages",
        told="Write the generated pages as Markdown files into a folder; mkdocs.yml is not read.",
    ),
    Listed(
        name="schema",
        place="generator.cli.writing:schema",
        told="Write the JSON Schema that editors check catalog.yaml with.",
    ),
    Listed(
        name="why",
        place="generator.cli.tracing:why_",
        told="Print what the statements of QUESTION rest on, or only statement NUMBER.",
    ),
    Listed(
        name="uses",
        place="generator.cli.tracing:uses_",
        told="Print every entry and statement that rests on a paper, tool, task or model.",
    ),
    Listed(
        name="init",
        place="generator.cli.starting:init_",
        told="Begin a new site in DIR, or here: a catalog with one worked example and all that it "
        "needs.",
    ),
    Listed(
        name="completion",
        place="generator.cli.starting:completion_",
        told="Print the script that completes commands and options in a SHELL.",
    ),
    Listed(
        name="new",
        place="generator.cli.asking:new_",
        told="Add a single entry to the catalog.",
    ),
)


@click.group(cls=LazyGroup, listed=COMMANDS)
@click.version_option(package_name="explainer-pages", prog_name="explainer")
def main() -> None:
    """Turn briefs into a site of explainers, from the supplied models and papers alone."""
