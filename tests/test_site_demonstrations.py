"""The files of demonstrations are read from the catalog's folder, and from nowhere else."""

import json
from pathlib import Path

from generator.errors import Place
from generator.models.assembled import Catalog
from generator.models.catalog import Model
from generator.site.demonstrations import read_demonstrations
from generator.site.reading import examine, read_catalog
from generator.site.tracing import why
from tests.test_demos import FILE, HERE, content, files_of, webp

CATALOG = f"""\
models:
  - id: soft
    name: Soft
    demo:
      method: soft
      pictures:
        - file: {FILE}
questions:
  - {{id: q, question: "Why?", models: [soft], scope: {{}}}}
"""


def write(folder: Path) -> Path:
    """A catalog with a demonstration whose files agree."""
    for each in files_of(content()):
        path = folder / each.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(each.data)
    catalog = folder / "catalog.yaml"
    catalog.write_text(CATALOG, encoding="utf-8")
    return catalog


def test_a_catalog_is_read_with_its_demonstrations(tmp_path: Path) -> None:
    (demo,) = read_catalog(write(tmp_path)).demos
    assert demo.pictures[0].record.title == "Hair"


def test_a_catalog_without_demonstrations_reads_nothing(tmp_path: Path) -> None:
    judged = read_demonstrations(Catalog(models=(Model(id="a", name="A"),)), tmp_path / "none")
    assert (judged.demos, judged.findings) == ((), ())


def test_a_wrong_size_is_told_with_the_line_of_the_demo_block(tmp_path: Path) -> None:
    catalog = write(tmp_path)
    (tmp_path / HERE / "hair/soft.webp").write_bytes(webp(32, 25))
    reading = examine(catalog)
    (problem,) = reading.problems
    assert problem.place == Place(file=catalog.as_posix(), line=7, column=17)
    assert (str(problem.code), problem.path) == (
        "demo-size-mismatch",
        "models[0].demo.pictures[0].file",
    )
    assert reading.catalog.demos == ()


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    catalog = write(project)
    outside = tmp_path / "outside.json"
    outside.write_text(json.dumps(content()), encoding="utf-8")
    (project / FILE).unlink()
    (project / FILE).symlink_to(outside)
    (problem,) = examine(catalog).problems
    assert str(problem.code) == "demo-missing"


def test_a_folder_in_place_of_a_file_is_missing(tmp_path: Path) -> None:
    catalog = write(tmp_path)
    (tmp_path / HERE / "hair/soft.webp").unlink()
    (tmp_path / HERE / "hair/soft.webp").mkdir()
    (problem,) = examine(catalog).problems
    assert str(problem.code) == "demo-missing"


def test_why_tells_what_a_demonstration_says_by_itself(tmp_path: Path) -> None:
    traced = why(read_catalog(write(tmp_path)), "q")
    path = ("models", 0, "demo", "pictures", 0)
    assert [(each.path, each.kind) for each in traced] == [
        (path, "computed"),
        (path, "measured"),
        (path, "reading"),
    ]
    assert traced[1].supports[0].name == f"{FILE}#psnr_soft"
