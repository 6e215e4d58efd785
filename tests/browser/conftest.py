"""A real browser for the tests of this folder, and the programs from npm that they load into it."""

import functools
import http.server
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

INSTALLED = Path(sys.prefix)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Without the network's own business, so that every request is one of the page."""
HOW = "run `make setup-browser`, which installs what the browser tests need"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browsers start slowly: `make check` leaves these tests out."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    named = INSTALLED / ".chromium"
    if not named.is_file():
        pytest.fail(f"no Chromium is known here: {HOW}")
    with sync_playwright() as playwright:
        program = named.read_text(encoding="utf-8").strip()
        launched = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile, for one test."""
    made = browser.new_context()
    yield made
    made.close()


@pytest.fixture(scope="session")
def npm() -> Callable[[str], Path]:
    """Where a file of a package from npm lies: `npm("axe-core/axe.min.js")`."""

    def locate(name: str) -> Path:
        path = INSTALLED / "node/node_modules" / name
        if not path.is_file():
            pytest.fail(f"'{name}' from npm is not installed: {HOW}")
        return path

    return locate


@pytest.fixture(scope="session")
def served(real_site: Path) -> Iterator[str]:
    """The address of the real site, served from this machine."""
    handler = functools.partial(Quiet, directory=str(real_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Requests are no news."""


@pytest.fixture(scope="session")
def node() -> Path:
    """The Node of this environment, the same version on every machine."""
    path = INSTALLED / "bin/node"
    if not path.exists():
        pytest.fail(f"Node is not installed: {HOW}")
    return path
