"""A catalog and a brief in, what the brief adds to the catalog's files out.

Papers are matched by arXiv id, DOI or address, tools by host, owner and name, models by name. What
is there already is used again; an author's words are never changed.
"""

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from generator.catalog.check import paper_identities
from generator.catalog.edit import Addition, add
from generator.catalog.nodes import Path, Value
from generator.latex import plain
from generator.links import identify
from generator.models.assembled import Catalog, Section, SourceFile
from generator.models.brief import Brief, BriefModel, Link
from generator.models.catalog import Question, Scope
from generator.slugs import unique_slug

_SHORT_NAME = 40
_SUMMARY = "brief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """The catalog's files with the brief in them, and what happened, for people."""

    files: tuple[SourceFile, ...]
    """Only the files that changed, in the order of the catalog's own."""
    question: str
    """The id of the brief's question."""
    added: tuple[str, ...]
    reused: tuple[str, ...]


def import_brief(catalog: Catalog, brief: Brief) -> Imported:
    """Add what is not there yet.

    Raises:
        GeneratorError: where a file has no place for an addition.
    """
    intake = _Intake(catalog)
    question = intake.take(brief)
    return Imported(
        files=tuple(
            SourceFile(name=file.name, text=add(file.text, file.name, tuple(additions)))
            for file in catalog.files
            if (additions := intake.additions[file.name])
        ),
        question=question,
        added=tuple(intake.added),
        reused=tuple(dict.fromkeys(told for told in intake.reused if told not in intake.added)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """An entry's place in a file of the catalog, new ones included."""

    file: str
    path: Path


@dataclass(slots=True, kw_only=True)
class _Held:
    """A paper as far as an intake changes it: one of the catalog, or a new one."""

    id: str
    spot: _Spot
    title: str | None
    sources: dict[str, str | None]
    """Names of its texts, each with the words in it; None where only pieces are held."""


class _Intake:
    """Takes one brief in, collecting additions by file."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.additions: defaultdict[str, list[Addition]] = defaultdict(list)
        self.added: list[str] = []
        self.reused: list[str] = []
        self._lengths: dict[Section, int] = {}
        self._papers: dict[str, _Held] = {}
        for position, paper in enumerate(catalog.papers):
            texts = {source.name: source.text for source in paper.sources}
            spot = self._spot("papers", position)
            held = _Held(id=paper.id, spot=spot, title=paper.title, sources=texts)
            self._papers.update(dict.fromkeys(paper_identities(paper), held))
        self._tools = {identify(tool.url): tool.id for tool in catalog.tools}
        self._works = {*(each.id for each in catalog.papers), *(each.id for each in catalog.tools)}

    def take(self, brief: Brief) -> str:
        """Add the brief's works, its models, and its question; returns the question's id."""
        related: dict[str, Link] = {}
        sources: list[str] = []
        for given in brief.papers:
            paper = self._paper(given.link, given.title)
            related.setdefault(paper.id, given.link)
            if given.summary:
                sources.append(self._source(paper, given.summary))
        models = {each.name: self._model(each) for each in brief.models}
        return self._question(brief, tuple(models.values()), related, _scope(brief, sources))

    def _paper(self, link: Link, title: str | None = None) -> _Held:
        known = self._papers.get(link.identity)
        if known is None:
            return self._new_paper(link, title)
        self.reused.append(f"paper {known.id}")
        if known.title is None and title is not None:
            self._add_inside(known.spot, (), title, key="title")
            self.added.append(f"title of paper {known.id}")
            known.title = title
        return known

    def _new_paper(self, link: Link, title: str | None) -> _Held:
        name = unique_slug(_short_name(title, link), self._works)
        self._works.add(name)
        value: dict[str, Value] = {"id": name, "title": title, **_work_key(link)}
        spot = self._add_entry("papers", f"paper {name}", value)
        held = _Held(id=name, spot=spot, title=title, sources={})
        self._papers[link.identity] = held
        return held

    def _source(self, paper: _Held, summary: str) -> str:
        """The scope name of the summary; its words are added where the paper lacks them."""
        for name, text in paper.sources.items():
            if text is not None and _same_words(text, summary):
                return f"{paper.id}/{name}"
        name = _free_name(_SUMMARY, paper.sources)
        value: dict[str, Value] = {"depth": "summary", "origin": "brief", "text": summary}
        if name != _SUMMARY:
            value = {"id": name, **value}
        self._add_inside(paper.spot, ("sources",), value)
        if f"paper {paper.id}" not in self.added:
            self.added.append(f"summary of paper {paper.id}")
        paper.sources[name] = summary
        return f"{paper.id}/{name}"

    def _tool(self, link: Link) -> str:
        known = self._tools.get(link.identity)
        if known is not None:
            self.reused.append(f"tool {known}")
            return known
        shown = _repository_name(link)
        name = unique_slug(f"{shown}-code", self._works)
        self._works.add(name)
        self._tools[link.identity] = name
        value: dict[str, Value] = {"id": name, "name": shown, "url": link.address}
        self._add_entry("tools", f"tool {name}", value)
        return name

    def _model(self, given: BriefModel) -> str:
        paper = self._paper(given.paper).id if given.paper else None
        tool = self._tool(given.repository) if given.repository else None
        position = self._same_model(given, paper)
        if position is None:
            return self._new_model(given, paper, tool)
        model = self.catalog.models[position]
        spot = self._spot("models", position)
        self.reused.append(f"model {model.id}")
        if paper and model.paper is None:
            self._add_inside(spot, (), paper, key="paper")
            self.added.append(f"paper of model {model.id}")
        if tool and tool not in model.tools:
            self._add_inside(spot, ("tools",), tool)
            self.added.append(f"tool of model {model.id}")
        return model.id

    def _same_model(self, given: BriefModel, paper: str | None) -> int | None:
        """One name is one model, unless the papers behind it differ."""
        named = [
            (position, model.paper)
            for position, model in enumerate(self.catalog.models)
            if _same_words(model.name, given.name)
        ]
        for wanted in (paper, None):
            for position, held in named:
                if held == wanted:
                    return position
        return named[0][0] if named and paper is None else None

    def _new_model(self, given: BriefModel, paper: str | None, tool: str | None) -> str:
        taken = {model.id for model in self.catalog.models}
        taken |= {told.removeprefix("model ") for told in self.added if told.startswith("model ")}
        name = unique_slug(given.name, taken)
        tools = (tool,) if tool else None
        value: dict[str, Value] = {"id": name, "name": given.name, "paper": paper, "tools": tools}
        self._add_entry("models", f"model {name}", value)
        return name

    def _question(
        self, brief: Brief, models: tuple[str, ...], related: dict[str, Link], scope: Scope
    ) -> str:
        for position, question in enumerate(self.catalog.questions):
            if _is_same_question(question, brief, models, scope):
                self.reused.append(f"question {question.id}")
                self._extend(position, question, related, scope)
                return question.id
        name = unique_slug(brief.question, {each.id for each in self.catalog.questions})
        value: dict[str, Value] = {
            "id": name,
            "question": brief.question,
            "models": models,
            "papers": tuple({"paper": paper} for paper in related) or None,
            "scope": {key: values for key, values in _scope_lists(scope) if values},
        }
        self._add_entry("questions", f"question {name}", value)
        return name

    def _extend(
        self, position: int, question: Question, related: dict[str, Link], scope: Scope
    ) -> None:
        """The brief was imported before: add what it did not bring then.

        A related paper that is in scope and not listed was taken out by an author, and stays out.
        """
        spot = self._spot("questions", position)
        listed = {each.paper for each in question.papers}
        for paper, link in related.items():
            if paper not in listed and link.identity not in question.scope.papers:
                self._add_inside(spot, ("papers",), {"paper": paper})
                self.added.append(f"related paper {paper}")
        known = dict(_scope_lists(question.scope))
        for key, values in _scope_lists(scope):
            for value in values:
                if value not in known[key]:
                    self._add_inside(spot, ("scope", key), value)
                    self.added.append(f"scope of {question.id}: {value}")

    def _spot(self, section: Section, position: int) -> _Spot:
        origin = self.catalog.origins.of(section)[position]
        return _Spot(file=origin.file, path=(section, origin.index))

    def _add_entry(self, section: Section, told: str, value: dict[str, Value]) -> _Spot:
        """A new entry of the root file, behind those that it has."""
        root = self.catalog.files[0].name
        if section not in self._lengths:
            origins = self.catalog.origins.of(section)
            self._lengths[section] = sum(origin.file == root for origin in origins)
        spot = _Spot(file=root, path=(section, self._lengths[section]))
        self._lengths[section] += 1
        present: dict[str, Value] = {key: each for key, each in value.items() if each is not None}
        self.additions[root].append(Addition(path=(section,), value=present))
        self.added.append(told)
        return spot

    def _add_inside(self, spot: _Spot, path: Path, value: Value, *, key: str | None = None) -> None:
        addition = Addition(path=(*spot.path, *path), value=value, key=key)
        self.additions[spot.file].append(addition)


def _scope(brief: Brief, sources: Iterable[str]) -> Scope:
    """The closed world that this brief opens."""
    papers = [each.paper for each in brief.models if each.paper]
    papers += [each.link for each in brief.papers]
    tools = [each.repository for each in brief.models if each.repository]
    return Scope(
        papers=tuple(dict.fromkeys(link.identity for link in papers)),
        tools=tuple(dict.fromkeys(link.identity for link in tools)),
        links=tuple(dict.fromkeys(link.address for link in (*papers, *tools))),
        sources=tuple(dict.fromkeys(sources)),
    )


def _scope_lists(scope: Scope) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "papers", scope.papers
    yield "tools", scope.tools
    yield "links", scope.links
    yield "sources", scope.sources


def _is_same_question(
    question: Question, brief: Brief, models: tuple[str, ...], scope: Scope
) -> bool:
    """The same words, and the same models or, where an author chose others, the same links."""
    if not _same_words(question.question, brief.question):
        return False
    supplied = {*question.scope.papers, *question.scope.tools}
    return set(question.models) == set(models) or supplied.issuperset((*scope.papers, *scope.tools))


def _same_words(first: str, second: str) -> bool:
    return first.split() == second.split()


def _free_name(name: str, taken: Collection[str]) -> str:
    names = itertools.chain((name,), (f"{name}-{number}" for number in itertools.count(2)))
    return next(each for each in names if each not in taken)


def _work_key(link: Link) -> dict[str, Value]:
    kind, _, name = link.identity.partition(":")
    return {kind: name} if kind in ("arxiv", "doi") else {"url": link.address}


def _short_name(title: str | None, link: Link) -> str:
    """What a paper's id is made of: the name before a colon, else the title, else its link."""
    if title is None:
        return link.identity
    name, colon, _ = plain(title).partition(": ")
    return name if colon and len(name) <= _SHORT_NAME else plain(title)


def _repository_name(link: Link) -> str:
    """The repository's name in the letters of its address."""
    name = link.identity.rpartition("/")[2]
    start = link.address.lower().rfind(name.lower())
    return link.address[start : start + len(name)] if start >= 0 else name
