"""What typography adds to words is taken away, and each place can be followed back."""

import pytest

from generator.evidence.typography import comparable


@pytest.mark.parametrize(
    ("raw", "text", "words", "back"),
    [
        ("one  model", "one model", "model", "model"),
        ("  one\n model ", "one model", "one model", "one\n model"),
        ("an eﬃcient ﬂoor", "an efficient floor", "floor", "ﬂoor"),
        ("an eﬃcient ﬂoor", "an efficient floor", "ici", "ﬃci"),
        ("a represen\u00adtation of it", "a representation of it", "of", "of"),
        ("a represen\u00adtation of it", "a representation of it", "representation", "represen\u00adtation"),
        ("the ``best'' one", 'the "best" one', '"best"', "``best''"),
        ("cafe\u0301 is open", "café is open", "café", "cafe\u0301"),
        ("cafe\u0301 is open", "café is open", "open", "open"),
        ("\u1112\u1161\u11ab is one", "한 is one", "is", "is"),
        ("\\textbf{bold} words  here", "bold words here", "here", "here"),
        ("“best” – 4−1", '"best" - 4-1', "- 4-1", "– 4−1"),
    ],
)  # fmt: skip
def test_a_place_is_followed_back_to_the_readable_text(
    raw: str, text: str, words: str, back: str
) -> None:
    held = comparable(raw)
    assert held.text == text
    at = text.rindex(words)
    start, end = held.span(at, at + len(words))
    readable = raw.replace("\\textbf{bold}", "bold")
    assert readable[start:end] == back


def test_a_split_word_is_made_whole_as_the_other_text_has_it() -> None:
    held = comparable("a self-\n supervised represen-\ntation there")
    whole = held.rejoined("self-supervised representation")
    assert whole.text == "a self-supervised representation there"
    start, end = whole.span(2, 17)
    assert (start, end) == (2, 19)
    start, end = whole.span(33, 38)
    assert "a self-\n supervised represen-\ntation there"[start:end] == "there"


def test_a_text_without_typography_needs_no_way_back() -> None:
    assert comparable("one model").steps == ()
