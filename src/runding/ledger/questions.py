"""What a ledger is asked: rounds, utterances, positions, agreements, contradictions, sources, the review queue. Reads only."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, cast

import msgspec
from sqlalchemy import Connection, case, func, select

from runding.ledger import search
from runding.ledger.connect import among
from runding.ledger.finding import Filters, found
from runding.ledger.store import TYPES, decode_entry
from runding.ledger.tables import articles, clashes, doubts, entries, forms, mentions
from runding.ledger.tagging import between
from runding.merge import KINDS, Met, Places, assemble, day_of, lines, series_of
from runding.model.history import (
    Contradiction,
    Doubt,
    Entry,
    History,
    PositionLine,
    PositionPoint,
    Quote,
    ReportEntry,
    SettledRound,
)

_CLASH = msgspec.json.Decoder(Contradiction).decode
_DOUBT = msgspec.json.Decoder(Doubt).decode
_NAMES = msgspec.json.Decoder(tuple[str, ...]).decode
_SPANS = msgspec.json.Decoder(tuple[tuple[int, int], ...]).decode


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet in the ledger: its reports, how many of them are near copies of others, how many relay another outlet."""

    outlet: str
    publisher: str | None
    reports: int
    copies: int
    relaying: int
    first: str | None
    last: str | None


def rounds(connection: Connection, wanted: Filters, places: Places) -> tuple[SettledRound, ...]:
    """Rounds with their series."""
    return _in_series(connection, cast(list[SettledRound], found(connection, "round", wanted, places)))


def _in_series(connection: Connection, asked: Sequence[SettledRound]) -> tuple[SettledRound, ...]:
    """Rounds with their series, which is known only beside all rounds of the same parties."""
    if not asked:
        return ()
    parties = sorted({between(one.parties) for one in asked})
    query = select(entries.c.name, entries.c.between, entries.c.ordinal, entries.c.day).where(
        # Engines take some ten thousand parameters, and reading all rounds is no slower than looking so many up.
        entries.c.between.in_(parties) if len(parties) < 1000 else entries.c.between.is_not(None)
    )
    kin = [Met(id=row.name, parties=tuple(row.between.split("|")), ordinal=row.ordinal, day=row.day) for row in connection.execute(query)]
    series = series_of(kin)
    return tuple(msgspec.structs.replace(one, series=series.get(one.id, one.id)) for one in asked)


def positions(connection: Connection, wanted: Filters, places: Places) -> tuple[PositionLine, ...]:
    """Position lines, with their changes."""
    return lines(cast(list[PositionPoint], found(connection, "position", wanted, places)))


def contradictions(
    connection: Connection, *, kind: str | None, attribute: str | None, limit: int | None, offset: int
) -> tuple[Contradiction, ...]:
    """Contradictions, by kind, entry and attribute."""
    query = select(clashes.c.body).order_by(clashes.c.kind, clashes.c.subject, clashes.c.attribute).offset(offset)
    if kind is not None:
        query = query.where(clashes.c.kind == kind)
    if attribute is not None:
        query = query.where(clashes.c.attribute == attribute)
    if limit is not None:
        query = query.limit(limit)
    return tuple(map(_CLASH, connection.scalars(query)))


def review(connection: Connection, *, limit: int | None, offset: int) -> tuple[Doubt, ...]:
    """The questions for readers, likeliest first."""
    query = select(doubts.c.body).order_by(doubts.c.score.desc(), doubts.c.name).offset(offset)
    if limit is not None:
        query = query.limit(limit)
    return tuple(map(_DOUBT, connection.scalars(query)))


def entry(connection: Connection, number: int) -> Entry | None:
    """The entry with this id, or the one that holds the mention with this id."""
    query = select(entries.c.kind, entries.c.body).where(entries.c.id == number)
    row = connection.execute(query).first()
    if row is None:
        holding = select(forms.c.entry).join(mentions, mentions.c.form == forms.c.id).where(mentions.c.id == number)
        row = connection.execute(select(entries.c.kind, entries.c.body).where(entries.c.id.in_(holding))).first()
    if row is None:
        return None
    made = decode_entry(row.kind, row.body)
    if isinstance(made, SettledRound):
        return _in_series(connection, [made])[0]
    return made


def sources(connection: Connection) -> tuple[Source, ...]:
    """The outlets, those with the most reports first."""
    # Of each group of near copies the first is none: its key, which ends in its outlet, is the least of those of the first day.
    lead = func.min(func.coalesce(func.nullif(articles.c.published, ""), "~") + "\t" + articles.c.key)
    grouped = select(lead).where(articles.c.copy_group.is_not(None)).group_by(articles.c.copy_group)
    leads = Counter(key.rpartition("\t")[2].rpartition("@")[2] for key in connection.scalars(grouped))
    query = select(
        articles.c.outlet, articles.c.publisher, func.count().label("reports"), func.count(articles.c.copy_group).label("grouped"),
        func.sum(case((articles.c.relays != "[]", 1), else_=0)).label("relaying"),
        func.min(articles.c.published).label("first"), func.max(articles.c.published).label("last"),
    ).group_by(articles.c.outlet, articles.c.publisher)  # fmt: skip
    by_outlet: dict[str, list[Any]] = {}
    for row in connection.execute(query):
        by_outlet.setdefault(row.outlet, []).append(row)
    made = [_source(connection, outlet, rows, leads[outlet]) for outlet, rows in by_outlet.items()]
    return tuple(sorted(made, key=lambda one: (-one.reports, one.outlet)))


def _source(connection: Connection, outlet: str, rows: Sequence[Any], leads: int) -> Source:
    ends = [end for row in rows for end in (row.first, row.last) if end is not None]
    days = [day for end in ends if (day := day_of(end)) is not None]
    if len(days) < len(ends):  # what a report calls its day is none: the database cannot tell which are
        told = connection.scalars(select(articles.c.published).where(articles.c.outlet == outlet).distinct())
        days = [day for one in told if (day := day_of(one)) is not None]
    return Source(
        outlet=outlet,
        publisher=min((row.publisher for row in rows if row.publisher), default=None),
        reports=sum(row.reports for row in rows),
        copies=sum(row.grouped for row in rows) - leads,
        relaying=sum(int(row.relaying) for row in rows),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def reports(connection: Connection) -> list[ReportEntry]:
    """The reports, each with the first of its group of near copies."""
    query = select(
        articles.c.key, articles.c.language, articles.c.publisher, articles.c.published, articles.c.title, articles.c.url,
        articles.c.relays_named, articles.c.copy_group,
    )  # fmt: skip
    rows = connection.execute(query).all()
    first: dict[int, tuple[str, str]] = {}
    for row in rows:
        if row.copy_group is not None:
            mine = (row.published or "~", row.key)
            first[row.copy_group] = min(first.get(row.copy_group, mine), mine)
    return [
        ReportEntry(
            article=row.key, language=row.language, publisher=row.publisher, published=row.published, title=row.title,
            url=row.url, relays=_NAMES(row.relays_named),
            copies=row.key if row.copy_group is None else first[row.copy_group][1],
        )
        for row in rows
    ]  # fmt: skip


def changed_since(connection: Connection, since: str, *, limit: int | None) -> tuple[Entry, ...]:
    """The entries that reports added since a time (UTC, ISO 8601) belong to, in their order. Actors are left out."""
    touched = (
        select(forms.c.entry)
        .join(mentions, mentions.c.form == forms.c.id)
        .join(articles, articles.c.number == mentions.c.article)
        .where(articles.c.added >= since)
    )
    query = (
        select(entries.c.kind, entries.c.body)
        .where(entries.c.id.in_(touched), entries.c.kind != KINDS.index("actor"))
        .order_by(entries.c.day, entries.c.name)
    )
    rows = connection.execute(query if limit is None else query.limit(limit))
    return tuple(decode_entry(row.kind, row.body) for row in rows)


def articles_with(connection: Connection, query: str, *, limit: int | None) -> list[str]:
    """The keys of the reports in whose text all words of a query stand, by day and key."""
    hit = search.matching(connection, "article_words", query).subquery()
    chosen = select(articles.c.key).where(articles.c.number.in_(select(hit.c.rowid)))
    chosen = chosen.order_by(func.coalesce(articles.c.published, "~"), articles.c.key)
    return list(connection.scalars(chosen if limit is None else chosen.limit(limit)))


def quotes(connection: Connection, numbers: Iterable[int] | None = None) -> list[Quote]:
    """Mentions with the places of their words: those of these numbers, or all but the articles' own."""
    query = (
        select(mentions.c.id, mentions.c.record, mentions.c.spans, articles.c.key, forms.c.kind)
        .join(articles, articles.c.number == mentions.c.article)
        .join(forms, forms.c.id == mentions.c.form)
    )
    if numbers is not None:
        query = query.where(among(connection, mentions.c.id, list(numbers)))
    else:
        query = query.where(forms.c.kind != KINDS.index("copy"))
    return [
        Quote(
            id=f"{row.id & 0xFFFFFFFFFFFFFFFF:016x}", article=row.key, record=row.record, kind=KINDS[row.kind],
            spans=_SPANS(row.spans),
        )
        for row in connection.execute(query)
    ]  # fmt: skip


def history(connection: Connection) -> History:
    """The whole history, byte for byte what merging all records at once gives."""
    rows = connection.execute(select(entries.c.kind, entries.c.body))
    return assemble(
        reports(connection),
        [decode_entry(row.kind, row.body) for row in rows],
        map(_DOUBT, connection.scalars(select(doubts.c.body))),
        quotes(connection),
    )


def counts(connection: Connection) -> dict[str, int]:
    """How many reports, entries of each kind, contradictions and open questions there are."""
    by_kind = {row[0]: row[1] for row in connection.execute(select(entries.c.kind, func.count()).group_by(entries.c.kind))}
    one = {kind: int(by_kind.get(KINDS.index(kind), 0)) for kind in TYPES}
    for name, table in (("reports", articles), ("contradictions", clashes), ("doubts", doubts)):
        one[name] = int(connection.execute(select(func.count()).select_from(table)).scalar_one())
    return one
