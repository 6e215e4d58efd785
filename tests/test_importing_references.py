"""What a .bib file adds to a catalog, what it finds there already, and what is wrong with it."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.bibliography import read_bibtex
from generator.catalog.assemble import assemble
from generator.catalog.read import parse_file
from generator.errors import Code
from generator.importing.references import ImportedReferences, import_references
from generator.models.assembled import Catalog
from generator.site.intake import Intake, take_briefs, write_intake

TESTS = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load(
    (TESTS / "cases" / "references" / "problems.yaml").read_text(encoding="utf-8")
)
HELD = 'papers:\n  - {id: liif, title: LIIF, year: 2020, arxiv: "2012.09161"}\n'
LIIF = (
    "@inproceedings{DBLP:conf/cvpr/ChenL021,\n"
    "  title = {Learning {C}ontinuous Image Representation},\n"
    "  author = {Yinbo Chen and Gabriel {Garc{\\'\\i}a M{\\'a}rquez} and {NASA Team} and others},\n"
    "  editor = {Ann Lee},\n"
    "  booktitle = {CVPR}, series = {Proceedings},\n"
    "  year = 2021, month = jun, volume = 3, number = {1A}, pages = {8628--8638},\n"
    "  publisher = {IEEE},\n"
    "  eprint = {2012.09161}, archiveprefix = {arXiv}, primaryclass = {cs.CV},\n"
    "  doi = {10.1109/CVPR46437.2021.00852}, url = {https://yinboc.github.io/liif/},\n"
    "  abstract = {We gain 50\\% at $\\alpha$.},\n"
    "}\n"
)


def take(catalog: str, *files: str) -> ImportedReferences:
    parsed = parse_file(catalog, "catalog.yaml")
    assert parsed.problems == ()
    entries = (read_bibtex(text, "refs.bib").entries for text in files)
    return import_references(assemble((parsed,)), entries)


def after(catalog: str, *files: str) -> str:
    return next((file.text for file in take(catalog, *files).files), catalog)


def imported(folder: Path, catalog: str, **files: str) -> Intake:
    """The files by their names, `_` for the point, imported in a folder of their own."""
    (folder / "catalog.yaml").write_text(catalog, encoding="utf-8")
    paths = []
    for name, text in files.items():
        paths.append(folder / name.replace("_", "."))
        paths[-1].write_text(text, encoding="utf-8")
    return take_briefs(folder / "catalog.yaml", paths)


def test_an_entry_becomes_a_paper_with_all_that_it_says() -> None:
    assert after("# Mine.\n", LIIF) == (
        "# Mine.\n"
        "papers:\n"
        "  - id: dblp-conf-cvpr-chenl021\n"
        "    title: Learning Continuous Image Representation\n"
        "    authors:\n"
        "      - Yinbo Chen\n"
        "      - Gabriel {García Márquez}\n"
        "      - '{NASA Team}'\n"
        "      - others\n"
        "    editors:\n"
        "      - Ann Lee\n"
        "    year: 2021\n"
        "    month: 6\n"
        "    venue: CVPR\n"
        "    volume: '3'\n"
        "    number: 1A\n"
        "    pages: 8628-8638\n"
        "    publisher: IEEE\n"
        "    arxiv: '2012.09161'\n"
        "    doi: 10.1109/CVPR46437.2021.00852\n"
        "    url: https://yinboc.github.io/liif/\n"
        "    cite_key: DBLP:conf/cvpr/ChenL021\n"
        "    extra:\n"
        "      series: Proceedings\n"
        "      primaryclass: cs.CV\n"
        "      abstract: We gain 50% at α.\n"
    )


def test_a_paper_that_is_there_gets_what_it_lacks_and_keeps_what_it_has() -> None:
    short = (
        "@misc{x, title={{LIIF}}, year=2020, eprint={2012.09161v3}, author={Yinbo Chen}, note={N}}"
    )
    found = take(HELD, short)
    assert found.files[0].text == (
        'papers:\n  - {id: liif, title: LIIF, year: 2020, arxiv: "2012.09161", '
        "authors: [Yinbo Chen], extra: {note: N, version: v3}}\n"
    )
    assert found.outcomes[0].added == (
        "authors of paper liif",
        "note of paper liif",
        "version of paper liif",
    )
    assert found.outcomes[0].reused == ("paper liif",)


def test_where_it_appeared_comes_with_how() -> None:
    preprint = "papers:\n  - id: liif\n    arxiv: '2012.09161'\n"
    article = "@article{x, eprint={2012.09161}, journal={TPAMI}, year=2023}"
    assert (
        after(preprint, article)
        == f"{preprint}    year: 2023\n    venue: TPAMI\n    kind: journal\n"
    )
    conference = "papers:\n  - id: liif\n    arxiv: '2012.09161'\n    venue: CVPR\n    year: 2020\n"
    assert after(conference, article) == conference


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("@misc{k, title={T}}", {}),
        ("@inproceedings{k, title={T}, booktitle={B}}", {"venue": "B"}),
        ("@inproceedings{k, title={T}}", {"kind": "conference"}),
        ("@article{k, title={T}, journal={J}}", {"venue": "J", "kind": "journal"}),
        ("@phdthesis{k, title={T}, school={S}}", {"venue": "S", "type": "phdthesis"}),
        ("@misc{k, title={T}, howpublished={Talk}}", {"venue": "Talk", "type": "misc"}),
        ("@software{k, title={T}, version={2}}", {"type": "software", "extra": {"version": 2}}),
    ],
)
def test_how_a_work_appeared_is_written_where_it_does_not_show(
    kind: str, written: dict[str, object]
) -> None:
    (paper,) = yaml.safe_load(after("", kind).replace("'2'", "2"))["papers"]
    assert paper == {"id": "k", "title": "T", **written}


@pytest.mark.parametrize(
    ("held", "entry", "same"),
    [
        ("arxiv: '2012.09161'", "eprint={2012.09161}", True),
        ("arxiv: '2012.09161'", "url={http://www.arxiv.org/pdf/2012.09161v2.pdf}", True),
        ("doi: 10.1000/AbC", "doi={https://doi.org/10.1000/aBc}", True),
        ("url: https://a.org/x", "url={http://a.org/x}", True),
        ("title: 'A Title: Of It'", "title={A title -- {OF} it}", True),
        ("{title: A Title, year: 2020}", "title={A Title}, year=2021", False),
        ("{title: A Title, arxiv: '2012.09161'}", "title={A Title}, doi={10.1000/x}", False),
        ("{title: A Title, doi: 10.1000/x}", "title={A Title}, doi={10.1000/y}", False),
        ("title: A Title", "title={Another Title}", False),
    ],
)
def test_works_are_known_by_their_identity_or_else_by_title_and_year(
    held: str, entry: str, *, same: bool
) -> None:
    inner = held.strip("{}")
    found = take(f"papers:\n  - {{id: held, {inner}}}\n", f"@misc{{other, {entry}}}").outcomes[0]
    assert (found.reused == ("paper held",)) is same
    assert ("paper other" in found.added) is not same


def test_what_was_fetched_for_a_paper_is_not_added_once_more() -> None:
    def parsed(text: str) -> Catalog:
        return assemble((parse_file(text, "catalog.yaml"),))

    held = parsed("papers:\n  - {id: liif, arxiv: '2012.09161'}\n")
    known = parsed("papers:\n  - {id: liif, arxiv: '2012.09161', title: LIIF, doi: 10.1000/x}\n")
    text = "@misc{k, doi={10.1000/x}, title={LIIF}, author={Yinbo Chen}, year=2020}"
    found = import_references(held, (read_bibtex(text, "x.bib").entries,), known=known)
    assert found.outcomes[0].added == ("authors of paper liif",)


def test_the_key_and_the_title_together_tell_a_work_without_identity() -> None:
    held = "papers:\n  - {id: held, cite_key: 'A:b', title: T, year: 2020}\n"
    assert take(held, "@misc{A:b, title={T}, year=2021}").outcomes[0].reused == ("paper held",)
    assert take(held, "@misc{A:b, title={U}, year=2020}").outcomes[0].added == ("paper a-b",)


def test_an_identity_that_another_paper_has_is_not_added() -> None:
    two = "papers:\n  - {id: a, arxiv: '2012.09161', year: 2020}\n  - {id: b, doi: 10.1000/x}\n"
    both = "@misc{k, eprint={2012.09161}, doi={10.1000/x}}"
    assert take(two, both).files == ()
    assert take(two, both).outcomes[0].reused == ("paper a",)


def test_a_repository_that_the_catalog_has_as_a_tool_is_used_again() -> None:
    tool = "tools:\n  - {id: liif-code, name: liif, url: https://github.com/yinboc/liif}\n"
    found = take(
        tool, "@misc{k, title={LIIF}, author={Y. Chen}, url={https://github.com/Yinboc/LIIF}}"
    )
    assert (found.files, found.outcomes[0].reused) == ((), ("tool liif-code",))


def test_a_paper_is_found_by_the_key_under_which_it_was_exported() -> None:
    catalog = (
        "papers:\n  - {id: a, cite_key: same, volume: 1}\n  - {id: b, cite_key: same, volume: 2}\n"
    )
    exported = "@misc{same, volume = {1}}\n\n@misc{same-2, volume = {2}}\n"
    assert after(catalog, exported) == catalog


def test_two_keys_of_one_work_are_one_paper() -> None:
    twice = "@misc{a, eprint={2012.09161}, year=2020}\n@misc{b, eprint={2012.09161}, year=2020, title={T}}"
    found = take("", twice)
    assert found.outcomes[0].added == ("paper a", "title of paper a")
    assert len(yaml.safe_load(found.files[0].text)["papers"]) == 1


@pytest.mark.parametrize("case", CASES, ids=[case["code"] for case in CASES])
def test_what_is_wrong_with_an_entry_is_told_and_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: dict[str, Any]
) -> None:
    monkeypatch.chdir(tmp_path)
    intake = imported(Path(), HELD, refs_bib=case["input"])
    assert [str(problem) for problem in intake.advice] == [case["printed"]]
    assert list(intake.references[0].imported.added) == case["added"]


def test_every_code_of_bib_files_has_a_case_and_is_explained_by_its_example() -> None:
    codes = [code for code in Code if code.startswith("bib-")]
    assert [case["code"] for case in CASES] == codes
    page = (TESTS.parent / "docs" / "contributing" / "problems.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```text\n(.*: bib-.*)\n```$", page, re.MULTILINE)
    assert examples == [case["printed"] for case in CASES]


def test_briefs_and_bib_files_are_taken_in_one_run(tmp_path: Path) -> None:
    brief = (
        'A user has asked the following question:\n"Why?"\n\n### Recommended AI Models:\n'
        "Model: LIIF\nPaper: https://arxiv.org/pdf/2012.09161\n"
        "GitHub: https://github.com/yinboc/liif\n\n### Related Papers:\n"
    )
    intake = imported(tmp_path, "# Mine.\n", brief_txt=brief, refs_bib=LIIF)
    write_intake(intake)
    text = (tmp_path / "catalog.yaml").read_text(encoding="utf-8")
    assert intake.references[0].imported.added == ("paper dblp-conf-cvpr-chenl021",)
    assert "paper dblp-conf-cvpr-chenl021" in intake.taken[0].imported.reused
    assert text.startswith("# Mine.\npapers:\n")
    assert yaml.safe_load(text)["models"][0]["paper"] == "dblp-conf-cvpr-chenl021"
