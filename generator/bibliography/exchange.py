"""Entries in, one file of references out, in each of the forms that programs exchange."""

import functools
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from generator.bibliography.bibtex import free_key, safe_key, write_bibtex
from generator.bibliography.csl import write_csl_json
from generator.bibliography.ris import write_ris
from generator.models.bibliography import Entry, ExportForm

FILES: Final[dict[ExportForm, str]] = {
    "bibtex": "references.bib",
    "csl": "references.json",
    "ris": "references.ris",
}
"""What a file of references is called in each form."""


def write_references(
    entries: Iterable[Entry], form: ExportForm, *, ascii_only: bool = False
) -> str:
    """The entries in their order, each as it is written alone; keys must be distinct.

    `ascii_only` spells accents as LaTeX does, in BibTeX; the other forms are in UTF-8 always.
    """
    written = [_one(entry, form, ascii_only and form == "bibtex") for entry in entries]
    if form == "csl":
        listed = ",\n\n".join(written)
        return f"[\n{listed}\n]\n" if written else "[]\n"
    return "\n".join(written)


def distinct_keys(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The same entries, with keys that every form can hold and that differ in more than case."""
    taken: set[str] = set()
    told: list[Entry] = []
    for entry in entries:
        key = free_key(safe_key(entry.key), taken)
        taken.add(key.lower())
        told.append(entry if key == entry.key else replace(entry, key=key))
    return tuple(told)


@functools.lru_cache(maxsize=50_000)
def _one(entry: Entry, form: ExportForm, ascii_only: bool) -> str:  # noqa: FBT001 - for the cache
    match form:
        case "bibtex":
            return write_bibtex((entry,), ascii_only=ascii_only)
        case "csl":
            return "\n".join(write_csl_json((entry,)).split("\n")[1:-2])
        case "ris":
            return write_ris((entry,))
