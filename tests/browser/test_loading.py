"""What a reader meets while a page loads, and that the parts that wait for the reader are all there."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import FLAGS, INSTALLED

QUESTION = "questions/blurry-image-4x/"
PHONE = (390, 800)
DESK = (1280, 800)
LIMIT = "Bicubic resizing is a fixed formula"
"""Words of the last section of the recommended model, far below the first screen."""
WATCH_SHIFTS = """
    window.moved = 0;
    new PerformanceObserver((list) => {
      for (const each of list.getEntries()) if (!each.hadRecentInput) window.moved += each.value;
    }).observe({ type: "layout-shift", buffered: true });
"""
WATCH_SCRIPT = """
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) {
        if (node.localName === "script" && node.src.includes("bundle")) {
          window.ran = performance.now();
        }
      }
    }).observe(document, { childList: true, subtree: true });
"""
SETTLED = """() => {
    const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
    const place = document.querySelector(":target").getBoundingClientRect().top;
    return place >= header - 1 && place <= header + 100;
}"""


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page of a fresh profile, once as wide as a phone and once as a desk's screen."""
    width, height = request.param
    made = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    yield made
    made.close()


def test_the_themes_script_runs_once_the_page_is_painted(page: Page, served: str) -> None:
    page.add_init_script(WATCH_SCRIPT)
    page.goto(served + QUESTION)
    page.wait_for_function("window.component$")
    painted = "performance.getEntriesByName('first-paint')[0].startTime < window.ran"
    assert page.evaluate(painted) is True
    assert page.locator("script[src*=bundle]").count() == 1


def test_the_themes_script_runs_in_a_tab_that_is_never_painted(page: Page, served: str) -> None:
    page.add_init_script("window.PerformanceObserver = class { observe() {} }")
    page.goto(served + QUESTION)
    page.wait_for_function("window.component$")
    assert page.locator("script[src*=bundle]").count() == 1


def test_blocks_below_the_first_screen_wait_for_the_reader(page: Page, served: str) -> None:
    page.goto(served + QUESTION)
    last = page.locator(".statement > p", has_text=LIMIT)
    drawn = "each => each.checkVisibility({ contentVisibilityAuto: true })"
    assert last.evaluate(drawn) is False
    last.scroll_into_view_if_needed()
    page.wait_for_timeout(200)
    assert last.evaluate(drawn) is True


def test_nothing_moves_while_a_page_is_scrolled_through(page: Page, served: str) -> None:
    page.add_init_script(WATCH_SHIFTS)
    page.goto(served + QUESTION, wait_until="networkidle")
    page.mouse.move(200, 400)
    for _ in range(60):
        page.mouse.wheel(0, 500)
        page.wait_for_timeout(30)
    for _ in range(60):
        page.mouse.wheel(0, -500)
        page.wait_for_timeout(30)
    assert page.evaluate("scrollY") == 0
    assert page.evaluate("window.moved") < 0.02


@pytest.mark.parametrize("place", ["papers", "step-sisr-any-liif-edsr--predict", "ref-li2025real"])
def test_a_link_into_a_page_ends_at_its_place(page: Page, served: str, place: str) -> None:
    page.goto(f"{served}{QUESTION}#{place}", wait_until="networkidle")
    page.wait_for_timeout(500)
    page.wait_for_function(SETTLED, timeout=5000)
    page.goto(f"{served}{QUESTION}#in-short")
    page.wait_for_timeout(500)
    page.locator(f'a[href="#{place}"]').first.evaluate("each => each.click()")
    page.wait_for_timeout(500)
    page.wait_for_function(SETTLED, timeout=5000)


def test_the_browsers_own_search_finds_what_was_not_yet_drawn(page: Page, served: str) -> None:
    page.goto(served + QUESTION)
    assert page.evaluate("text => window.find(text)", LIMIT) is True
    assert page.evaluate("getSelection().toString()") == LIMIT


def test_a_screen_reader_is_told_what_was_not_yet_drawn(browser: Browser, served: str) -> None:
    program = (INSTALLED / ".chromium").read_text(encoding="utf-8").strip()
    flags = [*FLAGS, "--force-renderer-accessibility"]  # as when a screen reader is there
    with browser.browser_type.launch(executable_path=program, args=flags) as told:
        page = told.new_page()
        page.goto(served + QUESTION)
        tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
        names = [each["name"]["value"] for each in tree["nodes"] if not each["ignored"]]
        assert any(LIMIT in each for each in names)


def test_the_colours_are_those_of_the_system_from_the_first(browser: Browser, served: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.route("**/bundle.*", lambda route: route.abort())
    page.route("**/site.js", lambda route: route.abort())
    page.goto(served)
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.close()


def test_the_colours_follow_the_system_until_the_reader_chooses(page: Page, served: str) -> None:
    body = page.locator("body[data-md-color-scheme=slate]")
    page.goto(served)
    assert body.count() == 0
    page.emulate_media(color_scheme="dark")
    body.wait_for()
    page.emulate_media(color_scheme="light")
    page.get_by_title("Switch to the dark colours").click()
    body.wait_for()
    page.reload()
    body.wait_for()
    assert page.locator('meta[name="theme-color"]').get_attribute("content") == "rgb(20, 25, 27)"
    assert page.locator('meta[name="color-scheme"]').get_attribute("content") == "dark"
    page.get_by_title("Switch to the light colours").click()
    assert body.count() == 0


def test_the_colours_are_switched_by_the_keyboard(page: Page, served: str) -> None:
    page.goto(served)
    page.locator("#__palette_0").focus()
    page.keyboard.press("Enter")
    page.locator("body[data-md-color-scheme=slate]").wait_for()
    page.keyboard.press("Enter")
    page.locator("body[data-md-color-scheme=default]").wait_for()
