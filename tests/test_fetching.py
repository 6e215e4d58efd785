"""Asking arXiv, against a server on this machine: what is taken, what is refused, when to ask again."""

from collections.abc import Iterator

import pytest

from generator.fetching import Batch, Bounds, Manner, fetch
from generator.fetching.faults import Unusable
from generator.fetching.service import agent
from generator.fetching.transport import check_xml
from tests.loopback import Answer, Loopback, arxiv_loopback, feed

LIIF = "2012.09161"
FEATSHARP = "2502.16025"
ALL = (LIIF, FEATSHARP, "2502.10663", "2406.20085")
BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE feed [
  <!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">
  <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
  <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
]>
<feed xmlns="http://www.w3.org/2005/Atom"><title>&c;</title></feed>
"""


@pytest.fixture
def server() -> Iterator[Loopback]:
    """A server that speaks as arXiv does."""
    with arxiv_loopback() as loopback:
        yield loopback


def ask(
    server: Loopback, *ids: str, pauses: list[float] | None = None, **bounds: float
) -> list[Batch]:
    noted = [] if pauses is None else pauses
    manner = Manner(
        address=server.address,
        delay=0,
        bounds=Bounds(
            seconds=bounds.get("seconds", 20), most_bytes=int(bounds.get("most_bytes", 100_000))
        ),
        pause=noted.append,
    )
    return list(fetch(ids, manner))


def failures(batches: list[Batch]) -> list[str]:
    return [each.failure.replace("127.0.0.1", "HOST") for each in batches if each.failure]


def test_a_paper_is_described_as_arxiv_has_it(server: Loopback) -> None:
    (batch,) = ask(server, LIIF)
    (paper,) = batch.papers
    assert (paper.arxiv, paper.version, paper.origin) == (
        "2012.09161",
        "2",
        "https://arxiv.org/abs/2012.09161v2",
    )
    assert (
        paper.title == "Learning Continuous Image Representation with Local Implicit Image Function"
    )
    assert paper.authors == ("Yinbo Chen", "Sifei Liu", "Xiaolong Wang")
    assert (paper.published, paper.updated) == ("2020-12-16", "2021-04-01")
    assert (paper.categories, paper.doi) == (("cs.CV",), "10.1109/CVPR46437.2021.00852")
    assert paper.abstract.startswith("How to represent an image? While the visual world is")
    assert paper.abstract.endswith("is at https://yinboc.github.io/liif/.")
    assert paper.is_as_fetched
    assert (paper.withdrawn, batch.unknown, batch.failure) == (None, (), "")


def test_one_question_is_about_ten_papers_at_most_and_about_each_once(server: Loopback) -> None:
    more = tuple(f"2401.0000{number}" for number in range(7))
    first = (*ALL, *more[:6])
    batches = ask(server, *ALL, LIIF, *more)
    assert server.asked == [
        ",".join(first),
        "2401.00006",
    ]
    assert [each.arxiv for batch in batches for each in batch.papers] == list(ALL)
    assert [len(batch.unknown) for batch in batches] == [6, 1]


def test_we_ask_in_our_own_name_with_our_version(server: Loopback) -> None:
    ask(server, LIIF)
    assert server.agents == [agent()]
    assert agent().startswith("explainer-pages/0.")


def test_more_results_promised_than_there_are_is_an_unknown_id(server: Loopback) -> None:
    promised = feed(server.entries[LIIF]).replace(b"totalResults>1<", b"totalResults>2<")
    server.script = [Answer(body=promised)]
    (batch,) = ask(server, LIIF, "2012.99999")
    assert [each.arxiv for each in batch.papers] == [LIIF]
    assert batch.unknown == ("2012.99999",)


def test_an_answer_about_other_papers_is_left_out(server: Loopback) -> None:
    server.script = [Answer(body=feed(server.entries[LIIF]))]
    (batch,) = ask(server, FEATSHARP)
    assert (batch.papers, batch.unknown) == ((), (FEATSHARP,))


def test_an_entry_that_is_no_paper_is_left_out(server: Loopback) -> None:
    entry = server.entries[LIIF].replace("org/abs/2012.09161v2", "org/api/errors#incorrect_id")
    server.script = [Answer(body=feed(entry))]
    (batch,) = ask(server, LIIF)
    assert (batch.papers, batch.unknown) == ((), (LIIF,))


@pytest.mark.parametrize(
    "broken",
    [
        Answer(reset=True),
        Answer(body=b"20\r\n<feed>", headers=(("Transfer-Encoding", "chunked"),)),
    ],
)
def test_a_connection_that_breaks_is_tried_again(server: Loopback, broken: Answer) -> None:
    server.script = [broken] * 2
    (batch,) = ask(server, LIIF)
    assert [each.arxiv for each in batch.papers] == [LIIF]
    assert len(server.asked) == 3


def test_an_id_that_arxiv_cannot_read_stops_none_of_the_others(server: Loopback) -> None:
    server.script = [Answer(status=400), Answer(status=400)]
    batches = ask(server, "2012.00000", LIIF)
    assert server.asked == ["2012.00000,2012.09161", "2012.00000", "2012.09161"]
    assert [batch.unknown for batch in batches] == [("2012.00000",), ()]
    assert [each.arxiv for batch in batches for each in batch.papers] == [LIIF]


def test_an_old_id_is_found_whatever_its_subject_class(server: Loopback) -> None:
    entry = server.entries[LIIF].replace("2012.09161v2", "math/0309136v1")
    server.script = [Answer(body=feed(entry))]
    (batch,) = ask(server, "math.GT/0309136")
    assert [each.arxiv for each in batch.papers] == ["math.GT/0309136"]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_an_error_that_passes_is_asked_again_after_longer_and_longer_pauses(
    server: Loopback, status: int
) -> None:
    pauses: list[float] = []
    server.script = [Answer(status=status)] * 3
    manner = Manner(address=server.address, delay=0.01, pause=pauses.append)
    (batch,) = fetch((LIIF,), manner)
    assert [each.arxiv for each in batch.papers] == [LIIF]
    assert pauses == [0.01, 0.02, 0.04]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_after_four_tries_an_error_is_told_and_nothing_more_is_asked(
    server: Loopback, status: int
) -> None:
    server.script = [Answer(status=status)] * 9
    more = tuple(f"2401.000{number}" for number in range(10, 30))
    assert failures(ask(server, *more)) == [f"HOST answered with the error {status}"]
    assert len(server.asked) == 4


def test_the_pause_that_the_server_asks_for_is_kept(server: Loopback) -> None:
    pauses: list[float] = []
    server.script = [Answer(status=503, headers=(("Retry-After", "17"),))]
    (batch,) = ask(server, LIIF, pauses=pauses)
    assert (len(batch.papers), pauses) == (1, [17.0])


def test_a_pause_longer_than_two_minutes_ends_the_run(server: Loopback) -> None:
    server.script = [Answer(status=429, headers=(("Retry-After", "3600"),))]
    assert failures(ask(server, LIIF)) == [
        "HOST answered with the error 429, and asks for 3600 seconds without questions"
    ]
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [403, 404, 451])
def test_an_error_that_stays_is_told_at_once(server: Loopback, status: int) -> None:
    server.script = [Answer(status=status)]
    assert failures(ask(server, LIIF)) == [f"HOST answered with the error {status}"]
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_to_another_host_is_not_followed(server: Loopback, status: int) -> None:
    with arxiv_loopback() as other:
        there = other.address.replace("127.0.0.1", "localhost")
        server.script = [Answer(status=status, headers=(("Location", there),))]
        assert failures(ask(server, LIIF)) == [
            "the answer of HOST leads to 'localhost', which was not followed"
        ]
        assert other.asked == []


def test_an_answer_that_does_not_come_is_given_up(server: Loopback) -> None:
    server.script = [Answer(promised=1000, endless=True)] * 4
    assert failures(ask(server, LIIF, seconds=0.1)) == ["HOST did not answer in 0.1 seconds"]
    assert len(server.asked) == 4


def test_an_answer_that_stops_on_its_way_is_given_up(server: Loopback) -> None:
    whole = feed(server.entries[LIIF])
    server.script = [Answer(body=whole[:700], promised=len(whole), endless=True)] * 4
    assert failures(ask(server, LIIF, seconds=0.1)) == ["HOST did not answer in 0.1 seconds"]


def test_an_answer_that_comes_byte_by_byte_is_given_up(server: Loopback) -> None:
    server.script = [Answer(body=feed(server.entries[LIIF]), by_bytes=True)] * 4
    assert failures(ask(server, LIIF, seconds=0.2)) == ["HOST did not answer in 0.2 seconds"]


def test_a_server_that_is_not_there_is_told_in_one_line_after_one_try() -> None:
    with arxiv_loopback() as gone:
        address = gone.address
    pauses: list[float] = []
    (batch,) = fetch((LIIF,), Manner(address=address, delay=0, pause=pauses.append))
    assert (batch.failure, batch.hint) == (
        "127.0.0.1 cannot be reached",
        "check the connection, then run it again",
    )
    assert pauses == []


def test_a_proxy_setting_that_is_no_address_is_told(
    server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://")
    monkeypatch.setenv("no_proxy", "")
    (batch,) = ask(server, LIIF)
    assert batch.failure.startswith("127.0.0.1 cannot be asked: ")
    assert batch.hint == "check the proxy settings of this machine"


def test_an_answer_that_is_cut_off_is_asked_for_again(server: Loopback) -> None:
    whole = feed(server.entries[LIIF])
    server.script = [
        Answer(body=whole[:900]),
        Answer(body=whole[:900], promised=len(whole)),
    ]
    (batch,) = ask(server, LIIF)
    assert [each.arxiv for each in batch.papers] == [LIIF]
    assert len(server.asked) == 3


def test_an_answer_that_stays_cut_off_brings_no_half_abstract(server: Loopback) -> None:
    whole = feed(server.entries[LIIF])
    server.script = [Answer(body=whole[: whole.index(b"</summary>") - 40])] * 4
    batches = ask(server, LIIF)
    assert failures(batches) == ["the answer is not whole: it ends too early, or is no XML"]
    assert [each.papers for each in batches] == [()]


def test_a_page_that_is_no_xml_is_refused(server: Loopback) -> None:
    server.script = [Answer(body=b"<p>Please log in<br></p>")] * 4
    assert failures(ask(server, LIIF)) == [
        "the answer is not whole: it ends too early, or is no XML"
    ]


def test_an_entity_bomb_is_refused_unread(server: Loopback) -> None:
    server.script = [Answer(body=BOMB)]
    assert failures(ask(server, LIIF)) == [
        "the answer holds a document type, which arXiv's never do"
    ]
    assert len(server.asked) == 1


def test_a_document_type_in_another_encoding_is_refused() -> None:
    for encoding in ("utf-16", "utf-7", "latin-1"):
        text = BOMB.decode().replace('"1.0"', f'"1.0" encoding="{encoding}"')
        with pytest.raises(Unusable, match=r"not in UTF-8|document type"):
            check_xml(text.encode(encoding))


def test_an_answer_larger_than_the_bound_is_refused(server: Loopback) -> None:
    server.script = [Answer(body=b"<feed>" + b" " * 2_000_000 + b"</feed>")]
    assert failures(ask(server, LIIF, most_bytes=100_000)) == [
        "the answer is larger than 100,000 bytes"
    ]


def test_a_packed_answer_is_refused(server: Loopback) -> None:
    server.script = [Answer(body=b"\x1f\x8b", headers=(("Content-Encoding", "gzip"),))]
    assert failures(ask(server, LIIF)) == [
        "the answer of HOST is packed, though that was not asked for"
    ]


def test_a_date_that_is_none_is_no_crash(server: Loopback) -> None:
    entry = server.entries[LIIF].replace("2020-12-16T00:00:00Z", "last winter")
    server.script = [Answer(body=feed(entry))] * 4
    assert failures(ask(server, LIIF)) == ["the answer holds a date that is none"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<summary>How", "<summary/><x>How"),
        ("<title>Learning", "<title/><x>Learning"),
        ("2020-12-16T", "0001-12-16T"),
    ],
)
def test_a_paper_without_a_needed_part_counts_as_unknown(
    server: Loopback, old: str, new: str
) -> None:
    entry = server.entries[LIIF].replace(old, new)
    for name in ("summary", "title"):
        if f"<{name}/>" in entry:
            entry = entry.replace(f"</{name}>", "</x>")
    server.script = [Answer(body=feed(entry))]
    (batch,) = ask(server, LIIF)
    assert (batch.papers, batch.unknown) == ((), (LIIF,))


def test_invisible_characters_and_line_ends_are_taken_out(server: Loopback) -> None:
    entry = server.entries[LIIF].replace("How to represent", "How\n to\u202e \u200brepresent")
    server.script = [Answer(body=feed(entry))]
    (batch,) = ask(server, LIIF)
    assert batch.papers[0].abstract.startswith("How to represent an image?")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://doi.org/10.1109/CVPR46437.2021.00852", "10.1109/CVPR46437.2021.00852"),
        ("10.1000/a 10.1000/b", "10.1000/a"),
        ("none yet", None),
    ],
)
def test_of_what_stands_for_a_doi_only_a_doi_is_kept(
    server: Loopback, given: str, kept: str | None
) -> None:
    entry = server.entries[LIIF].replace(">10.1109/CVPR46437.2021.00852<", f">{given}<")
    server.script = [Answer(body=feed(entry))]
    (batch,) = ask(server, LIIF)
    assert batch.papers[0].doi == kept


@pytest.mark.parametrize(
    ("comment", "notice"),
    [
        ("This paper has been withdrawn by the authors.", True),
        ("This paper has been withdrawn due to an error in Lemma 2", True),
        ("Withdrawn: the data were wrong", True),
        ("The article was temporarily withdrawn", True),
        ("10 pages; this submission is withdrawn by arXiv for copied text", True),
        ("Withdrawn from ICML 2021; now under review elsewhere", False),
        ("We study how a withdrawn bid changes an auction", False),
        ("Accepted to CVPR 2021 (oral)", False),
    ],
)
def test_a_withdrawal_is_told_from_a_mention_of_one(
    server: Loopback, comment: str, *, notice: bool
) -> None:
    entry = server.entries[LIIF].replace("Accepted to CVPR 2021 (oral)", comment)
    server.script = [Answer(body=feed(entry))]
    (batch,) = ask(server, LIIF)
    assert batch.papers[0].withdrawn == (comment if notice else None)


def test_a_withdrawal_that_only_the_abstract_tells_is_seen(server: Loopback) -> None:
    entry = server.entries[LIIF].replace("<summary>", "<summary>This paper has been withdrawn. ")
    server.script = [Answer(body=feed(entry))]
    (batch,) = ask(server, LIIF)
    assert batch.papers[0].withdrawn == "This paper has been withdrawn"
