"""The built site in; pictures of every kind of page, of README and for links from elsewhere out.

make shots
"""

import base64
import html
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from benchmarks.serving import serve

ROOT = Path(__file__).parents[2]
SHEET = ROOT / "shots"
README = ROOT / "docs/assets/shots"
CARD = ROOT / "docs/assets/card.png"
CHROMIUM = Path(sys.prefix) / ".chromium"
PAGES = (
    ("home", ""),
    ("question", "questions/blurry-image-4x/"),
    ("model", "models/sisr-any-liif-edsr/"),
    ("paper", "papers/chen2021learning/"),
    ("tool", "papers/liif-code/"),
    ("task", "tasks/super-resolution/"),
    ("questions", "questions/"),
    ("models", "models/"),
    ("papers", "papers/"),
    ("tasks", "tasks/"),
    ("bibliography", "bibliography/"),
    ("how-to-read", "how-to-read/"),
    ("authors", "authors/"),
    ("fields", "catalog-fields/"),
    ("contributing", "contributing/"),
    ("404", "404.html"),
)
WIDTHS = (1280, 390)
Scheme: TypeAlias = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
TALLEST = 4_000
"""Pixels of a page that the sheet shows; what is below looks like what is above."""
QUALITY = 82
"""Of a WebP picture for README: below 150 kB, and its letters stay sharp."""
DRAWN = ".md-content__inner > * { content-visibility: visible !important }"
"""What lies below the window is drawn in a picture of the whole page, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture of the sheet."""

    name: str
    address: str
    width: int
    scheme: Scheme

    @property
    def file(self) -> str:
        """Its name in the folder of the sheet."""
        return f"{self.name}-{self.width}-{self.scheme}.png"


def main() -> None:
    """Write the sheet into shots/, and what is published into docs/assets/."""
    SHEET.mkdir(exist_ok=True)
    README.mkdir(parents=True, exist_ok=True)
    with serve(ROOT / "site") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM.read_text(encoding="utf-8").strip(), args=["--no-sandbox"]
        )
        shots = tuple(_shots())
        for shot in shots:
            _take(shot, browser, address)
        (SHEET / "index.html").write_text(_sheet(shots), encoding="utf-8")
        for scheme in SCHEMES:
            _take_for_readme(scheme, browser, address)
        _take_card(browser)
        browser.close()


def _shots() -> Iterator[Shot]:
    for name, address in PAGES:
        for width in WIDTHS:
            for scheme in SCHEMES:
                yield Shot(name=name, address=address, width=width, scheme=scheme)


def _open(browser: Browser, address: str, scheme: Scheme, size: ViewportSize) -> Page:
    page = browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page.goto(address, wait_until="networkidle")
    return page


def _take(shot: Shot, browser: Browser, address: str) -> None:
    size = ViewportSize(width=shot.width, height=900)
    page = _open(browser, address + shot.address, shot.scheme, size)
    page.add_style_tag(content=DRAWN)
    height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
    page.screenshot(
        path=SHEET / shot.file,
        full_page=True,
        clip={"x": 0, "y": 0, "width": shot.width, "height": height},
    )
    page.close()


def _take_for_readme(scheme: Scheme, browser: Browser, address: str) -> None:
    size = ViewportSize(width=1280, height=860)
    page = _open(browser, f"{address}questions/blurry-image-4x/", scheme, size)
    page.locator("details.basis > summary").first.click()
    page.mouse.move(0, 0)
    session = page.context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    (README / f"question-{scheme}.webp").write_bytes(base64.b64decode(taken["data"]))
    page.close()


def _take_card(browser: Browser) -> None:
    """The picture that other sites show for a link to this one (Open Graph's `og:image`)."""
    page = browser.new_page(viewport=ViewportSize(width=1200, height=630))
    page.goto((Path(__file__).parent / "card.html").as_uri())
    page.screenshot(path=CARD)
    page.close()


def _sheet(shots: tuple[Shot, ...]) -> str:
    """All pictures side by side, a row for each kind of page."""
    rows = "\n".join(
        f"<h2>{html.escape(name)}</h2><div>{''.join(_figure(each) for each in shots if each.name == name)}</div>"
        for name, _ in PAGES
    )
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>All kinds of page</title>
<style>
body {{ font: 14px system-ui; margin: 24px; background: #888; }}
div {{ display: flex; gap: 16px; align-items: flex-start; }}
a {{ display: block; height: 700px; overflow: hidden; }}
img {{ display: block; }}
</style>
<h1>All kinds of page</h1>
{rows}
</html>
"""


def _figure(shot: Shot) -> str:
    width = 480 if shot.width > 1000 else 260
    return f'<a href="{shot.file}"><img src="{shot.file}" width="{width}" alt="{shot.file}"></a>'


if __name__ == "__main__":
    main()
