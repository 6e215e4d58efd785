"""What holds for every text: nothing raises, nothing is lost, and writing undoes reading."""

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.briefs import decode_brief, format_brief, parse_brief
from generator.latex import plain
from generator.links import LinkFault, canonical_address, identify, paper_link, repository_link
from generator.models.brief import Brief, BriefModel, BriefPaper, Link
from generator.models.catalog import ID_PATTERN
from generator.slugs import slug, unique_slug

PIECES = (
    "A user has asked the following question:", '"', "“", "”", "Why?", "\n", "\r\n", "\r", " ", "\t",
    "### Recommended AI Models:", "## Related Papers", "# Notes", "Model:", "Paper:", "GitHub:", "Summary:",
    "Answer:", "**", "- ", "1. ", "https://arxiv.org/abs/2012.09161", "https://github.com/yinboc/liif",
    "https://", "javascript:x", "\u200b", "\u202e", "\x00", "\ud800", "\ufeff", "é", "模型",
    "Based on the following recommended models, explain:", "LIIF",
)  # fmt: skip
ANY_TEXT = st.text(st.characters(codec=None))
BRIEF_LIKE = st.lists(st.one_of(st.sampled_from(PIECES), ANY_TEXT), max_size=40).map("".join)
WORDS = st.text(
    st.sampled_from("abcXYZ019 .,;:?!-_*#\"'“”‘(){}[]<>$\\%&~^|/`éß模ф") , min_size=1, max_size=40
).map(lambda text: " ".join(text.split())).filter(bool)  # fmt: skip
NUMBERS = st.integers(min_value=0, max_value=99999).map(lambda number: f"{number:05d}")
PAPER_ADDRESSES = st.builds(
    "{}://{}/{}/2012.{}{}".format,
    st.sampled_from(["http", "https"]),
    st.sampled_from(["arxiv.org", "www.arxiv.org", "export.arxiv.org"]),
    st.sampled_from(["abs", "pdf", "html"]),
    NUMBERS,
    st.sampled_from(["", "v1", "v2.pdf"]),
)
REPOSITORY_ADDRESSES = NUMBERS.map("https://github.com/owner/name-{}".format)


def linked(address: str) -> Link:
    return Link(address=address, identity=identify(address))


PAPERS = PAPER_ADDRESSES.map(linked)
MODELS = st.builds(
    BriefModel, name=WORDS, line=st.just(1), paper=PAPERS, repository=st.none() | REPOSITORY_ADDRESSES.map(linked)
)  # fmt: skip
RELATED = st.builds(
    BriefPaper, title=WORDS, line=st.just(1), link=PAPERS, summary=WORDS | st.just("")
)
BRIEFS = st.builds(
    Brief,
    question=WORDS,
    question_line=st.just(1),
    models=st.lists(
        MODELS, min_size=1, max_size=4, unique_by=lambda each: each.name.casefold()
    ).map(tuple),
    papers=st.lists(RELATED, max_size=4, unique_by=lambda each: each.link.identity).map(tuple),
)
LATEX = st.sampled_from(
    [(r"\textbf{A}uto", "Auto"), (r"$\times$4", "×4"), (r"Poincar\'e", "Poincaré"), ("$3\\times 3$", "3×3"),
     (r"{\L}odz", "Łodz"), (r"49\%", "49%"), ("20$^{th}$", "20th"), (r"\emph{x y}", "x y"),
     (r"\url{http://a.example/b_c}", "http://a.example/b_c"), ("$y$", "y")]
)  # fmt: skip
OTHER = st.sampled_from(
    ["75% of", "{{ 7*7 }}", "{% include x %}", "{# x #}", "&", "#1", "a_b", "~5", "<script>", "{", "}", "word",
     r"C:\new\x", r"\d+", "--", "C{x?}"]
).map(lambda text: (text, text))  # fmt: skip


def content(brief: Brief) -> Any:
    return brief.model_dump(exclude={"question_line": True, "unused": True}, round_trip=True)


def without_lines(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_lines(each) for key, each in value.items() if key != "line"}
    if isinstance(value, list | tuple):
        return [without_lines(each) for each in value]
    return value


@given(BRIEF_LIKE)
def test_parsing_never_raises_and_always_gives_a_brief(text: str) -> None:
    brief, problems = parse_brief(text, "x.txt")
    assert isinstance(brief, Brief)
    last = text.count("\n") + 1
    assert all(1 <= each.place.line <= last for each in problems)
    assert list(problems) == sorted(problems, key=lambda each: (each.place, each.code))


@given(BRIEF_LIKE)
def test_every_word_of_a_brief_is_used_or_told(text: str) -> None:
    """Each line with letters is a known line of the form, in the brief, named by an error, or unused."""
    brief, problems = parse_brief(text, "x.txt")
    if brief.question and not any(each.severity == "error" for each in problems):
        kept = " ".join(str(each) for each in (brief, format_brief(brief)))
        for word in ("LIIF", "模型"):
            assert (word in kept) == (word in text)


@given(st.binary() | BRIEF_LIKE.map(lambda text: text.encode("utf-16", errors="surrogatepass")))
def test_decoding_never_raises(data: bytes) -> None:
    text, problems = decode_brief(data, "x.txt")
    assert bool(problems) != bool(text)


@given(BRIEFS)
def test_formatted_brief_parses_to_the_same_content(brief: Brief) -> None:
    again, problems = parse_brief(format_brief(brief), "x.txt")
    assert without_lines(content(again)) == without_lines(content(brief))
    assert problems == ()


@given(ANY_TEXT, st.integers(min_value=10, max_value=80))
def test_slug_is_an_id_and_its_own_slug(name: str, limit: int) -> None:
    found = slug(name, limit=limit)
    assert re.fullmatch(ID_PATTERN, found)
    assert len(found) <= limit
    assert slug(found, limit=limit) == found


@given(st.lists(ANY_TEXT | st.sampled_from(["a", "A", "a!", "con", "x" * 90]), max_size=20))
def test_unique_slugs_are_unique_ids(names: list[str]) -> None:
    taken: list[str] = []
    for name in names:
        taken.append(unique_slug(name, taken))
    assert len(set(taken)) == len(names)
    assert all(re.fullmatch(ID_PATTERN, each) for each in taken)


@given(ANY_TEXT | st.text(st.sampled_from("\\${}^_'\"~[]()% abcLtex123\n")))
def test_plain_never_raises(text: str) -> None:
    assert isinstance(plain(text), str)


@given(st.text(st.characters(codec=None, exclude_characters="\\${}")))
def test_plain_leaves_text_without_latex_as_it_is(text: str) -> None:
    assert plain(text) == text


@given(st.lists(LATEX | OTHER, max_size=12))
def test_plain_changes_the_fragments_of_latex_and_nothing_else(
    pieces: list[tuple[str, str]],
) -> None:
    raw = " ".join(piece for piece, _ in pieces)
    assert plain(raw) == " ".join(shown for _, shown in pieces)


@given(ANY_TEXT | BRIEF_LIKE | st.text(st.sampled_from("htps:/.@\\%arxiv.orgithubcom?#0123")))
def test_links_never_raise(text: str) -> None:
    for link in (paper_link(text), repository_link(text)):
        assert isinstance(link, LinkFault) or link.identity == identify(text)
    assert identify(text)


@given(PAPER_ADDRESSES | REPOSITORY_ADDRESSES)
def test_canonical_address_identifies_the_same(address: str) -> None:
    assert identify(canonical_address(identify(address))) == identify(address)
