"""Where, how often and how patiently arXiv is asked: settings in, nothing done."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

ADDRESS: Final = "https://export.arxiv.org/api/query"
"""Where arXiv answers programs."""
DELAY: Final = 3.0
"""Seconds between two questions, as arXiv's terms of use ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What a single answer may cost."""

    seconds: float = 30.0
    """For the whole answer."""
    most_bytes: int = 4_000_000
    """Of the answer; a paper takes about 4,000."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """Where, how often and how patiently to ask."""

    address: str = ADDRESS
    delay: float = DELAY
    """Seconds between two questions; doubled with each try that fails."""
    tries: int = 4
    bounds: Bounds = Bounds()
    pause: Callable[[float], None] = time.sleep
