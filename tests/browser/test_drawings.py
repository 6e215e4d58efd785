"""Drawings as a browser lays their letters out, held to the places that we reckoned."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ViewportSize

EXPECTED = Path(__file__).parent.parent / "test_diagram/expected"
DRAWINGS = tuple(sorted(EXPECTED.glob("*.svg")))
QUESTION = "questions/blurry-image-4x/"
PHONE = ViewportSize(width=360, height=760)
DESK = ViewportSize(width=1280, height=900)
SEEN = {"wide": DESK, "narrow": PHONE}

MEASURE = """() => {
  const rect = (e) => { const r = e.getBoundingClientRect();
                        return [r.left, r.top, r.right, r.bottom]; };
  const held = (group, kind) => ({
    box: rect(group.querySelector("rect")),
    texts: [...group.querySelectorAll("text")].map((t) => [t.textContent, ...rect(t)]),
  });
  const svg = document.querySelector("svg");
  return {
    whole: rect(svg),
    cards: [...svg.querySelectorAll(".wf-node")].map(held),
    pills: [...svg.querySelectorAll(".wf-pill")].map(held),
    page: document.documentElement.scrollWidth,
  };
}"""
ACTIVE = """() => [...document.querySelectorAll("*")].flatMap((e) => [
  ...(["script", "foreignObject", "iframe", "image", "use"].includes(e.localName)
      ? [e.localName] : []),
  ...[...e.attributes].filter((a) => /^on/i.test(a.name) ||
      (/href|src/.test(a.name) && !/^(#|\\.)/.test(a.value))).map((a) => a.name),
])"""

Box = list[float]


def inside(outer: Box, inner: Box) -> bool:
    a, b, c, d = outer
    left, top, right, bottom = inner
    return a - 0.5 <= left and b - 0.5 <= top and right <= c + 0.5 and bottom <= d + 0.5


def apart(one: Box, other: Box) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@pytest.fixture(scope="module")
def measured(browser: Browser) -> Callable[[Path], Any]:
    page = browser.new_page(viewport={"width": 360, "height": 900})

    def measure(path: Path) -> Any:
        text = path.read_text(encoding="utf-8")
        page.set_content(f"<!doctype html><title>d</title><body style='margin:0'>{text}")
        assert page.evaluate(ACTIVE) == []
        return page.evaluate(MEASURE)

    return measure


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_every_letter_lies_in_its_card_and_nothing_overlaps(
    path: Path, measured: Callable[[Path], Any]
) -> None:
    found = measured(path)
    boxes = [*found["cards"], *found["pills"]]
    assert boxes
    for each in boxes:
        assert inside(found["whole"], each["box"])
        for text, *place in each["texts"]:
            assert inside(each["box"], place), text
    for number, one in enumerate(boxes):
        assert all(apart(one["box"], other["box"]) for other in boxes[number + 1 :])
    assert found["page"] <= 360


@pytest.mark.parametrize("scripts", ["with scripts", "without"])
@pytest.mark.parametrize(("shown", "hidden"), [("wide", "narrow"), ("narrow", "wide")])
def test_a_page_shows_the_drawing_that_fits_and_hides_the_other_from_everyone(
    browser: Browser, served: str, scripts: str, shown: str, hidden: str
) -> None:
    size = SEEN[shown]
    context = browser.new_context(viewport=size, java_script_enabled=scripts == "with scripts")
    page = context.new_page()
    page.goto(served + QUESTION)
    assert page.locator(f".workflow--{shown}").count() == 2
    for figure in page.locator(f".workflow--{shown}").all():
        box = figure.locator("svg").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size["width"]
    for figure in page.locator(f".workflow--{hidden}").all():
        assert figure.evaluate("e => getComputedStyle(e).display") == "none"
    context.close()


def test_a_card_leads_to_its_step_by_keyboard(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport=DESK)
    page.goto(served + QUESTION)
    card = page.locator(".workflow--wide a.wf-step", has_text="Encode the").first
    card.focus()
    width = card.locator(".wf-box").evaluate("e => getComputedStyle(e).strokeWidth")
    assert float(width.removesuffix("px")) >= 2
    page.keyboard.press("Enter")
    page.wait_for_url("**#step-sisr-any-liif-edsr--encode")
    assert page.locator("#step-sisr-any-liif-edsr--encode").is_visible()
    page.close()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["wide", "narrow"])
def test_axe_finds_nothing_wrong_in_the_drawings(
    context: BrowserContext, served: str, npm: Callable[[str], Path], size: ViewportSize
) -> None:
    page = context.new_page()
    page.set_viewport_size(size)
    page.goto(served + QUESTION)
    page.add_script_tag(path=npm("axe-core/axe.min.js"))
    found = page.evaluate("axe.run({include: ['.workflow']})")
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found["violations"]] == []
    assert found["passes"]


def test_the_drawing_can_be_taken_along(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    page.goto(served + QUESTION)
    links = page.locator(".downloads:not(.of-references) a")
    assert links.all_inner_texts() == ["SVG", "Mermaid", "JSON"]
    for link, begin in zip(links.all(), ("<svg", "flowchart LR", "{"), strict=True):
        address = link.evaluate("e => e.href")
        assert context.request.get(address).text().startswith(begin)
