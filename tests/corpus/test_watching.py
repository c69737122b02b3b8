"""Feeds on a schedule, with a fetcher that stands in for the net and a clock that is moved by hand."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from runding.corpus.feedlist import Feed, read_feeds
from runding.corpus.watching import Visit, Watch
from runding.ledger import Ledger, LedgerError
from runding.read.errors import SourceError
from runding.read.fetch import Fetched

URL = "https://example.org/rss"
TEXT = "Juru bicara pemerintah Norwegia, Tomas Orvik, mengatakan bahwa perundingan {} di kota Bergen akan dilanjutkan pada pekan depan."


def feed_of(*numbers: int) -> bytes:
    items = "".join(
        f"<item><title>J{n}</title><link>https://example.org/{n}</link><description>{TEXT.format(n)}</description></item>" for n in numbers
    )
    return f"<rss version='2.0'><channel><title>Kabar</title>{items}</channel></rss>".encode()


class Net:
    """What is at addresses: bytes, an error, or None for unchanged."""

    def __init__(self) -> None:
        self.there: dict[str, bytes | SourceError | None] = {}
        self.asked: list[tuple[str, str | None]] = []

    def fetch(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        self.asked.append((url, etag))
        found = self.there.get(url, SourceError(url, "the server cannot be reached", "later", kind="unreachable"))
        if isinstance(found, SourceError):
            raise found
        return Fetched(url=url, data=found, html=b"<html" in (found or b""), etag='"v"', modified=modified)


class Bench:
    """A watch with its net, its clock and its ledger."""

    def __init__(self, folder: Path, **settings: object) -> None:
        self.net, self.time, self.address, self.memory = Net(), datetime(2024, 5, 1, 12, tzinfo=UTC), folder / "l.db", folder / "seen"
        self.feed = Feed(url=URL, every=timedelta(minutes=30), **settings)  # type: ignore[arg-type]
        self.away = False
        Ledger.open(self.address).close()
        self.watch = self.again()

    def again(self) -> Watch:
        """The watch as a new process has it."""
        self.watch = Watch(
            (self.feed,), address=str(self.address), open_ledger=self.open, fetcher=self.net, memory=self.memory, now=lambda: self.time
        )
        return self.watch

    def open(self) -> Ledger:
        if self.away:
            raise LedgerError("the database is away")
        return Ledger.open(self.address, create=False)

    def visit(self, **later: float) -> list[Visit]:
        self.time += timedelta(**later)
        return list(self.watch.due())


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


class TestSchedule:
    def test_a_feed_is_visited_when_it_is_due(self, bench: Bench) -> None:
        bench.net.there[URL] = feed_of(1)
        (visit,) = bench.visit()
        assert visit.result is not None
        assert visit.result.tally.new == 1
        assert bench.visit(minutes=29) == []
        assert bench.watch.seconds_until_due() == 60
        assert len(bench.visit(minutes=1)) == 1

    def test_only_what_is_new_is_added(self, bench: Bench) -> None:
        bench.net.there[URL] = feed_of(1, 2)
        bench.visit()
        bench.net.there[URL] = feed_of(3, 1, 2)
        (visit,) = bench.visit(hours=1)
        assert visit.result is not None
        assert (visit.result.tally.new, visit.result.tally.known) == (1, 2)

    def test_what_the_server_told_is_shown_to_it_also_after_a_restart(self, bench: Bench) -> None:
        bench.net.there[URL] = feed_of(1)
        bench.visit()
        bench.again()
        assert bench.visit() == [], "it is not due yet"
        bench.net.there[URL] = None
        (visit,) = bench.visit(hours=1)
        assert (visit.result, visit.failure) == (None, None)
        assert bench.net.asked[-1] == (URL, '"v"')

    def test_a_broken_memory_is_begun_anew(self, bench: Bench) -> None:
        bench.memory.write_bytes(b"{broken")
        bench.net.there[URL] = feed_of(1)
        bench.again()
        assert len(bench.visit()) == 1


class TestOutages:
    def test_waits_become_longer_and_end_with_the_outage(self, bench: Bench) -> None:
        waits = []
        for _ in range(8):
            (visit,) = bench.visit()
            assert visit.failure is not None
            waits.append((visit.due - bench.time) / timedelta(minutes=30))
            bench.time = visit.due
        assert waits == [1, 2, 4, 8, 16, 24, 24, 24]
        bench.net.there[URL] = feed_of(1)
        (visit,) = bench.visit()
        assert visit.due - bench.time == timedelta(minutes=30)

    def test_what_came_while_the_ledger_was_away_is_added_later(self, bench: Bench) -> None:
        bench.net.there[URL] = feed_of(1)
        bench.away = True
        (visit,) = bench.visit()
        assert visit.failure == "the database is away"
        bench.away = False
        (visit,) = bench.visit(hours=1)
        assert visit.result is not None
        assert visit.result.tally.new == 1
        assert bench.net.asked == [(URL, None), (URL, None)], "it was not told as read"

    def test_what_is_no_feed_is_told(self, bench: Bench) -> None:
        bench.net.there[URL] = b"<html>moved"
        (visit,) = bench.visit()
        assert "no RSS" in (visit.failure or "")


class TestFollowing:
    @pytest.fixture
    def bench(self, tmp_path: Path) -> Bench:
        return Bench(tmp_path, follow=True)

    def page(self, number: int) -> bytes:
        body = f"<article><p>{TEXT.format(number)}</p><p>Lebih lengkap dari itu.</p></article>"
        return f"<html><head><title>J</title></head><body>{body}</body></html>".encode()

    def test_pages_are_read_once(self, bench: Bench) -> None:
        bench.net.there |= {URL: feed_of(1, 2), "https://example.org/1": self.page(1), "https://example.org/2": self.page(2)}
        (visit,) = bench.visit()
        assert visit.result is not None
        assert visit.result.tally.new == 2
        bench.visit(hours=1)
        assert [url for url, _ in bench.net.asked].count("https://example.org/1") == 1
        with Ledger.open(bench.address) as ledger:
            assert all("Lebih lengkap" in record.article.text for record in ledger.records())

    def test_a_page_that_is_out_of_reach_is_tried_again_and_one_that_is_gone_is_not(self, bench: Bench) -> None:
        gone = SourceError("https://example.org/2", "404", "check", kind="gone")
        bench.net.there |= {URL: feed_of(1, 2), "https://example.org/2": gone}
        (visit,) = bench.visit()
        assert sorted(error.kind for error in visit.errors) == ["gone", "unreachable"]
        bench.net.there["https://example.org/1"] = self.page(1)
        (visit,) = bench.visit(hours=1)
        assert visit.result is not None
        assert visit.result.tally.new == 1
        assert [url for url, _ in bench.net.asked].count("https://example.org/2") == 1


class TestList:
    def read(self, folder: Path, text: str) -> tuple[Feed, ...]:
        path = folder / "feeds.toml"
        path.write_text(text, encoding="utf-8")
        return read_feeds(path, languages=("id",))

    def test_a_list(self, tmp_path: Path) -> None:
        text = (
            'every = "2h"\n[[feed]]\nurl = "https://a.org/x"\nfollow = true\n[[feed]]\nurl = "http://b.org"\nevery = "30m"\nlanguage = "id"'
        )
        assert self.read(tmp_path, text) == (
            Feed(url="https://a.org/x", every=timedelta(hours=2), follow=True),
            Feed(url="http://b.org", every=timedelta(minutes=30), language="id"),
        )

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("", "no [[feed]]"),
            ("x = ", "no TOML"),
            ("other = 1\n[[feed]]\nurl = 'https://a.org'", "something else"),
            ("[[feed]]\nname = 'x'", "feed 1 has no url"),
            ("[[feed]]\nurl = 'https://a.org'\nfolow = true", "'folow'"),
            ("[[feed]]\nurl = 'https://a.org'\nfollow = 'yes'", "'follow'"),
            ("[[feed]]\nurl = 'https://a.org'\nevery = '0m'", "no interval"),
            ("[[feed]]\nurl = 'https://a.org'\nlanguage = 'xx'", "no pack"),
            ("[[feed]]\nurl = 'ftp://a.org'", "ftp"),
            ("[[feed]]\nurl = 'https://a.org'\n[[feed]]\nurl = 'https://a.org'", "twice"),
        ],
    )
    def test_what_is_wrong_is_told(self, tmp_path: Path, text: str, reason: str) -> None:
        with pytest.raises(SourceError) as caught:
            self.read(tmp_path, text)
        assert reason in str(caught.value)
