"""Ten thousand quotes against ten thousand sources: seconds to find them, right and misplaced.

python -m benchmarks.bench_evidence
"""

import random
import time

from benchmarks.generate import ABSTRACT_CHARACTERS, WORDS
from generator.evidence.quotes import find_quote
from generator.evidence.shelf import Shelf
from generator.models.catalog import Paper, SourceText

SOURCES = 10_000
TARGET_SECONDS = 10.0


def main() -> None:
    """Print both times and whether they reach the target."""
    dice = random.Random(1)
    papers = tuple(_paper(dice, number) for number in range(SOURCES))
    quotes = tuple(_quote(dice, paper) for paper in papers)
    begun = time.perf_counter()
    found = sum(
        find_quote(quote, paper) is not None for quote, paper in zip(quotes, papers, strict=True)
    )
    right = time.perf_counter() - begun
    begun = time.perf_counter()
    shelf = Shelf(papers)
    misplaced = sum(shelf.elsewhere(quote, "") is not None for quote in quotes)
    wrong = time.perf_counter() - begun
    for name, count, seconds in (("found", found, right), ("misplaced", misplaced, wrong)):
        reached = "reached" if seconds < TARGET_SECONDS else "NOT REACHED"
        print(f"{count:,} of {SOURCES:,} quotes {name} in {seconds:.2f} s ({reached})")


def _paper(dice: random.Random, number: int) -> Paper:
    text = ""
    while len(text) < ABSTRACT_CHARACTERS:
        text += " ".join(dice.choices(WORDS, k=12)).capitalize() + ". "
    source = SourceText(depth="abstract", text=text.strip())
    return Paper(id=f"paper-{number}", arxiv=f"2101.{number:05}", sources=(source,))


def _quote(dice: random.Random, paper: Paper) -> str:
    words = (paper.sources[0].text or "").split()
    start = dice.randrange(len(words) - 8)
    return " ".join(words[start : start + 8])


if __name__ == "__main__":
    main()
