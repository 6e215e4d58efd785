"""Work in; the same work with fewer searches for garbage out."""

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def without_collection() -> Iterator[None]:
    """Do not search for garbage again and again where all that is made outlives the work."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


@contextlib.contextmanager
def what_is_held_left_alone() -> Iterator[None]:
    """Search for garbage only in what the work makes, not in all that was read for it and stays."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
