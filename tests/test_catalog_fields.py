"""The reference that authors look keys up in, made from the types."""

import json

from generator.catalog.fields import catalog_fields
from generator.catalog.schema import catalog_schema
from generator.models.pages import Anchor, Field

GROUPS = {group.name: group for group in catalog_fields()}


def field(group: str, name: str) -> Field:
    return next(each for each in GROUPS[group].fields if each.name == name)


def test_every_key_of_the_schema_is_told_and_described() -> None:
    schema = json.loads(catalog_schema())
    for name, kind in {"catalog.yaml": schema, **schema["$defs"]}.items():
        told = {each.name: each.description for each in GROUPS[name].fields}
        assert told.keys() == kind["properties"].keys()
        assert all(told.values())


def test_a_key_says_what_stands_there_and_whether_it_is_needed() -> None:
    assert field("Question", "question") == Field(
        name="question", form="text", group=None, needed=True, description="Word for word."
    )
    assert field("Question", "arrangement").form == "alternatives, chain, parts"
    assert field("Port", "many").form == "true or false"
    assert field("Paper", "year").form == "number"


def test_a_key_that_holds_entries_leads_to_their_kind() -> None:
    papers = field("catalog.yaml", "papers")
    assert (papers.form, papers.group, papers.needed) == ("list of Paper", Anchor("paper"), False)
    assert GROUPS["Paper"].anchor == "paper"


def test_what_is_looked_up_most_comes_first() -> None:
    assert list(GROUPS)[:3] == ["catalog.yaml", "Question", "Statement"]


def test_no_description_keeps_the_marks_of_a_docstring() -> None:
    assert "`" not in "".join(
        each.description for group in GROUPS.values() for each in group.fields
    )
