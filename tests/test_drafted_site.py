"""Whole briefs in, drafted pages out: three parts, a drawing, grounded sentences, only their links."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.errors import GeneratorError, errors_in
from generator.models.assembled import Catalog
from generator.models.catalog import Question
from generator.site.intake import Intake, take_briefs, write_intake
from generator.site.reading import examine
from tests.conftest import Run

BRIEFS = Path(__file__).parent / "briefs"
LABELS: list[dict[str, Any]] = yaml.safe_load(
    (BRIEFS / "labels-real.yaml").read_text(encoding="utf-8")
)
BAD: list[dict[str, Any]] = yaml.safe_load((BRIEFS / "labels-bad.yaml").read_text(encoding="utf-8"))
SOUND = tuple(BRIEFS / label["file"] for label in LABELS)


def is_taken(catalog: Path, brief: Path) -> bool:
    try:
        take_briefs(catalog, (brief,))
    except GeneratorError:
        return False
    return True


def take(catalog: Path, briefs: tuple[Path, ...]) -> Intake:
    intake = take_briefs(catalog, briefs)
    write_intake(intake)
    return intake


def read(catalog: Path) -> Catalog:
    reading = examine(catalog, strict=True)
    assert reading.problems == ()
    return reading.catalog


@pytest.fixture(scope="module")
def imported(
    copy_project: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A copy of the project with all sound briefs in it, and nothing edited by hand."""
    folder = copy_project(tmp_path_factory.mktemp("drafted") / "project")
    take(folder / "catalog.yaml", SOUND)
    return folder


@pytest.fixture(scope="module")
def drafts(imported: Path) -> tuple[tuple[dict[str, Any], Question], ...]:
    """Each label with its question."""
    asked = {
        each.question: each for each in read(imported / "catalog.yaml").questions if each.draft
    }
    return tuple((label, asked[" ".join(label["question"].split())]) for label in LABELS)


def test_every_sound_brief_gives_a_draft_and_no_problem(imported: Path) -> None:
    assert sum(each.draft for each in read(imported / "catalog.yaml").questions) == 12


def test_each_draft_has_a_task_an_answer_and_a_relation_for_each_paper(
    drafts: tuple[tuple[dict[str, Any], Question], ...],
) -> None:
    for label, question in drafts:
        assert question.task, label["file"]
        assert question.answer, label["file"]
        assert len(question.asks) == 1, label["file"]
        assert len(question.papers) == label["n_related_papers"], label["file"]
        assert all(each.relation for each in question.papers), label["file"]


def test_no_off_topic_paper_is_quoted(
    drafts: tuple[tuple[dict[str, Any], Question], ...],
) -> None:
    for label, question in drafts:
        off = {each.paper for each in question.papers if each.relation == "off-topic"}
        statements = [*question.answer, *question.asks]
        statements += [each for passage in question.passages for each in passage.statements]
        quoted = {quote.paper for each in statements for quote in each.evidence}
        assert not quoted & off, label["file"]


def test_importing_again_adds_nothing(imported: Path) -> None:
    intake = take_briefs(imported / "catalog.yaml", SOUND)
    assert intake.after == ()


def test_what_an_author_changed_stays(project_copy: Path) -> None:
    catalog = project_copy / "catalog.yaml"
    take(catalog, SOUND[:1])
    edited = catalog.read_text(encoding="utf-8").replace("    draft: true\n", "")
    catalog.write_text(edited, encoding="utf-8")
    assert take_briefs(catalog, SOUND[:1]).after == ()
    assert catalog.read_text(encoding="utf-8") == edited


def test_all_briefs_that_can_be_taken_give_one_tidy_catalog(project_copy: Path) -> None:
    catalog = project_copy / "catalog.yaml"
    bad = tuple(BRIEFS / label["file"] for label in BAD)
    taken = tuple(brief for brief in bad if is_taken(catalog, brief))
    expected = {label["file"] for label in BAD if label["expected"] != "error"}
    assert expected <= {brief.name for brief in taken}
    take(catalog, (*SOUND, *taken))
    assert errors_in(examine(catalog).problems) == ()
    assert take_briefs(catalog, (*SOUND, *taken)).after == ()


class _Links(HTMLParser):
    """The addresses of other hosts that a page's own part links to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._inside = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag == "article":
            self._inside += 1
        if tag == "a" and self._inside and (held.get("href") or "").startswith("http"):
            self.found.add(held["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag == "article"


@pytest.mark.slow
def test_the_drafted_site_builds_strictly_with_three_parts_and_only_its_own_links(
    imported: Path,
    drafts: tuple[tuple[dict[str, Any], Question], ...],
    run_program: Run,
    tmp_path: Path,
) -> None:
    built = run_program(imported, "mkdocs", "build", "--strict", "-q", "-d", str(tmp_path))
    assert (built.returncode, built.stderr) == (0, "")
    for label, question in drafts:
        html = (tmp_path / "questions" / question.id / "index.html").read_text(encoding="utf-8")
        for part in ("task", "workflow", "papers"):
            assert f'<h2 id="{part}"' in html, label["file"]
        assert '<figure class="workflow' in html, label["file"]
        assert "Draft, made from the supplied texts; not yet reviewed." in html, label["file"]
        assert _Links(html).found <= set(label["links_in_scope"]), label["file"]
        assert re.search(r"The supplied summary of <a ", html), label["file"]
