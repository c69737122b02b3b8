"""One utterance from all its reports: its wordings, who is said to have said it, through which outlets it came."""

from collections.abc import Mapping, Sequence
from typing import Any

from runding.merge.carried import all_mentions, first, grouped, values
from runding.merge.form import Member, in_order
from runding.merge.origins import carried
from runding.model.history import Utterance, Wording


def settle_statement(members: Sequence[Member], copies: Mapping[str, int], common: dict[str, Any]) -> Utterance:
    """The utterance of a cluster of statements."""
    mentions = all_mentions(members)
    facts = [(member.form.facts, member.mentions) for member in members]
    names = values(mentions, lambda one: one.detail.speaker, copies)
    fullest = max(names, key=lambda one: (len(one.value.split()), one.carried.origins, one.carried.reports, one.value), default=None)
    wordings = grouped(mentions, lambda one: [(one.detail.language, one.detail.text, one.detail.type)])
    days = [one.detail.said or one.reported for one in mentions]
    return Utterance(
        **common,
        speaker=fullest.value if fullest else None,
        actor=min((one.actor for one, _ in facts if one.actor), default=None),
        side=min((one.side for one, _ in facts if one.side), default=None),
        role=first(values(mentions, lambda one: one.detail.role, copies)),
        said=min((day for day in days if day), default=None),
        channel=first(values(mentions, lambda one: one.detail.channel, copies)),
        relays=tuple(sorted({name for one in mentions for name in one.detail.relays})),
        issues=tuple(sorted({issue for one in mentions for issue in one.detail.issues})),
        wordings=tuple(
            Wording(language=language, type=type_, text=text, carried=carried(behind, copies))
            for (language, text, type_), behind in sorted(wordings.items(), key=lambda pair: (in_order(pair[1][0]), pair[0]))
        ),
    )
