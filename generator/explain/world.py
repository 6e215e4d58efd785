"""A question's scope in, what its page may show out: the works, the texts, the addresses."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.catalog.check import paper_identities
from generator.links import canonical_address, identify
from generator.models.catalog import Paper, Scope, Tool
from generator.models.pages import Href, WebLink


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What a page may show: everything, or only what one question's brief supplied."""

    names: frozenset[str] | None = None
    """The source texts that count; None where all do."""
    supplied: frozenset[str] | None = None
    """The identities of the works; None where all are."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """The address that the brief gave, by identity."""
    _holds: dict[str, bool] = field(default_factory=dict, init=False, repr=False, compare=False)
    _links: dict[str, WebLink | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """By the work's id, what was asked for before."""

    @classmethod
    def of(cls, scope: Scope) -> "World":
        """The closed world that a brief opened; of two addresses of one work the first counts."""
        return cls(
            names=frozenset(scope.sources),
            supplied=frozenset((*scope.papers, *scope.tools)),
            addresses={identify(address): address for address in reversed(scope.links)},
        )

    def holds(self, work: Paper | Tool) -> bool:
        """Whether the work itself was supplied."""
        if self.supplied is None:
            return True
        holds = self._holds.get(work.id)
        if holds is None:
            holds = not self.supplied.isdisjoint(identities_of(work))
            self._holds[work.id] = holds
        return holds

    def link(self, work: Paper | Tool) -> WebLink | None:
        """The address as the brief gave it; outside of a question the canonical one."""
        if work.id not in self._links:
            self._links[work.id] = self._link(work)
        return self._links[work.id]

    def _link(self, work: Paper | Tool) -> WebLink | None:
        identity = self.identity(work)
        if identity is None:
            return None
        address = self.addresses.get(identity) or canonical_address(identity)
        return WebLink(label=_spelled(label_of(identity), address), href=Href(address))

    def identity(self, work: Paper | Tool) -> str | None:
        """The first of the work's identities that has an address here; outside of a question any."""
        for identity in identities_of(work):
            if self.supplied is None or identity in self.addresses:
                return identity
        return None


def identities_of(work: Paper | Tool) -> tuple[str, ...]:
    """Every identity that a link to this work may have."""
    return paper_identities(work) if isinstance(work, Paper) else (identify(work.url),)


def label_of(identity: str) -> str:
    """How a reader knows an identity: `arXiv:2012.09161`."""
    kind, _, name = identity.partition(":")
    match kind:
        case "arxiv":
            return f"arXiv:{name}"
        case "doi":
            return f"doi:{name}"
        case "github":
            return f"github.com/{name}"
        case _:
            return name


def _spelled(label: str, address: str) -> str:
    """The label with the letters as the address has them: identities are all small."""
    at = address.casefold().find(label)
    return label if at < 0 else address[at : at + len(label)]
