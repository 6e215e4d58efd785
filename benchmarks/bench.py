"""Nothing in; what loading, generating and building cost, beside what is to be reached, out.

Each size is measured in a process of its own, so that the peak memory is its own too.

    python benchmarks/bench.py [--quick]
"""

import argparse
import json
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.generate import write_catalog
from generator.site.building import generate
from generator.site.reading import read_catalog

ROOT = Path(__file__).parents[1]
GENERATED_SIZES = (100, 1_000, 5_000)
BUILT_SIZES = (0, 100, 1_000)

LEAST_PAGES_PER_SECOND = 1_000
LEAST_MEGABYTES_PER_SECOND = 1.0
MOST_MEGABYTES_OF_MEMORY = 500
MOST_GROWTH = 1.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """What it took to load a catalog and to generate its pages."""

    questions: int
    megabytes: float
    load_seconds: float
    pages: int
    generate_seconds: float
    memory: float
    """Peak, in megabytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What it took MkDocs to build a whole site."""

    questions: int
    pages: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A measured value beside what is to be reached."""

    what: str
    value: float
    goal: str
    reached: bool


def main() -> int:
    """Measure and print; 1 where something is not reached."""
    parser = argparse.ArgumentParser(description="Measure the generator on large catalogs.")
    parser.add_argument("--quick", action="store_true", help="only the smallest size, no site")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(asdict(measure_generator(options.measure))))
        return 0
    generated = [_generate_apart(size) for size in GENERATED_SIZES[: 1 if options.quick else None]]
    built = [] if options.quick else [_build_apart(size) for size in BUILT_SIZES]
    verdicts = judge(generated, built)
    for verdict in verdicts:
        word = "reached" if verdict.reached else "NOT REACHED"
        print(f"{verdict.what:<44} {verdict.value:>10,.2f}  {verdict.goal:<14} {word}")
    return 0 if all(verdict.reached for verdict in verdicts) else 1


def measure_generator(catalog_file: Path) -> Generated:
    """Load a catalog and generate its pages, in this process."""
    files = tuple(catalog_file.parent.rglob("*.yaml"))
    start = time.perf_counter()
    catalog = read_catalog(catalog_file)
    loaded = time.perf_counter()
    site = generate(catalog, ROOT / "templates")
    done = time.perf_counter()
    return Generated(
        questions=len(catalog.questions),
        megabytes=sum(path.stat().st_size for path in files) / 1e6,
        load_seconds=loaded - start,
        pages=sum(each.src_uri.endswith(".md") for each in site.files),
        generate_seconds=done - loaded,
        memory=_peak_megabytes(),
    )


def _peak_megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1 if sys.platform == "darwin" else 1_024
    return peak * unit / 1e6


def _generate_apart(questions: int) -> Generated:
    with tempfile.TemporaryDirectory() as folder:
        catalog_file = write_catalog(Path(folder), questions)
        command = [sys.executable, __file__, "--measure", str(catalog_file)]
        ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    result = Generated(**json.loads(ran.stdout))
    print(
        f"{questions:>5,} questions: {result.megabytes:.1f} MB loaded in"
        f" {result.load_seconds:.2f} s, {result.pages:,} pages generated in"
        f" {result.generate_seconds:.2f} s, peak {result.memory:.0f} MB",
        flush=True,
    )
    return result


def _build_apart(questions: int) -> Built:
    """Build a site of that catalog with this project's own templates, theme and settings."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        shutil.copy(ROOT / "mkdocs.yml", project)
        for part in ("docs", "templates", "overrides"):
            shutil.copytree(ROOT / part, project / part)
        write_catalog(project, questions)
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        start = time.perf_counter()
        quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(command, check=True, cwd=project, env=quiet, stderr=subprocess.DEVNULL)
        seconds = time.perf_counter() - start
        pages = sum(1 for _ in (project / "site").rglob("index.html"))
    print(
        f"{questions:>5,} questions: {pages:,} pages built in {seconds:.1f} s,"
        f" {seconds / pages * 1_000:.1f} ms a page",
        flush=True,
    )
    return Built(questions=questions, pages=pages, seconds=seconds)


def judge(generated: list[Generated], built: list[Built]) -> list[Verdict]:
    """Compare the least favourable measured values with what is to be reached."""
    largest = generated[-1]
    pages = min(each.pages / each.generate_seconds for each in generated)
    speed = min(each.megabytes / each.load_seconds for each in generated)
    verdicts = [
        Verdict(
            what="generator, pages per second (slowest size)",
            value=pages,
            goal=f">= {LEAST_PAGES_PER_SECOND:,}",
            reached=pages >= LEAST_PAGES_PER_SECOND,
        ),
        Verdict(
            what="loading, MB per second (slowest size)",
            value=speed,
            goal=f">= {LEAST_MEGABYTES_PER_SECOND}",
            reached=speed >= LEAST_MEGABYTES_PER_SECOND,
        ),
        Verdict(
            what=f"peak memory, MB ({largest.questions:,} questions)",
            value=largest.memory,
            goal=f"< {MOST_MEGABYTES_OF_MEMORY}",
            reached=largest.memory < MOST_MEGABYTES_OF_MEMORY,
        ),
    ]
    if built:
        growth = growth_exponent(*built)
        verdicts.append(
            Verdict(
                what="site, growth exponent of the questions' time",
                value=growth,
                goal=f"<= {MOST_GROWTH}",
                reached=growth <= MOST_GROWTH,
            )
        )
    return verdicts


def growth_exponent(none: Built, small: Built, large: Built) -> float:
    """1 where twice the questions add twice the time, 2 where they add four times.

    The pools make 1,500 pages even where there is no question, and a question's
    page is larger than theirs, so the time of a site without questions is taken off first.
    """
    added = (large.seconds - none.seconds) / (small.seconds - none.seconds)
    return math.log(added) / math.log(large.questions / small.questions)


if __name__ == "__main__":
    sys.exit(main())
