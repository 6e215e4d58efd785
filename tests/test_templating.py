"""Every value passes what escapes it, once, and none is missed in silence."""

import pytest

from generator.templating import Environment, TemplateNotFound, TemplateSyntaxError, Undefined

TEXTS = {
    "page.md": "{% for each in page.items %}\n  {% if each %}\n- {{ each }}\n  {% endif %}\n{% endfor %}\n",
    "gone.md": "{{ gone }}",
    "part.md": "{% macro line(words) %}[{{ words }}]{% endmacro %}",
    "whole.md": "{% import 'part.md' as p %}{{ p.line('<') }}",
    "broken.md": "one\n{% for %}",
}


class Page:
    items = ("<a>", "", "b")


def escape(value: object) -> str:
    return "?" if isinstance(value, Undefined) else str(value).replace("<", "&lt;")


def read(name: str) -> tuple[str, str, None] | None:
    return (TEXTS[name], f"templates/{name}", None) if name in TEXTS else None


def laid_out(name: str) -> str:
    return Environment(read, escape).get_template(name).render(page=Page())


def test_values_are_escaped_and_lines_of_blocks_leave_nothing() -> None:
    assert laid_out("page.md") == "- &lt;a>\n- b\n"


def test_what_a_macro_gave_is_escaped_no_second_time() -> None:
    assert laid_out("whole.md") == "[&lt;]"


def test_what_is_not_there_goes_to_what_escapes() -> None:
    assert laid_out("gone.md") == "?"


def test_errors_name_the_file_and_the_line() -> None:
    with pytest.raises(TemplateNotFound):
        laid_out("none.md")
    with pytest.raises(TemplateSyntaxError) as raised:
        laid_out("broken.md")
    assert (raised.value.filename, raised.value.lineno) == ("templates/broken.md", 2)
