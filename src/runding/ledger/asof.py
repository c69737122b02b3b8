"""How did things stand on a day? An entry settled from the reports of that day and before only.

What is one and what is two is judged with all that is known today; what is said of it is cut off at the day. So a round keeps its
identity while its facts go back in time.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from runding.ledger.connect import among
from runding.ledger.judging import judgements_on_mentions
from runding.ledger.store import Store
from runding.ledger.tables import forms
from runding.merge import Form, Member, Mention, Places, Setting, in_order, settle
from runding.model.history import Entry
from runding.model.judgement import Judgement


def as_known_on(connection: Connection, kind: str, ids: Sequence[int], day: str, places: Places) -> Iterable[Entry]:
    """These entries as the reports up to a day have them; those of which no report is that old are left out."""
    if not ids:
        return
    store = Store(connection)
    rows = connection.execute(select(forms.c.id, forms.c.entry).where(among(connection, forms.c.entry, ids)))
    entry_of = {row.id: row.entry for row in rows}
    told = [it for it in store.mentions(entry_of) if it.mention.reported is not None and it.mention.reported <= day]
    copies = {it.mention.article: it.group for it in told if it.group is not None}
    setting = Setting(copies=copies, places=places)
    known = store.forms({it.mention.form for it in told})
    grouped: dict[int, dict[int, list[Mention]]] = {}
    for it in told:
        grouped.setdefault(entry_of[it.mention.form], {}).setdefault(it.mention.form, []).append(it.mention)
    holding, placed = judgements_on_mentions(connection, [it.mention.id for it in told])
    for held in grouped.values():
        members = [_member(known[form].form, found) for form, found in sorted(held.items())]
        yield settle(kind, members, setting, judged=_on(members, holding, placed))


def _member(form: Form, found: list[Mention]) -> Member:
    return Member(form=form, mentions=tuple(sorted(found, key=in_order)))


def _on(members: Sequence[Member], holding: Sequence[Judgement], placed: dict[str, int]) -> list[Judgement]:
    there = {mention.id for member in members for mention in member.mentions}
    return [one for one in holding if any(placed.get(target.mention) in there for target in one.targets)]
