"""Paths of .bib files, their entries, and what is wrong with the files themselves."""

import os
import re
from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.site.intake import take_briefs
from generator.site.references import is_references, read_references

HELD = 'papers:\n  - {id: liif, title: LIIF, year: 2020, arxiv: "2012.09161"}\n'
LIIF = "@misc{a, title={A}, year=2020}\n"


@pytest.mark.parametrize(
    ("name", "found"),
    [("refs.bib", True), ("REFS.BIB", True), ("refs.bib.txt", False), ("bib", False)],
)
def test_a_file_of_references_is_known_by_its_name(name: str, *, found: bool) -> None:
    assert is_references(Path(name)) is found


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"@misc{a,\n title={M\xfcller}}", "2:1: file-unreadable: its bytes are not UTF-8"),
        (None, "1:1: file-unreadable: cannot be read: No such file or directory"),
    ],
)
def test_a_file_that_cannot_be_read_adds_nothing(
    tmp_path: Path, data: bytes | None, told: str
) -> None:
    if data is not None:
        (tmp_path / "bad.bib").write_bytes(data)
    (tmp_path / "catalog.yaml").write_text(HELD, encoding="utf-8")
    (tmp_path / "good.bib").write_text(LIIF, encoding="utf-8")
    with pytest.raises(GeneratorError, match=re.escape(f"bad.bib:{told}")):
        take_briefs(tmp_path / "catalog.yaml", [tmp_path / "good.bib", tmp_path / "bad.bib"])


def test_how_far_an_import_is_gets_told(tmp_path: Path) -> None:
    (tmp_path / "catalog.yaml").write_text(HELD, encoding="utf-8")
    (tmp_path / "refs.BIB").write_text(LIIF + "@misc{b, title={B}, year=2020}", encoding="utf-8")
    shares: list[float] = []
    take_briefs(tmp_path / "catalog.yaml", [tmp_path / "refs.BIB"], progress=shares.append)
    assert shares == [0.125, 0.25, 0.25, 0.85]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_is_no_regular_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "refs.bib")
    files, faults, unreadable = read_references([tmp_path / "refs.bib"], lambda _share: None)
    assert (files, faults) == ((), ())
    assert [problem.message for problem in unreadable] == ["cannot be read: it is no regular file"]


@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_windows_line_ends_and_a_byte_order_mark_do_not_matter(tmp_path: Path, start: str) -> None:
    text = start + "@misc{a,\r\n title={A},\r\n year=2020\r\n}\r\n@misc{b, title={B"
    (tmp_path / "refs.bib").write_bytes(text.encode())
    (file,), faults, _ = read_references([tmp_path / "refs.bib"], lambda _share: None)
    assert [each.entry.title for each in file.entries] == ["A"]
    assert [(problem.code, problem.place.line) for problem in faults] == [("bib-block-broken", 5)]
