"""Links that lead out of a page are found however they are written, and nothing else is."""

import time

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.closed_world import external_links, links_outside

IDENTITIES = frozenset({"arxiv:2012.09161", "github:yinboc/liif", "doi:10.1000/182", "url:x.org/a"})


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
        "<script>\"<a href='https://e.org/'>\"</script>",
        '<textarea><a href="https://e.org/"></textarea>',
        '<title><a href="https://e.org/"></title>',
        '<xmp><a href="https://e.org/"></xmp>',
        '<plaintext></plaintext><a href="https://e.org/">',
        '<script><a href="https://e.org/">',
        "<a onclick=\"location = 'https://e.org/'\">",
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


def test_place_is_that_of_the_address() -> None:
    html = (
        "<p>\r\n"
        '  <a href="https://a.org"><b>é</b> <img\n'
        '    alt="x"\n'
        '    src="https://b.org">\n'
        "<style>\n"
        "  a { b: url(https://c.org) }\n"
        "</style>\n"
        "<iframe srcdoc=\"\n<a href='https://d.org'>\"></iframe>"
    )
    assert [(link.address, link.line, link.column) for link in external_links(html)] == [
        ("https://a.org", 2, 12),
        ("https://b.org", 4, 10),
        ("https://c.org", 6, 14),
        ("https://d.org", 8, 17),
    ]


def test_links_come_in_the_order_of_the_page() -> None:
    html = "<iframe srcdoc='<a href=//a>'></iframe><img src=//b srcset='//c, //d 2x'><a href=//e>"
    assert addresses(html) == ["//a", "//b", "//c", "//d", "//e"]


@pytest.mark.parametrize(
    "address",
    [
        "https://arxiv.org/abs/2012.09161",
        "http://arxiv.org/pdf/2012.09161v2.pdf",
        "https://www.arxiv.org/html/2012.09161v1",
        "//arxiv.org/abs/2012.09161",
        r"https:\\arxiv.org\abs\2012.09161",
        "https://doi.org/10.48550/arXiv.2012.09161",
        "https://github.com/yinboc/liif",
        "http://www.github.com/YinboC/liif.git",
        "https://github.com/yinboc/liif/tree/main/demo",
        "http://dx.doi.org/10.1000/182",
        "http://x.org/a/#part",
    ],
)
def test_other_spelling_of_a_supplied_work_stays_inside(address: str) -> None:
    assert links_outside(f'<a href="{address}">', IDENTITIES) == ()


@pytest.mark.parametrize(
    "address",
    [
        "https://arxiv.org/abs/2012.09162",
        "https://arxiv.org/",
        "https://github.com/yinboc/other",
        "https://github.com/yinboc",
        "https://x.org/b",
        "https://arxiv.org.e.org/abs/2012.09161",
        "https://arxiv.org@e.org/abs/2012.09161",
        r"https://e.org\@arxiv.org/abs/2012.09161",
        r"//e.org\@arxiv.org/abs/2012.09161",
        "https://e.org/https://arxiv.org/abs/2012.09161",
        "https://e.org?https://arxiv.org/abs/2012.09161",
        "mailto:a@arxiv.org",
        "javascript:location='https://arxiv.org/abs/2012.09161'",
    ],
)
def test_foreign_address_is_outside(address: str) -> None:
    (link,) = links_outside(f'<p>\n<a href="{address}">', IDENTITIES)
    assert (link.address, link.line, link.column) == (address, 2, 10)


def test_page_without_a_world_links_to_nothing() -> None:
    html = '<a href="https://arxiv.org/abs/2012.09161"><a href="../">'
    assert [link.address for link in links_outside(html, frozenset())] == [
        "https://arxiv.org/abs/2012.09161"
    ]


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
def test_hostile_page_costs_seconds_at_most(html: str) -> None:
    start = time.perf_counter()
    assert external_links(html) == ()
    assert time.perf_counter() - start < 5


def test_page_of_many_links_is_read_in_linear_time() -> None:
    html = '<p>\n<a href="https://e.org/">\n' * 20_000
    start = time.perf_counter()
    links = external_links(html)
    assert time.perf_counter() - start < 5
    assert len(links) == 20_000
    assert (links[-1].line, links[-1].column) == (40_000, 10)


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
    assert {address for address in seen if address.startswith("//")} <= set(addresses(html))
