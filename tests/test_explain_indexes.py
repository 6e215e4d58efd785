"""Indexes: all pages of a kind in one list, and lists of those with a task or form in common."""

from generator.catalog.assemble import assemble
from generator.catalog.read import parse_file
from generator.explain.indexes import indexes
from generator.explain.lookup import Library
from generator.explain.uses import Uses
from generator.models.catalog import Paper, Tool
from generator.models.pages import Facet, IndexPage
from generator.models.publication import Publication

TWO_TASKS = """
papers:
  - {id: old, title: Old, authors: [A B], year: 1999, venue: Proc, kind: conference}
  - {id: new, title: New, year: 2024, kind: preprint, arxiv: "2401.00001"}
  - {id: newest, title: Newest, year: 2024, kind: preprint}
tools:
  - {id: code, name: Code, url: "https://github.com/a/code"}
tasks:
  - {id: blur, name: Blurring}
  - {id: sharpen, name: Sharpening}
  - {id: unasked, name: Nobody asks}
models:
  - {id: m1, name: M1, task: blur, paper: old}
  - {id: m2, name: M2, task: sharpen, paper: new, tools: [code]}
  - {id: m3, name: M3, task: sharpen}
questions:
  - {id: q1, question: "How is it blurred?", task: blur, models: [m1], papers: [{paper: newest}], scope: {}}
  - id: q2
    question: "How is it sharpened?"
    task: sharpen
    models: [m2]
    scope: {papers: ["arxiv:2401.00001"], tools: ["github:a/code"]}
"""


def made(text: str) -> dict[str, IndexPage]:
    parsed = parse_file(text, "catalog.yaml")
    assert parsed.problems == ()
    catalog = assemble([parsed])
    works: tuple[Paper | Tool, ...] = (*catalog.papers, *catalog.tools)
    pages = indexes(works, Uses(Library(catalog, Publication())))
    return {page.src_uri: page for page in pages}


PAGES = made(TWO_TASKS)


def listed(src_uri: str) -> list[str]:
    return [each.page.href for each in PAGES[src_uri].items]


def filters(facet: Facet) -> list[tuple[str, str, int | None, bool]]:
    return [
        (each.page.title or str(each.form), each.page.href, each.count, each.here)
        for each in facet.filters
    ]


def test_each_kind_has_an_index_and_one_for_each_task_and_form() -> None:
    assert list(PAGES) == [
        "questions/index.md",
        "questions/task/blur.md",
        "questions/task/sharpen.md",
        "models/index.md",
        "models/task/blur.md",
        "models/task/sharpen.md",
        "papers/index.md",
        "papers/task/blur.md",
        "papers/task/sharpen.md",
        "papers/kind/conference.md",
        "papers/kind/preprint.md",
        "papers/kind/repository.md",
        "tasks/index.md",
    ]


def test_an_index_of_a_task_lists_what_belongs_to_it() -> None:
    assert listed("models/task/sharpen.md") == ["../../models/m2.md", "../../models/m3.md"]
    assert listed("questions/task/blur.md") == ["../../questions/q1.md"]


def test_a_work_belongs_to_the_tasks_of_whatever_names_it() -> None:
    assert listed("papers/task/blur.md") == ["../../papers/old.md", "../../papers/newest.md"]
    assert listed("papers/task/sharpen.md") == ["../../papers/new.md", "../../papers/code.md"]


def test_works_stand_under_their_years_the_newest_first() -> None:
    groups = PAGES["papers/index.md"].groups
    assert [(each.name, each.anchor) for each in groups] == [
        ("2024", "year-2024"),
        ("1999", "year-1999"),
        ("", "year-unknown"),
    ]
    assert [each.page.title for each in groups[0].items] == ["New", "Newest"]
    assert PAGES["models/index.md"].groups == ()


def test_filters_say_how_much_they_leave_and_where_one_is() -> None:
    task, kind = PAGES["papers/kind/preprint.md"].facets
    assert filters(task) == [
        ("None", "../../papers/index.md", 4, False),
        ("Blurring", "../../papers/task/blur.md", 2, False),
        ("Sharpening", "../../papers/task/sharpen.md", 2, False),
    ]
    assert filters(kind) == [
        ("None", "../../papers/index.md", 4, False),
        ("conference", "conference.md", 1, False),
        ("preprint", "preprint.md", 2, True),
        ("repository", "repository.md", 1, False),
    ]
    assert [each.name for each in PAGES["papers/index.md"].facets] == ["task", "kind", "year"]
    assert PAGES["papers/kind/preprint.md"].chosen == kind.filters[2]


def test_a_year_is_a_place_on_the_page_that_one_is_on() -> None:
    years = PAGES["papers/task/sharpen.md"].facets[-1]
    assert filters(years) == [
        ("2024", "sharpen.md#year-2024", None, False),
        ("None", "sharpen.md#year-unknown", None, False),
    ]


def test_a_filter_that_would_leave_everything_is_none() -> None:
    one = TWO_TASKS.replace("task: sharpen", "task: blur")
    assert list(made(one)) == [
        "questions/index.md",
        "models/index.md",
        "papers/index.md",
        "papers/kind/conference.md",
        "papers/kind/preprint.md",
        "papers/kind/repository.md",
        "tasks/index.md",
    ]


def test_a_catalog_with_nothing_in_it_has_four_empty_indexes() -> None:
    empty = made("papers: []\n")
    assert list(empty) == [
        "questions/index.md",
        "models/index.md",
        "papers/index.md",
        "tasks/index.md",
    ]
    assert {(page.items, page.facets, page.groups) for page in empty.values()} == {((), (), ())}
