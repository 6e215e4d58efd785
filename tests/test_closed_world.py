"""Links that lead out of a page are found however they are written, and nothing else is.

What a page may lead to and speak of stands in cases/closed_world; tests/test_site_checking.py runs it.
"""

import pytest

from generator.closed_world.page import external_links, read_page
from generator.closed_world.words import find_words


def addresses(html: str) -> list[str]:
    return [link.address for link in external_links(html)]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://e.org/">',
        "<a href='https://e.org/'>",
        "<a href=https://e.org/>",
        "<A HREF = 'https://e.org/'>",
        '<a/href="https://e.org/"/>',
        '<a title=">" data-a=b href="https://e.org/">',
        '<a href="https://e.org/" href="#x">',
        '<a class="x"href="https://e.org/">',
        '<area href="https://e.org/">',
        '<link rel="preconnect" href="https://e.org/">',
        '<base href="https://e.org/">',
        '<img src="https://e.org/" alt="">',
        '<script src="https://e.org/"></script>',
        '<iframe src="https://e.org/"></iframe>',
        '<embed src="https://e.org/">',
        '<video poster="https://e.org/"><source src="a.mp4"></video>',
        '<object data="https://e.org/"></object>',
        '<form action="https://e.org/"></form>',
        '<button formaction="https://e.org/">',
        '<a href="#x" ping="/log https://e.org/">',
        '<body background="https://e.org/">',
        '<blockquote cite="https://e.org/">',
        '<html manifest="https://e.org/">',
        '<img srcset="a.png 1x, https://e.org/ 2x">',
        '<img srcset="data:image/png;base64,AA== 1x, https://e.org/ 2x">',
        '<img srcset="a.png calc(1,2), https://e.org/">',
        '<link rel="preload" imagesrcset="https://e.org/ 100w">',
        '<svg><use href="https://e.org/"/></svg>',
        '<svg><use xlink:href="https://e.org/"/></svg>',
        '<svg><image href="https://e.org/"/></svg>',
        '<svg><a xlink:href="https://e.org/"></a></svg>',
        '<svg><rect fill="url(https://e.org/)"/></svg>',
        "<svg><rect filter=\"url('https://e.org/')\"/></svg>",
        '<svg><a href="#x"><set attributeName="href" to="https://e.org/"/></a></svg>',
        '<svg><animate attributeName="href" values="#x;https://e.org/"/></svg>',
        '<meta http-equiv="refresh" content="0; url=https://e.org/">',
        "<meta http-equiv=Refresh content=\"5;URL='https://e.org/' later\">",
        '<meta content="0,https://e.org/" http-equiv="refresh">',
        '<p style="background: url(https://e.org/)">',
        "<p style=\"background: URL( 'https://e.org/' )\">",
        '<p style="background: url(&quot;https://e.org/&quot;)">',
        r'<p style="background: u\72 l(\68ttps://e.org/)">',
        "<style>a { background: url(https://e.org/) }</style>",
        '<style>@import "https://e.org/";</style>',
        "<style>@import/* now */'https://e.org/';</style>",
        '<style>a { background: image-set(url(a.png) 1x, "https://e.org/" 2x) }</style>',
        '<style>/* " */ @import url(https://e.org/);</style>',
        "<style>a { b: url(/*); c: url(https://e.org/) }</style>",
        '<svg><style><![CDATA[@import "https://e.org/"]]></style></svg>',
        '<svg><style>@import "&#104;ttps://e.org/"</style></svg>',
        "<iframe srcdoc=\"<a href='https://e.org/'>\"></iframe>",
        '<iframe srcdoc="&lt;a href=&quot;https://e.org/&quot;&gt;"></iframe>',
        "<iframe srcdoc=\"<iframe srcdoc='<a href=https://e.org/>'>\"></iframe>",
        '<noscript><img src="https://e.org/"></noscript>',
        '<template><img src="https://e.org/"></template>',
        '<!--><a href="https://e.org/">-->',
        '<!---><a href="https://e.org/">-->',
        '<!-- a --!><a href="https://e.org/">-->',
        '<!-- a --><a href="https://e.org/">',
        '<? a ><a href="https://e.org/">',
        '</ a ><a href="https://e.org/">',
        '<textarea></textarea ><a href="https://e.org/">',
        '<script>"</scripts>"</script><a href="https://e.org/">',
        '<svg><title><a href="https://e.org/"></a></title></svg>',
        '<svg/><title></title><a href="https://e.org/">',
        '<a href="  https://e.org/\n">',
        '<a href="ht\ntps:/\t/e.org/">',
        '<a href="&#104;ttps&colon;//e.org/">',
        '<a href="&#x68;ttps:&#47&#47e.org/">',
        '<a href="\x01https://e.org/">',
        '<script>load("https://e.org/")</script>',
        '<script type="module">import "https:\\/\\/e.org\\/"</script>',
        "<a onclick=\"location = 'https://e.org/'\">",
    ],
)
def test_way_out_is_found(html: str) -> None:
    assert addresses(html) == ["https://e.org/"]


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("//e.org/", "//e.org/"),
        ("/\t/e.org/", "//e.org/"),
        (r"\\e.org/", r"\\e.org/"),
        (r"/\e.org/", r"/\e.org/"),
        (r"\/e.org/", r"\/e.org/"),
        ("HTTPS:e.org", "HTTPS:e.org"),
        ("ftp://e.org/", "ftp://e.org/"),
        ("mailto:a@e.org", "mailto:a@e.org"),
        ("tel:123", "tel:123"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("java&Tab;script:alert(1)", "javascript:alert(1)"),
        ("data:text/html,hello", "data:text/html,hello"),
        ("data:image/svg+xml,hello", "data:image/svg+xml,hello"),
        ("https://e.org/?a=1&amp;b=2&copy=3", "https://e.org/?a=1&b=2&copy=3"),
    ],
)
def test_address_that_leaves_the_site_is_read_as_a_browser_reads_it(
    address: str, read: str
) -> None:
    assert addresses(f'<a href="{address}">') == [read]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="#x">',
        '<a href="../a/">',
        '<a href="a.html">',
        '<a href="/a">',
        '<a href="./a:b">',
        '<a href="a/b:c">',
        '<a href="?next=a:b">',
        '<a href="#a:b">',
        '<a href="/ /e.org/">',
        '<a href="">',
        "<a href>",
        "<a>",
        '<a href="1:2">',
        '<img src="data:image/png;base64,AA==">',
        '<link rel="icon" href="data:image/svg+xml,x">',
        '<a href="a" style="background: url(data:image/svg+xml,x)">',
        "<style>@font-face { src: url(data:font/woff2;base64,AA==) }</style>",
        '<img srcset="a.png, b.png 2x">',
        '<img srcset="a.png,https://e.org/ 1x">',
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"></svg>',
        '<svg><rect fill="url(#a)"/><animate attributeName="d" values="M0;M1"/></svg>',
        "<p>https://e.org/</p>",
        '<p title="https://e.org/" data-href="https://e.org/">',
        "<p>&lt;a href=&quot;https://e.org/&quot;&gt;</p>",
        '< a href="https://e.org/">',
        '</a href="https://e.org/">',
        '<a href="https://e.org/"',
        '<a href="https://e.org/>',
        '<a title="<a href=https://e.org/>">',
        '<!-- <a href="https://e.org/"> -->',
        '<!-- <a href="https://e.org/">',
        "<script>'see https://e.org/'; a = '//'; /* https://e.org/ */</script>",
        '<script type="application/json">["https://e.org/"]</script>',
        '<textarea><a href="https://e.org/"></textarea>',
        '<title><a href="https://e.org/"></title>',
        '<xmp><a href="https://e.org/"></xmp>',
        '<plaintext></plaintext><a href="https://e.org/">',
        "<script><a href=https://e.org/>",
        '<a onclick="go(1) // https://e.org/">',
        '<style>/* url(https://e.org/) */ a { content: "https://e.org/" }</style>',
        '<style>@import "a.css"; a { content: "https://e.org/" }</style>',
        '<meta property="og:url" content="https://e.org/">',
        '<meta http-equiv="refresh" content="5">',
        '<meta http-equiv="refresh" content="5; url=../">',
        '<iframe srcdoc="<p>https://e.org/</p>"></iframe>',
        '<param name="data" data="https://e.org/">',
        "",
    ],
)
def test_what_stays_on_the_site_is_no_way_out(html: str) -> None:
    assert addresses(html) == []


def test_links_come_in_the_order_of_the_page_and_then_of_the_pages_inside() -> None:
    html = "<iframe srcdoc='<a href=//a>'></iframe><img src=//b srcset='//c, //d 2x'><a href=//e>"
    assert addresses(html) == ["//b", "//c", "//d", "//e", "//a"]


@pytest.mark.parametrize(
    ("html", "texts", "apart"),
    [
        ("<p>a <b>b</b>c<i>d</i></p>e", ["a bcd", "e"], ["b", "d"]),
        ("<h2>a <a>b</a></h2>", ["a b"], ["b", "a b"]),
        ("a<br>b<hr>c<td>d", ["a", "b", "cd"], []),
        ("<table><td>a<td>b</table>", ["a", "b"], []),
        ("<svg><text>a<tspan>b</tspan></text><title>c</title></svg>", ["a", "b", "c"], []),
        ("a&shy;b\u200b\u2011c \u201cd\u201d\n e", ['ab-c "d" e'], []),
        ("<!-- a --><script>b</script><style>c</style><iframe>d</iframe>", [], []),
        ("<img alt=a title=b><meta name=x content=c><p data-x=d>", ["a", "b", "c"], []),
        ("<template><p>a</p></template><noscript>b</noscript>", ["b", "a"], []),
        ("<textarea>a</textarea><title>b</title>", ["a", "b"], []),
        ("<nav class=md-nav aria-label=a>b</nav><nav>c</nav>", ["c"], []),
        ("<p class=credits>a <b title=b>c</b></p>d", ["d"], []),
    ],
)
def test_texts_are_what_a_reader_sees_run_by_run(
    html: str, texts: list[str], apart: list[str]
) -> None:
    page = read_page(html)
    assert sorted(page.own) == sorted(texts)
    assert sorted(page.apart) == sorted(apart)
    assert page.supplied == ()


def test_supplied_words_are_held_apart_from_our_own() -> None:
    page = read_page(
        'a <q>b <i>c</i></q> d<pre>e</pre><p class="x supplied">f</p><p class=supplied2>g'
    )
    assert page.own == ("a", "d", "g")
    assert page.supplied == ("b c", "e", "f")
    assert page.apart == ()


@pytest.mark.parametrize(
    "html",
    [
        "<!--" * 50_000,
        "<a " * 50_000,
        "<a href='" * 50_001,
        "</" * 50_000,
        "<" * 200_000,
        "<style>" * 50_000,
        "<svg><style>" * 20_000,
        "<svg>" * 50_000,
        f"<img srcset='{'a,' * 50_000}'>",
        f"<img srcset='{'a (' * 50_000}'>",
        f"<p style='{'url(' * 50_000}'>",
        f"<p style='{'/*' * 50_000}'>",
        f"<p style='{chr(92) * 100_000}'>",
        f"<p style='@{'-' * 100_000}'>",
        f"<a href='{'&a' * 50_000}'>",
        f"<a href='{' ' * 100_000}x'>",
        f"<a {'b=c ' * 50_000}>",
        f"<a href={'/a' * 50_000}>",
    ],
    ids=range(18),
)
def test_hostile_page_ends(html: str) -> None:
    assert external_links(html) == ()


def test_page_of_many_links_is_read_to_its_end() -> None:
    html = "".join(f'<p>\n<a href="https://e.org/{number}">\n' for number in range(20_000))
    assert len(external_links(html)) == 20_000


@pytest.mark.parametrize(
    "text",
    [
        "a." * 50_000,
        "a-" * 50_000,
        "http://" * 20_000,
        "www." * 30_000,
        "arxiv:" * 20_000,
        "10." * 50_000,
        f"{'(' * 100_000}http://a.b{')' * 1000}",
        "1" * 100_000,
        "/." * 50_000,
        "a.b/" * 30_000,
    ],
    ids=range(10),
)
def test_hostile_text_ends(text: str) -> None:
    list(find_words(text))


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/a\u00b6",
        "https://example.org/a's",
        "(https://example.org/a)\u00b6",
        "\u201chttps://example.org/a\u201d\u00b6",
    ],
)
def test_the_mark_of_a_heading_and_a_possessive_are_no_part_of_an_address(text: str) -> None:
    assert [found.words for found in find_words(text)] == ["https://example.org/a"]
