"""The reports of a ledger as they are handed on: as readers left them, each with the judgements behind it and the packs that read it."""

from bisect import bisect_right
from collections.abc import Iterator

import msgspec
from sqlalchemy import select

from runding.ledger import stored
from runding.ledger.judging import judgements_on_articles
from runding.ledger.ledger import BATCH, Ledger
from runding.ledger.runs import runs
from runding.ledger.store import article_number
from runding.ledger.tables import articles
from runding.merge import judged_article
from runding.model.judgement import Judgement
from runding.model.record import ArticleRecord


class Handed(msgspec.Struct, frozen=True, kw_only=True):
    """A report's record as readers left it, the judgements on it (oldest first), when it was added, and the version of the pack."""

    record: ArticleRecord
    judgements: tuple[Judgement, ...]
    added: str | None
    pack: str | None


def handed_on(ledger: Ledger, *, reviewed_only: bool = False, since: str | None = None, until: str | None = None) -> Iterator[Handed]:
    """Every report, by key, a few at a time. With `since` or `until` (days) only those published then; undated ones are left out.

    With `reviewed_only` only what a reader accepted or corrected, and no report of which nothing is left.
    """
    noted = sorted(runs(ledger), key=lambda run: run.begun)
    begins = [run.begun for run in noted]
    c, last = articles.c, ""
    query = select(c.key, c.added).order_by(c.key).limit(BATCH)
    if since is not None:
        query = query.where(c.published >= since)
    if until is not None:
        query = query.where(c.published < until + "~")
    while True:
        with ledger.reading() as connection:
            rows = connection.execute(query.where(c.key > last)).all()
            numbers = [article_number(row.key) for row in rows]
            kept = stored.records(connection, numbers)
            judged = judgements_on_articles(connection, numbers)
        if not rows:
            return
        last = rows[-1].key
        for row in rows:
            on = tuple(judged.get(article_number(row.key), ()))
            if reviewed_only and not on:
                continue
            record = judged_article(kept[row.key], on, reviewed_only=reviewed_only)
            if reviewed_only and not (record.statements or record.rounds or record.positions or record.agreements):
                continue
            nth = bisect_right(begins, row.added) - 1
            pack = noted[nth].packs.get(record.article.language) if nth >= 0 and row.added <= noted[nth].ended else None
            yield Handed(record=record, judgements=on, added=row.added, pack=pack)
