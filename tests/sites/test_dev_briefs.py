"""The briefs of tests/briefs/, imported into an empty catalog and built: each as its labels say."""

import dataclasses
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

import html5lib
import pytest
import yaml

from generator.errors import GeneratorError
from generator.links import identify
from generator.site.intake import take_briefs, write_intake

pytestmark = pytest.mark.slow

Run: TypeAlias = Callable[..., Any]
Label: TypeAlias = dict[str, Any]
BRIEFS = Path(__file__).parent.parent / "briefs"


def labels(name: str) -> tuple[Label, ...]:
    return tuple(yaml.safe_load((BRIEFS / name).read_text(encoding="utf-8")))


REAL = labels("labels-real.yaml")
ACCEPTED = tuple(
    label
    for label in labels("labels-bad.yaml")
    if label["expected"] == "accept" or "links_in_scope_if_accepted" in label
)
REFUSED = tuple(label for label in labels("labels-bad.yaml") if label not in ACCEPTED)
SOUND = (*REAL, *ACCEPTED)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Built:
    """The site that all sound briefs make."""

    folder: Path
    questions: dict[str, str]
    """The id of the question that each brief file asks."""

    def path(self, file: str) -> Path:
        return self.folder / f"site/questions/{self.questions[file]}/index.html"

    def html(self, file: str) -> str:
        return self.path(file).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def built(
    copy_project: Callable[[Path], Path], run_program: Run, tmp_path_factory: pytest.TempPathFactory
) -> Built:
    folder = copy_project(tmp_path_factory.mktemp("dev") / "project")
    catalog = folder / "catalog.yaml"
    catalog.write_text("# A catalog that briefs are imported into.\n", encoding="utf-8")
    intake = take_briefs(catalog, tuple(BRIEFS / label["file"] for label in SOUND))
    write_intake(intake)
    questions = {Path(taken.file).name: taken.imported.question for taken in intake.taken}
    done = run_program(folder, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    return Built(folder=folder, questions=questions)


def parse(html: str) -> Element:
    return html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)


def text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def attributes(element: Element) -> Iterator[tuple[str, str, str]]:
    for each in element.iter():
        if isinstance(each.tag, str):
            for name, value in each.attrib.items():
                yield each.tag.rpartition("}")[2], str(name).rpartition("}")[2], value


def external(html: str) -> set[str]:
    return {
        value
        for tag, name, value in attributes(parse(html))
        if (tag, name) == ("a", "href") and re.match(r"(?i)\s*([a-z][a-z0-9+.-]*:|//)", value)
    }


def scope_of(label: Label) -> list[str]:
    """The addresses that a label allows; none where it names another brief that is not here."""
    return list(label.get("links_in_scope") or label.get("links_in_scope_if_accepted") or ())


def name(label: Label) -> str:
    return str(label["file"])


def test_the_folder_holds_the_briefs_that_the_labels_name() -> None:
    assert len(SOUND) + len(REFUSED) == 22
    assert {path.name for path in BRIEFS.glob("*.txt")} == {
        name(each) for each in (*SOUND, *REFUSED)
    }


@pytest.mark.parametrize("label", [each for each in SOUND if scope_of(each)], ids=name)
def test_a_page_links_to_what_its_brief_supplied_and_nothing_else(
    built: Built, label: Label
) -> None:
    supplied = scope_of(label)
    linked = external(built.html(label["file"]))
    assert linked <= set(supplied)
    assert {identify(each) for each in linked} == {identify(each) for each in supplied}
    if label["file"] != "bad-08.txt":  # gives one paper twice: one of its two addresses is enough
        assert linked == set(supplied)


@pytest.mark.parametrize("label", SOUND, ids=name)
def test_a_page_has_its_own_readable_address_and_unique_ids(built: Built, label: Label) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", built.questions[label["file"]])
    assert list(built.questions.values()).count(built.questions[label["file"]]) == 1
    ids = Counter(
        value for _, each, value in attributes(parse(built.html(label["file"]))) if each == "id"
    )
    assert [each for each, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("label", SOUND, ids=name)
def test_a_page_has_three_parts_and_no_active_content(built: Built, label: Label) -> None:
    article = next(parse(built.html(label["file"])).iter("article"))
    numbered = [text(each) for each in article.iter("h2") if re.match(r"\d", text(each))]
    assert [each.rstrip("¶") for each in numbered] == [
        "1. The task",
        "2. The workflow",
        "3. Papers and tools",
    ]
    tags = {str(each.tag).rpartition("}")[2] for each in article.iter()}
    assert tags.isdisjoint(
        {"script", "iframe", "img", "textarea", "object", "form", "input", "base"}
    )
    for tag, attribute, value in attributes(article):
        assert not attribute.startswith("on"), f"<{tag} {attribute}={value}>"
        assert not re.match(r"(?i)\s*(javascript|data|vbscript):", value), (
            f"<{tag} {attribute}={value}>"
        )


@pytest.mark.parametrize("label", REAL, ids=name)
def test_the_question_the_models_and_the_papers_are_named(built: Built, label: Label) -> None:
    article = next(parse(built.html(label["file"])).iter("article"))
    (headline,) = article.iter("h1")
    assert text(headline).rstrip("¶") == " ".join(label["question"].split())
    shown = text(article)
    for model in label["models"]:
        assert model["name"] in shown
    assert shown.count("Supplied summary, in full") == sum(
        1 for paper in label["related_papers"] if paper.get("abstract_source") != "none"
    )


@pytest.mark.parametrize(
    "label", [each for each in ACCEPTED if "must_show_as_text" in each], ids=name
)
def test_hostile_words_show_as_text(built: Built, label: Label) -> None:
    shown = text(next(parse(built.html(label["file"])).iter("article")))
    for words in label["must_show_as_text"]:
        assert words in shown


@pytest.mark.parametrize(
    "label",
    [each for each in ACCEPTED if "must_not_match_html" in each or "forbidden_href" in each],
    ids=name,
)
def test_hostile_words_are_nothing_but_text(built: Built, label: Label) -> None:
    html = built.html(label["file"])
    for pattern in label.get("must_not_match_html", ()):
        assert re.search(pattern, html) is None, pattern
    for pattern in label.get("forbidden_href", ()):
        for tag, attribute, value in attributes(parse(html)):
            if attribute in ("href", "src", "srcset", "action", "data"):
                assert re.search(pattern, value) is None, f"<{tag} {attribute}={value}>"


def test_template_marks_are_not_evaluated(built: Built) -> None:
    shown = text(next(parse(built.html("bad-14.txt")).iter("article")))
    assert shown.count("{{ 7*7 }}") >= 1
    assert re.search(r"\b49\b", shown) is None


def test_one_paper_under_two_versions_is_one_reference(built: Built) -> None:
    article = next(parse(built.html("bad-08.txt")).iter("article"))
    anchors = [
        value for _, each, value in attributes(article) if each == "id" and value.startswith("ref-")
    ]
    assert len(anchors) == len(set(anchors)) == 6
    assert "https://arxiv.org/abs/2503.10873" not in external(built.html("bad-08.txt"))


def test_a_model_without_a_paper_says_so(built: Built) -> None:
    article = next(parse(built.html("bad-06.txt")).iter("article"))
    works = [text(each) for each in article.iter("div") if each.attrib.get("class") == "work"]
    (work,) = (each for each in works if each.startswith("DeblurGAN-v2-InceptionResNet"))
    assert "No paper was given for this model." in work
    assert "arxiv" not in work.casefold()


def test_line_ends_and_marks_of_encoding_leave_no_trace(built: Built) -> None:
    catalog = (built.folder / "catalog.yaml").read_bytes().decode()
    generated = "".join(
        path.read_bytes().decode() for path in built.folder.glob("site/questions/*/*.html")
    )
    for text_ in (catalog, generated):
        assert "\r" not in text_
        assert "\ufeff" not in text_
        assert "\ufffd" not in text_


def test_nothing_that_a_brief_says_becomes_a_file(built: Built) -> None:
    """The briefs try to make files called pwned-...; a page's address may hold the word."""
    for folder in (built.folder, BRIEFS):
        assert list(folder.rglob("pwned*")) == []
    assert list(Path.cwd().glob("pwned*")) == []


@pytest.mark.parametrize("label", REFUSED, ids=name)
def test_an_unsound_brief_is_refused_with_its_line_and_nothing_is_written(
    label: Label, tmp_path: Path
) -> None:
    catalog = tmp_path / "catalog.yaml"
    catalog.write_text("# Empty.\n", encoding="utf-8")
    with pytest.raises(GeneratorError) as raised:
        take_briefs(catalog, (BRIEFS / "real-01.txt", BRIEFS / label["file"]))
    errors = [each for each in raised.value.problems if each.severity == "error"]
    assert errors
    for problem in errors:
        assert Path(problem.place.file).name == label["file"]
        assert problem.place.line in label["error_location"]["lines"]
    assert catalog.read_text(encoding="utf-8") == "# Empty.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["catalog.yaml"]
