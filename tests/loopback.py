"""A server on this machine that answers as arXiv does, or as the test says."""

import re
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

FEED = (Path(__file__).parent / "data" / "arxiv" / "answer.xml").read_text(encoding="utf-8")
ENTRY = re.compile(
    r"  <entry>\n    <id>http://arxiv\.org/abs/(?P<id>\S+)v\d+</id>.*?</entry>\n", re.DOTALL
)
TOTAL = re.compile(r"(?<=<opensearch:totalResults>)\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is sent to one question."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    promised: int | None = None
    """The `Content-Length`, where it is not that of the body."""
    reset: bool = False
    """Break the connection without an answer."""
    by_bytes: bool = False
    """Send the body one byte after the other, each sooner than a reader gives up waiting for it."""
    endless: bool = False
    """Send the body and then nothing more, without closing, until the test is over."""


@dataclass(slots=True, kw_only=True)
class Loopback:
    """The server as a test sees it."""

    address: str
    entries: dict[str, str]
    """What it holds of each paper, by arXiv id."""
    script: list[Answer] = field(default_factory=list)
    """The next answers, whatever is asked; behind them it answers as arXiv does."""
    asked: list[str] = field(default_factory=list)
    """The ids of each question, joined by commas."""
    agents: list[str] = field(default_factory=list)
    """By which name each question was asked."""
    over: threading.Event = field(default_factory=threading.Event)

    def answer(self, path: str, agent: str) -> Answer:
        """The next answer of the script, or the entries that were asked for."""
        query = parse_qs(urlsplit(path).query)
        ids = query.get("id_list", [""])[0]
        self.asked.append(ids)
        self.agents.append(agent)
        if self.script:
            return self.script.pop(0)
        start = int(query.get("start", ["0"])[0])
        return Answer(
            body=feed(
                *(self.entries[each] for each in ids.split(",")[start:] if each in self.entries)
            )
        )


def feed(*entries: str) -> bytes:
    """An answer with these entries."""
    head, tail = FEED[: FEED.index("  <entry>")], "</feed>\n"
    return (TOTAL.sub(str(len(entries)), head) + "".join(entries) + tail).encode()


@contextmanager
def arxiv_loopback() -> Iterator[Loopback]:
    """A server with the four papers of tests/data/arxiv/, on a port of its own."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = loopback.answer(self.path, self.headers["User-Agent"])
            if answer.reset:
                _reset(self.connection)
                return
            self.send_response(answer.status)
            length = len(answer.body) if answer.promised is None else answer.promised
            if "Transfer-Encoding" not in dict(answer.headers):
                self.send_header("Content-Length", str(length))
            self.send_header("Content-Type", "application/atom+xml")
            for name, value in answer.headers:
                self.send_header(name, value)
            self.end_headers()
            with suppress(ConnectionError):  # the reader gave up
                for piece in _pieces(answer):
                    self.wfile.write(piece)
                    self.wfile.flush()
                    if answer.by_bytes and loopback.over.wait(0.01):
                        break
            if answer.endless:
                loopback.over.wait(60)

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    loopback = Loopback(
        address=f"http://127.0.0.1:{server.server_port}/api/query",
        entries={found["id"]: found[0] for found in ENTRY.finditer(FEED)},
    )
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield loopback
    finally:
        loopback.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _reset(connection: socket.socket) -> None:
    """Close with zero seconds to linger: the other side sees a reset."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def _pieces(answer: Answer) -> Iterator[bytes]:
    size = 1 if answer.by_bytes else max(1, len(answer.body))
    for start in range(0, len(answer.body), size):
        yield answer.body[start : start + size]
