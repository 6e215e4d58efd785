"""What every page promises its readers, held on each kind of page in a real browser."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

PAGES = (
    "",
    "questions/",
    "questions/blurry-image-4x/",
    "models/",
    "models/sisr-any-liif-edsr/",
    "papers/",
    "papers/kind/preprint/",
    "papers/chen2021learning/",
    "papers/liif-code/",
    "tasks/",
    "tasks/super-resolution/",
    "bibliography/",
    "bibliography/kind-preprint/",
    "how-to-read/",
    "authors/",
    "catalog-fields/",
    "contributing/",
    "404.html",
)
SIZES = {"desk": ViewportSize(width=1280, height=900), "phone": ViewportSize(width=390, height=844)}
SEEN: dict[str, tuple[ViewportSize, Literal["light", "dark"]]] = {
    "a desk by day": (SIZES["desk"], "light"),
    "a desk by night": (SIZES["desk"], "dark"),
    "a phone by day": (SIZES["phone"], "light"),
    "a phone by night": (SIZES["phone"], "dark"),
}
EACH = pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
HEADINGS = """() => [...document.querySelectorAll("article h1,h2,h3,h4,h5,h6")]
  .filter((e) => e.closest("article")).map((e) => Number(e.localName[1]))"""
HIDDEN = """() => [...document.querySelectorAll("article details.basis")].filter((e) => {
  e.open = true;
  return [...e.children].some((child) => child.getBoundingClientRect().height < 5);
}).length"""


@pytest.mark.parametrize("seen", SEEN)
@EACH
def test_axe_finds_nothing_and_nothing_is_asked_of_other_hosts(
    browser: Browser,
    served: str,
    npm: Callable[[str], Path],
    path: str,
    seen: str,
) -> None:
    size, scheme = SEEN[seen]
    context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda each: told.append(each.text) if each.type == "error" else None)
    page.on("pageerror", lambda each: told.append(str(each)))
    page.on("request", lambda each: asked.append(each.url))
    page.goto(served + path)
    page.add_script_tag(path=npm("axe-core/axe.min.js"))
    found = page.evaluate("axe.run(document)")
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found["violations"]] == []
    assert told == []
    assert [each for each in asked if not each.startswith((served, "data:", "blob:"))] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    context.close()


@EACH
def test_headings_come_in_order(browser: Browser, served: str, path: str) -> None:
    page = browser.new_page(viewport=SIZES["desk"])
    page.goto(served + path)
    levels = page.evaluate(HEADINGS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    page.close()


@pytest.fixture
def plain(browser: Browser) -> Page:
    """A page in a browser that runs no scripts."""
    context: BrowserContext = browser.new_context(
        viewport=SIZES["phone"], java_script_enabled=False, color_scheme="dark"
    )
    return context.new_page()


@EACH
def test_a_page_fits_a_phone_without_scripts(plain: Page, served: str, path: str) -> None:
    plain.goto(served + path)
    assert plain.locator("article h1").first.is_visible()
    assert plain.evaluate("document.documentElement.scrollWidth") <= SIZES["phone"]["width"]
    plain.context.close()


def test_all_evidence_can_be_opened_without_scripts(plain: Page, served: str) -> None:
    plain.goto(served + "questions/blurry-image-4x/")
    assert plain.locator("details.basis").count() > 40
    assert plain.evaluate(HIDDEN) == 0
    plain.context.close()


def test_the_system_decides_on_the_colours_without_scripts(plain: Page, served: str) -> None:
    plain.goto(served)
    colour = plain.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colour == "rgb(20, 25, 27)"
    plain.context.close()


def test_filters_are_links(plain: Page, served: str) -> None:
    plain.goto(served + "bibliography/")
    plain.locator(".filters a", has_text="Preprints").click()
    assert plain.url == served + "bibliography/kind-preprint/"
    assert plain.locator(".reference").count() == 1
    plain.context.close()


def test_a_citation_leads_to_its_reference_and_back(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport=SIZES["desk"])
    page.goto(served + "questions/blurry-image-4x/")
    mark = page.locator("#cite-chen2021learning")
    mark.click()
    assert page.url.endswith("#ref-chen2021learning")
    page.locator("#ref-chen2021learning a", has_text="Back to the text").click()
    assert page.url.endswith("#cite-chen2021learning")
    page.close()


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_a_citation_shows_its_reference(browser: Browser, served: str, way: str) -> None:
    page = browser.new_page(viewport=SIZES["desk"])
    page.goto(served + "questions/blurry-image-4x/", wait_until="networkidle")
    mark = page.locator("#cite-chen2021learning")
    mark.hover() if way == "hover" else mark.focus()
    tip = page.get_by_role("tooltip")
    tip.wait_for(state="visible")
    assert "Learning Continuous Image Representation" in tip.inner_text()
    assert mark.get_attribute("aria-describedby") == tip.get_attribute("id")
    page.keyboard.press("Escape")
    tip.wait_for(state="hidden")
    assert "Learning Continuous Image Representation" in (mark.get_attribute("title") or "")
    page.close()


def test_a_tip_stays_within_the_window_and_under_the_pointer(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport={"width": 600, "height": 500})
    page.goto(served + "questions/blurry-image-4x/")
    links = page.locator(".md-content a[title]:not(.headerlink)")
    tip = page.get_by_role("tooltip", include_hidden=True)
    for link in links.all()[:12]:
        link.hover()
        box = tip.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 600
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 500
    tip.hover()
    assert tip.is_visible()
    page.mouse.move(1, 499)
    tip.wait_for(state="hidden")
    page.close()


def test_a_bibtex_entry_is_copied_by_a_button(browser: Browser, served: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(served + "questions/blurry-image-4x/")
    entry = page.locator("#ref-chen2021learning details.bibtex")
    entry.locator("summary").click()
    entry.get_by_role("button", name="Copy").click()
    entry.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("@inproceedings{chen2021learning,")
    context.close()


def test_the_keyboard_reaches_the_text_past_the_menu(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport=SIZES["desk"])
    page.goto(served + "questions/blurry-image-4x/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert "md-skip" in (skip.get_attribute("class") or "").split()
    assert skip.is_visible()
    page.close()


def test_text_at_twice_its_size_loses_nothing(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport=ViewportSize(width=640, height=900))
    page.goto(served + "questions/blurry-image-4x/")
    page.add_style_tag(content="html { font-size: 250% !important; }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    page.close()
