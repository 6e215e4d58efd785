r"""A rendered page and its closed world in, the links that lead out of it out.

Tags are read as browsers read them (https://html.spec.whatwg.org/multipage/parsing.html), so that
no odd spelling hides a link. Comments, the texts of scripts and form fields, `on...` handlers and
addresses that merely stand in a text are no links. Whatever names a scheme leads out, `mailto:` and
`javascript:` too, but for pictures and fonts that the page itself holds (`data:image/...`).
"""

import html as entities
import re
import sys
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from generator.links import identify

_ADDRESSES: Final = frozenset(
    "action background cite classid codebase dynsrc formaction href longdesc lowsrc manifest poster "
    "src xlink:href".split()
)
_STYLES: Final = frozenset(
    "clip-path cursor fill filter marker marker-end marker-mid marker-start mask stroke style".split()
)
_PICTURES: Final = frozenset({"imagesrcset", "srcset"})
_SHOWN: Final = _STYLES | _PICTURES | {"background", "poster"}
_LISTS: Final = frozenset({"archive", "attributionsrc", "ping"})
_ANIMATED: Final = frozenset({"by", "from", "to", "values"})
_ANIMATIONS: Final = frozenset("animate animatecolor animatemotion animatetransform set".split())
_RAW: Final = frozenset("iframe noembed noframes plaintext script style textarea title xmp".split())
"""Elements whose content is text, tags and all; but within SVG and MathML."""
_SHOWING: Final = frozenset({"feimage", "image", "img", "link", "source", "style"})
"""Elements that show what they lead to, where others open it as a page of its own."""
_SPACE: Final = r"[\t\n\f\r ]*+"
_MARKUP: Final = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<(?:[!?]|/(?![A-Za-z]))[^>]*+>?"
    r"|<(?P<end>/?)(?P<tag>[A-Za-z][^\t\n\f\r />]*+)",
    re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(
    r"[\t\n\f\r /]*+(?:(?P<close>>)|(?P<name>[^\t\n\f\r />][^\t\n\f\r />=]*+)"
    rf"(?:{_SPACE}={_SPACE}(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'"
    r"|(?P<bare>(?![\"'])[^\t\n\f\r >]*+)|(?P<unclosed>)))?+)"
)
_ENTITY: Final = re.compile(
    r"&(?:#[0-9]++;?|#[xX][0-9a-fA-F]++;?|[A-Za-z][A-Za-z0-9]*+(?:;|(?![=A-Za-z0-9])))"
)
_PICTURE: Final = re.compile(r"[\s,]*+(?P<address>\S++)(?:(?<=,)|(?:[^,(]|\([^)]*+\)?)*+)")
_DELAY: Final = re.compile(r"\s*+[\d.]*+\s*+[;,]?\s*+(?:url\s*+=\s*+)?+", re.IGNORECASE)
"""What stands before the address of a page that sends its readers on: `5; url=`."""
_ESCAPE: Final = r"\\(?:[0-9a-fA-F]{1,6}+\s?+|[^0-9a-fA-F])"
_CSS: Final = re.compile(
    r"/\*.*?(?:\*/|\Z)|(?P<string>\"(?:[^\"\\\n]|\\.)*+|'(?:[^'\\\n]|\\.)*+)[\"']?+"
    rf"|(?P<word>@?(?:[\w-]|{_ESCAPE})++\(?+)|(?P<end>[;{{}}])",
    re.DOTALL,
)
_IN_BRACKETS: Final = re.compile(rf"\s*+(?P<address>(?:[^\s\"'()\\]|{_ESCAPE})++)")
_CSS_LOADERS: Final = frozenset(
    "url( src( @import image( image-set( -webkit-image-set( cross-fade( -webkit-cross-fade(".split()
)
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:")
_HELD: Final = re.compile(r"data:(?:image|font)/", re.IGNORECASE)
_TRIMMED: Final = "".join(map(chr, range(33)))
"""What browsers take off both ends of an address; inside they drop tabs and line ends only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLink:
    """An address in a rendered page, as a browser reads it, and where it stands there."""

    address: str
    line: int
    column: int


def links_outside(html: str, identities: frozenset[str]) -> tuple[FoundLink, ...]:
    """External addresses that are none of the given works, in the order of the page."""
    return tuple(
        link for link in external_links(html) if identify(_whole(link.address)) not in identities
    )


def external_links(html: str) -> tuple[FoundLink, ...]:
    """Every address of a page that leads to another host, or anywhere but into its own site."""
    lines = (0, *(found.end() for found in re.finditer("\n", html)))
    links = []
    for each in sorted(_candidates(html), key=lambda candidate: candidate.at):
        address = re.sub("[\t\n\r]", "", each.text.strip(_TRIMMED))
        if _leads_out(address, shown=each.shown):
            line = bisect_right(lines, each.at)
            column = each.at - lines[line - 1] + 1
            links.append(FoundLink(address=address, line=line, column=column))
    return tuple(links)


def _whole(address: str) -> str:
    r"""As a browser asks for it, with its scheme and with slashes: `\\a.org` is `https://a.org`."""
    end = min((at for mark in "?#" if (at := address.find(mark)) >= 0), default=len(address))
    place = address[:end].replace("\\", "/") + address[end:]
    return f"https:{place}" if place.startswith("//") else place


def _leads_out(address: str, *, shown: bool) -> bool:
    if shown and _HELD.match(address):
        return False
    return bool(_SCHEME.match(address)) or address[:2].replace("\\", "/") == "//"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    """A piece of a page, its character references resolved, and where it begins there."""

    text: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Element:
    """A start tag with its attributes, by name, and for a style sheet its text."""

    tag: str
    attributes: Mapping[str, _Value]
    style: _Value | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """What may be an address, as it is written."""

    text: str
    at: int
    shown: bool
    """True for a picture or font; False for what a reader may be taken to."""


def _candidates(html: str) -> Iterator[_Candidate]:
    """The addresses of a page, and of the pages inside it (`srcdoc`), whose place is their tag's."""
    pages: deque[tuple[str, int | None]] = deque([(html, None)])
    while pages:
        page, place = pages.popleft()
        for element in _elements(page):
            for found in _addresses(element):
                yield found if place is None else replace(found, at=place)
            inner = element.attributes.get("srcdoc")
            if inner is not None:
                pages.append((inner.text, inner.at if place is None else place))


def _elements(html: str) -> Iterator[_Element]:
    at = 0
    inside = {"svg": 0, "math": 0}
    while (found := _MARKUP.search(html, at)) is not None:
        at = found.end()
        if found["tag"] is None:
            continue
        tag = found["tag"].lower()
        attributes, at = _attributes(html, at)
        if tag in inside and html[at - 2 : at] != "/>":
            inside[tag] = max(inside[tag] + (-1 if found["end"] else 1), 0)
        if found["end"] or attributes is None:
            continue
        foreign = any(inside.values())
        end = _end_of_text(html, tag, at, foreign=foreign) if tag in _RAW else at
        text = html[at:end] if tag == "style" else ""
        style = _Value(text=_resolved(text) if foreign else text, at=at) if text else None
        yield _Element(tag=tag, attributes=attributes, style=style)
        at = at if foreign else end


def _attributes(html: str, at: int) -> tuple[Mapping[str, _Value] | None, int]:
    """The attributes of a tag and where it ends; None for a tag that the page never closes."""
    attributes: dict[str, _Value] = {}
    while (found := _ATTRIBUTE.match(html, at)) is not None and found["unclosed"] is None:
        at = found.end()
        if found["close"]:
            return attributes, at
        for form in ("double", "single", "bare"):
            if found[form] is not None:
                value = _Value(text=_resolved(found[form]), at=found.start(form))
                attributes.setdefault(found["name"].lower(), value)
    return None, len(html)


def _resolved(text: str) -> str:
    return _ENTITY.sub(lambda found: entities.unescape(found.group()), text)


def _end_of_text(html: str, tag: str, at: int, *, foreign: bool) -> int:
    """Where an element's text ends: at its end tag; in SVG and MathML any end tag may come first."""
    end = rf"</|<{tag}" if foreign else rf"</{tag}(?=[\t\n\f\r />])"
    closing = re.compile(end, re.IGNORECASE).search(html, at)
    return len(html) if closing is None or tag == "plaintext" else closing.start()


def _addresses(element: _Element) -> Iterator[_Candidate]:
    """What an element's attributes and style may lead to."""
    for name, value in element.attributes.items():
        shown = element.tag in _SHOWING or name in _SHOWN
        for text in _in_attribute(element, name, value.text):
            yield _Candidate(text=text, at=value.at, shown=shown)
    if element.style is not None:
        for text, at in _in_css(element.style.text):
            yield _Candidate(text=text, at=element.style.at + at, shown=True)


def _in_attribute(element: _Element, name: str, value: str) -> Iterator[str]:
    if name in _ADDRESSES or (name, element.tag) == ("data", "object"):
        yield value
    elif name in _STYLES:
        yield from (text for text, _ in _in_css(value))
    elif name in _PICTURES:
        yield from (found["address"].rstrip(",") for found in _PICTURE.finditer(value))
    elif name in _LISTS:
        yield from re.split(r"[\s,]+", value)
    elif name in _ANIMATED and element.tag in _ANIMATIONS:
        yield from value.split(";")
    elif (name, element.tag) == ("content", "meta") and _refreshes(element):
        yield _refreshed(value)


def _refreshed(content: str) -> str:
    address = _DELAY.sub("", content, count=1)
    mark = address[:1]
    return address[1:].partition(mark)[0] if mark in ("'", '"') else address


def _refreshes(element: _Element) -> bool:
    named = element.attributes.get("http-equiv")
    return named is not None and named.text.strip().lower() == "refresh"


def _in_css(css: str) -> Iterator[tuple[str, int]]:
    """What a style sheet loads: `url(...)`, and the strings behind `@import` or in an image set."""
    at, loads = 0, False
    while (found := _CSS.search(css, at)) is not None:
        at = found.end()
        word = _without_escapes(found["word"] or "").lower()
        bare = _IN_BRACKETS.match(css, at) if word in ("url(", "src(") else None
        if word in _CSS_LOADERS:
            loads = True
        elif found["end"]:
            loads = False
        elif loads and found["string"] is not None:
            yield _without_escapes(found["string"][1:]), found.start() + 1
        if bare is not None:
            at = bare.end()
            yield _without_escapes(bare["address"]), bare.start("address")


def _without_escapes(css: str) -> str:
    return re.sub(rf"{_ESCAPE}", _unescaped, css, flags=re.DOTALL)


def _unescaped(found: re.Match[str]) -> str:
    digits = found.group()[1:].strip()
    if re.fullmatch("[0-9a-fA-F]+", digits):
        code = int(digits, 16)
        return chr(code) if code < sys.maxunicode else "\ufffd"
    return found.group()[1:].strip("\n")
