"""All pages of a catalog, in a fixed order, whatever the order of keys in its mappings."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.catalog.assemble import assemble
from generator.catalog.read import parse_file
from generator.explain.pages import explain
from generator.models.assembled import Catalog
from generator.models.pages import (
    EvidenceRecord,
    Export,
    HomePage,
    IndexPage,
    Page,
    PaperPage,
    RecordedQuestion,
    TaskPage,
)

SMALL = (Path(__file__).parent / "golden/small/catalog.yaml").read_text(encoding="utf-8")


def catalog(text: str) -> Catalog:
    parsed = parse_file(text, "catalog.yaml")
    assert parsed.problems == ()
    return assemble([parsed])


def pages(text: str = SMALL) -> tuple[Page, ...]:
    derived = explain(catalog(text))
    return tuple(
        each for each in derived if not isinstance(each, RecordedQuestion | EvidenceRecord | Export)
    )


def test_the_workflow_of_a_model_stands_beside_its_page_as_files() -> None:
    exports = [each for each in explain(catalog(SMALL)) if isinstance(each, Export)]
    drawn = [each for each in exports if each.src_uri.startswith("models/")]
    assert [(each.src_uri, each.text[:12]) for each in drawn] == [
        ("models/softnet/workflow.svg", '<svg xmlns="'),
        ("models/softnet/workflow.mmd", "flowchart LR"),
        ("models/softnet/workflow.json", '{\n  "$schema'),
    ]


def page(src_uri: str, text: str = SMALL) -> Page:
    return next(each for each in pages(text) if each.src_uri == src_uri)


def test_there_is_a_page_for_every_entry_and_an_index_for_every_kind() -> None:
    assert [each.src_uri for each in pages()] == [
        "questions/soft-edges.md",
        "index.md",
        "models/softnet.md",
        "papers/doe2021soft.md",
        "papers/roe2020.md",
        "papers/soft-code.md",
        "tasks/softening.md",
        "questions/index.md",
        "models/index.md",
        "papers/index.md",
        "papers/kind/conference.md",
        "papers/kind/preprint.md",
        "papers/kind/repository.md",
        "tasks/index.md",
        "bibliography.md",
        "bibliography/kind-conference.md",
        "bibliography/kind-preprint.md",
        "bibliography/kind-repository.md",
        "bibliography/venue-conference-on-pictures.md",
        "catalog-fields.md",
    ]


def test_the_record_of_evidence_comes_last_and_holds_every_statement() -> None:
    *derived, record = explain(catalog(SMALL))
    assert isinstance(record, EvidenceRecord)
    (question,) = (each for each in derived if isinstance(each, RecordedQuestion))
    assert (record.src_uri, question.page) == ("evidence.json", "questions/soft-edges.md")
    assert [each.text for each in question.statements][:2] == [
        "Soft pixels halve the error.",
        "A picture of 2 by 3 pixels has 6.",
    ]
    assert len(question.statements) == 9


def test_an_empty_catalog_still_has_its_indexes() -> None:
    assert [each.src_uri for each in pages("papers: []\n")] == [
        "index.md",
        "questions/index.md",
        "models/index.md",
        "papers/index.md",
        "tasks/index.md",
        "bibliography.md",
        "catalog-fields.md",
    ]


def test_the_home_page_lists_the_questions_with_their_counts() -> None:
    home = page("index.md")
    assert isinstance(home, HomePage)
    (card,) = home.cards
    assert (card.page.title, card.page.href) == (
        "How does my phone soften an edge?",
        "questions/soft-edges.md",
    )
    assert (card.task, card.statements, card.quoted) == ("Image softening", 9, 4)


def uses(paper: PaperPage) -> list[tuple[str, str, str]]:
    """The anchor of each sentence, a statement that rests on it, and where that stands."""
    return [
        (sentence.anchor, use.text, use.page.href)
        for text in paper.texts
        for piece in text.pieces
        for sentence in piece.sentences
        for use in sentence.uses
    ]


def test_a_works_page_lists_its_words_and_every_statement_that_rests_on_them() -> None:
    paper = page("papers/doe2021soft.md")
    assert isinstance(paper, PaperPage)
    assert [(each.anchor, each.depth) for each in paper.texts] == [
        ("source-abstract", "abstract"),
        ("source-excerpts", "excerpt"),
    ]
    assert uses(paper) == [
        ("abstract-s2", "SoftNet halves the error.", "../models/softnet.md"),
        ("abstract-s2", "Soft pixels halve the error.", "../questions/soft-edges.md"),
        ("excerpts-s1", "The first stage softens each pixel.", "../models/softnet.md"),
    ]
    assert paper.used
    assert [each.title for each in paper.models] == ["SoftNet"]
    assert [each.title for each in paper.questions] == ["How does my phone soften an edge?"]
    assert "10.1000/soft.1" in paper.reference.bibtex


def test_a_statement_of_a_task_counts_among_what_rests_on_a_work() -> None:
    read = "{text: Softening makes edges gentle., reading: true}"
    quoted = "{text: Gentle., evidence: [{paper: roe2020, quote: are easy to store}]}"
    assert read in SMALL
    paper = page("papers/roe2020.md", SMALL.replace(read, quoted))
    assert isinstance(paper, PaperPage)
    assert uses(paper) == [
        ("brief-s1", "Gentle.", "../tasks/softening.md"),
        ("brief-s1", "It is about how pixels are stored.", "../questions/soft-edges.md"),
    ]


def test_a_tasks_page_names_its_models_and_questions() -> None:
    task = page("tasks/softening.md")
    assert isinstance(task, TaskPage)
    assert [each.href for each in task.models] == ["../models/softnet.md"]
    assert [each.href for each in task.questions] == ["../questions/soft-edges.md"]


def test_a_tasks_page_says_what_people_say_where_the_taxonomy_knows_it() -> None:
    known = SMALL.replace("softening", "super-resolution")
    task = page("tasks/super-resolution.md", known)
    assert isinstance(task, TaskPage)
    assert task.asked_as[:2] == ("zoom in", "blow up a tiny picture")
    unknown = page("tasks/softening.md")
    assert isinstance(unknown, TaskPage)
    assert unknown.asked_as == ()


@pytest.mark.parametrize(
    ("src_uri", "items"),
    [
        ("questions/index.md", [("soft-edges.md", "Image softening")]),
        ("models/index.md", [("softnet.md", "Image softening")]),
        (
            "papers/index.md",
            [
                ("doe2021soft.md", "Jane Doe and Ming Li, Conference on Pictures"),
                ("roe2020.md", None),
                ("soft-code.md", None),
            ],
        ),
        ("tasks/index.md", [("softening.md", "smoothing")]),
    ],
)
def test_an_index_tells_its_entries_apart(
    src_uri: str, items: list[tuple[str, str | None]]
) -> None:
    index = page(src_uri)
    assert isinstance(index, IndexPage)
    assert [(each.page.href, each.note) for each in index.items] == items


def turned(value: Any) -> Any:
    """The same data with the keys of every mapping the other way round."""
    if isinstance(value, dict):
        return {key: turned(value[key]) for key in reversed(value)}
    return [turned(each) for each in value] if isinstance(value, list) else value


def test_the_order_of_keys_in_mappings_changes_nothing() -> None:
    """One key each in `computed` and `condition`: there the author's order is what is told."""
    written = yaml.load(SMALL, yaml.BaseLoader)  # noqa: S506 - text, lists and mappings alone
    other = yaml.safe_dump(turned(written), sort_keys=False)
    assert other.index("questions:") < other.index("papers:")
    assert pages(other) == pages()


@pytest.mark.slow
def test_the_pages_are_the_same_in_every_process() -> None:
    program = (
        "import sys, json; from generator.catalog.assemble import assemble;"
        "from generator.catalog.read import parse_file; from generator.explain.pages import explain;"
        "text = open(sys.argv[1], encoding='utf-8').read();"
        "print(json.dumps(repr(list(explain(assemble([parse_file(text, 'c')]))))))"
    )
    real = str(Path(__file__).parent.parent / "catalog.yaml")
    shown = {
        json.loads(
            subprocess.run(
                [sys.executable, "-c", program, real],
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
                encoding="utf-8",
            ).stdout
        )
        for seed in ("0", "1", "4711")
    }
    assert len(shown) == 1
    assert "SISR-Any-LIIF-EDSR" in shown.pop()
