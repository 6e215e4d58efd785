"""Statements with what they rest on, numbered in the order in which a page mentions works."""

import pytest

from generator.explain.lookup import Library, World
from generator.explain.statements import Desk
from generator.models.assembled import Catalog
from generator.models.catalog import (
    Excerpt,
    Pair,
    Paper,
    Passage,
    Quote,
    Scope,
    SourceText,
    Statement,
)
from generator.models.pages import Citation, Formula, Href, PageLink, ShownQuote, ShownStatement

SOFT = Paper(
    id="soft",
    title="Soft Pixels",
    arxiv="2101.00001",
    sources=(
        SourceText(depth="abstract", origin="arXiv", text="Pixels may be soft."),
        SourceText(
            id="excerpts",
            depth="excerpt",
            parts=(Excerpt(at="Section 2", text="The first stage softens each pixel."),),
        ),
    ),
)
HARD = Paper(
    id="hard",
    title="Hard Pixels",
    sources=(SourceText(depth="summary", origin="brief", text="Pixels are \u201chard\u201d."),),
)


def desk(*sources: str) -> Desk:
    world = World.of(Scope(sources=sources)) if sources else World()
    return Desk(Library(Catalog(papers=(SOFT, HARD))), world, "questions/q.md")


def quoted(text: str, *quotes: tuple[str, str]) -> Statement:
    return Statement(
        text=text, evidence=tuple(Quote(paper=paper, quote=words) for paper, words in quotes)
    )


BOTH = (("hard", 'Pixels are "hard"'), ("soft", "Pixels may be soft"))


def test_a_quoted_statement_shows_its_words_and_their_places() -> None:
    (shown,) = desk().statements([quoted("Both are.", *BOTH)])
    assert shown == ShownStatement(
        text="Both are.",
        kind="quoted",
        citations=(
            Citation(number=1, href=Href("#ref-hard")),
            Citation(number=2, href=Href("#ref-soft")),
        ),
        quotes=(
            ShownQuote(
                words='Pixels are "hard"',
                work=PageLink(title="Hard Pixels", href=Href("../papers/hard.md#brief-s1")),
                depth="summary",
                at=None,
                normalised=True,
            ),
            ShownQuote(
                words="Pixels may be soft",
                work=PageLink(title="Soft Pixels", href=Href("../papers/soft.md#abstract-s1")),
                depth="abstract",
                at=None,
                normalised=False,
            ),
        ),
    )


def test_works_are_numbered_by_first_mention_and_listed_in_that_order() -> None:
    at = desk()
    at.statements([quoted("Soft.", BOTH[1]), quoted("Hard.", BOTH[0]), quoted("Soft.", BOTH[1])])
    assert [(each.number, each.anchor) for each in at.references()] == [
        (1, "ref-soft"),
        (2, "ref-hard"),
    ]
    assert at.cite("hard") == Citation(number=2, href=Href("#ref-hard"))


def test_a_work_is_cited_once_by_each_statement() -> None:
    (shown,) = desk().statements([quoted("Soft.", BOTH[1], ("soft", "softens each pixel"))])
    assert shown.citations == (Citation(number=1, href=Href("#ref-soft")),)
    assert [quote.at for quote in shown.quotes] == [None, "Section 2"]


def test_the_author_may_name_the_place_of_a_quote() -> None:
    statement = Statement(
        text="Soft.", evidence=(Quote(paper="soft", quote="Pixels may be soft", at="First line"),)
    )
    (shown,) = desk().statements([statement])
    assert shown.quotes[0].at == "First line"


@pytest.mark.parametrize(
    ("sources", "shown"),
    [
        (("soft/abstract",), ["Abstract."]),
        (("soft/excerpts",), ["Excerpt."]),
        (("soft/abstract", "soft/excerpts"), ["Abstract.", "Excerpt.", "Both."]),
        (("hard/brief",), []),
    ],
)
def test_a_statement_is_shown_where_all_its_words_were_supplied(
    sources: tuple[str, ...], shown: list[str]
) -> None:
    abstract, excerpt = ("soft", "Pixels may be soft"), ("soft", "softens each pixel")
    at = desk(*sources)
    given = [
        quoted("Abstract.", abstract),
        quoted("Excerpt.", excerpt),
        quoted("Both.", abstract, excerpt),
    ]
    assert [each.text for each in at.statements(given)] == shown
    assert [each.text for each in at.shown] == shown


def test_a_statement_that_is_not_shown_numbers_no_work() -> None:
    at = desk("hard/brief")
    at.statements([quoted("Soft.", BOTH[1]), quoted("Hard.", BOTH[0])])
    assert [(each.number, each.anchor) for each in at.references()] == [(1, "ref-hard")]


def test_a_computed_statement_shows_its_arithmetic() -> None:
    pairs = (Pair(name="side", value="2*2"), Pair(name="all", value="side**2"))
    (shown,) = desk().statements([Statement(text="4 by 4 are 16.", computed=pairs)])
    assert shown.kind == "computed"
    assert shown.formulas == (
        Formula(name="side", expression="2*2", value="4"),
        Formula(name="all", expression="side**2", value="16"),
    )


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        (Statement(text="So we read it.", reading=True), "reading"),
        (Statement(text="1.0 dB.", measured="demos/a.json#psnr"), "measured"),
    ],
)
def test_other_statements_say_what_they_are(statement: Statement, kind: str) -> None:
    (shown,) = desk().statements([statement])
    assert (shown.kind, shown.reading, shown.measured) == (
        kind,
        statement.reading,
        statement.measured,
    )
    assert shown.citations == ()


def test_passages_are_those_of_one_part_and_count_from_one() -> None:
    reading = Statement(text="So we read it.", reading=True)
    given = [
        Passage(part="task", heading="A", statements=(reading,)),
        Passage(part="workflow", heading="B", statements=(reading,)),
        Passage(part="task", heading="C", statements=()),
    ]
    shown = desk().passages(given, "task")
    assert [(each.anchor, each.heading, len(each.statements)) for each in shown] == [
        ("task-1", "A", 1),
        ("task-2", "C", 0),
    ]
