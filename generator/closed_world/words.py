"""Words of a page in, the addresses, arXiv ids and DOIs that stand in them out."""

import functools
import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from generator.links import identify

Kind: TypeAlias = Literal["address", "identifier"]

_ALIKE: Final = (
    (re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]"), ""),
    (re.compile("[\u2010-\u2015\u2212]"), "-"),
    (re.compile("[\u2018\u2019\u02bc]"), "'"),
    (re.compile("[\u201c\u201d]"), '"'),
)
"""Characters that cannot be seen, and those that look alike."""
_SIGNS: Final = re.compile(r"\w[./:]+\w")
"""What stands in every address and identifier, and in few other words."""
_HOST: Final = r"(?:[\w-]++\.(?=\w))++[A-Za-z]{2,24}(?![\w-])"
_OLD_ARCHIVES: Final = (
    "(?:acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas"
    "|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-(?:ex|lat|ph|th)|math(?:-ph)?|mtrl-th|nlin|nucl-(?:ex|th)"
    "|patt-sol|physics|plasm-ph|q-(?:alg|bio)|quant-ph|solv-int|stat|supr-con)"
)
_MONTH: Final = "(?:0[1-9]|1[0-2])"
_FOUND: Final = re.compile(
    rf"""
    (?P<url>(?<![a-z])(?:https?|ftp)://[^\s<>"{{}}|\\^`]+)
  | (?<![\w./-])10\.(?P<doi>\d{{4,9}}/[^\s<>"{{}}|\\^`]+)
  | (?<![\w./-])(?:arxiv:)?+(?P<arxiv>
        (?:(?:0[7-9]|1[0-4]){_MONTH}\.\d{{4}}|(?:1[5-9]|[2-9]\d){_MONTH}\.\d{{5}})(?:v\d+)?(?![\w/%]|\.\d)
      | {_OLD_ARCHIVES}(?:\.[a-z]{{2}})?/\d\d{_MONTH}\d{{3}}(?:v\d+)?(?!\w))
  | (?<![\w./-])arxiv:(?P<named>\d{{4}}\.\d{{4,5}}(?:v\d+)?)
  | (?<![\w@./-])(?P<bare>{_HOST}(?::\d+)?(?P<path>/[^\s<>"{{}}|\\^`]*)?)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HOST_ALONE: Final = frozenset("ai app co com dev edu gov io net org".split())
"""Ends of host names that tell an address without any path, in lower case."""
_FILES: Final = frozenset(
    "bib bin bmp c cc cfg ckpt cpp css csv cu cuh gif gz h hpp htm html ini ipynb java jpeg jpg js json "
    "log md mp4 npy npz onnx pdf pkl png pt pth py rs sh svg tar tex tif tiff toml ts tsv txt wav webm "
    "webp xml yaml yml zip".split()
)
"""Ends of file names: `demo.py/main` is no host."""
_CLOSING: Final = ".,;:!?'\"*_…”’»"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundWords:
    """An address or identifier in a text, and the work or place that it stands for."""

    words: str
    kind: Kind
    identity: str
    address: str
    """The same as a whole address."""


def tidy(text: str) -> str:
    """Even white space, plain dashes and quotation marks, and nothing that cannot be seen."""
    if not text.isascii():
        for characters, plain in _ALIKE:
            text = characters.sub(plain, text)
    return " ".join(text.split())


@functools.lru_cache(maxsize=20_000)
def find_words(text: str) -> tuple[FoundWords, ...]:
    """Every address, arXiv id and DOI of a tidy text, in order; pages share many texts."""
    if _SIGNS.search(text) is None:
        return ()
    likely = filter(_SIGNS.search, text.split())
    return tuple(
        words
        for word in likely
        for found in _FOUND.finditer(word)
        if (words := _read(found)) is not None
    )


def _read(found: re.Match[str]) -> FoundWords | None:
    words = _trimmed(found.group())
    if found["url"]:
        return _found(words, "address", words)
    if found["doi"]:
        return _found(words, "identifier", f"https://doi.org/{words}")
    number = found["arxiv"] or found["named"]
    if number:
        return _found(words, "identifier", f"https://arxiv.org/abs/{number}")
    return _found(words, "address", f"https://{words}") if _is_address(words, found) else None


def _found(words: str, kind: Kind, address: str) -> FoundWords:
    return FoundWords(words=words, kind=kind, identity=identify(address), address=address)


def _is_address(words: str, found: re.Match[str]) -> bool:
    """Whether a name with dots is a host: `www.a.b`, `github.com/x/y`, `example.org`; no file."""
    end = words.partition("/")[0].partition(":")[0].rpartition(".")[2]
    if words[:4].lower() == "www.":
        return True
    has_path = len(found["path"] or "") > 1
    return end.lower() not in _FILES if has_path else end in _HOST_ALONE


def _trimmed(words: str) -> str:
    """Without the marks of the sentence around it; brackets that it opened itself stay."""
    while words:
        last = words[-1]
        opened = {")": "(", "]": "["}.get(last)
        if last not in _CLOSING and (opened is None or words.count(last) <= words.count(opened)):
            break
        words = words[:-1]
    return words
