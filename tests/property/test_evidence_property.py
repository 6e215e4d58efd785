"""What holds for all quotes and formulas: no text raises, no changed letter passes, sums are exact."""

import itertools
import operator
import re
from contextlib import suppress
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.arithmetic import Unevaluable, evaluate, numbers_in, states, written
from generator.evidence import Shelf, find_quote, sentences
from generator.evidence.typography import comparable
from generator.latex import plain
from generator.models.catalog import Paper

UNHURRIED = settings(deadline=None)
PIECES = (
    "...", "…", "[", "]", "[...]", "[24]", "\n", "-\n", "-", "–", "\u00ad", "\u00ad\n", "\u2010\n", "ﬁ", "“",
    "''", "`", "$\\times$4", "\\textbf{", "}", "é", "e\u0301", " ", "\u00a0", "word", "16", "1.5", "模型", "\ufdd0",
)  # fmt: skip
ANY_TEXT = st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: text.strip())
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), ANY_TEXT), min_size=1).map("".join)
SOURCES = TEXTS.filter(lambda text: text.strip())
WORDS = st.lists(
    st.text(st.sampled_from("abcdefgXYZ"), min_size=2, max_size=9), min_size=4, max_size=30
)
EXPRESSION_PIECES = st.sampled_from(
    "1 2.5 16 1e9 1e400 9 x y ( ) + - * / ** , . _ ' \" [ ] { } : = < % ^ × ٤ lambda if inf \x00 \n".split(" ")
)  # fmt: skip


def paper(text: str) -> Paper:
    return Paper.model_validate({"id": "p", "sources": [{"depth": "abstract", "text": text}]})


@UNHURRIED
@given(TEXTS, SOURCES)
def test_no_quote_and_no_source_raises(quote: str, text: str) -> None:
    found = find_quote(quote, paper(text))
    assert found is None or found.source == "p/abstract"


@UNHURRIED
@given(TEXTS, SOURCES)
def test_a_found_quote_has_a_place_and_a_sentence(quote: str, text: str) -> None:
    found = find_quote(quote, paper(f"{text} {quote} {text}"))
    readable = plain(f"{text} {quote} {text}")
    if found is not None:
        assert 0 <= found.start <= found.end <= len(readable)
        assert all(
            1 <= number <= len(sentences(f"{text} {quote} {text}")) for number in found.sentences
        )


@UNHURRIED
@given(SOURCES)
def test_sentences_cover_all_that_a_reader_sees(text: str) -> None:
    readable = plain(text)
    found = sentences(text)
    assert bool(found) == bool(readable.strip())
    if found:
        assert found[0].start == 0
        assert found[-1].end == len(readable)
        assert all(left.end == right.start for left, right in itertools.pairwise(found))


@UNHURRIED
@given(SOURCES, st.data())
def test_a_place_after_typography_leads_back_into_the_text(text: str, data: st.DataObject) -> None:
    held, readable = comparable(text), plain(text)
    assume(held.text)
    start = data.draw(st.integers(0, len(held.text) - 1))
    end = data.draw(st.integers(start + 1, len(held.text)))
    first, last = held.span(start, end)
    assert 0 <= first <= last <= len(readable)
    for at in range(start, end):
        char = held.text[at]
        place, behind = held.span(at, at + 1)
        if char.isascii() and char.isalnum() and behind - place == 1:
            assert readable[place] in (char, "ﬁ")


@UNHURRIED
@given(WORDS, st.data())
def test_the_index_finds_what_a_search_finds(words: list[str], data: st.DataObject) -> None:
    joints = [" ", "-", "-\n", " - ", ", ", "\u00ad"]
    text = "".join(word + data.draw(st.sampled_from(joints)) for word in words) + "end"
    start = data.draw(st.integers(0, len(words) - 3))
    end = data.draw(st.integers(start + 3, len(words)))
    quote = " ".join(words[start:end])
    other = Paper.model_validate({"id": "q"})
    found = Shelf((other, paper(text))).elsewhere(quote, "q")
    assert (found is not None) == (find_quote(quote, paper(text)) is not None)


@UNHURRIED
@given(SOURCES)
def test_whole_text_is_a_quote_of_itself(text: str) -> None:
    found = find_quote(text, paper(text))
    holds_words = any(char.isalnum() for char in re.sub(r"\.\.\.(?!\.)|…", "", text))
    assert (found is not None) == holds_words
    assert found is None or not found.normalised


@UNHURRIED
@given(WORDS, st.data())
def test_run_of_words_is_found_verbatim(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    found = find_quote(" ".join(words[start:end]), paper(" ".join(words)))
    assert found is not None
    assert not found.normalised


@UNHURRIED
@given(WORDS, st.data())
def test_changed_letter_is_not_found(words: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(words) - 1))
    at = data.draw(st.integers(0, len(words[number]) - 1))
    changed = [*words]
    changed[number] = f"{words[number][:at]}q{words[number][at + 1 :]}"
    assert find_quote(" ".join(changed), paper(" ".join(words))) is None


@UNHURRIED
@given(WORDS, st.data())
def test_gap_joins_any_two_runs_in_order(words: list[str], data: st.DataObject) -> None:
    ends = sorted(
        data.draw(st.lists(st.integers(0, len(words)), min_size=4, max_size=4, unique=True))
    )
    first, second = words[ends[0] : ends[1]], words[ends[2] : ends[3]]
    gap = data.draw(st.sampled_from(["...", "…", " ... ", " … "]))
    found = find_quote(f"{' '.join(first)}{gap}{' '.join(second)}", paper(" ".join(words)))
    assert found is not None
    assert not found.normalised


@UNHURRIED
@given(WORDS, st.data())
def test_typography_of_a_source_may_differ(words: list[str], data: st.DataObject) -> None:
    joints = ["\n", "  ", "\u00a0", "\u00ad ", " \u00ad"]
    text = words[0]
    for word in words[1:]:
        cut = data.draw(st.integers(1, len(word) - 1))
        split = data.draw(st.sampled_from(["", "-\n", "\u2010 \n  ", "\u00ad", "\u00ad\n"]))
        text += f"{data.draw(st.sampled_from(joints))}{word[:cut]}{split}{word[cut:]}"
    assert find_quote(" ".join(words), paper(text)) is not None


@UNHURRIED
@given(st.lists(EXPRESSION_PIECES, max_size=60).map(" ".join) | st.text())
def test_no_expression_does_more_than_be_refused(expression: str) -> None:
    with suppress(Unevaluable):
        value = evaluate(expression, {"x": Fraction(16)})
        assert max(abs(value.numerator), value.denominator) <= 10**200


SIGNS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
NUMBERS = st.decimals(0, 999, places=2).map(lambda number: (f"{number}", Fraction(number)))
SUMS = st.recursive(
    NUMBERS,
    lambda inner: (
        st.tuples(inner, st.sampled_from(sorted(SIGNS)), inner)
        .filter(lambda each: each[1] != "/" or each[2][1] != 0)
        .map(
            lambda each: (
                f"({each[0][0]} {each[1]} {each[2][0]})",
                SIGNS[each[1]](each[0][1], each[2][1]),
            )
        )
    ),
    max_leaves=12,
)


@UNHURRIED
@given(SUMS)
def test_sums_are_exact(pair: tuple[str, Fraction]) -> None:
    expression, value = pair
    assume(len(expression) <= 200)
    assert evaluate(expression, {}) == value


@UNHURRIED
@given(st.fractions(max_denominator=10**6) | st.integers().map(Fraction))
def test_value_as_written_is_stated(value: Fraction) -> None:
    assert states(f"It is {written(value)}, as said.", value)
    assert len(numbers_in(f"It is {written(value)}, as said.")) == 1


@UNHURRIED
@given(st.integers(0, 10**9))
def test_digits_of_a_longer_number_are_not_stated(value: int) -> None:
    for text in (f"1{value}", f"v{value}", f"{value}0", f"1.0.{value}", f"{value}²"):
        assert not any(number == str(value) for number in numbers_in(text)), text


@UNHURRIED
@given(st.text())
def test_no_sentence_raises(text: str) -> None:
    assert all(number in text for number in numbers_in(text))
