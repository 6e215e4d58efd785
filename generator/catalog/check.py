"""A catalog in, every finding about references between its entries out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.catalog.nodes import Path
from generator.catalog.walk import model_statements, question_statements, quotes_in, statements_in
from generator.errors import Code, Finding, did_you_mean
from generator.links import identify
from generator.models.assembled import SECTIONS, Catalog, Section
from generator.models.catalog import Paper, Question, Statement, Tool


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The ids of each section, with those of entries that did not parse."""

    papers: frozenset[str]
    tools: frozenset[str]
    tasks: frozenset[str]
    models: frozenset[str]
    sources: frozenset[str]
    """Scope names of source texts: `<owner>/<source>`."""


def check_references(
    catalog: Catalog, broken: tuple[tuple[Section, str], ...] = ()
) -> tuple[Finding, ...]:
    """All that one entry says wrongly of another."""
    known = _known(catalog, broken)
    return tuple(finding for check in CHECKS for finding in check(catalog, known))


def _known(catalog: Catalog, broken: tuple[tuple[Section, str], ...]) -> Known:
    def ids(section: Section, entries: Iterable[str]) -> frozenset[str]:
        return frozenset((*entries, *(name for where, name in broken if where == section)))

    owners: tuple[Paper | Tool, ...] = (*catalog.papers, *catalog.tools)
    return Known(
        papers=ids("papers", (each.id for each in catalog.papers)),
        tools=ids("tools", (each.id for each in catalog.tools)),
        tasks=ids("tasks", (each.id for each in catalog.tasks)),
        models=ids("models", (each.id for each in catalog.models)),
        sources=frozenset(f"{owner.id}/{text.name}" for owner in owners for text in owner.sources),
    )


def _check_ids(catalog: Catalog, known: Known) -> Iterator[Finding]:
    for section in SECTIONS:
        first: dict[str, int] = {}
        for position, entry in enumerate(getattr(catalog, section)):
            if entry.id in first:
                origin = catalog.origins.of(section)[first[entry.id]]
                yield Finding(
                    code=Code.DUPLICATE_ID,
                    path=(section, position, "id"),
                    message=f"the id '{entry.id}' is taken on line {origin.line} of {origin.file}",
                    hint="give one of them another id",
                )
            first.setdefault(entry.id, position)
    yield from _check_source_ids("papers", catalog.papers)
    yield from _check_source_ids("tools", catalog.tools)


def _check_source_ids(section: Section, owners: tuple[Paper | Tool, ...]) -> Iterator[Finding]:
    for number, owner in enumerate(owners):
        names = [source.name for source in owner.sources]
        for position, name in enumerate(names):
            if name in names[:position]:
                yield Finding(
                    code=Code.DUPLICATE_ID,
                    path=(section, number, "sources", position),
                    message=f"'{owner.id}' has two sources named '{name}'",
                    hint="give one of them an `id`",
                )


def _check_works(catalog: Catalog, known: Known) -> Iterator[Finding]:
    """Two entries for one work would split its citations."""
    papers = ((each.id, paper_identities(each)) for each in catalog.papers)
    tools = ((each.id, (identify(each.url),)) for each in catalog.tools)
    for section, works in (("papers", papers), ("tools", tools)):
        first: dict[str, str] = {}
        for position, (entry, identities) in enumerate(works):
            for identity in identities:
                if identity in first:
                    yield Finding(
                        code=Code.DUPLICATE_WORK,
                        path=(section, position),
                        message=f"'{entry}' and '{first[identity]}' are both {identity}",
                        hint="keep one entry and refer to it",
                    )
                first.setdefault(identity, entry)


def paper_identities(paper: Paper) -> tuple[str, ...]:
    """Every identity that a link to this paper may have; the first is the one that scopes name."""
    named = (
        f"arxiv:{paper.arxiv}" if paper.arxiv else "",
        f"doi:{paper.doi.lower()}" if paper.doi else "",
        identify(paper.url) if paper.url else "",
    )
    return tuple(identity for identity in named if identity)


def _check_links(catalog: Catalog, known: Known) -> Iterator[Finding]:
    for number, model in enumerate(catalog.models):
        path: Path = ("models", number)
        yield from _one(known.tasks, model.task, (*path, "task"), Code.UNKNOWN_TASK, "task")
        yield from _one(known.papers, model.paper, (*path, "paper"), Code.UNKNOWN_PAPER, "paper")
        yield from _many(known.tools, model.tools, (*path, "tools"), Code.UNKNOWN_TOOL, "tool")
    for number, question in enumerate(catalog.questions):
        path = ("questions", number)
        yield from _one(known.tasks, question.task, (*path, "task"), Code.UNKNOWN_TASK, "task")
        yield from _many(
            known.models, question.models, (*path, "models"), Code.UNKNOWN_MODEL, "model"
        )
        for position, related in enumerate(question.papers):
            where = (*path, "papers", position, "paper")
            yield from _one(known.papers, related.paper, where, Code.UNKNOWN_PAPER, "paper")
        sources = (*path, "scope", "sources")
        yield from _many(
            known.sources, question.scope.sources, sources, Code.UNKNOWN_SOURCE, "source"
        )
    for path, quote in quotes_in(catalog):
        yield from _one(known.papers, quote.paper, (*path, "paper"), Code.UNKNOWN_PAPER, "paper")
        yield from _one(known.tools, quote.tool, (*path, "tool"), Code.UNKNOWN_TOOL, "tool")


def _one(
    known: frozenset[str], name: str | None, path: Path, code: Code, kind: str
) -> Iterator[Finding]:
    if name is not None and name not in known:
        hint = did_you_mean(name, known) or f"add the {kind} to the catalog, or correct the id"
        message = f"no {kind} has the id '{name}'"
        yield Finding(code=code, path=path, message=message, hint=hint)


def _many(
    known: frozenset[str], names: tuple[str, ...], path: Path, code: Code, kind: str
) -> Iterator[Finding]:
    for position, name in enumerate(names):
        yield from _one(known, name, (*path, position), code, kind)


def _check_scopes(catalog: Catalog, known: Known) -> Iterator[Finding]:
    """A question may name only what its brief supplied."""
    papers = {each.id: paper_identities(each) for each in catalog.papers}
    models = {each.id: each for each in catalog.models}
    for number, question in enumerate(catalog.questions):
        path: Path = ("questions", number)
        supplied = frozenset(question.scope.papers)
        named: list[tuple[Path, str]] = [
            ((*path, "papers", position, "paper"), related.paper)
            for position, related in enumerate(question.papers)
        ]
        for position, name in enumerate(question.models):
            paper = models[name].paper if name in models else None
            if paper is not None and not models[name].tools:
                named.append(((*path, "models", position), paper))
        for where, paper in named:
            if paper in papers and supplied.isdisjoint(papers[paper]):
                yield _outside(where, f"'{paper}' was not supplied with '{question.id}'")


def _check_evidence_scopes(catalog: Catalog, known: Known) -> Iterator[Finding]:
    """A question's own statements rest only on works that its brief supplied."""
    for number, question in enumerate(catalog.questions):
        owners = {name.rpartition("/")[0] for name in question.scope.sources}
        for path, statement in question_statements(question, ("questions", number)):
            for position, quote in enumerate(statement.evidence):
                if quote.work not in owners:
                    message = f"no source of '{quote.work}' was supplied with '{question.id}'"
                    yield _outside((*path, "evidence", position), message)


def _outside(path: Path, message: str) -> Finding:
    hint = "answer from what the brief supplied, or import a brief that supplies it"
    return Finding(code=Code.OUT_OF_SCOPE, path=path, message=message, hint=hint)


CHECKS: tuple[Callable[[Catalog, Known], Iterator[Finding]], ...] = (
    _check_ids,
    _check_works,
    _check_links,
    _check_scopes,
    _check_evidence_scopes,
)
