"""A catalog's path and names in, `catalog.lock` with what arXiv says of its papers out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.catalog.assemble import locate
from generator.catalog.lock import lock_text
from generator.errors import (
    Code,
    Finding,
    GeneratorError,
    Place,
    Problem,
    did_you_mean,
    errors_in,
)
from generator.fetching import Manner, fetch
from generator.latex import plain
from generator.models.assembled import Catalog
from generator.models.catalog import Paper
from generator.models.lock import Fetched
from generator.site.reading import lock_path, read_lock, read_written
from generator.site.writing import write_whole


class UnknownName(Exception):
    """A name on the command line that nothing to be fetched has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be asked for, and what is held already."""

    catalog: Catalog
    lock: Path
    held: tuple[Fetched, ...]
    """What the lock keeps, whatever comes."""
    missing: tuple[Paper, ...]
    """What arXiv is to be asked about."""
    skipped: int
    """How many of the papers that were meant are held already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one answer brought; the lock holds it already."""

    done: int
    """How many papers it settled."""
    got: tuple[tuple[str, Fetched], ...] = ()
    """Each with the id of its paper in the catalog."""
    problems: tuple[Problem, ...] = ()


def plan_fetch(catalog_path: Path, names: Iterable[str] = (), *, renew: bool = False) -> Plan:
    """Which papers to ask about: those with an arXiv id, or those of the named entries.

    What the lock holds is asked for again only where `renew` says so.

    Raises:
        GeneratorError: where the catalog has errors of form, or the lock cannot be read.
        UnknownName: where a name leads to no paper with an arXiv id.
    """
    catalog = read_written(catalog_path)
    named = tuple(names)
    lock = read_lock(catalog_path)
    if errors_in(lock.problems) and (named or not renew):
        raise GeneratorError(lock.problems)
    meant = _named(catalog, named) if named else _linked(catalog.papers)
    known = {each.arxiv for each in lock.papers}
    missing = tuple(each for each in meant if renew or each.arxiv not in known)
    kept = () if renew and not named else lock.papers
    return Plan(
        catalog=catalog,
        lock=lock_path(catalog_path),
        held=kept,
        missing=missing,
        skipped=len(meant) - len(missing),
    )


def carry_out(plan: Plan, manner: Manner = Manner()) -> Iterator[Step]:  # noqa: B008 - frozen
    """Ask, and write the lock anew after each answer: what came stays, whatever comes later.

    Raises:
        GeneratorError: where the lock cannot be written.
    """
    papers = {each.arxiv or "": each for each in plan.missing}
    held = {each.arxiv: each for each in plan.held}
    changed = False
    for batch in fetch(papers, manner):
        held |= {each.arxiv: each for each in batch.papers}
        if batch.papers:
            write_whole(plan.lock, lock_text(tuple(held.values())))
            changed = True
        got = tuple((papers[each.arxiv].id, each) for each in batch.papers)
        findings = (
            *_unknown(plan.catalog, batch.unknown),
            *(found for each in batch.papers for found in _retitled(plan.catalog, each)),
        )
        problems = locate(plan.catalog, findings)
        if batch.failure:
            problems += (_failed(plan, batch.failure, batch.hint, kept=changed),)
        yield Step(done=len(got) + len(batch.unknown), got=got, problems=problems)


def _linked(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    return tuple(each for each in papers if each.arxiv is not None)


def _named(catalog: Catalog, names: tuple[str, ...]) -> tuple[Paper, ...]:
    """The papers behind the ids of papers, models and questions, each once."""
    papers = {each.id: each for each in catalog.papers}
    behind = {
        **{each.id: _of_question(catalog, each.id) for each in catalog.questions},
        **{each.id: (each.paper,) if each.paper else () for each in catalog.models},
        **{each: (each,) for each in papers},
    }
    found: dict[str, Paper] = {}
    for name in names:
        if name not in behind:
            hint = did_you_mean(name, behind)
            raise UnknownName(f"no paper, model or question has the id '{name}'. {hint}".strip())
        linked = _linked(papers[each] for each in behind[name] if each in papers)
        if not linked:
            raise UnknownName(f"'{name}' has no paper with an arXiv id: there is nothing to fetch")
        found |= {each.id: each for each in linked}
    return tuple(found.values())


def _of_question(catalog: Catalog, name: str) -> tuple[str, ...]:
    """The ids of a question's papers: those of its models, then the related ones."""
    question = next(each for each in catalog.questions if each.id == name)
    models = (each for each in catalog.models if each.id in question.models)
    recommended = (each.paper for each in models if each.paper)
    return (*recommended, *(each.paper for each in question.papers))


def _unknown(catalog: Catalog, ids: tuple[str, ...]) -> Iterator[Finding]:
    for position, paper in enumerate(catalog.papers):
        if paper.arxiv in ids:
            yield Finding(
                code=Code.FETCH_UNKNOWN,
                path=("papers", position, "arxiv"),
                message=f"arXiv has no paper '{paper.arxiv}'",
                hint="correct the id, or the link in the brief",
            )


def _retitled(catalog: Catalog, fetched: Fetched) -> Iterator[Finding]:
    """An id that belongs to another paper shows in the title."""
    for position, paper in enumerate(catalog.papers):
        if paper.arxiv != fetched.arxiv or paper.title is None:
            continue
        if _letters(paper.title) != _letters(fetched.title):
            yield Finding(
                code=Code.FETCH_TITLE_DIFFERS,
                path=("papers", position, "title"),
                message=f"the paper '{paper.id}' is held as '{paper.title}', and arXiv calls "
                f"{fetched.arxiv} '{fetched.title}'",
                hint="correct the title or the id",
                severity="advice",
            )


def _letters(title: str) -> str:
    return "".join(char for char in plain(title).casefold() if char.isalnum())


def _failed(plan: Plan, failure: str, hint: str, *, kept: bool) -> Problem:
    """On one line, at the catalog as a whole: no entry is at fault."""
    what = "what came before is kept" if kept else "nothing was changed"
    return Problem(
        code=Code.FETCH_FAILED,
        place=Place(file=plan.catalog.files[0].name),
        message=failure,
        hint=f"{what}; {hint or 'the network in between may change answers; try another one'}",
    )
