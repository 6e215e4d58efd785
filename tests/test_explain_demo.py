"""What a page shows of a demonstration: everything that its files say, computed with their sizes."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.demos import judge_demos
from generator.explain.demo import fact_statements, show_demo
from generator.explain.lookup import Library
from generator.explain.pages import explain
from generator.explain.statements import Desk
from generator.explain.world import World
from generator.models.assembled import Catalog
from generator.models.catalog import Model, Question, Scope, Statement
from generator.models.demo import Download, HeldFile
from generator.models.pages import Explainer, ModelPage, ShownDemo
from generator.render import render
from generator.site.reading import read_templates
from tests.test_demos import FILE, content, files_of, picture

TEMPLATES = Path(__file__).parent.parent / "templates"
DEMO = {
    "method": "soft",
    "pictures": [{"file": FILE, "statements": [{"text": "It is hair.", "reading": True}]}],
    "try": {
        "encoder": "docs/e.onnx",
        "decoder": "docs/d.onnx",
        "samples": [{"file": "docs/a/s.png", "label": 'Hair & "skin"'}],
    },
}
MODEL = Model.model_validate({"id": "soft", "name": "SoftNet", "demo": DEMO})
OWN = tuple(
    HeldFile(name=f"docs/{name}", data=b"", size=9) for name in ("e.onnx", "d.onnx", "a/s.png")
)


def catalog(record: dict[str, Any] | None = None, *, model: Model = MODEL) -> Catalog:
    question = Question(id="q", question="Why?", models=("soft",), scope=Scope())
    plain = Catalog(models=(model,), questions=(question,))
    judged = judge_demos(plain, (*files_of(record or content()), *OWN))
    assert judged.findings == ()
    return replace(plain, demos=judged.demos)


def shown(given: Catalog, src_uri: str = "models/soft.md") -> ShownDemo | None:
    return show_demo(given.models[0], Desk(Library(given), World(), src_uri))


def facts(**changes: Any) -> tuple[Statement, ...]:
    return facts_of(content(**changes))


def facts_of(record: dict[str, Any]) -> tuple[Statement, ...]:
    return tuple(fact_statements(catalog(record).demos[0].pictures[0], MODEL))


def laid_out(given: Catalog) -> str:
    """The question's page and the model's own, as Markdown."""
    pages = tuple(each for each in explain(given) if isinstance(each, Explainer | ModelPage))
    return "".join(file.text for file in render(pages, read_templates(TEMPLATES)))


def test_the_sizes_are_computed_from_the_files() -> None:
    sizes = facts()[0]
    assert sizes.text == (
        "8 × 6 pixels in, 32 × 24 out: one input pixel stands behind 16, and all 16 are predicted."
    )
    assert [(each.name, each.value) for each in sizes.computed] == [
        ("width", "4*8"),
        ("height", "4*6"),
        ("predicted", "4*4"),
    ]


def test_no_whole_number_of_pixels_stands_behind_one_at_a_broken_scale() -> None:
    record = content(scale=3.7)
    for role in ("soft", "original"):
        record["files"][role] = picture(role, 30, 22)
    sizes = facts_of(record)[0]
    assert sizes.text == "8 × 6 pixels in, 30 × 22 out, and all of them are predicted."
    assert [(each.name, each.value) for each in sizes.computed] == [
        ("pixels in", "8*6"),
        ("pixels out", "30*22"),
    ]


def test_nothing_is_said_to_be_predicted_where_no_pixels_are_added() -> None:
    record = content(scale=1)
    for role in ("soft", "original"):
        record["files"][role] = picture(role, 8, 6)
    assert facts_of(record)[0].text == "8 × 6 pixels in, 8 × 6 out."


def test_closeness_is_told_for_each_method_with_where_it_was_measured() -> None:
    closeness = facts(psnr_soft=28.6349, ssim_bicubic=0.81251, ssim_soft=0.9)[1]
    assert closeness.text == (
        "Closeness to the original, where higher is closer: PSNR 27.62 dB and SSIM 0.813 for "
        "bicubic, PSNR 28.63 dB and SSIM 0.900 for SoftNet."
    )
    assert closeness.measured == f"{FILE}#psnr_soft"


def test_without_a_measure_of_the_model_no_closeness_is_told() -> None:
    record = content()
    del record["psnr_soft"]
    assert [each.reading for each in facts_of(record)] == [False, True]


def test_what_lies_outside_of_training_is_told_with_its_file() -> None:
    told = facts(outside_training="It was saved as a JPEG first.")[2]
    assert (told.text, told.measured) == (
        "It was saved as a JPEG first.",
        f"{FILE}#outside_training",
    )


def test_what_to_look_at_is_a_reading() -> None:
    assert facts()[-1] == Statement(text="Look at the ends.", reading=True)


def test_pictures_as_large_as_the_models_are_compared_and_others_stand_below() -> None:
    record = content()
    record["files"]["difference"] = picture("difference", 32, 24)
    record["files"]["soft-8"] = picture("soft-8", 64, 48)
    demo = shown(catalog(record))
    assert demo is not None
    (only,) = demo.pictures
    assert [each.caption for each in only.befores] == ["bicubic", "original"]
    assert (only.left, only.after.caption) == ("bicubic", "soft")
    assert only.difference is not None
    assert only.difference.alternative == "Hair, difference"
    assert [(each.caption, each.width, each.height) for each in only.others] == [
        ("input", 8, 6),
        ("soft-8", 64, 48),
    ]
    assert [each.kind for each in only.statements] == ["computed", "measured", "reading", "reading"]


@pytest.mark.parametrize(
    ("src_uri", "picture_src", "script"),
    [
        ("models/soft.md", "../assets/demos/soft/hair/soft.webp", "../../assets/compare.js"),
        ("index.md", "assets/demos/soft/hair/soft.webp", "../assets/compare.js"),
    ],
)
def test_addresses_lead_from_the_page(src_uri: str, picture_src: str, script: str) -> None:
    demo = shown(catalog(), src_uri)
    assert demo is not None
    assert (demo.pictures[0].after.src, demo.script) == (picture_src, script)


def test_a_model_can_be_tried_only_where_the_site_has_what_runs_it() -> None:
    assert "explainer-try" not in laid_out(catalog())
    given = catalog()
    whole = (replace(given.demos[0], download=Download(wasm=19, webgpu=31)),)
    demo = shown(replace(given, demos=whole))
    assert demo is not None
    assert demo.tryout is not None
    assert demo.tryout.encoder == "../../e.onnx"
    assert demo.tryout.runtime == "../../assets/try/runtime/"
    assert json.loads(demo.tryout.samples) == [{"src": "../../a/s.png", "label": 'Hair & "skin"'}]
    page = laid_out(replace(given, demos=whole))
    assert page.count('<script type="module" src="../../assets/try/try.js"></script>') == 2
    assert 'data-download-bytes="19" data-download-bytes-webgpu="31" hidden></div>' in page


def test_a_model_without_a_demonstration_shows_nothing() -> None:
    given = catalog()
    assert (
        show_demo(Model(id="soft", name="SoftNet"), Desk(Library(given), World(), "m/s.md")) is None
    )
    plain = MODEL.model_copy(update={"demo": None})
    page = laid_out(Catalog(models=(plain,), questions=given.questions))
    assert "compare" not in page
    assert "See it work" not in page


def test_both_pages_show_it_and_both_ledgers_count_it() -> None:
    page = laid_out(catalog())
    assert page.count("#### See it work {: #see-soft }") == 2
    explainer = next(each for each in explain(catalog()) if isinstance(each, Explainer))
    assert [each.kind for each in explainer.statements] == [
        "computed", "measured", "reading", "reading"
    ]  # fmt: skip


def test_a_picture_that_fails_says_so() -> None:
    assert "##### Where it fails: Hair {: #see-soft-1 }" in laid_out(catalog(content(fails=True)))
    assert "Where it fails" not in laid_out(catalog())


def test_what_files_say_is_nothing_but_text() -> None:
    evil = '"><script>alert(x)</script>](javascript:x) {{ page }} **b** `c`'
    record = content(title=evil, shows=evil, author=evil, licence=evil, outside_training=evil)
    for image in record["files"].values():
        image.update(caption=evil, alternative=evil)
    page = laid_out(catalog(record))
    assert "<script>alert" not in page
    assert "](javascript" not in page
    assert "**b**" not in page
    assert "`c`" not in page
    assert page.count("&#60;script&#62;alert") > 20
