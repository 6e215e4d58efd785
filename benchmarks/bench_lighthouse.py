"""Lighthouse's performance of the pages that most readers see first: the median of five runs.

make site && python -m benchmarks.bench_lighthouse
"""

import statistics
from pathlib import Path

from benchmarks.lighthouse import audit
from benchmarks.serving import serve

SITE = Path(__file__).parents[1] / "site"
PAGES = ("", "questions/blurry-image-4x/")
RUNS = 5
TARGET = 95


def main() -> None:
    """Print the median of each page, and whether that is enough."""
    with serve(SITE) as address:
        for page in PAGES:
            scores = sorted(audit(address + page).performance for _ in range(RUNS))
            middle = statistics.median(scores)
            reached = "reached" if middle >= TARGET else "NOT REACHED"
            told = ", ".join(map(str, scores))
            print(f"lighthouse {page or 'home'}: performance {middle} of {told} ({reached})")


if __name__ == "__main__":
    main()
