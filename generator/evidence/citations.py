"""A sentence of a source in, the works that it cites, and whether it speaks of its own work, out."""

import re
from typing import Final

_NAME: Final = r"(?<!\w)[A-Z][\w'’-]{1,40}(?![\w'’-])"
_YEAR: Final = r"(?:1[89]|20)\d\d[a-z]?"
_BRACKETS: Final = re.compile(
    # [24], [12, 13], [3-5]; no interval such as [0, 1], and no array index.
    r"(?<![\w.])(?<!interval )(?<!range )(?<!within )\[(?!0)\d{1,3}(?:\s*[,;–-]\s*(?!0)\d{1,3})*\]"
)
_NAMES: Final = re.compile(
    rf"\bet al\b|\({_NAME}(?:(?:,| and| &)? {_NAME})*,? {_YEAR}|{_NAME} \({_YEAR}\)"
    rf"|; {_NAME}(?:(?: and| &) {_NAME})?,? {_YEAR}"
)
_OWN_DEED: Final = re.compile(
    r"\b(?:we|our)\b[^.;]{0,60}?\b(?:use|used|using|adopt|adopted|apply|applied|employ|employed|follow|followed|"
    r"train|trained|evaluate|evaluated|compare|compared|extend|extended|build|built|implement|"
    r"implemented|choose|chose|take|took|perform|performed|initiali[sz]e[sd]?|optimi[sz]e[sd]?)\b",
    re.IGNORECASE,
)


def without_citations(text: str) -> str:
    """The text without marks such as `[24]`, whose numbers say nothing."""
    return _BRACKETS.sub(" ", text)


def cites(sentence: str) -> bool:
    """Whether the sentence cites others for what it says.

    Not where it tells first what its own authors did: `We use EDSR [24] as the encoder.`
    """
    first = min(
        (each.start() for each in (_BRACKETS.search(sentence), _NAMES.search(sentence)) if each),
        default=None,
    )
    if first is None:
        return False
    own = _OWN_DEED.search(sentence)
    return own is None or own.start() > first
