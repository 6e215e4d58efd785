"""Briefs as files, into a catalog as files: all of it or nothing, and what is told."""

import os
from pathlib import Path

import pytest

from generator.errors import Code, GeneratorError
from generator.site.intake import take_briefs, write_intake

BRIEF = """A user has asked the following question:
"{question}"

### Recommended AI Models:
Model: LIIF
Paper: https://arxiv.org/abs/2012.09161

Answer:
"""
CATALOG = "# Mine.\npapers:\n  - {id: liif, title: LIIF, arxiv: 2012.09161}\n"


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small catalog in a folder of its own, which is the current one."""
    monkeypatch.chdir(tmp_path)
    path = Path("catalog.yaml")
    path.write_bytes(CATALOG.encode())
    return path


def brief(name: str, question: str = "Why?") -> Path:
    path = Path(name)
    path.write_text(BRIEF.format(question=question), encoding="utf-8")
    return path


def codes(raised: pytest.ExceptionInfo[GeneratorError]) -> list[str]:
    return [f"{each.place.file} {each.code}" for each in raised.value.problems]


def test_several_briefs_are_taken_one_after_the_other(catalog: Path) -> None:
    intake = take_briefs(catalog, (brief("a.txt", "Why?"), brief("b.txt", "How?")))
    assert [taken.imported.added for taken in intake.taken] == [
        ("model liif", "task super-resolution", "question why"),
        ("question how",),
    ]
    assert catalog.read_bytes() == CATALOG.encode()
    write_intake(intake)
    assert catalog.read_text(encoding="utf-8").startswith(CATALOG + "models:\n  - id: liif\n")


def test_one_brief_twice_in_a_run_is_one_question(catalog: Path) -> None:
    intake = take_briefs(catalog, (brief("a.txt"), brief("b.txt")))
    assert intake.taken[1].imported.added == ()


def test_one_bad_brief_stops_all_and_every_error_is_told(catalog: Path) -> None:
    Path("empty.txt").write_bytes(b"")
    Path("latin.txt").write_bytes(b"caf\xe9")
    with pytest.raises(GeneratorError) as raised:
        take_briefs(catalog, (brief("good.txt"), *map(Path, ("empty.txt", "latin.txt", "no.txt"))))
    assert codes(raised) == [
        "empty.txt brief-empty",
        "latin.txt brief-not-utf8",
        "no.txt file-unreadable",
    ]


def test_errors_of_the_catalog_come_with_those_of_the_briefs(catalog: Path) -> None:
    catalog.write_text("papers:\n  - {id: a, titel: A}\n", encoding="utf-8")
    Path("empty.txt").write_bytes(b"")
    with pytest.raises(GeneratorError) as raised:
        take_briefs(catalog, (Path("empty.txt"),))
    assert codes(raised) == ["catalog.yaml unknown-key", "empty.txt brief-empty"]


def test_a_folder_is_no_brief(catalog: Path) -> None:
    Path("folder").mkdir()
    with pytest.raises(GeneratorError) as raised:
        take_briefs(catalog, (Path("folder"),))
    assert codes(raised) == ["folder file-unreadable"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_may_never_end_is_no_brief(catalog: Path) -> None:
    os.mkfifo("pipe")
    with pytest.raises(GeneratorError) as raised:
        take_briefs(catalog, (Path("pipe"),))
    assert codes(raised) == ["pipe file-unreadable"]
    assert "cannot be read: it is no regular file" in str(raised.value)


def test_what_a_brief_widens_or_calls_otherwise_is_advice(catalog: Path) -> None:
    write_intake(take_briefs(catalog, (brief("a.txt"),)))
    text = brief("b.txt").read_text(encoding="utf-8")
    more = "### Related Papers:\nModel: Soft\nPaper: https://arxiv.org/abs/2012.09161\n\nAnswer:"
    code = "\nGitHub: https://github.com/other/liif\n\nAnswer:"
    Path("b.txt").write_text(text.replace("\n\nAnswer:", code).replace("Answer:", more), "utf-8")
    widens, calls = map(str, take_briefs(catalog, (Path("b.txt"),)).advice)
    assert widens == (
        "b.txt:2:1: advice: brief-widens-question: the question 'why' is there already, and this brief "
        "adds to it: tool of model liif: liif-code; github:other/liif "
        "(look at its page; where another question is meant, word this one otherwise)"
    )
    assert calls == (
        "b.txt:10:1: advice: brief-title-differs: the paper 'liif' is held as 'LIIF', and this brief "
        "calls it 'Soft' (correct the title or the link of one of them)"
    )


def test_the_difference_is_one_that_patch_reads(catalog: Path) -> None:
    catalog.write_bytes(b"papers:\n  - {id: liif, title: LIIF, arxiv: 2012.09161}")
    intake = take_briefs(catalog, (brief("a.txt"),))
    assert intake.diff == (
        "--- catalog.yaml\n"
        "+++ catalog.yaml\n"
        "@@ -1,2 +1,48 @@\n"
        " papers:\n"
        "-  - {id: liif, title: LIIF, arxiv: 2012.09161}\n"
        "\\ No newline at end of file\n"
        "+  - {id: liif, title: LIIF, arxiv: 2012.09161}\n"
        "+models:\n"
        "+  - id: liif\n"
        "+    name: LIIF\n"
        "+    paper: liif\n"
        "+    task: super-resolution\n"
        "+    draft: true\n"
        "+tasks:\n"
        "+  - id: super-resolution\n"
        "+    name: Single-image super-resolution\n"
        "+    aliases:\n"
        "+      - SISR\n"
        "+      - image super-resolution\n"
        "+      - image upscaling\n"
        "+      - image enlargement\n"
        "+    inputs:\n"
        "+      - name: photo\n"
        "+        type: image\n"
        "+        description: a small or blurry picture\n"
        "+      - name: size\n"
        "+        type: size\n"
        "+        description: the height and width wanted for the result\n"
        "+        unit: px\n"
        "+    outputs:\n"
        "+      - name: enlarged\n"
        "+        type: image\n"
        "+        description: the same picture with more pixels\n"
        "+    definition:\n"
        "+      - text: >-\n"
        "+          A program makes a larger picture out of a small one and fills the added pixels "
        "with believable detail.\n"
        "+        reading: true\n"
        "+    draft: true\n"
        "+questions:\n"
        "+  - id: why\n"
        "+    question: Why?\n"
        "+    draft: true\n"
        "+    task: super-resolution\n"
        "+    models:\n"
        "+      - liif\n"
        "+    asks:\n"
        "+      - text: We read the question as one about single-image super-resolution.\n"
        "+        reading: true\n"
        "+    scope:\n"
        "+      papers:\n"
        "+        - arxiv:2012.09161\n"
        "+      links:\n"
        "+        - https://arxiv.org/abs/2012.09161\n"
        "\\ No newline at end of file\n"
    )


def test_nothing_is_written_when_the_catalog_changed_meanwhile(catalog: Path) -> None:
    intake = take_briefs(catalog, (brief("a.txt"),))
    catalog.write_text("# Edited meanwhile.\n", encoding="utf-8")
    with pytest.raises(GeneratorError, match="changed while the brief was being imported"):
        write_intake(intake)
    assert catalog.read_text(encoding="utf-8") == "# Edited meanwhile.\n"


def test_nothing_is_written_when_an_included_file_vanished_meanwhile(catalog: Path) -> None:
    catalog.write_text("include: [more.yaml]\n", encoding="utf-8")
    Path("more.yaml").write_text("papers: []\n", encoding="utf-8")
    intake = take_briefs(catalog, (brief("a.txt"),))
    Path("more.yaml").unlink()
    with pytest.raises(GeneratorError, match=r"more\.yaml.*changed while"):
        write_intake(intake)
    assert catalog.read_text(encoding="utf-8") == "include: [more.yaml]\n"


def test_a_catalog_that_needs_nothing_is_not_touched(catalog: Path) -> None:
    write_intake(take_briefs(catalog, (brief("a.txt"),)))
    before = catalog.stat()
    write_intake(take_briefs(catalog, (brief("a.txt"),)))
    assert (catalog.stat().st_mtime_ns, catalog.stat().st_ino) == (
        before.st_mtime_ns,
        before.st_ino,
    )


def test_the_mode_is_kept_and_a_symbolic_link_stays_one(catalog: Path) -> None:
    real = Path("real")
    real.mkdir()
    catalog.rename(real / "shared.yaml")
    (real / "shared.yaml").chmod(0o640)
    catalog.symlink_to("real/shared.yaml")
    write_intake(take_briefs(catalog, (brief("a.txt"),)))
    assert catalog.is_symlink()
    assert (real / "shared.yaml").stat().st_mode & 0o777 == 0o640
    assert "question: Why?" in (real / "shared.yaml").read_text(encoding="utf-8")
    assert sorted(path.name for path in real.iterdir()) == ["shared.yaml"]


def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    intake = take_briefs(catalog, (brief("a.txt"),))
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(GeneratorError) as raised:
        write_intake(intake)
    (problem,) = raised.value.problems
    assert str(problem) == (
        "catalog.yaml:1:1: file-unwritable: cannot be written: No space left on device "
        "(the file is as it was; make room or allow writing, then try again)"
    )
    assert catalog.read_bytes() == CATALOG.encode()
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt", "catalog.yaml"]


@pytest.mark.parametrize("fault", [OSError(5, "Input/output error"), KeyboardInterrupt()])
def test_a_stop_between_two_files_puts_the_first_back(
    catalog: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    catalog.write_text("include: [more.yaml]\n", encoding="utf-8")
    more = Path("more.yaml")
    more.write_text("papers:\n  - {id: liif, arxiv: 2012.09161}\n", encoding="utf-8")
    related = "### Related Papers:\nModel: LIIF\nPaper: https://arxiv.org/abs/2012.09161\nAnswer:"
    path = brief("a.txt")
    path.write_text(path.read_text("utf-8").replace("Answer:", related), encoding="utf-8")
    intake = take_briefs(catalog, (path,))
    assert [file.name for file in intake.after] == ["more.yaml", "catalog.yaml"]
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target.name == "catalog.yaml":
            raise fault
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises((GeneratorError, KeyboardInterrupt)):
        write_intake(intake)
    assert catalog.read_text(encoding="utf-8") == "include: [more.yaml]\n"
    assert more.read_text(encoding="utf-8") == "papers:\n  - {id: liif, arxiv: 2012.09161}\n"
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt", "catalog.yaml", "more.yaml"]


def test_a_catalog_that_cannot_take_the_brief_is_told_where(catalog: Path) -> None:
    catalog.write_text("models: ~\n", encoding="utf-8")
    with pytest.raises(GeneratorError) as raised:
        take_briefs(catalog, (brief("a.txt"),))
    (problem,) = raised.value.problems
    assert (problem.code, str(problem.place)) == (Code.YAML_ALIAS, "catalog.yaml:1:9")


def test_advice_about_a_brief_is_kept_for_people(catalog: Path) -> None:
    path = brief("a.txt", "Wh\u200by?")
    intake = take_briefs(catalog, (path,))
    assert [each.code for each in intake.advice] == [Code.BRIEF_INVISIBLE_REMOVED]
    assert intake.taken[0].brief.question == "Why?"
