"""`catalog.lock` against a server on this machine: what is asked, what is written, what stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.fetching import Bounds, Manner
from generator.site.fetching import Step, UnknownName, carry_out, plan_fetch
from generator.site.intake import take_briefs
from generator.site.reading import lock_path, read_catalog, watched_paths
from tests.loopback import Answer, Loopback, arxiv_loopback, feed

CATALOG = """# Mine.
papers:
  - {id: liif, title: LIIF, arxiv: "2012.09161"}
  - {id: sharp, arxiv: "2502.16025"}
  - {id: book, title: A book, doi: 10.1000/182}
models:
  - {id: liif-model, name: LIIF, paper: liif}
questions:
  - id: why
    question: Why?
    models: [liif-model]
    papers: [{paper: sharp}]
    scope: {papers: ["arxiv:2012.09161", "arxiv:2502.16025"]}
"""


@pytest.fixture
def server() -> Iterator[Loopback]:
    """A server that speaks as arXiv does."""
    with arxiv_loopback() as loopback:
        yield loopback


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small catalog in a folder of its own, which is the current one."""
    monkeypatch.chdir(tmp_path)
    path = Path("catalog.yaml")
    path.write_text(CATALOG, encoding="utf-8")
    return path


def run(
    server: Loopback, catalog: Path, *names: str, renew: bool = False
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the papers that came, and the problems as they are printed."""
    manner = Manner(address=server.address, delay=0, bounds=Bounds(seconds=20), pause=no_pause)
    steps: tuple[Step, ...] = tuple(carry_out(plan_fetch(catalog, names, renew=renew), manner))
    got = tuple(name for step in steps for name, _ in step.got)
    return got, tuple(
        str(each).replace("127.0.0.1", "HOST") for step in steps for each in step.problems
    )


def no_pause(_: float) -> None:
    """Waits for nothing."""


def lock() -> str:
    return Path("catalog.lock").read_text(encoding="utf-8")


def test_all_papers_with_an_arxiv_id_are_fetched_and_the_catalog_stays(
    server: Loopback, catalog: Path
) -> None:
    got, _ = run(server, catalog)
    assert got == ("liif", "sharp")
    assert server.asked == ["2012.09161,2502.16025"]
    assert catalog.read_text(encoding="utf-8") == CATALOG
    assert sorted(path.name for path in Path().iterdir()) == ["catalog.lock", "catalog.yaml"]


def test_what_was_fetched_fills_what_the_author_left_open_and_nothing_else(
    server: Loopback, catalog: Path
) -> None:
    run(server, catalog)
    liif, sharp, _ = read_catalog(catalog).papers
    assert (liif.title, liif.authors, liif.year) == (
        "LIIF",
        ("Yinbo Chen", "Sifei Liu", "Xiaolong Wang"),
        2020,
    )
    assert sharp.title == "FeatSharp: Your Vision Model Features, Sharper"
    (source,) = liif.sources
    assert (source.name, source.depth, source.origin) == (
        "abstract",
        "abstract",
        "arXiv, version 2",
    )


def test_a_fetched_abstract_is_inside_of_the_questions_that_linked_to_it(
    server: Loopback, catalog: Path
) -> None:
    run(server, catalog)
    assert read_catalog(catalog).questions[0].scope.sources == ("liif/abstract", "sharp/abstract")


def test_a_statement_may_rest_on_a_fetched_abstract(server: Loopback, catalog: Path) -> None:
    answer = (
        '    answer: [{text: It predicts the RGB value., evidence: [{paper: liif, quote: "predicts '
        'the RGB value at a given coordinate as an output"}]}]\n'
    )
    catalog.write_text(CATALOG + answer, encoding="utf-8")
    with pytest.raises(GeneratorError, match="out-of-scope"):
        read_catalog(catalog)
    run(server, catalog)
    assert len(read_catalog(catalog).questions[0].answer) == 1


def test_the_same_papers_make_the_same_bytes(server: Loopback, catalog: Path) -> None:
    run(server, catalog, "sharp")
    run(server, catalog, "liif")
    one_by_one = lock()
    run(server, catalog, renew=True)
    assert lock() == one_by_one
    assert one_by_one.index("2012.09161") < one_by_one.index("2502.16025")


def test_what_is_held_is_not_asked_for_again_unless_told_so(
    server: Loopback, catalog: Path
) -> None:
    run(server, catalog, "liif")
    assert run(server, catalog)[0] == ("sharp",)
    assert run(server, catalog)[0] == ()
    assert run(server, catalog, "liif", renew=True)[0] == ("liif",)
    assert server.asked == ["2012.09161", "2502.16025", "2012.09161"]


@pytest.mark.parametrize(
    ("name", "ids"),
    [("liif", "2012.09161"), ("liif-model", "2012.09161"), ("why", "2012.09161,2502.16025")],
)
def test_a_paper_a_model_or_a_question_can_be_named(
    server: Loopback, catalog: Path, name: str, ids: str
) -> None:
    run(server, catalog, name)
    assert server.asked == [ids]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("lif", "no paper, model or question has the id 'lif'. did you mean 'liif'?"),
        ("book", "'book' has no paper with an arXiv id: there is nothing to fetch"),
    ],
)
def test_a_name_that_leads_to_nothing_is_told(catalog: Path, name: str, told: str) -> None:
    with pytest.raises(UnknownName) as raised:
        plan_fetch(catalog, (name,))
    assert str(raised.value) == told


def test_what_came_is_kept_when_a_later_answer_fails(
    server: Loopback, catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.fetching._BATCH", 1)
    first = feed(server.entries["2012.09161"])
    server.script = [Answer(body=first), *[Answer(status=503)] * 4]
    got, problems = run(server, catalog)
    assert got == ("liif",)
    assert problems[-1] == (
        "catalog.yaml:1:1: fetch-failed: HOST answered with the error 503 "
        "(what came before is kept; arXiv may be busy; run it again later)"
    )
    assert ("2012.09161" in lock(), "2502.16025" in lock()) == (True, False)
    assert run(server, catalog)[0] == ("sharp",)
    assert ("2012.09161" in lock(), "2502.16025" in lock()) == (True, True)


def test_without_a_connection_there_is_one_line_and_no_change(
    server: Loopback, catalog: Path
) -> None:
    run(server, catalog, "liif")
    before = lock()
    with arxiv_loopback() as gone:
        pass
    got, problems = run(gone, catalog)
    assert (got, lock()) == ((), before)
    assert problems == (
        (
            "catalog.yaml:1:1: fetch-failed: HOST cannot be reached "
            "(nothing was changed; check the connection, then run it again)"
        ),
    )


def test_an_unknown_id_is_told_at_its_line_and_stops_no_other(
    server: Loopback, catalog: Path
) -> None:
    catalog.write_text(CATALOG.replace("2012.09161", "2012.99161"), encoding="utf-8")
    got, problems = run(server, catalog)
    assert got == ("sharp",)
    assert problems == (
        (
            "catalog.yaml:3:36: fetch-unknown: papers[0].arxiv: arXiv has no paper '2012.99161' "
            "(correct the id, or the link in the brief)"
        ),
    )


def test_another_title_is_advice_and_stays(server: Loopback, catalog: Path) -> None:
    _, problems = run(server, catalog, "liif")
    assert problems == (
        (
            "catalog.yaml:3:23: advice: fetch-title-differs: papers[0].title: the paper 'liif' is held "
            "as 'LIIF', and arXiv calls 2012.09161 'Learning Continuous Image Representation with Local "
            "Implicit Image Function' (correct the title or the id)"
        ),
    )
    assert read_catalog(catalog).papers[0].title == "LIIF"


def test_a_withdrawn_paper_carries_no_statement_any_more(server: Loopback, catalog: Path) -> None:
    notice = "This paper has been withdrawn by its authors"
    entry = server.entries["2012.09161"].replace("Accepted to CVPR 2021 (oral)", notice)
    server.script = [Answer(body=feed(entry))]
    run(server, catalog, "liif")
    retracted = read_catalog(catalog).papers[0].retracted
    assert retracted is not None
    assert (retracted.date, retracted.reason) == ("2021-04-01", notice)


def test_a_catalog_with_errors_of_form_is_not_fetched_for(server: Loopback, catalog: Path) -> None:
    catalog.write_text(CATALOG.replace("title: LIIF", "titel: LIIF"), encoding="utf-8")
    with pytest.raises(GeneratorError, match="unknown-key"):
        run(server, catalog)
    assert server.asked == []


def test_an_edited_lock_is_an_error_until_it_is_fetched_anew(
    server: Loopback, catalog: Path
) -> None:
    run(server, catalog)
    whole = lock()
    Path("catalog.lock").write_text(whole.replace("How to", "Why"), encoding="utf-8")
    for action in (lambda: read_catalog(catalog), lambda: plan_fetch(catalog)):
        with pytest.raises(GeneratorError, match=r"^catalog\.lock:1[0-9]:15: lock-mismatch: "):
            action()
    run(server, catalog, renew=True)
    assert lock() == whole


BRIEF = """A user has asked the following question:
"Why?"

### Recommended AI Models:
Model: LIIF
Paper: https://arxiv.org/abs/2012.09161

### Related Papers:
Model: FeatSharp
Paper: https://arxiv.org/abs/2502.16025
Summary: What the brief says.
"""


def test_an_import_adds_what_it_would_without_the_lock(server: Loopback, catalog: Path) -> None:
    Path("brief.txt").write_text(BRIEF, encoding="utf-8")
    without = take_briefs(catalog, (Path("brief.txt"),)).after
    run(server, catalog)
    assert take_briefs(catalog, (Path("brief.txt"),)).after == without
    assert "title: FeatSharp" in without[0].text


def test_a_site_that_is_served_follows_the_lock(server: Loopback, catalog: Path) -> None:
    assert Path("catalog.lock") not in [each.path for each in watched_paths(catalog, Path("x"))]
    run(server, catalog)
    assert Path("catalog.lock") in [each.path for each in watched_paths(catalog, Path("x"))]


@pytest.mark.parametrize(
    ("catalog", "lock"), [("a/b.yaml", "a/b.lock"), ("b", "b.lock"), ("b.lock", "b.lock.lock")]
)
def test_a_lock_lies_beside_its_catalog_and_is_never_the_catalog(catalog: str, lock: str) -> None:
    assert lock_path(Path(catalog)) == Path(lock)


def test_a_lock_that_is_no_text_is_told(catalog: Path) -> None:
    Path("catalog.lock").write_bytes(b"\xff")
    with pytest.raises(GeneratorError, match=r"^catalog\.lock:1:1: file-unreadable: not UTF-8"):
        read_catalog(catalog)


def test_statements_of_a_broken_entry_are_judged_by_fetched_texts_too(
    server: Loopback, catalog: Path
) -> None:
    run(server, catalog)
    broken = (
        '    about: [{text: It predicts the RGB value., evidence: [{paper: liif, quote: "predicts '
        'the RGB value at a given coordinate as an output"}]}]\n    taks: x\n'
    )
    catalog.write_text(
        CATALOG.replace("name: LIIF, paper: liif}", "name: LIIF, paper: liif}").replace(
            "  - {id: liif-model, name: LIIF, paper: liif}\n",
            "  - id: liif-model\n    name: LIIF\n    paper: liif\n" + broken,
        ),
        encoding="utf-8",
    )
    with pytest.raises(GeneratorError) as raised:
        read_catalog(catalog)
    assert [each.code for each in raised.value.problems] == ["unknown-key"]
