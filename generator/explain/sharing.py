"""Pages that read the same in, what they have in common out: made once and told again."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from generator.models.pages import Anchor, ShownStatement

State: TypeAlias = tuple[Hashable, ...]
"""What a page has of the works that a part of it speaks of: their numbers, and whether it may."""

_Part_co = TypeVar("_Part_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling(Generic[_Part_co]):
    """A part of a page, with what making it left on the page's desk."""

    part: _Part_co
    shown: tuple[ShownStatement, ...]
    cited: tuple[tuple[str, Anchor | None], ...]
    """The works that it numbered or mentioned first."""
    unchecked: tuple[str, ...]


class Tellings:
    """What pages of one site told already, by subject and by what the telling depends on."""

    def __init__(self) -> None:
        self._works: dict[Hashable, tuple[str, ...]] = {}
        self._kept: dict[Hashable, dict[State, Telling[object]]] = {}

    def works(self, subject: Hashable) -> tuple[str, ...]:
        """The works that tellings of this subject have asked for so far."""
        return self._works.get(subject, ())

    def kept(self, subject: Hashable, state: State) -> Telling[object] | None:
        """What was told of the subject to a page in this state."""
        return self._kept.get(subject, {}).get(state)

    def keep(self, subject: Hashable, state: State, telling: Telling[object]) -> None:
        """Tell the same again to every page in this state."""
        self._kept.setdefault(subject, {})[state] = telling

    def widen(self, subject: Hashable, asked: tuple[str, ...]) -> tuple[str, ...]:
        """All works asked for; what was kept by the state of fewer of them is dropped."""
        works = tuple(dict.fromkeys((*self.works(subject), *asked)))
        if works != self.works(subject):
            self._works[subject] = works
            self._kept.pop(subject, None)
        return works
