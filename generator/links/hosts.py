"""A host name comes in; out comes whether it poses as arxiv.org or github.com.

Letters of other scripts, punycode, digits for letters, one slip of the pen, the name put elsewhere in
a longer host: whatever a reader would take for the real one.
"""

import re
import unicodedata
from typing import Final

_BRANDS: Final = ("arxiv", "github")
_REAL_ZONES: Final = ("arxiv.org", "github.com")
_OTHER_ZONES: Final = (
    "github.io", "githubusercontent.com", "github.blog", "github.dev", "githubassets.com",
    "ar5iv.org", "psyarxiv.com", "eartharxiv.org", "africarxiv.org", "socarxiv.org",
)  # fmt: skip
"""Known hosts that carry such a name and are what they say."""
_LOOKS_LIKE: Final = str.maketrans(
    {
        look: letter
        for letter, looks in (
            ("a", "аɑα"), ("b", "бьЬ6"), ("g", "ɡց9"), ("h", "нһհ"), ("i", "іɩιıӏl1|!"),
            ("o", "оοօ0"), ("r", "гґг"), ("t", "тτ"), ("u", "υսцμ"), ("v", "ѵνѴ"), ("x", "хχ×"),
        )
        for look in looks
    }
)  # fmt: skip
_LATIN_NAME: Final = re.compile(r"LATIN (?:SMALL |CAPITAL )?LETTER (?:\w+ )??([A-Z])(?: WITH.*)?")


def is_under(host: str, zone: str) -> bool:
    """Whether a host is a zone itself or a name inside it."""
    return host == zone or host.endswith(f".{zone}")


def posing_as(host: str) -> str:
    """The brand that a host can be taken for without being it; empty for an honest host."""
    if host.isascii() and any(is_under(host, zone) for zone in _REAL_ZONES):
        return ""
    if any(is_under(host, zone) for zone in _OTHER_ZONES):
        dotted = host.replace("-", ".")
        return next((zone for zone in _REAL_ZONES if f".{zone}." in f".{dotted}"), "")
    for label in host.rstrip(".").split("."):
        for brand in _BRANDS:
            if _poses_as(label, brand):
                return brand
    return ""


def unfolded(label: str) -> str:
    """The letters that a browser would show for a label: punycode and compatibility forms undone."""
    if label.startswith("xn--"):
        try:
            label = label[4:67].encode("ascii").decode("punycode")
        except ValueError:
            return ""
    return unicodedata.normalize("NFKC", label).lower()


def _poses_as(label: str, brand: str) -> bool:
    """Whether a part of a host name can be taken for a brand: it holds it, or is one slip away."""
    seen = unfolded(label)
    skeleton = "".join(_seen_as(char) for char in seen)
    if brand in skeleton:
        return True
    return any(_is_one_slip_away(word, brand) for word in (skeleton, *skeleton.split("-")))


def _seen_as(char: str) -> str:
    """The plain letter that an eye takes a character for, where there is one."""
    base = unicodedata.normalize("NFD", char)[0].translate(_LOOKS_LIKE)
    if base.isascii():
        return base
    found = _LATIN_NAME.fullmatch(unicodedata.name(base, ""))
    return found[1].lower() if found else base


def _is_one_slip_away(word: str, brand: str) -> bool:
    """Equal but for one letter added, left out, changed, or two neighbours exchanged."""
    if abs(len(word) - len(brand)) > 1:
        return False
    start = 0
    while start < min(len(word), len(brand)) and word[start] == brand[start]:
        start += 1
    ours, theirs = word[start:], brand[start:]
    while ours and theirs and ours[-1] == theirs[-1]:
        ours, theirs = ours[:-1], theirs[:-1]
    return max(len(ours), len(theirs)) <= 1 or (len(ours) == 2 and ours == theirs[::-1])
