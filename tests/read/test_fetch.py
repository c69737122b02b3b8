"""Fetching from a server on this machine: robots, pauses, redirects, conditions, bounds, and addresses that are refused."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from runding.model.text import Article
from runding.pipeline import markers
from runding.read import addresses, fetch
from runding.read.addresses import is_address, parsed, resolved
from runding.read.errors import SourceError
from runding.read.fetch import Fetcher
from runding.read.many import Options, read_many

TEXT = "Menteri Luar Negeri Norwegia, Tomas Orvik, mengatakan bahwa perundingan itu akan dilanjutkan pada pekan depan di kota ini."


class Site(ThreadingHTTPServer):
    """A site with pages by path: status, headers, body. `asked` are the requests that came."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.open, self.most = 0, 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Any

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked.append((self.path, headers))
        status, told, body = self.server.pages.get(self.path, (404, {}, b""))
        if headers.get("if-none-match") is not None and headers["if-none-match"] == told.get("ETag"):
            status, body = 304, b""
        self.send_response(status)
        for name, value in told.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            for part in body.split(b"|slow|"):
                self.wfile.write(part)
                self.wfile.flush()
                if b"|slow|" in body:
                    time.sleep(0.15)
        except OSError:
            pass

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def fetcher(**settings: Any) -> Fetcher:
    return Fetcher(**{"pause": 0.0, "private": True, "limit": 300.0} | settings)


def fails(url: str, **settings: Any) -> SourceError:
    with pytest.raises(SourceError) as caught:
        fetcher(**settings).fetch(url)
    return caught.value


class TestAsking:
    def test_a_page_comes_with_what_is_to_be_shown_the_next_time(self, site: Site) -> None:
        site.pages["/a"] = (200, {"Content-Type": "text/html", "ETag": '"v1"', "Last-Modified": "Thu, 02 May 2024 00:00:00 GMT"}, b"<p>yes")
        worker = fetcher()
        first = worker.fetch(f"{site.url}/a")
        assert (first.data, first.html, first.etag) == (b"<p>yes", True, '"v1"')
        again = worker.fetch(f"{site.url}/a", etag=first.etag, modified=first.modified)
        assert again.data is None
        assert site.asked[-1][1]["if-modified-since"] == first.modified

    def test_the_program_names_itself(self, site: Site) -> None:
        site.pages["/a"] = (200, {}, b"x")
        fetcher().fetch(f"{site.url}/a")
        assert all(headers["user-agent"].startswith("Runding/") for _, headers in site.asked)

    def test_packed_answers_are_unpacked(self, site: Site) -> None:
        site.pages["/a"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"yes"))
        assert fetcher().fetch(f"{site.url}/a").data == b"yes"

    def test_a_header_cannot_be_smuggled_in(self, site: Site) -> None:
        site.pages["/a"] = (200, {}, b"x")
        fetcher().fetch(f"{site.url}/a", etag='"x"\r\nX-Other: 1')
        assert "x-other" not in site.asked[-1][1]

    @pytest.mark.parametrize(("status", "kind"), [(404, "gone"), (410, "gone"), (403, "unreachable"), (503, "unreachable")])
    def test_errors_of_the_server_are_told(self, site: Site, status: int, kind: str) -> None:
        site.pages["/a"] = (status, {}, b"")
        assert fails(f"{site.url}/a").kind == kind


class TestManners:
    def test_robots_are_obeyed_and_asked_once(self, site: Site) -> None:
        site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /closed\n\nUser-agent: Other\nDisallow: /\n")
        site.pages["/a"] = site.pages["/closed/b"] = (200, {}, b"x")
        worker = fetcher()
        worker.fetch(f"{site.url}/a")
        with pytest.raises(SourceError, match="robots"):
            worker.fetch(f"{site.url}/closed/b")
        assert [path for path, _ in site.asked] == ["/robots.txt", "/a"]

    def test_rules_for_this_program_are_its_own(self, site: Site) -> None:
        site.pages["/robots.txt"] = (200, {}, b"User-agent: Runding\nDisallow: /\n")
        assert fails(f"{site.url}/a").kind == "refused"

    def test_a_site_whose_robots_cannot_be_had_is_left_alone(self, site: Site) -> None:
        site.pages["/robots.txt"] = (500, {}, b"")
        site.pages["/a"] = (200, {}, b"x")
        assert fails(f"{site.url}/a").kind == "refused"

    def test_between_two_requests_to_a_host_there_is_a_pause(self, site: Site) -> None:
        site.pages["/a"] = site.pages["/b"] = (200, {}, b"x")
        slept: list[float] = []
        worker = fetcher(pause=9_000.0, sleep=slept.append)
        worker.fetch(f"{site.url}/a")
        worker.fetch(f"{site.url}/b")
        assert len(slept) == 2, "before each but the first request, that for robots.txt"
        assert all(8_000 < one <= 9_000 for one in slept)

    def test_a_site_may_ask_for_a_longer_pause(self, site: Site) -> None:
        site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 30\n")
        site.pages["/a"] = (200, {}, b"x")
        slept: list[float] = []
        fetcher(pause=1.0, sleep=slept.append).fetch(f"{site.url}/a")
        assert 1 < slept[0] <= 30


class TestBounds:
    def test_too_large(self, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(fetch, "LARGEST", 1_000)
        site.pages["/a"] = (200, {}, b"x" * 2_000)
        site.pages["/bomb"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 500_000))
        assert fails(f"{site.url}/a").kind == "too_large"
        assert fails(f"{site.url}/bomb").kind == "too_large"

    def test_too_slow_as_a_whole(self, site: Site) -> None:
        site.pages["/a"] = (200, {}, b"x|slow|" * 4_000)  # ten minutes
        site.pages["/b"] = (200, {}, b"x")
        worker = fetcher()
        worker.fetch(f"{site.url}/b")  # what robots may do is known from here on
        worker.limit = 0.5
        with pytest.raises(SourceError) as caught:
            worker.fetch(f"{site.url}/a")
        assert caught.value.kind == "unreachable"

    def test_nobody_there(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        assert fails(f"http://127.0.0.1:{port}/").kind == "unreachable"

    def test_redirects_end(self, site: Site) -> None:
        site.pages["/a"] = (302, {"Location": "/a"}, b"")
        assert "redirects" in fails(f"{site.url}/a").reason


class TestRefusals:
    @pytest.mark.parametrize(
        "url",
        ["ftp://example.org/a", "file:///etc/passwd", "gopher://x/", "http://", "http://user:pw@example.org/", "http://a b/", "http://[x/"],
    )
    def test_what_is_no_http_address(self, url: str) -> None:
        assert fails(url).kind == "refused"

    @pytest.mark.parametrize(
        "host",
        ["127.0.0.1", "localhost", "10.1.2.3", "192.168.0.1", "169.254.169.254", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "2130706433",
         "[fd00::1]", "[fe80::1]", "100.64.0.1", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "224.0.0.1"],
    )  # fmt: skip
    def test_private_hosts(self, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(socket, "create_connection", lambda *a, **k: pytest.fail("connected"))
        assert fails(f"http://{host}/", private=False).kind in ("refused", "unreachable")

    def test_a_public_name_of_a_private_address(self, monkeypatch: pytest.MonkeyPatch) -> None:
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in ("93.184.216.34", "10.0.0.1")]
        monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *a, **k: found)
        with pytest.raises(SourceError, match="private"):
            resolved("http://rebind.example/", "rebind.example", 80, private=False)

    def test_public_addresses_are_not_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 80))]
        monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *a, **k: found)
        assert resolved("http://example.org/", "example.org", 80, private=False) == "93.184.216.34"

    def test_a_redirect_to_another_scheme(self, site: Site) -> None:
        site.pages["/a"] = (302, {"Location": "file:///etc/passwd"}, b"")
        assert fails(f"{site.url}/a").kind == "refused"

    def test_a_redirect_to_a_private_host(self, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
        site.pages["/a"] = (302, {"Location": "http://10.0.0.1/secret"}, b"")
        real = fetch.resolved

        def only_this_site(url: str, host: str, port: int, *, private: bool) -> str:
            return real(url, host, port, private=host == "127.0.0.1")

        monkeypatch.setattr(fetch, "resolved", only_this_site)
        assert fails(f"{site.url}/a", private=False).kind == "refused"

    def test_names_and_ports_are_told(self) -> None:
        assert parsed("https://Example.org/a?b=c#d") == ("https", "example.org", 443, "/a?b=c")
        assert is_address("ftp://x")
        assert not is_address("a/b.txt")


def test_pages_and_feeds_at_addresses_are_read(site: Site) -> None:
    page = f"<html><head><title>Judul</title></head><body><article><p>{TEXT}</p></article></body></html>".encode()
    item = f"<item><title>J</title><link>{site.url}/page</link></item>"
    feed = f"<rss version='2.0'><channel><title>Kabar</title>{item}</channel></rss>".encode()
    site.pages |= {"/page": (200, {"Content-Type": "text/html"}, page), "/feed": (200, {}, feed)}
    options = Options(fetcher=fetcher(), follow=True)
    found = list(read_many([f"{site.url}/page", f"{site.url}/feed", f"{site.url}/none"], languages=markers(), options=options))
    articles = [one for one in found if isinstance(one, Article)]
    assert [one.text for one in articles] == [TEXT, TEXT]
    assert articles[1].publisher == "Kabar"
    assert [one.kind for one in found if isinstance(one, SourceError)] == ["gone"]
