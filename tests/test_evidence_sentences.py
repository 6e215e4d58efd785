"""Sentences of supplied texts, and those that a quote touches."""

import pytest

from generator.evidence import find_quote, sentences, sentences_touched
from generator.models.catalog import Paper


@pytest.mark.parametrize(
    "text",
    [
        "It runs on devices, e.g. phones, i.e. small ones.",
        "He et al. propose it.",
        "As Fig. 3 and Eq. 4 show, it holds.",
        "It is good vs. Bicubic and others.",
        "It takes approx. 3 hours.",
        "It scores 29.00 dB, or 0.62.",
        "We use EDSR-baseline [24] or RDN [51] as the encoder.",
        "It was found by Dr. Who.",
        "See Sec. A.1 for more.",
        "It was found. [24]",
        "34.67 30.96 29.00 26.75",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert [each.text for each in sentences(text)] == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("He et al. The end.", ["He et al.", "The end."]),
        ("See [24]. They are.", ["See [24].", "They are."]),
        ("It costs 5. 3 items left.", ["It costs 5.", "3 items left."]),
        ("No. It is not.", ["No.", "It is not."]),
        ("A title\n\nA line\nand more. End", ["A title", "A line and more.", "End"]),
        ("这个模型可以。它很好。", ["这个模型可以。", "它很好。"]),
        ("\\textbf{One}. Two.", ["One.", "Two."]),
        ("\n\n  One. Two.\n", ["One.", "Two."]),
        ("J. R.\u2028One. \ud800 Two.", ["J. R.", "One. \ud800", "Two."]),
    ],
)
def test_sentences_are_told_apart(text: str, parts: list[str]) -> None:
    assert [each.text for each in sentences(text)] == parts


def test_no_words_make_no_sentence() -> None:
    assert sentences(" \n ") == ()


def test_the_places_of_sentences_touch_and_count_in_the_readable_text() -> None:
    found = sentences("\\textbf{O}ne.  Two e.g. this.\nEnd")
    assert [(each.start, each.end) for each in found] == [(0, 6), (6, 21), (21, 24)]


def paper() -> Paper:
    parts = [
        {"at": "Section 1", "text": "We start. We use  EDSR here."},
        {"at": "Section 2", "text": "It works \\textbf{well}. It is fast, and small. All is said."},
    ]
    return Paper.model_validate({"id": "p", "sources": [{"depth": "excerpt", "parts": parts}]})


@pytest.mark.parametrize(
    ("quote", "piece", "words", "numbers"),
    [
        ("We use  EDSR", 0, "We use  EDSR", (2,)),
        ("we use EDSR here", 0, "We use  EDSR here", (2,)),
        ("start. We use", 0, "start. We use", (1, 2)),
        ("It works well", 1, "It works well", (3,)),
        ("works \\textbf{well}. It", 1, "works well. It", (3, 4)),
        ("works ... small", 1, "works well. It is fast, and small", (3, 4)),
        ("is fast ... is said", 1, "is fast, and small. All is said", (4, 5)),
        ("It [the method] is fast", 1, "It is fast", (4,)),
        ("[It] is fast", 1, "is fast", (4,)),
    ],
)
def test_a_found_quote_knows_its_characters_and_sentences(
    quote: str, piece: int, words: str, numbers: tuple[int, ...]
) -> None:
    found = find_quote(quote, paper())
    assert found is not None
    readable = (
        "We start. We use  EDSR here.",
        "It works well. It is fast, and small. All is said.",
    )
    assert found.piece == piece
    assert readable[piece][found.start : found.end] == words
    assert found.sentences == numbers


def test_a_quote_cut_inside_a_command_still_touches_its_sentence() -> None:
    found = find_quote("textbf{well}. It is", paper())
    assert found is not None
    assert found.sentences == (3, 4)


def test_sentences_of_one_text_are_counted_from_zero() -> None:
    text = "It works. It is fast, and small. All is said."
    assert sentences_touched("works ... fast", text) == (0, 1)
    assert sentences_touched("all is said", text) == (2,)
    assert sentences_touched("nothing of it", text) == ()
