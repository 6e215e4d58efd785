"""Code of templates is held for the source that it was compiled from, and for no other."""

import jinja2

from generator.site.serving import CompiledTemplates, RenderedPage, RenderedPages


def environment(text: str, compiled: CompiledTemplates) -> jinja2.Environment:
    """As MkDocs makes one for each build."""
    made = jinja2.Environment(loader=jinja2.DictLoader({"page.html": text}), autoescape=True)
    made.bytecode_cache = compiled  # type: ignore[assignment] # has what Jinja asks for
    return made


def test_a_second_environment_compiles_nothing_again() -> None:
    compiled = CompiledTemplates()
    environment("Hello {{ name }}", compiled).get_template("page.html")
    again = environment("Hello {{ name }}", compiled)
    again.compile = None  # type: ignore[assignment,method-assign]
    assert again.get_template("page.html").render(name="you") == "Hello you"


def test_an_edited_template_is_compiled_anew() -> None:
    compiled = CompiledTemplates()
    environment("old", compiled).get_template("page.html")
    assert environment("new", compiled).get_template("page.html").render() == "new"
    assert environment("new", compiled).get_template("page.html").render() == "new"


def test_what_an_older_source_gave_is_let_go() -> None:
    compiled = CompiledTemplates()
    for text in ("one", "two", "three"):
        environment(text, compiled).get_template("page.html")
    bucket = compiled.get_bucket(None, "page.html", None, "one")
    assert bucket.code is None


PAGE = RenderedPage(
    markdown="# A", html="<h1>A</h1>", contents=(), anchors=frozenset({"a"}), links={}
)


def test_a_page_is_held_for_the_words_that_it_was_rendered_from() -> None:
    pages = RenderedPages()
    pages.begin("around")
    pages.hold("a.md", PAGE)
    pages.begin("around")
    assert pages.unchanged("a.md", "# A") is PAGE
    assert pages.unchanged("a.md", "# B") is None
    assert pages.unchanged("b.md", "# A") is None


def test_no_page_is_held_where_other_pages_or_settings_changed() -> None:
    pages = RenderedPages()
    pages.begin({"a.md": "a/index.html"})
    pages.hold("a.md", PAGE)
    pages.begin({"a.md": "a/index.html", "b.md": "b/index.html"})
    assert pages.unchanged("a.md", "# A") is None
