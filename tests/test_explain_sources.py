"""Supplied texts as a reader sees them."""

from collections import defaultdict

from generator.explain.sources import show_sentences, show_sources
from generator.explain.world import World
from generator.models.catalog import Excerpt, Paper, Scope, SourceText
from generator.models.pages import Anchor, Href, PageLink, Use

PAPER = Paper(
    id="soft",
    sources=(
        SourceText(
            depth="abstract", text="We use e.g. soft pixels. They may\nhelp \\textbf{a lot}."
        ),
        SourceText(
            id="parts",
            depth="excerpt",
            parts=(
                Excerpt(at="1", text="One here. Two here."),
                Excerpt(at="2", text="Three here."),
            ),
        ),
    ),
)


def test_a_text_is_shown_sentence_by_sentence_and_nothing_of_it_is_lost() -> None:
    abstract, parts = show_sentences(PAPER, defaultdict(list))
    (piece,) = abstract.pieces
    assert [(each.anchor, each.text) for each in piece.sentences] == [
        ("abstract-s1", "We use e.g. soft pixels."),
        ("abstract-s2", "They may help a lot."),
    ]
    anchors = [each.anchor for piece in parts.pieces for each in piece.sentences]
    assert anchors == ["parts-s1", "parts-s2", "parts-s3"]


def test_a_sentence_has_the_statements_that_rest_on_it() -> None:
    use = Use(text="It helps.", page=PageLink(title="Why?", href=Href("../questions/why.md")))
    rests = defaultdict(list, {Anchor("parts-s2"): [use]})
    _, parts = show_sentences(PAPER, rests)
    assert [each.uses for each in parts.pieces[0].sentences] == [(), (use,)]


def test_a_page_shows_only_the_texts_of_its_world() -> None:
    world = World.of(Scope(sources=("soft/parts",)))
    assert [each.anchor for each in show_sources(PAPER, world)] == ["source-parts"]
    assert len(show_sources(PAPER, World())) == 2
