"""Whole generated pages against `tests/golden/<case>/expected/`; `make golden` writes them anew.

A case is a folder with a catalog.yaml, and briefs (*.txt) that are imported into it first.
"""

import shutil
from pathlib import Path

import pytest

from generator.site.building import build_site
from generator.site.intake import take_briefs, write_intake

GOLDEN = Path(__file__).parent / "golden"
CASES = tuple(sorted(path.name for path in GOLDEN.iterdir() if path.is_dir()))


def build_case(case: Path, templates: Path, work: Path) -> dict[str, str]:
    """The pages of one case by their place."""
    catalog = work / "catalog.yaml"
    shutil.copy(case / "catalog.yaml", catalog)
    briefs = tuple(sorted(case.glob("*.txt")))
    if briefs:
        write_intake(take_briefs(catalog, briefs))
    return {file.src_uri: file.text for file in build_site(catalog, templates).files}


@pytest.mark.parametrize("name", CASES)
def test_pages_are_as_expected(
    name: str, project: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    expected = GOLDEN / name / "expected"
    built = build_case(GOLDEN / name, project / "templates", tmp_path)
    if request.config.getoption("--update-golden"):
        shutil.rmtree(expected, ignore_errors=True)
        for src_uri, content in built.items():
            (expected / src_uri).parent.mkdir(parents=True, exist_ok=True)
            (expected / src_uri).write_bytes(content.encode())
    held = {
        path.relative_to(expected).as_posix(): path.read_bytes().decode()
        for path in sorted(expected.rglob("*"))
        if path.is_file()
    }
    assert sorted(held) == sorted(built), "a page is missing here, or nothing makes it any more"
    for src_uri, content in built.items():
        assert content == held[src_uri], f"{src_uri} changed; if that is right, run `make golden`"


def test_there_are_cases() -> None:
    assert CASES == ("hostile", "small", "thin")
