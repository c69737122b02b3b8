"""The ledger: open it, add reports, judge, ask."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, cast

import msgspec
from sqlalchemy import Connection, Engine, insert, select

from runding.ledger import questions, stored
from runding.ledger.batches import in_batches, no_collection, seldom_collected
from runding.ledger.connect import address, among, connect, reading, shown, writing
from runding.ledger.errors import LedgerError
from runding.ledger.finding import Filters, filters, found
from runding.ledger.judgebook import JudgeBook
from runding.ledger.judging import judgements_on_articles, place_again
from runding.ledger.remembered import Remembered
from runding.ledger.settling import settle_changes
from runding.ledger.store import Store, article_number
from runding.ledger.tables import articles, meta
from runding.ledger.versions import make_ready, setting
from runding.merge import NOWHERE, Places, SketchError, digest, matrix, parse, recipe, report_key, sketch_of, tokens
from runding.model.history import (
    Actor,
    AgreementThread,
    Cell,
    Contradiction,
    Doubt,
    Entry,
    History,
    PositionLine,
    Quote,
    SettledRound,
    Utterance,
)
from runding.model.record import ArticleRecord, to_json

BATCH: Final = 500
"""Reports in one transaction: what is lost of finished work when the power fails is nothing, of begun work at most this."""
TEXTS: Final = ("full", "spans")


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What adding did: reports that are new, that were there already, and that were read anew and replaced."""

    new: int
    same: int
    replaced: int


class Ledger:
    """One history in one database. Safe to open from several processes at once; one writes at a time, the others wait.

    Use as a context manager, or call `close`.
    """

    def __init__(self, engine: Engine, name: str, places: Places) -> None:
        """Take an engine whose tables are ready; `open` is the way in."""
        self._engine = engine
        self.name = name
        self._places = places
        self._remembered = Remembered()
        self.judge = JudgeBook(self)
        with self.reading() as connection:
            self.texts = setting(connection, "texts") or "full"

    @classmethod
    def open(
        cls,
        url_or_path: str | Path,
        *,
        create: bool = True,
        upgrade: bool = False,
        texts: str | None = None,
        places: Places = NOWHERE,
    ) -> Self:
        """Open a ledger.

        Args:
            url_or_path: A path of a SQLite file, or `postgresql://USER@HOST/NAME`.
            create: Begin a new ledger where there is none; else that is an error.
            upgrade: Bring tables of an older version up to date; else they are an error.
            texts: For a new ledger, `full` (the default) or `spans`: keep only the hash of each text and the words of records.
            places: What is known of places: what lies in what is no contradiction.

        Raises:
            LedgerError: It cannot be opened, is another program's, or of another version.
        """
        if texts is not None and texts not in TEXTS:
            raise LedgerError(f"texts: {texts!r} is neither {' nor '.join(TEXTS)}")
        url = address(url_or_path)
        engine, name = connect(url, create=create), shown(url)
        try:
            make_ready(engine, name, create=create, upgrade=upgrade)
            _settle_terms(engine, name, texts)
            return cls(engine, name, places)
        except BaseException:
            engine.dispose()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees one state of the ledger."""
        return reading(self._engine, self.name)

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that changes the ledger, all of it or nothing."""
        return writing(self._engine, self.name)

    # Adding

    def add(
        self,
        records: Iterable[ArticleRecord],
        *,
        batch: int = BATCH,
        on_batch: Callable[[Added], None] | None = None,
        now: datetime | None = None,
    ) -> Added:
        """Add records; the same report again changes nothing, one that was read differently takes the old one's place.

        Args:
            records: Records, in any order; taken as they come, never all at once.
            batch: How many are written in one transaction.
            on_batch: Told what was done so far, after each transaction.
            now: When they were added, if not now.
        """
        if batch < 1:
            raise ValueError(f"a batch of {batch} reports is none")
        total = Added(new=0, same=0, replaced=0)
        with seldom_collected():
            for part in in_batches(records, batch):
                with no_collection():
                    done = self._add(part, (now or datetime.now(UTC)).isoformat(timespec="microseconds"))
                total = Added(new=total.new + done.new, same=total.same + done.same, replaced=total.replaced + done.replaced)
                if on_batch is not None:
                    on_batch(total)
        return total

    def _add(self, part: Sequence[ArticleRecord], now: str) -> Added:
        sealed = {report_key(one): (one, _seal(one)) for one in part}
        with self.writing() as connection:
            query = select(articles.c.key, articles.c.number, articles.c.seal)
            there = {
                row.key: (row.number, row.seal)
                for row in connection.execute(query.where(among(connection, articles.c.number, [article_number(key) for key in sealed])))
            }
            wanted = {key: pair for key, pair in sealed.items() if key not in there or there[key][1] != pair[1]}
            replaced = [there[key][0] for key in wanted if key in there]
            if wanted:
                self._write(connection, wanted, replaced, now)
        return Added(new=len(wanted) - len(replaced), same=len(part) - len(wanted), replaced=len(replaced))

    def _write(self, connection: Connection, wanted: dict[str, tuple[ArticleRecord, bytes]], replaced: list[int], now: str) -> None:
        store = Store(connection, self._remembered)
        records = [record for record, _ in wanted.values()]
        place_again(connection, records)
        on = judgements_on_articles(connection, [article_number(key) for key in wanted])
        words = [tokens(record.article.text) for record in records]
        digests = [
            digest(record, on.get(article_number(key), ()), sketch=sketch_of(found))
            for (key, (record, _)), found in zip(wanted.items(), words, strict=True)
        ]
        store.delete_articles(replaced)
        store.write_articles(digests, records, [seal for _, seal in wanted.values()], now, words if self.texts == "full" else None)
        settle_changes(store, self._places, digests=digests, removed=replaced)

    def remove(self, article: str) -> bool:
        """Take a report out, by its key; False where it is not there. Judgements on it are kept."""
        with self.writing() as connection:
            number = article_number(article)
            store = Store(connection, self._remembered)
            if not stored.records(connection, [number]):
                return False
            settle_changes(store, self._places, removed=[number])
            store.delete_articles([number])
        return True

    def redo(self, connection: Connection, numbers: Sequence[int], relinked: Sequence[int]) -> None:
        """Merge articles again from their stored records, after judgements on them or their links changed."""
        on = judgements_on_articles(connection, numbers)
        kept = stored.records(connection, numbers)
        sketches = stored.sketches(connection, numbers)
        digests = [digest(record, on.get(article_number(key), ()), sketch=sketches[key]) for key, record in kept.items()]
        settle_changes(Store(connection, self._remembered), self._places, digests=digests, removed=numbers, relinked=relinked)

    # Asking

    def rounds(
        self,
        *,
        party: str | None = None,
        status: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
        newest: bool = False,
        after: tuple[str, str] | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[SettledRound, ...]:
        """Rounds by day. `since` and `until` are days of the round, `as_of` cuts off the reports.

        With `newest` the last ones come first. `after`, the day and id of an entry as `entry_order` gives them, goes on behind it.
        """
        wanted = filters(
            party=party, status=status, since=since, until=until, as_of=as_of, newest=newest, after=after, limit=limit, offset=offset
        )
        with self.reading() as connection:
            return questions.rounds(connection, wanted, self._places)

    def statements(
        self,
        *,
        search: str | None = None,
        side: str | None = None,
        actor: str | None = None,
        speaker: str | None = None,
        issue: str | None = None,
        channel: str | None = None,
        outlet: str | None = None,
        language: str | None = None,
        several: bool = False,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
        newest: bool = False,
        after: tuple[str, str] | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Utterance, ...]:
        """Utterances by day. `search` takes words, `"a phrase"` and `begin*`; `several` asks for those in several reports.

        `speaker` is a name or words of one, `outlet` a name or address as a report gives it.
        """
        wanted = filters(
            side=side, actor=actor, speaker=speaker, issue=issue, channel=channel, outlet=outlet, language=language,
            several=several or None, since=since, until=until, as_of=as_of, words=search, newest=newest, after=after, limit=limit,
            offset=offset,
        )  # fmt: skip
        return cast(tuple[Utterance, ...], self._found("statement", wanted))

    def positions(
        self,
        *,
        party: str | None = None,
        issue: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
    ) -> tuple[PositionLine, ...]:
        """Position lines by party and issue: points in time, and the changes between them."""
        wanted = filters(party=party, issue=issue, since=since, until=until, as_of=as_of)
        with self.reading() as connection:
            return questions.positions(connection, wanted, self._places)

    def matrix(self, *, party: str | None = None, issue: str | None = None, as_of: str | None = None) -> tuple[Cell, ...]:
        """The last stance of each party on each issue, by issue and party."""
        return matrix(self.positions(party=party, issue=issue, as_of=as_of))

    def agreements(
        self,
        *,
        party: str | None = None,
        issue: str | None = None,
        status: str | None = None,
        corridors: bool = False,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
        newest: bool = False,
        after: tuple[str, str] | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[AgreementThread, ...]:
        """Agreements by day of first report; with `corridors`, corridors and pauses only."""
        wanted = filters(
            party=party, issue=issue, status=status, corridor=corridors or None, since=since, until=until, as_of=as_of,
            newest=newest, after=after, limit=limit, offset=offset,
        )  # fmt: skip
        return cast(tuple[AgreementThread, ...], self._found("agreement", wanted))

    def actors(
        self, *, side: str | None = None, after: tuple[str, str] | None = None, limit: int | None = None, offset: int = 0
    ) -> tuple[Actor, ...]:
        """Speakers and participants by day of first report."""
        return cast(tuple[Actor, ...], self._found("actor", filters(side=side, after=after, limit=limit, offset=offset)))

    def _found(self, kind: str, wanted: Filters) -> tuple[Any, ...]:
        with self.reading() as connection:
            return tuple(found(connection, kind, wanted, self._places))

    def contradictions(
        self, *, kind: str | None = None, attribute: str | None = None, limit: int | None = None, offset: int = 0
    ) -> tuple[Contradiction, ...]:
        """Contradictions with the reports and independent origins behind each value."""
        with self.reading() as connection:
            return questions.contradictions(connection, kind=kind, attribute=attribute, limit=limit, offset=offset)

    def review(self, *, limit: int | None = None, offset: int = 0) -> tuple[Doubt, ...]:
        """What is unsure, likeliest first. Judge a doubt by `judge.merge(doubt.a, doubt.b)` or `judge.split`."""
        with self.reading() as connection:
            return questions.review(connection, limit=limit, offset=offset)

    def entry(self, id_: str) -> Entry | None:
        """The entry with this id, or the one that holds the mention with this id; None where there is none."""
        with self.reading() as connection:
            return questions.entry(connection, parse(id_))

    def quotes(self, mentions: Iterable[str]) -> tuple[Quote, ...]:
        """The articles and places behind mentions, in the order of their ids."""
        numbers = [parse(one) for one in mentions]
        with self.reading() as connection:
            return tuple(sorted(questions.quotes(connection, numbers), key=lambda one: one.id))

    def article(self, key: str) -> ArticleRecord | None:
        """The record of a report, by its key (`ReportEntry.article`)."""
        with self.reading() as connection:
            return stored.records(connection, [article_number(key)]).get(key)

    def records(self) -> Iterator[ArticleRecord]:
        """All records, by key, a few at a time."""
        last = ""
        while True:
            with self.reading() as connection:
                part = stored.records_after(connection, last, BATCH)
            if not part:
                return
            last = max(part)
            yield from part.values()

    def search_articles(self, query: str, *, limit: int | None = None) -> list[str]:
        """The keys of the reports whose text holds all words of a query. Raises LedgerError where no texts are kept."""
        if self.texts != "full":
            raise LedgerError(f"{self.name}: keeps no texts to search in; statements can be searched")
        with self.reading() as connection:
            return questions.articles_with(connection, query, limit=limit)

    def sources(self) -> tuple[questions.Source, ...]:
        """The outlets, those with the most reports first."""
        with self.reading() as connection:
            return questions.sources(connection)

    def changes(self, since: datetime, *, limit: int | None = None) -> tuple[Entry, ...]:
        """The rounds, utterances, positions and agreements that reports added since a time belong to."""
        moment = since.astimezone(UTC).isoformat(timespec="microseconds")
        with self.reading() as connection:
            return questions.changed_since(connection, moment, limit=limit)

    def counts(self) -> dict[str, int]:
        """How many reports, entries of each kind, contradictions and doubts there are."""
        with self.reading() as connection:
            return questions.counts(connection)

    def history(self) -> History:
        """The whole history: what `merge` gives for all records and judgements, byte for byte."""
        with self.reading() as connection:
            return questions.history(connection)


def _seal(record: ArticleRecord) -> bytes:
    return hashlib.blake2b(to_json(record), digest_size=16).digest()


def _settle_terms(engine: Engine, name: str, texts: str | None) -> None:
    """Write down what holds for a new ledger; of an existing one, see that it fits."""
    try:
        here = recipe()
    except SketchError as error:
        raise LedgerError(f"{name}: {error}") from None
    with reading(engine, name) as connection:
        kept, made = setting(connection, "texts"), setting(connection, "sketches")
    if kept is None:
        with writing(engine, name) as connection:
            if setting(connection, "texts") is None:
                rows = [{"name": "texts", "value": texts or "full"}, {"name": "sketches", "value": here}]
                connection.execute(insert(meta), rows)
            kept, made = setting(connection, "texts"), setting(connection, "sketches")
    if texts is not None and texts != kept:
        raise LedgerError(f"{name}: was begun with texts={kept!r} and cannot be opened with texts={texts!r}")
    if made != here:
        raise LedgerError(f"{name}: finds near copies by {made}, this Runding by {here}; install the version that it was begun with")
