"""A rendered page in, the links that leave it and the texts that it shows out.

Tags are read as browsers read them (https://html.spec.whatwg.org/multipage/parsing.html), so that
no odd spelling hides anything. Comments are not read; what a script writes later is not seen.
"""

import functools
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.closed_world.links import (
    FoundLink,
    diagram_links,
    element_links,
    leads_somewhere,
    script_links,
    style_links,
)
from generator.closed_world.words import evenly_written, tidy

_INLINE: Final = (
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike "
    "strong sub sup time tt u var wbr"
).split()
"""Elements within which a word may go on; others end the run of words before them."""
_APART: Final = "a, b, cite, code, dt, em, h1, h2, h3, h4, h5, h6, i, kbd, mark, strong"
"""Elements that set their words apart, as one does with a name."""
_SUPPLIED: Final = ":is(q, pre, .supplied):not(html, body)"
"""Elements whose words are not our own."""
_SILENT: Final = (
    ":is(.credits, nav[class^='md-'], nav.neighbours, script, style, iframe, noembed, noframes)"
    ":not(html, body)"
)
"""Credits; navigation of the theme and to the questions beside, which lists pages by their titles; and
what shows no words."""
_SPOKEN_NAMES: Final = frozenset(
    "alt aria-description aria-label aria-placeholder aria-roledescription aria-valuetext content "
    "label placeholder summary title value".split()
)
"""Attributes that a reader may see or hear, and what `<meta>` says to machines."""
_SPOKEN: Final = ", ".join(f"[{name}]" for name in sorted(_SPOKEN_NAMES))
_CODE: Final = frozenset({"pre", "script", "style"})
"""Elements whose content makes a browser, or a script of the theme, load something."""
_BREAK, _BEGIN, _END = "\x1e", "\x02", "\x03"
"""What is put between runs of words, and around those that are not our own; no page needs them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """What a page leads to, and what it says run by run, with its white space made even.

    The words of credits (`.credits`) and of navigation are left out, their links are not.
    """

    links: tuple[FoundLink, ...]
    own: tuple[str, ...] = ()
    """Our own words."""
    supplied: tuple[str, ...] = ()
    """Those of quotes, supplied texts, BibTeX and commands: `<q>`, `<pre>`, `.supplied`."""
    apart: tuple[str, ...] = ()
    """Our own words that are all that a link, a heading or an emphasis holds."""


def external_links(html: str) -> tuple[FoundLink, ...]:
    """Every address of a page that leads to another host, or anywhere but into its own site."""
    found = (link for root in _roots(html) for link in _links(root))
    return tuple(dict.fromkeys(found))


def read_page(html: str) -> ReadPage:
    """Read a page; its texts are taken out of it one after the other, so its links come first."""
    links: dict[FoundLink, None] = {}
    own: dict[str, None] = {}
    supplied: dict[str, None] = {}
    apart: dict[str, None] = {}
    for root in _roots(html):
        links |= dict.fromkeys(_links(root))
        for silent in root.css(f"{_SILENT}:not({_SILENT} *)"):
            silent.decompose()
        supplied |= dict.fromkeys(_spoken(root, f":is({_SUPPLIED}, {_SUPPLIED} *):is({_SPOKEN})"))
        own |= dict.fromkeys(_spoken(root, f":is({_SPOKEN}):not({_SUPPLIED}, {_SUPPLIED} *)"))
        for node in root.css(f":is({_APART}):not({_SUPPLIED}, {_SUPPLIED} *)"):
            apart[tidy(node.text())] = None
        for words, given in _runs(root):
            (supplied if given else own)[words] = None
    return ReadPage(
        links=tuple(links), own=tuple(own), supplied=tuple(supplied), apart=tuple(apart)
    )


def _roots(html: str) -> Iterator[LexborNode]:
    """The page, the contents of its `<template>`s, and the pages inside it (`srcdoc`)."""
    pages = deque([html])
    while pages:
        parser = LexborHTMLParser(pages.popleft().encode("utf-8", errors="replace"))
        waiting = deque([parser.root] if parser.root is not None else [])
        while waiting:
            root = waiting.popleft()
            waiting.extend(root.template_fragments())
            pages.extend(node.attributes["srcdoc"] or "" for node in root.css("[srcdoc]"))
            yield root


def _links(root: LexborNode) -> Iterator[FoundLink]:
    for node in root.traverse():
        tag, attributes = node.tag or "", node.attributes
        if attributes and _lead_somewhere(tuple(attributes)):
            yield from element_links(tag.lower(), attributes)
        if tag in _CODE:
            yield from _code_links(node)


@functools.lru_cache(maxsize=4096)
def _lead_somewhere(names: tuple[str, ...]) -> bool:
    """Whether any of these attributes counts: pages repeat a few sets of them thousands of times."""
    return any(map(leads_somewhere, names))


def _code_links(node: LexborNode) -> Iterable[FoundLink]:
    match node.tag:
        case "style":
            return _style_links(node.text(deep=False))
        case "script":
            return script_links(node.text(deep=False), node.attributes)
        case _:
            return diagram_links((node.attributes.get("class") or "").split())


@functools.lru_cache(maxsize=256)
def _style_links(css: str) -> tuple[FoundLink, ...]:
    """Drawings bring the same few style sheets to every page."""
    return tuple(style_links(css))


def _spoken(root: LexborNode, selector: str) -> Iterator[str]:
    for node in root.css(selector):
        for name, value in node.attributes.items():
            if value and name in _SPOKEN_NAMES:
                yield tidy(value)


def _runs(root: LexborNode) -> Iterator[tuple[str, bool]]:
    """The words of a page, run by run, and whether they are supplied ones.

    Marks are put around those, and then all inline elements are dissolved. A page that holds such
    marks itself, for whatever reason, gets none: all its words are taken for our own.
    """
    text = root.text()
    if _BEGIN not in text and _END not in text:
        for node in root.css(f"{_SUPPLIED}:not({_SUPPLIED} *)"):
            node.insert_before(_BEGIN)
            node.insert_after(_END)
    root.unwrap_tags(_INLINE)
    root.merge_text_nodes()
    text = evenly_written(root.text(separator=_BREAK))
    for part in f"{_END}{text}".split(_BEGIN):
        supplied, _, own = part.rpartition(_END)
        for words, given in ((supplied, True), (own, False)):
            for run in words.split(_BREAK):
                even = " ".join(run.split())
                if even:
                    yield even, given
