"""Names on the command line in, arXiv's words in catalog.lock and a line on each paper out."""

import json
import sys
from pathlib import Path

import click

from generator.cli.options import (
    PROBLEMS,
    catalog_option,
    fail,
    format_option,
    quiet_option,
)
from generator.cli.showing import told
from generator.errors import (
    Format,
    GeneratorError,
    Problem,
    errors_in,
    format_problems,
    printable,
)
from generator.fetching import ADDRESS, DELAY, Bounds, Manner
from generator.models.lock import Fetched
from generator.site.fetching import Plan, Step, UnknownName, carry_out, plan_fetch


@click.command("fetch")
@click.argument("names", metavar="[ID]...", nargs=-1)
@click.option("--renew", is_flag=True, help="Ask again about what catalog.lock holds already.")
@catalog_option
@format_option
@quiet_option
@click.option("--address", default=ADDRESS, hidden=True)
@click.option("--delay", type=float, default=DELAY, hidden=True)
@click.option("--seconds", type=float, default=Bounds().seconds, hidden=True)
def fetch_(  # noqa: PLR0913 - one parameter for each option
    *,
    names: tuple[str, ...],
    renew: bool,
    catalog: Path,
    form: Format,
    quiet: bool,
    address: str,
    delay: float,
    seconds: float,
) -> None:
    """Get from arXiv the abstracts of the papers that the catalog links to.

    Names may be ids of papers, models or questions; without any, all papers are meant. What comes is
    written to catalog.lock; the catalog itself stays as it is.
    """
    manner = Manner(address=address, delay=delay, bounds=Bounds(seconds=seconds))
    try:
        plan = plan_fetch(catalog, names, renew=renew)
        steps = _carried_out(plan, manner, quiet=quiet)
    except UnknownName as error:
        raise click.UsageError(printable(str(error))) from error
    except GeneratorError as error:
        fail(error.problems, form)
    problems = tuple(each for step in steps for each in step.problems)
    got = tuple(each for step in steps for each in step.got)
    if form == "json":
        click.echo(_as_json(plan, got, problems), nl=False)
    else:
        click.echo(told(problems, form), nl=False, err=form == "text")
        for line in () if quiet or (problems and not got) else _told(plan, got):
            click.echo(printable(line))
    if errors_in(problems):
        sys.exit(PROBLEMS)


def _carried_out(plan: Plan, manner: Manner, *, quiet: bool) -> tuple[Step, ...]:
    """All steps; a bar tells a person at a terminal how far they are."""
    steps: list[Step] = []
    with click.progressbar(
        length=len(plan.missing),
        label="Asking arXiv",
        file=sys.stderr,
        hidden=quiet or not sys.stderr.isatty(),
    ) as bar:
        for step in carry_out(plan, manner):
            steps.append(step)
            bar.update(step.done)
    return tuple(steps)


def _told(plan: Plan, got: tuple[tuple[str, Fetched], ...]) -> tuple[str, ...]:
    """What became of the papers, in a line for each and one for all."""
    lines = [f"{name}: {_line(each)}" for name, each in got]
    held = f", {plan.skipped} held already" if plan.skipped else ""
    return (*lines, f"{len(got)} fetched into {plan.lock.as_posix()}{held}")


def _line(fetched: Fetched) -> str:
    withdrawn = f", WITHDRAWN: {fetched.withdrawn}" if fetched.withdrawn else ""
    words = len(fetched.abstract.split())
    return f"{fetched.arxiv}, version {fetched.version}, {words} words{withdrawn}"


def _as_json(
    plan: Plan, got: tuple[tuple[str, Fetched], ...], problems: tuple[Problem, ...]
) -> str:
    """For machines: `fetched`, how many were `held` already, and `problems`."""
    fetched = [
        {"paper": name, "arxiv": each.arxiv, "version": each.version, "sha256": each.sha256}
        for name, each in got
    ]
    told = {
        "fetched": fetched,
        "held": plan.skipped,
        "problems": json.loads(format_problems(problems, "json")),
    }
    return json.dumps(told, indent=2) + "\n"
