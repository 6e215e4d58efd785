"""A catalog and a brief in, what the brief adds to the catalog's files out.

Papers are matched by arXiv id, DOI or address, tools by host, owner and name, models by name. What
is there already is used again; an author's words are never changed.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalog.check import paper_identities
from generator.catalog.edit import Addition, add
from generator.catalog.nodes import Path, Value
from generator.latex import plain
from generator.links import identify
from generator.models.assembled import Catalog, Section, SourceFile
from generator.models.brief import Brief, BriefModel, BriefPaper, Link
from generator.models.catalog import Model, Question, Scope
from generator.slugs import unique_slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """The catalog's files with the brief in them, and what happened, for people."""

    files: tuple[SourceFile, ...]
    """Only the files that changed; the root file last, so that nothing points at what is not there."""
    question: str
    """The id of the brief's question."""
    added: tuple[str, ...]
    reused: tuple[str, ...]


def import_brief(catalog: Catalog, brief: Brief) -> Imported:
    """Add what is not there yet.

    Raises:
        GeneratorError: where a file has no place for an addition.
    """
    root = catalog.files[0].name
    desk = _Intake(catalog, root)
    question = desk.take(brief)
    texts = {file.name: file.text for file in catalog.files}
    changed = {name: add(texts[name], name, tuple(desk.additions[name])) for name in desk.additions}
    order = sorted(changed, key=lambda name: (name == root, name))
    return Imported(
        files=tuple(SourceFile(name=name, text=changed[name]) for name in order),
        question=question,
        added=tuple(desk.added),
        reused=tuple(desk.reused),
    )


class _Intake:
    """Takes one brief in, collecting additions by file."""

    def __init__(self, catalog: Catalog, root: str) -> None:
        self.catalog = catalog
        self.root = root
        self.additions: defaultdict[str, list[Addition]] = defaultdict(list)
        self.added: list[str] = []
        self.reused: list[str] = []
        self._papers = {
            identity: paper.id for paper in catalog.papers for identity in paper_identities(paper)
        }
        self._tools = {identify(tool.url): tool.id for tool in catalog.tools}
        self._works = {each.id for each in (*catalog.papers, *catalog.tools)}

    def take(self, brief: Brief) -> str:
        """Add the brief's works, its models, and its question; returns the question's id."""
        related = [(self._paper(given.link, given), given) for given in brief.papers]
        sources = [self._source(paper, given) for paper, given in related if given.summary]
        models = [self._model(given) for given in brief.models]
        papers = tuple(dict.fromkeys(paper for paper, _ in related))
        return self._question(brief, tuple(models), papers, _scope(brief, tuple(sources)))

    def _paper(self, link: Link, given: BriefPaper | None = None) -> str:
        """The paper behind a link; `given` brings its title and summary."""
        known = self._papers.get(link.identity)
        if known is not None:
            self._reuse(f"paper {known}")
            self._add_title(known, given)
            return known
        title = given.title if given else None
        name = unique_slug(_short_name(title, link), self._works)
        self._works.add(name)
        self._papers[link.identity] = name
        value: dict[str, Value] = {"id": name, "title": title, **_work_key(link)}
        if given and given.summary:
            value["sources"] = (_summary_source(given.summary),)
        self._add_entry("papers", f"paper {name}", value)
        return name

    def _add_title(self, paper: str, given: BriefPaper | None) -> None:
        """A paper that came as a bare link gets the title that another brief knows."""
        for position, entry in enumerate(self.catalog.papers):
            if entry.id == paper and entry.title is None and given is not None:
                self._add_inside("papers", position, (), given.title, key="title")
                self.added.append(f"title of paper {paper}")

    def _source(self, paper: str, given: BriefPaper) -> str:
        """The scope name of the summary; its words are added where the paper lacks them."""
        known = next((each for each in self.catalog.papers if each.id == paper), None)
        if known is None:
            return f"{paper}/brief"
        words = given.summary.split()
        for source in known.sources:
            if source.text is not None and source.text.split() == words:
                return f"{paper}/{source.name}"
        name = unique_slug("brief", {source.name for source in known.sources})
        value = _summary_source(given.summary)
        if name != "brief":
            value = {"id": name, **value}
        position = self.catalog.papers.index(known)
        self._add_inside("papers", position, ("sources",), value)
        self.added.append(f"summary of paper {paper}")
        return f"{paper}/{name}"

    def _tool(self, link: Link) -> str:
        known = self._tools.get(link.identity)
        if known is not None:
            self._reuse(f"tool {known}")
            return known
        shown = _repository_name(link)
        name = unique_slug(f"{shown}-code", self._works)
        self._works.add(name)
        self._tools[link.identity] = name
        self._add_entry("tools", f"tool {name}", {"id": name, "name": shown, "url": link.address})
        return name

    def _model(self, given: BriefModel) -> str:
        paper = self._paper(given.paper) if given.paper else None
        tool = self._tool(given.repository) if given.repository else None
        for position, model in enumerate(self.catalog.models):
            if _same_model(model, given, paper):
                self._reuse(f"model {model.id}")
                if paper and model.paper is None:
                    self._add_inside("models", position, (), paper, key="paper")
                if tool and tool not in model.tools:
                    self._add_inside("models", position, ("tools",), tool)
                return model.id
        taken = {model.id for model in self.catalog.models} | self._fresh("model ")
        name = unique_slug(given.name, taken)
        tools = (tool,) if tool else None
        value: dict[str, Value] = {"id": name, "name": given.name, "paper": paper, "tools": tools}
        self._add_entry("models", f"model {name}", value)
        return name

    def _question(
        self, brief: Brief, models: tuple[str, ...], papers: tuple[str, ...], scope: Scope
    ) -> str:
        for position, question in enumerate(self.catalog.questions):
            if _same_words(question.question, brief.question) and set(question.models) == set(models):
                self._reuse(f"question {question.id}")
                self._extend(position, question, papers, scope)
                return question.id
        name = unique_slug(brief.question, {each.id for each in self.catalog.questions})
        value: dict[str, Value] = {
            "id": name,
            "question": brief.question,
            "models": models,
            "papers": tuple({"paper": paper} for paper in papers) or None,
            "scope": {key: values for key, values in _scope_lists(scope) if values},
        }
        self._add_entry("questions", f"question {name}", value)
        return name

    def _extend(
        self, position: int, question: Question, papers: tuple[str, ...], scope: Scope
    ) -> None:
        """The brief was imported before: add what it did not bring then."""
        listed = {related.paper for related in question.papers}
        for paper in papers:
            if paper not in listed:
                self._add_inside("questions", position, ("papers",), {"paper": paper})
                self.added.append(f"related paper {paper}")
        known = dict(_scope_lists(question.scope))
        for key, values in _scope_lists(scope):
            for value in values:
                if value not in known[key]:
                    self._add_inside("questions", position, ("scope", key), value)
                    self.added.append(f"scope of {question.id}: {value}")

    def _add_entry(self, section: Section, told: str, value: dict[str, Value]) -> None:
        present = {key: each for key, each in value.items() if each is not None}
        self.additions[self.root].append(Addition(path=(section,), value=present))
        self.added.append(told)

    def _add_inside(
        self, section: Section, position: int, path: Path, value: Value, key: str | None = None
    ) -> None:
        origin = self.catalog.origins.of(section)[position]
        where = (section, origin.index, *path)
        self.additions[origin.file].append(Addition(path=where, value=value, key=key))

    def _fresh(self, kind: str) -> set[str]:
        return {told.removeprefix(kind) for told in self.added if told.startswith(kind)}

    def _reuse(self, told: str) -> None:
        if told not in self.reused and told not in self.added:
            self.reused.append(told)


def _scope(brief: Brief, sources: tuple[str, ...]) -> Scope:
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


def _same_model(model: Model, given: BriefModel, paper: str | None) -> bool:
    """One name is one model, unless the papers behind it differ."""
    differ = None not in (model.paper, paper) and model.paper != paper
    return _same_words(model.name, given.name) and not differ


def _same_words(first: str, second: str) -> bool:
    return first.split() == second.split()


def _summary_source(summary: str) -> dict[str, Value]:
    return {"depth": "summary", "origin": "brief", "text": summary}


def _work_key(link: Link) -> dict[str, Value]:
    kind, _, name = link.identity.partition(":")
    return {kind: name} if kind in ("arxiv", "doi") else {"url": link.address}


def _short_name(title: str | None, link: Link) -> str:
    """What a paper's id is made of: the short name before a colon, else the title, else its link."""
    if title is None:
        return link.identity
    name, colon, _ = plain(title).partition(": ")
    return name if colon and len(name) <= _SHORT_NAME else plain(title)


_SHORT_NAME = 40


def _repository_name(link: Link) -> str:
    """The repository's name in the letters of its address."""
    name = link.identity.rpartition("/")[2]
    start = link.address.lower().rfind(name.lower())
    return link.address[start : start + len(name)] if start >= 0 else name
