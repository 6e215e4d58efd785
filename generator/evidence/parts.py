"""A question in, the parts of it that ask something, and those that nothing takes up, out."""

import functools
import re
from collections.abc import Iterable
from typing import Final

from generator.evidence.sentences import sentences
from generator.evidence.words import content_stems

_ANOTHER: Final = re.compile(
    r"[,;:—–]?\s+(?:and|or|but)\s+(?=(?:how|why|what|which|when|where|who|whom|whose|can|could|does|do|"
    r"is|are|should|will|would)\b)",
    re.IGNORECASE,
)
"""Where a sentence goes on to ask a second thing."""
_GENERAL: Final = content_stems(
    "AI artificial intelligence computer machine model program do does did done"
)
"""Words that stand in any question here and single out no part."""
_ENOUGH: Final = 2
"""How many words a statement shares with the part of a question that it takes up."""


@functools.lru_cache(maxsize=20_000)
def question_parts(question: str) -> tuple[str, ...]:
    """What is asked, one thing at a time; what is only told before does not count."""
    asking = (each.text for each in sentences(question) if each.text.rstrip("\"'”’ ").endswith("?"))
    return tuple(part.strip() for text in asking for part in _ANOTHER.split(text))


def open_parts(question: str, statements: Iterable[str]) -> tuple[str, ...]:
    """The parts of a question that no statement takes up: none shares two of its words."""
    told = tuple(map(content_stems, statements))
    return tuple(part for part in question_parts(question) if not _is_taken_up(part, told))


def _is_taken_up(part: str, told: Iterable[frozenset[str]]) -> bool:
    wanted = content_stems(part) - _GENERAL
    return not wanted or any(len(wanted & stems) >= min(_ENOUGH, len(wanted)) for stems in told)
