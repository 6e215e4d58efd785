"""arXiv ids in, what arXiv says of each of them out: few questions, far apart, in our own name."""

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Final

import arxiv

from generator.fetching.answers import read_result, same_paper
from generator.fetching.faults import TryAgain, Unusable
from generator.fetching.manner import Manner
from generator.fetching.transport import GuardedAdapter
from generator.models.lock import Fetched

_LONGEST_PAUSE: Final = 120.0
"""Seconds; who asks for a longer pause is asked another day."""


class Service:
    """Asks arXiv; one for a run, so that the time between its questions is kept."""

    def __init__(self, manner: Manner) -> None:
        self.manner = manner
        self._client = _Client(manner)

    def describe(self, ids: Iterable[str]) -> tuple[Fetched, ...]:
        """What arXiv says of these papers, in their order; without those that it does not know.

        Raises:
            Unusable: where there is no answer to be used, after all tries.
        """
        asked = tuple(ids)
        found = {same_paper(each.arxiv): each for each in self._answers(asked)}
        return tuple(
            found[key].model_copy(update={"arxiv": each})
            for each in asked
            if (key := same_paper(each)) in found
        )

    def _answers(self, ids: tuple[str, ...]) -> tuple[Fetched, ...]:
        """The first usable answer; each pause before another try is twice as long."""
        pause = self.manner.delay
        for _ in range(self.manner.tries - 1):
            try:
                return tuple(self._client.ask(ids))
            except TryAgain as error:
                if error.pause > _LONGEST_PAUSE:
                    told = (
                        f"{error.message}, and asks for {error.pause:.0f} seconds without questions"
                    )
                    raise Unusable(told, error.hint) from error
                self.manner.pause(max(pause, error.pause))
                pause *= 2
        return tuple(self._client.ask(ids))


class _Client(arxiv.Client):
    """The package's client at our address, through our adapter; its own retries are off."""

    def __init__(self, manner: Manner) -> None:
        super().__init__(delay_seconds=manner.delay, num_retries=0)
        self.query_url_format = manner.address.replace("{", "{{").replace("}", "}}") + "?{}"
        adapter = GuardedAdapter(manner.bounds, agent())
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, adapter)

    def ask(self, ids: tuple[str, ...]) -> Iterator[Fetched]:
        """One question about several papers."""
        search = arxiv.Search(id_list=list(ids), max_results=len(ids))
        try:
            for result in self.results(search):
                fetched = read_result(result)
                if fetched is not None:
                    yield fetched
        except arxiv.UnexpectedEmptyPageError:
            return  # more results were promised than there are: an id is unknown
        except (ValueError, OverflowError) as error:
            raise TryAgain("the answer holds a date that is none") from error


def agent() -> str:
    """How we call ourselves, so that arXiv can tell who asks."""
    return f"explainer-pages/{version('explainer-pages')}"
