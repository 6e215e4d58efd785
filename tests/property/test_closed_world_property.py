"""Whatever a page holds, what a browser sees in it is found."""

import html5lib
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.closed_world.page import external_links, read_page
from generator.closed_world.words import find_words, tidy
from generator.models.assembled import Catalog
from generator.models.catalog import Model, Question, Scope
from generator.site.checking import Chrome, PageChecker

PIECES = (
    "<", ">", "/", "</", "<!--", "-->", "--!>", "<!-->", "<!", "<?", "<![CDATA[", "]]>", '"', "'", "=", " ", "\n",
    "&quot;", "&lt;", "a", " a=b", '<a href="//e">', "<a href=//e>", "<img src='//e'>", '<b title="', " href=",
    "<p>", "<svg>", "</svg>", "<math>", "<style>", "</style>", "<script>", "</script>", "<title>", "</title>",
    "<textarea>", "</textarea >", "<iframe>", "</iframe/", "<xmp>", "</xmp>", "<noscript>", "<table>", "<svg/>",
    "<br/>", "</math>", "<foreignObject>", "</foreignObject>", "</p>", "<desc>", "<b>",
)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_no_link_that_a_browser_sees_is_missed(pieces: list[str]) -> None:
    """html5lib reads pages by the standard; what it puts into the page with an address is found."""
    html = "".join(piece.replace("//e", f"//e{number}") for number, piece in enumerate(pieces))
    document = html5lib.parse(html, namespaceHTMLElements=False)
    seen = {element.get("href") or element.get("src") or "" for element in document.iter()}
    assert {address for address in seen if address.startswith("//")} <= {
        link.address for link in external_links(html)
    }


def checked(name: str, html: str) -> list[str]:
    """The names that are foreign to a question whose catalog has one model, and not its own."""
    question = Question(id="q", question="Why?", scope=Scope())
    catalog = Catalog(models=(Model(id="m", name=name),), questions=(question,))
    found = PageChecker(catalog, Chrome()).check("questions/q.md", html, file="q.html")
    return [each.violation.words for each in found]


@given(
    name=st.text(
        st.characters(categories=["Lu", "Ll", "Lo", "Nd", "Ps", "Sm"]), min_size=1, max_size=12
    )
)
def test_a_name_of_two_words_is_found_whatever_its_letters(name: str) -> None:
    words = f"Longer {tidy(name)}"
    html = words.replace("&", "&amp;").replace("<", "&lt;")
    assert checked(words, f"<p>So ({html}) says.</p>") == [words]
    assert checked(words, f"<p>So A{html} says.</p>") == []


@given(st.text(max_size=200))
def test_no_text_is_refused(text: str) -> None:
    read_page(text)
    for each in find_words(tidy(text)):
        assert each.words in tidy(text)
