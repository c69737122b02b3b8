"""Add many sources to a ledger: found here, read on all cores, written here in their order; a run that was broken off goes on."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Final

from runding.corpus.cores import Cores
from runding.corpus.reading import PIECE, Outcome, Reading, begin, in_pieces, lost_piece, read_piece
from runding.lang.folders import available
from runding.lang.versions import pack_version
from runding.ledger import Failure, Ledger, Run, note_run
from runding.ledger.ledger import BATCH
from runding.ledger.runs import MOST_FAILURES
from runding.model.history import AgreementThread, Entry, SettledRound
from runding.model.record import ArticleRecord, from_json
from runding.read.errors import SourceError
from runding.read.many import Options, find_raw
from runding.read.places import size_of
from runding.read.raw import Bad, Raw

MOST_TOUCHED: Final = 10_000
"""Entries that a result holds at most, so that memory does not grow with the corpus."""

_AHEAD: Final = BATCH * 3 // (2 * PIECE)
"""Pieces that are read before their turn: while a batch is merged the cores read the next one, else they would stand still."""


@dataclass(slots=True, kw_only=True)
class Tally:
    """How far a run is. `done` of `total` bytes of files; reports that are new, known already, read anew, or could not be read."""

    done: int = 0
    total: int = 0
    new: int = 0
    known: int = 0
    replaced: int = 0
    failed: int = 0
    languages: Counter[str] = field(default_factory=Counter)

    @property
    def reports(self) -> int:
        """All that were looked at."""
        return sum(self.languages.values()) + self.failed


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run did: its tally, the entries that its reports belong to, and the open questions before and after it.

    Of very many entries `touched` has only the first `MOST_TOUCHED`; then `more` is true.
    """

    tally: Tally
    touched: tuple[Entry, ...]
    more: bool
    unsure_before: int
    unsure: int

    @property
    def rounds(self) -> tuple[SettledRound, ...]:
        """The rounds that new reports tell of."""
        return tuple(one for one in self.touched if isinstance(one, SettledRound))

    @property
    def agreements(self) -> tuple[AgreementThread, ...]:
        """The agreements that new reports tell of."""
        return tuple(one for one in self.touched if isinstance(one, AgreementThread))


Watcher = Callable[[Tally], None]
Complaint = Callable[[SourceError], None]


def add_sources(
    sources: Sequence[str],
    ledger: Ledger,
    *,
    address: str,
    reading: Reading,
    options: Options,
    again: bool = False,
    jobs: int | None = None,
    complain: Complaint,
    progress: Watcher = lambda tally: None,
) -> Result:
    """Add the reports of sources to a ledger.

    Args:
        sources: Files, folders, patterns, addresses, `-`.
        ledger: An open ledger, to which `address` leads other processes.
        address: Its path or URL.
        reading: How reports are read; its `ledger` is set here.
        options: How sources are opened.
        again: Read also what the ledger has; a report that is read differently takes the old one's place.
        jobs: Processes; None for all cores.
        complain: Told of each source or report that cannot be read.
        progress: Told the tally as it grows.
    """
    total = sum(map(size_of, sources))
    return add_raws(
        find_raw(sources, options=options),
        ledger,
        reading=Reading(language=reading.language, published=reading.published, ledger=None if again else address),
        jobs=jobs,
        complain=complain,
        progress=progress,
        tally=Tally(total=total),
    )


def add_raws(
    raws: Iterable[Raw | Bad],
    ledger: Ledger,
    *,
    reading: Reading,
    jobs: int | None = None,
    complain: Complaint,
    progress: Watcher = lambda tally: None,
    tally: Tally | None = None,
) -> Result:
    """Add raw reports to a ledger; see `add_sources`."""
    tally = tally or Tally()
    before, begun = ledger.counts()["doubts"], datetime.now(UTC)
    failures: list[Failure] = []

    def told(error: SourceError) -> None:
        if len(failures) < MOST_FAILURES:
            failures.append(Failure(source=error.source, reason=error.reason))
        complain(error)

    with Cores(read_piece, jobs=jobs, begin=begin, settings=(reading,), lost=lost_piece, ahead=_AHEAD) as cores:
        outcomes = (one for piece in cores.map(in_pieces(raws)) for one in piece)
        added = ledger.add(_records(outcomes, tally, told, progress))
    tally.new, tally.replaced = added.new, added.replaced
    tally.known += added.same
    progress(tally)
    note_run(ledger, _noted(tally, begun, failures))
    touched = ledger.changes(begun, limit=MOST_TOUCHED + 1) if added.new or added.replaced else ()
    more, touched = len(touched) > MOST_TOUCHED, touched[:MOST_TOUCHED]
    return Result(tally=tally, touched=_with_series(ledger, touched), more=more, unsure_before=before, unsure=ledger.counts()["doubts"])


def _noted(tally: Tally, begun: datetime, failures: Sequence[Failure]) -> Run:
    """What the ledger is to know of a run: also which version of each pack read."""
    return Run(
        begun=begun.isoformat(timespec="microseconds"), ended=datetime.now(UTC).isoformat(timespec="microseconds"),
        version=version("runding"), packs={code: pack_version(code) for code in sorted(tally.languages) if code in available()},
        new=tally.new, known=tally.known, replaced=tally.replaced, failed=tally.failed, failures=tuple(failures),
    )  # fmt: skip


def _with_series(ledger: Ledger, touched: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries, each round with its series, which is known only beside the other rounds."""
    days = [one.start for one in touched if isinstance(one, SettledRound) and one.start is not None]
    if not days:
        return touched
    known = {one.id: one for one in ledger.rounds(since=min(days), until=max(days))}
    return tuple(known.get(one.id, one) for one in touched)


def _records(outcomes: Iterable[Outcome], tally: Tally, complain: Complaint, progress: Watcher) -> Iterator[ArticleRecord]:
    """The records that are to be added; everything is counted, and what failed is told."""
    for one in outcomes:
        tally.done = max(tally.done, one.done)
        if one.error is not None:
            tally.failed += 1
            complain(one.error)
        else:
            tally.languages[one.language or "?"] += 1
            if one.record is not None:
                yield from_json(one.record)
            else:
                tally.known += 1
        progress(tally)
