"""A foreign link in any template fails the build, with that template's line; one build tries them all."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

pytestmark = pytest.mark.slow

Run: TypeAlias = Callable[..., Any]
ROOT = Path(__file__).parents[2]
TEMPLATES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "templates").rglob("*.md"))
DEMO = "docs/assets/demos/liif/dandelion"
PUT_BEHIND = {
    "templates/_demo.md": "{% macro see(demo) %}\n",
    "templates/_model.md": "{% macro workflow(model) %}\n",
    "templates/_references.md": "{% macro entry(reference) %}\n",
    "templates/_statements.md": "{% macro show(statements) %}\n",
}
"""Where in a template of macros a link shows; pages show it at their end."""
CONFIG = """site_name: Small
strict: true
plugins: [explainer]
theme: {name: material, font: false, custom_dir: overrides}
extra: {generator: false}
markdown_extensions: [attr_list, md_in_html]
"""


def spoil(path: Path, name: str, address: str) -> int:
    """Put a link to this address into a template; the number of its line."""
    text = path.read_text(encoding="utf-8")
    if name == "templates/_words.md":  # its words are text, and text with an address shows it
        before, word, after = text.partition('"quoted": "')
        path.write_text(f"{before}{word}{address} {after}", encoding="utf-8")
        return before.count("\n") + 1
    behind = PUT_BEHIND.get(name, text)
    before, found, after = text.partition(behind)
    assert found, f"{name} has no {behind!r} any more"
    path.write_text(f"{before}{found}\n[x]({address})\n\n{after}", encoding="utf-8")
    return f"{before}{found}".count("\n") + 2


def address_of(name: str) -> str:
    return f"https://foreign.example/{name.removesuffix('.md')}"


@pytest.fixture(scope="module")
def spoiled(
    run_program: Run, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, int], Any]:
    """The line of each template's link, and what became of the build."""
    folder = tmp_path_factory.mktemp("spoiled") / "small"
    (folder / "docs").mkdir(parents=True)
    for name in ("how-to-read.md", "authors.md"):
        (folder / "docs" / name).write_text("# A page\n\n[Out](https://fine.example/)\n", "utf-8")
    for name in ("templates", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    small = (ROOT / "tests/golden/small/catalog.yaml").read_text(encoding="utf-8")
    shown = f"    name: SoftNet\n    demo: {{method: liif, pictures: [{{file: {DEMO}.json}}]}}\n"
    catalog = small.replace("    name: SoftNet\n", shown)
    (folder / "catalog.yaml").write_text(catalog, encoding="utf-8")
    shutil.copytree(ROOT / DEMO, folder / DEMO)
    shutil.copy(ROOT / f"{DEMO}.json", folder / f"{DEMO}.json")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    sound = run_program(folder, "mkdocs", "build")
    assert sound.returncode == 0, sound.stderr
    lines = {name: spoil(folder / name, name, address_of(name)) for name in TEMPLATES}
    return lines, run_program(folder, "mkdocs", "build")


def test_the_build_fails(spoiled: tuple[dict[str, int], Any]) -> None:
    lines, done = spoiled
    assert done.returncode == 1
    assert len(lines) > 10


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_foreign_link_is_told_with_the_line_of_its_template(
    name: str, spoiled: tuple[dict[str, int], Any]
) -> None:
    lines, done = spoiled
    told = [
        line.removeprefix("ERROR   -  ").strip()
        for line in done.stderr.splitlines()
        if f"'{address_of(name)}'" in line
    ]
    code = "foreign-address" if name == "templates/_words.md" else "foreign-link"
    places = {line.partition(": the page")[0] for line in told}
    assert places
    for place in places:
        file, line, _, *_ = place.split(":")
        assert (os.fspath(Path(file)), int(line), code in place) == (name, lines[name], True)
