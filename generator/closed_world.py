"""A rendered page and its closed world in, the links that lead out of it out."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from generator.links import identify

_ADDRESSES = ("href", "src", "srcset", "action", "formaction", "poster", "data", "xlink:href")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLink:
    """An address in a rendered page."""

    address: str
    line: int
    column: int


def links_outside(html: str, identities: frozenset[str]) -> tuple[FoundLink, ...]:
    """External addresses that are none of the given works, in the order of the page."""
    return tuple(link for link in external_links(html) if identify(link.address) not in identities)


def external_links(html: str) -> tuple[FoundLink, ...]:
    """Every address of a page that leads to another host."""
    parser = _LinkParser()
    parser.feed(html)
    parser.close()
    return tuple(link for link in parser.found if _is_external(link.address))


def _is_external(address: str) -> bool:
    text = "".join(address.split()).casefold()
    return text.startswith(("//", "\\\\", "/\\")) or (
        ":" in text.partition("/")[0] and not text.startswith("#")
    )


class _LinkParser(HTMLParser):
    """Collects addresses with their places."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[FoundLink] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        for name, value in attrs:
            if name in _ADDRESSES and value and tag != "base":
                for address in _addresses(name, value):
                    self.found.append(FoundLink(address=address, line=line, column=column + 1))


def _addresses(name: str, value: str) -> Iterator[str]:
    if name != "srcset":
        yield value.strip()
        return
    for candidate in value.split(","):
        yield from candidate.split()[:1]
