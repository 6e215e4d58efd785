"""The fields of one BibTeX entry in, as their file has them; the work that they describe out."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from generator.bibliography.bibtex import MONTHS, VERBATIM_FIELDS, venue_field
from generator.bibliography.fieldtext import address, decode
from generator.bibliography.names import read_names
from generator.bibliography.works import arxiv_year, plain_pages, safe_address
from generator.links import identify
from generator.models.bibliography import Entry
from generator.models.catalog import DOI_PATTERN

_TYPES: Final = {"conference": "inproceedings", "electronic": "online", "www": "online"}
_SYNONYMS: Final = {
    "journaltitle": "journal",
    "eprinttype": "archiveprefix",
    "eprintclass": "primaryclass",
    "issue": "number",
}
_ID: Final = r"(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?P<version>v\d+)?"
_CLASS: Final = r"(?:\s*\[(?P<group>[\w.-]+)\])?"
_ARXIV: Final = re.compile(rf"(?:arxiv\s*:?\s*)?{_ID}{_CLASS}", re.IGNORECASE)
_ARXIV_VENUE: Final = re.compile(
    rf"(?:(?:arxiv|corr)(?:\s+(?:pre|e-?)?prints?(?:\s+archive)?|\.org)?[\s,:]*)+(?:abs/)?(?:{_ID})?{_CLASS}[\s,.]*(?:\(?\d{{4}}\)?)?",
    re.IGNORECASE,
)
_ARXIV_ONLY: Final = re.compile(rf"arxiv\s*:\s*{_ID}{_CLASS}\.?", re.IGNORECASE)
_ABS: Final = re.compile(rf"abs/{_ID}{_CLASS}", re.IGNORECASE)
_ARXIV_VENUES: Final = ("journal", "howpublished", "booktitle")
_DOI_BEFORE: Final = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_WEB: Final = re.compile(r"https?://[^\s/@]+\.[^\s/@]+(?:/\S*)?", re.IGNORECASE)
_YEAR: Final = re.compile(r"\{?\(?(?:c\.?\s?)?([12]\d{3})\)?\}?")
_DATE: Final = re.compile(r"([12]\d{3})(?:-(\d\d))?(-\d\d)?(/.*)?")
_MONTH: Final = re.compile(r"([A-Za-z]{3,9})\.?")
_NAMED: Final = ("title", "volume", "number", "publisher")


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """The work, and the names in it that could not be taken apart."""

    entry: Entry
    unreadable: tuple[str, ...]


def describe(kind: str, key: str, sources: tuple[tuple[str, str], ...]) -> Described:
    """The work that the fields of an entry describe; what we have no place for is kept as `extra`."""
    return _Description(kind, sources).work(key)


class _Description:
    """Takes the fields out one by one; what is left is `extra`."""

    def __init__(self, kind: str, sources: tuple[tuple[str, str], ...]) -> None:
        self.left: dict[str, str] = {}
        self.written: dict[str, str] = {}
        present = {name for name, _ in sources}
        for name, source in sources:
            known = _SYNONYMS.get(name, name)
            known = name if known != name and known in present else known
            self.left[known] = source
            self.written[known] = name
        self.type = _TYPES.get(kind, kind) or "misc"

    def work(self, key: str) -> Described:
        """The work, in the fields that every style knows."""
        authors, others, unreadable = read_names(self.left.pop("author", ""))
        editors, other_editors, unreadable_too = read_names(self.left.pop("editor", ""))
        arxiv = self._arxiv()
        self._settle_type(arxiv)
        doi, url = self._doi(), self._url(arxiv)
        year, month = self._date()
        named = {name: self._text(name) for name in _NAMED}
        venue, pages = self._text(venue_field(self.type)), self._text("pages")
        if doi is None and url and identify(url).startswith("doi:"):
            doi, url = unquote(_DOI_BEFORE.sub("", url, count=1)), None
        if doi and url and identify(url) == f"doi:{doi.lower()}":
            url = None
        entry = Entry(
            key=key,
            type=self.type,
            title=named["title"],
            authors=authors,
            and_others=others and bool(authors),
            editors=editors,
            and_other_editors=other_editors and bool(editors),
            year=year if year is not None or arxiv is None else arxiv_year(arxiv),
            month=month,
            venue=venue,
            volume=named["volume"],
            number=named["number"],
            pages=plain_pages(pages) if pages else None,
            publisher=named["publisher"],
            arxiv=arxiv,
            doi=doi,
            url=url,
            extra=self._extra(),
        )
        return Described(entry=entry, unreadable=unreadable + unreadable_too)

    def _text(self, name: str) -> str | None:
        return decode(self.left.pop(name, "")) or None

    def _arxiv(self) -> str | None:
        """The arXiv id, wherever a file may have it; fields that say nothing else are used up."""
        found = self._eprint() or self._venue_id() or self._address_id()
        if found is None:
            return self._id_in_doi()
        for name in _ARXIV_VENUES:
            says = _ARXIV_VENUE.fullmatch(decode(self.left.get(name, "")))
            if says is not None and says["id"] in (None, found["id"]):
                del self.left[name]
        volume = _ABS.fullmatch(decode(self.left.get("volume", "")))
        if volume is not None and volume["id"] == found["id"]:
            del self.left["volume"]
        for kept, value in (("primaryclass", found["group"]), ("version", found["version"])):
            if value:
                self.left.setdefault(kept, value)
        return found["id"]

    def _eprint(self) -> re.Match[str] | None:
        eprint = address(self.left.get("eprint", ""))
        found = _identified(eprint) or _ARXIV.fullmatch(eprint)
        if found is None or decode(self.left.get("archiveprefix", "")).lower() not in ("", "arxiv"):
            return None
        self.left.pop("archiveprefix", None)
        del self.left["eprint"]
        return found

    def _venue_id(self) -> re.Match[str] | None:
        """`arXiv preprint arXiv:2012.09161`; DBLP has CoRR for a journal and the id as its volume."""
        for name in _ARXIV_VENUES:
            found = _ARXIV_VENUE.fullmatch(decode(self.left.get(name, "")))
            volume = _ABS.fullmatch(decode(self.left.get("volume", "")))
            if found is not None and (found["id"] or volume):
                return found if found["id"] else volume
        found = _ARXIV_ONLY.fullmatch(decode(self.left.get("note", "")))
        if found is not None:
            del self.left["note"]
        return found

    def _address_id(self) -> re.Match[str] | None:
        for name in ("url", "howpublished"):
            found = _identified(address(self.left.get(name, "")))
            if found is not None:
                del self.left[name]
                return found
        return None

    def _id_in_doi(self) -> str | None:
        """The id within the DOI that arXiv gives to each of its works; the DOI stays."""
        identity = identify(
            f"https://doi.org/{_DOI_BEFORE.sub('', address(self.left.get('doi', '')))}"
        )
        return identity.removeprefix("arxiv:") if identity.startswith("arxiv:") else None

    def _settle_type(self, arxiv: str | None) -> None:
        """Common slips: an article in proceedings, a preprint that is called an article."""
        if self.type == "article" and "journal" not in self.left:
            if "booktitle" in self.left:
                self.type = "inproceedings"
            elif arxiv:
                self.type = "misc"
        elif self.type == "misc" and "howpublished" not in self.left:
            if "journal" in self.left:
                self.type = "article"
            elif "booktitle" in self.left:
                self.type = "inproceedings"

    def _doi(self) -> str | None:
        doi = unquote(_DOI_BEFORE.sub("", address(self.left.get("doi", "")), count=1))
        if not re.match(DOI_PATTERN, doi):
            return None
        del self.left["doi"]
        return doi

    def _url(self, arxiv: str | None) -> str | None:
        """The address; one that the arXiv id says already is none of its own."""
        for name in ("url", "howpublished"):
            found = safe_address(address(self.left.get(name, "")))
            if _WEB.fullmatch(found):
                del self.left[name]
                return None if arxiv and identify(found) == f"arxiv:{arxiv}" else found
        return None

    def _date(self) -> tuple[int | None, int | None]:
        """Year and month; a date that says more stays with the other fields too."""
        date = _DATE.fullmatch(decode(self.left.get("date", "")))
        found = _YEAR.fullmatch(decode(self.left.get("year", "")))
        year = int(found[1]) if found else None
        month = _month_number(decode(self.left.get("month", "")))
        if found:
            del self.left["year"]
        if month:
            del self.left["month"]
        if date and year in (None, int(date[1])):
            year = int(date[1])
            numbered = int(date[2]) if date[2] else 0
            month = month or (numbered if 1 <= numbered <= 12 else None)
            if not date[3] and not date[4] and month == (numbered or month):
                del self.left["date"]
        return year, month

    def _extra(self) -> tuple[tuple[str, str], ...]:
        kept = (
            (
                self.written.get(name, name),
                address(source) if name in VERBATIM_FIELDS else decode(source),
            )
            for name, source in self.left.items()
        )
        return tuple((name, text) for name, text in kept if text)


def _identified(url: str) -> re.Match[str] | None:
    """The arXiv id of an address, with its version."""
    identity = identify(url) if url.lower().startswith("http") else ""
    if not identity.startswith("arxiv:"):
        return None
    name = identity.removeprefix("arxiv:")
    version = re.search(r"(v\d+)(?:\.pdf)?/?$", url)
    return _ARXIV.fullmatch(name + (version[1] if version else ""))


def _month_number(text: str) -> int | None:
    if text.isascii() and text.isdigit():
        return int(text) if len(text) < 3 and 1 <= int(text) <= 12 else None
    found = _MONTH.fullmatch(text)
    full = (
        "january february march april may june july august september october november december"
    ).split()
    if found is None or not any(name.startswith(found[1].lower()) for name in full):
        return None
    return MONTHS.index(found[1][:3].lower()) + 1
