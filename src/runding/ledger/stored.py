"""Read back what was stored of reports: their records and sketches."""

import zlib
from collections.abc import Collection

from sqlalchemy import Connection, select

from runding.ledger.connect import among
from runding.ledger.tables import articles
from runding.model.record import ArticleRecord, from_json


def unpack(data: bytes) -> ArticleRecord:
    """A record from its stored form."""
    return from_json(zlib.decompress(data))


def records(connection: Connection, numbers: Collection[int]) -> dict[str, ArticleRecord]:
    """The records of reports, by key."""
    query = select(articles.c.key, articles.c.record).where(among(connection, articles.c.number, numbers))
    return {row.key: unpack(row.record) for row in connection.execute(query)}


def records_after(connection: Connection, key: str, size: int) -> dict[str, ArticleRecord]:
    """The records of the next reports after a key, in order of keys."""
    query = select(articles.c.key, articles.c.record).where(articles.c.key > key).order_by(articles.c.key).limit(size)
    return {row.key: unpack(row.record) for row in connection.execute(query)}


def sketches(connection: Connection, numbers: Collection[int]) -> dict[str, bytes]:
    """The sketches of reports' texts, by key."""
    query = select(articles.c.key, articles.c.sketch).where(among(connection, articles.c.number, numbers))
    return {row.key: row.sketch for row in connection.execute(query)}
