"""A .bib file of ten thousand entries with abstracts: seconds and memory to read, write and import it.

python -m benchmarks.bench_bibliography
"""

import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.generate import ABSTRACT_CHARACTERS, WORDS
from generator.bibliography import read_bibtex, write_bibtex, write_csl_json, write_ris
from generator.site.intake import take_briefs, write_intake

ENTRIES = 10_000
TARGET_SECONDS = 30.0
TARGET_MEGABYTES = 1024
AUTHORS = ('M{\\"u}ller, J{\\"o}rg', "Yinbo Chen", "van der Berg, Anna", "Øystein Ås", "{NASA}")


def main() -> None:
    """Print what reading and writing take, and whether that reaches the targets."""
    text = bibliography(ENTRIES)
    begun = time.process_time()
    read = read_bibtex(text, "references.bib")
    seconds = time.process_time() - begun
    told = f"{len(read.entries):,} entries of {len(text) / 1e6:.1f} MB read in {seconds:.2f} s of one core"
    print(f"bibliography: {told} ({_reached(seconds < TARGET_SECONDS)})")
    entries = [each.entry for each in read.entries]
    for name, write in (("BibTeX", write_bibtex), ("CSL-JSON", write_csl_json), ("RIS", write_ris)):
        begun = time.process_time()
        write(entries)
        print(f"bibliography: written as {name} in {time.process_time() - begun:.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        _import(Path(folder), text)
    megabytes = _peak_megabytes()
    print(f"bibliography: at most {megabytes:.0f} MB ({_reached(megabytes < TARGET_MEGABYTES)})")


def _import(folder: Path, text: str) -> None:
    """Into a catalog that holds none of it, and into one that holds all of it; in seconds of one core."""
    (folder / "catalog.yaml").write_text("# Mine.\n", encoding="utf-8")
    (folder / "references.bib").write_text(text, encoding="utf-8")
    for name in ("imported", "imported again"):
        begun = time.process_time()
        intake = take_briefs(folder / "catalog.yaml", [folder / "references.bib"])
        write_intake(intake)
        seconds = time.process_time() - begun
        added = len(intake.references[0].imported.added)
        told = f"{name} in {seconds:.2f} s of one core, {added:,} added"
        print(f"bibliography: {told} ({_reached(seconds < TARGET_SECONDS)})")


def bibliography(count: int) -> str:
    """The same file each time: an abstract in each entry, a third of them with LaTeX."""
    dice = random.Random(1)
    return "@string{cvpr = {CVPR}}\n\n" + "".join(_entry(dice, number) for number in range(count))


def _entry(dice: random.Random, number: int) -> str:
    abstract = ""
    while len(abstract) < ABSTRACT_CHARACTERS:
        abstract += " ".join(dice.choices(WORDS, k=12)).capitalize() + ". "
    if number % 3 == 0:
        abstract += r"We gain 50\% at $\alpha = 4$ with {LIIF} and \emph{nothing} else."
    authors = " and ".join(f"{dice.choice(AUTHORS)}" for _ in range(dice.randrange(1, 9)))
    title = " ".join(dice.choices(WORDS, k=8)).capitalize()
    return (
        f"@inproceedings{{key{number},\n  title = {{{title}}},\n  author = {{{authors}}},\n"
        f"  booktitle = cvpr # {{ Workshops}},\n  year = {{{1990 + number % 35}}},\n"
        f"  month = jun,\n  pages = {{{number}--{number + 9}}},\n"
        f"  abstract = {{{abstract}}},\n  keywords = {{one, two}},\n}}\n\n"
    )


def _peak_megabytes() -> float:
    """Linux counts kilobytes, macOS bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def _reached(is_reached: bool) -> str:  # noqa: FBT001 - a word for each
    return "reached" if is_reached else "NOT REACHED"


if __name__ == "__main__":
    main()
