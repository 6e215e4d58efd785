"""Whole catalogs with something wrong in them: one YAML file for each case in cases/catalog."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.errors import Problem
from generator.site.reading import examine

CASES = sorted((Path(__file__).parent / "cases" / "catalog").glob("*.yaml"))
KEYS = ("at", "code", "path", "hint", "message")


def told(problem: Problem, wanted: dict[str, str]) -> dict[str, str]:
    """A problem as far as the case says something of it; place, code and path are always told."""
    found = {
        "at": f"{problem.place.line}:{problem.place.column}",
        "code": str(problem.code),
        "path": problem.path,
        "hint": problem.hint,
        "message": problem.message,
    }
    always = ("at", "code", *(("path",) if problem.path else ()))
    return {key: found[key] for key in KEYS if key in wanted or key in always}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert case.keys() <= {"rule", "catalog", "problems"}
    monkeypatch.chdir(tmp_path)
    catalog = Path("catalog.yaml")
    catalog.write_text(case["catalog"], encoding="utf-8")
    found = examine(catalog).problems
    problems = sorted(found, key=lambda problem: (problem.place, problem.code))
    wanted = case.get("problems", [])
    padded = [*wanted, *({} for _ in problems[len(wanted) :])]
    assert [told(*pair) for pair in zip(problems, padded, strict=False)] == wanted
    assert len(problems) == len(wanted)


def test_there_are_cases() -> None:
    assert len(CASES) > 40
