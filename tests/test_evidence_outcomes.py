"""What becomes of a quote: found, found otherwise typeset, elsewhere, nowhere, or unchecked."""

import pytest

from generator.evidence import Shelf, judge
from generator.evidence.outcomes import word_diff
from generator.models.catalog import Paper, Quote, Tool

TEXTS = {
    "sky": "Small drops scatter light of every colour. Blue light is scattered more than red light.",
    "sea": "Water takes up red light first. Self-\nsupervised represen-\ntations of the well-known sea.",
    "copy": "As others say, water takes up red light first. The sky's colours: 1,000 of them.",
    "han": "这个模型可以放大图像。",
}  # fmt: skip
WORKS: tuple[Paper | Tool, ...] = (
    *(
        Paper.model_validate({"id": name, "sources": [{"depth": "abstract", "text": text}]})
        for name, text in TEXTS.items()
    ),
    Paper.model_validate({"id": "bare"}),
    Tool.model_validate(
        {
            "id": "code",
            "name": "Code",
            "url": "https://github.com/owner/code",
            "sources": [{"depth": "repository", "text": "Run cloud.py --input [FILE] first."}],
        }
    ),
)


def shelf() -> Shelf:
    return Shelf(WORKS)


@pytest.mark.parametrize(
    ("work", "quote", "kind"),
    [
        ("sky", "Small drops scatter light", "found"),
        ("sky", "small  drops scatter light", "found-normalised"),
        ("sky", "Water takes up red light", "misattributed"),
        ("sky", "Small drops absorb light", "not-found"),
        ("bare", "Small drops absorb light", "unchecked"),
        ("bare", "Small drops scatter light", "misattributed"),
    ],
)
def test_each_outcome(work: str, quote: str, kind: str) -> None:
    outcome = judge(Quote(paper=work, quote=quote), shelf())
    assert outcome.kind == kind
    assert (outcome.found is not None) == kind.startswith("found")
    assert (outcome.elsewhere is not None) == (kind == "misattributed")


@pytest.mark.parametrize(
    ("quote", "owner"),
    [
        ("drops scatter light of every", "sky"),
        ("scatter ... of every colour. Blue ... red light", "sky"),
        ("Blue [and white] light is scattered", "sky"),
        ("[s]cattered more than red", "sky"),
        ("self-supervised representations of the", "sea"),
        ("representations of the well", "sea"),
        ("known sea", "sea"),
        ("The sky’s colours: 1,000", "copy"),
        ("sky's colours", "copy"),
        ("这个模型", "han"),
        ("模型可以放大", "han"),
        ("run cloud.py --input [FILE]", "code"),
        ("represen-\ntations of the well-\nknown sea", "sea"),
    ],
)
def test_words_are_found_in_the_work_that_holds_them(quote: str, owner: str) -> None:
    elsewhere = shelf().elsewhere(quote, "bare")
    assert elsewhere is not None
    assert elsewhere.work.id == owner


@pytest.mark.parametrize(
    "quote",
    ["drops scatter light of any", "light of every ... small drops", "every, colour", "...", "[a]", "sky"],
)  # fmt: skip
def test_words_that_stand_nowhere_are_found_nowhere(quote: str) -> None:
    assert shelf().elsewhere(quote, "bare") is None


def test_of_two_works_the_first_counts_and_one_in_scope_before_it() -> None:
    words = "ater takes up red light first"
    first = shelf().elsewhere(f"W{words}", "bare")
    assert first is not None
    assert (first.work.id, first.in_scope) == ("sea", True)
    own = shelf().elsewhere(f"W{words}", "bare", frozenset({"copy/abstract"}))
    assert own is not None
    assert (own.work.id, own.in_scope, own.found.source) == ("copy", True, "copy/abstract")
    outside = shelf().elsewhere(f"W{words}", "bare", frozenset({"sky/abstract"}))
    assert outside is not None
    assert (outside.work.id, outside.in_scope) == ("sea", False)


def test_the_named_work_is_never_another_one() -> None:
    other = shelf().elsewhere("Water takes up red light first", "sea")
    assert other is not None
    assert other.work.id == "copy"


@pytest.mark.parametrize(
    ("quote", "nearest"),
    [
        ("drops scatter light of any colour", "drops scatter light of [-any-] {+every+} colour"),
        ("Blue light is more than red light", "Blue light is {+scattered+} more than red light"),
        (
            "blue light is often scattered more than red light",
            "[-blue-] {+Blue+} light is [-often-] scattered more than red …",
        ),
        ("nothing alike whatsoever", ""),
    ],
)
def test_the_nearest_sentence_tells_what_would_have_to_change(quote: str, nearest: str) -> None:
    assert judge(Quote(paper="sky", quote=quote), shelf()).nearest == nearest


def test_a_bracket_of_the_source_stays_in_the_diff() -> None:
    outcome = judge(Quote(tool="code", quote="Run cloud.py --input [FILES]"), shelf())
    assert outcome.nearest == "Run cloud.py --input [-[FILES]-] {+[FILE] first+}"


def test_a_diff_shows_few_of_the_words_that_agree() -> None:
    before = "a b c d e f X g h i j k l m n o p Y q r s t u v".split()
    after = "a b c d e f g h i j k l m n o p Z q r s t u v".split()
    assert word_diff(before, after) == "… c d e f [-X-] g h i j … m n o p [-Y-] {+Z+} q r s t …"
