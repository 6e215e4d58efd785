"""The locks in requirements/ against pyproject.toml: offline, reading the files as pip does."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
SITE = "requirements/site.txt"
TEST = "requirements/test.txt"
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}(?=\s|$)")
OTHERS = (
    "requirements/demo.txt",
    "requirements/node.txt",
    "runtime/package-lock.json",
    "tests/browser/package-lock.json",
)
"""Locks that the project's own requirements have no part in."""
ADDRESS = re.compile(r"\w+://|\s@\s|(?<!\S)-(?:i|f|-index-url|-extra-index-url|-find-links)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """One version of a lock file, with the Pythons it is meant for and its number of hashes."""

    name: str
    version: Version
    marker: str
    hashes: int


def read_pins(lock: str) -> tuple[Pin, ...]:
    joined = lock.replace("\\\n", " ")
    lines = [line for line in joined.splitlines() if line.strip() and not _is_comment(line)]
    return tuple(_read_pin(line) for line in lines)


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _read_pin(line: str) -> Pin:
    requirement = Requirement(HASH.sub("", line).strip())
    (exact,) = requirement.specifier
    assert exact.operator == "==", line
    return Pin(
        name=canonicalize_name(requirement.name),
        version=Version(exact.version),
        marker=str(requirement.marker or ""),
        hashes=len(HASH.findall(line)),
    )


def mismatches(wanted: Iterable[str], pins: Iterable[Pin]) -> list[str]:
    """What a lock does not hold of what a project asks for directly."""
    held = tuple(pins)
    found = []
    for requirement in map(Requirement, wanted):
        mine = [pin for pin in held if pin.name == canonicalize_name(requirement.name)]
        if not mine:
            found.append(f"{requirement.name} is not locked")
        found += [
            f"{pin.name} {pin.version} is outside '{requirement.specifier}'"
            for pin in mine
            if pin.version not in requirement.specifier
        ]
    return found


def differing(site: Iterable[Pin], test: Iterable[Pin]) -> list[str]:
    """The pins of the site that the tests do not run with, word for word."""
    tested = set(test)
    return [f"{pin.name} {pin.version} {pin.marker}".strip() for pin in site if pin not in tested]


def wanted_by_site() -> list[str]:
    return list(_project()["dependencies"])


def wanted_by_tests() -> list[str]:
    return wanted_by_site() + list(_project()["optional-dependencies"]["test"])


def _project() -> dict[str, dict[str, list[str]]]:
    project: dict[str, dict[str, list[str]]] = tomllib.loads(_text("pyproject.toml"))["project"]
    return project


def _text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def test_site_lock_holds_every_direct_dependency_in_its_range() -> None:
    assert mismatches(wanted_by_site(), read_pins(_text(SITE))) == []


def test_test_lock_holds_every_direct_dependency_in_its_range() -> None:
    assert mismatches(wanted_by_tests(), read_pins(_text(TEST))) == []


def test_build_backend_is_in_the_site_lock() -> None:
    backend = tomllib.loads(_text("pyproject.toml"))["build-system"]["requires"]
    assert mismatches(backend, read_pins(_text(SITE))) == []


@pytest.mark.parametrize("path", [SITE, TEST])
def test_every_pin_is_hashed(path: str) -> None:
    assert [pin.name for pin in read_pins(_text(path)) if pin.hashes == 0] == []


@pytest.mark.parametrize("path", [SITE, TEST, *OTHERS])
def test_locks_hold_no_address(path: str) -> None:
    assert [line for line in _text(path).splitlines() if ADDRESS.search(line)] == []


@pytest.mark.parametrize("path", [SITE, TEST])
def test_locks_name_the_command_that_compiles_them(path: str) -> None:
    assert _text(path).splitlines()[1] == "#    make lock"


def test_tests_run_with_the_pins_of_the_site() -> None:
    assert differing(read_pins(_text(SITE)), read_pins(_text(TEST))) == []


SAMPLE = f"""\
# A comment of the compiler.
jinja2==3.1.6 \\
    --hash=sha256:{"0" * 64} \\
    --hash=sha256:{"1" * 64}
    # via mkdocs
PyYAML_Env.Tag==1.1 ; python_full_version < '3.12' \\
    --hash=sha256:{"2" * 64}
    # via mkdocs
click==8.1.0
"""


def test_pins_are_read_with_marker_and_hashes() -> None:
    assert read_pins(SAMPLE) == (
        Pin(name="jinja2", version=Version("3.1.6"), marker="", hashes=2),
        Pin(
            name="pyyaml-env-tag",
            version=Version("1.1"),
            marker='python_full_version < "3.12"',
            hashes=1,
        ),
        Pin(name="click", version=Version("8.1.0"), marker="", hashes=0),
    )


def test_missing_and_outdated_pins_are_told() -> None:
    assert mismatches(["click>=8.2,<9", "mkdocs", "Jinja2>=3"], read_pins(SAMPLE)) == [
        "click 8.1.0 is outside '<9,>=8.2'",
        "mkdocs is not locked",
    ]


def test_a_pin_that_tests_do_not_share_is_told() -> None:
    site = read_pins("click==8.1.0\njinja2==3.1.6\n")
    test = read_pins("click==8.2.0\njinja2==3.1.6\npytest==9.0\n")
    assert differing(site, test) == ["click 8.1.0"]


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://host.example/simple",
        "--extra-index-url //host.example/simple",
        "-i //host.example/simple",
        "-f wheels",
        "--find-links wheels",
        "click @ file:///wheels/click.whl",
    ],
)
def test_an_address_is_recognised(line: str) -> None:
    assert ADDRESS.search(line)
