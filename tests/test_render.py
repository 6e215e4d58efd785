"""Laying out: escaping value by value, and broken templates told by file and line."""

from dataclasses import replace

import jinja2
import pytest
from markupsafe import Markup

from generator.errors import Code, GeneratorError, Place, Problem
from generator.models.pages import (
    Anchor,
    BibliographyPage,
    Drawing,
    Href,
    IndexItem,
    IndexPage,
    Page,
    PageLink,
    Reference,
    Verbatim,
    YearOfWorks,
)
from generator.render import Template, Unprintable, escape, render, template_name

LINK = PageLink(title="A & B", href=Href("../models/a.md"))


WORK = Reference(
    kind="ScholarlyArticle",
    label="1",
    anchor=Anchor("ref-soft"),
    work="soft",
    title="Soft",
    titled=True,
    authors=None,
    year=None,
    venue=None,
    link=None,
    page=LINK,
    bibtex=Verbatim(""),
)


def template(text: str, name: str = "index.md") -> Template:
    return Template(name=name, file=f"templates/{name}", text=text)


def index(title: str = "Models", *, src_uri: str = "models/index.md") -> IndexPage:
    item = IndexItem(page=LINK, note=None)
    return IndexPage(src_uri=src_uri, title=title, description="All of them.", items=(item,))


def bibliography() -> BibliographyPage:
    return BibliographyPage(
        src_uri="bibliography.md",
        title="Works",
        description="All works.",
        chosen=None,
        filters=(),
        years=(),
    )


def years(*works: Reference) -> tuple[YearOfWorks, ...]:
    return (YearOfWorks(year=None, anchor=Anchor("year"), references=works),)


def problems_of(*templates: Template, pages: int = 1) -> tuple[Problem, ...]:
    listed = [index(src_uri=f"{number}/index.md") for number in range(pages)]
    with pytest.raises(GeneratorError) as raised:
        render(listed, templates)
    return raised.value.problems


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("Plain words, and a comma.", "Plain words, and a comma."),
        ("  two\n words\t", "two words"),
        ('<b> & "it\'s"', "&#60;b&#62; &#38; &#34;it's&#34;"),
        (
            "a|b `c` [d](e) *f* _g_ #h",
            "a&#124;b &#96;c&#96; &#91;d&#93;(e) &#42;f&#42; &#95;g&#95; &#35;h",
        ),
        ("{{ 7*7 }}", "&#123;&#123; 7&#42;7 &#125;&#125;"),
        ("- item", "&#45; item"),
        ("well-known - and so on", "well-known - and so on"),
        ("a -- b", "a &#45;&#45; b"),
        ("12. place", "12&#46; place"),
        ("in 12. place", "in 12. place"),
        ("\ufeff 1. place", "1&#46; place"),
        ("https://a.b", "https&#58;&#47;&#47;a.b"),
        ("Note: this", "Note: this"),
        ("www.a.b", "www&#46;a.b"),
        ("Oh! So it is!", "Oh! So it is&#33;"),
        ("\u202eabc\x00\x07", "abc"),
        ("\ud800x\uffff", "x"),
        ("é 한 x²", "é 한 x²"),
        ("", ""),
        (7, "7"),
        (Verbatim("a  b\n\n\tc | d"), "a  b&#10;&#10;&#9;c &#124; d"),
        (Drawing("<svg>&amp;</svg>"), "<svg>&amp;</svg>"),
        (Markup("<b>ours</b>"), "<b>ours</b>"),
        (Href("../models/a-b_c.md#step-1"), "../models/a-b_c.md#step-1"),
        (Href("http://a.b/?c=d&copy=1"), "http://a.b/?c=d&#38;copy=1"),
        (Href('http://a.b/c d"<é`'), "http://a.b/c%20d%22%3C%C3%A9%60"),
        (Href("http://a.b/c_(d)"), "http://a.b/c_&#40;d&#41;"),
    ],
)
def test_a_value_is_printed_as_text(value: object, printed: str) -> None:
    assert escape(value) == printed


@pytest.mark.parametrize("value", [None, True, (), ("a",), 1.5, LINK, object])
def test_what_is_no_text_is_not_printed(value: object) -> None:
    with pytest.raises(Unprintable, match="is no text: test it with `if`, or loop over it"):
        escape(value)


def test_a_page_is_its_front_matter_and_its_template_laid_out() -> None:
    text = (
        "# {{ page.title }}\n\n\n\n{% for item in page.items %}\n"
        "- [{{ item.page.title }}]({{ item.page.href }})  \n{% endfor %}\n\n"
    )
    (file,) = render([index("Models <new>")], [template(text)])
    assert file.src_uri == "models/index.md"
    _, front, body = file.text.split("---\n")
    title, description, structured = front.splitlines()
    assert title == 'title: "Models &#60;new&#62;"'
    assert description == 'description: "All of them."'
    assert structured.startswith('structured: "{\\"@context')
    assert body == "\n# Models &#60;new&#62;\n\n- [A &#38; B](../models/a.md)\n"


def test_what_repeats_other_pages_is_left_out_of_the_search() -> None:
    (works,) = render([bibliography()], [template("# Works", "bibliography.md")])
    (models,) = render([index()], [template("# Models")])
    assert 'search: {"exclude": true}\n' in works.text
    assert "search:" not in models.text


def test_what_a_macro_gives_is_not_taken_over_from_another_page() -> None:
    text = (
        "{% macro line(work) %}{{ work.title }} on {{ page.title }}{% endmacro %}"
        "{% for work in page.references %}{{ line(work) }}{% endfor %}"
    )
    pages = [replace(bibliography(), title=title, years=years(WORK)) for title in ("One", "Two")]
    files = render(pages, [template(text, "bibliography.md")])
    assert [file.text.splitlines()[-1] for file in files] == ["Soft on One", "Soft on Two"]


def test_a_macro_of_another_file_gives_each_part_its_own_text() -> None:
    shared = "{% macro line(work) %}{{ work.label }}: {{ work.title }}. {% endmacro %}"
    text = (
        '{% import "_w.md" as w %}{% for work in page.references %}{{ w.line(work) }}{% endfor %}'
    )
    works = (WORK, replace(WORK, label="2"), replace(WORK, title="Hard"), WORK)
    page = replace(bibliography(), years=years(*works))
    (file,) = render([page], [template(text, "bibliography.md"), template(shared, "_w.md")])
    assert file.text.splitlines()[-1] == "1: Soft. 2: Soft. 1: Hard. 1: Soft."


def test_pages_keep_their_order() -> None:
    pages: list[Page] = [index(src_uri="b/index.md"), bibliography(), index(src_uri="a/index.md")]
    files = render(pages, [template("x"), template("y", "bibliography.md")])
    assert [file.src_uri for file in files] == ["b/index.md", "bibliography.md", "a/index.md"]


def test_each_kind_of_page_has_its_template() -> None:
    assert [template_name(page) for page in (index(), bibliography())] == [
        "index.md",
        "bibliography.md",
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("# Title\n\n{% for %}\n", 3, "Expected an expression"),
        ("{{ page.title }\n", 1, "unexpected '}'"),
        ("\n{% if page.title %}\n\n", 3, "Unexpected end of template"),
        ("# Title\n{{ page.nothing }}\n", 2, "has no attribute 'nothing'"),
        ("{% for each in page.none %}x{% endfor %}", 1, "has no attribute 'none'"),
        ("\n\n{{ nothing }}\n", 3, "'nothing' is undefined"),
        ("x\n{% import 'missing.md' as m %}\n", 2, "there is no template 'missing.md'"),
        ("x\n\n{% include 'missing.md' %}\n", 3, "there is no template 'missing.md'"),
        ("{% for item in page.items %}\n{{ item.note }}\n{% endfor %}", 2, "None is no text"),
        ("x\n{{ page.items }}\n", 2, "is no text"),
        ("x\n{{ page.title | shout }}\n", 2, "No filter named 'shout'"),
        ("x\n{% for each in 7 %}{% endfor %}\n", 2, "'int' object is not iterable"),
        ("x\n{% include 'index.md' %}\n", 2, "maximum recursion depth exceeded"),
    ],
)
def test_a_broken_template_is_told_with_its_line(text: str, line: int, message: str) -> None:
    (problem,) = problems_of(template(text))
    assert (problem.code, problem.place) == (
        Code.TEMPLATE_BROKEN,
        Place(file="templates/index.md", line=line),
    )
    assert message in problem.message
    assert "\n" not in problem.message


@pytest.mark.parametrize(
    ("partial", "line"),
    [
        ("{% macro show(page) %}\n{{ page.nothing }}\n{% endmacro %}", 2),
        ("{% macro show(page) %}\n\n{{ page.items }}\n{% endmacro %}", 3),
        ("\n{% macro show(page) }\n{% endmacro %}", 2),
    ],
)
def test_a_broken_partial_is_told_in_its_own_file(partial: str, line: int) -> None:
    text = "{% import '_part.md' as part %}\n\n\n\n{{ part.show(page) }}\n"
    (problem,) = problems_of(template(text), template(partial, "_part.md"))
    assert problem.place == Place(file="templates/_part.md", line=line)


def test_a_fault_that_many_pages_share_is_told_once() -> None:
    assert len(problems_of(template("{{ page.nothing }}"), pages=3)) == 1


def test_the_faults_of_all_pages_are_told_in_one_run() -> None:
    broken = [template("{{ page.nothing }}"), template("\n{{ page.neither }}", "bibliography.md")]
    with pytest.raises(GeneratorError) as raised:
        render([index(), bibliography()], broken)
    assert [str(each.place) for each in raised.value.problems] == [
        "templates/index.md:1:1",
        "templates/bibliography.md:2:1",
    ]


def test_a_page_without_a_template_is_told() -> None:
    (problem,) = problems_of(template("x", "home.md"))
    assert problem.message == "there is no template 'index.md'"
    assert problem.place == Place(file="templates/index.md")


def test_absent_values_may_be_tested_for() -> None:
    text = "{% for item in page.items %}{% if item.note %}{{ item.note }}{% else %}none{% endif %}{% endfor %}"
    (file,) = render([index()], [template(text)])
    assert file.text.endswith("\n\nnone\n")


def test_a_template_cannot_print_a_renamed_value_unescaped() -> None:
    (file,) = render([index("<b>")], [template("{% set x = page.title %}{{ x }}")])
    assert file.text.endswith("\n&#60;b&#62;\n")


def test_undefined_values_are_refused_by_escape_too() -> None:
    with pytest.raises(jinja2.UndefinedError, match="gone"):
        escape(jinja2.StrictUndefined(name="gone"))


def test_an_anchor_stands_as_it_is_because_attribute_lists_read_no_references() -> None:
    assert escape(Anchor("step-soft_net--store")) == "step-soft_net--store"


def test_an_anchor_is_made_of_ids_alone() -> None:
    with pytest.raises(Unprintable, match="no id of a place"):
        escape(Anchor("x onclick=alert(1)"))


def test_a_template_that_changed_is_laid_out_anew() -> None:
    (first,) = render([index("Models")], [template("{{ page.title }} one")])
    (second,) = render([index("Models")], [template("{{ page.title }} two")])
    assert (first.text.splitlines()[-1], second.text.splitlines()[-1]) == (
        "Models one",
        "Models two",
    )
