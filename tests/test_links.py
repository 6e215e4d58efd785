"""Addresses and what they identify: the tables in cases/links, and how the two functions differ."""

from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter

from generator.links import LinkFault, canonical_address, identify, paper_link, repository_link
from generator.models.brief import Link
from generator.models.catalog import Url

CASES = Path(__file__).parent / "cases" / "links"
READERS = {"paper": paper_link, "repository": repository_link}
TABLES = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(CASES.iterdir())
}
ACCEPTED = [
    (table["read"], address, identity)
    for table in TABLES.values()
    for address, identity in table.get("identities", {}).items()
]
REFUSED = [
    (address, code)
    for table in TABLES.values()
    for address, code in table.get("faults", {}).items()
]


@pytest.mark.parametrize(("reader", "address", "identity"), ACCEPTED)
def test_address_is_accepted_and_identified(reader: str, address: str, identity: str) -> None:
    link = READERS[reader](f" {address}\t", line=7)
    assert link == Link(address=address, identity=identity, line=7)
    assert identify(address) == identity


@pytest.mark.parametrize(("address", "code"), REFUSED)
def test_address_is_refused_for_its_reason(address: str, code: str) -> None:
    faults = (paper_link(address), repository_link(address))
    assert [each.code for each in faults if isinstance(each, LinkFault)] == [code, code]
    assert all(isinstance(each, LinkFault) and each.hint for each in faults)


@pytest.mark.parametrize(("reader", "address", "identity"), ACCEPTED)
def test_canonical_address_identifies_the_same(reader: str, address: str, identity: str) -> None:
    assert identify(canonical_address(identity)) == identity


@pytest.mark.parametrize(("reader", "address", "identity"), ACCEPTED)
def test_accepted_address_may_stand_in_a_catalog(reader: str, address: str, identity: str) -> None:
    lower = address.replace("HTTPS://", "https://")
    assert TypeAdapter(Url).validate_python(lower) == lower


@pytest.mark.parametrize(
    ("identity", "address"),
    [
        ("arxiv:2012.09161", "https://arxiv.org/abs/2012.09161"),
        ("arxiv:hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001"),
        ("doi:10.1000/a<b>#c", "https://doi.org/10.1000/a%3Cb%3E%23c"),
        ("github:yinboc/liif", "https://github.com/yinboc/liif"),
        ("repo:gitlab.com/a/b", "https://gitlab.com/a/b"),
        ("url:example.org/a?b=c", "https://example.org/a?b=c"),
    ],
)
def test_canonical_address(identity: str, address: str) -> None:
    assert canonical_address(identity) == address


def test_paper_is_no_repository() -> None:
    fault = repository_link("https://arxiv.org/abs/2012.09161")
    assert isinstance(fault, LinkFault)
    assert fault.code == "link-invalid"
    assert "Paper line" in fault.hint


def test_lookalike_identifies_as_itself() -> None:
    assert identify("https://arxiv.org.evil.example/abs/2012.09161") == (
        "url:arxiv.org.evil.example/abs/2012.09161"
    )
    assert identify("https://arxiv.org./abs/2012.09161") == "url:arxiv.org./abs/2012.09161"


def test_password_is_not_repeated() -> None:
    fault = paper_link("https://me:hunter2@example.org/")
    assert isinstance(fault, LinkFault)
    assert "hunter2" not in fault.message + fault.hint
    assert "example.org" in fault.message


def test_long_address_is_shortened_in_its_message() -> None:
    fault = paper_link("x" * 1000)
    assert isinstance(fault, LinkFault)
    assert len(fault.message) < 200


@pytest.mark.parametrize(
    "text", ["", "x", "mailto:a@b", "https://", "https://[::1]/x", "http://\x00", "x\ud800"]
)
def test_anything_has_an_identity(text: str) -> None:
    assert identify(text).startswith("url:")


def test_address_with_a_lone_surrogate_has_an_identity_and_is_refused() -> None:
    assert identify("http://a.example/\ud800") == "url:a.example/%ED%A0%80"
    fault = paper_link("http://a.example/\ud800")
    assert isinstance(fault, LinkFault)
    assert fault.code == "link-invalid"
