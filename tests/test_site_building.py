"""The whole build: generated pages, and whose place they may not take."""

import shutil
from pathlib import Path

import pytest

from generator.errors import Code, GeneratorError, Place
from generator.models.output import OutputFile
from generator.site.building import (
    Site,
    build_site,
    check_collisions,
    files_beside,
    generate,
)
from generator.site.reading import read_catalog

SMALL = Path(__file__).parent / "golden/small/catalog.yaml"
UNCHECKED = """
papers:
  - {id: held, arxiv: "2101.00001"}
models:
  - id: net
    name: Net
    about: [{text: So it says., evidence: [{paper: held, quote: four words and more}]}]
"""


def site(*src_uris: str) -> Site:
    return Site(files=tuple(OutputFile.of(each, b"x") for each in src_uris))


def test_a_site_holds_every_page_and_the_catalog_that_they_are_held_to(project: Path) -> None:
    built = build_site(SMALL, project / "templates")
    assert len(built.files) == 30
    assert built.catalog == read_catalog(SMALL)
    assert built.advice == ()


def test_the_same_files_give_the_same_site(project: Path) -> None:
    assert build_site(SMALL, project / "templates") == build_site(SMALL, project / "templates")
    generated = generate(read_catalog(SMALL), project / "templates")
    assert generated == build_site(SMALL, project / "templates")


def test_nothing_is_generated_from_a_catalog_with_errors(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "catalog.yaml"
    path.write_text("papers: [{id: A}]\nmodels: [{id: b, name: B, paper: c}]\n", encoding="utf-8")
    with pytest.raises(GeneratorError) as raised:
        build_site(path, project / "templates")
    assert {each.code for each in raised.value.problems} == {Code.WRONG_VALUE, Code.UNKNOWN_PAPER}


def test_advice_comes_with_the_site_and_fails_it_only_under_strict(
    project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "catalog.yaml"
    path.write_text(UNCHECKED, encoding="utf-8")
    (advice,) = build_site(path, project / "templates").advice
    assert (advice.code, advice.severity, advice.place.line) == (Code.QUOTE_UNCHECKED, "advice", 7)
    with pytest.raises(GeneratorError):
        build_site(path, project / "templates", strict=True)


def test_an_answer_template_that_is_not_there_is_told_where_it_is_named(
    project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "catalog.yaml"
    text = SMALL.read_text(encoding="utf-8")
    path.write_text(
        text.replace("    answer:", "    template: explaner\n    answer:"), encoding="utf-8"
    )
    with pytest.raises(GeneratorError) as raised:
        build_site(path, project / "templates")
    (problem,) = raised.value.problems
    assert (problem.code, problem.path) == (Code.UNKNOWN_TEMPLATE, "questions[0].template")
    assert text.splitlines()[problem.place.line - 1] == "    answer:"
    assert problem.message == "no answer template is called 'explaner'"
    assert problem.hint == "did you mean 'explainer'?"


def test_every_page_ends_in_one_line_feed(project: Path) -> None:
    files = build_site(SMALL, project / "templates").files
    ends = {each.content[-2:] for each in files if each.src_uri.endswith(".md")}
    assert {end[-1:] for end in ends} == {b"\n"}
    assert b"\n\n" not in ends


def test_an_answer_template_of_ones_own_lays_out_the_questions_that_name_it(
    project: Path, tmp_path: Path
) -> None:
    shutil.copytree(project / "templates", tmp_path / "templates")
    (tmp_path / "templates/answers/short.md").write_text(
        "# {{ page.question }}\n", encoding="utf-8"
    )
    path = tmp_path / "catalog.yaml"
    text = SMALL.read_text(encoding="utf-8")
    path.write_text(
        text.replace("    answer:", "    template: short\n    answer:"), encoding="utf-8"
    )
    (page,) = (
        each.text
        for each in build_site(path, tmp_path / "templates").files
        if each.src_uri == "questions/soft-edges.md"
    )
    assert page.endswith("---\n\n# How does my phone soften an edge?\n")


@pytest.mark.parametrize(
    ("generated", "hand_written"),
    [
        ("questions/x.md", "questions/x.md"),
        ("questions/x.md", "questions/x/index.md"),
        ("questions/x.md", "questions/x/README.md"),
        ("questions/x.md", "questions/x/index.html"),
        ("questions/x.md", "questions/X.md"),
        ("questions/index.md", "questions.md"),
        ("questions/index.md", "questions/README.md"),
        ("index.md", "README.md"),
        ("index.md", "index.html"),
    ],
)
def test_a_hand_written_page_keeps_its_place_and_both_are_named(
    generated: str, hand_written: str
) -> None:
    (problem,) = check_collisions(site("a.md", generated), ["b.md", hand_written], docs="pages")
    assert problem.code is Code.PAGE_COLLISION
    assert problem.place == Place(file=f"pages/{hand_written}")
    assert problem.message == f"the generated page {generated} would take its place"
    assert files_beside(site("a.md", generated), [hand_written]) == site("a.md").files


@pytest.mark.parametrize(
    "hand_written",
    [
        "questions/xx.md",
        "x.md",
        "questions/x.png",
        "questions/x/a.md",
        "assets/index.css",
        "my-index.md",
    ],
)
def test_other_files_are_in_nobodys_way(hand_written: str) -> None:
    both = site("questions/x.md", "index.md")
    assert check_collisions(both, [hand_written]) == ()
    assert files_beside(both, [hand_written]) == both.files
