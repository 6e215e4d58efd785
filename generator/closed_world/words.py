"""Words of a page in, the addresses, arXiv ids and DOIs that stand in them out."""

import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from generator.closed_world.endings import ends_hosts
from generator.links import identify

Kind: TypeAlias = Literal["address", "identifier"]

_ALIKE: Final = (
    (
        re.compile(
            "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
            "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
            "\U000e0000-\U000e0fff]"
        ),
        "",
    ),
    (re.compile("[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]"), "-"),
    (re.compile("[\u2018\u2019\u02bc]"), "'"),
    (re.compile("[\u201c\u201d]"), '"'),
)
"""Characters that cannot be seen (Unicode's Default_Ignorable_Code_Point), and those that look alike."""
_SIGNS: Final = re.compile(r"\w[./:]+\w")
"""What stands in every address and identifier, and in few other words."""
_HOST: Final = r"(?:[\w-]+\.(?=\w))+(?:xn--[a-z0-9-]{2,59}|[^\W\d_]{2,24})(?![\w-]|\.\w)"
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
  | (?<![\w./-])(?:arxiv:)?(?P<arxiv>
        (?:(?:0[7-9]|1[0-4]){_MONTH}\.\d{{4}}|(?:1[5-9]|[2-9]\d){_MONTH}\.\d{{5}})(?:v\d+)?(?![\w/%]|\.\d)
      | {_OLD_ARCHIVES}(?:\.[a-z]{{2}})?/\d\d{_MONTH}\d{{3}}(?:v\d+)?(?!\w))
  | (?<![\w./-])arxiv:(?P<named>\d{{4}}\.\d{{4,5}}(?:v\d+)?)
  | (?<![\w.+-])(?P<mail>[\w.+-]+@{_HOST})(?::(?P<within>[\w./-]+))?
  | (?<![\w@./-])(?P<bare>{_HOST}(?::\d+)?(?P<path>/[^\s<>"{{}}|\\^`]*)?)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FILES: Final = frozenset(
    "bib bin bmp c cc cfg ckpt cpp css csv cu cuh gif gz h hpp htm html ini ipynb java jpeg jpg js json "
    "log md mp4 npy npz onnx pdf pkl png pt pth py rs sh svg tar tex tif tiff toml ts tsv txt wav webm "
    "webp xml yaml yml zip".split()
)
"""Ends of file names: `demo.py/main` is no host."""
_NO_HOSTS: Final = _FILES | {"data", "map", "mov"}
"""What a word without a path ends in where it is a file rather than a host of that country or kind."""
_MODULES: Final = frozenset("cv2 np numpy os plt pd self sys tf torch".split())
"""What programs call parts of: `torch.cat` is no host."""
_ABBREVIATED: Final = ("a.k.a.", "e.g.", "et.al", "i.e.")
_CLOSING: Final = ".,;:!?'\"*_…”’»¶"
_POSSESSIVE: Final = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundWords:
    """An address or identifier in a text, and the work or place that it stands for."""

    words: str
    kind: Kind
    identity: str
    address: str
    """The same as a whole address."""


def tidy(text: str) -> str:
    """Even white space, plain dashes and quotation marks, composed letters, and nothing unseen."""
    return " ".join(evenly_written(text).split())


def evenly_written(text: str) -> str:
    """The same, with its white space as it is."""
    if text.isascii():
        return text
    for characters, plain in _ALIKE:
        text = characters.sub(plain, text)
    return unicodedata.normalize("NFC", text)


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
    if found["mail"]:
        return _mail(words, found)
    return _found(words, "address", f"https://{words}") if _is_address(words, found) else None


def _found(words: str, kind: Kind, address: str) -> FoundWords:
    return FoundWords(words=words, kind=kind, identity=identify(address), address=address)


def _mail(words: str, found: re.Match[str]) -> FoundWords:
    """`who@host`; or a repository as git is told of it, `git@github.com:owner/name.git`."""
    host = found["mail"].partition("@")[2]
    if found["within"]:
        return _found(words, "address", f"https://{host}/{found['within'].rstrip('.')}")
    return FoundWords(words=words, kind="address", identity="", address=f"mailto:{words}")


def _is_address(words: str, found: re.Match[str]) -> bool:
    """Whether a name with dots is a host: `www.a.b`, `github.com/x/y`, `example.org`; no file."""
    host = words.partition("/")[0].partition(":")[0]
    if words[:4].lower() == "www.":
        return True
    if len(found["path"] or "") > 1:
        return _ending(host) not in _FILES
    return _is_host(host) and found.string[found.end() : found.end() + 1] != "("


def _is_host(name: str) -> bool:
    """Whether a name without a scheme or path is one, and not the end of a sentence without a space.

    Hosts are written in small letters, and their endings at least (`Example.org`); or all in capitals.
    """
    ending = name.rpartition(".")[2]
    if name.lower().startswith(_ABBREVIATED) or name.partition(".")[0] in _MODULES or "_" in name:
        return False
    if name.removesuffix(f".{ending}").replace(".", "", 1).isdecimal() and name.count(".") > 1:
        return False  # 1.5.km
    if ending != ending.lower() and (not name.isupper() or ending == "NET"):  # as in ASP.NET
        return False
    return _ending(name) not in _NO_HOSTS and ends_hosts(_ending(name))


def _ending(host: str) -> str:
    ending = host.rpartition(".")[2].lower()
    return _unfolded(ending) if ending.startswith("xn--") else ending


def _unfolded(ending: str) -> str:
    try:
        return ending.removeprefix("xn--").encode().decode("punycode")
    except UnicodeError:
        return ending


def _trimmed(words: str) -> str:
    """Without the marks of the sentence around it; brackets that it opened itself stay."""
    words = _POSSESSIVE.sub("", words)
    while words:
        last = words[-1]
        opened = {")": "(", "]": "["}.get(last)
        if last not in _CLOSING and (opened is None or words.count(last) <= words.count(opened)):
            break
        words = words[:-1]
    return words
