"""What Lighthouse must find on the pages that most readers see first, in its mobile profile."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.lighthouse import Audit, audit
from benchmarks.serving import serve

PAGES = ("", "questions/blurry-image-4x/")


@pytest.fixture(scope="module", params=PAGES, ids=["home", "question"])
def found(request: pytest.FixtureRequest, real_site: Path, npm: Callable[[str], Path]) -> Audit:
    """What one run on the page finds."""
    npm("lighthouse/cli/index.js")
    with serve(real_site) as address:
        return audit(address + request.param)


def test_lighthouse_finds_nothing_to_mend(found: Audit) -> None:
    assert found.failed == ()
    assert (found.accessibility, found.best_practices, found.seo) == (100, 100, 100)


def test_nothing_moves_while_a_page_loads(found: Audit) -> None:
    assert found.layout_shift < 0.02


def test_a_first_visit_needs_350_kilobytes_at_most(found: Audit) -> None:
    assert 20_000 < found.transferred <= 350_000
