"""Importing twice changes nothing, whatever the briefs say and in whatever order they come."""

from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.assemble import assemble
from generator.catalog.check import check_references
from generator.catalog.read import parse_file
from generator.importing import import_briefs
from generator.links import paper_link, repository_link
from generator.models.assembled import Catalog
from generator.models.brief import Brief, BriefModel, BriefPaper, Link
from generator.site.intake import take_briefs, write_intake

BRIEFS = Path(__file__).parents[1] / "briefs"
SOUND = tuple(sorted(BRIEFS.glob("real-*.txt")))

WORDS = st.text(
    st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u200b"),
    min_size=1,
    max_size=40,
).map(lambda text: " ".join(text.split()) or "x")
PAPERS = st.sampled_from(
    (
        "https://arxiv.org/abs/2012.09161",
        "http://arxiv.org/pdf/2012.09161v2.pdf",
        "https://arxiv.org/abs/2502.16025",
        "https://arxiv.org/abs/cs/0112017",
        "https://doi.org/10.1000/AbC",
        "https://doi.org/10.48550/arXiv.2502.16025",
        "HTTPS://openreview.net/forum?id=x",
    )
)
TOOLS = st.sampled_from(
    (
        "https://github.com/yinboc/liif",
        "http://github.com/Yinboc/LIIF.git",
        "https://gitlab.com/a/b",
    )
)


def paper(address: str) -> Link:
    found = paper_link(address)
    assert isinstance(found, Link)
    return found


def tool(address: str) -> Link:
    found = repository_link(address)
    assert isinstance(found, Link)
    return found


MODELS = st.builds(
    BriefModel,
    name=st.one_of(WORDS, st.sampled_from(("LIIF", "index", "con"))),
    line=st.just(1),
    paper=PAPERS.map(paper),
    repository=st.none() | TOOLS.map(tool),
)
RELATED = st.builds(
    BriefPaper, title=WORDS, line=st.just(1), link=PAPERS.map(paper), summary=st.just("") | WORDS
)
ASKED = st.builds(
    Brief,
    question=WORDS,
    question_line=st.just(1),
    models=st.lists(MODELS, min_size=1, max_size=3, unique_by=lambda each: each.name).map(tuple),
    papers=st.lists(RELATED, max_size=4).map(tuple),
)


def catalog_of(text: str) -> Catalog:
    parsed = parse_file(text, "catalog.yaml")
    assert parsed.problems == ()
    return assemble((parsed,))


def imported(text: str, *briefs: Brief) -> str:
    files = import_briefs(catalog_of(text), briefs).files
    return files[0].text if files else text


@given(briefs=st.lists(ASKED, min_size=1, max_size=4))
def test_import_is_idempotent_and_leaves_a_sound_catalog(briefs: list[Brief]) -> None:
    once = imported("# My own words.\n", *briefs)
    assert once.startswith("# My own words.\n")
    assert check_references(catalog_of(once)) == ()
    for brief in briefs:
        again = import_briefs(catalog_of(once), (brief,))
        assert (again.files, again.outcomes[0].added) == ((), ())


@given(briefs=st.lists(ASKED, min_size=2, max_size=4))
def test_briefs_of_one_run_are_taken_as_if_one_after_the_other(briefs: list[Brief]) -> None:
    text = ""
    for brief in briefs:
        text = imported(text, brief)
    together = imported("", *briefs)
    assert yaml.safe_load(together) == yaml.safe_load(text)


def test_all_sound_briefs_together_are_imported_once(tmp_path: Path) -> None:
    catalog = tmp_path / "catalog.yaml"
    catalog.write_text("# All of them.\n", encoding="utf-8")
    assert len(SOUND) == 12
    first = take_briefs(catalog, SOUND)
    write_intake(first)
    once = catalog.read_bytes()
    second = take_briefs(catalog, reversed(SOUND))
    write_intake(second)
    assert [taken.imported.added for taken in second.taken] == [()] * 12
    assert second.after == ()
    assert catalog.read_bytes() == once
    assert len(first.taken) == 12
    assert len({taken.imported.question for taken in first.taken}) == 12
