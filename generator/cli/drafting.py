"""A catalog with drafts in, what they still lacked out: added to it, and told."""

from pathlib import Path

import click

from generator.cli.options import catalog_option, fail, format_option, quiet_option
from generator.errors import Format, GeneratorError, printable
from generator.site.drafting import take_drafts, write_drafts

_NOTHING = (
    "nothing to add: the drafts hold all that the texts give "
    "(a text that you added counts once `scope.sources` of its question names it)"
)


@click.command("draft")
@catalog_option
@format_option
@quiet_option
def draft_(*, catalog: Path, form: Format, quiet: bool) -> None:
    """Fill what drafts still lack, for instance after `explainer fetch`; what is there stays.

    Only entries with `draft: true` get anything, and only keys that they do not have.
    """
    try:
        drafted = take_drafts(catalog)
        write_drafts(drafted)
    except GeneratorError as error:
        fail(error.problems, form)
    if not quiet:
        told = drafted.added or (_NOTHING,)
        click.echo("".join(f"{printable(line)}\n" for line in told), nl=False)
