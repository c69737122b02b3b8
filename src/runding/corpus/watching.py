"""Keep a ledger current from feeds, each when it is due: quietly where nothing is new, later where one is out of reach."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, Protocol

import msgspec

from runding.corpus.adding import Result, add_raws
from runding.corpus.feedlist import Feed
from runding.corpus.reading import Reading
from runding.ledger import Ledger, LedgerError
from runding.read.errors import SourceError
from runding.read.feeds import feed_entries
from runding.read.fetch import Fetched
from runding.read.kinds import is_feed
from runding.read.raw import Bad, Facts, Raw

LONGEST_WAIT: Final = timedelta(hours=12)
"""The longest time between two tries of a feed that is out of reach."""
_LINKS: Final = 5_000
"""Links of a feed that are remembered as read."""


class Fetches(Protocol):
    """What is needed of a fetcher."""

    def fetch(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """What is at an address. Raises SourceError."""


class Seen(msgspec.Struct, kw_only=True):
    """What is remembered of a feed: what its server told, when it is due (ISO 8601, UTC), failures in a row, and links read."""

    etag: str | None = None
    modified: str | None = None
    due: str | None = None
    failures: int = 0
    links: list[str] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What one visit to a feed brought: a result, nothing (unchanged), or what went wrong and when it is tried again."""

    feed: Feed
    result: Result | None = None
    errors: tuple[SourceError, ...] = ()
    failure: str | None = None
    due: datetime


class Watch:
    """Watches feeds. `open_ledger` opens the ledger anew for each visit, so that a database that was away is found again.

    What is remembered stands in the file `memory`, which is replaced as a whole after each visit.
    """

    def __init__(
        self,
        feeds: tuple[Feed, ...],
        *,
        address: str,
        open_ledger: Callable[[], Ledger],
        fetcher: Fetches,
        memory: Path,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._feeds, self._address, self._open_ledger, self._fetcher = feeds, address, open_ledger, fetcher
        self._memory, self._now = memory, now
        self._seen = _remembered(memory)

    def due(self) -> Iterator[Visit]:
        """Visit every feed that is due, one after the other."""
        for feed in self._feeds:
            due = self._seen.setdefault(feed.url, Seen()).due
            if due is None or datetime.fromisoformat(due) <= self._now():
                yield self._visit(feed)

    def seconds_until_due(self) -> float:
        """How long nothing is to be done."""
        now = self._now()
        waits = [datetime.fromisoformat(due) - now for feed in self._feeds if (due := self._seen[feed.url].due) is not None]
        return max(0.0, min((wait.total_seconds() for wait in waits), default=0.0))

    def _visit(self, feed: Feed) -> Visit:
        seen = self._seen[feed.url]
        errors: list[SourceError] = []
        try:
            fetched = self._fetcher.fetch(feed.url, etag=seen.etag, modified=seen.modified)
            result = self._add(feed, seen, fetched, errors) if fetched.data is not None else None
        except (SourceError, LedgerError) as error:
            seen.failures += 1
            wait = min(feed.every * 2 ** min(seen.failures - 1, 16), max(LONGEST_WAIT, feed.every))
            return self._told(feed, seen, wait, errors, failure=str(error))
        seen.etag, seen.modified, seen.failures = fetched.etag, fetched.modified, 0
        return self._told(feed, seen, feed.every, errors, result=result)

    def _add(self, feed: Feed, seen: Seen, fetched: Fetched, errors: list[SourceError]) -> Result:
        read: list[str] = []
        raws = list(self._raws(feed, seen, fetched, read))
        with self._open_ledger() as ledger:
            reading = Reading(language=feed.language, ledger=self._address)
            result = add_raws(raws, ledger, reading=reading, jobs=1, complain=errors.append)
        # Only now: what was fetched but not kept is to be fetched again.
        seen.links = [*seen.links, *read][-_LINKS:]
        return result

    def _raws(self, feed: Feed, seen: Seen, fetched: Fetched, read: list[str]) -> Iterator[Raw | Bad]:
        data = fetched.data or b""
        if not is_feed(data):
            raise SourceError(feed.url, "this is no RSS or Atom feed", "check the address", kind="malformed")
        known = set(seen.links)
        for entry in feed_entries(data, source=feed.url, keep_empty=feed.follow):
            url = entry.facts.url if isinstance(entry, Raw) and feed.follow else None
            if url is None:
                yield entry
            elif url not in known:
                known.add(url)
                try:
                    page = self._fetcher.fetch(url)
                except SourceError as error:
                    if error.kind not in ("unreachable", "damaged"):
                        read.append(url)  # it will not be otherwise the next time
                    yield Bad(error)
                else:
                    read.append(url)
                    facts = entry.facts if isinstance(entry, Raw) else Facts()
                    yield Raw(source=url, content=page.data or b"", html=page.html or None, facts=facts)

    def _told(
        self,
        feed: Feed,
        seen: Seen,
        wait: timedelta,
        errors: list[SourceError],
        *,
        result: Result | None = None,
        failure: str | None = None,
    ) -> Visit:
        due = self._now() + wait
        seen.due = due.isoformat()
        beside = self._memory.with_name(self._memory.name + ".writing")
        beside.write_bytes(msgspec.json.encode(self._seen, order="deterministic"))
        beside.replace(self._memory)
        return Visit(feed=feed, result=result, errors=tuple(errors), failure=failure, due=due)


def _remembered(memory: Path) -> dict[str, Seen]:
    """What is remembered; nothing where the file is not there or is broken, for then all is only read once more."""
    try:
        return msgspec.json.decode(memory.read_bytes(), type=dict[str, Seen])
    except (OSError, msgspec.DecodeError):
        return {}
