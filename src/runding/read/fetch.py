"""What is at an address? Fetched politely: robots.txt, one request at a time with a pause per host, within bounds of size and time."""

import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Final
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from runding.read.addresses import parsed, resolved
from runding.read.errors import SourceError

LARGEST: Final = 8_000_000
"""Bytes of the largest answer that is taken, packed and unpacked."""
_ROBOTS_LARGEST: Final = 512_000
_REDIRECTS: Final = 5
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_LONGEST_PAUSE: Final = 60.0
_PART: Final = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came: `data` is None where it has not changed since the last time. `etag` and `modified` are to be shown the next time."""

    url: str
    data: bytes | None
    html: bool
    etag: str | None
    modified: str | None


@dataclass(kw_only=True)
class Fetcher:
    """Fetches from the net. `pause` is in seconds between two requests to one host, `limit` the most seconds that one may take."""

    pause: float = 2.0
    limit: float = 30.0
    private: bool = False
    sleep: Callable[[float], None] = time.sleep
    _last: dict[str, float] = field(default_factory=dict)
    _rules: dict[str, RobotFileParser] = field(default_factory=dict)

    def fetch(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """What is at `url`, after at most five redirects, each of which is checked like the first. Raises SourceError."""
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        asked = {name: value for name, value in conditions.items() if value and "\n" not in value and "\r" not in value}
        where = url
        for _ in range(_REDIRECTS + 1):
            self._check_robots(where)
            status, headers, data = self._get(where, asked, LARGEST)
            if status in _MOVED and headers.get("location"):
                where = urljoin(where, headers["location"])
                continue
            if status == 304:
                return Fetched(url=where, data=None, html=False, etag=etag, modified=modified)
            if status != 200:
                kind = "gone" if status in (404, 410) else "unreachable"
                raise SourceError(url, f"the server answers {status}", "check the address, or try again later", kind=kind)
            return Fetched(
                url=where,
                data=data,
                html="html" in headers.get("content-type", "").lower(),
                etag=headers.get("etag"),
                modified=headers.get("last-modified"),
            )
        raise SourceError(url, f"there are more than {_REDIRECTS} redirects", "check the address", kind="unreachable")

    def _check_robots(self, url: str) -> None:
        scheme, host, port, _ = parsed(url)
        site = f"{scheme}://{host}:{port}"
        rules = self._rules.get(site)
        if rules is None:
            rules = self._rules[site] = self._robots(site)
        if not rules.can_fetch(agent(), url):
            raise SourceError(url, "the site's robots.txt asks programs not to read this", "ask the site, or save the page", kind="refused")

    def _robots(self, site: str) -> RobotFileParser:
        """The rules of a site, as RFC 9309 has it: none where there is no such file, all closed where the server is broken."""
        rules = RobotFileParser()
        where = f"{site}/robots.txt"
        for _ in range(_REDIRECTS + 1):
            status, headers, data = self._get(where, {}, _ROBOTS_LARGEST)
            if status not in _MOVED or not headers.get("location"):
                break
            where = urljoin(where, headers["location"])
        if status == 200:
            rules.parse(data.decode("utf-8", "replace").splitlines())
        elif status >= 500:
            rules.parse(["User-agent: *", "Disallow: /"])
        else:
            rules.parse([])
        return rules

    def _get(self, url: str, headers: Mapping[str, str], largest: int) -> tuple[int, dict[str, str], bytes]:
        """One request. Raises SourceError for what is refused, out of reach, too slow or too large."""
        scheme, host, port, path = parsed(url)
        number = resolved(url, host, port, private=self.private)
        self._wait(host)
        ends = time.monotonic() + self.limit
        try:
            with ExitStack() as stack:
                # A connection lets go of its socket once the answer is its last: so the socket is held, bounded and closed here.
                connection, stream = _connection(scheme, host, port, number, self.limit)
                stack.callback(stream.close)
                told = {"User-Agent": agent(), "Accept-Encoding": "gzip", "Accept": "text/html, application/xml;q=0.9, */*;q=0.5"}
                connection.request("GET", path, headers={**told, **headers})
                answer = stack.enter_context(connection.getresponse())
                got = {name.lower(): value for name, value in answer.getheaders()}
                data = _read(answer, stream, url, largest, ends)
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = f"the server cannot be reached or breaks off ({str(error)[:80] or type(error).__name__})"
            raise SourceError(url, reason, "try again later", kind="unreachable") from error
        finally:
            self._last[host] = time.monotonic()
        return answer.status, got, _unpacked(data, got.get("content-encoding", ""), url, largest)

    def _wait(self, host: str) -> None:
        """Wait until the pause since the last request to this host is over."""
        if (last := self._last.get(host)) is not None:
            asked = [rules.crawl_delay(agent()) for site, rules in self._rules.items() if f"://{host}:" in site and rules.mtime()]
            longest = max([self.pause, *(min(float(one), _LONGEST_PAUSE) for one in asked if one is not None)])
            left = last + longest - time.monotonic()
            if left > 0:
                self.sleep(left)


def agent() -> str:
    """How the program names itself to servers."""
    return f"Runding/{version('runding')} (reads news reports for their reader; obeys robots.txt)"


def _connection(scheme: str, host: str, port: int, number: str, limit: float) -> tuple[http.client.HTTPConnection, socket.socket]:
    """A connection to the numeric address, under the host's name. Proxies are not used: they would resolve the name anew."""
    stream = socket.create_connection((number, port), timeout=limit)
    try:
        if scheme == "https":
            stream = ssl.create_default_context().wrap_socket(stream, server_hostname=host)
    except BaseException:
        stream.close()
        raise
    kind = http.client.HTTPSConnection if scheme == "https" else http.client.HTTPConnection
    connection = kind(host, port, timeout=limit)
    connection.sock = stream
    return connection, stream


def _read(answer: http.client.HTTPResponse, stream: socket.socket, url: str, largest: int, ends: float) -> bytes:
    """The body, read within the bounds: a server that sends a byte a minute keeps nobody."""
    parts: list[bytes] = []
    size = 0
    while True:
        left = ends - time.monotonic()
        if left <= 0:
            raise SourceError(url, "the server is too slow", "try again later", kind="unreachable")
        stream.settimeout(left)
        part = answer.read1(_PART)
        if not part:
            return b"".join(parts)
        parts.append(part)
        size += len(part)
        if size > largest:
            raise _too_large(url, largest)


def _unpacked(data: bytes, encoding: str, url: str, largest: int) -> bytes:
    if encoding.strip().lower() not in ("gzip", "x-gzip"):
        return data
    worker = zlib.decompressobj(wbits=31)
    try:
        plain = worker.decompress(data, largest + 1)
    except zlib.error as error:
        raise SourceError(url, "the answer is damaged", "try again later", kind="damaged") from error
    if len(plain) > largest:
        raise _too_large(url, largest)
    return plain


def _too_large(url: str, largest: int) -> SourceError:
    return SourceError(url, f"the answer has more than {largest:,} bytes", "save the article itself as a file", kind="too_large")
