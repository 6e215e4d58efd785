"""Every page of the site as a checker of HTML reads it.

What `htmlvalidate.json` turns off is either a matter of taste (quotes, white space, the case of the
doctype), or stands in Material's own frame (its switches are check boxes with `autocomplete`, its
search form has no submit button), or is held by axe in a browser (landmarks).
"""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

CONFIG = Path(__file__).parent / "htmlvalidate.json"


def test_every_page_is_valid_html(real_site: Path, npm: Callable[[str], Path], node: Path) -> None:
    pages = sorted(real_site.rglob("*.html"))
    assert len(pages) > 30
    checker = npm("html-validate/bin/html-validate.mjs")
    done = subprocess.run(
        [node, checker, "--config", CONFIG, "--formatter", "json", *pages],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    found = [
        f"{Path(page['filePath']).relative_to(real_site)}:{each['line']}: {each['message']}"
        for page in json.loads(done.stdout)
        for each in page["messages"]
    ]
    assert found == []
    assert done.returncode == 0


def test_the_checker_finds_what_is_wrong(
    tmp_path: Path, npm: Callable[[str], Path], node: Path
) -> None:
    page = tmp_path / "bad.html"
    page.write_text("<!doctype html><title>t</title><p><div></div></p><a id=1 id=1>", "utf-8")
    checker = npm("html-validate/bin/html-validate.mjs")
    command: list[Path | str] = [node, checker, "--config", CONFIG, page]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1
