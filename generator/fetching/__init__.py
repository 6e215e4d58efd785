"""arXiv ids in, batch after batch what arXiv says of them out, until it can be asked no more."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.fetching.faults import NotUnderstood, Unusable
from generator.fetching.manner import ADDRESS as ADDRESS
from generator.fetching.manner import DELAY as DELAY
from generator.fetching.manner import Bounds as Bounds
from generator.fetching.manner import Manner as Manner
from generator.models.lock import Fetched

if TYPE_CHECKING:
    from generator.fetching.service import Service

_BATCH = 10
"""How many papers one question is about: few questions, and little to ask again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What became of a few ids."""

    papers: tuple[Fetched, ...] = ()
    unknown: tuple[str, ...] = ()
    """What arXiv does not know."""
    failure: str = ""
    """Why there is no answer; nothing was asked after it."""
    hint: str = ""


def fetch(ids: Iterable[str], manner: Manner = Manner()) -> Iterator[Batch]:  # noqa: B008 - frozen
    """Ask about each id once; after a failure there is nothing more."""
    from generator.fetching.service import Service  # noqa: PLC0415 - costs 0.2 s; only this needs it

    service = Service(manner)
    wanted = tuple(dict.fromkeys(ids))
    for start in range(0, len(wanted), _BATCH):
        try:
            yield from _batches(service, wanted[start : start + _BATCH])
        except Unusable as error:
            yield Batch(failure=error.message, hint=error.hint)
            return


def _batches(service: "Service", ids: tuple[str, ...]) -> Iterator[Batch]:
    """One batch; or each id by itself, where arXiv can make nothing of one among them."""
    try:
        papers = service.describe(ids)
    except NotUnderstood:
        if len(ids) == 1:
            yield Batch(unknown=ids)
            return
        for each in ids:
            yield from _batches(service, (each,))
        return
    known = {each.arxiv for each in papers}
    yield Batch(papers=papers, unknown=tuple(each for each in ids if each not in known))
