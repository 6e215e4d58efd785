"""Where files are read: a catalog with its includes, the templates, and what to watch."""

from pathlib import Path

import pytest

from generator.errors import Code, GeneratorError
from generator.site.reading import (
    Watched,
    examine,
    read_catalog,
    read_templates,
    watched_paths,
)


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "catalog.yaml"


def paper(name: str, number: int) -> str:
    return f'papers:\n  - {{id: {name}, arxiv: "2101.0000{number}"}}\n'


def told(path: Path) -> list[tuple[str, str, int]]:
    return [
        (str(each.code), Path(each.place.file).name, each.place.line)
        for each in examine(path).problems
    ]


def test_a_catalog_is_its_file_and_all_that_it_includes(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        {
            "catalog.yaml": f"include: [more/*.yaml, last.yaml]\n{paper('a', 1)}",
            "more/c.yaml": paper("c", 3),
            "more/b.yaml": f"include: [deep/*.yaml]\n{paper('b', 2)}",
            "more/deep/d.yaml": paper("d", 4),
            "last.yaml": f"include: [catalog.yaml, more/b.yaml]\n{paper('e', 5)}",
        },
    )
    catalog = read_catalog(path)
    assert [each.id for each in catalog.papers] == ["a", "b", "c", "e", "d"]
    assert catalog.origins.papers[1].file == (tmp_path / "more/b.yaml").as_posix()


@pytest.mark.parametrize(
    "pattern", ["../other.yaml", "/etc/*.yaml", "a/../../b.yaml", "..\\\\x.yaml"]
)
def test_an_include_cannot_leave_its_folder(tmp_path: Path, pattern: str) -> None:
    path = write(tmp_path / "in", {"catalog.yaml": f'papers: []\ninclude:\n  - "{pattern}"\n'})
    write(tmp_path, {"other.yaml": paper("a", 1), "b.yaml": paper("b", 2)})
    assert told(path) == [("include-outside", "catalog.yaml", 3)]


def test_an_include_cannot_leave_its_folder_by_a_symbolic_link(tmp_path: Path) -> None:
    path = write(tmp_path / "in", {"catalog.yaml": "include: [link.yaml]\n"})
    write(tmp_path, {"outside.yaml": paper("a", 1)})
    (tmp_path / "in/link.yaml").symlink_to(tmp_path / "outside.yaml")
    assert told(path) == [("include-outside", "catalog.yaml", 1)]


@pytest.mark.parametrize("pattern", ["none/*.yaml", "a**", ".", "more"])
def test_an_include_that_names_no_file_is_told(tmp_path: Path, pattern: str) -> None:
    path = write(tmp_path, {"catalog.yaml": f"include:\n  - {pattern}\n", "more/x.txt": ""})
    assert told(path) == [("include-nothing", "catalog.yaml", 2)]


def test_all_problems_of_all_files_come_in_one_run(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        {
            "catalog.yaml": "include: [b.yaml, c.yaml]\nmodels:\n  - {id: m, name: M, task: gone}\n",
            "b.yaml": "\npapers:\n  - {id: p, titel: P}\n",
        },
    )
    (tmp_path / "c.yaml").write_bytes(b"papers: [] # \xe9\n")
    assert ("unknown-key", "b.yaml", 3) in told(path)
    assert ("file-unreadable", "c.yaml", 1) in told(path)
    with pytest.raises(GeneratorError) as raised:
        read_catalog(path)
    assert raised.value.problems == examine(path).problems


def test_a_problem_of_an_included_entry_names_the_line_of_its_own_file(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        {
            "catalog.yaml": "include: [b.yaml]\nmodels:\n  - {id: m, name: M}\n",
            "b.yaml": "models:\n  - {id: n, name: N}\n  - id: o\n    name: O\n    paper: gone\n",
        },
    )
    assert told(path) == [("unknown-paper", "b.yaml", 5)]


def test_a_workflow_is_checked_with_its_line(tmp_path: Path) -> None:
    text = (
        "models:\n  - id: m\n    name: M\n    workflow:\n      steps: [{id: s, name: S}]\n"
        "      edges:\n        - {from: input.a, to: gone.a}\n"
    )
    assert ("unknown-step", "catalog.yaml", 7) in told(write(tmp_path, {"catalog.yaml": text}))


def test_a_catalog_that_is_not_there_is_told(tmp_path: Path) -> None:
    (problem,) = examine(tmp_path / "catalog.yaml").problems
    assert problem.code is Code.FILE_UNREADABLE
    assert problem.message == "cannot be read: No such file or directory"
    assert problem.hint == "name another one with --catalog, or create it"


def test_bytes_that_are_not_utf8_are_told_by_their_place(tmp_path: Path) -> None:
    path = tmp_path / "catalog.yaml"
    path.write_bytes(b"papers: [] # \xe9\n")
    (problem,) = examine(path).problems
    assert problem.message == "not UTF-8 at byte 13"
    assert problem.hint == "save the file as UTF-8"


def test_templates_are_read_by_their_name_below_the_folder(tmp_path: Path) -> None:
    write(tmp_path, {"b.md": "B", "answers/a.md": "A", "notes.txt": "x"})
    (tmp_path / "c.md").write_bytes(b"\xef\xbb\xbfC\r\n")
    templates = read_templates(tmp_path)
    assert [(each.name, each.text) for each in templates] == [
        ("answers/a.md", "A"),
        ("b.md", "B"),
        ("c.md", "C\n"),
    ]
    assert templates[1].file == (tmp_path / "b.md").as_posix()


def test_each_template_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"good.md": "x"})
    (tmp_path / "a.md").write_bytes(b"\xff")
    (tmp_path / "b.md").mkdir()
    with pytest.raises(GeneratorError) as raised:
        read_templates(tmp_path)
    assert [(Path(each.place.file).name, each.message) for each in raised.value.problems] == [
        ("a.md", "not UTF-8 at byte 0"),
        ("b.md", "cannot be read: Is a directory"),
    ]


@pytest.mark.parametrize("name", ["empty", "missing"])
def test_a_folder_without_templates_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(GeneratorError) as raised:
        read_templates(tmp_path / name)
    assert [each.message for each in raised.value.problems] == ["no templates (*.md) are there"]


def test_all_that_a_build_depends_on_is_watched(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        {
            "catalog.yaml": "include: [more/*.yaml, deep/*/x.yaml, one/named.yaml, gone/*.yaml]\n",
            "more/a.yaml": "",
            "deep/b/x.yaml": "",
            "one/named.yaml": "",
            "templates/x.md": "",
        },
    )
    assert watched_paths(path, tmp_path / "templates") == (
        Watched(path=path),
        Watched(path=tmp_path / "more/a.yaml"),
        Watched(path=tmp_path / "deep/b/x.yaml"),
        Watched(path=tmp_path / "one/named.yaml"),
        Watched(path=tmp_path / "more", recursive=False),
        Watched(path=tmp_path / "deep"),
        Watched(path=tmp_path / "one", recursive=False),
        Watched(path=tmp_path / "templates"),
    )


def test_a_catalog_that_is_broken_is_still_watched(tmp_path: Path) -> None:
    path = write(tmp_path, {"catalog.yaml": "papers: [\n"})
    assert watched_paths(path, tmp_path / "gone") == (Watched(path=path),)
