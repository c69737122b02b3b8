"""What a cluster of forms becomes: one entry of the history. Each kind has a file that says how."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from runding.merge.carried import all_mentions, values
from runding.merge.cluster import Edge
from runding.merge.fold import show
from runding.merge.form import Member, in_order
from runding.merge.origins import carried
from runding.merge.places import Places
from runding.merge.positions import PositionDetail, PositionFacts
from runding.merge.settle_agreement import settle_agreement
from runding.merge.settle_round import settle_round
from runding.merge.settle_statement import settle_statement
from runding.model.history import Actor, Entry, Join, Judged, PositionPoint, StanceHeld
from runding.model.judgement import Judgement


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What entries are settled with. `copies`: for articles with near copies, the number of their group."""

    copies: Mapping[str, int]
    places: Places


def settle(
    kind: str,
    members: Sequence[Member],
    setting: Setting,
    *,
    joins: Sequence[Edge] = (),
    judged: Sequence[Judgement] = (),
) -> Entry:
    """The entry of one cluster.

    Args:
        kind: `round`, `statement`, `agreement`, `actor` or `position`.
        members: The cluster's forms with their mentions; at least one mention.
        setting: Groups of near copies, and places.
        joins: The edges that hold the cluster together.
        judged: The active judgements on its mentions, oldest first.
    """
    common = _common(members, setting, joins)
    made: Entry = _MAKERS[kind](members, setting, common)
    for one in judged:
        made = marked(made, one)
    return made


def _common(members: Sequence[Member], setting: Setting, joins: Sequence[Edge]) -> dict[str, Any]:
    mentions = all_mentions(members)
    behind = carried(mentions, setting.copies)
    days = [one.reported for one in mentions if one.reported is not None]
    anchors = {member.form.id: min(member.mentions, key=in_order).id for member in members}
    return {
        "id": behind.mentions[0],
        "carried": behind,
        "first": min(days, default=None),
        "last": max(days, default=None),
        "joins": tuple(Join(a=show(anchors[one.a]), b=show(anchors[one.b]), score=one.score, reasons=one.reasons) for one in joins),
    }


def marked(entry: Entry, one: Judgement) -> Entry:
    """An entry with the trace of a judgement; a settled edit replaces the field.

    A value that does not fit its field leaves the entry as it is and is traced as `edit not possible`.
    """
    action = one.action
    if action == "edit" and one.settled:
        try:
            entry = pinned(entry, one.field or "", one.value or "")
        except ValueError:
            action = "edit not possible"
    trace = Judged(id=one.id, action=action, author=one.author, at=one.at, field=one.field, text=one.text if one.text else one.value)
    return msgspec.structs.replace(entry, judged=(*entry.judged, trace))


def pinned(entry: Entry, field: str, value: str) -> Entry:
    """An entry with one field replaced by a JSON value. Raises ValueError where it has no such field or the value does not fit."""
    names = {info.name for info in msgspec.structs.fields(entry)} - {info.name for info in msgspec.structs.fields(Entry)}
    if field not in names:
        raise ValueError(f"a {type(entry).__name__} has no field {field!r} to edit; it has {', '.join(sorted(names))}")
    try:
        built = msgspec.to_builtins(entry)
        built[field] = msgspec.json.decode(value)
        return msgspec.convert(built, type(entry))
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise ValueError(f"{value!r} is no value for {field!r}: {error}") from None


def _round(members: Sequence[Member], setting: Setting, common: dict[str, Any]) -> Entry:
    return settle_round(members, setting.copies, setting.places, common)


def _statement(members: Sequence[Member], setting: Setting, common: dict[str, Any]) -> Entry:
    return settle_statement(members, setting.copies, common)


def _agreement(members: Sequence[Member], setting: Setting, common: dict[str, Any]) -> Entry:
    return settle_agreement(members, setting.copies, common)


def _actor(members: Sequence[Member], setting: Setting, common: dict[str, Any]) -> Entry:
    mentions = all_mentions(members)
    names = values(mentions, lambda one: one.detail.name, setting.copies)
    by_form = {one.id: member.form.facts for member in members for one in member.mentions}
    # The fullest form that reports give, not the shortest that most of them use.
    fullest = max(names, key=lambda one: (len(one.value.split()), one.carried.origins, one.carried.reports, one.value))
    return Actor(
        **common,
        name=fullest.value,
        actor=_best(values(mentions, lambda one: by_form[one.id].actor, setting.copies)),
        side=_best(values(mentions, lambda one: by_form[one.id].side, setting.copies)),
        kind=_best(values(mentions, lambda one: one.detail.kind, setting.copies)),
        names=names,
        roles=values(mentions, lambda one: one.detail.role, setting.copies),
    )


def _best(found: Sequence[Any]) -> str | None:
    return found[0].value if found else None


def _position(members: Sequence[Member], setting: Setting, common: dict[str, Any]) -> Entry:
    facts: PositionFacts = members[0].form.facts
    found: dict[tuple[str, str, str], list[Any]] = {}
    for one in all_mentions(members):
        detail: PositionDetail = one.detail
        found.setdefault((detail.stance, detail.attribution, detail.target or ""), []).append(one)
    stances = tuple(
        StanceHeld(
            stance=stance,
            attribution=attribution,
            target=target or None,
            words=behind[0].detail.words,
            voices=tuple(sorted({one.detail.voice for one in behind if one.detail.voice})),
            carried=carried(behind, setting.copies),
        )
        for (stance, attribution, target), behind in sorted(found.items())
    )
    return PositionPoint(**common, holder=facts.holder, issue=facts.issue, day=facts.day, stances=stances)


_MAKERS: dict[str, Any] = {
    "round": _round,
    "statement": _statement,
    "agreement": _agreement,
    "actor": _actor,
    "position": _position,
}
