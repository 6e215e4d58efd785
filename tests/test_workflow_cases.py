"""What can be wrong with workflows: one YAML file in cases/workflow for each code, whole catalogs in it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.errors import Code, Problem
from generator.site.reading import examine

CASES = sorted((Path(__file__).parent / "cases" / "workflow").glob("*.yaml"))
CODES = {
    Code.UNKNOWN_STEP,
    Code.FOREIGN_STEP,
    Code.UNKNOWN_PORT,
    Code.UNKNOWN_TYPE,
    Code.TYPE_MISMATCH,
    Code.SHAPE_INVALID,
    Code.SHAPE_MISMATCH,
    Code.PORT_UNIT_MISMATCH,
    Code.DUPLICATE_EDGE,
    Code.DANGLING_PORT,
    Code.UNREACHABLE_STEP,
    Code.WORKFLOW_CYCLE,
    Code.REPEAT_OVERLAP,
    Code.NO_WAY_THROUGH,
    Code.WORKFLOW_TOO_LARGE,
    Code.TASK_MISMATCH,
    Code.CHAIN_MISMATCH,
}


def problems_in(catalog: Path) -> list[Problem]:
    """All but those of numbers that no source holds: these catalogs hold no sources."""
    return [each for each in examine(catalog).problems if each.code != Code.TEXT_WITH_NUMBER]


def case_in(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert case.keys() == {"rule", "code", "trips", "passes"}
    return case


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a case's catalog is written: problems name it as it is named here."""
    monkeypatch.chdir(tmp_path)
    return Path("catalog.yaml")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_trips_its_problem_with_its_line(path: Path, catalog: Path) -> None:
    case = case_in(path)
    for trip in case["trips"]:
        catalog.write_text(trip["catalog"], encoding="utf-8")
        problems = problems_in(catalog)
        (problem,) = [each for each in problems if each.code == case["code"]]
        assert str(problem.place) == f"catalog.yaml:{trip['at']}"
        assert (problem.path, problem.message) == (trip["path"], trip["message"])
        assert (problem.hint, problem.severity) == (trip.get("hint", ""), "error")
        besides = {str(each.code) for each in problems} - {case["code"]}
        assert sorted(besides) == trip.get("besides", [])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_has_sound_neighbours(path: Path, catalog: Path) -> None:
    sound = case_in(path)["passes"]
    for text in sound:
        catalog.write_text(text, encoding="utf-8")
        assert [str(problem) for problem in problems_in(catalog)] == []
    assert sound


def test_each_code_has_its_case() -> None:
    assert {path.stem for path in CASES} == CODES
    assert all(case_in(path)["code"] == path.stem for path in CASES)


def told(catalog: Path, text: str) -> list[tuple[str, str]]:
    catalog.write_text(text, encoding="utf-8")
    return [(str(each.code), each.path) for each in problems_in(catalog)]


def test_a_type_that_could_not_be_read_is_not_called_unknown(catalog: Path) -> None:
    text = (
        "types: [{id: hologram, parents: image}]\n"
        "tasks: [{id: t, name: T, inputs: [{name: x, type: hologram}]}]\n"
    )
    assert told(catalog, text) == [("unknown-key", "types[0].parents")]


def test_two_types_of_one_id_are_told(catalog: Path) -> None:
    text = "types: [{id: hologram}, {id: hologram, parent: image}]\n"
    assert told(catalog, text) == [("duplicate-id", "types[1].id")]


def test_what_a_repeat_says_rests_on_something(catalog: Path) -> None:
    text = (
        "models:\n  - id: m\n    name: M\n    workflow:\n"
        "      steps: [{id: s, name: S, inputs: [{name: x, type: text}], "
        "outputs: [{name: x, type: text}]}]\n"
        "      edges: [{from: input.x, to: s.x}, {from: s.x, to: output.x}]\n"
        "      repeat: [{steps: [s], times: twice, statements: [{text: It helps.}]}]\n"
    )
    assert told(catalog, text) == [
        ("statement-without-basis", "models[0].workflow.repeat[0].statements[0]")
    ]


def test_a_repeat_of_nothing_and_an_arrangement_that_is_none_are_told(catalog: Path) -> None:
    text = (
        "models: [{id: m, name: M, workflow: {steps: [], edges: [], "
        "repeat: [{steps: [], times: twice}]}}]\n"
        "questions: [{id: q, question: Q, arrangement: chains, scope: {}}]\n"
    )
    assert told(catalog, text) == [
        ("wrong-value", "models[0].workflow.repeat[0]"),
        ("wrong-value", "questions[0].arrangement"),
    ]
