"""A catalog in, its entries by id and each question's closed world out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.arithmetic import written
from generator.bibliography import author_names, paper_bibtex, tool_bibtex, year_of
from generator.catalog.check import paper_identities
from generator.diagram import draw
from generator.evidence import Found, compute, find_quote, kind_of
from generator.explain.anchors import sentence_anchor
from generator.latex import plain
from generator.links import canonical_address, identify
from generator.models.assembled import Catalog
from generator.models.catalog import (
    Model,
    Paper,
    Question,
    Quote,
    Scope,
    Statement,
    Step,
    Task,
    Tool,
)
from generator.models.diagram import Graph
from generator.models.pages import (
    Anchor,
    Citation,
    Drawing,
    Drawings,
    Formula,
    Href,
    Kind,
    PageLink,
    Reference,
    ShownQuote,
    ShownRetraction,
    ShownStatement,
    WebLink,
)
from generator.models.statements import Pairs
from generator.workflow import inner_graph, ordered_steps


class Library:
    """The entries of one catalog by id, and what many pages need of them, derived once."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.papers = {each.id: each for each in catalog.papers}
        self.tools = {each.id: each for each in catalog.tools}
        self.tasks = {each.id: each for each in catalog.tasks}
        self.models = {each.id: each for each in catalog.models}
        self._found: dict[tuple[str, str], Found | None] = {}
        self._anchors: dict[tuple[str, Found], Anchor] = {}
        self._quotes: dict[tuple[str, str | None, str, str | None], ShownQuote] = {}
        self._statements: dict[
            tuple[str, Kind, Pairs, str | None, tuple[int, ...], tuple[int, ...]], ShownStatement
        ] = {}
        self._references: dict[tuple[str, str | None, bool, str | None, int | None], Reference] = {}
        self._steps: dict[str, tuple[Step, ...]] = {}
        self._graphs: dict[str, Graph] = {}
        self._drawings: dict[tuple[str, bool], Drawings] = {}

    def work(self, name: str) -> Paper | Tool:
        """The paper or tool of this id."""
        return self.papers.get(name) or self.tools[name]

    def found(self, quote: Quote, names: frozenset[str] | None) -> Found | None:
        """Where the words stand among the sources of these names; None lets all of them count."""
        key = (quote.quote, quote.work)
        if key not in self._found:
            self._found[key] = find_quote(quote.quote, self.work(quote.work))
        found = self._found[key]
        if found is None or names is None or found.source in names:
            return found
        return find_quote(quote.quote, self.work(quote.work), names)

    def anchor(self, quote: Quote, found: Found) -> Anchor:
        """Where on the work's page the sentence stands that holds the words."""
        key = (quote.quote, found)
        if key not in self._anchors:
            self._anchors[key] = sentence_anchor(quote.quote, found, self.work(quote.work))
        return self._anchors[key]

    def quote(self, quote: Quote, names: frozenset[str] | None, source: str) -> ShownQuote | None:
        """The quote as pages beside `source` show it; None where it is not found."""
        found = self.found(quote, names)
        if found is None:
            return None
        key = (quote.quote, quote.at, found.source, _way("papers", source))
        if key not in self._quotes:
            at = quote.at or found.at
            self._quotes[key] = ShownQuote(
                words=quote.quote,
                work=work_link(self.work(quote.work), source, self.anchor(quote, found)),
                depth=found.depth,
                at=None if at.casefold() == found.depth else at,
                normalised=found.normalised,
            )
        return self._quotes[key]

    def statement(
        self, statement: Statement, quotes: tuple[ShownQuote, ...], citations: tuple[Citation, ...]
    ) -> ShownStatement:
        """The statement as all pages show it that number its works alike."""
        numbers = tuple(each.number for each in citations)
        kind = kind_of(statement)
        rests_on = tuple(map(id, quotes))
        key = (statement.text, kind, statement.computed, statement.measured, rests_on, numbers)
        if key not in self._statements:
            self._statements[key] = ShownStatement(
                text=statement.text,
                kind=kind,
                citations=citations,
                quotes=quotes,
                formulas=tuple(
                    Formula(name=each.name, expression=each.expression, value=written(each.value))
                    for each in compute(statement)
                ),
                measured=statement.measured,
                reading=statement.reading,
            )
        return self._statements[key]

    def reference(
        self, work: Paper | Tool, world: "World", source: str, *, number: int | None = None
    ) -> Reference:
        """The work as the pages in the folder of `source` show it."""
        address = world.addresses.get(world.identity(work) or "")
        key = (work.id, address, world.supplied is None, _way("papers", source), number)
        if key not in self._references:
            self._references[key] = reference(work, world, source, number=number)
        return self._references[key]

    def steps(self, model: Model) -> tuple[Step, ...]:
        """The model's steps in order; none where its workflow is not known."""
        if model.workflow is None:
            return ()
        if model.id not in self._steps:
            self._steps[model.id] = ordered_steps(model.workflow)
        return self._steps[model.id]

    def graph(self, model: Model) -> Graph:
        """What happens inside the model, as it is drawn."""
        if model.id not in self._graphs:
            self._graphs[model.id] = inner_graph(model, self.tasks.get(model.task or ""))
        return self._graphs[model.id]

    def drawings(self, model: Model, *, styled: bool) -> Drawings | None:
        """The drawings of the steps inside a model; None where they are not known."""
        if model.workflow is None:
            return None
        key = (model.id, styled)
        if key not in self._drawings:
            self._drawings[key] = both_ways(self.graph(model), f"wf-{model.id}", styled=styled)
        return self._drawings[key]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What a page may show: everything, or only what one question's brief supplied."""

    names: frozenset[str] | None = None
    """The source texts that count; None where all do."""
    supplied: frozenset[str] | None = None
    """The identities of the works; None where all are."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """The address that the brief gave, by identity."""

    @classmethod
    def of(cls, scope: Scope) -> "World":
        """The closed world that a brief opened; of two addresses of one work the first counts."""
        return cls(
            names=frozenset(scope.sources),
            supplied=frozenset((*scope.papers, *scope.tools)),
            addresses={identify(address): address for address in reversed(scope.links)},
        )

    def holds(self, work: Paper | Tool) -> bool:
        """Whether the work itself was supplied."""
        return self.supplied is None or not self.supplied.isdisjoint(identities_of(work))

    def link(self, work: Paper | Tool) -> WebLink | None:
        """The address as the brief gave it; outside of a question the canonical one."""
        identity = self.identity(work)
        if identity is None:
            return None
        address = self.addresses.get(identity) or canonical_address(identity)
        return WebLink(label=_spelled(_label(identity), address), href=Href(address))

    def identity(self, work: Paper | Tool) -> str | None:
        """The first of the work's identities that has an address here; outside of a question any."""
        for identity in identities_of(work):
            if self.supplied is None or identity in self.addresses:
                return identity
        return None


def both_ways(graph: Graph, prefix: str, *, styled: bool) -> Drawings:
    """The graph for wide and for narrow pages; the first carries the style sheet of both."""
    wide = draw(graph, prefix=f"{prefix}-wide", direction="right", styled=styled)
    narrow = draw(graph, prefix=f"{prefix}-narrow", direction="down", styled=False)
    return Drawings(wide=Drawing(wide), narrow=Drawing(narrow))


def identities_of(work: Paper | Tool) -> tuple[str, ...]:
    """Every identity that a link to this work may have."""
    return paper_identities(work) if isinstance(work, Paper) else (identify(work.url),)


def _label(identity: str) -> str:
    kind, _, name = identity.partition(":")
    match kind:
        case "arxiv":
            return f"arXiv:{name}"
        case "doi":
            return f"doi:{name}"
        case "github":
            return f"github.com/{name}"
        case _:
            return name


def _spelled(label: str, address: str) -> str:
    """The label with the letters as the address has them: identities are all small."""
    at = address.casefold().find(label)
    return label if at < 0 else address[at : at + len(label)]


def page_uri(kind: str, name: str) -> str:
    """Where the page of an entry lies among the sources."""
    return f"{kind}/{name}.md"


def page_link(title: str, target: str, source: str) -> PageLink:
    """A link from one generated page to another, relative, as MkDocs resolves it."""
    folder, _, name = target.rpartition("/")
    way = _way(folder, source)
    return PageLink(title=title, href=Href(name if way is None else way + target))


def _way(folder: str, source: str) -> str | None:
    """How a page leads up to where a folder lies; None for the pages in that folder."""
    return None if source.rpartition("/")[0] == folder else "../" * source.count("/")


def work_title(work: Paper | Tool) -> str:
    """What the work is called; its identity where no title was supplied."""
    if isinstance(work, Tool):
        return work.name
    if work.title:
        return plain(work.title)
    return _label((*identities_of(work), f"paper:{work.id}")[0])


def model_link(model: Model, source: str) -> PageLink:
    """A link to a model's page."""
    return page_link(model.name, page_uri("models", model.id), source)


def task_link(task: Task, source: str) -> PageLink:
    """A link to a task's page."""
    return page_link(task.name, page_uri("tasks", task.id), source)


def question_link(question: Question, source: str) -> PageLink:
    """A link to a question's page."""
    return page_link(question.question, page_uri("questions", question.id), source)


def work_link(work: Paper | Tool, source: str, anchor: Anchor | None = None) -> PageLink:
    """A link to a work's page, or to a place on it."""
    place = f"#{anchor}" if anchor else ""
    return page_link(work_title(work), page_uri("papers", work.id) + place, source)


def reference(
    work: Paper | Tool,
    world: World,
    source: str,
    *,
    number: int | None = None,
    used_by: Iterable[PageLink] = (),
) -> Reference:
    """The work as a reader looks it up on the page `source`."""
    return Reference(
        number=number,
        anchor=Anchor(f"ref-{work.id}"),
        title=work_title(work),
        titled=isinstance(work, Tool) or work.title is not None,
        authors=author_names(work.authors) if isinstance(work, Paper) else None,
        year=year_of(work) if isinstance(work, Paper) else None,
        venue=work.venue if isinstance(work, Paper) else None,
        link=world.link(work),
        page=work_link(work, source),
        bibtex=paper_bibtex(work, doi=world.supplied is None)
        if isinstance(work, Paper)
        else tool_bibtex(work),
        kind="ScholarlyArticle" if isinstance(work, Paper) else "SoftwareSourceCode",
        people=tuple(map(plain, work.authors)) if isinstance(work, Paper) else (),
        doi=work.doi if isinstance(work, Paper) else None,
        used_by=tuple(used_by),
        retracted=_retraction(work),
    )


def _retraction(work: Paper | Tool) -> ShownRetraction | None:
    if isinstance(work, Tool) or work.retracted is None:
        return None
    return ShownRetraction(date=work.retracted.date, reason=work.retracted.reason)
