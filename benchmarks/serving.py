"""A folder in; its files served from this machine as GitHub Pages serves them, compressed, out."""

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TEXTS = ("text/", "image/svg+xml", "application/json", "application/xml")


@contextmanager
def serve(folder: Path, below: str = "/") -> Iterator[str]:
    """The address of a folder's files, below a path of their host, as long as the context lasts."""
    handler = functools.partial(_Pages, directory=str(folder), below=below)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{below}"
        finally:
            server.shutdown()
            thread.join()


class _Pages(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, directory: str, below: str) -> None:
        self.below = below
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send a file, or the folder's 404.html where the address has none."""
        asked = self.path.partition("?")[0].partition("#")[0]
        found = self._file(asked) if asked.startswith(self.below) else None
        file = found or Path(self.directory) / "404.html"
        kind = self.guess_type(file)
        content = file.read_bytes()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if "text/" in kind else kind)
        self.send_header("Cache-Control", "max-age=600")
        if kind.startswith(_TEXTS):
            content = gzip.compress(content, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Requests are no news."""

    def _file(self, asked: str) -> Path | None:
        path = Path(self.translate_path(f"/{asked.removeprefix(self.below)}"))
        path = path / "index.html" if path.is_dir() else path
        return path if path.is_file() else None
