"""The brief parser: one YAML file per rule in cases/briefs, and the real briefs by their labels."""

import itertools
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.briefs import decode_brief, format_brief, parse_brief
from generator.errors import Code, Problem
from generator.models.brief import Brief

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases" / "briefs").glob("*.yaml"))
REAL = yaml.safe_load((HERE / "briefs" / "labels-real.yaml").read_text(encoding="utf-8"))
BAD = yaml.safe_load((HERE / "briefs" / "labels-bad.yaml").read_text(encoding="utf-8"))
HEAD = 'A user has asked the following question:\n"Why?"\n'
MODELS = "### Recommended AI Models:\nModel: LIIF\nPaper: https://arxiv.org/abs/2012.09161\n"


def told(problems: tuple[Problem, ...], severity: str) -> list[str]:
    return [f"{each.place.line} {each.code}" for each in problems if each.severity == severity]


def content(brief: Brief) -> dict[str, Any]:
    """What a brief says, without the places where it says so."""
    return {
        "question": brief.question,
        "models": [
            [
                each.name,
                each.paper.address if each.paper else None,
                each.repository.address if each.repository else None,
            ]
            for each in brief.models
        ],
        "papers": [[each.title, each.link.address, each.summary] for each in brief.papers],
    }


def read(name: str) -> tuple[Brief, tuple[Problem, ...]]:
    text, problems = decode_brief((HERE / "briefs" / name).read_bytes(), name)
    if problems:
        return Brief(question="", question_line=1, models=()), problems
    return parse_brief(text, name)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    brief, problems = parse_brief(case["brief"], "case.txt")
    assert content(brief) == {
        "question": case["question"],
        "models": case.get("models", []),
        "papers": case.get("papers", []),
    }
    assert [each.line for each in brief.unused] == case.get("unused", [])
    assert told(problems, "error") == case.get("errors", [])
    assert told(problems, "advice") == case.get("advice", [])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_case_states_its_rule_and_only_known_keys(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert case["rule"].endswith(".")
    known = {"rule", "brief", "question", "models", "papers", "unused", "errors", "advice"}
    assert set(case) <= known


@pytest.mark.parametrize("label", REAL, ids=lambda label: label["file"])
def test_real_brief_reads_as_its_label_says(label: dict[str, Any]) -> None:
    brief, problems = read(label["file"])
    assert problems == ()
    assert brief.unused == ()
    found = content(brief)
    assert found["question"] == label["question"]
    assert found["models"] == [
        [each["name"], each.get("paper"), each.get("github")] for each in label["models"]
    ]
    assert [each[:2] for each in found["papers"]] == [
        [each["title"], each["link"]] for each in label["related_papers"]
    ]
    assert [each.link.identity for each in brief.papers] == [
        f"arxiv:{each['arxiv_id']}" for each in label["related_papers"]
    ]
    assert all(len(each.summary) > 100 for each in brief.papers)


@pytest.mark.parametrize("label", BAD, ids=lambda label: label["file"])
def test_bad_brief_is_refused_or_read_as_its_label_says(label: dict[str, Any]) -> None:
    brief, problems = read(label["file"])
    lines = [each.place.line for each in problems if each.severity == "error"]
    if label["expected"] == "error" and "links_in_scope_if_accepted" not in label:
        assert lines != []
        assert set(lines) <= set(label["error_location"]["lines"])
        return
    assert lines == []
    links = [each.paper for each in brief.models] + [each.repository for each in brief.models]
    links += [each.link for each in brief.papers]
    allowed = label.get("links_in_scope") or label.get("links_in_scope_if_accepted")
    if allowed:
        merged = {"https://arxiv.org/abs/2503.10873v2"}
        assert {each.address for each in links if each} == set(allowed) - merged
    text = " ".join([brief.question, *(each.name for each in brief.models)])
    text += " ".join(f"{each.title} {each.summary}" for each in brief.papers)
    assert [shown for shown in label.get("must_show_as_text", []) if shown not in text] == []


def test_the_label_files_cover_every_brief_beside_them() -> None:
    labelled = [label["file"] for label in itertools.chain(BAD, REAL)]
    assert sorted(labelled) == sorted(path.name for path in (HERE / "briefs").glob("*.txt"))
    assert len(labelled) == 22


def test_question_with_markup_is_kept_to_the_letter() -> None:
    brief, _ = read("bad-12.txt")
    assert brief.question.startswith('Which animals visit my orchard? <script>alert("q")</script>')
    assert brief.question.endswith('"</title><svg/onload=alert(2)>" & more')


def test_model_without_a_paper_keeps_its_repository_and_borrows_nothing() -> None:
    brief, problems = read("bad-06.txt")
    assert problems == ()
    assert brief.models[1].paper is None
    assert brief.models[1].repository is not None
    assert brief.models[1].repository.identity == "github:vita-group/deblurganv2"


def test_paper_under_two_versions_names_both_lines() -> None:
    _, problems = read("bad-08.txt")
    assert [each.place.line for each in problems] == [32]
    assert "in line 24" in problems[0].message


def test_model_twice_names_both_lines() -> None:
    text = HEAD + MODELS + "Model: LIIF\nPaper: https://arxiv.org/abs/1707.02921\n"
    _, problems = parse_brief(text, "x.txt")
    assert str(problems[0]) == (
        "x.txt:6:1: brief-model-twice: Recommended AI Models: the model 'LIIF' stands here and in "
        "line 4, with different links (give the two different names, or keep one of them)"
    )


def test_paper_with_two_summaries_says_which_is_kept() -> None:
    paper = "Model: T\nPaper: https://arxiv.org/abs/2502.16025v{0}\nSummary: S{0}\n"
    papers = "### Related Papers:\n" + paper.format(1) + paper.format(2)
    brief, problems = parse_brief(HEAD + MODELS + papers, "x.txt")
    assert brief.papers[0].summary == "S1"
    assert "with its first link and its first summary" in problems[0].message


def test_paper_with_two_titles_says_which_is_kept() -> None:
    paper = "Model: {}\nPaper: https://arxiv.org/abs/2502.16025\n"
    papers = "### Related Papers:\n" + paper.format("One") + paper.format("Two")
    brief, problems = parse_brief(HEAD + MODELS + papers, "x.txt")
    assert brief.papers[0].title == "One"
    assert "and is taken once with its first title" in problems[0].message


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("Why?", '"Why?"'),
        ('A "b" c', '"A "b" c"'),
        ('A" or "B', '“A" or "B”'),
        ("“A” or", '"“A” or"'),
    ],
)
def test_question_is_written_in_marks_that_can_be_told_from_its_own(
    question: str, written: str
) -> None:
    text = format_brief(Brief(question=question, question_line=1, models=()))
    assert text.splitlines()[3] == written
    assert parse_brief(text, "x.txt")[0].question == question


def test_second_summary_fills_an_empty_first_one() -> None:
    papers = (
        "### Related Papers:\nModel: T\nPaper: https://arxiv.org/abs/2502.16025\n"
        "Model: T\nPaper: https://arxiv.org/abs/2502.16025\nSummary: S\n"
    )
    brief, _ = parse_brief(HEAD + MODELS + papers, "x.txt")
    assert [each.summary for each in brief.papers] == ["S"]


def test_problem_stands_at_the_column_of_its_text() -> None:
    _, problems = parse_brief(HEAD + MODELS + "   Paper: https://arxiv.org/abs/1\n", "x.txt")
    assert [(each.place.line, each.place.column) for each in problems] == [(6, 4)]


def test_password_is_not_repeated_in_the_problem() -> None:
    text = HEAD + MODELS + "Model: B\nGitHub: https://me:hunter2@github.com/a/b\n"
    _, problems = parse_brief(text, "x.txt")
    assert problems[0].code == Code.LINK_WITH_PASSWORD
    assert "hunter2" not in str(problems[0])


def test_removed_characters_are_named() -> None:
    _, problems = parse_brief(f"{HEAD}{MODELS}\x07 \u200b", "x.txt")
    assert problems[0].message == "the line holds control characters: U+0007"
    assert problems[1].message == "invisible characters were removed: U+200B (zero width space)"


def test_lone_surrogate_is_a_control_character() -> None:
    brief, problems = parse_brief(f"{HEAD}{MODELS}".replace("Why", "Why\udc80"), "x.txt")
    assert brief.question == "Why?"
    assert told(problems, "error") == ["2 brief-control-character"]


@pytest.mark.parametrize("mark", ["\u2028", "\u2029"])
def test_line_separator_within_a_line_becomes_a_blank(mark: str) -> None:
    brief, problems = parse_brief(f"{HEAD}{MODELS}".replace("Why", f"Why{mark}not"), "x.txt")
    assert brief.question == "Why not?"
    assert told(problems, "advice") == ["2 brief-invisible-removed"]


@pytest.mark.parametrize(("size", "codes"), [(200_000, []), (200_001, ["9 brief-field-too-large"])])
def test_field_may_have_200_kilobytes(size: int, codes: list[str]) -> None:
    papers = "### Related Papers:\nModel: T\nPaper: https://arxiv.org/abs/2502.16025\nSummary: "
    _, problems = parse_brief(HEAD + MODELS + papers + "x" * size, "x.txt")
    assert told(problems, "error") == codes


def test_question_may_have_200_kilobytes() -> None:
    _, problems = parse_brief(HEAD.replace("Why", "é" * 100_001) + MODELS, "x.txt")
    assert told(problems, "error") == ["2 brief-field-too-large"]


def test_decoding_drops_the_byte_order_mark() -> None:
    assert decode_brief(b"\xef\xbb\xbfWhy?\r\n", "x.txt") == ("Why?\r\n", ())


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\n"])
def test_file_without_text_is_empty(data: bytes) -> None:
    text, problems = decode_brief(data, "x.txt")
    assert (text, told(problems, "error")) == ("", ["1 brief-empty"])


def test_bytes_that_are_not_utf8_are_all_named() -> None:
    text, problems = decode_brief("a\nb\ncafé\né\n".encode("latin-1"), "x.txt")
    assert text == ""
    assert str(problems[0]) == (
        "x.txt:3:4: brief-not-utf8: encoding: byte 7 (0xE9) is not UTF-8 (it may be Latin-1 or "
        "Windows-1252); such bytes stand in lines 3, 4 (open the file in an editor and save it with "
        "the encoding UTF-8)"
    )


def test_byte_offsets_count_from_the_start_of_the_file() -> None:
    _, problems = decode_brief(b"\xef\xbb\xbfab\xff", "x.txt")
    assert "byte 5 (0xFF)" in problems[0].message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_unicode_encodings_are_recognised_and_named(encoding: str) -> None:
    text, problems = decode_brief((HEAD + MODELS).encode(encoding), "x.txt")
    assert (text, told(problems, "error")) == ("", ["1 brief-not-utf8"])
    assert f"the file is {encoding[:6].upper()}" in problems[0].message


def test_few_zero_bytes_do_not_make_a_file_utf16() -> None:
    text, problems = decode_brief(b"Why is this so\x00?", "x.txt")
    assert (text, problems) == ("Why is this so\x00?", ())


@pytest.mark.parametrize(("size", "codes"), [(20_000_000, []), (20_000_001, ["1 brief-too-large"])])
def test_file_may_have_20_megabytes(size: int, codes: list[str]) -> None:
    _, problems = decode_brief(b"x" * size, "x.txt")
    assert told(problems, "error") == codes


def test_file_of_countless_lines_is_too_large() -> None:
    _, problems = decode_brief(b"x" + b"\n" * 200_000, "x.txt")
    assert told(problems, "error") == ["1 brief-too-large"]


@pytest.mark.parametrize("label", REAL, ids=lambda label: label["file"])
def test_formatted_real_brief_parses_to_the_same_content(label: dict[str, Any]) -> None:
    brief, _ = read(label["file"])
    again, problems = parse_brief(format_brief(brief), "again.txt")
    assert problems == ()
    assert content(again) == content(brief)


def test_format_is_the_fixed_form_to_the_byte() -> None:
    path = HERE.parent / "briefs" / "blurry-image-4x.txt"
    text = path.read_text(encoding="utf-8")
    brief, problems = parse_brief(text, path.name)
    assert problems == ()
    assert format_brief(brief).rstrip("\n") == text.rstrip("\n")


@pytest.mark.parametrize(
    "piece",
    [" ", "\t", '"', "x", "#", "*", "Model:\n", "Model: a\n", "\n", "x\n", "- ", "\u200b", "\x07",
     "Paper: x\n", "Summary: x\n", "Answer", "question ", ":", "# x\n", "\r", '"x"\n\n', "based on the "],
)  # fmt: skip
def test_a_long_brief_ends(piece: str) -> None:
    """At this size, work that grows with the square of the brief takes minutes and more."""
    for form in ("{}", HEAD + "{}", HEAD + MODELS + "{}"):
        brief, _ = parse_brief(form.format(piece * 25_000), "x.txt")
        assert brief is not None
