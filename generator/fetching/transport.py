"""A request for arXiv in, its whole answer out, or why it is not to be used.

What answers may be anyone: an answer is read in pieces up to a size and a time, leads nowhere else,
and is parsed only when it is plain, whole XML without a document type.
"""

import io
import re
import time
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit
from xml.parsers import expat

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError, ProtocolError, ReadTimeoutError

from generator.fetching.faults import NotUnderstood, TryAgain, Unusable
from generator.fetching.manner import Bounds

_BUSY: Final = frozenset((429, 500, 502, 503, 504))
"""Answers after which asking again later helps."""
_TO_CONNECT: Final = 10.0
"""Seconds; a network that drops all packets is found out sooner than a slow answer."""
_PIECE: Final = 65_536
_DECLARED: Final = re.compile(rb"\A\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")


class GuardedAdapter(HTTPAdapter):
    """Sends requests under our name, within bounds, and follows no redirect."""

    def __init__(self, bounds: Bounds, agent: str) -> None:
        self.bounds = bounds
        self.agent = agent
        super().__init__(max_retries=0)

    def send(  # noqa: PLR0913, PLR0917 - the signature is that of requests
        self,
        request: requests.PreparedRequest,
        stream: bool = False,  # noqa: FBT001, FBT002
        timeout: float | tuple[float | None, float | None] | None = None,
        verify: bool | str = True,  # noqa: FBT001, FBT002
        cert: str | tuple[str, str] | None = None,
        proxies: dict[str, str] | None = None,
    ) -> requests.Response:
        """The response with its whole body, in memory.

        Raises:
            Unusable: where it must not be used; `TryAgain` where another try may bring a better one.
        """
        request.headers["User-Agent"] = self.agent
        request.headers["Accept-Encoding"] = "identity"
        host = urlsplit(request.url or "").hostname or ""
        began = time.monotonic()
        try:
            response = super().send(
                request,
                stream=True,
                timeout=(min(_TO_CONNECT, self.bounds.seconds), self.bounds.seconds),
                verify=verify,
                cert=cert,
                proxies=proxies,
            )
            _check_head(response, host)
            body = _body(response, self.bounds, began)
        except requests.ConnectTimeout as error:
            raise _unreachable(host) from error
        except (requests.Timeout, ReadTimeoutError, TimeoutError) as error:
            raise TryAgain(f"{host} did not answer in {self.bounds.seconds:g} seconds") from error
        except requests.exceptions.SSLError as error:
            raise Unusable(
                f"{host} could not prove that it is {host}",
                "check the clock and the certificates of this machine",
            ) from error
        except requests.ConnectionError as error:
            if not isinstance(error.args[0], ProtocolError):
                raise _unreachable(host) from error
            raise TryAgain(f"the answer of {host} broke off") from error
        except requests.exceptions.InvalidURL as error:
            raise Unusable(
                f"{host} cannot be asked: {error}", "check the proxy settings of this machine"
            ) from error
        except (HTTPError, OSError) as error:
            raise TryAgain(f"the answer of {host} broke off") from error
        check_xml(body)
        response.raw = io.BytesIO(body)
        return response


def _unreachable(host: str) -> Unusable:
    return Unusable(f"{host} cannot be reached", "check the connection, then run it again")


def _check_head(response: requests.Response, host: str) -> None:
    """Refuse, by status and headers alone, what is not an answer to the question."""
    status = response.status_code
    headers: Mapping[str, str] = response.headers
    if status in _BUSY:
        response.close()
        told = f"{host} answered with the error {status}"
        raise TryAgain(told, pause=_seconds(headers.get("Retry-After", "")))
    if 300 <= status < 400:
        response.close()
        other = urlsplit(headers.get("Location", "")).hostname or host
        raise Unusable(
            f"the answer of {host} leads to '{other}', which was not followed",
            "a network in between may ask for a login; ask its owner",
        )
    if status == requests.codes.bad_request:
        response.close()
        raise NotUnderstood(f"{host} could make nothing of an id")
    if status != requests.codes.ok:
        response.close()
        raise Unusable(f"{host} answered with the error {status}", "run it again another day")
    if headers.get("Content-Encoding", "identity").strip().lower() not in ("", "identity"):
        response.close()
        raise Unusable(f"the answer of {host} is packed, though that was not asked for")


def _seconds(text: str) -> float:
    """A `Retry-After` in seconds; its other form, a date, counts for nothing."""
    return float(text) if re.fullmatch(r"\d{1,6}", text.strip()) else 0.0


def _body(response: requests.Response, bounds: Bounds, began: float) -> bytes:
    """All of the answer; the time runs from the request on, however slowly the pieces come.

    Raises:
        TimeoutError: where it took too long.
    """
    pieces: list[bytes] = []
    size = 0
    try:
        while piece := response.raw.read1(_PIECE, decode_content=False):
            pieces.append(piece)
            size += len(piece)
            if size > bounds.most_bytes:
                raise Unusable(f"the answer is larger than {bounds.most_bytes:,} bytes")
            if time.monotonic() - began > bounds.seconds:
                raise TimeoutError
    finally:
        response.close()
    promised = response.headers.get("Content-Length", "")
    if promised.isdecimal() and size < int(promised):
        raise TryAgain("the answer broke off")
    return b"".join(pieces)


def check_xml(body: bytes) -> None:
    """Refuse what is not whole XML in UTF-8 without a document type.

    A document type can declare entities that grow without end when they are read (CWE-776).

    Raises:
        Unusable: where it has one, or names another encoding; `TryAgain` where it is not whole.
    """
    declared = _DECLARED.match(body)
    if declared is not None and declared[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"):
        raise Unusable("the answer is not in UTF-8")
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unusable("the answer is not in UTF-8") from error
    parser = expat.ParserCreate("utf-8")
    parser.StartDoctypeDeclHandler = _refuse_document_type
    try:
        parser.Parse(body, True)  # noqa: FBT003 - the signature is that of expat
    except expat.ExpatError as error:
        raise TryAgain("the answer is not whole: it ends too early, or is no XML") from error


def _refuse_document_type(*_: object) -> None:
    raise Unusable("the answer holds a document type, which arXiv's never do")
