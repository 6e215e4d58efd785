"""Ten thousand quotes against ten thousand sources: seconds to judge them, right and wrong.

python -m benchmarks.bench_evidence
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.generate import ABSTRACT_CHARACTERS, WORDS
from generator.evidence import Shelf, judge
from generator.models.catalog import Paper, Quote, SourceText

SOURCES = 10_000
TARGET_SECONDS = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What is done to each quote, and what must become of it."""

    name: str
    quote: Callable[[int, str], Quote]
    """Of the number of a paper, and of words that stand in it."""
    outcome: str


def _named(at: int, words: str) -> Quote:
    return Quote(paper=f"paper-{at}", quote=words)


TRIALS = (
    Trial(name="right", quote=_named, outcome="found"),
    Trial(
        name="typeset otherwise",
        quote=lambda at, words: _named(at, words.replace(" ", "\n  ")),
        outcome="found-normalised",
    ),
    Trial(
        name="of another paper",
        quote=lambda at, words: _named((at + 1) % SOURCES, words),
        outcome="misattributed",
    ),
    Trial(
        name="with a wrong word",
        quote=lambda at, words: _named(at, f"{words} nowhere"),
        outcome="not-found",
    ),
)


def main() -> None:
    """Print what each trial takes, and whether that reaches the target."""
    dice = random.Random(1)
    papers = tuple(_paper(dice, number) for number in range(SOURCES))
    words = tuple(_words(dice, paper) for paper in papers)
    for trial in TRIALS:
        quotes = tuple(trial.quote(at, each) for at, each in enumerate(words))
        begun = time.perf_counter()
        shelf = Shelf(papers)
        right = sum(judge(quote, shelf).kind == trial.outcome for quote in quotes)
        seconds = time.perf_counter() - begun
        reached = "reached" if seconds < TARGET_SECONDS else "NOT REACHED"
        told = f"{right:,} of {SOURCES:,} {trial.outcome} in {seconds:.2f} s"
        print(f"quotes {trial.name}: {told} ({reached})")


def _paper(dice: random.Random, number: int) -> Paper:
    text = ""
    while len(text) < ABSTRACT_CHARACTERS:
        text += " ".join(dice.choices(WORDS, k=12)).capitalize() + ". "
    source = SourceText(depth="abstract", text=text.strip())
    return Paper(id=f"paper-{number}", arxiv=f"2101.{number:05}", sources=(source,))


def _words(dice: random.Random, paper: Paper) -> str:
    words = (paper.sources[0].text or "").split()
    start = dice.randrange(len(words) - 8)
    return " ".join(words[start : start + 8])


if __name__ == "__main__":
    main()
