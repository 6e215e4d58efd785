"""A question with its models, as options or as answers at the terminal, in; an entry of the catalog out."""

from collections.abc import Callable
from pathlib import Path

import click

from generator.briefs.lines import read_lines
from generator.cli.options import catalog_option, fail, quiet_option, shown
from generator.cli.showing import came_in, told
from generator.errors import GeneratorError, printable
from generator.links import LinkFault, paper_link, repository_link
from generator.models.brief import Brief, BriefModel, BriefPaper, Link
from generator.site.drafting import UnknownTask
from generator.site.intake import Intake, take_briefs, write_intake

Reader = Callable[[str], Link | LinkFault]
_NAME = "--question"
"""What problems call a brief that came from the command line."""


@click.group("new")
def new_() -> None:
    """Add a single entry to the catalog."""


@new_.command("question")
@click.option("--question", help="What the person asked, word for word.")
@click.option("--model", "models", multiple=True, help="The name of a recommended model.")
@click.option("--paper", "papers", multiple=True, help="The address of its paper.")
@click.option("--code", "codes", multiple=True, help="The address of its repository.")
@click.option(
    "--related",
    nargs=2,
    multiple=True,
    metavar="TITLE ADDRESS",
    help="Title and address of a related paper.",
)
@click.option("--task", metavar="ID", help="The task that it asks for, where you know it.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@catalog_option
@quiet_option
def question_(  # noqa: PLR0913 - one parameter for each option
    *,
    question: str | None,
    models: tuple[str, ...],
    papers: tuple[str, ...],
    codes: tuple[str, ...],
    related: tuple[tuple[str, str], ...],
    task: str | None,
    dry_run: bool,
    catalog: Path,
    quiet: bool,
) -> None:
    """Add a question with its models and papers; what is there already stays to the byte.

    Asks for what is not given. Options may be repeated: the first --paper and the first --code belong
    to the first --model, and so on; write "" where one has none.
    """
    asked = _clean(question if question is not None else click.prompt("The question"))
    if not asked:
        raise click.UsageError("the question is empty: give it with --question")
    named = _models(models, papers, codes) if models else _asked_models()
    brief = Brief(
        question=asked,
        question_line=1,
        models=named,
        papers=tuple(
            BriefPaper(title=_title(title), line=1, link=_link(address, paper_link, "--related"))
            for title, address in related
        ),
    )
    try:
        intake = take_briefs(catalog, (), given=((_NAME, brief),), task=task)
        if not dry_run:
            write_intake(intake)
    except UnknownTask as error:
        raise click.UsageError(printable(str(error))) from error
    except GeneratorError as error:
        fail(error.problems, "text")
    click.echo(told(intake.advice, "text"), nl=False, err=True)
    if dry_run:
        click.echo(shown(intake.diff), nl=False)
    elif not quiet:
        click.echo(shown(_told(intake)), nl=False)


def _models(
    names: tuple[str, ...], papers: tuple[str, ...], codes: tuple[str, ...]
) -> tuple[BriefModel, ...]:
    """Each model with the paper and the code that stand at its place.

    Raises:
        click.UsageError: where one has neither, or there are more addresses than models.
    """
    for option, given in (("--paper", papers), ("--code", codes)):
        if len(given) > len(names):
            raise click.UsageError(
                f"there are {len(given)} {option} for {len(names)} --model: give one --model for each, "
                "or --related for papers of no model"
            )
    return tuple(
        _model(name, papers[at] if at < len(papers) else "", codes[at] if at < len(codes) else "")
        for at, name in enumerate(names)
    )


def _model(name: str, paper: str, code: str) -> BriefModel:
    clean = _clean(name)
    if not clean:
        raise click.UsageError("a model has no name: give one with --model")
    if not paper.strip() and not code.strip():
        raise click.UsageError(
            printable(f"the model '{clean}' has neither a paper nor code: add --paper or --code")
        )
    return BriefModel(
        name=clean,
        line=1,
        paper=_link(paper, paper_link, "--paper") if paper.strip() else None,
        repository=_link(code, repository_link, "--code") if code.strip() else None,
    )


def _asked_models() -> tuple[BriefModel, ...]:
    """Models, asked for one after the other until there are no more."""
    models: list[BriefModel] = []
    while not models or click.confirm("Another model?", default=False):
        name = _clean(click.prompt("Name of the recommended model"))
        paper = _asked_link("Address of its paper (empty for none)", paper_link)
        code = _asked_link("Address of its code (empty for none)", repository_link)
        if not name or (paper is None and code is None):
            click.echo("A model needs a name, and a paper or code.", err=True)
            continue
        models.append(BriefModel(name=name, line=1, paper=paper, repository=code))
    return tuple(models)


def _asked_link(words: str, read: Reader) -> Link | None:
    """An address that may be used, asked for until there is one, or none."""
    while address := click.prompt(words, default="", show_default=False).strip():
        link = read(address)
        if isinstance(link, Link):
            return link
        click.echo(printable(f"{link.message} ({link.hint})"), err=True)
    return None


def _link(address: str, read: Reader, option: str) -> Link:
    link = read(address)
    if isinstance(link, LinkFault):
        raise click.UsageError(printable(f"{option}: {link.message} ({link.hint})"))
    return link


def _title(text: str) -> str:
    clean = _clean(text)
    if not clean:
        raise click.UsageError("a related paper has no title: write --related TITLE ADDRESS")
    return clean


def _clean(text: str) -> str:
    """As the fields of a brief are: on one line, without what nobody can see."""
    lines, _ = read_lines(text, _NAME)
    return " ".join(" ".join(line.text for line in lines).split())


def _told(intake: Intake) -> str:
    """What became of the question, in a few lines."""
    (taken,) = intake.taken
    lines = [f"question {taken.imported.question}"]
    lines += came_in(taken.imported.added, taken.imported.reused)
    if taken.imported.draft is not None:
        lines.append(f"  task: {taken.imported.draft.told}")
    return "\n".join(lines)
