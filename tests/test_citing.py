"""Citations in the catalog's texts, as pandoc writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.citing import Cited, Mention, Piece, cites, pieces_of, words_of


def bracket(*works: Mention) -> Cited:
    return Cited(works=works, named=False)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("No citation.", ("No citation.",)),
        ("So it is [@a].", ("So it is ", bracket(Mention(key="a")), ".")),
        (
            "So [@a; @b-2021, p. 4].",
            ("So ", bracket(Mention(key="a"), Mention(key="b-2021", after="p. 4")), "."),
        ),
        ("[see @a, Section 3]", (bracket(Mention(key="a", before="see", after="Section 3")),)),
        ("[-@a]", (bracket(Mention(key="a", before="")),)),
        (
            "As @chen2021 says.",
            ("As ", Cited(works=(Mention(key="chen2021"),), named=True), " says."),
        ),
        ("Ask @a.", ("Ask ", Cited(works=(Mention(key="a"),), named=True), ".")),
        ("(@a)", ("(", Cited(works=(Mention(key="a"),), named=True), ")")),
        ("Mail me@host.example now.", ("Mail me@host.example now.",)),
        ("See https://host.example/@me/x.", ("See https://host.example/@me/x.",)),
        ("Write `@a` or `[@a]`.", ("Write `@a` or `[@a]`.",)),
        (r"Call it \@home.", ("Call it @home.",)),
        ("[no key] and [@a; b]", ("[no key] and [@a; b]",)),
        ("An @ alone, and @.", ("An @ alone, and @.",)),
        ("twice@@a", ("twice@@a",)),
        ("", ("",)),
    ],
)
def test_citations_are_told_from_text(text: str, pieces: tuple[Piece, ...]) -> None:
    assert pieces_of(text) == pieces


def test_every_work_is_named_in_order() -> None:
    assert [each.key for each in cites("@b says [@a; @c].")] == ["b", "a", "c"]


def test_the_words_are_what_is_read_aloud() -> None:
    assert words_of("It has 6 layers [@a, p. 4].") == "It has 6 layers."
    assert words_of("It has 6 layers [@a] and more.") == "It has 6 layers and more."
    assert words_of("me@host.example") == "me@host.example"


@given(st.text(alphabet="ab@[];,- \\`:/.1", max_size=30))
def test_no_text_is_lost_and_nothing_raises(text: str) -> None:
    kept = "".join(piece for piece in pieces_of(text) if isinstance(piece, str))
    assert not cites(text) or len(kept) < len(text)
    if not cites(text):
        assert kept == text.replace("\\@", "@") or "`" in text or "://" in text
