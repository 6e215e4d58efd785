"""The types of ports that there are; which of them are known, and which fits where, come out."""

from collections.abc import Iterator

from generator.errors import Code, Finding, did_you_mean
from generator.models.catalog import PortType

# One type a line, with its subtypes behind it: `image/medical` is a kind of `image`.
_TABLE = """
image          low-resolution medical microscopy satellite thermal sketch
video          low-resolution
audio          speech music
text           question document caption prompt code
tokens
feature-map
embedding
coordinates
size
colours
mask
boxes
keypoints
layout
depth-map
optical-flow
point-cloud
mesh
camera-pose
trajectory
action
table
time-series
graph
molecule
protein
number
score
label
ranking
probabilities
noise
data-set
unstated
"""

Path = tuple[str | int, ...]


def _built_in() -> Iterator[tuple[str, str]]:
    """Each type of the table with its parent; empty where it has none."""
    for line in _TABLE.split("\n"):
        root, *kinds = line.split() or ("",)
        if root:
            yield root, ""
            yield from ((f"{root}/{kind}", root) for kind in kinds)


_BUILT_IN = dict(_built_in())


class Types:
    """The types that a port may hold: the built-in ones, and those that a catalog declares."""

    def __init__(self, declared: tuple[PortType, ...] = (), *, complete: bool = True) -> None:
        """`complete` is false where a declaration could not be read: any name may be right then."""
        self._parents = {each.id: each.parent or "" for each in reversed(declared)} | _BUILT_IN
        self._complete = complete

    def lack(self, name: str) -> bool:
        """Whether there can be no type of this name."""
        return self._complete and name not in self._parents

    def fit(self, given: str, wanted: str) -> bool:
        """Whether what is given is what is wanted, or a kind of it.

        A wider type does not fit: not every image is a medical one, and nobody would notice.
        A type that is not known fits, since it is told where it stands.
        """
        if given == wanted or given not in self._parents or wanted not in self._parents:
            return True
        return wanted in self._kinds_above(given)

    def meet(self, one: str, other: str) -> bool:
        """Whether something can be both: one of the two is a kind of the other."""
        return self.fit(one, other) or self.fit(other, one)

    def check(self, name: str, path: Path) -> Iterator[Finding]:
        """What is wrong with the name of a type that stands at `path`."""
        if self.lack(name):
            roots = (each for each in self._parents if "/" not in each)
            hint = did_you_mean(name, self._parents) or f"known are {', '.join(roots)}"
            message = f"no type is called '{name}'; use a known one or declare it under `types`"
            yield Finding(code=Code.UNKNOWN_TYPE, path=path, message=message, hint=hint)

    def leads_round(self, name: str) -> bool:
        """Whether a type is a kind of itself, by way of its parents."""
        return name in self._kinds_above(name)

    def _kinds_above(self, name: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        parent = self._parents.get(name)
        while parent and parent not in found:
            found[parent] = None
            parent = self._parents.get(parent)
        return tuple(found)


BUILT_IN = Types()


def check_types(declared: tuple[PortType, ...], types: Types) -> Iterator[Finding]:
    """What is wrong with the types that a catalog declares; two of one id are told elsewhere."""
    for position, each in enumerate(declared):
        path: Path = ("types", position)
        if each.id in _BUILT_IN:
            message = f"'{each.id}' is a built-in type; remove this entry or give it another id"
            yield Finding(code=Code.DUPLICATE_ID, path=(*path, "id"), message=message)
        elif types.leads_round(each.id):
            message = f"'{each.id}' is a kind of itself by way of '{each.parent}'"
            hint = "name a built-in type as the parent of one of them"
            where = (*path, "parent")
            yield Finding(code=Code.WRONG_VALUE, path=where, message=message, hint=hint)
        elif each.parent is not None:
            yield from types.check(each.parent, (*path, "parent"))
