"""A question's page: the three parts, from what its brief supplied and from nothing else."""

import dataclasses
from collections.abc import Iterator

import pytest

from generator.catalog.assemble import assemble
from generator.catalog.read import parse_file
from generator.explain.lookup import Library
from generator.explain.question import explain_question
from generator.models.catalog import Question
from generator.models.pages import Count, Drawing, Explainer, Href, PageLink, Verbatim
from generator.models.publication import Publication

CATALOG = """
papers:
  - id: soft
    title: Soft Pixels
    arxiv: "2101.00001"
    doi: 10.1000/soft.1
    sources:
      - {id: brief-one, depth: summary, text: FIRST-SUMMARY says soft pixels are fast.}
      - {id: brief-two, depth: summary, text: SECOND-SUMMARY says soft pixels are slow.}
  - {id: dark, title: Dark Pixels, arxiv: "2001.00003"}
  - id: hard
    title: Hard Pixels
    arxiv: "2001.00002"
    sources:
      - {id: text, depth: abstract, text: HARD-ABSTRACT says pixels are hard.}
tools:
  - id: soft-code
    name: soft
    url: https://github.com/example/soft
    run: RUN-COMMAND
    sources:
      - {id: readme, depth: repository, text: README-WORDS explain how to run it.}
tasks:
  - id: softening
    name: Softening
    aliases: [smoothing]
    inputs: [{name: photo, type: image, description: a photo}]
    outputs: [{name: soft, type: image, description: a soft photo}]
    definition:
      - {text: TASK-QUOTED, evidence: [{paper: hard, quote: pixels are hard}]}
      - {text: Task read., reading: true}
models:
  - id: net
    name: Net
    task: softening
    paper: soft
    tools: [soft-code]
    about:
      - {text: Net is fast., evidence: [{paper: soft, quote: soft pixels are fast}]}
      - {text: Net is slow., evidence: [{paper: soft, quote: soft pixels are slow}]}
      - {text: Net runs., evidence: [{tool: soft-code, quote: how to run it}]}
    workflow:
      steps:
        - id: first
          name: First step
          inputs: [{name: photo, type: image}]
          outputs: [{name: soft, type: image}]
          statements: [{text: So we read it., reading: true}]
      edges: [{from: input.photo, to: first.photo}, {from: first.soft, to: output.soft}]
    limits:
      - {text: Net has a limit., evidence: [{paper: soft, quote: pixels are}]}
  - id: bare
    name: Bare
questions:
  - id: one
    question: Question one?
    task: softening
    models: [net]
    papers:
      - paper: hard
        relation: adjacent
        statements: [{text: Hard is near., evidence: [{paper: hard, quote: pixels are hard}]}]
    asks: [{text: "2 by 2 are 4.", computed: {all: 2*2}}]
    passages:
      - {part: papers, heading: Papers told, statements: [{text: Told., reading: true}]}
      - {part: task, heading: Task told, statements: [{text: Told., reading: true}]}
      - {part: workflow, heading: Workflow told, statements: [{text: Told., reading: true}]}
    gaps: [Nothing is said of film.]
    scope:
      papers: ["arxiv:2101.00001", "arxiv:2001.00002"]
      tools: ["github:example/soft"]
      links: ["https://arxiv.org/pdf/2101.00001", "http://arxiv.org/abs/2001.00002", "https://github.com/example/soft"]
      sources: [soft/brief-one, soft-code/readme, hard/text]
  - id: two
    question: Question two?
    models: [net, bare]
    papers: [{paper: soft}]
    scope:
      papers: ["arxiv:2101.00001"]
      links: ["http://arxiv.org/pdf/2101.00001v2.pdf"]
      sources: [soft/brief-two]
  - id: three
    question: Net runs. Why is net slow, and how do whales sing under water?
    models: [net]
    papers: [{paper: dark, relation: core}]
    answer: [{text: Dark it is., evidence: [{paper: dark, quote: all of it is dark}]}]
    scope: {papers: ["arxiv:2101.00001", "arxiv:2001.00003"], sources: [soft/brief-two]}
"""
LIBRARY = Library(assemble([parse_file(CATALOG, "catalog.yaml")]))


def question(name: str) -> Question:
    return next(each for each in LIBRARY.catalog.questions if each.id == name)


@pytest.fixture(scope="module")
def one() -> Explainer:
    return explain_question(question("one"), LIBRARY)


@pytest.fixture(scope="module")
def two() -> Explainer:
    return explain_question(question("two"), LIBRARY)


@pytest.fixture(scope="module")
def three() -> Explainer:
    return explain_question(question("three"), LIBRARY)


def strings(value: object) -> Iterator[str]:
    """Every text that a page holds, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from strings(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name == "doi":
                continue  # for machines, and told to no reader
            yield from strings(getattr(value, field.name))


def external(page: Explainer) -> list[str]:
    found = (each for each in strings(page) if isinstance(each, Href))
    return sorted({each for each in found if each.startswith("http")})


def test_a_page_links_to_the_addresses_of_its_own_brief(one: Explainer, two: Explainer) -> None:
    assert external(one) == [
        "http://arxiv.org/abs/2001.00002",
        "https://arxiv.org/pdf/2101.00001",
        "https://github.com/example/soft",
    ]
    assert external(two) == ["http://arxiv.org/pdf/2101.00001v2.pdf"]


def test_a_page_shows_the_words_of_its_own_brief(one: Explainer, two: Explainer) -> None:
    first, second = "\n".join(strings(one)), "\n".join(strings(two))
    assert "HARD-ABSTRACT says pixels are hard." in first
    assert "SECOND-SUMMARY" not in first
    assert "SECOND-SUMMARY says soft pixels are slow." in second
    for foreign in ("FIRST-SUMMARY", "HARD-ABSTRACT", "Hard Pixels", "RUN-COMMAND", "example/soft"):
        assert foreign not in second


def test_statements_about_a_shared_model_are_those_that_the_brief_carries(
    one: Explainer, two: Explainer
) -> None:
    assert [each.text for each in one.models[0].about] == ["Net is fast.", "Net runs."]
    assert [each.text for each in two.models[0].about] == ["Net is slow."]
    assert [each.name for each in one.models[0].tools] == ["soft"]
    assert two.models[0].tools == ()


def test_no_page_of_a_question_carries_a_doi(one: Explainer, two: Explainer) -> None:
    assert not any("10.1000" in each for each in (*strings(one), *strings(two)))


def test_works_are_numbered_by_first_mention(one: Explainer, two: Explainer) -> None:
    assert [(each.label, each.anchor) for each in one.references] == [
        ("1", "ref-hard"),
        ("2", "ref-soft"),
        ("3", "ref-soft-code"),
    ]
    assert [(each.label, each.anchor) for each in two.references] == [("1", "ref-soft")]


def test_every_citation_leads_to_its_reference(one: Explainer) -> None:
    assert one.task is not None
    cited = {
        (citation.label, citation.href)
        for statements in (one.task.definition, one.models[0].about, one.related[0].statements)
        for statement in statements
        for citation in statement.citations
    }
    assert cited == {(each.label, f"#{each.anchor}") for each in one.references}


def test_every_supplied_work_is_in_the_reference_list_even_if_nothing_quotes_it() -> None:
    silent = question("two").model_copy(update={"scope": question("one").scope, "papers": ()})
    page = explain_question(silent.model_copy(update={"models": ("net",)}), LIBRARY)
    assert {each.anchor for each in page.references} == {"ref-soft", "ref-soft-code"}


def test_the_ledger_counts_every_statement_of_the_page_once(one: Explainer, two: Explainer) -> None:
    assert one.ledger.statements == 11
    assert one.ledger.kinds == (
        Count(name="quoted", count=5),
        Count(name="computed", count=1),
        Count(name="reading", count=5),
    )
    assert one.ledger.depths == (
        Count(name="summary", count=2),
        Count(name="abstract", count=2),
        Count(name="repository", count=1),
    )
    assert (two.ledger.statements, [each.count for each in two.ledger.kinds]) == (3, [2, 1])


def test_the_gaps_are_the_authors_and_those_that_show_by_themselves(
    one: Explainer, two: Explainer
) -> None:
    assert one.gaps.authored == ("Nothing is said of film.",)
    assert one.gaps.steps_without_evidence == ("First step",)
    assert (one.gaps.models_without_text, one.gaps.models_without_workflow) == ((), ())
    assert one.gaps.unjudged == ()
    assert two.gaps.models_without_text == ("Bare",)
    assert two.gaps.models_without_workflow == ("Bare",)
    assert two.gaps.unjudged == ("Soft Pixels",)


def test_a_part_of_the_question_that_nothing_takes_up_is_a_gap(
    one: Explainer, three: Explainer
) -> None:
    assert three.gaps.open_parts == ("how do whales sing under water?",)
    assert one.gaps.open_parts == ("Question one?",)


def test_a_statement_that_no_text_can_check_is_missed_aloud(
    one: Explainer, three: Explainer
) -> None:
    assert three.answer == ()
    assert three.gaps.unchecked == ("Dark Pixels",)
    assert one.gaps.unchecked == ()


def test_passages_stand_in_their_part(one: Explainer) -> None:
    parts = (one.task_passages, one.workflow_passages, one.paper_passages)
    assert [[(each.anchor, each.heading) for each in part] for part in parts] == [
        [("task-1", "Task told")],
        [("workflow-1", "Workflow told")],
        [("papers-1", "Papers told")],
    ]


def test_a_page_without_an_answer_describes_itself_by_its_question(two: Explainer) -> None:
    assert (two.title, two.description, two.task) == ("Question two?", "Question two?", None)
    answered = question("two").model_copy(update={"answer": question("one").asks})
    assert explain_question(answered, LIBRARY).description == "2 by 2 are 4."


def test_the_line_under_the_headline_counts(one: Explainer, two: Explainer) -> None:
    assert (one.model_count, one.one_model, one.paper_count, one.one_paper) == (1, True, 1, True)
    assert (two.model_count, two.one_model, two.paper_count, two.one_paper) == (2, False, 1, True)


def test_the_overview_is_drawn_for_wide_and_for_narrow_screens(two: Explainer) -> None:
    for drawing in (two.overview.wide, two.overview.narrow):
        assert isinstance(drawing, Drawing)
        assert all(name in drawing for name in ("What you have", "Net", "Bare", "What you get"))
    assert 'id="overview-wide' in two.overview.wide
    assert 'id="overview-wide' not in two.overview.narrow


def test_a_page_leads_to_the_questions_beside_it(one: Explainer, three: Explainer) -> None:
    assert (one.before, three.after) == (None, None)
    assert one.after == PageLink(title="Question two?", href=Href("two.md"))
    assert three.before == PageLink(title="Question two?", href=Href("two.md"))


def test_a_page_leads_to_its_line_in_the_repository(one: Explainer) -> None:
    assert one.correct is None
    site = Publication(repository="https://github.com/o/site/")
    page = explain_question(question("two"), Library(LIBRARY.catalog, site))
    line = CATALOG.partition("  - id: two")[0].count("\n") + 1
    assert page.correct == f"https://github.com/o/site/blob/HEAD/catalog.yaml#L{line}"


def test_a_page_can_be_cited(one: Explainer) -> None:
    assert isinstance(one.cited_as.bibtex, Verbatim)
    assert "Question one?" in one.cited_as.bibtex
