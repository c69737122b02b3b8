"""`runding watch`: a ledger kept current from feeds."""

import contextlib
import select
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from runding.cli.failure import DONE, FAILED, PARTLY, complain, say
from runding.cli.ledgers import ledger_option, opened_ledger

if TYPE_CHECKING:
    from runding.corpus.watching import Visit, Watch
    from runding.ledger import Ledger

EPILOG = """\b
FEEDS.toml:
  every = "1h"
  [[feed]]
  url = "https://example.org/rss"
  every = "30m"
  follow = true

\b
What servers told and which links were read is remembered in FEEDS.toml.seen, or where --memory says. A feed or a database that is out
of reach is tried again later, after longer and longer waits. It ends at the interrupt key or when it is told to (SIGTERM).
"""
_MOST_LINES: Final = 12


@click.command(epilog=EPILOG)
@click.argument("feeds", type=click.Path(path_type=Path, dir_okay=False), metavar="FEEDS.toml")
@ledger_option
@click.option("--once", is_flag=True, help="Visit every feed that is due, then end.")
@click.option("--memory", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Where to remember what was read.")
@click.option("--allow-private", is_flag=True, help="Fetch also from private networks and this machine.")
@click.option("--pause", type=click.FloatRange(0, 600), default=2.0, metavar="S", help="Seconds between requests to a host. [2]")
def watch(*, feeds: Path, address: str, once: bool, memory: Path | None, allow_private: bool, pause: float) -> None:
    """Keep a ledger current from the feeds of a list, on a schedule, and say what changes.

    Exit code with --once: 0 all feeds were read, 1 some were not, 2 none was.
    """
    with opened_ledger(address, create=True):
        pass  # what is wrong with the ledger now would be wrong all the time
    from runding.corpus.feedlist import read_feeds
    from runding.corpus.places import known_places
    from runding.corpus.watching import Watch
    from runding.lang.pack import available
    from runding.ledger import Ledger
    from runding.read.errors import SourceError
    from runding.read.fetch import Fetcher

    def open_ledger() -> "Ledger":
        return Ledger.open(address, create=False, places=known_places())

    try:
        listed = read_feeds(feeds, languages=available())
    except SourceError as error:
        complain(error.source, error.reason, error.remedy)
        sys.exit(FAILED)
    stop = Stop()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    watched = Watch(
        listed, address=address, open_ledger=open_ledger, memory=memory or feeds.with_name(feeds.name + ".seen"),
        fetcher=Fetcher(pause=pause, private=allow_private, sleep=lambda seconds: void(stop.wait(seconds))),
    )  # fmt: skip
    try:
        sys.exit(_run(watched, stop, once=once, total=len(listed)))
    except OSError as error:
        complain(str(memory or feeds), f"what was read cannot be remembered ({error.strerror})", "name another file with --memory")
        sys.exit(FAILED)
    finally:
        stop.close()


class Stop:
    """Whether to stop, as a signal says. A `threading.Event` waits for ever where the signal comes while its lock is held."""

    def __init__(self) -> None:
        """Not yet."""
        self._asked, self._ask = socket.socketpair()
        self._ask.setblocking(False)

    def set(self) -> None:
        """Say so, from a signal handler or from anywhere."""
        with contextlib.suppress(OSError):  # said so often already that no more fits, or nobody waits any more
            self._ask.send(b".")

    def close(self) -> None:
        """Nobody will wait any more."""
        self._asked.close()
        self._ask.close()

    def is_set(self) -> bool:
        """Whether it was said."""
        return self.wait(0)

    def wait(self, seconds: float) -> bool:
        """Wait until it is said, so long at most; whether it was."""
        return bool(select.select([self._asked], [], [], max(seconds, 0))[0])


def void(value: object) -> None:
    """Nothing, whatever comes."""


def _run(watched: "Watch", stop: Stop, *, once: bool, total: int) -> int:
    """Visit feeds until told to stop. Gives the exit code."""
    failed = 0
    while not stop.is_set():
        for visit in watched.due():
            failed += visit.failure is not None
            _tell(visit)
            if stop.is_set():
                break
        if once:
            return DONE if not failed else FAILED if failed == total else PARTLY
        stop.wait(watched.seconds_until_due())
    say("stopped")
    return DONE


def _tell(visit: "Visit") -> None:
    """Say what a visit brought; nothing where nothing changed."""
    from runding.cli.answers import label
    from runding.show.history import kind_of, told
    from runding.show.safe import printable

    if visit.failure is not None:
        say(f"{visit.failure} (next try {visit.due:%Y-%m-%d %H:%M} UTC)")
    for error in visit.errors:
        complain(error.source, error.reason, error.remedy)
    result = visit.result
    if result is None or not (result.tally.new or result.tally.replaced):
        return
    click.echo(printable(f"{visit.feed.url}: {result.tally.new:,} new reports"))
    for entry in result.touched[:_MOST_LINES]:
        click.echo(printable(f"  {kind_of(entry)} {entry.id}  {told(entry, label)}"))
    if len(result.touched) > _MOST_LINES:
        click.echo(f"  and {len(result.touched) - _MOST_LINES:,} more")
