"""A name in any script comes in, an id for addresses and file names comes out."""

import hashlib
import itertools
import re
from collections.abc import Collection
from typing import Final

from anyascii import anyascii

_LIMIT: Final = 60
_SHORTEST_LIMIT: Final = 10
"""Room for `x-` and eight digits, which stand for a name that vanishes."""
_TAKEN_BY_WINDOWS: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
_TAKEN_BY_THE_SITE: Final = frozenset({"index", "tags", "404", "assets", "search"})


def slug(name: str, *, limit: int = _LIMIT) -> str:
    """Small ASCII letters, digits and single hyphens; the same name has the same slug always."""
    # anyascii makes a star of the times sign; people read `4×` as 4x.
    encodable = re.sub(r"[\ud800-\udfff]", "", name).replace("×", "x")
    ascii_name = anyascii(encodable).lower()
    words = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['`]", "", ascii_name)).strip("-")
    if not words:
        return f"x-{_digest(name)[:8]}"
    found = _cut(words, max(limit, _SHORTEST_LIMIT))
    return f"x-{found}" if found in _TAKEN_BY_WINDOWS | _TAKEN_BY_THE_SITE else found


def unique_slug(name: str, taken: Collection[str]) -> str:
    """A slug that is not taken; on a collision the name's own hash tells it apart, not its turn."""
    found = slug(name)
    if found not in taken:
        return found
    digest = _digest(name)
    for length in (6, 12, 24):
        suffixed = f"{_cut(found, _LIMIT - length - 1)}-{digest[:length]}"
        if suffixed not in taken:
            return suffixed
    return next(
        numbered
        for number in itertools.count(2)
        if (numbered := f"{_cut(found, _LIMIT // 2)}-{digest[:12]}-{number}") not in taken
    )


def _cut(words: str, limit: int) -> str:
    """At most `limit` characters, ending with a whole word unless that would lose half of them."""
    if len(words) <= limit:
        return words
    whole = words[: limit + 1].rpartition("-")[0]
    return whole if len(whole) >= limit // 2 else words[:limit].rstrip("-")


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", errors="surrogatepass")).hexdigest()
