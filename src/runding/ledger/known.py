"""Which of these reports are there already? Asked before a report is read in full, so that a second run is quick."""

from collections.abc import Collection

from sqlalchemy import select

from runding.ledger.connect import among
from runding.ledger.ledger import Ledger
from runding.ledger.store import article_number
from runding.ledger.tables import articles


def known_reports(ledger: Ledger, keys: Collection[str]) -> set[str]:
    """Those of the keys (`runding.merge.report_key`) that are the key of a report in the ledger."""
    with ledger.reading() as connection:
        query = select(articles.c.key).where(among(connection, articles.c.number, [article_number(key) for key in keys]))
        return set(connection.scalars(query)).intersection(keys)
