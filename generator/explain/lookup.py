"""A catalog in, its entries by id and each question's closed world out."""

from dataclasses import replace
from typing import TypeAlias

from generator.arithmetic import written
from generator.diagram import draw
from generator.diagram.style import STYLE
from generator.evidence import Found, compute, find_quote, kind_of
from generator.explain.anchors import sentence_anchor
from generator.explain.exports import entries_of
from generator.explain.linking import way, work_link
from generator.explain.naming import labels_of, preview_of, short_name
from generator.explain.reference import reference as reference
from generator.explain.world import World
from generator.models.assembled import Catalog
from generator.models.catalog import (
    Model,
    Paper,
    Quote,
    Statement,
    Step,
    Tool,
)
from generator.models.diagram import Graph
from generator.models.pages import (
    Anchor,
    Citation,
    Drawing,
    Drawings,
    Formula,
    Kind,
    PageLink,
    Reference,
    Said,
    ShownPart,
    ShownQuote,
    ShownStatement,
    Span,
    WebLink,
)
from generator.models.publication import Publication
from generator.models.statements import Pairs
from generator.workflow import inner_graph, ordered_steps

_Shown: TypeAlias = tuple[
    str, str | None, bool, str | None, str | None, Anchor | None, tuple[WebLink, ...]
]
"""What a reference depends on: work, address, world, way to its page, label, first mention, code."""


class Library:
    """The entries of one catalog by id, and what many pages need of them, derived once."""

    def __init__(self, catalog: Catalog, site: Publication = Publication()) -> None:  # noqa: B008 - frozen
        self.catalog = catalog
        self.site = site
        self._labels: dict[str, str] = {}
        self._previews: dict[str, str] = {}
        self.papers = {each.id: each for each in catalog.papers}
        self.tools = {each.id: each for each in catalog.tools}
        self.tasks = {each.id: each for each in catalog.tasks}
        self.models = {each.id: each for each in catalog.models}
        self.demos = {each.model: each for each in catalog.demos}
        self._code: dict[str, dict[str, None]] = {}
        for model in catalog.models:
            if model.paper:
                self._code.setdefault(model.paper, {}).update(dict.fromkeys(model.tools))
        self.entries = entries_of((*catalog.papers, *catalog.tools))
        """What exports write of each work."""
        self.places = {each.id: place for place, each in enumerate(catalog.questions)}
        """Where each question stands in the catalog, counted from 0."""
        self._found: dict[tuple[str, str], Found | None] = {}
        self._anchors: dict[tuple[str, Found], Anchor] = {}
        self._quotes: dict[tuple[str, str | None, str, str | None], ShownQuote] = {}
        self._statements: dict[
            tuple[
                Kind,
                Pairs,
                str | None,
                tuple[int, ...],
                tuple[ShownPart, ...],
                tuple[Citation, ...],
            ],
            ShownStatement,
        ] = {}
        self._references: dict[_Shown, Reference] = {}
        self._steps: dict[str, tuple[Step, ...]] = {}
        self._graphs: dict[str, Graph] = {}
        self._drawings: dict[str, dict[bool, Drawings]] = {}

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
        key = (quote.quote, quote.at, found.source, way("papers", source))
        if key not in self._quotes:
            at = quote.at or found.at
            self._quotes[key] = ShownQuote(
                words=quote.quote,
                work=work_link(self.work(quote.work), source, self.anchor(quote, found)),
                depth=found.depth,
                at=None if at.casefold() == found.depth else at,
                normalised=found.normalised,
                span=Span(
                    source=found.source,
                    piece=found.piece + 1,
                    sentences=found.sentences,
                    start=found.start,
                    end=found.end,
                ),
            )
        return self._quotes[key]

    def statement(
        self,
        statement: Statement,
        quotes: tuple[ShownQuote, ...],
        parts: tuple[ShownPart, ...],
        citations: tuple[Citation, ...],
    ) -> ShownStatement:
        """The statement as all pages show it that number its works alike."""
        kind = kind_of(statement)
        rests_on = tuple(map(id, quotes))
        key = (kind, statement.computed, statement.measured, rests_on, parts, citations)
        if key not in self._statements:
            self._statements[key] = ShownStatement(
                text="".join(part.text for part in parts),
                kind=kind,
                parts=parts,
                citations=citations,
                quotes=quotes,
                formulas=tuple(
                    Formula(name=each.name, expression=each.expression, value=written(each.value))
                    for each in compute(statement)
                ),
                measured=statement.measured,
                reading=statement.reading,
                said=_said(statement, quotes),
            )
        return self._statements[key]

    def reference(
        self,
        work: Paper | Tool,
        world: World,
        source: str,
        *,
        label: str | None = None,
        back: Anchor | None = None,
    ) -> Reference:
        """The work as the pages in the folder of `source` show it."""
        address = world.addresses.get(world.identity(work) or "")
        code = self.code(work, world)
        whole = world.supplied is None
        key = (work.id, address, whole, way("papers", source), label, back, code)
        kept = self._references.get(key)
        if kept is None:
            listed = self._listed(work, world, source, address=address)
            kept = replace(listed, label=label, back=back, code=code)
            self._references[key] = kept
        return kept

    def _listed(
        self, work: Paper | Tool, world: World, source: str, *, address: str | None
    ) -> Reference:
        """What is the same wherever a page cites it."""
        whole = world.supplied is None
        key = (work.id, address, whole, way("papers", source), None, None, ())
        if key not in self._references:
            self._references[key] = reference(work, world, source)
        return self._references[key]

    def code(self, work: Paper | Tool, world: World) -> tuple[WebLink, ...]:
        """The repositories that came with a paper: those of the models that it describes."""
        tools = (self.tools[name] for name in self._code.get(work.id, ()))
        links = (world.link(tool) for tool in tools if world.holds(tool))
        return tuple(link for link in links if link is not None)

    @property
    def named(self) -> bool:
        """Whether works are cited by authors and year, not by number."""
        return self.site.style == "author-year"

    def label(self, work: str) -> str | None:
        """`Chen et al. 2021`, the same on every page; None where works are numbered."""
        if not self.named:
            return None
        if not self._labels:
            self._labels.update(labels_of((*self.papers.values(), *self.tools.values())))
        return self._labels[work]

    def called(self, work: str) -> str:
        """What a sentence calls the work that it speaks of: its authors, else its title."""
        return short_name(self.work(work))

    def preview(self, work: str) -> str:
        """The reference in a line."""
        if work not in self._previews:
            self._previews[work] = preview_of(self.work(work))
        return self._previews[work]

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
        if model.id not in self._drawings:
            drawn = both_ways(self.graph(model), f"wf-{model.id}")
            self._drawings[model.id] = {False: drawn, True: with_style(drawn)}
        return self._drawings[model.id][styled]


def both_ways(graph: Graph, prefix: str) -> Drawings:
    """The graph for wide and for narrow pages, without the style sheet of both."""
    wide = draw(graph, prefix=f"{prefix}-wide", direction="right", styled=False)
    narrow = draw(graph, prefix=f"{prefix}-narrow", direction="down", styled=False)
    return Drawings(wide=Drawing(wide), narrow=Drawing(narrow))


def with_style(drawings: Drawings) -> Drawings:
    """The first drawing of a page carries the style sheet of all, after its words for screen readers."""
    before, words, after = drawings.wide.partition("</desc>")
    styled = Drawing(f"{before}{words}<style>{STYLE}</style>{after}")
    return Drawings(wide=styled, narrow=drawings.narrow)


def _said(statement: Statement, quotes: tuple[ShownQuote, ...]) -> Said | None:
    """Of a sentence that is nothing but its one quote, as a draft has them: who says it.

    A work is called by the name before the colon of its title, or by all of it.
    """
    if len(quotes) != 1 or statement.computed or quotes[0].words != statement.text:
        return None
    work = quotes[0].work
    name = PageLink(title=work.title.partition(": ")[0], href=work.href)
    return Said(work=name, depth=quotes[0].depth)
