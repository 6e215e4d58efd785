"""A catalog and briefs in, what the briefs add to the catalog's files out.

Papers are matched by arXiv id, DOI or address, tools by host, owner and name, models by name. What
is there already is used again; an author's words are never changed.
"""

import itertools
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from generator.catalog.edit import add
from generator.catalog.nodes import Value
from generator.importing.drafted import Drafter as Drafter
from generator.importing.drafted import answer_of, put_task
from generator.importing.held import (
    HeldModel,
    HeldPaper,
    HeldQuestion,
    Shelf,
    scope_lists,
    words_of,
)
from generator.latex import plain
from generator.models.assembled import Catalog, SourceFile
from generator.models.brief import Brief, BriefModel, Link
from generator.models.catalog import Scope, SourceText
from generator.models.drafts import Draft
from generator.slugs import unique_slug

_SHORT_NAME = 40
_SUMMARY = "brief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one brief, for people."""

    question: str
    """The id of the brief's question."""
    added: tuple[str, ...]
    reused: tuple[str, ...]
    widened: tuple[str, ...] = ()
    """What a question that was there already, and its models, got: for its author to look at."""
    retitled: tuple["Retitled", ...] = ()
    """Papers that the catalog has under another title."""
    draft: Draft | None = None
    """What was drafted for a new question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retitled:
    """A paper that a brief calls otherwise than the catalog does, whose title stays."""

    paper: str
    held: str
    given: str
    line: int
    """Of the brief."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """The catalog's files with the briefs in them, and what happened to each brief."""

    files: tuple[SourceFile, ...]
    """Only the files that changed, in the order of the catalog's own."""
    outcomes: tuple[Outcome, ...]


def import_briefs(
    catalog: Catalog, briefs: Iterable[Brief], drafter: Drafter | None = None
) -> Imported:
    """Add what is not there yet, brief after brief, and write each changed file once.

    With a drafter, each new question gets a draft of its answer.

    Raises:
        GeneratorError: where a file has no place for an addition.
    """
    shelf = Shelf(catalog)
    outcomes = tuple(_Intake(shelf, drafter).take(brief) for brief in briefs)
    return Imported(
        files=tuple(
            SourceFile(name=file.name, text=add(file.text, file.name, tuple(additions)))
            for file in catalog.files
            if (additions := shelf.additions[file.name])
        ),
        outcomes=outcomes,
    )


class _Intake:
    """Takes one brief in, noting what is added and what was there."""

    def __init__(self, shelf: Shelf, drafter: Drafter | None) -> None:
        self.shelf = shelf
        self.drafter = drafter
        self.draft: Draft | None = None
        self.added: list[str] = []
        self.reused: list[str] = []
        self.widened: list[str] = []
        self.retitled: list[Retitled] = []

    def take(self, brief: Brief) -> Outcome:
        """Add the brief's works, its models, and its question."""
        related: dict[str, Link] = {}
        sources: list[str] = []
        for given in brief.papers:
            paper = self._paper(given.link, given.title, line=given.line)
            related.setdefault(paper.id, given.link)
            if given.summary:
                sources.append(self._source(paper, given.summary))
        models = tuple(dict.fromkeys(self._model(each) for each in brief.models))
        question = self._question(brief, models, related, _scope(brief, sources))
        reused = (told for told in self.reused if told not in self.added)
        return Outcome(
            question=question,
            added=tuple(self.added),
            reused=tuple(dict.fromkeys(reused)),
            widened=tuple(self.widened) if f"question {question}" in self.reused else (),
            retitled=tuple(self.retitled),
            draft=self.draft,
        )

    def _paper(self, link: Link, title: str | None = None, *, line: int = 1) -> HeldPaper:
        known = self.shelf.papers.get(link.identity)
        if known is None:
            return self._new_paper(link, title)
        self.reused.append(f"paper {known.id}")
        if known.title is None and title is not None:
            self.shelf.add_inside(known.spot, (), title, key="title")
            self.added.append(f"title of paper {known.id}")
            known.title = title
        elif title is not None and _letters(known.title or "") != _letters(title):
            self.retitled.append(
                Retitled(paper=known.id, held=known.title or "", given=title, line=line)
            )
        return known

    def _new_paper(self, link: Link, title: str | None) -> HeldPaper:
        name = unique_slug(_short_name(title, link), self.shelf.works)
        spot = self.shelf.add_entry("papers", {"id": name, "title": title, **_work_key(link)})
        held = HeldPaper(id=name, spot=spot, title=title)
        self.shelf.works.add(name)
        self.shelf.papers[link.identity] = held
        self.added.append(f"paper {name}")
        return held

    def _source(self, paper: HeldPaper, summary: str) -> str:
        """The scope name of the summary; its words are added where the paper lacks them."""
        for name, source in paper.sources.items():
            if source.text is not None and words_of(source.text) == words_of(summary):
                return f"{paper.id}/{name}"
        name = _free_name(_SUMMARY, paper.sources)
        value: dict[str, Value] = {"depth": "summary", "origin": "brief", "text": summary}
        if name != _SUMMARY:
            value = {"id": name, **value}
        self.shelf.add_inside(paper.spot, ("sources",), value)
        if f"paper {paper.id}" not in self.added:
            self.added.append(f"summary of paper {paper.id}")
        source_id = None if name == _SUMMARY else name
        paper.sources[name] = SourceText(
            id=source_id, depth="summary", origin=_SUMMARY, text=summary
        )
        return f"{paper.id}/{name}"

    def _tool(self, link: Link) -> str:
        known = self.shelf.tools.get(link.identity)
        if known is not None:
            self.reused.append(f"tool {known}")
            return known
        shown = _repository_name(link)
        name = unique_slug(f"{shown}-code", self.shelf.works)
        self.shelf.add_entry("tools", {"id": name, "name": shown, "url": link.address})
        self.shelf.works.add(name)
        self.shelf.tools[link.identity] = name
        self.added.append(f"tool {name}")
        return name

    def _model(self, given: BriefModel) -> str:
        paper = self._paper(given.paper).id if given.paper else None
        tool = self._tool(given.repository) if given.repository else None
        model = _same_model(self.shelf.models.get(words_of(given.name), []), paper)
        if model is None:
            return self._new_model(given, paper, tool)
        self.reused.append(f"model {model.id}")
        if paper and model.paper is None:
            self.shelf.add_inside(model.spot, (), paper, key="paper")
            self.added.append(f"paper of model {model.id}")
            self.widened.append(f"paper of model {model.id}: {paper}")
            model.paper = paper
        if tool and tool not in model.tools:
            self.shelf.add_inside(model.spot, ("tools",), tool)
            self.added.append(f"tool of model {model.id}")
            self.widened.append(f"tool of model {model.id}: {tool}")
            model.tools.append(tool)
        return model.id

    def _new_model(self, given: BriefModel, paper: str | None, tool: str | None) -> str:
        name = unique_slug(given.name, self.shelf.model_ids)
        tools = (tool,) if tool else ()
        spot = self.shelf.add_entry(
            "models", {"id": name, "name": given.name, "paper": paper, "tools": tools or None}
        )
        held = HeldModel(
            id=name, name=given.name, spot=spot, paper=paper, tools=list(tools), fresh=True
        )
        self.shelf.hold_model(given.name, held)
        self.added.append(f"model {name}")
        return name

    def _question(
        self, brief: Brief, models: tuple[str, ...], related: dict[str, Link], scope: Scope
    ) -> str:
        for question in self.shelf.questions.get(words_of(brief.question), ()):
            if _is_answered_alike(question, models, scope):
                self.reused.append(f"question {question.id}")
                self._extend(question, related, scope)
                return question.id
        name = unique_slug(brief.question, self.shelf.question_ids)
        lists = scope_lists(scope)
        value: dict[str, Value] = {
            "id": name,
            "question": brief.question,
            **self._answer(brief.question, models, tuple(related), scope),
            "scope": {key: tuple(values) for key, values in lists.items() if values},
        }
        spot = self.shelf.add_entry("questions", value)
        held = HeldQuestion(id=name, spot=spot, models=models, papers=set(related), scope=lists)
        self.shelf.hold_question(brief.question, held)
        self.added.append(f"question {name}")
        return name

    def _answer(
        self, asked: str, models: tuple[str, ...], related: tuple[str, ...], scope: Scope
    ) -> dict[str, Value]:
        """What a new question's entry says: its draft, or only what came with it."""
        if self.drafter is None:
            papers: tuple[Value, ...] = tuple({"paper": paper} for paper in related)
            return {"models": models, "papers": papers or None}
        self.draft = self.drafter(self.shelf.material(asked, models, related, scope.sources))
        self.added += put_task(self.shelf, models, self.draft)
        return answer_of(self.draft, models)

    def _extend(self, question: HeldQuestion, related: dict[str, Link], scope: Scope) -> None:
        """The brief was imported before: add what it did not bring then.

        A related paper that is in scope and not listed was taken out by an author, and stays out.
        """
        for paper, link in related.items():
            if paper not in question.papers and link.identity not in question.supplied:
                self.shelf.add_inside(question.spot, ("papers",), {"paper": paper})
                self.added.append(f"related paper {paper}")
                self.widened.append(f"related paper {paper}")
                question.papers.add(paper)
        for key, values in scope_lists(scope).items():
            for value in values:
                if value not in question.scope[key]:
                    self.shelf.add_inside(question.spot, ("scope", key), value)
                    self.added.append(f"scope of {question.id}: {value}")
                    if key != "links":
                        self.widened.append(value)
                    question.scope[key].append(value)


def _letters(title: str) -> str:
    """A title as far as case, LaTeX and the signs between its words do not matter."""
    return "".join(char for char in plain(title).casefold() if char.isalnum())


def _same_model(named: list[HeldModel], paper: str | None) -> HeldModel | None:
    """One name is one model, unless the papers behind it differ."""
    for wanted in (paper, None):
        for model in named:
            if model.paper == wanted:
                return model
    return named[0] if named and paper is None else None


def _is_answered_alike(question: HeldQuestion, models: tuple[str, ...], scope: Scope) -> bool:
    """The same models or, where an author chose others, the same links."""
    supplied = question.supplied.issuperset((*scope.papers, *scope.tools))
    return set(question.models) == set(models) or supplied


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
