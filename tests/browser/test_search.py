"""The theme's search over the built site: what readers type, and what they find."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

TASK = "tasks/super-resolution/"
QUESTION = "questions/blurry-image-4x/"
RESULTS = """() => [...document.querySelectorAll(
  ".md-search-result__item > a.md-search-result__link"
)].map((each) => new URL(each.href).pathname.slice(1))"""


@pytest.fixture(scope="module")
def page(browser: Browser, served: str) -> Iterator[Page]:
    """A page that one searches from; its index is loaded."""
    made = browser.new_page()
    made.goto(f"{served}how-to-read/", wait_until="networkidle")
    yield made
    made.close()


def found(page: Page, words: str) -> list[str]:
    """The pages that a reader sees for what was typed, the best first."""
    field = page.locator(".md-search__input").first
    field.fill("")
    field.click()
    field.press_sequentially(words)
    shown: list[str] = []
    for _ in range(20):  # results follow the letters, and nothing says that they are all there
        before, shown = shown, page.evaluate(RESULTS)
        if shown and shown == before:
            break
        page.wait_for_timeout(500)
    return list(dict.fromkeys(shown))


@pytest.mark.parametrize(
    "words",
    ["upscale", "zoom in", "make my photo bigger", "How can I make a picture bigger?", "SISR"],
)
def test_everyday_words_find_the_task(page: Page, words: str) -> None:
    assert TASK in found(page, words)[:3]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("blurry image", QUESTION),
        ("enlarge a small picture", QUESTION),
        ("generated pictures", "questions/rare-objects-detector/"),
        ("earrings on the kitchen table", "questions/small-things-missed/"),
    ],
)
def test_questions_come_first(page: Page, words: str, first: str) -> None:
    assert found(page, words)[0] == first


def test_small_words_find_nothing_of_their_own(page: Page) -> None:
    assert found(page, "zoom in") == [TASK]


@pytest.fixture(scope="module")
def index(real_site: Path) -> tuple[dict[str, Any], ...]:
    """What is searched: a record for each section of each page."""
    text = (real_site / "search/search_index.json").read_text(encoding="utf-8")
    return tuple(json.loads(text)["docs"])


@pytest.mark.parametrize(
    "words",
    [
        "No supplied source says this",
        "Back to the text",
        "@inproceedings",
        "Goes in</text>",
        "This drawing as",
        "A question from a reader",
    ],
)
def test_what_stands_on_every_page_is_not_searched(
    index: tuple[dict[str, Any], ...], words: str
) -> None:
    ours = [each for each in index if not each["location"].startswith(("contributing/", "authors"))]
    assert [each["location"] for each in ours if words in each["text"]] == []
    assert len(ours) > 50


def test_lists_of_other_pages_are_not_searched(index: tuple[dict[str, Any], ...]) -> None:
    places = {each["location"] for each in index}
    assert "" not in places
    assert {each for each in places if each.startswith(("bibliography", "papers/kind/"))} == set()
    assert [each["text"] for each in index if each["location"] == "models/"] == [
        "<p>All models that answer a question here.</p>"
    ]
