"""Measured values are read out of files in the repository, and nowhere else."""

from fractions import Fraction
from pathlib import Path

import pytest

from generator.evidence import check_evidence, measured_files
from generator.evidence.measured import is_inside, look_up
from generator.models.assembled import Catalog, SourceFile
from generator.models.catalog import Question
from generator.site.reading import examine

TEXT = '{"psnr": 28.63, "a": {"b.c": 2}, "rows": [1, {"x": -3}], "a.b": 7, "no": "4", "on": true}'
FILES = (SourceFile(name="demos/x.json", text=TEXT),)


@pytest.mark.parametrize(
    ("key", "value"),
    [("psnr", "28.63"), ("rows[0]", "1"), ("rows[1].x", "-3"), ("a.b", "7")],
)
def test_a_key_leads_to_a_number(key: str, value: str) -> None:
    measured = look_up(f"demos/x.json#{key}", FILES)
    assert (measured.fault, measured.value) == ("", Fraction(value))


@pytest.mark.parametrize(
    "key", ["PSNR", "a", "rows", "rows[2]", "rows[-1]", "rows[1]x", "rows.0", "no", "on", "a..b", "[0]"]
)  # fmt: skip
def test_other_keys_lead_nowhere(key: str) -> None:
    assert (
        look_up(f"demos/x.json#{key}", FILES).fault == f"'demos/x.json' holds no number at '{key}'"
    )


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 100_000, "NaN", "1e999999999", "\ufeff{}", '{"k": NaN}']
)
def test_no_file_raises(text: str) -> None:
    assert look_up("f.json#k", (SourceFile(name="f.json", text=text),)).fault != ""


@pytest.mark.parametrize(
    "name",
    ["", ".", "/x.json", "../x.json", "a/../../x.json", "C:\\x.json", "a\\b", "file:x", " x"],
)
def test_a_path_that_may_lead_out_is_not_inside(name: str) -> None:
    assert not is_inside(name)


def question(*addresses: str) -> Question:
    answer = [{"text": "It is 28.6 dB.", "measured": address} for address in addresses]
    return Question.model_validate({"id": "q", "question": "Q?", "answer": answer, "scope": {}})


def test_the_files_to_read_are_named_once_and_lie_inside() -> None:
    catalog = Catalog(questions=(question("b.json#k", "a.json#k", "b.json#l", "../c.json#k"),))
    assert measured_files(catalog) == ("b.json", "a.json")


def test_without_files_every_measured_statement_is_missing_its_value() -> None:
    catalog = Catalog(questions=(question("demos/x.json#psnr"),))
    (finding,) = check_evidence(catalog)
    assert finding.code == "measured-missing"
    assert check_evidence(catalog, FILES) == ()


def write_catalog(folder: Path, address: str) -> Path:
    path = folder / "catalog.yaml"
    path.write_text(
        "questions:\n- id: q\n  question: Q?\n  scope: {}\n  answer:\n"
        f"  - {{text: It is 28.6 dB., measured: '{address}'}}\n",
        encoding="utf-8",
    )
    return path


def test_files_are_read_from_the_folder_of_the_catalog(tmp_path: Path) -> None:
    (tmp_path / "demos").mkdir()
    (tmp_path / "demos" / "x.json").write_text(TEXT, encoding="utf-8")
    assert examine(write_catalog(tmp_path, "demos/x.json#psnr")).problems == ()
    (problem,) = examine(write_catalog(tmp_path, "demos/x.json#a.b")).problems
    assert (problem.code, problem.place.line) == ("measured-mismatch", 6)


@pytest.mark.parametrize("name", ["demos", "away.json", "demos/none.json", "x" * 5000])
def test_what_cannot_be_read_from_inside_is_missing(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "inside"
    (inside / "demos").mkdir(parents=True)
    (tmp_path / "x.json").write_text(TEXT, encoding="utf-8")
    (inside / "away.json").symlink_to(tmp_path / "x.json")
    (problem,) = examine(write_catalog(inside, f"{name}#psnr")).problems
    assert problem.code == "measured-missing"
