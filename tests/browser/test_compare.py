"""A model at work, before and after: by mouse, by touch, by keyboard, and without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize

ASSETS = Path(__file__).parents[2] / "docs/assets"
SHOWN = "questions/blurry-image-4x/"
DESK = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=390, height=844)
CLIP = "(e) => getComputedStyle(e).clipPath"
SHIFTS = """() => new Promise((told) => {
  let sum = 0;
  const seen = new PerformanceObserver((list) => {
    for (const each of list.getEntries()) sum += each.value;
  });
  seen.observe({ type: "layout-shift", buffered: true });
  setTimeout(() => told(sum), 500);
})"""
UNFIT = """() => [...document.querySelectorAll(".compare img")].filter((e) =>
  !(e.alt.length > 10 && e.loading === "lazy" && e.getAttribute("width") > 0
    && e.getAttribute("height") > 0)).map((e) => e.src)"""


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    """The question's page on a desk."""
    made = browser.new_page(viewport=DESK)
    made.goto(served + SHOWN)
    yield made
    made.close()


def first(page: Page) -> Locator:
    """The first comparison, in the middle of the window."""
    compare = page.locator(".compare").first
    compare.locator(".compare-stage").evaluate("(e) => e.scrollIntoView({ block: 'center' })")
    return compare


def box_of(compare: Locator) -> tuple[float, float, float, float]:
    box = compare.locator(".compare-stage").bounding_box()
    assert box is not None
    return box["x"], box["y"], box["width"], box["height"]


def value_of(compare: Locator) -> int:
    return int(compare.get_by_role("slider").input_value())


def test_the_divider_moves_by_keyboard(page: Page) -> None:
    compare = first(page)
    divider = compare.get_by_role("slider")
    divider.focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    assert value_of(compare) == 60
    assert compare.locator(".compare-after").evaluate(CLIP) == "inset(0px 0px 0px 60%)"
    page.keyboard.press("Home")
    assert compare.locator(".compare-after").evaluate(CLIP) == "inset(0px 0px 0px 0%)"
    assert divider.evaluate("(e) => getComputedStyle(e).outlineStyle") == "solid"


def test_the_divider_follows_the_mouse(page: Page) -> None:
    compare = first(page)
    left, top, width, height = box_of(compare)
    page.mouse.move(left + width / 2, top + height / 2)
    page.mouse.down()
    page.mouse.move(left + width * 0.25, top + height / 3, steps=5)
    page.mouse.up()
    assert abs(value_of(compare) - 25) <= 1


def test_the_divider_follows_a_finger(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(served + SHOWN)
    compare = first(page)
    left, top, width, height = box_of(compare)
    page.touchscreen.tap(left + width * 0.8, top + height / 2)
    assert abs(value_of(compare) - 80) <= 1
    finger = context.new_cdp_session(page)
    for kind, across in (("touchStart", 0.8), ("touchMove", 0.5), ("touchMove", 0.3)):
        point = {"x": left + width * across, "y": top + height / 2}
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert abs(value_of(compare) - 30) <= 1
    assert page.locator(".compare-lens:not([hidden])").count() == 0
    context.close()


def test_the_divider_has_a_name_and_says_its_value(page: Page) -> None:
    compare = first(page)
    name = compare.locator(".compare-controls > label").inner_text()
    divider = compare.get_by_role("slider", name=name)
    caption = compare.locator(".compare-before[data-shown] .compare-caption").text_content()
    assert caption
    assert caption in name
    assert divider.get_attribute("aria-valuetext") == f"50 % {caption}"


def test_each_picture_can_be_compared_with_the_models(page: Page) -> None:
    compare = first(page)
    choices = compare.get_by_role("radio")
    assert choices.count() == 3
    seen = set()
    for number in range(3):
        choices.nth(number).check()
        before = compare.locator(".compare-before:visible")
        assert before.count() == 1
        caption = before.locator(".compare-caption").text_content()
        assert compare.locator(".compare-left").inner_text() == caption
        seen.add(before.locator("img").get_attribute("src"))
    assert len(seen) == 3


def test_what_was_chosen_before_going_back_is_shown(page: Page, served: str) -> None:
    compare = first(page)
    compare.get_by_role("radio").nth(2).check()
    compare.get_by_role("slider").fill("20")
    page.goto(served)
    page.go_back()
    compare = first(page)
    chosen = compare.get_by_role("radio", checked=True)
    number = int(chosen.get_attribute("value") or "")
    shown = compare.locator(".compare-before").nth(number)
    assert shown.is_visible()
    clip = compare.locator(".compare-after").evaluate(CLIP)
    assert clip == f"inset(0px 0px 0px {value_of(compare)}%)"


def test_a_lens_follows_the_mouse_and_goes_with_it(page: Page) -> None:
    compare = first(page)
    left, top, width, height = box_of(compare)
    lens = compare.locator(".compare-lens")
    places = []
    for across in (0.2, 0.3, 0.8):
        page.mouse.move(left + width * across, top + height / 2)
        box = lens.bounding_box()
        assert box is not None
        assert left <= box["x"]
        assert box["x"] + box["width"] <= left + width
        places.append(box["x"])
    assert len(set(places)) == 3
    sources = lens.locator("span").evaluate_all("(all) => all.map((e) => e.style.backgroundImage)")
    assert len(set(sources)) == 2
    page.mouse.move(left + width / 2, top - 60)
    assert not lens.is_visible()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_pictures_stand_side_by_side_without_scripts(
    browser: Browser, served: str, size: ViewportSize
) -> None:
    context = browser.new_context(viewport=size, java_script_enabled=False)
    page = context.new_page()
    page.goto(served + SHOWN)
    compare = page.locator(".compare").first
    pictures = compare.locator(".compare-stage > .compare-picture")
    places = set()
    for number in range(4):
        picture = pictures.nth(number)
        assert picture.locator("img").is_visible()
        assert picture.locator(".compare-caption").is_visible()
        assert picture.evaluate(CLIP) == "none"
        places.add(str(picture.bounding_box()))
    assert len(places) == pictures.count() == 4
    assert not compare.get_by_role("slider").is_visible()
    assert not compare.get_by_role("radio").first.is_visible()
    context.close()


def test_pictures_stand_side_by_side_on_a_page_opened_from_a_disk(
    browser: Browser, real_site: Path
) -> None:
    """Browsers load no modules from there."""
    page = browser.new_page(viewport=DESK)
    page.goto((real_site / SHOWN / "index.html").as_uri())
    compare = page.locator(".compare").first
    page.locator("html.side-by-side").wait_for()
    assert compare.locator(".compare-caption:visible").count() == 5
    assert not compare.get_by_role("slider").is_visible()
    page.close()


def test_every_picture_has_words_a_size_and_waits(page: Page) -> None:
    assert page.locator(".compare img").count() > 20
    assert page.evaluate(UNFIT) == []


def test_no_picture_of_it_loads_before_it_is_near(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport=DESK)
    asked: list[str] = []
    page.on("request", lambda each: asked.append(each.url))
    page.goto(served + SHOWN, wait_until="networkidle")
    assert [each for each in asked if "/demos/" in each] == []
    first(page)
    page.wait_for_function("document.querySelector('.compare-after img').naturalWidth > 0")
    assert [each for each in asked if "/demos/" in each] != []
    page.close()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_moves_while_it_loads(browser: Browser, served: str, size: ViewportSize) -> None:
    page = browser.new_page(viewport=size)
    page.goto(f"{served}{SHOWN}#model-sisr-any-liif-edsr", wait_until="networkidle")
    first(page)
    page.wait_for_function("document.querySelector('.compare-after img').naturalWidth > 0")
    assert page.evaluate(SHIFTS) < 0.01
    page.close()


def test_a_page_grows_by_little_for_it(page: Page) -> None:
    markup = page.evaluate(
        """() => [...document.querySelectorAll(".compare, .explainer-try")]
          .reduce((sum, e) => sum + new TextEncoder().encode(e.outerHTML).length, 0)"""
    )
    scripts = sum((ASSETS / name).stat().st_size for name in ("compare.js", "try/try.js"))
    assert 1_000 < markup + scripts < 50_000


def test_three_pictures_are_compared_and_one_shows_where_it_fails(page: Page) -> None:
    assert page.locator(".compare").count() >= 3
    assert page.locator("h5", has_text="Where it fails").count() >= 1
    assert page.get_by_text("Inferred, not recovered.").count() == page.locator(".compare").count()
    assert page.locator(".compare .credits", has_text="CC0-1.0").count() >= 3


def test_pages_without_a_demonstration_load_nothing_of_it(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport=DESK)
    asked: list[str] = []
    page.on("request", lambda each: asked.append(each.url))
    page.goto(served, wait_until="networkidle")
    assert [each for each in asked if each.endswith("/compare.js")] == []
    page.goto(served + SHOWN, wait_until="networkidle")
    assert len([each for each in asked if each.endswith("/compare.js")]) == 1
    page.close()
