"""The address of a page in, what Lighthouse says of it in its mobile profile out."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_INSTALLED = Path(sys.prefix)
_PROGRAM = _INSTALLED / "node/node_modules/lighthouse/cli/index.js"
_CHROMIUM = _INSTALLED / ".chromium"
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_HELD = ("accessibility", "best-practices", "seo")
"""Of these no audit may fail; speed depends on the machine."""
_LIMIT = 180
"""Seconds after which a run has failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What one run found; scores run from 0 to 100."""

    performance: int
    accessibility: int
    best_practices: int
    seo: int
    layout_shift: float
    transferred: int
    """Bytes over the wire for a first visit, without pictures."""
    failed: tuple[str, ...]
    """Audits of the last three kinds that were not passed."""


def audit(address: str) -> Audit:
    """Load a page as a mid-range phone would, with a fresh profile.

    Raises:
        FileNotFoundError: where Chromium, Node or Lighthouse is not installed.
        subprocess.CalledProcessError: where Lighthouse itself fails.
    """
    for needed in (_CHROMIUM, _PROGRAM):
        if not needed.is_file():
            raise FileNotFoundError(f"'{needed.name}' is missing: run `make setup-browser`")
    done = subprocess.run(
        [
            str(_INSTALLED / "bin/node"),
            str(_PROGRAM),
            address,
            "--output=json",
            "--quiet",
            "--no-enable-error-reporting",
            f"--chrome-flags={' '.join(_FLAGS)}",
        ],
        env={**os.environ, "CHROME_PATH": _CHROMIUM.read_text(encoding="utf-8").strip()},
        capture_output=True,
        check=True,
        timeout=_LIMIT,
    )
    return _read(done.stdout)


def _read(report: bytes) -> Audit:
    told = json.loads(report)
    audits = told["audits"]
    kinds = told["categories"]
    scores = {name: round(100 * kind["score"]) for name, kind in kinds.items()}
    held = [each["id"] for name in _HELD for each in kinds[name]["auditRefs"] if each["weight"]]
    return Audit(
        performance=scores["performance"],
        accessibility=scores["accessibility"],
        best_practices=scores["best-practices"],
        seo=scores["seo"],
        layout_shift=audits["cumulative-layout-shift"]["numericValue"],
        transferred=sum(
            each["transferSize"]
            for each in audits["network-requests"]["details"]["items"]
            if each["resourceType"] != "Image"
        ),
        failed=tuple(name for name in held if audits[name]["score"] not in {None, 1}),
    )
