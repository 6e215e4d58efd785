"""Files joined to one catalog, and each path of it located again in its file."""

from generator.catalog.assemble import assemble, locate, with_files
from generator.catalog.check import check_references
from generator.catalog.read import parse_file
from generator.errors import Code, Finding, Place
from generator.models.assembled import Catalog


def catalog_of(**files: str) -> Catalog:
    parsed = tuple(parse_file(text, f"{name}.yaml") for name, text in files.items())
    assert [problem for file in parsed for problem in file.problems] == []
    return assemble(parsed)


def told(catalog: Catalog) -> list[str]:
    return [str(problem) for problem in locate(catalog, check_references(catalog))]


def placed(catalog: Catalog, *path: str | int) -> Place:
    (problem,) = locate(catalog, (Finding(code=Code.WRONG_VALUE, path=path, message="m"),))
    return problem.place


def test_entries_keep_the_order_of_the_files() -> None:
    catalog = catalog_of(a="papers: [{id: b}]\n", b="papers: [{id: a}]\n")
    assert [paper.id for paper in catalog.papers] == ["b", "a"]


def test_a_path_is_found_in_the_file_of_its_entry() -> None:
    catalog = catalog_of(
        a="papers:\n  - {id: a}\n", b="# Second.\npapers:\n  - id: b\n    title: T\n"
    )
    assert placed(catalog, "papers", 0, "id") == Place(file="a.yaml", line=2, column=10)
    assert placed(catalog, "papers", 1, "title") == Place(file="b.yaml", line=4, column=12)
    assert placed(catalog, "papers", 1) == Place(file="b.yaml", line=3, column=5)


def test_a_path_outside_of_the_entries_is_found_in_the_root_file() -> None:
    catalog = catalog_of(a="include: [b.yaml]\npapers: []\n", b="papers: [{id: b}]\n")
    assert placed(catalog, "include", 0) == Place(file="a.yaml", line=1, column=11)
    assert placed(catalog) == Place(file="a.yaml", line=1, column=1)


def test_without_files_a_path_is_placed_at_the_beginning() -> None:
    assert placed(Catalog(), "papers") == Place(file="catalog.yaml", line=1, column=1)


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
