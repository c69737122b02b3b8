"""Which entries of a kind are asked for, and in which order? Filters, and the one query that answers them all."""

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Select, exists, func, select, tuple_

from runding.ledger import search
from runding.ledger.asof import as_known_on
from runding.ledger.errors import LedgerError
from runding.ledger.store import decode_entry
from runding.ledger.tables import articles, entries, forms, mentions, tags
from runding.ledger.tagging import tag
from runding.merge import KINDS, Places, day_of, entry_order, outlet_name, tokens
from runding.model.history import Entry

UNDATED: Final = "~"
"""The day of an entry without one: behind all others in either direction."""
OFTEN: Final = 1500
"""Reports from which on an outlet is so frequent that walking through the entries finds its own soonest."""


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """Which entries of a kind are asked for.

    `tagged` are pairs of a tag's name and value, all of which must be there. `after` is the order (`entry_order`) of the last entry
    that is known already; `offset` counts those to leave out.
    """

    tagged: tuple[tuple[str, str], ...] = ()
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    words: str | None = None
    newest: bool = False
    after: tuple[str, str] | None = None
    limit: int | None = None
    offset: int = 0


def filters(
    *,
    speaker: str | None = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
    words: str | None = None,
    newest: bool = False,
    after: tuple[str, str] | None = None,
    limit: int | None = None,
    offset: int = 0,
    **tagged: object,
) -> Filters:
    """Filters from what a person gave; None asks for nothing. Raises LedgerError for what is no day, or no name."""
    for name, given in (("since", since), ("until", until), ("as_of", as_of)):
        if given is not None and day_of(given) != given:
            raise LedgerError(f"{name}: {given!r} is no day; write it as 2022-03-04")
    named = tokens(speaker or "")
    if speaker is not None and not named:
        raise LedgerError(f"speaker: {speaker!r} holds no word of a name")
    wanted = [(name, str(value)) for name, value in tagged.items() if value is not None and value is not False]
    wanted += [("speaker", word) for word in dict.fromkeys(named)]
    folded = None if outlet is None else outlet_name(outlet) or outlet
    return Filters(
        tagged=tuple(wanted), outlet=folded, since=since, until=until, as_of=as_of, words=words, newest=newest, after=after, limit=limit,
        offset=offset,
    )  # fmt: skip


def found(connection: Connection, kind: str, wanted: Filters, places: Places) -> list[Entry]:
    """The entries of a kind, in their order. With `as_of`, as they stood in the reports of that day and before."""
    rows = _rows(connection, kind, wanted)
    if wanted.as_of is None:
        return [decode_entry(row.kind, row.body) for row in rows]
    before: list[Entry] = []
    later: list[int] = []
    for row in rows:
        # What was held on a day stands in the reports of that day alone: later ones do not change it.
        one = decode_entry(row.kind, row.body) if kind == "position" else None
        if one is not None and one.last is not None and one.last <= wanted.as_of:
            before.append(one)
        else:
            later.append(row.id)
    known = [*before, *as_known_on(connection, kind, later, wanted.as_of, places)]
    ordered = sorted(known, key=entry_order, reverse=wanted.newest)
    # Stable: what has no day goes behind what has one.
    return sorted(ordered, key=lambda one: entry_order(one)[0] == UNDATED)


def _rows(connection: Connection, kind: str, wanted: Filters) -> Sequence[Any]:
    query, order = _wanted(connection, kind, wanted), (entries.c.day, entries.c.name)
    if not wanted.newest:
        if wanted.after is not None:
            query = query.where(tuple_(*order) > tuple_(*wanted.after))
        return connection.execute(query.order_by(*order).offset(wanted.offset).limit(wanted.limit)).all()
    # Two walks along one index: those with a day from the last one back, then those without.
    dated, undated = query.where(entries.c.day < UNDATED), query.where(entries.c.day == UNDATED)
    last_first = tuple(one.desc() for one in order)
    if wanted.after is not None:
        undated = undated.where(entries.c.name < wanted.after[1]) if wanted.after[0] == UNDATED else undated
        dated = dated.where(tuple_(*order) < tuple_(*wanted.after)) if wanted.after[0] != UNDATED else dated.where(entries.c.id.is_(None))
    rows = list(connection.execute(dated.order_by(*last_first).offset(wanted.offset).limit(wanted.limit)))
    if wanted.limit is not None and len(rows) >= wanted.limit:
        return rows
    passed = 0
    if wanted.offset and not rows:
        passed = wanted.offset - int(connection.execute(select(func.count()).select_from(dated.subquery())).scalar_one())
    left = None if wanted.limit is None else wanted.limit - len(rows)
    return [*rows, *connection.execute(undated.order_by(*last_first).offset(passed).limit(left))]


def _wanted(connection: Connection, kind: str, wanted: Filters) -> Select[Any]:
    query = select(entries.c.id, entries.c.kind, entries.c.body).where(entries.c.kind == KINDS.index(kind))
    for name, value in wanted.tagged:
        query = query.where(entries.c.id.in_(select(tags.c.entry).where(tags.c.tag == tag(kind, name, value))))
    if wanted.since is not None:
        query = query.where(entries.c.day >= wanted.since)
    if wanted.until is not None:
        query = query.where(entries.c.day <= wanted.until)
    if wanted.as_of is not None:
        query = query.where(entries.c.first <= wanted.as_of)
    if wanted.words is not None:
        hit = search.matching(connection, "statement_words", wanted.words).subquery()
        query = query.where(entries.c.id.in_(select(forms.c.entry).where(forms.c.id.in_(select(hit.c.rowid)))))
    return query if wanted.outlet is None else query.where(_in_outlet(connection, kind, wanted.outlet))


def _in_outlet(connection: Connection, kind: str, outlet: str) -> Any:
    """That an outlet has it: of a rare outlet its reports are looked through, of a frequent one the entries."""
    reports = int(connection.execute(select(func.count()).select_from(articles).where(articles.c.outlet == outlet)).scalar_one())
    if reports >= OFTEN:
        # The outlet of each mention is asked for by itself: as a join, SQLite begins with all reports of the outlet, for every entry.
        whose = select(articles.c.outlet).where(articles.c.number == mentions.c.article).scalar_subquery()
        path = forms.join(mentions, mentions.c.form == forms.c.id)
        return exists(select(1).select_from(path).where(forms.c.entry == entries.c.id, whose == outlet))
    own = select(articles.c.number).where(articles.c.outlet == outlet)
    said = select(mentions.c.form).where(mentions.c.article.in_(own))
    return entries.c.id.in_(select(forms.c.entry).where(forms.c.id.in_(said), forms.c.kind == KINDS.index(kind)))
