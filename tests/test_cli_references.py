"""`explainer import refs.bib` and `explainer export`, as people and programs run them."""

import io
import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator import cli
from generator.cli.progress import shown_progress

REFS = (
    '@inproceedings{chen2021, title={LIIF}, author={J{\\"o}rg Chen}, booktitle={CVPR}, year=2021, doi={10.1000/x}}\n'
    "@misc{plato, title={Ideas}, author={Plato}, year=1578}\n"
)
BROKEN = "@misc{open, title={T\n"
QUESTION = """
models: [{id: soft, name: Soft, paper: chen2021}]
questions:
  - id: why
    question: Why?
    models: [soft]
    scope: {papers: ["doi:10.1000/x"]}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("catalog.yaml").write_text("# Mine.\n", encoding="utf-8")
    Path("refs.bib").write_text(REFS, encoding="utf-8")
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(cli.main, args, catch_exceptions=False)


def test_import_tells_what_a_bib_file_added() -> None:
    result = run("import", "refs.bib")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "refs.bib: 2 entries\n  added: paper chen2021, paper plato\n"
    held = yaml.safe_load(Path("catalog.yaml").read_text(encoding="utf-8"))
    assert [paper["id"] for paper in held["papers"]] == ["chen2021", "plato"]


def test_importing_again_has_nothing_to_add_and_touches_nothing() -> None:
    run("import", "refs.bib")
    before = Path("catalog.yaml").read_bytes()
    result = run("import", "refs.bib")
    assert result.exit_code == 0
    assert result.stdout == (
        "refs.bib: 2 entries\n  reused: paper chen2021, paper plato\n"
        "  nothing to add: the catalog holds all of it\n"
    )
    assert Path("catalog.yaml").read_bytes() == before


def test_a_broken_entry_is_told_and_the_others_are_added() -> None:
    Path("refs.bib").write_text(REFS + BROKEN, encoding="utf-8")
    result = run("import", "refs.bib")
    assert result.exit_code == 1
    assert result.stderr.startswith("refs.bib:3:1: bib-block-broken: open: ")
    assert "added: paper chen2021, paper plato" in result.stdout
    assert "id: plato" in Path("catalog.yaml").read_text(encoding="utf-8")


def test_machines_are_told_what_became_of_a_bib_file() -> None:
    Path("refs.bib").write_text(REFS + BROKEN, encoding="utf-8")
    result = run("import", "refs.bib", "--format", "json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert told["briefs"] == []
    assert told["references"] == [
        {"file": "refs.bib", "entries": 2, "added": ["paper chen2021", "paper plato"], "reused": []}
    ]
    assert [problem["code"] for problem in told["problems"]] == ["bib-block-broken"]


def test_a_dry_run_shows_the_change_and_writes_nothing() -> None:
    result = run("import", "refs.bib", "--dry-run")
    assert "+  - id: chen2021\n" in result.stdout
    assert Path("catalog.yaml").read_text(encoding="utf-8") == "# Mine.\n"


def test_long_lists_are_counted() -> None:
    many = "".join(f"@misc{{k{number}, title={{T{number}}}, year=2020}}\n" for number in range(15))
    Path("refs.bib").write_text(many, encoding="utf-8")
    assert "paper k10, paper k11 and 3 more\n" in run("import", "refs.bib").stdout


BIBTEX = (
    "@inproceedings{chen2021,\n  title = {{LIIF}},\n  author = {Jörg Chen},\n  year = {2021},\n"
    "  booktitle = {CVPR},\n  doi = {10.1000/x},\n}\n"
)


def test_export_prints_all_works_or_those_of_a_question() -> None:
    run("import", "refs.bib")
    with Path("catalog.yaml").open("a", encoding="utf-8") as file:
        file.write(QUESTION)
    plato = "@misc{plato,\n  title = {{Ideas}},\n  author = {Plato},\n  year = {1578},\n}\n"
    assert run("export").stdout == f"{BIBTEX}\n{plato}"
    assert run("export", "why").stdout == BIBTEX
    assert run("export", "--ascii", "why").stdout == BIBTEX.replace("ö", '{\\"o}')
    assert [each["id"] for each in json.loads(run("export", "--format", "csl").stdout)] == [
        "chen2021",
        "plato",
    ]
    assert run("export", "--format", "ris", "why").stdout.startswith(
        "TY  - CPAPER\nID  - chen2021\n"
    )


def test_what_is_exported_is_imported_without_a_change() -> None:
    run("import", "refs.bib")
    Path("again.bib").write_text(run("export", "--ascii").stdout, encoding="ascii")
    result = run("import", "again.bib")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "nothing to add" in result.stdout


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("why",), "no question has the id 'why'"),
        (("--ascii", "--format", "ris"), "--ascii is for BibTeX alone"),
        (("--format", "endnote"), "'endnote' is not one of 'bibtex', 'csl', 'ris'"),
    ],
)
def test_export_refuses_what_it_does_not_know(args: tuple[str, ...], told: str) -> None:
    result = run("export", *args)
    assert result.exit_code == 2
    assert told in result.stderr


def test_export_of_an_unsound_catalog_tells_its_problems() -> None:
    Path("catalog.yaml").write_text("papers: [{title: No id}]", encoding="utf-8")
    result = run("export")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "missing-key" in result.stderr


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("terminal", "seconds", "hidden", "shown"),
    [
        (True, 2.0, False, True),
        (True, 0.5, False, False),
        (False, 2.0, False, False),
        (True, 2.0, True, False),
    ],
)
def test_a_bar_is_for_those_who_wait_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, *, terminal: bool, seconds: float, hidden: bool, shown: bool
) -> None:
    stream = Terminal() if terminal else io.StringIO()
    clock = iter((0.0, *(seconds for _ in range(20))))
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr("generator.cli.progress.time.monotonic", lambda: next(clock))
    with shown_progress("Importing", hidden=hidden) as tell:
        tell(0.25)
        tell(1.0)
    assert ("Importing" in stream.getvalue()) is shown
    assert ("100%" in stream.getvalue()) is shown
