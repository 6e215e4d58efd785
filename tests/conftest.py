"""Fixtures and options that several test modules share."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --update-golden` writes the expected output anew."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/ anew")


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's own folder: the real catalog, templates and briefs."""
    return ROOT
