"""What rests on what: the answers of `explainer why` and `explainer uses`."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.catalog.assemble import assemble
from generator.catalog.read import parse_file
from generator.errors import Code, dotted
from generator.explain.lookup import Library
from generator.explain.question import explain_question
from generator.models.assembled import Catalog
from generator.models.catalog import Statement
from generator.models.publication import Publication
from generator.site.findings import findings_in
from generator.site.tracing import ids_of, uses, why, without

SMALL = Path(__file__).parent / "golden/small/catalog.yaml"


@pytest.fixture(scope="module")
def small() -> Catalog:
    return assemble([parse_file(SMALL.read_text(encoding="utf-8"), "catalog.yaml")])


def test_why_lists_the_statements_of_the_page_with_what_carries_them(small: Catalog) -> None:
    traced = why(small, "soft-edges")
    assert [(dotted(each.path), each.kind) for each in traced] == [
        ("questions[0].answer[0]", "quoted"),
        ("questions[0].answer[1]", "computed"),
        ("tasks[0].definition[0]", "reading"),
        ("questions[0].asks[0]", "reading"),
        ("models[0].about[0]", "quoted"),
        ("models[0].workflow.steps[0].statements[0]", "quoted"),
        ("questions[0].passages[0].statements[0]", "reading"),
        ("models[0].limits[0]", "reading"),
        ("questions[0].papers[0].statements[0]", "quoted"),
    ]
    assert [(each.name, each.words) for each in traced[0].supports] == [
        ("doe2021soft/abstract, Abstract", "soft pixels halve the error of hard ones"),
    ]
    assert [(each.name, each.words) for each in traced[1].supports] == [("pixels", "2*3 = 6")]


def test_why_numbers_the_statements_as_the_page_and_its_ledger_count_them(small: Catalog) -> None:
    (question,) = small.questions
    page = explain_question(question, Library(small, Publication()))
    traced = why(small, "soft-edges")
    assert [each.text for each in traced] == [each.text for each in page.statements]
    assert len(traced) == page.ledger.statements == 9


def test_why_tells_statements_of_the_same_words_apart(small: Catalog) -> None:
    """Each of two equal sentences has its own place; one that cites is found by its words."""
    (question,) = small.questions
    said = Statement(text="So we take it from @doe2021soft [@doe2021soft, p. 4].", reading=True)
    twice = question.model_copy(update={"answer": (said, said)})
    traced = why(replace(small, questions=(twice,)), "soft-edges")
    assert [dotted(each.path) for each in traced[:2]] == [
        "questions[0].answer[0]",
        "questions[0].answer[1]",
    ]


def test_why_of_no_question_is_empty(small: Catalog) -> None:
    assert why(small, "other") == ()


def test_uses_of_a_paper_are_its_models_its_questions_and_its_quotes(small: Catalog) -> None:
    assert [dotted(each.path) for each in uses(small, "roe2020")] == [
        "questions[0]",
        "questions[0].papers[0].statements[0]",
    ]
    assert [dotted(each.path) for each in uses(small, "doe2021soft")] == [
        "models[0]",
        "models[0].about[0]",
        "models[0].workflow.steps[0].statements[0]",
        "questions[0].answer[0]",
    ]


def test_uses_of_a_model_are_its_questions(small: Catalog) -> None:
    assert [each.text for each in uses(small, "softnet")] == ["question soft-edges"]


def test_without_a_paper_everything_that_rests_on_it_breaks(small: Catalog) -> None:
    broken = without(small, "roe2020")
    assert {each.code for each in broken} == {Code.UNKNOWN_PAPER, Code.UNKNOWN_SOURCE}
    assert "questions[0].papers[0].paper" in {each.path for each in broken}
    assert "questions[0].papers[0].statements[0].evidence[0].paper" in {
        each.path for each in broken
    }


def test_without_an_entry_no_other_name_is_proposed_for_it() -> None:
    """`soft` is near `soft-2`, but nobody mistyped it: it is gone."""
    text = """
papers:
  - {id: soft, title: Soft Pixels, arxiv: "2101.00001"}
  - {id: soft-2, title: Soft Pixels again, arxiv: "2101.00002"}
models:
  - {id: net, name: Net, paper: soft}
"""
    catalog = assemble([parse_file(text, "catalog.yaml")])
    (broken,) = without(catalog, "soft")
    assert broken.code is Code.UNKNOWN_PAPER
    assert broken.hint == "it rests on 'soft'"


def test_without_an_entry_a_reading_breaks_not_for_a_number_that_stood_in_it_by_chance() -> None:
    text = """
papers:
  - id: soft
    title: Soft Pixels
    arxiv: "2101.00001"
    sources: [{depth: abstract, text: Soft pixels come in forty sizes.}]
models:
  - {id: net, name: Net, paper: soft, about: [{text: Its name has forty parts., reading: true}]}
"""
    catalog = assemble([parse_file(text, "catalog.yaml")])
    assert findings_in(catalog) == ()
    assert [each.code for each in without(catalog, "soft")] == [Code.UNKNOWN_PAPER]


def test_without_a_question_nothing_breaks(small: Catalog) -> None:
    assert without(small, "soft-edges") == ()


def test_ids_are_those_of_all_sections(small: Catalog) -> None:
    assert ids_of(small) == (
        "doe2021soft",
        "roe2020",
        "soft-code",
        "softening",
        "softnet",
        "soft-edges",
    )
