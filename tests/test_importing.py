"""What a brief adds to a catalog, what it finds there already, and what it leaves alone."""

from pathlib import Path

import pytest
import yaml

from generator.briefs import parse_brief
from generator.catalog.assemble import assemble
from generator.catalog.read import parse_file
from generator.importing import Imported, import_briefs
from generator.models.assembled import Catalog

QUESTION = 'A user has asked the following question:\n"Why is it sharp?"\n\n'
LIIF = (
    "Model: LIIF\nPaper: https://arxiv.org/pdf/2012.09161\nGitHub: https://github.com/yinboc/liif\n"
)
SHARP = (
    "Model: FeatSharp: Your Vision Model Features, Sharper\n"
    "Paper: http://arxiv.org/pdf/2502.16025v1.pdf\n"
    "Summary: The feature maps are fundamental.\n"
)


def brief_text(models: str = LIIF, papers: str = SHARP, question: str = QUESTION) -> str:
    return (
        f"{question}### Recommended AI Models:\n{models}\n### Related Papers:\n{papers}\nAnswer:\n"
    )


def catalog_of(text: str) -> Catalog:
    parsed = parse_file(text, "catalog.yaml")
    assert parsed.problems == ()
    return assemble((parsed,))


def take(catalog: str, brief: str) -> Imported:
    read, problems = parse_brief(brief, "brief.txt")
    assert [each for each in problems if each.severity == "error"] == []
    return import_briefs(catalog_of(catalog), (read,))


def after(catalog: str, *briefs: str) -> str:
    for brief in briefs:
        catalog = next((file.text for file in take(catalog, brief).files), catalog)
    return catalog


def test_a_brief_brings_papers_tools_models_and_a_question() -> None:
    found = yaml.safe_load(after("", brief_text()))
    assert found == {
        "papers": [
            {
                "id": "featsharp",
                "title": "FeatSharp: Your Vision Model Features, Sharper",
                "arxiv": "2502.16025",
                "sources": [
                    {
                        "depth": "summary",
                        "origin": "brief",
                        "text": "The feature maps are fundamental.",
                    }
                ],
            },
            {"id": "arxiv-2012-09161", "arxiv": "2012.09161"},
        ],
        "tools": [{"id": "liif-code", "name": "liif", "url": "https://github.com/yinboc/liif"}],
        "models": [
            {"id": "liif", "name": "LIIF", "paper": "arxiv-2012-09161", "tools": ["liif-code"]}
        ],
        "questions": [
            {
                "id": "why-is-it-sharp",
                "question": "Why is it sharp?",
                "models": ["liif"],
                "papers": [{"paper": "featsharp"}],
                "scope": {
                    "papers": ["arxiv:2012.09161", "arxiv:2502.16025"],
                    "tools": ["github:yinboc/liif"],
                    "links": [
                        "https://arxiv.org/pdf/2012.09161",
                        "http://arxiv.org/pdf/2502.16025v1.pdf",
                        "https://github.com/yinboc/liif",
                    ],
                    "sources": ["featsharp/brief"],
                },
            }
        ],
    }


def test_what_was_added_and_reused_is_told() -> None:
    first = take("", brief_text())
    assert first.outcomes[0].question == "why-is-it-sharp"
    assert first.outcomes[0].added == (
        "paper featsharp",
        "paper arxiv-2012-09161",
        "tool liif-code",
        "model liif",
        "question why-is-it-sharp",
    )
    assert first.outcomes[0].reused == ()
    second = take(first.files[0].text, brief_text())
    assert second.files == ()
    assert second.outcomes[0].added == ()
    assert second.outcomes[0].reused == (
        "paper featsharp",
        "paper arxiv-2012-09161",
        "tool liif-code",
        "model liif",
        "question why-is-it-sharp",
    )


@pytest.mark.parametrize(
    "address",
    [
        "http://arxiv.org/abs/2012.09161",
        "https://www.arxiv.org/pdf/2012.09161v2.pdf",
        "https://arxiv.org/html/2012.09161v3",
        "https://doi.org/10.48550/arXiv.2012.09161",
    ],
)
def test_a_paper_is_known_by_its_arxiv_id_however_its_address_is_spelled(address: str) -> None:
    catalog = 'papers:\n  - {id: mine, title: T, arxiv: "2012.09161"}\n'
    found = take(catalog, brief_text(f"Model: LIIF\nPaper: {address}\n", ""))
    assert "paper mine" in found.outcomes[0].reused
    assert found.outcomes[0].added == ("model liif", "question why-is-it-sharp")
    assert yaml.safe_load(found.files[0].text)["questions"][0]["scope"]["links"] == [address]


def test_a_paper_is_known_by_its_doi_in_any_case() -> None:
    catalog = "papers:\n  - {id: mine, title: T, doi: 10.1109/CVPR46437.2021.00852}\n"
    address = "http://dx.doi.org/10.1109/cvpr46437.2021.00852"
    found = take(catalog, brief_text(f"Model: LIIF\nPaper: {address}\n", ""))
    assert "paper mine" in found.outcomes[0].reused


def test_a_paper_elsewhere_is_known_by_its_address() -> None:
    catalog = 'papers:\n  - {id: mine, title: T, url: "http://openreview.net/forum?id=ab"}\n'
    found = take(catalog, brief_text("Model: M\nPaper: https://openreview.net/forum?id=ab\n", ""))
    assert "paper mine" in found.outcomes[0].reused
    other = take(catalog, brief_text("Model: M\nPaper: https://openreview.net/forum?id=cd\n", ""))
    assert other.outcomes[0].added[0].startswith("paper url-openreview")


def test_one_paper_under_two_versions_is_one_paper_with_both_links() -> None:
    models = "Model: LIIF\nPaper: https://arxiv.org/abs/2502.16025v3\n"
    found = yaml.safe_load(after("", brief_text(models)))
    assert [each["id"] for each in found["papers"]] == ["featsharp"]
    assert found["models"][0]["paper"] == "featsharp"
    assert found["questions"][0]["scope"]["papers"] == ["arxiv:2502.16025"]
    assert found["questions"][0]["scope"]["links"] == [
        "https://arxiv.org/abs/2502.16025v3",
        "http://arxiv.org/pdf/2502.16025v1.pdf",
    ]


def test_a_tool_is_known_by_host_owner_and_name() -> None:
    catalog = 'tools:\n  - {id: mine, name: L, url: "http://www.github.com/Yinboc/LIIF.git"}\n'
    assert "tool mine" in take(catalog, brief_text()).outcomes[0].reused


def test_briefs_that_share_a_paper_keep_their_scopes_apart() -> None:
    other = brief_text(
        "Model: LIIF\nPaper: https://arxiv.org/abs/2012.09161v1\n",
        "",
        'A user has asked the following question:\n"How does it work?"\n',
    )
    found = yaml.safe_load(after("", brief_text(), other))
    assert [each["id"] for each in found["models"]] == ["liif"]
    with_code, without = (each["scope"] for each in found["questions"])
    assert with_code["tools"] == ["github:yinboc/liif"]
    assert "tools" not in without
    assert without["links"] == ["https://arxiv.org/abs/2012.09161v1"]
    assert found["models"][0]["tools"] == ["liif-code"]


def test_a_model_of_the_same_name_with_another_paper_is_another_model() -> None:
    other = brief_text("Model: LIIF\nPaper: https://arxiv.org/abs/2101.00001\n", "")
    found = yaml.safe_load(after("", brief_text(), other, other))
    first, second = found["models"]
    assert (first["id"], first["paper"]) == ("liif", "arxiv-2012-09161")
    assert (second["id"][:5], second["paper"]) == ("liif-", "arxiv-2101-00001")
    assert [each["models"] for each in found["questions"]] == [["liif"], [second["id"]]]


def test_a_model_without_paper_gets_the_one_that_a_brief_knows() -> None:
    catalog = "models:\n  - id: mine\n    name: LIIF\n    # not found yet\n"
    found = take(catalog, brief_text(papers=""))
    assert found.outcomes[0].added == (
        "paper arxiv-2012-09161",
        "tool liif-code",
        "paper of model mine",
        "tool of model mine",
        "question why-is-it-sharp",
    )
    text = found.files[0].text
    assert text.startswith(
        "models:\n  - id: mine\n    name: LIIF\n    paper: arxiv-2012-09161\n    tools:\n"
        "      - liif-code\n    # not found yet\n"
    )
    assert take(text, brief_text(papers="")).files == ()


def test_the_model_with_the_same_paper_comes_before_one_without() -> None:
    catalog = (
        'papers:\n  - {id: p, arxiv: "2012.09161"}\n'
        "models:\n  - {id: bare, name: LIIF}\n  - {id: whole, name: LIIF, paper: p}\n"
    )
    found = take(catalog, brief_text("Model: LIIF\nPaper: https://arxiv.org/abs/2012.09161\n", ""))
    assert "model whole" in found.outcomes[0].reused
    assert found.outcomes[0].added == ("question why-is-it-sharp",)


def test_a_paper_without_a_title_gets_it() -> None:
    catalog = 'papers:\n  - id: mine\n    arxiv: "2502.16025" # bare\n'
    found = take(catalog, brief_text())
    assert "title of paper mine" in found.outcomes[0].added
    assert found.files[0].text.startswith(
        'papers:\n  - id: mine\n    arxiv: "2502.16025" # bare\n'
        "    title: 'FeatSharp: Your Vision Model Features, Sharper'\n    sources:\n"
    )


def test_an_authors_title_and_summary_stay_and_another_summary_is_added() -> None:
    catalog = (
        "papers:\n  - id: mine\n    title: My own title\n    arxiv: 2502.16025\n    sources:\n"
        "      - {depth: summary, origin: brief, text: My own words.}\n"
    )
    found = take(catalog, brief_text())
    assert found.files[0].text.startswith(catalog)
    (paper, _) = yaml.safe_load(found.files[0].text)["papers"]
    assert paper["title"] == "My own title"
    assert paper["sources"][1] == {
        "id": "brief-2",
        "depth": "summary",
        "origin": "brief",
        "text": "The feature maps are fundamental.",
    }
    scope = yaml.safe_load(found.files[0].text)["questions"][0]["scope"]
    assert scope["sources"] == ["mine/brief-2"]
    assert take(found.files[0].text, brief_text()).files == ()


def test_a_summary_is_the_same_however_its_lines_break() -> None:
    catalog = (
        "papers:\n  - id: mine\n    title: T\n    arxiv: 2502.16025\n    sources:\n"
        "      - {depth: abstract, text: The  feature maps\n          are fundamental.}\n"
    )
    found = take(catalog, brief_text())
    scope = yaml.safe_load(found.files[0].text)["questions"][0]["scope"]
    assert scope["sources"] == ["mine/abstract"]


def test_what_an_author_made_of_a_question_stays() -> None:
    text = after("", brief_text())
    edited = (
        text.replace("    papers:\n      - paper: featsharp\n", "")
        .replace("      - liif\n    scope", "      - mine\n    scope")
        .replace("models:\n  - id: liif", "models:\n  - {id: mine, name: Mine}\n  - id: liif")
        .replace("    question: Why is", "    # Asked often.\n    question: Why  is")
    )
    assert edited != text
    found = take(edited, brief_text())
    assert (found.files, found.outcomes[0].question) == ((), "why-is-it-sharp")


def test_a_brief_that_brings_more_extends_its_question() -> None:
    small = brief_text(papers="")
    found = take(after("", small), brief_text())
    assert found.outcomes[0].added == (
        "paper featsharp",
        "related paper featsharp",
        "scope of why-is-it-sharp: arxiv:2502.16025",
        "scope of why-is-it-sharp: http://arxiv.org/pdf/2502.16025v1.pdf",
        "scope of why-is-it-sharp: featsharp/brief",
    )
    (question,) = yaml.safe_load(found.files[0].text)["questions"]
    assert question["papers"] == [{"paper": "featsharp"}]


def test_what_widens_a_question_that_was_there_is_told() -> None:
    other = LIIF.replace("yinboc", "other")
    first = after("", brief_text())
    found = take(first, brief_text(models=other))
    assert found.outcomes[0].widened == (
        "tool of model liif: liif-code-d6d27a",
        "github:other/liif",
    )
    assert take(first, brief_text()).outcomes[0].widened == ()
    assert take("", brief_text()).outcomes[0].widened == ()


def test_a_model_that_gets_more_for_a_new_question_widens_none() -> None:
    asked = brief_text(
        models=LIIF.replace("yinboc", "other"), question=QUESTION.replace("sharp", "soft")
    )
    assert take(after("", brief_text()), asked).outcomes[0].widened == ()


def test_a_paper_that_a_brief_calls_otherwise_is_told_and_keeps_its_title() -> None:
    first = after("", brief_text())
    found = take(
        first, brief_text(papers=SHARP.replace("Your Vision Model Features", "totally WRONG"))
    )
    (told,) = found.outcomes[0].retitled
    assert (told.paper, told.held, told.given, told.line) == (
        "featsharp",
        "FeatSharp: Your Vision Model Features, Sharper",
        "FeatSharp: totally WRONG, Sharper",
        10,
    )
    assert found.files == ()


@pytest.mark.parametrize(
    "title",
    [
        "FeatSharp - your vision model features: sharper",
        "{FeatSharp}: Your Vision Model Features, Sharper.",
    ],
)
def test_a_title_that_is_spelled_a_little_otherwise_is_the_same(title: str) -> None:
    papers = SHARP.replace("FeatSharp: Your Vision Model Features, Sharper", title)
    assert take(after("", brief_text()), brief_text(papers=papers)).outcomes[0].retitled == ()


def test_the_same_words_about_other_models_are_another_question() -> None:
    other = brief_text("Model: Other\nPaper: https://arxiv.org/abs/2101.00001\n", "")
    found = yaml.safe_load(after("", brief_text(), other))
    first, second = (each["id"] for each in found["questions"])
    assert first == "why-is-it-sharp"
    assert second.startswith("why-is-it-sharp-")
    assert len(second) == len("why-is-it-sharp-") + 6


def test_ids_of_papers_and_tools_never_meet() -> None:
    catalog = 'tools:\n  - {id: featsharp, name: f, url: "https://github.com/a/b"}\n'
    found = yaml.safe_load(after(catalog, brief_text()))
    assert found["papers"][0]["id"].startswith("featsharp-")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("index", "x-index"), ("CON", "x-con"), ("Ünïcode モデル", "unicode-moderu"), ("../x", "x")],
)
def test_names_become_ids_that_are_safe_as_files(name: str, wanted: str) -> None:
    models = f"Model: {name}\nPaper: https://arxiv.org/abs/2012.09161\n"
    found = yaml.safe_load(after("", brief_text(models, "")))
    assert found["models"][0]["id"] == wanted
    assert found["models"][0]["name"] == name


def test_latex_stays_as_it_came() -> None:
    papers = SHARP.replace("fundamental", r"\textbf{F}un\emph{damental}: 100\% {{ 7*7 }} #1")
    found = yaml.safe_load(after("", brief_text(papers=papers)))
    assert found["papers"][0]["sources"][0]["text"] == (
        r"The feature maps are \textbf{F}un\emph{damental}: 100\% {{ 7*7 }} #1."
    )


def test_additions_to_entries_of_included_files_go_into_those_files() -> None:
    root = parse_file("include: [more.yaml]\n", "catalog.yaml")
    more = parse_file(
        "papers:\n  - {id: a, title: A}\n  - {id: b, arxiv: 2502.16025}\n", "more.yaml"
    )
    read, _ = parse_brief(brief_text(), "brief.txt")
    found = import_briefs(assemble((root, more)), (read,))
    assert [file.name for file in found.files] == ["catalog.yaml", "more.yaml"]
    assert found.files[1].text.startswith(
        "papers:\n  - {id: a, title: A}\n  - {id: b, arxiv: 2502.16025, "
        "title: 'FeatSharp: Your Vision Model Features, Sharper', sources: ["
    )


@pytest.mark.parametrize(
    "name",
    [
        "blurry-image-4x.txt",
        "rare-objects-detector.txt",
        "real-enough-picture.txt",
        "small-things-missed.txt",
    ],
)
def test_the_projects_own_briefs_are_in_its_catalog(project: Path, name: str) -> None:
    text = (project / "catalog.yaml").read_text(encoding="utf-8")
    found = take(text, (project / "briefs" / name).read_text(encoding="utf-8"))
    assert found.outcomes[0].added == ()
    assert found.files == ()
    assert found.outcomes[0].question == name.removesuffix(".txt")
