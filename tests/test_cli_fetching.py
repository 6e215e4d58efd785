"""`explainer fetch`: exit codes, what is printed where, and that hostile answers are never obeyed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import cli
from tests.loopback import Answer, Loopback, arxiv_loopback, feed

CATALOG = 'papers:\n  - {id: liif, arxiv: "2012.09161"}\n  - {id: sharp, arxiv: "2502.16025"}\n'


@pytest.fixture
def server() -> Iterator[Loopback]:
    """A server that speaks as arXiv does."""
    with arxiv_loopback() as loopback:
        yield loopback


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("catalog.yaml").write_text(CATALOG, encoding="utf-8")


def run(server: Loopback, *arguments: str) -> Result:
    asked = ("fetch", *arguments, "--address", server.address, "--delay", "0")
    return CliRunner().invoke(cli.main, asked)


def test_each_paper_is_told_on_a_line(server: Loopback) -> None:
    result = run(server)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "liif: 2012.09161, version 2, 185 words\n"
        "sharp: 2502.16025, version 1, 147 words\n"
        "2 fetched into catalog.lock\n"
    )
    assert run(server).stdout == "0 fetched into catalog.lock, 2 held already\n"


def test_quiet_prints_nothing_when_all_is_well(server: Loopback) -> None:
    result = run(server, "--quiet")
    assert (result.exit_code, result.output) == (0, "")
    assert Path("catalog.lock").exists()


def test_machines_get_json(server: Loopback) -> None:
    told = json.loads(run(server, "liif", "--format", "json").stdout)
    assert set(told) == {"fetched", "held", "problems"}
    assert [(each["paper"], each["arxiv"], each["version"]) for each in told["fetched"]] == [
        ("liif", "2012.09161", "2")
    ]
    assert (len(told["fetched"][0]["sha256"]), told["held"], told["problems"]) == (64, 0, [])


def test_offline_is_one_line_exit_code_1_and_no_file(server: Loopback) -> None:
    with arxiv_loopback() as gone:
        pass
    result = run(gone)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "catalog.yaml:1:1: fetch-failed: 127.0.0.1 cannot be reached "
        "(nothing was changed; check the connection, then run it again)\n"
    )
    assert sorted(path.name for path in Path().iterdir()) == ["catalog.yaml"]


def test_a_wrong_name_is_wrong_usage(server: Loopback) -> None:
    result = run(server, "lif")
    assert result.exit_code == 2
    assert "no paper, model or question has the id 'lif'. did you mean 'liif'?" in result.stderr
    assert server.asked == []


def test_a_broken_catalog_is_exit_code_1(server: Loopback) -> None:
    Path("catalog.yaml").write_text("papers: 1\n", encoding="utf-8")
    result = run(server)
    assert (result.exit_code, server.asked) == (1, [])
    assert "catalog.yaml:1:9: wrong-value: papers: " in result.stderr


def test_what_an_answer_holds_is_never_obeyed_by_the_terminal(server: Loopback) -> None:
    entry = server.entries["2012.09161"].replace(
        "Accepted to CVPR 2021 (oral)", "Withdrawn by the authors \x9b31m\x85now"
    )
    server.script = [Answer(body=feed(entry))]
    assert run(server, "liif").stdout.splitlines()[0] == (
        "liif: 2012.09161, version 2, 185 words, WITHDRAWN: Withdrawn by the authors 31mnow"
    )
