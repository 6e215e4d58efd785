"""What pages have in common is made once, and no page tells it otherwise for that."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.explain.lookup import Library
from generator.explain.pages import explain
from generator.explain.sharing import Tellings
from generator.explain.statements import Desk
from generator.explain.world import World
from generator.models.assembled import Catalog, Origins
from generator.models.catalog import Paper, Question, Quote, Scope, SourceText, Statement
from generator.models.pages import ShownStatement
from generator.site.reading import read_catalog

SOFT = Paper(
    id="soft",
    title="Soft Pixels",
    arxiv="2101.00001",
    sources=(SourceText(depth="abstract", text="Pixels may be soft."),),
)
HARD = Paper(id="hard", title="Hard Pixels", arxiv="2101.00002")
SAID = Statement(
    text="Pixels may be soft [@hard].", evidence=(Quote(paper="soft", quote="Pixels may be soft"),)
)


class Teller:
    """Tells one statement, and counts how often it is asked to."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.asked = 0

    def desk(self, *cited: str, world: World = World(), page: str = "questions/q.md") -> Desk:  # noqa: B008 - frozen
        desk = Desk(self.library, world, page)
        for work in cited:
            desk.cite(work)
        return desk

    def marks(self, desk: Desk) -> list[str]:
        """The numbers that the statement has on this desk's page."""
        shown = desk.told("it", lambda: self._tell(desk))
        return [mark.label for each in shown for part in each.parts for mark in part.citations] + [
            mark.label for each in shown for mark in each.citations
        ]

    def _tell(self, desk: Desk) -> tuple[ShownStatement, ...]:
        self.asked += 1
        return desk.statements((SAID,))


@pytest.fixture
def teller() -> Teller:
    return Teller(Library(Catalog(papers=(SOFT, HARD))))


def test_pages_that_number_its_works_alike_are_told_the_same(teller: Teller) -> None:
    first, second = teller.desk(), teller.desk(page="questions/other.md")
    assert teller.marks(first) == teller.marks(second) == ["1", "2"]
    assert teller.asked == 1
    assert first.references() == second.references()
    assert first.shown == second.shown
    assert first.shown[0] is second.shown[0]


def test_a_page_that_numbers_them_otherwise_is_told_anew(teller: Teller) -> None:
    assert teller.marks(teller.desk()) == ["1", "2"]
    assert teller.marks(teller.desk("soft")) == ["2", "1"]
    assert teller.marks(teller.desk("soft", "hard")) == ["2", "1"]
    assert teller.asked == 3


def test_works_that_it_does_not_speak_of_count_where_they_take_its_numbers(teller: Teller) -> None:
    library = Library(Catalog(papers=(SOFT, HARD, HARD.model_copy(update={"id": "third"}))))
    other = Teller(library)
    assert other.marks(other.desk()) == ["1", "2"]
    assert other.marks(other.desk("third")) == ["2", "3"]
    assert other.marks(other.desk("soft", "hard")) == ["2", "1"]
    assert other.marks(other.desk("soft", "hard", "third")) == ["2", "1"]
    assert other.asked == 3


def test_a_page_whose_world_lacks_the_words_is_told_nothing(teller: Teller) -> None:
    papers = ("arxiv:2101.00001", "arxiv:2101.00002")
    without = World.of(Scope(papers=papers, sources=()))
    holding = World.of(Scope(papers=papers, sources=("soft/abstract",)))
    assert teller.marks(teller.desk(world=holding)) == ["1", "2"]
    assert teller.marks(teller.desk(world=without)) == []
    assert teller.marks(teller.desk(world=holding)) == ["1", "2"]
    assert teller.asked == 2


def test_a_page_in_another_folder_is_told_anew_for_its_links(teller: Teller) -> None:
    teller.marks(teller.desk())
    teller.marks(teller.desk(page="models/m.md"))
    assert teller.asked == 2


def test_no_page_of_a_site_differs_for_what_was_told_before(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each question is asked three times: alike, and with its works numbered in another order."""
    catalog = read_catalog(project / "catalog.yaml")
    asked = tuple(each for question in catalog.questions for each in _again(question))
    larger = replace(catalog, questions=asked, origins=Origins())
    shared = list(explain(larger))
    monkeypatch.setattr(Tellings, "kept", lambda *_: None)
    assert shared == list(explain(larger))


def _again(question: Question) -> tuple[Question, ...]:
    return (
        question,
        question.model_copy(update={"id": f"{question.id}-again"}),
        question.model_copy(update={"id": f"{question.id}-bare", "answer": (), "asks": ()}),
    )
