"""References between entries, one rule at a time; whole catalogs with faults are in cases/catalog."""

import pytest

from generator.catalog.assemble import assemble, locate, with_files
from generator.catalog.check import check_references, paper_identities
from generator.catalog.read import parse_file
from generator.catalog.walk import quotes_in, statements_in
from generator.models.assembled import Catalog
from generator.models.catalog import Paper


def catalog_of(**files: str) -> Catalog:
    parsed = tuple(parse_file(text, f"{name}.yaml") for name, text in files.items())
    assert [problem for file in parsed for problem in file.problems] == []
    return assemble(parsed)


def told(catalog: Catalog) -> list[str]:
    return [str(problem) for problem in locate(catalog, check_references(catalog))]


@pytest.mark.parametrize(
    ("paper", "identities"),
    [
        (Paper(id="a"), ()),
        (Paper(id="a", arxiv="2012.09161"), ("arxiv:2012.09161",)),
        (Paper(id="a", doi="10.1000/AbC"), ("doi:10.1000/abc",)),
        (Paper(id="a", doi="10.48550/arXiv.2012.09161"), ("arxiv:2012.09161",)),
        (Paper(id="a", url="https://example.org/x/"), ("url:example.org/x",)),
        (
            Paper(
                id="a", arxiv="2012.09161", doi="10.1000/1", url="http://arxiv.org/abs/2012.09161v2"
            ),
            ("arxiv:2012.09161", "doi:10.1000/1"),
        ),
    ],
)
def test_a_paper_is_known_by_all_that_may_link_to_it(
    paper: Paper, identities: tuple[str, ...]
) -> None:
    assert paper_identities(paper) == identities


def test_a_duplicate_work_names_the_other_entry_and_its_place() -> None:
    catalog = catalog_of(
        a="papers:\n  - {id: one, arxiv: 2012.09161}\n",
        b="papers:\n  - {id: two, arxiv: 2012.09161}\n",
    )
    assert told(catalog) == [
        "b.yaml:2:5: duplicate-work: papers[1]: 'two' is arxiv:2012.09161, and so is 'one' on "
        "line 2 of a.yaml (keep one entry and refer to it)"
    ]


def test_a_duplicate_entry_is_told_once() -> None:
    catalog = catalog_of(a="papers: [{id: one, arxiv: 2012.09161}, {id: one, arxiv: 2012.09161}]")
    assert [each.split(": ")[1] for each in told(catalog)] == ["duplicate-id"]


def test_a_broken_entry_is_known_and_an_unreadable_section_may_hold_anything() -> None:
    catalog = catalog_of(a="models: [{id: m, name: M, paper: lost, task: gone}]")
    found = check_references(catalog, (("papers", "lost"), ("tasks", "*")))
    assert found == ()
    assert len(check_references(catalog, (("papers", "other"), ("tasks", "*")))) == 1


def test_a_model_is_supplied_with_its_code_alone() -> None:
    catalog = catalog_of(
        a="papers: [{id: p, arxiv: 2012.09161}]\n"
        'tools: [{id: t, name: T, url: "https://github.com/o/t"}]\n'
        "models: [{id: m, name: M, paper: p, tools: [t]}]\n"
        'questions: [{id: q, question: "Q?", models: [m], scope: {tools: ["github:o/t"]}}]\n'
    )
    assert told(catalog) == []


def test_a_file_read_anew_takes_the_place_of_the_old() -> None:
    catalog = catalog_of(
        root="papers: [{id: a}]\ntasks: [{id: t, name: T}]\n",
        more="papers: [{id: b}, {id: c}]\n",
        last="papers: [{id: d}]\n",
    )
    text = "# New.\npapers:\n  - {id: e}\nmodels: [{id: m, name: M, task: u}]\n"
    anew = with_files(catalog, (parse_file(text, "more.yaml"),))
    assert [paper.id for paper in anew.papers] == ["a", "e", "d"]
    assert [task.id for task in anew.tasks] == ["t"]
    assert [(origin.file, origin.index, origin.line) for origin in anew.origins.papers] == [
        ("root.yaml", 0, 1),
        ("more.yaml", 0, 3),
        ("last.yaml", 0, 1),
    ]
    assert told(anew)[0].startswith("more.yaml:4:33: unknown-task: models[0].task: ")
    assert with_files(catalog, ()) == catalog


def test_every_statement_and_quote_is_walked_with_its_path() -> None:
    said = "[{text: T, evidence: [{paper: p, quote: q}]}]"
    catalog = catalog_of(
        a=f"tasks: [{{id: t, name: T, definition: {said}}}]\n"
        f"models: [{{id: m, name: M, about: {said}, limits: {said}, workflow: {{edges: [], steps: "
        f"[{{id: s, name: S, statements: {said}}}]}}, results: [{{dataset: d, metric: m, value: 1, "
        "evidence: [{paper: p, quote: q}]}]}]\n"
        f'questions: [{{id: q, question: "Q?", scope: {{}}, answer: {said}, asks: {said}, papers: '
        f"[{{paper: p, statements: {said}}}], passages: [{{part: task, heading: H, "
        f"statements: {said}}}]}}]\n"
    )
    paths = [path for path, _ in statements_in(catalog)]
    assert paths == [
        ("tasks", 0, "definition", 0),
        ("models", 0, "about", 0),
        ("models", 0, "workflow", "steps", 0, "statements", 0),
        ("models", 0, "limits", 0),
        ("questions", 0, "answer", 0),
        ("questions", 0, "asks", 0),
        ("questions", 0, "passages", 0, "statements", 0),
        ("questions", 0, "papers", 0, "statements", 0),
    ]
    quoted = [path for path, _ in quotes_in(catalog)]
    assert quoted == [
        *((*path, "evidence", 0) for path in paths),
        ("models", 0, "results", 0, "evidence", 0),
    ]


def test_a_problem_of_an_empty_catalog_is_told_in_its_file() -> None:
    assert told(Catalog()) == []
