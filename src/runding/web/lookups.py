"""What pages need to know beyond the ledger's own questions: small reads by index, each a few rows.

What stands in an article, the latest of a kind, which parties meet, and how reports are named. Reads only.
"""

from collections.abc import Collection, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, desc, func, select

from runding.ledger import Ledger
from runding.ledger.connect import among
from runding.ledger.store import decode_entry
from runding.ledger.tables import articles, entries, forms, mentions
from runding.merge import KINDS as ORDER
from runding.model.history import Entry, Quote

KINDS: tuple[str, ...] = ("round", "statement", "agreement", "actor", "position")
"""The kinds of entries that have a page."""
_DATED = "9"
"""Days begin with a smaller digit; what has no day sorts behind it."""
_SPANS = msgspec.json.Decoder(tuple[tuple[int, int], ...]).decode


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A mention in an article with the entry that it was settled in (None where it is in none)."""

    mention: str
    kind: str
    entry: str | None
    record: str | None
    spans: tuple[tuple[int, int], ...]


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """How a report is named: enough for a line in a list."""

    article: str
    language: str
    publisher: str | None
    published: str | None
    title: str | None
    url: str | None


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """Parties that meet: how many rounds, and the last day of one."""

    parties: tuple[str, ...]
    rounds: int
    last: str


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """What a ledger covers: how many reports, in which languages, from when to when, and when the last one came in."""

    reports: int
    languages: tuple[tuple[str, int], ...]
    first: str | None
    last: str | None
    added: str | None


def mentions_in(ledger: Ledger, article: str) -> list[Found]:
    """What stands in an article, by place; copies of texts left out."""
    query = (
        select(mentions.c.id, mentions.c.record, mentions.c.spans, forms.c.kind, entries.c.name)
        .join(articles, articles.c.number == mentions.c.article)
        .join(forms, forms.c.id == mentions.c.form)
        .outerjoin(entries, entries.c.id == forms.c.entry)
        .where(articles.c.key == article)
    )
    names = kind_names()
    with ledger.reading() as connection:
        made = [
            Found(
                mention=f"{row.id & 0xFFFFFFFFFFFFFFFF:016x}",
                kind=names[row.kind],
                entry=row.name,
                record=row.record,
                spans=_SPANS(row.spans),
            )
            for row in connection.execute(query)
            if row.kind in names
        ]
    return sorted(made, key=lambda one: (one.spans, one.kind, one.mention))


def headings(ledger: Ledger, keys: Collection[str]) -> dict[str, Heading]:
    """The headings of reports, by key."""
    c = articles.c
    query = select(c.key, c.language, c.publisher, c.published, c.title, c.url)
    found: dict[str, Heading] = {}
    wanted = sorted(set(keys))
    with ledger.reading() as connection:
        for at in range(0, len(wanted), 500):
            for row in connection.execute(query.where(c.key.in_(wanted[at : at + 500]))):
                found[row.key] = _heading(row)
    return found


def latest_reports(ledger: Ledger, *, limit: int, offset: int = 0) -> list[Heading]:
    """The reports that came in last."""
    c = articles.c
    query = select(c.key, c.language, c.publisher, c.published, c.title, c.url).order_by(desc(c.added), c.key).limit(limit).offset(offset)
    with ledger.reading() as connection:
        return [_heading(row) for row in connection.execute(query)]


def latest(ledger: Ledger, kind: str, *, limit: int, until: str | None = None) -> list[Entry]:
    """The last entries of a kind that have a day, latest first."""
    number = kind_numbers()[kind]
    query = select(entries.c.body).where(entries.c.kind == number, entries.c.day < _DATED)
    if until is not None:
        query = query.where(entries.c.day <= until)
    query = query.order_by(desc(entries.c.day), desc(entries.c.name)).limit(limit)
    with ledger.reading() as connection:
        return [decode_entry(number, body) for body in connection.scalars(query)]


def count_dated(ledger: Ledger, kind: str) -> int:
    """How many entries of a kind have a day."""
    query = select(func.count()).select_from(entries).where(entries.c.kind == kind_numbers()[kind], entries.c.day < _DATED)
    with ledger.reading() as connection:
        return int(connection.execute(query).scalar_one())


def meetings(ledger: Ledger) -> list[Meeting]:
    """Which parties meet, those who met last first."""
    size, last = func.count().label("size"), func.max(entries.c.day).label("last")
    query = select(entries.c.between, size, last).where(entries.c.between.is_not(None), entries.c.between != "").group_by(entries.c.between)
    with ledger.reading() as connection:
        made = [
            Meeting(parties=tuple(row.between.split("|")), rounds=row.size, last="" if row.last >= _DATED else row.last)
            for row in connection.execute(query)
        ]
    return sorted(made, key=lambda one: (one.last, one.rounds, one.parties), reverse=True)


def extent(ledger: Ledger) -> Span:
    """What a ledger covers."""
    c = articles.c
    with ledger.reading() as connection:
        # One question each: an engine answers the end of an index at once, several together by reading all reports.
        size = connection.execute(select(func.count()).select_from(articles)).scalar_one()
        first, last, added = (
            connection.execute(select(one)).scalar() for one in (func.min(c.published), func.max(c.published), func.max(c.added))
        )
        spoken = connection.execute(select(c.language, func.count()).group_by(c.language)).all()
    by_size = sorted(((row[0], int(row[1])) for row in spoken), key=lambda pair: (-pair[1], pair[0]))
    return Span(reports=int(size), languages=tuple(by_size), first=first, last=last, added=added)


def frequent_outlets(ledger: Ledger, *, most: int) -> list[str]:
    """The names of the outlets with the most reports."""
    c, size = articles.c, func.count().label("size")
    query = select(c.outlet).group_by(c.outlet).order_by(desc(size), c.outlet).limit(most)
    with ledger.reading() as connection:
        often = connection.scalars(query).all()
        names = [connection.execute(select(c.publisher).where(c.outlet == one).limit(1)).scalar() for one in often]
    return [name for name in names if name]


def quotes_by_mention(ledger: Ledger, ids: Sequence[str]) -> dict[str, Quote]:
    """Where mentions stand, by id."""
    return {one.id: one for one in ledger.quotes(ids)}


def entry_names(ledger: Ledger, ids: Collection[str]) -> dict[str, str]:
    """For mentions, the id of the entry that holds each."""
    numbers = {one: int.from_bytes(bytes.fromhex(one), "big", signed=True) for one in ids}
    query = select(mentions.c.id, entries.c.name).join(forms, forms.c.id == mentions.c.form).join(entries, entries.c.id == forms.c.entry)
    with ledger.reading() as connection:
        rows = _rows(connection, query, list(numbers.values()))
    there = {row.id: row.name for row in rows}
    return {one: there[number] for one, number in numbers.items() if number in there}


def kind_numbers() -> dict[str, int]:
    """The numbers of the kinds in the tables."""
    return {kind: ORDER.index(kind) for kind in KINDS}


def kind_names() -> dict[int, str]:
    """The kinds by their numbers in the tables."""
    return {number: kind for kind, number in kind_numbers().items()}


def _rows(connection: Connection, query: Any, numbers: Sequence[int]) -> Sequence[Any]:
    rows: Sequence[Any] = connection.execute(query.where(among(connection, mentions.c.id, numbers))).all()
    return rows


def _heading(row: Any) -> Heading:
    return Heading(article=row.key, language=row.language, publisher=row.publisher, published=row.published, title=row.title, url=row.url)
