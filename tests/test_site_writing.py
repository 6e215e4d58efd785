"""Pages as files in a folder: only what changed, only what is ours, or nothing at all."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.models.output import OutputFile
from generator.models.site import Site
from generator.site.writing import MANIFEST, stale_pages, unified_diff, write_pages, write_whole


def site(**pages: str) -> Site:
    """A site of pages; `a__b` stands for a/b.md."""
    files = tuple(
        OutputFile.of(f"{name.replace('__', '/')}.md", text.encode())
        for name, text in pages.items()
    )
    return Site(files=files)


def content(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path): (path.stat().st_mtime_ns, path.stat().st_ino)
        for path in sorted(folder.rglob("*"))
    }


def manifest(folder: Path, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def test_pages_are_written_and_a_second_run_writes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    done = write_pages(site(index="Home\n", papers__a="A\n"), out)
    assert (done.written, done.removed) == (("index.md", "papers/a.md"), ())
    assert content(out) == {"index.md": "Home\n", "papers/a.md": "A\n"}
    before = stamps(out)
    done = write_pages(site(index="Home\n", papers__a="A\n"), out)
    assert (done.written, done.removed) == ((), ())
    assert stamps(out) == before


def test_what_a_killed_run_left_is_removed_and_a_running_ones_stays(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    names = (f".a.md.explainer-{gone.pid}-x1", f".a.md.explainer-{os.getpid()}-x2", ".a.md.mine")
    for name in names:
        (tmp_path / name).write_text("half", encoding="utf-8")
    write_whole(tmp_path / "a.md", "A\n")
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert kept == sorted(["a.md", *(names[1:] if os.name == "posix" else names)])


@pytest.mark.parametrize(
    ("config", "out"),
    [
        ("plugins: [search, explainer]\n", "docs"),
        ("plugins:\n  - explainer\n", "docs/deep/er"),
        ('docs_dir: "pages"  # ours\nplugins:\n  - explainer:\n', "pages"),
    ],
)
def test_no_page_is_written_among_those_that_are_written_by_hand(
    tmp_path: Path, config: str, out: str
) -> None:
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    with pytest.raises(GeneratorError) as raised:
        write_pages(site(a="A\n"), tmp_path / out)
    (problem,) = raised.value.problems
    assert problem.code == "page-collision"
    assert content(tmp_path) == {"mkdocs.yml": config}


@pytest.mark.parametrize(
    ("config", "out"),
    [
        ("plugins: [explainer]\n", "out"),
        ("plugins: [explainer]\ndocs_dir: pages\n", "docs"),
        ("plugins: [search]  # no explainer\n", "docs"),
    ],
)
def test_pages_are_written_beside_them_and_for_sites_without_our_plugin(
    tmp_path: Path, config: str, out: str
) -> None:
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    assert write_pages(site(a="A\n"), tmp_path / out).written == ("a.md",)


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write_pages(site(a="A\n", b="B\n"), tmp_path)
    before = stamps(tmp_path)
    assert write_pages(site(a="A\n", b="C\n"), tmp_path).written == ("b.md",)
    assert stamps(tmp_path)[str(tmp_path / "a.md")] == before[str(tmp_path / "a.md")]


def test_pages_that_are_no_more_are_removed_with_their_empty_folders(tmp_path: Path) -> None:
    write_pages(site(a="A\n", x__y__b="B\n", x__c="C\n"), tmp_path)
    (tmp_path / "x" / "mine.md").write_text("Mine", encoding="utf-8")
    done = write_pages(site(a="A\n"), tmp_path)
    assert done.removed == ("x/c.md", "x/y/b.md")
    assert content(tmp_path) == {"a.md": "A\n", "x/mine.md": "Mine"}
    assert not (tmp_path / "x" / "y").exists()
    assert json.loads((tmp_path / MANIFEST).read_text(encoding="utf-8")) == {"written": ["a.md"]}


def test_what_the_manifest_does_not_name_is_never_removed(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "mine.md").write_text("Mine", encoding="utf-8")
    write_pages(site(papers__a="A\n"), tmp_path)
    assert write_pages(site(), tmp_path).removed == ("papers/a.md",)
    assert content(tmp_path) == {"papers/mine.md": "Mine"}


@pytest.mark.parametrize(
    "name",
    ["../outside.md", "/{outside}", "x/../../outside.md", "link/outside.md", "", ".", "a\0b"],
)
def test_manifest_names_that_lead_outside_are_ignored(tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    outside = tmp_path / "outside.md"
    outside.write_text("Mine", encoding="utf-8")
    name = name.replace("{outside}", str(outside).removeprefix("/"))
    manifest(out, json.dumps({"written": [name, "gone.md"]}))
    (out / "link").symlink_to(tmp_path)
    done = write_pages(site(a="A\n"), out)
    assert (done.written, done.removed) == (("a.md",), ())
    assert outside.read_text(encoding="utf-8") == "Mine"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "5",
        '{"written": 5}',
        '{"written": "a.md"}',
        '{"written": [5, null]}',
        "[" * 9999,
    ],
)
def test_a_damaged_manifest_names_nothing(tmp_path: Path, text: str) -> None:
    manifest(tmp_path, text)
    (tmp_path / "mine.md").write_text("Mine", encoding="utf-8")
    assert write_pages(site(a="A\n"), tmp_path).removed == ()
    assert content(tmp_path) == {"a.md": "A\n", "mine.md": "Mine"}


def test_hand_written_files_in_the_way_stop_all_and_are_all_told(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("Mine", encoding="utf-8")
    (tmp_path / "x").write_text("Mine, too", encoding="utf-8")
    (tmp_path / "c.md").mkdir()
    (tmp_path / "d.md").symlink_to(tmp_path / "nowhere")
    before = content(tmp_path)
    with pytest.raises(GeneratorError) as raised:
        write_pages(site(a="A\n", b="B\n", c="C\n", d="D\n", x__y="Y\n"), tmp_path)
    told = [(Path(each.place.file).name, str(each.code)) for each in raised.value.problems]
    assert told == [
        ("b.md", "page-collision"),
        ("c.md", "page-collision"),
        ("d.md", "page-collision"),
        ("x", "page-collision"),
    ]
    assert content(tmp_path) == before
    assert not (tmp_path / MANIFEST).exists()


def test_a_folder_that_leads_elsewhere_is_in_the_way(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    out = tmp_path / "out"
    out.mkdir()
    (out / "papers").symlink_to(elsewhere)
    with pytest.raises(GeneratorError, match="page-collision"):
        write_pages(site(papers__a="A\n"), out)
    assert list(elsewhere.iterdir()) == []


def test_a_hand_written_file_that_says_the_same_is_adopted(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("A\n", encoding="utf-8")
    assert write_pages(site(a="A\n"), tmp_path).written == ()
    assert write_pages(site(a="B\n"), tmp_path).written == ("a.md",)


def test_line_ends_are_written_as_they_are(tmp_path: Path) -> None:
    write_pages(site(a="é\r\nb\n"), tmp_path)
    assert (tmp_path / "a.md").read_bytes() == b"\xc3\xa9\r\nb\n"


def test_a_folder_that_cannot_be_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(GeneratorError, match="file-unwritable"):
        write_pages(site(a="A\n"), tmp_path / "file" / "out")


def test_stale_pages_are_shown_and_nothing_is_written(tmp_path: Path) -> None:
    write_pages(site(a="A\n", b="B\n", c="C\n"), tmp_path)
    before = stamps(tmp_path)
    assert stale_pages(site(a="A\n", b="B\n", c="C\n"), tmp_path) == ""
    assert stale_pages(site(a="A\n", b="Other\n", d="D\n"), tmp_path) == (
        "--- b.md\n+++ b.md\n@@ -1 +1 @@\n-B\n+Other\n"
        "--- c.md\n+++ c.md\n@@ -1 +0,0 @@\n-C\n"
        "--- d.md\n+++ d.md\n@@ -0,0 +1 @@\n+D\n"
    )
    assert stamps(tmp_path) == before


def test_a_page_in_another_encoding_is_stale(tmp_path: Path) -> None:
    write_pages(site(a="\ufffd\n"), tmp_path)
    (tmp_path / "a.md").write_bytes(b"\xff\n")
    assert stale_pages(site(a="\ufffd\n"), tmp_path) == (
        "--- a.md\n+++ a.md\n@@ -1 +1 @@\n-\\xff\n+\ufffd\n"
    )
    assert write_pages(site(a="\ufffd\n"), tmp_path).written == ("a.md",)


def test_a_difference_keeps_lines_whole_and_tells_of_missing_line_ends() -> None:
    assert unified_diff("a\u2028b\x0cc", "a\u2028b\x0cd\n", "f") == (
        "--- f\n+++ f\n@@ -1 +1 @@\n-a\u2028b\x0cc\n\\ No newline at end of file\n+a\u2028b\x0cd\n"
    )
    assert unified_diff("a\n", "a\n", "f") == ""


def test_a_failing_write_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old", encoding="utf-8")

    def failing(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "replace", failing)
    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(GeneratorError, match="cannot be written: Input/output error"):
        write_whole(path, "new")
    assert [(each.name, each.read_text(encoding="utf-8")) for each in tmp_path.iterdir()] == [
        ("a.yaml", "old")
    ]


def test_a_read_only_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old", encoding="utf-8")
    # The owner of tests may be root, whom no mode stops.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(GeneratorError, match="cannot be written: Permission denied"):
        write_whole(path, "new")
    assert path.read_text(encoding="utf-8") == "old"


def test_a_long_name_is_written_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / f"{'x' * 240}.md"
    write_whole(path, "new")
    assert path.read_text(encoding="utf-8") == "new"
    assert path.stat().st_mode & 0o777 == 0o644
