"""What was fetched fills the gaps of a catalog, and changes nothing that its author wrote."""

import pytest

from generator.catalog.fetched import with_fetched
from generator.models.assembled import Catalog
from generator.models.catalog import Paper, Question, Scope, SourceText
from generator.models.lock import Fetched, sha256_of

ABSTRACT = "How to represent an image?"
LIIF = Fetched(
    arxiv="2012.09161",
    version="2",
    origin="https://arxiv.org/abs/2012.09161v2",
    title="Local Implicit Image Function",
    authors=("Yinbo Chen", "Sifei Liu"),
    published="2020-12-16",
    updated="2021-04-01",
    doi="10.1000/182",
    abstract=ABSTRACT,
    sha256=sha256_of(ABSTRACT),
)


def filled(paper: Paper, fetched: Fetched = LIIF) -> Paper:
    return with_fetched(Catalog(papers=(paper,)), (fetched,)).papers[0]


def asked(*identities: str, sources: tuple[str, ...] = ()) -> Question:
    return Question(id="why", question="Why?", scope=Scope(papers=identities, sources=sources))


def test_a_bare_link_gets_all_that_was_fetched() -> None:
    paper = filled(Paper(id="liif", arxiv="2012.09161"))
    assert (paper.title, paper.authors, paper.year, paper.doi) == (
        "Local Implicit Image Function",
        ("Yinbo Chen", "Sifei Liu"),
        2020,
        "10.1000/182",
    )
    assert paper.sources == (
        SourceText(id="abstract", depth="abstract", origin="arXiv, version 2", text=ABSTRACT),
    )


def test_what_an_author_wrote_stays() -> None:
    own = Paper(
        id="liif",
        arxiv="2012.09161",
        title="LIIF",
        authors=("Y. Chen",),
        year=2021,
        doi="10.1000/1",
        sources=(SourceText(depth="summary", origin="brief", text="It is a function."),),
    )
    paper = filled(own)
    assert paper.sources[0] == own.sources[0]
    assert paper.model_copy(update={"sources": own.sources}) == own


def test_a_proceedings_has_no_year_of_arxivs() -> None:
    assert filled(Paper(id="liif", arxiv="2012.09161", venue="CVPR")).year is None


def test_a_doi_that_another_paper_has_is_not_given_twice() -> None:
    catalog = Catalog(
        papers=(Paper(id="liif", arxiv="2012.09161"), Paper(id="other", doi="10.1000/182"))
    )
    assert with_fetched(catalog, (LIIF,)).papers[0].doi is None


def test_words_that_are_there_already_are_not_given_twice() -> None:
    own = SourceText(depth="summary", origin="brief", text="How to\nrepresent an  image?")
    catalog = Catalog(
        papers=(Paper(id="liif", arxiv="2012.09161", sources=(own,)),),
        questions=(asked("arxiv:2012.09161", sources=("liif/brief",)),),
    )
    after = with_fetched(catalog, (LIIF,))
    assert after.papers[0].sources == (own,)
    assert after.questions == catalog.questions


def test_a_name_that_is_taken_gets_a_number() -> None:
    own = SourceText(depth="abstract", text="Another edition's words.")
    paper = filled(Paper(id="liif", arxiv="2012.09161", sources=(own,)))
    assert [each.name for each in paper.sources] == ["abstract", "abstract-2"]


def test_the_abstract_is_in_the_scope_of_questions_that_were_given_its_link_alone() -> None:
    catalog = Catalog(
        papers=(Paper(id="liif", arxiv="2012.09161", doi="10.1000/9"),),
        questions=(
            asked("arxiv:2012.09161", sources=("x/brief",)),
            asked("doi:10.1000/9"),
            asked("arxiv:2012.09161", sources=("liif/abstract",)),
            asked("arxiv:2502.16025"),
        ),
    )
    assert [each.scope.sources for each in with_fetched(catalog, (LIIF,)).questions] == [
        ("x/brief", "liif/abstract"),
        ("liif/abstract",),
        ("liif/abstract",),
        (),
    ]


def test_a_withdrawn_paper_is_a_retracted_one() -> None:
    notice = "This paper has been withdrawn."
    withdrawn = LIIF.model_copy(update={"withdrawn": notice})
    retracted = filled(Paper(id="liif", arxiv="2012.09161"), withdrawn).retracted
    assert retracted is not None
    assert (retracted.date, retracted.reason) == ("2021-04-01", notice)


@pytest.mark.parametrize("fetched", [(), (LIIF,)])
def test_papers_that_were_not_fetched_stay(fetched: tuple[Fetched, ...]) -> None:
    catalog = Catalog(
        papers=(Paper(id="sharp", arxiv="2502.16025"), Paper(id="book", doi="10.1000/9"))
    )
    assert with_fetched(catalog, fetched) == catalog
