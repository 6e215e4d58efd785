"""catalog.lock: what is written is what is read, and what is wrong with it is told with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.lock import lock_text, parse_lock
from generator.models.lock import Fetched, sha256_of

ABSTRACT = "How to represent an image?"


def fetched(arxiv: str = "2012.09161", abstract: str = ABSTRACT, **more: object) -> Fetched:
    return Fetched.model_validate(
        {
            "arxiv": arxiv,
            "version": "2",
            "origin": f"https://arxiv.org/abs/{arxiv}v2",
            "title": "LIIF",
            "authors": ("Yinbo Chen",),
            "published": "2020-12-16",
            "updated": "2021-04-01",
            "categories": ("cs.CV",),
            "abstract": abstract,
            "sha256": sha256_of(abstract),
            **more,
        }
    )


def told(text: str) -> list[str]:
    lock = parse_lock(text, "catalog.lock")
    return [f"{each.place} {each.code} {each.path}" for each in lock.problems]


def test_a_lock_is_yaml_that_a_person_can_read() -> None:
    assert lock_text((fetched(doi="10.1000/182"),)) == (
        "# Written by `explainer fetch`: what arXiv says of the papers that the catalog links to.\n"
        "# Do not edit it: what catalog.yaml says comes first, whatever stands here.\n"
        "papers:\n"
        "  - arxiv: '2012.09161'\n"
        "    version: '2'\n"
        "    origin: https://arxiv.org/abs/2012.09161v2\n"
        "    title: LIIF\n"
        "    authors:\n"
        "      - Yinbo Chen\n"
        "    published: '2020-12-16'\n"
        "    updated: '2021-04-01'\n"
        "    categories:\n"
        "      - cs.CV\n"
        "    doi: 10.1000/182\n"
        "    abstract: How to represent an image?\n"
        "    sha256: c38b57cf39c4d99d94cfb5a42aceec2c16bbe50b931601637d9a857d9100cf9c\n"
    )


def test_papers_stand_in_the_order_of_their_ids() -> None:
    one, two = fetched("2012.09161"), fetched("2502.16025")
    assert lock_text((two, one)) == lock_text((one, two))
    assert parse_lock(lock_text((two, one)), "catalog.lock").papers == (one, two)


def test_an_empty_lock_is_no_problem() -> None:
    assert parse_lock("", "catalog.lock") == parse_lock(lock_text(()), "catalog.lock")
    assert (parse_lock("papers:\n", "catalog.lock").papers, told("papers:\n")) == ((), [])


@given(
    st.lists(
        st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=40),
        min_size=1,
        max_size=30,
    )
)
def test_whatever_the_words_they_are_read_as_they_were_written(words: list[str]) -> None:
    text = " ".join(words)
    paper = fetched(abstract=text, title=text, withdrawn=text, authors=(text, text))
    assert parse_lock(lock_text((paper,)), "catalog.lock").papers == (paper,)


def test_an_edited_abstract_is_told_at_its_line_and_left_out() -> None:
    text = lock_text((fetched(), fetched("2502.16025", "Another text.")))
    edited = text.replace("Another text.", "Any other text.")
    assert told(edited) == ["catalog.lock:26:15 lock-mismatch papers[1].abstract"]
    assert [each.arxiv for each in parse_lock(edited, "catalog.lock").papers] == ["2012.09161"]


def test_a_paper_that_stands_twice_is_told_and_counts_once() -> None:
    text = lock_text((fetched(),))
    twice = text + text[text.index("  - arxiv") :]
    assert told(twice) == ["catalog.lock:16:5 duplicate-work papers[1]"]
    assert len(parse_lock(twice, "catalog.lock").papers) == 1


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("'2012.09161'", "12.9161", "catalog.lock:4:12 wrong-value papers[0].arxiv"),
        ("version: '2'", "version: v2", "catalog.lock:5:14 wrong-value papers[0].version"),
        ("'2020-12-16'", "0001-12-16", "catalog.lock:10:16 wrong-value papers[0].published"),
        ("    title: LIIF\n", "", "catalog.lock:4:5 missing-key papers[0].title"),
        ("title", "titel", "catalog.lock:7:5 unknown-key papers[0].titel"),
        ("papers:", "paper:", "catalog.lock:3:1 unknown-key paper"),
        ("  - arxiv", "    arxiv", "catalog.lock:4:5 wrong-value papers"),
        ("papers:", "<<<<<<< HEAD\npapers:", "catalog.lock:4:7 yaml-syntax "),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(old: str, new: str, where: str) -> None:
    text = lock_text((fetched(),)).replace(old, new, 1)
    assert where in told(text)
    assert parse_lock(text, "catalog.lock").papers == ()


def test_a_list_is_no_lock() -> None:
    assert told("- a\n") == ["catalog.lock:1:1 wrong-value "]
