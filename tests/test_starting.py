"""A new site from nothing: whole or not at all, sound from the start, and the same from a wheel."""

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.site.reading import examine
from generator.starting import start_site
from generator.starting.seed import SEEDS, seed_files, seed_folder

NEEDED = (
    ".github/workflows/pages.yml",
    ".gitignore",
    "catalog.schema.json",
    "catalog.yaml",
    "docs/assets/site.css",
    "docs/authors.md",
    "docs/how-to-read.md",
    "mkdocs.yml",
    "overrides/main.html",
    "requirements.txt",
    "templates/answers/explainer.md",
)
PAGE = re.compile(r"^ +- (?:[^:\n]+: )?(\S+\.md)$", re.MULTILINE)
GENERATED = ("bibliography.md", "catalog-fields.md", "index.md")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def test_a_new_site_has_all_that_it_needs(here: Path) -> None:
    written = start_site(Path())
    assert sorted(written) == names(here)
    assert [name for name in NEEDED if name not in written] == []


@pytest.mark.usefixtures("here")
def test_the_worked_example_is_sound_and_shows_each_kind_of_statement() -> None:
    start_site(Path())
    reading = examine(Path("catalog.yaml"), strict=True)
    assert reading.problems == ()
    text = Path("catalog.yaml").read_text(encoding="utf-8")
    assert [key for key in ("evidence:", "computed:", "reading: true") if key not in text] == []
    assert [len(reading.catalog.questions), len(reading.catalog.models)] == [1, 1]


@pytest.mark.usefixtures("here")
def test_the_menu_names_only_pages_that_are_there() -> None:
    written = start_site(Path())
    pages = PAGE.findall(Path("mkdocs.yml").read_text(encoding="utf-8"))
    assert "contributing/problems.md" in pages
    assert [
        page
        for page in pages
        if page not in GENERATED
        and not page.endswith("/index.md")
        and f"docs/{page}" not in written
    ] == []
    assert "contributing/index.md" not in pages


@pytest.mark.parametrize("taken", ["catalog.yaml", "templates/home.md", "mkdocs.yml"])
def test_what_is_there_already_is_never_overwritten(here: Path, taken: str) -> None:
    path = here / taken
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("Mine.", encoding="utf-8")
    with pytest.raises(GeneratorError) as raised:
        start_site(Path())
    assert [f"{each.place.file} {each.code}" for each in raised.value.problems] == [
        f"{taken} file-unwritable"
    ]
    assert names(here) == [taken]
    assert path.read_text(encoding="utf-8") == "Mine."


def test_a_link_that_leads_nowhere_is_in_the_way_too(here: Path) -> None:
    (here / "catalog.yaml").symlink_to(here / "elsewhere.yaml")
    with pytest.raises(GeneratorError, match=r"catalog\.yaml:1:1: file-unwritable: it is there"):
        start_site(Path())
    assert not (here / "elsewhere.yaml").exists()


def test_other_files_are_in_nobodys_way(here: Path) -> None:
    (here / ".gitignore").write_text("*.swp\n", encoding="utf-8")
    (here / "README.md").write_text("Mine.", encoding="utf-8")
    assert ".gitignore" not in start_site(Path())
    assert (here / ".gitignore").read_text(encoding="utf-8") == "*.swp\n"


def test_a_disk_that_refuses_leaves_nothing_behind(here: Path) -> None:
    (here / "templates").write_text("No folder.", encoding="utf-8")
    with pytest.raises(GeneratorError, match="cannot be written"):
        start_site(Path())
    assert names(here) == ["templates"]


def test_the_same_version_begins_the_same_site() -> None:
    assert seed_files() == seed_files()


def test_a_checkout_begins_sites_with_its_own_files(project: Path) -> None:
    assert seed_folder() == project
    assert [pattern for pattern in SEEDS if not list(project.glob(pattern))] == []


@pytest.mark.slow
def test_the_workflow_fits_githubs_schema_and_rules(project: Path) -> None:
    workflow = project / "generator/starting/example/pages.yml"
    schema = (
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.github-workflows",
    )
    zizmor = Path(sysconfig.get_path("scripts")) / "zizmor"
    rules = (zizmor, "--offline", "--no-progress", "--config", project / ".github/zizmor.yml")
    for command in (schema, rules):
        done = subprocess.run(
            [*command, workflow], capture_output=True, check=False, encoding="utf-8", timeout=120
        )
        assert (done.returncode, done.stdout + done.stderr) == (0, done.stdout + done.stderr)


@pytest.mark.slow
def test_a_wheel_begins_a_site_that_builds_strictly(
    project: Path, tmp_path: Path, build_wheel: Callable[[Path, Path], Path]
) -> None:
    python = installed(build_wheel(project, tmp_path / "wheels"), tmp_path / "venv")
    site = tmp_path / "site"
    run(python, "-m", "generator", "init", str(site), folder=tmp_path)
    run(python, "-m", "mkdocs", "build", "--strict", folder=site)
    assert (site / "site/questions/small-photo-enlarged/index.html").is_file()
    run(python, "-m", "generator", "check", "--strict", folder=site)
    shown = run(python, "-c", "import generator; print(generator.__file__)", folder=site)
    assert Path(shown.strip()).is_relative_to(tmp_path / "venv")


@pytest.mark.slow
def test_a_source_archive_makes_the_same_wheel(
    project: Path, tmp_path: Path, build_wheel: Callable[[Path, Path], Path]
) -> None:
    backend = "import sys, with_seed; print(with_seed.build_sdist(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", backend, str(tmp_path)],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project / "build_backend")},
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=120,
    )
    with tarfile.open(tmp_path / done.stdout.split()[-1]) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    wheels = (build_wheel(project, tmp_path / "one"), build_wheel(source, tmp_path / "two"))
    packed = [sorted(zipfile.ZipFile(wheel).namelist()) for wheel in wheels]
    assert packed[0] == packed[1]


@pytest.fixture(scope="session")
def build_wheel() -> Callable[[Path, Path], Path]:
    """Build a wheel of a checkout into a folder, with the build backend that is installed."""

    def build(checkout: Path, out: Path) -> Path:
        options = ("--no-deps", "--no-build-isolation", "--no-index", "--quiet")
        run(sys.executable, "-m", "pip", "wheel", *options, "-w", str(out), ".", folder=checkout)
        (wheel,) = out.glob("*.whl")
        return wheel

    return build


def installed(wheel: Path, folder: Path) -> str:
    """The Python of a fresh environment with this wheel, and all other packages from ours.

    A `.pth` file is read in an environment's own folder alone: our editable install stays unseen.
    """
    venv.create(folder, with_pip=False)
    python = str(folder / "bin" / "python")
    options = ("--no-deps", "--no-index", "--quiet")
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        *options,
        str(wheel),
        folder=folder,
    )
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(run(python, "-c", where, folder=folder).strip())
    (packages / "others.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def run(*command: str, folder: Path) -> str:
    """What a program prints; it has to go well."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=240,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
