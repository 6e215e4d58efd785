"""A catalog and what was fetched in, the catalog with its gaps filled out.

What authors wrote stays: a field is filled only where they wrote none, and the abstract becomes one
more text that quotes may come from. It is inside the scope of every question whose brief linked to
the paper.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.catalog.check import paper_identities
from generator.models.assembled import Catalog
from generator.models.catalog import Paper, Question, Retraction, SourceText
from generator.models.lock import Fetched

SOURCE = "abstract"
"""How scopes name a fetched text: `<paper>/abstract`."""


def with_fetched(catalog: Catalog, fetched: Iterable[Fetched]) -> Catalog:
    """Each paper with what arXiv says of it, and each scope with the abstracts behind its links."""
    held = {each.arxiv: each for each in fetched}
    if not held:
        return catalog
    dois = frozenset(paper.doi.casefold() for paper in catalog.papers if paper.doi)
    papers = tuple(
        _filled(paper, held[paper.arxiv], dois) if paper.arxiv in held else paper
        for paper in catalog.papers
    )
    added = {
        identity: f"{after.id}/{after.sources[-1].name}"
        for before, after in zip(catalog.papers, papers, strict=True)
        if len(after.sources) > len(before.sources)
        for identity in paper_identities(before)
    }
    questions = tuple(_widened(question, added) for question in catalog.questions)
    return replace(catalog, papers=papers, questions=questions)


def _filled(paper: Paper, fetched: Fetched, dois: frozenset[str]) -> Paper:
    """The paper with what its author left open; a year of arXiv's is not that of a proceedings."""
    found: dict[str, object] = {}
    if paper.title is None:
        found["title"] = fetched.title
    if not paper.authors:
        found["authors"] = fetched.authors
    if paper.year is None and paper.venue is None:
        found["year"] = int(fetched.published[:4])
    if paper.doi is None and fetched.doi is not None and fetched.doi.casefold() not in dois:
        found["doi"] = fetched.doi
    if paper.retracted is None and fetched.withdrawn is not None:
        found["retracted"] = Retraction(date=fetched.updated, reason=fetched.withdrawn)
    if not any(_same_words(source.text, fetched.abstract) for source in paper.sources):
        found["sources"] = (*paper.sources, _source(paper, fetched))
    return paper.model_copy(update=found)


def _source(paper: Paper, fetched: Fetched) -> SourceText:
    """The abstract, under the first name that the paper's own texts leave free."""
    taken = {source.name for source in paper.sources}
    name, number = SOURCE, 1
    while name in taken:
        number += 1
        name = f"{SOURCE}-{number}"
    origin = f"arXiv, version {fetched.version}"
    return SourceText(id=name, depth="abstract", origin=origin, text=fetched.abstract)


def _same_words(text: str | None, other: str) -> bool:
    return text is not None and text.split() == other.split()


def _widened(question: Question, added: Mapping[str, str]) -> Question:
    """The question with the abstracts of the papers that its brief linked to in its scope."""
    scope = question.scope
    names = tuple(
        name
        for name in dict.fromkeys(added[each] for each in scope.papers if each in added)
        if name not in scope.sources
    )
    if not names:
        return question
    wider = scope.model_copy(update={"sources": (*scope.sources, *names)})
    return question.model_copy(update={"scope": wider})
