"""Nothing in; how long a person waits for a command and for `mkdocs serve`, beside the goals, out.

Each command is a process of its own, on this project's own catalog.

    python -m benchmarks.bench_commands
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PARTS = ("mkdocs.yml", "catalog.yaml", "catalog.lock", "docs", "templates", "overrides", "demos")
BRIEF = ROOT / "tests" / "briefs" / "real-03.txt"
TIMES = 5
SAVES = ("Saved once", "Saved again", "Saved a third time")
PATIENCE = 120.0
"""Seconds after which nothing more is expected of `mkdocs serve`."""
MOST_SECONDS = {"explainer --help": 0.3, "explainer import": 1.0, "mkdocs serve": 2.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What `mkdocs serve` made of a save that is sound and of one that is not."""

    seconds: float
    """From the save to the changed page, the longest of all."""
    keeps_good_page: bool
    """Whether the page stayed as it was when the catalog was broken."""


def main() -> int:
    """Measure and print; 1 where something is not reached."""
    with tempfile.TemporaryDirectory() as name:
        folder = copy_project(Path(name))
        measured = {
            "explainer --help": time_command(folder, "--help"),
            "explainer import": time_command(folder, "import", "--dry-run", str(BRIEF)),
        }
        served = time_serving(folder)
        measured["mkdocs serve"] = served.seconds
    for what, seconds in measured.items():
        word = "reached" if seconds <= MOST_SECONDS[what] else "NOT REACHED"
        print(f"{what:<44} {seconds:>10,.2f}  <= {MOST_SECONDS[what]} s      {word}")
    word = "reached" if served.keeps_good_page else "NOT REACHED"
    print(f"{'a broken save keeps the last good page':<57} {word}")
    slow = any(seconds > MOST_SECONDS[what] for what, seconds in measured.items())
    return 1 if slow or not served.keeps_good_page else 0


def copy_project(folder: Path) -> Path:
    """All that the site is made of, in a folder where it may be changed."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part)
        elif source.exists():
            shutil.copy(source, folder)
    return folder


def time_command(folder: Path, *arguments: str) -> float:
    """Seconds that the fastest of some runs took: others use the machine, too."""
    seconds = []
    for _ in range(TIMES):
        start = time.perf_counter()
        command = (sys.executable, "-m", "generator", *arguments)
        subprocess.run(command, check=True, cwd=folder, capture_output=True, env=_environment())
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def time_serving(folder: Path) -> Served:
    """Save a catalog with another summary of a step, again and again; then break it."""
    catalog = folder / "catalog.yaml"
    sound = catalog.read_text(encoding="utf-8")
    page = _first_model(sound)
    with _serving(folder) as address:
        seconds = []
        for wanted in SAVES:
            start = time.perf_counter()
            _save(catalog, sound.replace('summary: "', f'summary: "{wanted}: ', 1))
            _await(f"{address}{page}", wanted)
            seconds.append(time.perf_counter() - start)
        _save(catalog, "questions: [\n")
        time.sleep(2 * max(seconds))
        return Served(seconds=max(seconds), keeps_good_page=wanted in _get(f"{address}{page}"))


def _first_model(catalog: str) -> str:
    """The address of a model's page below the site's: its first step has the first summary.

    Raises:
        LookupError: where the catalog has no model.
    """
    found = re.search(r"^models:\n\s+- id: (\S+)$", catalog, re.MULTILINE)
    if found is None:
        raise LookupError("the catalog has no model: nothing can be measured")
    return f"models/{found[1]}/"


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    """The address of `mkdocs serve`, as soon as it answers."""
    address = "127.0.0.1:8765"
    command = (sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address)
    with subprocess.Popen(
        command, cwd=folder, stderr=subprocess.DEVNULL, env=_environment()
    ) as server:
        try:
            _await(f"http://{address}/", "</html>")
            yield f"http://{address}/"
        finally:
            server.terminate()


def _save(file: Path, text: str) -> None:
    """As editors do: whole, beside the file, then in its place."""
    beside = file.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def _await(address: str, words: str) -> None:
    """Ask until a page holds the words.

    Raises:
        TimeoutError: where it never does.
    """
    until = time.perf_counter() + PATIENCE
    while words not in _get(address):
        if time.perf_counter() > until:
            raise TimeoutError(f"{address} never held '{words}'")
        time.sleep(0.05)


def _get(address: str) -> str:
    """A page as it is served; nothing where there is no server or page yet."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own
            return str(answer.read().decode("utf-8"))
    except (urllib.error.URLError, ConnectionError):
        return ""


def _environment() -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}


if __name__ == "__main__":
    sys.exit(main())
