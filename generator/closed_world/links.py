"""An element of a page in, the addresses that it names out, and whether a browser loads them.

Whatever names a scheme leads out, `mailto:` and `javascript:` too, but for pictures and fonts that
the page itself holds (`data:image/...`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.closed_world.css import css_addresses
from generator.closed_world.js import js_addresses

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
_SHOWING: Final = frozenset({"feimage", "image", "img", "link", "source", "style"})
"""Elements that show what they lead to, where others open it as a page of its own."""
_NAMED: Final = _ADDRESSES | _SHOWN | _LISTS | _ANIMATED | {"content", "data"}
_TURNED_TO: Final = frozenset({("a", "href"), ("a", "xlink:href"), ("area", "href")})
"""Where a reader goes by a click, and nothing is loaded before."""
_NEVER_LOADED: Final = frozenset({"cite", "longdesc"})
_RELATIONS: Final = frozenset(
    "alternate author bookmark canonical external help license me next nofollow noopener noreferrer "
    "prev tag".split()
)
"""What a `<link>` may be without a browser loading it."""
_PICTURE: Final = re.compile(r"[\s,]*(?P<address>[^\s,]\S*)(?:(?<=,)|(?:[^,(]|\([^)]*\)?)*)")
_DELAY: Final = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?", re.IGNORECASE)
"""What stands before the address of a page that sends its readers on: `5; url=`."""
_IN_SCRIPT: Final = re.compile(r"[\"'`]((?:https?:)?\\?/\\?/[\w-]+\.[^\s\"'`<>]*)", re.IGNORECASE)
"""A string that begins with the address of a host: what a script may fetch."""
_BEFORE_SVG: Final = re.compile(
    r"<(?:\?xml-stylesheet|!ENTITY)\b[^<>]*?[\"'](?P<address>(?:https?:)?//[^\"'<>]*)",
    re.IGNORECASE,
)
"""A style sheet of a drawing, or an abbreviation for an address in it."""
_DATA: Final = re.compile(r"json|template|text/(?!javascript|ecmascript)", re.IGNORECASE)
"""Types of a `<script>` that no browser runs."""
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_REMOTE: Final = re.compile(r"(?:https?|wss?|ftp):|//", re.IGNORECASE)
_HELD: Final = re.compile(r"data:(?:image|font)/", re.IGNORECASE)
_TRIMMED: Final = "".join(map(chr, range(33)))
"""What browsers take off both ends of an address; inside they drop tabs and line ends only."""
_MERMAID: Final = "https://unpkg.com/mermaid@11/dist/mermaid.min.js"
"""Where Material's script gets what draws a `<pre class="mermaid">`."""

Attributes = Mapping[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLink:
    """An external address in a rendered page, as a browser reads it."""

    address: str
    request: bool
    """True where a browser loads it by itself, or sends something there."""

    @property
    def whole(self) -> str:
        r"""As a browser asks for it, with its scheme and with slashes: `\\a.org` is `https://a.org`."""
        address = self.address
        end = min((at for mark in "?#" if (at := address.find(mark)) >= 0), default=len(address))
        place = address[:end].replace("\\", "/") + address[end:]
        return f"https:{place}" if place.startswith("//") else place


def leads_somewhere(name: str) -> bool:
    """Whether an attribute of this name can hold an address."""
    return name in _NAMED or name.startswith("on")


def element_links(tag: str, attributes: Attributes) -> Iterator[FoundLink]:
    """The external addresses in an element's attributes."""
    for name, value in attributes.items():
        if not value or not leads_somewhere(name):
            continue
        if name in _NAMED:
            shown = tag in _SHOWING or name in _SHOWN
            for text in _in_attribute(tag, name, value, attributes):
                yield from _external(text, shown=shown, loads=_loads(tag, name, attributes))
        else:
            yield from _in_script(value)


def diagram_links(classes: Iterable[str]) -> Iterator[FoundLink]:
    """What Material's script loads for the classes of a `<pre>`."""
    if "mermaid" in classes:
        yield FoundLink(address=_MERMAID, request=True)


def style_links(css: str) -> Iterator[FoundLink]:
    """The external addresses that a style sheet loads."""
    for text in css_addresses(css):
        yield from _external(text, shown=True, loads=True)


def asset_links(name: str, text: str) -> Iterator[FoundLink]:
    """The external addresses that a style sheet or script of the site's own loads, or may load."""
    if name.endswith(".css"):
        yield from style_links(text)
    elif name.endswith((".js", ".mjs")):
        for address in js_addresses(text):
            yield from _external(address, shown=False, loads=True)
    elif name.endswith(".svg"):
        for found in _BEFORE_SVG.finditer(text):
            yield from _external(found["address"], shown=True, loads=True)


def script_links(script: str, attributes: Attributes) -> Iterator[FoundLink]:
    """The addresses that a script holds as strings; data that no browser runs has none."""
    if not _DATA.search(attributes.get("type") or ""):
        yield from _in_script(script)


def _in_script(script: str) -> Iterator[FoundLink]:
    if "//" not in script and "\\/" not in script:
        return
    for found in _IN_SCRIPT.finditer(script):
        yield from _external(found[1].replace("\\/", "/"), shown=False, loads=True)


def _external(text: str, *, shown: bool, loads: bool) -> Iterator[FoundLink]:
    """One that leads to another host, or anywhere but into its own site."""
    address = text.strip(_TRIMMED)
    for char in "\t\n\r":
        address = address.replace(char, "")
    slashes = address[:2].replace("\\", "/") == "//"
    if not slashes and (not _SCHEME.match(address) or (shown and _HELD.match(address))):
        return
    remote = slashes or _REMOTE.match(address) is not None
    yield FoundLink(address=address, request=loads and remote)


def _loads(tag: str, name: str, attributes: Attributes) -> bool:
    """Whether a browser loads it unasked; Material's script asks GitHub about its "source" link."""
    if (tag, name) in _TURNED_TO:
        return attributes.get("data-md-component") == "source"
    if tag == "link" and name == "href":
        return not set((attributes.get("rel") or "").lower().split()) <= _RELATIONS
    return name not in _NEVER_LOADED


def _in_attribute(tag: str, name: str, value: str, attributes: Attributes) -> Iterator[str]:
    if name in _ADDRESSES or (name, tag) == ("data", "object"):
        yield value
    elif name in _STYLES:
        yield from css_addresses(value)
    elif name in _PICTURES:
        yield from (found["address"].rstrip(",") for found in _PICTURE.finditer(value))
    elif name in _LISTS:
        yield from re.split(r"[\s,]+", value)
    elif name in _ANIMATED and tag in _ANIMATIONS:
        yield from value.split(";")
    elif (name, tag) == ("content", "meta") and _refreshes(attributes):
        yield _refreshed(value)


def _refreshes(attributes: Attributes) -> bool:
    return (attributes.get("http-equiv") or "").strip().lower() == "refresh"


def _refreshed(content: str) -> str:
    address = _DELAY.sub("", content, count=1)
    mark = address[:1]
    return address[1:].partition(mark)[0] if mark in ("'", '"') else address
