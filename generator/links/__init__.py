"""An address as somebody wrote it comes in; out comes what it identifies, or why it is refused.

A paper is its arXiv id or DOI and a repository is its host, owner and name, however the address is
spelled. Pure string work: nothing is ever fetched.
"""

import functools
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

from generator.errors import Code
from generator.links.hosts import is_under, posing_as, unfolded
from generator.models.brief import Link

_ADDRESS: Final = re.compile(r"(?is)(https?)://([^/?#]*)([^?#]*)(\?[^#]*)?(?:#.*)?")
_ARXIV_PATH: Final = re.compile(
    r"(?i)/(?:abs|pdf|html|format|ps|src|e-print)/(?:arxiv:)?"
    r"(\d{4}\.\d{4,5}|[a-z][a-z-]*(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?/?"
)
_ARXIV_DOI: Final = re.compile(r"10\.48550/arxiv\.(\d{4}\.\d{4,5})(?:v\d+)?")
_ARXIV_MONTH: Final = re.compile(r"(?:.*/)?\d\d(?:0[1-9]|1[0-2])")
_DOI_PATH: Final = re.compile(r"/(10\.\d{4,9}/[^\s\x00-\x1f\x7f]+)")
_GITHUB_OWNER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,38}")
_REPOSITORY_NAME: Final = re.compile(r"[\w.~-]{1,100}", re.ASCII)
_GITHUB_PAGES: Final = frozenset(
    "about apps collections enterprise explore features login marketplace orgs pricing search "
    "security settings sponsors topics trending users".split()
)
_DOI_HOSTS: Final = frozenset({"doi.org", "dx.doi.org", "www.doi.org"})
_GITHUB_HOSTS: Final = frozenset({"github.com", "www.github.com"})
_FORGE: Final = re.compile(
    r"(?:www\.)?(?:gitlab\.com|bitbucket\.org|codeberg\.org|gitee\.com|huggingface\.co|hf\.co)"
    r"|git(?:lab|ea)?\..+|gist\.github\.com"
)
_LABEL: Final = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
_IN_NO_ADDRESS: Final = frozenset('<>"`{}|^\\')

_DEFAULT_PORT: Final = {"http": "80", "https": "443"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkFault:
    """Why an address is refused; its reader adds the place where it stands."""

    code: Code
    message: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Address:
    """An http(s) address in pieces; `path` is without percent signs, `query` as written."""

    scheme: str
    authority: str
    host: str
    port: str
    path: str
    query: str

    @property
    def segments(self) -> tuple[str, ...]:
        return tuple(segment for segment in self.path.split("/") if segment)


def paper_link(address: str, *, line: int = 1) -> Link | LinkFault:
    """The link of a `Paper:` line."""
    return _checked(address.strip(), line)


def repository_link(address: str, *, line: int = 1) -> Link | LinkFault:
    """The link of a `GitHub:` line; any forge will do, a paper's address will not."""
    link = _checked(address.strip(), line)
    if isinstance(link, Link) and link.identity.startswith(("arxiv:", "doi:")):
        return LinkFault(
            code=Code.LINK_INVALID,
            message=f"'{link.address}' is the address of a paper, not of a repository",
            hint="move it to the Paper line, or give the address of the code",
        )
    return link


@functools.lru_cache(maxsize=20_000)
def identify(address: str) -> str:
    """What an address stands for, whatever its spelling; an unknown kind of address is itself."""
    parts = _split(address.strip())
    if parts is None:
        return f"url:{address.strip()}"
    found = _arxiv(parts) or _doi(parts) or _github(parts) or _forge(parts)
    return found or f"url:{_site(parts)}"


def canonical_address(identity: str) -> str:
    """The one address that we would write for what has no supplied one."""
    kind, _, rest = identity.partition(":")
    match kind:
        case "arxiv":
            return f"https://arxiv.org/abs/{rest}"
        case "doi":
            return f"https://doi.org/{_escaped(rest)}"
        case "github":
            return f"https://github.com/{rest}"
        case _:
            return f"https://{rest}"


def _split(address: str) -> _Address | None:
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return None
    scheme, authority, path, query = found.groups(default="")
    host, colon, port = authority.rpartition("@")[2].partition(":")
    default = not colon or port in ("", _DEFAULT_PORT[scheme.lower()])
    return _Address(
        scheme=scheme.lower(),
        authority=authority,
        host=host.lower(),
        port="" if default else port,
        path=unquote(path),
        query=query,
    )


def _arxiv(parts: _Address) -> str | None:
    if not (is_under(parts.host, "arxiv.org") or is_under(parts.host, "ar5iv.org")):
        return None
    found = _ARXIV_PATH.fullmatch(parts.path)
    if found is None or not _ARXIV_MONTH.match(found[1]):
        return None
    archive, slash, number = found[1].rpartition("/")
    group, dot, subject = archive.lower().partition(".")
    return f"arxiv:{group}{dot}{subject.upper()}{slash}{number}"


def _doi(parts: _Address) -> str | None:
    found = _DOI_PATH.fullmatch(parts.path.rstrip("/")) if parts.host in _DOI_HOSTS else None
    if found is None:
        return None
    doi = found[1].lower()
    deposited = _ARXIV_DOI.fullmatch(doi)
    return f"arxiv:{deposited[1]}" if deposited else f"doi:{doi}"


def _github(parts: _Address) -> str | None:
    if parts.host not in _GITHUB_HOSTS or len(parts.segments) < 2:
        return None
    owner, name = parts.segments[0], parts.segments[1].removesuffix(".git")
    if owner.lower() in _GITHUB_PAGES or not _GITHUB_OWNER.fullmatch(owner):
        return None
    if not _is_repository_name(name) or _climbs(parts):
        return None
    return f"github:{owner}/{name}".lower()


def _forge(parts: _Address) -> str | None:
    """`repo:host/owner/name`; GitLab nests groups, Hugging Face puts a kind in front."""
    if not _FORGE.fullmatch(parts.host) or _climbs(parts):
        return None
    segments = parts.segments
    if "gitlab" in parts.host:
        owned = segments[: segments.index("-")] if "-" in segments else segments
    elif segments[:1] in (("datasets",), ("spaces",)):
        owned = segments[:3] if len(segments) > 2 else ()
    else:
        owned = segments[:2]
    if len(owned) < 2 or owned[0] in ("papers", "docs", "blog", "collections"):
        return None
    named = (*owned[:-1], owned[-1].removesuffix(".git"))
    if not all(_is_repository_name(segment) for segment in named):
        return None
    return f"repo:{parts.host.removeprefix('www.')}/{'/'.join(named)}"


def _is_repository_name(name: str) -> bool:
    return name not in (".", "..") and _REPOSITORY_NAME.fullmatch(name) is not None


def _climbs(parts: _Address) -> bool:
    return "." in parts.segments or ".." in parts.segments


def _site(parts: _Address) -> str:
    """Host, path and query: on many servers (`forum?id=...`) the query alone tells papers apart."""
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.host}{port}{_escaped(parts.path.rstrip('/'))}{parts.query}"


def _escaped(path: str) -> str:
    return quote(path, safe="/:;,@!$&()*+=~", errors="surrogatepass")


def _checked(address: str, line: int) -> Link | LinkFault:
    for check in (_check_scheme, _check_characters):
        fault = check(address)
        if fault is not None:
            return fault
    parts = _split(address)
    if parts is None or not parts.host or (parts.query and not parts.path):
        return _invalid(address, "has no host, or no / after it")
    for rule in _RULES:
        fault = rule(address, parts)
        if fault is not None:
            return fault
    return Link(address=address, identity=identify(address), line=line)


def _check_scheme(address: str) -> LinkFault | None:
    if re.match(r"(?i)https?:", address):
        return None
    return LinkFault(
        code=Code.LINK_NOT_HTTP,
        message=f"'{_shortened(address)}' does not start with http:// or https://",
        hint="write the whole web address, such as https://arxiv.org/abs/2012.09161",
    )


def _check_characters(address: str) -> LinkFault | None:
    authority = re.split(r"[/?#]", address.partition("//")[2], maxsplit=1)[0]
    if "\\" in authority or "%" in authority:
        return _lookalike(address, "hides its host behind a backslash or a percent sign")
    for char in address:
        if char.isspace() or unicodedata.category(char)[0] == "C" or char in _IN_NO_ADDRESS:
            shown = f"U+{ord(char):04X}" if not char.isprintable() or char == " " else char
            return _invalid(address, f"holds a character that no address has ({shown})")
    return None


def _check_user(address: str, parts: _Address) -> LinkFault | None:
    if "@" not in parts.authority:
        return None
    return LinkFault(
        code=Code.LINK_WITH_PASSWORD,
        message=f"an address at '{_shortened(parts.host)}' carries a user name or password",
        hint="remove everything between // and @, and make sure that the host is the one meant",
    )


def _check_host(address: str, parts: _Address) -> LinkFault | None:
    """A host name as the DNS has it, with a dot in it; names of other scripts are looked at next."""
    labels = parts.host.rstrip(".").split(".")
    well_formed = len(labels) > 1 and all(_LABEL.fullmatch(unfolded(each)) for each in labels)
    port = parts.authority.rpartition("@")[2].partition(":")[2]
    if not well_formed or len(parts.host) > 253:
        return _invalid(address, f"has no well-formed host ('{_shortened(parts.host)}')")
    if not re.fullmatch(r"[0-9]{0,5}", port):
        return _invalid(address, f"has no well-formed port ('{_shortened(port)}')")
    return None


def _check_lookalike(address: str, parts: _Address) -> LinkFault | None:
    brand = posing_as(parts.host)
    if brand:
        return _lookalike(address, f"'{_shortened(parts.host)}' only looks like {brand}")
    if parts.port and posing_as(f"{parts.host}."):
        return _lookalike(address, f"'{parts.host}' does not answer at port {parts.port}")
    return None


def _check_whole(address: str, parts: _Address) -> LinkFault | None:
    """The hosts that we know must name a paper or a repository, not just be there."""
    found = identify(address)
    if is_under(parts.host, "arxiv.org") and not found.startswith("arxiv:"):
        return _invalid(address, "holds no arXiv id", "such as https://arxiv.org/abs/2012.09161")
    if parts.host in _DOI_HOSTS and not found.startswith(("doi:", "arxiv:")):
        return _invalid(address, "holds no DOI", "such as https://doi.org/10.1000/182")
    if parts.host in _GITHUB_HOSTS and not found.startswith("github:"):
        return _invalid(address, "names no repository", "such as https://github.com/owner/name")
    if _FORGE.fullmatch(parts.host) and _climbs(parts):
        return _invalid(address, "holds '..'", "such as https://host/owner/name")
    return None


_RULES: Final[tuple[Callable[[str, _Address], LinkFault | None], ...]] = (
    _check_user,
    _check_host,
    _check_lookalike,
    _check_whole,
)


def _lookalike(address: str, why: str) -> LinkFault:
    return LinkFault(
        code=Code.LINK_LOOKALIKE,
        message=f"'{_shortened(address)}' may lead elsewhere than it seems: {why}",
        hint="compare the address letter by letter with the real one, and write that",
    )


def _invalid(address: str, why: str, example: str = "") -> LinkFault:
    return LinkFault(
        code=Code.LINK_INVALID,
        message=f"'{_shortened(address)}' {why}",
        hint=f"give one whole web address{f', {example}' if example else ''}",
    )


def _shortened(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:119]}…"
