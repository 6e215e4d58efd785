"""Whatever a catalog holds shows as the text that it is, in every place where a template prints it."""

import html
import json
import re
from urllib.parse import quote
from xml.etree.ElementTree import Element

import html5lib
import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown import Markdown  # type: ignore[import-untyped]  # comes with MkDocs, without types

from generator.models.pages import Href, IndexItem, IndexPage, PageLink, Verbatim
from generator.render import Template, render

BAIT = "SWALLOWED-FILE"
EXTENSIONS = (
    ["attr_list", "md_in_html", "toc", "tables", "footnotes", "abbr", "def_list", "admonition"]
    + [f"pymdownx.{name}" for name in ("betterem", "caret", "tilde", "mark", "details", "emoji")]
    + [f"pymdownx.{name}" for name in ("magiclink", "snippets", "superfences", "tabbed", "keys")]
    + [f"pymdownx.{name}" for name in ("tasklist", "critic", "arithmatex", "inlinehilite")]
    + ["pymdownx.blocks.admonition"]
)
MARKS = (
    "# ", "## ", "- ", "* ", "+ ", "1. ", "1) ", "12. ", "> ", ": ", "    ", "\t", "\n", "\n\n", "\r", "---",
    "***", "===", "```", "~~~", "`", "`#!py x`", "``", "|", "| a | b |\n|---|---|", "*", "**", "_", "__", "~",
    "~~", "^", "^^", "==", "++", "++ctrl++", "--", "{", "}", "{:", "{: onclick=x }", "{ #a .b }", "{++a++}",
    "{--a--}", "{==a==}", "{>>a<<}", "{{ 7*7 }}", "{% raw %}", "[", "]", "(", ")", "![", "!", "](", "[x](y)",
    "![x](y)", "[x][y]", "[x]: http://evil.example", "[^1]", "[^1]: note", "*[HTML]: abbr", "HTML", "[TOC]",
    "[ ] ", "[x] ", "<", ">", "</", "/>", "<b>", "</p>", "</div>", "</title>", "<script>alert(1)</script>",
    "<img src=x onerror=y>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "&", ";", "&lt;", "&#60;", "&#x3c;",
    "&copy;", "&amp;", '"', "'", "\\", "\\(x\\)", "\\[x\\]", "$x$", "$$x$$", "$`x`$", ":smile:", ":", "::", ":+1:",
    "!!! note", '!!! note "x"', "??? note", "???+ note", "/// note", "///", '=== "tab"', '--8<-- "bait.txt"',
    '-8<- "bait.txt"', "--8<--\nbait.txt\n--8<--", ";--8<--", "http://evil.example", "https://evil.example/a_b_",
    "www.evil.example", "WWW.evil.example", "ftp://evil.example", "me@evil.example", "<me@evil.example>", "@me",
    "#1", "me/it#1", "javascript:alert(1)", "\x02", "\x03", "\x02wzxhzdk:0\x03", "klzzwxh:0000", "amp", "\u202e",
    "\u200e", "\ufeff", "\ufffe", "\x85", "\xa0", "\u2028", "\x1c", "a", "B", "7", ".", ",", "%", "%20", "é", "한",
)  # fmt: skip
SOME = settings(max_examples=40, deadline=None)
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)

texts = st.one_of(
    st.lists(st.sampled_from(MARKS), min_size=1, max_size=6).map("".join),
    st.lists(st.sampled_from(MARKS), min_size=1, max_size=4).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12),
    st.tuples(st.sampled_from(MARKS), st.text(max_size=6), st.sampled_from(MARKS)).map("".join),
)


def readable(text: str) -> str:
    """The text as a reader sees it: white space collapsed, what nobody sees dropped."""
    return " ".join(INVISIBLE.sub("", " ".join(text.split())).split())


@pytest.fixture(scope="module")
def markdown(tmp_path_factory: pytest.TempPathFactory) -> Markdown:
    folder = tmp_path_factory.mktemp("snippets")
    (folder / "bait.txt").write_text(BAIT, encoding="utf-8")
    return Markdown(
        extensions=EXTENSIONS,
        extension_configs={
            "pymdownx.snippets": {"base_path": [str(folder)], "url_download": False},
            "pymdownx.tabbed": {"alternate_style": True},
        },
        output_format="html",
    )


def parse(markdown: Markdown, template: str, page: IndexPage) -> Element:
    """The page laid out, rendered, and read as a browser reads it."""
    layout = Template(name="index.md", file="templates/index.md", text=template)
    (file,) = render((page,), (layout,))
    body = file.text.split("---\n", 2)[2]
    parsed = html5lib.parse(
        markdown.reset().convert(body), treebuilder="etree", namespaceHTMLElements=False
    )
    return next(each for each in parsed.iter("body"))


def page_of(text: str, *, href: str = "x.md") -> IndexPage:
    link = PageLink(title="link", href=Href(href))
    return IndexPage(
        src_uri="x.md",
        title=text,
        description=text,
        items=(IndexItem(page=link, note=Verbatim(text)),),
    )


def shape(body: Element) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every element with its attributes; what is made of a heading's own words is left out."""
    return [
        (
            each.tag,
            sorted(pair for pair in each.attrib.items() if (each.tag, pair[0]) != ("h1", "id")),
        )
        for each in body.iter()
    ]


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


PLACES = {
    "a paragraph": ("{{ page.title }}\n", "p"),
    "a paragraph after words": ("See: {{ page.title }}, and so on.\n", "p"),
    "a title": ("# {{ page.title }}\n", "h1"),
    "a heading with an id": ("## {{ page.title }} {: #here .step }\n", "h2"),
    "a list item": ("- {{ page.title }}\n- next\n", "li"),
    "emphasis": ("**{{ page.title }}**\n", "strong"),
    "a link's text": ("[{{ page.title }}](x.md)\n", "a"),
    "before a link": ("<span>{{ page.title }}</span>[x](x.md)\n", "span"),
    "a link's text in emphasis": ("**[{{ page.title }}](x.md)**\n", "a"),
    "an element": ("<p>{{ page.title }}</p>\n", "p"),
    "a cell": ("<table><tr><td>{{ page.title }}</td></tr></table>\n", "td"),
    "a summary": ("<details>\n<summary>{{ page.title }}</summary>\n</details>\n", "summary"),
    "a block that holds Markdown": ("<div markdown>\n\n{{ page.title }}\n\n</div>\n", "p"),
    "a line that holds Markdown": ('<p markdown="span">{{ page.title }}</p>\n', "p"),
    "a quotation": ("<blockquote><p>{{ page.title }}</p></blockquote>\n", "p"),
    "a table of Markdown": ("| a |\n|---|\n| {{ page.title }} |\n", "td"),
}


@pytest.mark.parametrize("place", PLACES)
@SOME
@given(text=texts)
@example(text="\ufeff 1. first")
@example(text="www.evil.example is here")
@example(text='--8<-- "bait.txt"')
@example(text="klzzwxh:0000 \x02klzzwxh:0000\x03")
def test_text_shows_as_it_is(markdown: Markdown, place: str, text: str) -> None:
    assume(readable(text))
    template, tag = PLACES[place]
    body = parse(markdown, template, page_of(text))
    plain = parse(markdown, template, page_of("word"))
    assert shape(body) == shape(plain)
    around = words(next(plain.iter(tag)))
    assert words(next(body.iter(tag))) == around.replace("word", readable(text))


@SOME
@given(text=texts)
def test_text_after_text_shows_as_it_is(markdown: Markdown, text: str) -> None:
    assume(readable(text))
    template = "{{ page.title }} {{ page.title }}\n\n{{ page.title }}[{{ page.title }}](x.md)\n"
    body = parse(markdown, template, page_of(text))
    assert shape(body) == shape(parse(markdown, template, page_of("word")))
    once = readable(text)
    assert [words(each) for each in body.iter("p")] == [f"{once} {once}", f"{once}{once}"]


@SOME
@given(text=texts)
def test_text_in_an_attribute_stays_in_it(markdown: Markdown, text: str) -> None:
    template = '<p title="{{ page.title }}">here</p>\n'
    body = parse(markdown, template, page_of(text))
    (element,) = body
    assert (element.tag, element.attrib) == ("p", {"title": readable(text)})
    assert words(element) == "here"


@SOME
@given(
    text=st.lists(st.one_of(texts, st.sampled_from(["  in  ", "\tx", ""])), max_size=4).map(
        "\n".join
    )
)
def test_verbatim_text_keeps_its_lines_and_spaces(markdown: Markdown, text: str) -> None:
    template = "<pre><code>{% for item in page.items %}{{ item.note }}{% endfor %}</code></pre>\n"
    body = parse(markdown, template, page_of(text))
    assert [each.tag for each in body.iter()] == ["body", "pre", "code"]
    shown = "".join(next(body.iter("code")).itertext())
    assert shown == "\n".join(INVISIBLE.sub("", line) for line in text.splitlines())


addresses = st.builds(
    "{}://example.org/{}".format,
    st.sampled_from(["http", "https"]),
    st.one_of(
        st.text(st.characters(min_codepoint=33, exclude_categories=["Z", "C"]), max_size=12),
        st.lists(st.sampled_from(MARKS), max_size=4)
        .map("".join)
        .map(lambda text: "".join(text.split())),
    ).filter(lambda text: not INVISIBLE.search(text)),
)


@pytest.mark.parametrize(
    "template",
    [
        "{% for item in page.items %}[x]({{ item.page.href }}){% endfor %}\n",
        '{% for item in page.items %}<p><a href="{{ item.page.href }}">x</a></p>{% endfor %}\n',
        '<p markdown="span">{% for item in page.items %}[x]({{ item.page.href }}){% endfor %}</p>\n',
    ],
)
@SOME
@given(address=addresses)
@example(address="https://example.org/a_(b)_[c]*d*~e~$f$++g++")
@example(address="https://example.org/?a=b&copy=1&lt;#x'y")
@example(address="https://example.org/100%25%zz")
def test_an_address_stays_the_same_address(markdown: Markdown, template: str, address: str) -> None:
    body = parse(markdown, template, page_of("x", href=address))
    assert [each.tag for each in body.iter()] == ["body", "p", "a"]
    (attribute,) = next(body.iter("a")).attrib.items()
    assert attribute[0] == "href"
    assert encoded(attribute[1]) == encoded(address)
    assert words(body) == "x"


def encoded(address: str) -> str:
    """The one form of an address: what a browser would encode is, and nothing else is touched."""
    return "".join(
        char if char.isascii() and char not in ' "<>\\^`{}' else quote(char) for char in address
    )


@SOME
@given(text=texts)
def test_front_matter_holds_text_that_is_safe_in_html(text: str) -> None:
    layout = Template(name="index.md", file="templates/index.md", text="x\n")
    (file,) = render((page_of(text),), (layout,))
    front = file.text.split("---\n", 2)[1]
    values = yaml.safe_load(front)
    assert list(values) == ["title", "description", "structured"]
    assert not set(values["structured"]) & set("<>&")
    assert json.loads(values.pop("structured"))["@graph"][0]["name"] == text
    for value in values.values():
        assert not set(value) & set('<>"')
        assert readable(html.unescape(value)) == readable(text)


@pytest.mark.parametrize("place", PLACES)
def test_each_place_shows_a_plain_word(markdown: Markdown, place: str) -> None:
    template, tag = PLACES[place]
    assert "word" in words(next(parse(markdown, template, page_of("word")).iter(tag)))


def test_the_bait_is_taken_where_nothing_is_escaped(markdown: Markdown) -> None:
    assert BAIT in markdown.reset().convert('--8<-- "bait.txt"')
    assert "<a" in markdown.reset().convert("www.evil.example")
