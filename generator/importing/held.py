"""A catalog in, its entries as an import may extend them out; each extension is an `Addition`."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.catalog.check import paper_identities
from generator.catalog.edit import Addition
from generator.catalog.nodes import Path, Value
from generator.links import identify
from generator.models.assembled import Catalog, Section
from generator.models.catalog import Scope, SourceText
from generator.models.drafts import Material, SuppliedModel, SuppliedPaper

SCOPE_KEYS = ("papers", "tools", "links", "sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """An entry's place in a file of the catalog, new ones included."""

    file: str
    path: Path


@dataclass(slots=True, kw_only=True)
class HeldPaper:
    """A paper of the catalog, or a new one."""

    id: str
    spot: Spot
    title: str | None
    sources: dict[str, SourceText] = field(default_factory=dict)
    """Its texts by their names."""


@dataclass(slots=True, kw_only=True)
class HeldModel:
    """A model of the catalog, or a new one."""

    id: str
    name: str
    spot: Spot
    paper: str | None
    tools: list[str]
    tasked: bool = False
    """Whether somebody has said what it does."""
    fresh: bool = False
    """Whether this run added it, so that a draft may say more of it."""


@dataclass(slots=True, kw_only=True)
class HeldQuestion:
    """A question of the catalog, or a new one."""

    id: str
    spot: Spot
    models: tuple[str, ...]
    papers: set[str]
    scope: dict[str, list[str]]

    @property
    def supplied(self) -> set[str]:
        """What its brief supplied, whatever the spelling of the links."""
        return {*self.scope["papers"], *self.scope["tools"]}


class Shelf:
    """The catalog as it grows brief by brief; new entries go to the end of its root file."""

    def __init__(self, catalog: Catalog) -> None:
        self.additions: defaultdict[str, list[Addition]] = defaultdict(list)
        self.papers: dict[str, HeldPaper] = {}
        self.tools = {identify(tool.url): tool.id for tool in catalog.tools}
        self.works = {*(each.id for each in catalog.papers), *(each.id for each in catalog.tools)}
        self.models: dict[str, list[HeldModel]] = {}
        self.questions: dict[str, list[HeldQuestion]] = {}
        self.model_ids = {each.id for each in catalog.models}
        self.question_ids = {each.id for each in catalog.questions}
        self.tasks = {task.id for task in catalog.tasks}
        self._root = catalog.files[0].name
        self._lengths: dict[Section, int] = {}
        self._catalog = catalog
        self._hold_papers()
        self._hold_models()
        self._hold_questions()

    def add_entry(self, section: Section, value: dict[str, Value]) -> Spot:
        """A new entry of the root file, behind those that it has; keys without a value are left."""
        if section not in self._lengths:
            origins = self._catalog.origins.of(section)
            self._lengths[section] = sum(origin.file == self._root for origin in origins)
        spot = Spot(file=self._root, path=(section, self._lengths[section]))
        self._lengths[section] += 1
        present: dict[str, Value] = {key: each for key, each in value.items() if each is not None}
        self.additions[self._root].append(Addition(path=(section,), value=present))
        return spot

    def add_inside(self, spot: Spot, path: Path, value: Value, *, key: str | None = None) -> None:
        """A further item of a list of an entry or, with `key`, a further key."""
        addition = Addition(path=(*spot.path, *path), value=value, key=key)
        self.additions[spot.file].append(addition)

    def hold_model(self, name: str, model: HeldModel) -> None:
        """Let later briefs find it by name."""
        self.model_ids.add(model.id)
        self.models.setdefault(words_of(name), []).append(model)

    def hold_question(self, asked: str, question: HeldQuestion) -> None:
        """Let later briefs find it by its words."""
        self.question_ids.add(question.id)
        self.questions.setdefault(words_of(asked), []).append(question)

    def material(
        self, asked: str, models: Iterable[str], related: Iterable[str], sources: Iterable[str]
    ) -> Material:
        """A question with what came with it: of the papers' texts, only those of these names."""
        supplied = frozenset(sources)
        papers = {
            paper.id: supplied_paper(paper.id, paper.title, paper.sources.values(), supplied)
            for paper in self.papers.values()
        }
        held = {model.id: model for named in self.models.values() for model in named}
        return Material(
            question=asked,
            models=tuple(
                SuppliedModel(name=held[each].name, paper=papers.get(held[each].paper or ""))
                for each in models
            ),
            papers=tuple(papers[each] for each in related),
        )

    def _spot(self, section: Section, position: int) -> Spot:
        origin = self._catalog.origins.of(section)[position]
        return Spot(file=origin.file, path=(section, origin.index))

    def _hold_papers(self) -> None:
        for position, paper in enumerate(self._catalog.papers):
            held = HeldPaper(
                id=paper.id,
                spot=self._spot("papers", position),
                title=paper.title,
                sources={source.name: source for source in paper.sources},
            )
            self.papers.update(dict.fromkeys(paper_identities(paper), held))

    def _hold_models(self) -> None:
        for position, model in enumerate(self._catalog.models):
            spot = self._spot("models", position)
            held = HeldModel(
                id=model.id,
                name=model.name,
                spot=spot,
                paper=model.paper,
                tools=list(model.tools),
                tasked=model.task is not None,
            )
            self.hold_model(model.name, held)

    def _hold_questions(self) -> None:
        for position, question in enumerate(self._catalog.questions):
            held = HeldQuestion(
                id=question.id,
                spot=self._spot("questions", position),
                models=question.models,
                papers={related.paper for related in question.papers},
                scope=scope_lists(question.scope),
            )
            self.hold_question(question.question, held)


def supplied_paper(
    paper: str, title: str | None, sources: Iterable[SourceText], names: frozenset[str]
) -> SuppliedPaper:
    """A paper with those of its texts that a scope names."""
    texts = tuple(each for each in sources if f"{paper}/{each.name}" in names)
    return SuppliedPaper(id=paper, title=title or "", sources=texts)


def words_of(text: str) -> str:
    """A text as far as line breaks and the width of spaces do not matter."""
    return " ".join(text.split())


def scope_lists(scope: Scope) -> dict[str, list[str]]:
    """The lists of a scope by their keys."""
    lists = (scope.papers, scope.tools, scope.links, scope.sources)
    return {key: list(values) for key, values in zip(SCOPE_KEYS, lists, strict=True)}
