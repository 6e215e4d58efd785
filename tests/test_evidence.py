"""Quotes stand in their sources or do not; one YAML file in cases/evidence for each finding."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.errors import Code, Finding, dotted
from generator.evidence import check_evidence, compute, find_quote, kind_of
from generator.models.assembled import Catalog, SourceFile
from generator.models.catalog import Model, Paper, Question, Statement, Task, Tool

CASES = sorted((Path(__file__).parent / "cases" / "evidence").glob("*.yaml"))
CODES = {
    Code.STATEMENT_WITHOUT_BASIS,
    Code.STATEMENT_MIXED,
    Code.STATEMENT_OF_SENTENCES,
    Code.QUOTE_NOT_FOUND,
    Code.QUOTE_UNCHECKED,
    Code.OUT_OF_SCOPE,
    Code.COMPUTED_INVALID,
    Code.COMPUTED_UNSUPPORTED,
    Code.COMPUTED_MISMATCH,
    Code.QUOTE_MISATTRIBUTED,
    Code.QUOTE_EMPTY,
    Code.QUOTE_TOO_SHORT,
    Code.QUOTE_HIDES_NEGATION,
    Code.QUOTE_ACROSS_SENTENCES,
    Code.QUOTE_WRONG_PLACE,
    Code.QUOTE_IS_TITLE,
    Code.QUOTE_REUSED,
    Code.NUMBER_NOT_IN_QUOTE,
    Code.READING_WITH_NUMBER,
    Code.TEXT_WITH_NUMBER,
    Code.HEDGE_LOST,
    Code.SUPERLATIVE_NOT_IN_QUOTE,
    Code.NO_SHARED_WORD,
    Code.BACKGROUND_SENTENCE,
    Code.SUMMARY_CALLED_PAPER,
    Code.MEASURED_MISSING,
    Code.MEASURED_MISMATCH,
}


def case_in(path: Path) -> dict[str, Any]:
    """A case as the catalog is read: every plain value stays the text that was written."""
    case: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return case


def findings(case: dict[str, Any], statement: dict[str, Any]) -> tuple[Finding, ...]:
    """What the case's rule says of a catalog whose one question is answered by this statement.

    A statement may hold `before`: another one, which stands before it in the answer; and `beside`:
    what else the catalog and its question hold.
    """
    before, beside = statement.get("before"), statement.get("beside", {})
    own = {key: value for key, value in statement.items() if key not in ("before", "beside")}
    papers = tuple(Paper.model_validate(each) for each in case.get("papers", ()))
    tools = tuple(Tool.model_validate(each) for each in case.get("tools", ()))
    works: tuple[Paper | Tool, ...] = (*papers, *tools)
    supplied = [f"{work.id}/{source.name}" for work in works for source in work.sources]
    question = Question.model_validate(
        {
            "id": "why",
            "question": "Why?",
            **beside.get("question", {}),
            "answer": [before, own] if before else [own],
            "scope": {"sources": case.get("scope", supplied)},
        }
    )
    files = tuple(SourceFile(**each) for each in case.get("files", ()))
    catalog = Catalog(
        papers=papers,
        tools=tools,
        tasks=tuple(Task.model_validate(each) for each in beside.get("tasks", ())),
        models=tuple(Model.model_validate(each) for each in beside.get("models", ())),
        questions=(question,),
    )
    found = check_evidence(catalog, files)
    return tuple(each for each in found if each.code == case["code"])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_trips_its_finding(path: Path) -> None:
    case = case_in(path)
    for each in case["trips"]:
        (finding,) = findings(case, each["statement"])
        assert finding.code == case["code"]
        assert finding.severity == each.get("severity", case.get("severity", "error"))
        path_shown = dotted(finding.path)
        assert (path_shown, finding.message, finding.hint) == (
            each["path"],
            each["message"],
            each["hint"],
        )


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_has_a_sound_neighbour(path: Path) -> None:
    case = case_in(path)
    assert [findings(case, statement) for statement in case["passes"]] == [()] * len(case["passes"])
    assert case["passes"]


def test_each_finding_has_its_case() -> None:
    assert {path.stem for path in CASES} == CODES
    assert all(case_in(path)["code"] == path.stem for path in CASES)


def paper(*texts: str) -> Paper:
    """A paper with one source for each text: p/s0, p/s1, ..."""
    sources = [
        {"id": f"s{number}", "depth": "abstract", "text": text} for number, text in enumerate(texts)
    ]
    return Paper.model_validate({"id": "p", "sources": sources})


def outcome(quote: str, text: str) -> str:
    found = find_quote(quote, paper(text))
    if found is None:
        return "none"
    return "normalised" if found.normalised else "verbatim"


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("one trained model", "so one trained model serves"),
        ("one trained model", "one trained model"),
        ("--model [MODEL_PATH] --gpu 0", "demo.py --model [MODEL_PATH] --gpu 0"),
        ("EDSR-baseline [24] or", "EDSR-baseline [24] or RDN [51]"),
        ("[24]", "EDSR-baseline [24] or"),
        ("the end ... of it", "the end ... of it"),
        ("$\\times$4 larger", "is $\\times$4 larger"),
        ("learning", "self-supervised-learning, deep"),
        ("模型可以", "这个模型可以放大图像"),
        ("a  b", "a  b"),
    ],
)
def test_same_letters_are_found_verbatim(quote: str, text: str) -> None:
    assert outcome(quote, text) == "verbatim"


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        pytest.param("one trained model", "one\n  trained\u00a0model", id="white space"),
        pytest.param(" one trained\n", "one trained model", id="white space at the ends"),
        pytest.param('the "best" model\'s', "the “best” model’s", id="typographic quotes"),
        pytest.param("the “best” one", "the ``best'' one", id="quotes of TeX"),
        pytest.param("pages 1-4 - all", "pages 1–4 — all", id="dashes"),
        pytest.param("at -5 degrees", "at −5 degrees", id="minus"),
        pytest.param("a representation", "a represen-\ntation", id="hyphenation"),
        pytest.param("a represen-\n  tation", "a representation", id="hyphenation of the quote"),
        pytest.param("a self-supervised task", "a self-\nsupervised task", id="hyphen kept"),
        pytest.param(
            "a self-supervised representation",
            "a self-\nsupervised represen-\ntation",
            id="both kinds of line end",
        ),
        pytest.param("an efficient floor", "an eﬃcient ﬂoor", id="ligatures"),
        pytest.param("cooperate", "co\u00adoper\u00ad\nate", id="soft hyphens"),
        pytest.param("caf\u00e9", "cafe\u0301", id="composition"),
        pytest.param("Poincaré maps ×4", "Poincar\\'e maps $\\times$4", id="LaTeX"),
        pytest.param("bold Words", "\\textbf{bold} Words", id="LaTeX command"),
        pytest.param("One trained model", "so one trained model", id="first letter"),
        pytest.param("one trained model", "One trained model", id="first letter of a sentence"),
        pytest.param('"Best guess" it is', '"best guess" it is', id="first letter behind a mark"),
    ],
)
def test_typography_is_no_part_of_the_words(quote: str, text: str) -> None:
    assert outcome(quote, text) == "normalised"


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        pytest.param("one Trained model", "one trained model", id="case of another word"),
        pytest.param("ONE trained", "one trained", id="case of two letters"),
        pytest.param("onetrained", "one trained", id="white space left out"),
        pytest.param("selfsupervised", "self-supervised", id="hyphen within a line"),
        pytest.param("represen tation", "represen-\ntation", id="a split word as two"),
        pytest.param("wordword", "word—\nword", id="dash at a line's end"),
        pytest.param("10-20", "1020", id="hyphen between digits"),
        pytest.param("cafe", "café", id="accent"),
        pytest.param("x2", "x²", id="compatibility form"),
        pytest.param("a, b", "a b", id="comma"),
        pytest.param("5 feet", "5′ feet", id="prime"),
        pytest.param("color", "colour", id="spelling"),
        pytest.param("\ud83d\ude00 smile".encode("utf-16", "surrogatepass").decode("utf-16"), "smile", id="emoji"),
    ],
)  # fmt: skip
def test_nothing_more_is_forgiven(quote: str, text: str) -> None:
    assert outcome(quote, text) == "none"


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("able to generalise", "is unable to generalise"),
        ("upsample", "is upsampled"),
        ("up to 0.6", "up to 0.62"),
        ("up to 11", "up to 11.3%"),
        ("1.3%", "by 11.3%"),
        ("3%", "by 11.3%"),
        ("000 images", "1,000 images"),
        ("224x224", "224x224px"),
        ("coop", "co\u00adoper\u00adate coop\u00aderate"),
        ("cafe", "cafe\u0301"),
        ("a ... able", "a task, unable"),
    ],
)
def test_words_and_numbers_stand_whole(quote: str, text: str) -> None:
    assert outcome(quote, text) == "none"


def test_part_of_a_longer_word_does_not_hide_the_word_itself() -> None:
    assert outcome("able to", "unable to, unable to, able to") == "verbatim"


@pytest.mark.parametrize(
    ("quote", "text", "told"),
    [
        ("we use ... without them", "we use EDSR without them", "verbatim"),
        ("we use … without them", "we use EDSR without them", "verbatim"),
        ("we use...without them", "we use EDSR without them", "verbatim"),
        ("We use ... without them", "we use EDSR without them", "normalised"),
        ("we use ... Without them", "we use EDSR without them", "none"),
        ("... use EDSR ...", "we use EDSR without them", "verbatim"),
        ("a ... c ... e", "a b c d e", "verbatim"),
        ("without them ... we use", "we use EDSR without them", "none"),
        ("use ... use", "we use EDSR", "none"),
        ("the end. ... A start", "the end. Then. A start", "verbatim"),
        ("the end.... A start", "the end. Then. A start", "verbatim"),
    ],
)
def test_gap_joins_two_parts_in_order(quote: str, text: str, told: str) -> None:
    assert outcome(quote, text) == told


def test_gap_joins_no_two_sources_and_no_two_excerpts() -> None:
    parts = [
        {"at": "Section 1", "text": "we use EDSR"},
        {"at": "Section 2", "text": "without them"},
    ]
    pieces = {"id": "p", "sources": [{"depth": "excerpt", "parts": parts}]}
    assert find_quote("we use ... without", Paper.model_validate(pieces)) is None
    assert find_quote("we use ... without", paper("we use EDSR", "without them")) is None


@pytest.mark.parametrize(
    ("quote", "text", "told"),
    [
        ("It [LIIF] takes", "It takes a coordinate", "verbatim"),
        ("[LIIF] takes", "It takes a coordinate", "verbatim"),
        ("we use [...] without", "we use EDSR without", "verbatim"),
        ("we use […] without", "we use EDSR without", "verbatim"),
        ("[T]he model", "so the model", "verbatim"),
        ("model[s] serve", "model serve", "verbatim"),
        ("upsample[s] features", "upsampled features", "verbatim"),
        ("It [the model] “takes”", 'It "takes" it', "normalised"),
        ("EDSR [24] or [a] RDN", "EDSR [24] or RDN", "verbatim"),
        ("EDSR [25] or", "EDSR [24] or", "none"),
        ("[25] or", "EDSR [24] or", "none"),
        ("EDSR [25]", "EDSR [24] or", "none"),
        ("--model [PATQ] --size [X],[Y]", "--model [PATH] --size [X],[Y]", "none"),
        ("it [a] takes", "it is one of those that takes", "verbatim"),
        ("it [a] takes", "it is by far not one of those that takes", "none"),
        ("it [a] takes", "it is. And it takes", "verbatim"),
        ("it [a] takes [b] some", "it was; it takes some", "verbatim"),
        ("[the model].", "It is. It was.", "none"),
        ("takes [LIIF] It", "It takes", "none"),
        ("un [able", "unable", "none"),
    ],
)
def test_brackets_are_an_editors_insertion(quote: str, text: str, told: str) -> None:
    assert outcome(quote, text) == told


def test_literal_brackets_come_before_an_insertion() -> None:
    found = find_quote("EDSR [24] or", paper("EDSR or RDN, EDSR x or", "EDSR  [24]  or"))
    assert found is not None
    assert (found.source, found.normalised) == ("p/s1", True)


@pytest.mark.parametrize(
    "quote", ["...", "… ...", "[...]", "[]", " \n ", ".", "—", '"', "( )", ", ... ."]
)
def test_quote_without_words_is_never_found(quote: str) -> None:
    assert outcome(quote, f"before {quote} after ... … [...] . ( ) , . —") == "none"


def test_insertion_alone_is_no_quote() -> None:
    assert outcome("[the model]", "it takes a coordinate") == "none"


def test_verbatim_source_comes_before_a_normalised_one() -> None:
    found = find_quote("one model", paper("one  model", "One model", "one model", "one model"))
    assert found is not None
    assert (found.source, found.normalised) == ("p/s2", False)


def test_place_is_that_of_the_excerpt() -> None:
    parts = [
        {"at": "Section 1", "text": "we use EDSR"},
        {"at": "Section 2", "text": "without them"},
    ]
    tool = Tool.model_validate(
        {
            "id": "t",
            "name": "T",
            "url": "https://github.com/owner/t",
            "sources": [{"depth": "repository", "origin": "readme", "parts": parts}],
        }
    )
    found = find_quote("without them", tool)
    assert found is not None
    assert (found.source, found.depth, found.at) == ("t/readme", "repository", "Section 2")


def test_only_named_sources_count() -> None:
    owner = paper("one model", "another model")
    assert find_quote("one model", owner, frozenset({"p/s1"})) is None
    assert find_quote("one model", owner, frozenset({"q/s0", "s0"})) is None
    assert find_quote("one model", owner, frozenset()) is None
    found = find_quote("one model", owner, frozenset({"p/s0", "p/s1"}))
    assert found is not None
    assert found.source == "p/s0"


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("a" * 50_000, "a" * 200_000),
        ("ab " * 20_000 + "a", "ab " * 66_000),
        ("a\n" * 20_000 + "b", "a\n" * 100_000),
        ("a-\n" * 50_000 + "c", "a-\n" * 60_000),
        ("x ... b", "a" * 200_000),
        ("a ... " * 20_000 + "b", "a " * 100_000),
        ("[" * 200_000 + "a", "[" * 100_000),
        ("[a] " * 30_000 + "b", "a " * 90_000),
        ("$" * 20_000 + "a", "$" * 100_000),
        ("a\u00ad " * 50_000 + "b", "a\u00ad \t" * 50_000),
    ],
    ids=range(10),
)
def test_hostile_text_ends(quote: str, text: str) -> None:
    """These sizes take for ever where work grows with the square of them."""
    assert outcome(quote, text) == "none"


def test_ten_thousand_quotes_are_looked_up() -> None:
    """Each in its own source; benchmarks/bench_evidence.py measures how long that takes."""
    pairs = []
    for number in range(10_000):
        text = [f"word{(number * 7919 + place * 104_729) % 30_011}" for place in range(150)]
        quotes = (
            " ".join(text[20:30]),
            f"{' '.join(text[20:25])} ...  {' '.join(text[40:50])}",
            f"{' '.join(text[20:30])} nowhere",
        )
        pairs.append((quotes[number % 3], paper(" ".join(text))))
    assert sum(find_quote(quote, owner) is not None for quote, owner in pairs) == 6667


def statement(**content: object) -> Statement:
    return Statement.model_validate({"text": "At 4x there are 16.", **content})


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"evidence": [{"paper": "p", "quote": "one"}]}, "quoted"),
        ({"evidence": [{"paper": "p", "quote": "one"}], "computed": {"a": "4*4"}}, "quoted"),
        ({"computed": {"a": "4*4"}}, "computed"),
        ({"measured": "demos/x.json#psnr"}, "measured"),
        ({"reading": True}, "reading"),
    ],
)
def test_kind_is_what_a_statement_rests_on(content: dict[str, object], kind: str) -> None:
    assert kind_of(statement(**content)) == kind


def test_later_formulas_use_earlier_names_and_a_fault_stops_only_its_own() -> None:
    results = compute(
        statement(computed={"side": "4", "bad": "4*", "all": "side*side", "x": "bad"})
    )
    assert [(each.name, each.expression, each.value) for each in results] == [
        ("side", "4", Fraction(4)),
        ("bad", "4*", Fraction(0)),
        ("all", "side*side", Fraction(16)),
        ("x", "bad", Fraction(0)),
    ]
    assert [each.fault for each in results] == [
        "",
        "it ends where a number is expected",
        "",
        "the name 'bad' has no value above it",
    ]


def test_statements_of_tasks_models_and_steps_are_checked_too() -> None:
    bare = {"text": "It works well."}
    lost = [{"paper": "p", "quote": "not there"}]
    step = {"id": "encode", "name": "Encode", "statements": [bare]}
    model = {
        "id": "m",
        "name": "M",
        "about": [bare],
        "limits": [bare],
        "workflow": {"steps": [step], "edges": []},
        "results": [{"dataset": "D", "metric": "PSNR", "value": 1, "evidence": lost}],
    }
    catalog = Catalog(
        papers=(paper("one model"),),
        tasks=(Task.model_validate({"id": "t", "name": "T", "definition": [bare]}),),
        models=(Model.model_validate(model),),
    )
    assert [dotted(each.path) for each in check_evidence(catalog)] == [
        "tasks[0].definition[0]",
        "models[0].about[0]",
        "models[0].workflow.steps[0].statements[0]",
        "models[0].limits[0]",
        "models[0].results[0].evidence[0].quote",
        "models[0].results[0].evidence[0].quote",
    ]


def test_quote_of_an_unknown_work_is_left_to_the_check_of_references() -> None:
    case = {"papers": [{"id": "sky"}], "scope": ["sea/abstract"]}
    evidence = [{"paper": "sea", "quote": "red light"}]
    assert findings(case, {"text": "The sea is blue.", "evidence": evidence}) == ()


def test_long_words_are_shortened_in_messages() -> None:
    (finding,) = findings({"code": Code.STATEMENT_WITHOUT_BASIS}, {"text": "a" * 100_000})
    assert finding.message == f"nothing carries the sentence '{'a' * 199}…'"
