"""Fixtures and options that several test modules share."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
SITE_FILES = (
    "catalog.yaml",
    "catalog.lock",
    "mkdocs.yml",
    "briefs",
    "docs",
    "overrides",
    "templates",
)
RUNTIME = "docs/assets/try/runtime"
Run: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]


# No test asserts a time, and each run tries the same examples: a busy machine changes nothing.
settings.register_profile(
    "project", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --update-golden` writes the expected output anew."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/ anew")


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's own folder: the real catalog, templates and briefs."""
    return ROOT


@pytest.fixture(scope="session")
def copy_project(project: Path) -> Callable[[Path], Path]:
    """Copy what a build of the site reads into a folder of its own, to be changed at will."""

    def copy(folder: Path) -> Path:
        folder.mkdir(parents=True)
        for name in SITE_FILES:
            source = project / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=_runtime)
            elif source.exists():
                shutil.copy(source, folder / name)
        runtime = project / RUNTIME
        if runtime.is_dir():
            shutil.copytree(runtime, folder / RUNTIME, copy_function=_link)
        return folder

    return copy


def _runtime(folder: str, names: list[str]) -> list[str]:
    """40 MB that no test changes: they are linked to."""
    return [name for name in names if f"{folder}/{name}".endswith(RUNTIME)]


def _link(source: str, target: str) -> None:
    """One file under two names, where the disk has that."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy(source, target)


@pytest.fixture
def project_copy(copy_project: Callable[[Path], Path], tmp_path: Path) -> Path:
    """The project's site in a folder of its own, for one test."""
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def run_program() -> Run:
    """Run a Python program in a folder, as a person would: `run_program(folder, "mkdocs", "build")`."""

    def run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=120,
        )

    return run


@pytest.fixture(scope="session")
def real_site(
    copy_project: Callable[[Path], Path],
    run_program: Run,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The folder of the real site, built strictly, once for all tests that read it."""
    folder = copy_project(tmp_path_factory.mktemp("real") / "project")
    done = run_program(folder, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    return folder / "site"
