"""The day of a site's last change, as its repository knows it."""

import subprocess
from pathlib import Path

import pytest

from generator.models.publication import Publication
from generator.site.history import last_change, publication_of


def git(folder: Path, *arguments: str, day: str = "2024-05-31") -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b.example", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        env={"GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "GIT_AUTHOR_DATE": f"{day}T12:00:00Z"}
        | {"PATH": "/usr/bin:/bin", "HOME": str(folder)},
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "catalog.yaml").write_text("papers:\n", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "one")
    (tmp_path / "other.txt").write_text("x", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "two", day="2024-06-01")
    return tmp_path


def test_the_day_is_that_of_the_last_commit_to_these_files(repository: Path) -> None:
    assert last_change([repository / "catalog.yaml"]) == "2024-05-31"
    assert last_change([repository / "catalog.yaml", repository / "other.txt"]) == "2024-06-01"


def test_what_no_repository_holds_has_no_day(repository: Path, tmp_path: Path) -> None:
    (repository / "new.yaml").write_text("", encoding="utf-8")
    assert last_change([repository / "new.yaml"]) is None
    assert last_change([repository / "gone.yaml"]) is None
    assert last_change([Path("/proc/version")]) is None


def test_an_empty_setting_is_none(repository: Path) -> None:
    site = publication_of([repository / "catalog.yaml"], name="Site", author="", url="")
    assert site == Publication(name="Site", date="2024-05-31")
    assert site.address("questions/x.md") is None


def test_a_page_has_its_address_on_the_site() -> None:
    site = Publication(url="https://o.example/repo")
    assert site.address("questions/x.md") == "https://o.example/repo/questions/x/"
    assert site.address("questions/index.md") == "https://o.example/repo/questions/"
    assert Publication(url="https://o.example/").address("index.md") == "https://o.example/"
