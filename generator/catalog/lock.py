"""The text of catalog.lock in, the papers that it holds and every problem with its line out; and back."""

from dataclasses import dataclass

from generator.catalog.nodes import Document, Path, Value, place_of, read_document
from generator.catalog.yaml_text import block_lines
from generator.errors import Code, Finding, Problem, did_you_mean
from generator.models.lock import Fetched
from generator.models.validation import validate

_SECTION = "papers"
_HEAD = (
    "# Written by `explainer fetch`: what arXiv says of the papers that the catalog links to.\n"
    "# Do not edit it: what catalog.yaml says comes first, whatever stands here.\n"
)
_AGAIN = "run `explainer fetch --renew`, which writes it anew"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """What was fetched, as far as it could be read, and what is wrong with it."""

    papers: tuple[Fetched, ...] = ()
    problems: tuple[Problem, ...] = ()


def parse_lock(text: str, file: str) -> Lock:
    """Parse a lock; an entry that was edited, or stands twice, is reported and left out."""
    document = read_document(text, file)
    papers: list[Fetched] = []
    findings: list[Finding] = []
    for position, item in enumerate(_items(document, findings)):
        path: Path = (_SECTION, position)
        entry = validate(Fetched, item, path)
        if isinstance(entry, tuple):
            findings += entry
        elif any(entry.arxiv == each.arxiv for each in papers):
            findings.append(_twice(entry, path))
        elif not entry.is_as_fetched:
            findings.append(_edited(entry, path))
        else:
            papers.append(entry)
    located = (
        each.located(place_of(document, each.path, key=each.code is Code.UNKNOWN_KEY))
        for each in findings
    )
    return Lock(papers=tuple(papers), problems=(*document.problems, *located))


def lock_text(papers: tuple[Fetched, ...]) -> str:
    """The whole file, in the order of the arXiv ids: the same papers make the same bytes.

    It is read back before anybody writes it.
    """
    ordered = tuple(sorted(papers, key=lambda each: each.arxiv))
    lines = block_lines({_SECTION: tuple(_plain(each) for each in ordered)}) if ordered else ()
    text = _HEAD + "".join(f"{line}\n" for line in lines)
    if parse_lock(text, "").papers != ordered:
        raise AssertionError("the lock does not say what it should")
    return text


def _items(document: Document, findings: list[Finding]) -> tuple[Value, ...]:
    """The entries; what is no list of them is told."""
    if document.value is None:
        return ()
    if not isinstance(document.value, dict):
        message = f"a lock is a mapping with the one key '{_SECTION}'"
        findings.append(Finding(code=Code.WRONG_VALUE, path=(), message=message, hint=_AGAIN))
        return ()
    for key in document.value:
        if key != _SECTION:
            hint = did_you_mean(key, (_SECTION,)) or _AGAIN
            message = f"'{key}' is not a key of a lock"
            findings.append(Finding(code=Code.UNKNOWN_KEY, path=(key,), message=message, hint=hint))
    held = document.value.get(_SECTION)
    if held is None:
        return ()
    if not isinstance(held, tuple):
        message = "a list is expected here"
        findings.append(
            Finding(code=Code.WRONG_VALUE, path=(_SECTION,), message=message, hint=_AGAIN)
        )
        return ()
    return held


def _twice(entry: Fetched, path: Path) -> Finding:
    return Finding(
        code=Code.DUPLICATE_WORK,
        path=path,
        message=f"'{entry.arxiv}' stands twice in this file",
        hint="keep one of the two",
    )


def _edited(entry: Fetched, path: Path) -> Finding:
    return Finding(
        code=Code.LOCK_MISMATCH,
        path=(*path, "abstract"),
        message=f"the abstract of '{entry.arxiv}' is not the one that was fetched: "
        "its SHA-256 sum differs",
        hint=f"write your own words into catalog.yaml; {_AGAIN}",
    )


def _plain(entry: Fetched) -> dict[str, Value]:
    """The keys in the order of the type, without those that hold nothing."""
    values: dict[str, Value] = {}
    for name in Fetched.model_fields:
        value = getattr(entry, name)
        if value not in (None, ()):
            values[name] = value
    return values
