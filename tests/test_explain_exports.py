"""The files of references of a site, and the links that lead to them."""

import json
from pathlib import Path

import rispy  # type: ignore[import-untyped]
from pybtex.database import parse_string  # type: ignore[import-untyped]

from generator.catalog.assemble import assemble
from generator.catalog.read import parse_file
from generator.explain.exports import entries_of, reference_files, reference_links
from generator.explain.pages import explain
from generator.models.assembled import Catalog
from generator.models.catalog import Paper, Tool
from generator.models.pages import BibliographyPage, Explainer, Export
from generator.site.building import generate

ROOT = Path(__file__).parents[1]
CATALOG = """
papers:
  - {id: doe2021, title: Soft Pixels, year: 2021, arxiv: "2101.00001", doi: 10.1000/soft.1,
     url: https://soft.example.org/, publisher: Soft Press, extra: {abstract: "Soft @{} pixels.", x-own: "1"}}
  - {id: loe2020, cite_key: "DBLP:Loe20", title: Unused, year: 2020, type: book, month: 6}
tools:
  - {id: soft-code, name: soft, url: https://github.com/example/soft}
models:
  - {id: soft, name: Soft, paper: doe2021, tools: [soft-code]}
questions:
  - id: why
    question: Why is it soft?
    models: [soft]
    scope:
      papers: ["arxiv:2101.00001"]
      tools: ["github:example/soft"]
      links: ["https://arxiv.org/abs/2101.00001", "https://github.com/example/soft"]
"""


def catalog() -> Catalog:
    parsed = parse_file(CATALOG, "catalog.yaml")
    assert parsed.problems == ()
    return assemble((parsed,))


PAGES = tuple(explain(catalog()))
EXPORTS = {
    each.src_uri: each.text
    for each in PAGES
    if isinstance(each, Export) and "references." in each.src_uri
}


def test_each_question_and_the_bibliography_have_a_file_of_each_form() -> None:
    assert list(EXPORTS) == [
        "questions/why/references.bib",
        "questions/why/references.json",
        "questions/why/references.ris",
        "bibliography/references.bib",
        "bibliography/references.json",
        "bibliography/references.ris",
    ]


def test_a_question_exports_its_own_references_with_all_that_is_known_of_them() -> None:
    assert EXPORTS["questions/why/references.bib"] == (
        "@misc{doe2021,\n"
        "  title = {{Soft Pixels}},\n"
        "  year = {2021},\n"
        "  publisher = {Soft Press},\n"
        "  doi = {10.1000/soft.1},\n"
        "  eprint = {2101.00001},\n"
        "  archiveprefix = {arXiv},\n"
        "  url = {https://soft.example.org/},\n"
        "  abstract = {Soft @\\textbraceleft{}\\textbraceright{} pixels.},\n"
        "  x-own = {1},\n"
        "}\n"
        "\n"
        "@misc{soft-code,\n"
        "  title = {{soft}},\n"
        "  url = {https://github.com/example/soft},\n"
        "}\n"
    )


def test_independent_readers_find_every_work_of_the_site_under_the_same_key() -> None:
    keys = ["doe2021", "DBLP:Loe20", "soft-code"]
    texts = {name.rpartition(".")[2]: EXPORTS[name] for name in list(EXPORTS)[3:]}
    assert list(parse_string(texts["bib"], "bibtex").entries) == keys
    assert [item["id"] for item in json.loads(texts["json"])] == keys
    assert [each["id"] for each in rispy.loads(texts["ris"])] == keys


def test_a_page_leads_to_its_files() -> None:
    (question,) = (each for each in PAGES if isinstance(each, Explainer))
    assert [(each.title, each.href) for each in question.downloads] == [
        ("BibTeX", "../questions/why/references.bib"),
        ("CSL-JSON", "../questions/why/references.json"),
        ("RIS", "../questions/why/references.ris"),
    ]
    bibliography = next(each for each in PAGES if isinstance(each, BibliographyPage))
    assert [each.href for each in bibliography.downloads] == [
        "bibliography/references.bib",
        "bibliography/references.json",
        "bibliography/references.ris",
    ]


def test_pages_say_where_the_files_are_and_questions_no_doi() -> None:
    files = {file.src_uri: file.text for file in generate(catalog(), ROOT / "templates").files}
    assert "For reference managers: [BibTeX](" in files["questions/why.md"]
    assert "For reference managers: [BibTeX](" in files["bibliography.md"]
    assert "10.1000" not in files["questions/why.md"].partition("---\n\n")[2]
    assert "10.1000/soft.1" in files["bibliography.md"]
    assert "Soft Press" in files["questions/why.md"]
    assert "x-own" not in files["bibliography.md"]
    assert files["questions/why/references.bib"] == EXPORTS["questions/why/references.bib"]


def test_a_page_without_references_has_no_files() -> None:
    assert reference_files((), "questions/why.md") == ()
    assert [each.href for each in reference_links("bibliography.md", "questions/why.md")] == [
        "../bibliography/references.bib",
        "../bibliography/references.json",
        "../bibliography/references.ris",
    ]


def test_keys_that_would_clash_are_told_apart_on_the_whole_site() -> None:
    works = (
        Paper(id="a", cite_key="Key"),
        Paper(id="key"),
        Paper(id="c", cite_key="kéy, or not"),
        Tool(id="key-2", name="x", url="https://a.org/x"),
    )
    assert [entry.key for entry in entries_of(works).values()] == [
        "Key",
        "key-2",
        "k-y-or-not",
        "key-2-2",
    ]
