"""A catalog in, every finding about references between its entries out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.catalog.nodes import Path
from generator.catalog.read import ANY
from generator.catalog.walk import entries_of, question_statements, quotes_in, statements_in
from generator.citing import cites
from generator.errors import Code, Finding, did_you_mean
from generator.links import canonical_address, identify
from generator.models.assembled import SECTIONS, Catalog, Origin, Section
from generator.models.catalog import Model, Paper, Tool
from generator.slugs import slug

_WORKS: tuple[Section, Section] = ("papers", "tools")
_KINDS: dict[Section, str] = {
    "papers": "paper",
    "tools": "tool",
    "types": "type",
    "tasks": "task",
    "models": "model",
    "questions": "question",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What may be referred to, by one kind of reference."""

    names: frozenset[str]
    open: bool
    """True where something of this kind could not be read: then any name may be right."""

    def lack(self, name: str) -> bool:
        """Whether nothing can have this name."""
        return not self.open and name not in self.names


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The ids of each section, with those of entries that did not parse."""

    papers: Names
    tools: Names
    tasks: Names
    models: Names
    sources: Names
    """Scope names of source texts: `<owner>/<source>`."""


def check_references(
    catalog: Catalog, broken: tuple[tuple[Section, str], ...] = ()
) -> tuple[Finding, ...]:
    """All that one entry says wrongly of another, and of itself among all.

    `broken` names entries that could not be read: what refers to them is not wrong for that.
    """
    known = _known(catalog, broken)
    return tuple(finding for check in CHECKS for finding in check(catalog, known))


def paper_identities(paper: Paper) -> tuple[str, ...]:
    """Every identity that a link to this paper may have; the first is the one that scopes name."""
    named = (
        f"arxiv:{paper.arxiv}" if paper.arxiv else "",
        identify(canonical_address(f"doi:{paper.doi}")) if paper.doi else "",
        identify(paper.url) if paper.url else "",
    )
    return tuple(dict.fromkeys(identity for identity in named if identity))


def _known(catalog: Catalog, broken: tuple[tuple[Section, str], ...]) -> Known:
    def ids(section: Section, more: Iterable[str] = ()) -> Names:
        lost = tuple(name for where, name in broken if where == section)
        found = (each.id for each in entries_of(catalog, section))
        return Names(names=frozenset((*found, *lost, *more)) - {ANY}, open=ANY in lost)

    owners = _owners(catalog)
    sources = frozenset(f"{owner.id}/{text.name}" for owner in owners for text in owner.sources)
    return Known(
        papers=ids("papers"),
        tools=ids("tools"),
        tasks=ids("tasks"),
        models=ids("models"),
        sources=Names(names=sources, open=any(where in _WORKS for where, _ in broken)),
    )


def _owners(catalog: Catalog) -> tuple[Paper | Tool, ...]:
    return (*catalog.papers, *catalog.tools)


def _check_ids(catalog: Catalog, _: Known) -> Iterator[Finding]:
    """An id is the address of a page, and papers and tools share theirs: /papers/<id>/."""
    for sections in (_WORKS, *((each,) for each in SECTIONS if each not in _WORKS)):
        first: dict[str, tuple[Section, int]] = {}
        for section in sections:
            for position, entry in enumerate(entries_of(catalog, section)):
                path: Path = (section, position, "id")
                taken = first.setdefault(entry.id, (section, position))
                if taken != (section, position):
                    yield _taken(path, entry.id, taken[0], catalog.origins.of(taken[0])[taken[1]])
                elif slug(entry.id) == f"x-{entry.id}":
                    yield _reserved(path, entry.id)


def _taken(path: Path, name: str, section: Section, origin: Origin) -> Finding:
    where = f"line {origin.line} of {origin.file}"
    message = f"the id '{name}' is taken by the {_KINDS[section]} on {where}"
    hint = "give one of them another id"
    return Finding(code=Code.DUPLICATE_ID, path=path, message=message, hint=hint)


def _reserved(path: Path, name: str) -> Finding:
    message = f"'{name}' cannot be an id: the site or an operating system keeps this name"
    hint = f"write another one, such as '{slug(name)}'"
    return Finding(code=Code.WRONG_VALUE, path=path, message=message, hint=hint)


def _check_source_ids(catalog: Catalog, _: Known) -> Iterator[Finding]:
    by_section: tuple[tuple[Section, tuple[Paper | Tool, ...]], ...] = (
        ("papers", catalog.papers),
        ("tools", catalog.tools),
    )
    for section, owners in by_section:
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


def _check_works(catalog: Catalog, _: Known) -> Iterator[Finding]:
    """Two entries for one work would split its citations."""
    papers = tuple((each.id, paper_identities(each)) for each in catalog.papers)
    tools = tuple((each.id, (identify(each.url),)) for each in catalog.tools)
    for section, works in zip(_WORKS, (papers, tools), strict=True):
        first: dict[str, int] = {}
        for position, (name, identities) in enumerate(works):
            for identity in identities:
                other = first.setdefault(identity, position)
                if works[other][0] != name:
                    origin = catalog.origins.of(section)[other]
                    where = f"line {origin.line} of {origin.file}"
                    yield Finding(
                        code=Code.DUPLICATE_WORK,
                        path=(section, position),
                        message=f"'{name}' is {identity}, and so is '{works[other][0]}' on {where}",
                        hint="keep one entry and refer to it",
                    )


def _check_links(catalog: Catalog, known: Known) -> Iterator[Finding]:
    for number, model in enumerate(catalog.models):
        path: Path = ("models", number)
        yield from _one(known.tasks, model.task, (*path, "task"), Code.UNKNOWN_TASK)
        yield from _one(known.papers, model.paper, (*path, "paper"), Code.UNKNOWN_PAPER)
        yield from _many(known.tools, model.tools, (*path, "tools"), Code.UNKNOWN_TOOL)
    for number, question in enumerate(catalog.questions):
        path = ("questions", number)
        where: Path
        yield from _one(known.tasks, question.task, (*path, "task"), Code.UNKNOWN_TASK)
        yield from _many(known.models, question.models, (*path, "models"), Code.UNKNOWN_MODEL)
        for position, related in enumerate(question.papers):
            where = (*path, "papers", position, "paper")
            yield from _one(known.papers, related.paper, where, Code.UNKNOWN_PAPER)
        where = (*path, "scope", "sources")
        yield from _many(known.sources, question.scope.sources, where, Code.UNKNOWN_SOURCE)
    yield from _check_citations(catalog, known)
    for path, quote in quotes_in(catalog):
        yield from _one(known.papers, quote.paper, (*path, "paper"), Code.UNKNOWN_PAPER)
        yield from _one(known.tools, quote.tool, (*path, "tool"), Code.UNKNOWN_TOOL)


def _check_citations(catalog: Catalog, known: Known) -> Iterator[Finding]:
    """`[@key]` and `@key` name a paper or a tool."""
    names = known.papers.names | known.tools.names
    works = Names(names=names, open=known.papers.open or known.tools.open)
    for path, statement in statements_in(catalog):
        for mention in cites(statement.text):
            if works.lack(mention.key):
                hint = did_you_mean(mention.key, names) or r"add the work, or write '\@' for an @"
                message = f"'@{mention.key}' cites no paper or tool of the catalog"
                yield Finding(
                    code=Code.UNKNOWN_CITATION, path=(*path, "text"), message=message, hint=hint
                )


def _one(known: Names, name: str | None, path: Path, code: Code) -> Iterator[Finding]:
    if name is not None and known.lack(name):
        kind = code.removeprefix("unknown-")
        what = "the name" if kind == "source" else "the id"
        hint = (
            did_you_mean(name, known.names) or f"add the {kind} to the catalog, or correct {what}"
        )
        message = f"no {kind} has {what} '{name}'"
        yield Finding(code=code, path=path, message=message, hint=hint)


def _many(known: Names, names: tuple[str, ...], path: Path, code: Code) -> Iterator[Finding]:
    for position, name in enumerate(names):
        yield from _one(known, name, (*path, position), code)


def _check_scopes(catalog: Catalog, _: Known) -> Iterator[Finding]:
    """A question may name only what its brief supplied."""
    works = _identities(catalog)
    models = {each.id: each for each in catalog.models}
    for number, question in enumerate(catalog.questions):
        path: Path = ("questions", number)
        supplied = {*question.scope.papers, *question.scope.tools}
        named = (
            *(
                ((*path, "papers", position, "paper"), related.paper, (related.paper,))
                for position, related in enumerate(question.papers)
            ),
            *(
                ((*path, "models", position), name, _works_of(models[name]))
                for position, name in enumerate(question.models)
                if name in models
            ),
            *(
                ((*path, "scope", "sources", position), name, (name.rpartition("/")[0],))
                for position, name in enumerate(question.scope.sources)
            ),
        )
        for where, name, behind in named:
            readable = all(work in works for work in behind)
            identities = {identity for work in behind if readable for identity in works[work]}
            if identities and supplied.isdisjoint(identities):
                yield _outside(where, f"'{name}' was not supplied with '{question.id}'")


def _identities(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """What links to each work may be known by."""
    return {
        **{paper.id: paper_identities(paper) for paper in catalog.papers},
        **{tool.id: (identify(tool.url),) for tool in catalog.tools},
    }


def _works_of(model: Model) -> tuple[str, ...]:
    """A model is supplied with its paper, its code, or both."""
    return (*((model.paper,) if model.paper else ()), *model.tools)


def _check_evidence_scopes(catalog: Catalog, known: Known) -> Iterator[Finding]:
    """A question's own statements rest on, and cite, only works that its brief supplied."""
    works = _identities(catalog)
    for number, question in enumerate(catalog.questions):
        owners = {name.rpartition("/")[0] for name in question.scope.sources}
        supplied = {*question.scope.papers, *question.scope.tools}
        for path, statement in question_statements(question, ("questions", number)):
            for mention in cites(statement.text):
                identities = works.get(mention.key)
                if identities is not None and supplied.isdisjoint(identities):
                    message = f"'@{mention.key}' was not supplied with '{question.id}'"
                    yield _outside((*path, "text"), message)
            for position, quote in enumerate(statement.evidence):
                names = known.tools if quote.tool else known.papers
                if quote.work not in owners and not names.lack(quote.work):
                    message = f"no source of '{quote.work}' was supplied with '{question.id}'"
                    yield _outside((*path, "evidence", position), message)


def _outside(path: Path, message: str) -> Finding:
    hint = "answer from what the brief supplied, or import a brief that supplies it"
    return Finding(code=Code.OUT_OF_SCOPE, path=path, message=message, hint=hint)


def _check_retractions(catalog: Catalog, known: Known) -> Iterator[Finding]:
    """What was taken back carries no statement."""
    retracted = {each.id: each.retracted for each in catalog.papers if each.retracted}
    for path, quote in quotes_in(catalog):
        if quote.paper is not None and (taken_back := retracted.get(quote.paper)):
            yield Finding(
                code=Code.RESTS_ON_RETRACTED,
                path=path,
                message=f"'{quote.paper}' was retracted on {taken_back.date}: {taken_back.reason}",
                hint="rest the statement on another source, or remove it",
            )


CHECKS: tuple[Callable[[Catalog, Known], Iterator[Finding]], ...] = (
    _check_ids,
    _check_source_ids,
    _check_works,
    _check_links,
    _check_scopes,
    _check_evidence_scopes,
    _check_retractions,
)
