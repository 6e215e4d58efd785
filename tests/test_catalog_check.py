"""References between entries, one rule at a time; whole catalogs with faults are in cases/catalog."""

import pytest

from generator.catalog.assemble import assemble, locate
from generator.catalog.check import check_references, paper_identities
from generator.catalog.read import parse_file
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
    (line,) = told(catalog)
    assert line == (
        "b.yaml:2:5: duplicate-work: papers[1]: 'two' is arxiv:2012.09161, and so is 'one' on "
        "line 2 of a.yaml (keep one entry and refer to it)"
    )


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
