"""The works of a catalog for reference managers."""

import pytest

from generator.catalog.assemble import assemble
from generator.catalog.read import parse_file
from generator.models.assembled import Catalog
from generator.site.exporting import export_references


def catalog(text: str) -> Catalog:
    parsed = parse_file(text, "catalog.yaml")
    assert parsed.problems == ()
    return assemble((parsed,))


SMALL = catalog("papers:\n  - {id: a, title: Größe, year: 2020}\n  - {id: b, title: B}\n")


def test_all_works_are_exported_in_the_order_of_the_catalog() -> None:
    assert export_references(SMALL, "ris") == (
        "TY  - GEN\nID  - a\nTI  - Größe\nPY  - 2020\nER  - \n\nTY  - GEN\nID  - b\nTI  - B\nER  - \n"
    )


def test_ascii_spells_accents_in_bibtex_alone() -> None:
    assert 'Gr{\\"o}{\\ss}e' in export_references(SMALL, "bibtex", ascii_only=True)
    assert "Größe" in export_references(SMALL, "bibtex")
    assert "Größe" in export_references(SMALL, "csl", ascii_only=True)


def test_a_catalog_without_works_exports_files_that_hold_none() -> None:
    assert [export_references(catalog(""), form) for form in ("bibtex", "csl", "ris")] == [
        "",
        "[]\n",
        "",
    ]


def test_a_question_that_is_not_there_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError):
        export_references(SMALL, "bibtex", question="why")
