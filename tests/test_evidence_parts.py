"""A question's parts, and which of them nothing takes up."""

import pytest

from generator.evidence.parts import open_parts, question_parts


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("How does it hear?", ("How does it hear?",)),
        ("It heard me. How does it hear?", ("How does it hear?",)),
        (
            "Why does it miss small things, and how can its notes be made sharper?",
            ("Why does it miss small things", "how can its notes be made sharper?"),
        ),
        ("Salt and pepper: what is noise?", ("Salt and pepper: what is noise?",)),
        ("“How does it hear?”", ("“How does it hear?”",)),
        ("It heard me.", ()),
        ("", ()),
    ],
)
def test_what_asks_is_a_part(question: str, parts: tuple[str, ...]) -> None:
    assert question_parts(question) == parts


QUESTION = "Why does a vision model miss small things, and how can its features be made sharper?"


def test_a_part_that_two_words_of_a_statement_touch_is_taken_up() -> None:
    told = ("Small objects are missed by a coarse grid.", "FeatSharp sharpens nothing.")
    assert open_parts(QUESTION, told) == ("how can its features be made sharper?",)


def test_all_parts_are_open_where_nothing_is_told() -> None:
    assert len(open_parts(QUESTION, ())) == 2


def test_words_that_stand_in_any_question_take_nothing_up() -> None:
    told = ("The AI model is a program for a computer.",)
    assert open_parts("How can an AI model on a computer do this?", ()) == ()
    assert open_parts("How can an AI model hear whales?", told) == (
        "How can an AI model hear whales?",
    )


def test_one_word_is_enough_where_the_part_has_only_one() -> None:
    assert open_parts("How does AI hear?", ("It hears by counting.",)) == ()
