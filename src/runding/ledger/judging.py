"""Keep readers' judgements: append-only, placed anew whenever an article is read again, undone only by another judgement."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, update

from runding.ledger.connect import among
from runding.ledger.errors import LedgerError
from runding.ledger.store import article_number
from runding.ledger.tables import judged, judgements
from runding.merge import located, parse, place, report_key, show
from runding.model.judgement import Judgement, Target, active, check, judgement_id
from runding.model.record import ArticleRecord

_ENCODE = msgspec.json.Encoder(order="deterministic").encode
_DECODE = msgspec.json.Decoder(Judgement).decode
CHANGES_RECORDS = ("reject", "edit", "split")
"""Actions that change what of an article is merged."""


def keep(connection: Connection, given: Sequence[Judgement], records: Mapping[str, ArticleRecord]) -> list[Judgement]:
    """Add judgements that are not there yet. Gives all whose standing changed: the new ones, and those undone or restored.

    Args:
        connection: A writing transaction.
        given: Judgements, in any order.
        records: The records of the articles that they name, those that are in the ledger.
    """
    known = set(connection.scalars(select(judgements.c.id)))
    new = [one for one in {one.id: one for one in given}.values() if one.id not in known]
    for one in new:
        check(one)
        if judgement_id(one) != one.id:
            raise LedgerError(f"judgement {one.id}: its content does not fit its id; it was changed by hand")
    if not new:
        return []
    rows = [{"id": one.id, "at": one.at, "holds": True, "body": _ENCODE(one)} for one in new]
    connection.execute(insert(judgements), rows)
    _name(connection, new, records)
    return _stand(connection, {one.id for one in new})


def _name(connection: Connection, new: Iterable[Judgement], records: Mapping[str, ArticleRecord]) -> None:
    there = {key: [target for target, _ in located(record)] for key, record in records.items()}
    rows = [
        {
            "judgement": one.id,
            "mention": parse(target.mention),
            "article": article_number(target.article),
            "means": _means(target, there.get(target.article)),
        }
        for one in new
        for target in {it.mention: it for it in (*one.targets, *one.others)}.values()
    ]
    if rows:
        connection.execute(insert(judged), rows)


def _means(target: Target, there: Sequence[Target] | None) -> int | None:
    found = place(target, there) if there is not None else None
    return parse(found.mention) if found is not None else None


def _stand(connection: Connection, new: Collection[str]) -> list[Judgement]:
    """Say of every judgement whether it holds; give those of which that changed, and the new ones."""
    rows = connection.execute(select(judgements.c.id, judgements.c.holds, judgements.c.body)).all()
    every = {row.id: _DECODE(row.body) for row in rows}
    holding = {one.id for one in active(every.values())} | {one.id for one in every.values() if one.action == "undo"}
    changed = [row.id for row in rows if row.holds != (row.id in holding)]
    if changed:
        connection.execute(
            update(judgements).where(judgements.c.id == bindparam("which")).values(holds=bindparam("what")),
            [{"which": id_, "what": id_ in holding} for id_ in changed],
        )
    return [every[id_] for id_ in sorted({*changed, *new})]


def place_again(connection: Connection, records: Sequence[ArticleRecord]) -> None:
    """Find the places of judgements in articles that are new or were read again."""
    by_number = {article_number(report_key(one)): one for one in records}
    query = select(judged.c.judgement, judged.c.mention, judged.c.article, judgements.c.body).join(
        judgements, judgements.c.id == judged.c.judgement
    )
    rows = connection.execute(query.where(among(connection, judged.c.article, by_number))).all()
    if not rows:
        return
    there = {number: [target for target, _ in located(by_number[number])] for number in {row.article for row in rows}}
    changes = []
    for row in rows:
        one = _DECODE(row.body)
        target = next(it for it in (*one.targets, *one.others) if it.mention == show(row.mention))
        changes.append({"which": row.judgement, "name": row.mention, "what": _means(target, there[row.article])})
    connection.execute(
        update(judged)
        .where(judged.c.judgement == bindparam("which"), judged.c.mention == bindparam("name"))
        .values(means=bindparam("what")),
        changes,
    )


def any_judgement(connection: Connection) -> bool:
    """Whether anything was judged in this ledger at all."""
    return connection.execute(select(judged.c.judgement).limit(1)).first() is not None


def judgements_on_articles(connection: Connection, numbers: Collection[int]) -> dict[int, list[Judgement]]:
    """The judgements that hold on these articles, oldest first, by article."""
    if not numbers:
        return {}
    query = (
        select(judged.c.article, judgements.c.body)
        .join(judgements, judgements.c.id == judged.c.judgement)
        .where(among(connection, judged.c.article, numbers), judgements.c.holds)
        .distinct()
    )
    found: dict[int, dict[str, Judgement]] = {}
    for row in connection.execute(query):
        one = _DECODE(row.body)
        found.setdefault(row.article, {})[one.id] = one
    return {number: _oldest_first(held.values()) for number, held in found.items()}


def judgements_on_mentions(connection: Connection, numbers: Collection[int]) -> tuple[list[Judgement], dict[str, int]]:
    """The judgements that hold on these mentions, oldest first, and for each mention that they name the one that it means."""
    query = select(judged.c.judgement).where(among(connection, judged.c.means, numbers)).distinct()
    ids = set(connection.scalars(query))
    if not ids:
        return [], {}
    named = (
        select(judged.c.mention, judged.c.means, judgements.c.body)
        .join(judgements, judgements.c.id == judged.c.judgement)
        .where(judgements.c.id.in_(sorted(ids)), judgements.c.holds)
    )
    found: dict[str, Judgement] = {}
    placed: dict[str, int] = {}
    for row in connection.execute(named):
        one = _DECODE(row.body)
        found[one.id] = one
        if row.means is not None:
            placed[show(row.mention)] = row.means
    return _oldest_first(one for one in found.values() if one.action != "undo"), placed


def every_judgement(connection: Connection) -> list[tuple[Judgement, bool]]:
    """All judgements, oldest first, each with whether it holds."""
    rows = connection.execute(select(judgements.c.body, judgements.c.holds)).all()
    found = [(_DECODE(row.body), bool(row.holds)) for row in rows]
    return sorted(found, key=lambda pair: (pair[0].at, pair[0].id))


def resting(connection: Connection) -> list[Judgement]:
    """The judgements that hold but name a place that no article has (any more), oldest first."""
    query = (
        select(judgements.c.body).join(judged, judged.c.judgement == judgements.c.id).where(judgements.c.holds, judged.c.means.is_(None))
    )
    found = {one.id: one for one in map(_DECODE, connection.scalars(query))}
    return _oldest_first(found.values())


def _oldest_first(found: Iterable[Judgement]) -> list[Judgement]:
    return sorted(found, key=lambda one: (one.at, one.id))
