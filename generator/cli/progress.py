"""The share of a long work that is done in, a bar for those who wait at a terminal out."""

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from typing import Protocol

import click

PATIENCE = 1.0
"""Seconds without a bar: short work needs none."""
_STEPS = 1000


class _Bar(Protocol):
    pos: int

    def update(self, n_steps: int, /) -> None: ...


@contextlib.contextmanager
def shown_progress(label: str, *, hidden: bool = False) -> Iterator[Callable[[float], None]]:
    """What to tell the share to, from 0 to 1; the bar is on standard error, and only on a terminal.

    `hidden` leaves it out there, too.
    """
    begun = time.monotonic()
    with contextlib.ExitStack() as open_bar:
        bars: list[_Bar] = []

        def tell(share: float) -> None:
            waits = not hidden and sys.stderr.isatty()
            if not bars and waits and time.monotonic() - begun >= PATIENCE:
                new = click.progressbar(length=_STEPS, label=label, file=sys.stderr)
                bars.append(open_bar.enter_context(new))
            for bar in bars:
                bar.update(round(share * _STEPS) - bar.pos)

        yield tell
