"""Code of templates is held for the source that it was compiled from, and for no other."""

import jinja2

from generator.site.serving import CompiledTemplates


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
