"""Catalogs of several files: what `include:` may name, and where the problems of each are told."""

from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.site.reading import (
    Watched,
    examine,
    read_catalog,
    read_templates,
    watched_paths,
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, so that problems name files briefly."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def paper(name: str) -> str:
    return f"papers: [{{id: {name}, title: T}}]\n"


def told(path: Path) -> list[str]:
    problems = sorted(examine(path).problems, key=lambda problem: problem.place)
    return [f"{each.place} {each.code} {each.path}" for each in problems]


@pytest.mark.usefixtures("here")
def test_globs_are_relative_to_their_file_and_files_come_in_order() -> None:
    catalog = write("catalog.yaml", 'include: ["more/*.yaml", extra.yaml]\n' + paper("root"))
    write("more/b.yaml", paper("b"))
    write("more/a.yaml", 'include: ["deep/**/*.yaml"]\n' + paper("a"))
    write("more/deep/x/y.yaml", paper("y"))
    write("extra.yaml", paper("extra"))
    found = read_catalog(catalog)
    assert [each.id for each in found.papers] == ["root", "a", "b", "extra", "y"]
    assert [each.name for each in found.files] == [
        "catalog.yaml",
        "more/a.yaml",
        "more/b.yaml",
        "extra.yaml",
        "more/deep/x/y.yaml",
    ]


@pytest.mark.usefixtures("here")
def test_files_that_include_each_other_are_read_once() -> None:
    catalog = write("catalog.yaml", 'include: ["*.yaml"]\n' + paper("a"))
    write("other.yaml", "include: [catalog.yaml, other.yaml]\n" + paper("b"))
    assert [each.id for each in read_catalog(catalog).papers] == ["a", "b"]


@pytest.mark.parametrize(
    "pattern", ["../other.yaml", "a/../../other.yaml", "/etc/*.yaml", "..", "a\\\\b.yaml"]
)
def test_an_include_cannot_name_what_lies_outside(here: Path, pattern: str) -> None:
    (here.parent / "other.yaml").write_text(paper("outside"), encoding="utf-8")
    catalog = write("catalog.yaml", f'include:\n  - "{pattern}"\n')
    assert told(catalog) == ["catalog.yaml:2:5 include-outside include[0]"]
    assert examine(catalog).catalog.papers == ()


@pytest.mark.parametrize("link", ["link.yaml", "folder"])
def test_a_symbolic_link_cannot_lead_an_include_outside(here: Path, link: str) -> None:
    outside = here.parent / "outside"
    outside.mkdir()
    (outside / "other.yaml").write_text(paper("outside"), encoding="utf-8")
    Path(link).symlink_to(outside / "other.yaml" if link.endswith(".yaml") else outside)
    catalog = write("catalog.yaml", "include: [link.yaml, folder/*.yaml]\n")
    assert any("include-outside" in each for each in told(catalog))
    assert examine(catalog).catalog.papers == ()


@pytest.mark.usefixtures("here")
def test_a_symbolic_link_inside_is_fine() -> None:
    write("real/a.yaml", paper("a"))
    Path("link.yaml").symlink_to("real/a.yaml")
    catalog = write("catalog.yaml", "include: [link.yaml, real/a.yaml]\n")
    assert [each.id for each in read_catalog(catalog).papers] == ["a"]


@pytest.mark.parametrize("pattern", ["nothing.yaml", "no/*.yaml", "", "a**b", "a\\0b", "sub"])
@pytest.mark.usefixtures("here")
def test_an_include_that_names_no_file_is_told_at_its_line(pattern: str) -> None:
    Path("sub").mkdir()
    catalog = write("catalog.yaml", f'papers: []\ninclude:\n  - "{pattern}"\n')
    assert told(catalog) == ["catalog.yaml:3:5 include-nothing include[0]"]


@pytest.mark.usefixtures("here")
def test_an_include_is_a_list_of_paths() -> None:
    assert told(write("a.yaml", 'include: "*.yaml"\n')) == ["a.yaml:1:10 wrong-value include"]
    assert told(write("b.yaml", "include: [[a]]\n")) == ["b.yaml:1:11 wrong-value include[0]"]


@pytest.mark.usefixtures("here")
def test_problems_are_told_in_the_file_that_holds_them_counted_as_it_counts() -> None:
    catalog = write("catalog.yaml", "include: [more.yaml]\n" + paper("a"))
    write(
        "more.yaml",
        "# Further papers.\npapers:\n  - {id: b, title: B}\n  - {id: a, title: C}\n"
        "models:\n  - {id: m, name: M, paper: c}\n  - {id: n, nam: N}\n",
    )
    assert told(catalog) == [
        "more.yaml:4:10 duplicate-id papers[2].id",
        "more.yaml:6:29 unknown-paper models[0].paper",
        "more.yaml:7:5 missing-key models[1].name",
        "more.yaml:7:13 unknown-key models[1].nam",
    ]


@pytest.mark.usefixtures("here")
def test_a_duplicate_id_names_the_place_in_the_other_file() -> None:
    catalog = write("catalog.yaml", "include: [more.yaml]\n" + paper("a"))
    write("more.yaml", paper("a"))
    (problem,) = examine(catalog).problems
    assert str(problem) == (
        "more.yaml:1:15: duplicate-id: papers[1].id: the id 'a' is taken by the paper on "
        "line 2 of catalog.yaml (give one of them another id)"
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("papers: [{id: b", "more.yaml:2:1 yaml-syntax "),
        ("- a", "more.yaml:1:1 wrong-value "),
        ("papers: {}", "more.yaml:1:9 wrong-value papers"),
        ("papers:\n  - [b]", "more.yaml:2:5 wrong-value papers[0]"),
    ],
)
@pytest.mark.usefixtures("here")
def test_what_a_broken_file_held_is_not_missed_elsewhere(text: str, wanted: str) -> None:
    catalog = write("catalog.yaml", "include: [more.yaml]\nmodels: [{id: a, name: A, paper: b}]\n")
    write("more.yaml", text)
    assert told(catalog) == [wanted]


@pytest.mark.usefixtures("here")
def test_what_a_missing_file_held_is_not_missed_elsewhere() -> None:
    catalog = write("catalog.yaml", "include: [more.yaml]\nmodels: [{id: a, name: A, paper: b}]\n")
    assert told(catalog) == ["catalog.yaml:1:11 include-nothing include[0]"]
    Path("more.yaml").write_bytes(b"papers: [{id: b, title: \xff}]")
    assert told(catalog) == ["more.yaml:1:1 file-unreadable "]


@pytest.mark.usefixtures("here")
def test_a_missing_catalog_is_one_problem() -> None:
    with pytest.raises(GeneratorError) as raised:
        read_catalog(Path("catalog.yaml"))
    assert str(raised.value).startswith(
        "catalog.yaml:1:1: file-unreadable: cannot be read: No such file or directory (name "
    )
    assert len(raised.value.problems) == 1


@pytest.mark.usefixtures("here")
def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    text = "papers:\r\n  - id: a\r\n    title: >-\r\n      One\r\n      two\r\n"
    catalog = Path("catalog.yaml")
    catalog.write_bytes(f"\ufeff{text}".encode())
    assert [each.title for each in read_catalog(catalog).papers] == ["One two"]


@pytest.mark.usefixtures("here")
def test_templates_are_read_by_name_and_their_absence_is_told() -> None:
    write("templates/b.md", "B")
    write("templates/answers/a.md", "A")
    assert [each.name for each in read_templates(Path("templates"))] == ["answers/a.md", "b.md"]
    with pytest.raises(GeneratorError, match="no templates"):
        read_templates(Path("elsewhere"))


@pytest.mark.usefixtures("here")
def test_a_workflow_is_checked_with_its_line() -> None:
    text = (
        "models:\n  - id: m\n    name: M\n    workflow:\n      steps: [{id: s, name: S}]\n"
        "      edges:\n        - {from: input.a, to: gone.a}\n"
    )
    assert any(
        each.startswith("catalog.yaml:7:") and " unknown-step " in each
        for each in told(write("catalog.yaml", text))
    )


@pytest.mark.usefixtures("here")
def test_bytes_that_are_not_utf8_are_told_by_their_place() -> None:
    catalog = Path("catalog.yaml")
    catalog.write_bytes(b"papers: [] # \xe9\n")
    (problem,) = examine(catalog).problems
    assert problem.message == "not UTF-8 at byte 13"
    assert problem.hint == "save the file as UTF-8"


@pytest.mark.usefixtures("here")
def test_the_text_of_a_template_has_neither_mark_of_encoding_nor_windows_line_ends() -> None:
    write("templates/a.md", "A")
    Path("templates/b.md").write_bytes(b"\xef\xbb\xbfB\r\n")
    assert [(each.file, each.text) for each in read_templates(Path("templates"))] == [
        ("templates/a.md", "A"),
        ("templates/b.md", "B\n"),
    ]


@pytest.mark.usefixtures("here")
def test_each_template_that_cannot_be_read_is_told() -> None:
    write("templates/good.md", "x")
    Path("templates/a.md").write_bytes(b"\xff")
    Path("templates/b.md").mkdir()
    with pytest.raises(GeneratorError) as raised:
        read_templates(Path("templates"))
    assert [(each.place.file, each.message) for each in raised.value.problems] == [
        ("templates/a.md", "not UTF-8 at byte 0"),
        ("templates/b.md", "cannot be read: Is a directory"),
    ]


@pytest.mark.usefixtures("here")
def test_all_that_a_build_depends_on_is_watched() -> None:
    catalog = write(
        "catalog.yaml",
        "include: [more/*.yaml, deep/*/x.yaml, one/named.yaml, gone/*.yaml]\n",
    )
    for name in ("more/a.yaml", "deep/b/x.yaml", "one/named.yaml", "templates/x.md"):
        write(name, "")
    assert watched_paths(catalog, Path("templates")) == (
        Watched(path=Path("catalog.yaml")),
        Watched(path=Path("more/a.yaml")),
        Watched(path=Path("deep/b/x.yaml")),
        Watched(path=Path("one/named.yaml")),
        Watched(path=Path("more"), recursive=False),
        Watched(path=Path("deep")),
        Watched(path=Path("one"), recursive=False),
        Watched(path=Path("templates")),
    )


@pytest.mark.usefixtures("here")
def test_a_catalog_that_is_broken_is_still_watched() -> None:
    catalog = write("catalog.yaml", "papers: [\n")
    assert watched_paths(catalog, Path("gone")) == (Watched(path=Path("catalog.yaml")),)
