"""A page's Markdown in, the same out as it lies beside the page, for readers that want no HTML."""

import posixpath
import re
from typing import Final

_LINK: Final = re.compile(r"(?<=\]\()(?P<path>[^()\s:#?]+)(?=[#?)\s])")
"""The path of a link within the site: no scheme, and more than an anchor."""
_INDEXES: Final = frozenset({"index.md", "README.md"})


def plain_markdown(markdown: str, src_uri: str) -> str:
    """Links between sources, which lie flat, become links between the files in pages' folders."""
    folder, here = posixpath.dirname(src_uri), posixpath.dirname(plain_uri(src_uri))

    def moved(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, found["path"]))
        return posixpath.relpath(plain_uri(target), here or ".")

    return _LINK.sub(moved, markdown)


def plain_uri(src_uri: str) -> str:
    """Where it lies on the site: beside `index.html`. A file that is no page stays where it was."""
    folder, name = posixpath.split(src_uri)
    if name in _INDEXES:
        return posixpath.join(folder, "index.md")
    return f"{src_uri.removesuffix('.md')}/index.md" if name.endswith(".md") else src_uri
