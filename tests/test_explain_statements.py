"""Statements with what they rest on, numbered in the order in which a page mentions works."""

import pytest

from generator.explain.lookup import Library
from generator.explain.statements import Desk
from generator.explain.world import World
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
from generator.models.pages import (
    Anchor,
    Citation,
    Formula,
    Href,
    PageLink,
    ShownPart,
    ShownQuote,
    ShownStatement,
    Span,
)
from generator.models.publication import Publication

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
    year=2020,
    sources=(SourceText(depth="summary", origin="brief", text="Pixels are \u201chard\u201d."),),
)


CATALOG = Catalog(papers=(SOFT, HARD))


def desk(*sources: str) -> Desk:
    world = World.of(Scope(sources=sources)) if sources else World()
    return Desk(Library(CATALOG), world, "questions/q.md")


def quoted(text: str, *quotes: tuple[str, str]) -> Statement:
    return Statement(
        text=text, evidence=tuple(Quote(paper=paper, quote=words) for paper, words in quotes)
    )


def mark(label: str, work: str, preview: str, *, first: bool = False, after: str = "") -> Citation:
    return Citation(
        label=label,
        href=Href(f"#ref-{work}"),
        preview=preview,
        anchor=Anchor(f"cite-{work}") if first else None,
        after=after,
    )


BOTH = (("hard", 'Pixels are "hard"'), ("soft", "Pixels may be soft"))


def test_a_quoted_statement_shows_its_words_and_their_places() -> None:
    (shown,) = desk().statements([quoted("Both are.", *BOTH)])
    assert shown == ShownStatement(
        text="Both are.",
        kind="quoted",
        parts=(ShownPart(text="Both are."),),
        citations=(
            mark("1", "hard", "Hard Pixels. 2020", first=True),
            mark("2", "soft", "Soft Pixels. 2021", first=True),
        ),
        quotes=(
            ShownQuote(
                words='Pixels are "hard"',
                work=PageLink(title="Hard Pixels", href=Href("../papers/hard.md#brief-s1")),
                depth="summary",
                at=None,
                normalised=True,
                span=Span(source="hard/brief", piece=1, sentences=(1,), start=0, end=17),
            ),
            ShownQuote(
                words="Pixels may be soft",
                work=PageLink(title="Soft Pixels", href=Href("../papers/soft.md#abstract-s1")),
                depth="abstract",
                at=None,
                normalised=False,
                span=Span(source="soft/abstract", piece=1, sentences=(1,), start=0, end=18),
            ),
        ),
    )


def test_works_are_numbered_by_first_mention_and_listed_in_that_order() -> None:
    at = desk()
    at.statements([quoted("Soft.", BOTH[1]), quoted("Hard.", BOTH[0]), quoted("Soft.", BOTH[1])])
    assert [(each.label, each.anchor, each.back) for each in at.references()] == [
        ("1", "ref-soft", "cite-soft"),
        ("2", "ref-hard", "cite-hard"),
    ]
    assert at.mention("hard") == mark("2", "hard", "Hard Pixels. 2020")


def test_a_work_that_no_sentence_mentions_is_listed_without_a_way_back() -> None:
    at = desk()
    at.cite("hard")
    assert [(each.label, each.back) for each in at.references()] == [("1", None)]


def test_a_sentence_cites_where_its_author_wrote_it() -> None:
    (shown,) = desk().statements(
        [Statement(text="So @soft says [@hard, p. 4; @soft], as read.", reading=True)]
    )
    assert shown.text == "So Soft Pixels says, as read."
    assert shown.parts == (
        ShownPart(
            text="So Soft Pixels", citations=(mark("1", "soft", "Soft Pixels. 2021", first=True),)
        ),
        ShownPart(
            text=" says",
            citations=(
                mark("2", "hard", "Hard Pixels. 2020", first=True, after="p. 4"),
                mark("1", "soft", "Soft Pixels. 2021"),
            ),
        ),
        ShownPart(text=", as read."),
    )
    assert shown.citations == ()


def test_a_work_cited_within_the_sentence_is_not_cited_behind_it_again() -> None:
    (shown,) = desk().statements([quoted("Soft [@soft].", BOTH[1])])
    assert [each.label for each in shown.parts[0].citations] == ["1"]
    assert shown.citations == ()


def test_by_authors_and_year_each_page_cites_a_work_alike() -> None:
    at = Desk(Library(CATALOG, Publication(style="author-year")), World(), "questions/x.md")
    at.statements([quoted("Soft.", BOTH[1]), quoted("Hard.", BOTH[0])])
    assert [each.label for each in at.references()] == ["Hard Pixels 2020", "Soft Pixels 2021"]
    assert at.mention("soft").label == "Soft Pixels 2021"


def test_a_work_is_cited_once_by_each_statement() -> None:
    (shown,) = desk().statements([quoted("Soft.", BOTH[1], ("soft", "softens each pixel"))])
    assert shown.citations == (mark("1", "soft", "Soft Pixels. 2021", first=True),)
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
    assert [(each.label, each.anchor) for each in at.references()] == [("1", "ref-hard")]


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
