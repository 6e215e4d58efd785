"""A question's page on paper: Chromium's PDF of it, read back as text."""

import io
import re
import unicodedata

import pypdf
import pytest
from playwright.sync_api import Browser


@pytest.fixture(scope="module", params=[True, False], ids=["scripts", "no scripts"])
def printed(request: pytest.FixtureRequest, browser: Browser, served: str) -> pypdf.PdfReader:
    """The page of the blurry image as a reader prints it who sees it in dark colours."""
    context = browser.new_context(java_script_enabled=request.param, color_scheme="dark")
    page = context.new_page()
    page.goto(served + "questions/blurry-image-4x/")
    made = page.pdf(prefer_css_page_size=True)
    context.close()
    return pypdf.PdfReader(io.BytesIO(made))


@pytest.fixture(scope="module")
def words(printed: pypdf.PdfReader) -> str:
    """All text of all pages, on one line, without ligatures."""
    text = " ".join(page.extract_text() for page in printed.pages)
    return unicodedata.normalize("NFKC", re.sub(r"\s+", " ", text))


def test_a_page_is_printed_on_a4(printed: pypdf.PdfReader) -> None:
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in printed.pages}
    assert sizes == {(595, 842)}
    assert len(printed.pages) <= 24


def test_evidence_is_open_on_paper(words: str) -> None:
    assert "we train an encoder with LIIF representation via a self-supervised task" in words
    assert "after: (4*10)*(4*10) = 1600" in words
    assert "No supplied source says this in so many words." in words


def test_addresses_of_other_sites_are_spelled_out_on_paper(words: str) -> None:
    assert "(https://github.com/yinboc/liif)" in words
    assert "(https://arxiv.org/pdf/2012.09161)" in words


def test_what_only_a_screen_can_use_is_not_printed(words: str) -> None:
    for chrome in ("Skip to content", "For authors", "Search", "This drawing as", "Next:", "Copy"):
        assert chrome not in words
    assert "@inproceedings" not in words


def test_pages_are_numbered(printed: pypdf.PdfReader) -> None:
    count = len(printed.pages)
    assert f"2 / {count}" in printed.pages[1].extract_text()
