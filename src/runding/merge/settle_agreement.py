"""One agreement or corridor from all its reports: who says since when that it is what. A status is always somebody's word."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from runding.merge.carried import all_mentions, first, grouped, values
from runding.merge.contradictions import contradiction
from runding.merge.form import Member, Mention
from runding.merge.origins import carried
from runding.model.history import AgreementThread, Contradiction, Step, Value, View
from runding.model.vocabulary import AGREEMENT_STATUSES


def settle_agreement(members: Sequence[Member], copies: Mapping[str, int], common: dict[str, Any]) -> AgreementThread:
    """The agreement of a cluster of mentions."""
    mentions = all_mentions(members)
    history = _steps(mentions, _statuses, copies)
    by_party = _latest(history)
    moved, planned = _people(mentions, "moved", copies), _people(mentions, "planned", copies)

    def best(name: str) -> str | None:
        return first(values(mentions, lambda one: getattr(one.detail, name), copies))

    return AgreementThread(
        **common,
        contradictions=_clashes(common["id"], moved=moved, planned=planned),
        issue=members[0].form.facts.issue,
        parties=tuple(sorted({party for member in members for party in member.form.facts.parties})),
        status=by_party[0].status,
        by_party=tuple(sorted(by_party, key=lambda one: one.asserted_by or "")),
        history=history,
        instrument=best("instrument"),
        purpose=best("purpose"),
        origin=best("origin"),
        destination=best("destination"),
        announced_by=values(mentions, lambda one: one.detail.announced_by, copies),
        consent=_consent(mentions, copies),
        corridor_history=_steps(mentions, lambda one: [(status, one.detail.announced_by) for status in one.detail.corridor_status], copies),
        disruptions=_disruptions(mentions, copies),
        moved=moved,
        planned=planned,
    )


def _statuses(one: Mention) -> list[tuple[str, str | None]]:
    said = [*one.detail.history, one.detail.status]
    return [(status, one.detail.asserted_by) for status in dict.fromkeys(said)]


def _steps(
    mentions: Sequence[Mention], say: Callable[[Mention], list[tuple[str, str | None]]], copies: Mapping[str, int]
) -> tuple[Step, ...]:
    """Statuses by day of report and by whose word they are. A status repeated on later days is told once, on its first."""
    found: dict[tuple[str, str | None], list[Mention]] = grouped(mentions, say)
    steps = [
        Step(
            day=min((one.reported for one in behind if one.reported), default=None),
            status=status,
            asserted_by=by,
            carried=carried(behind, copies),
        )
        for (status, by), behind in found.items()
    ]
    return tuple(sorted(steps, key=lambda one: (one.day or "~", _rank(one.status), one.asserted_by or "")))


def _rank(status: str) -> int:
    return AGREEMENT_STATUSES.index(status) if status in AGREEMENT_STATUSES else len(AGREEMENT_STATUSES)


def _latest(history: Sequence[Step]) -> list[Step]:
    """The last new status in each party's word, the latest of all first."""
    last = {one.asserted_by: one for one in history}
    return sorted(last.values(), key=lambda one: (one.day or "", _rank(one.status), one.asserted_by or ""), reverse=True)


def _consent(mentions: Sequence[Mention], copies: Mapping[str, int]) -> tuple[tuple[str, Value], ...]:
    found = grouped(mentions, lambda one: one.detail.consent)
    return tuple((party, Value(value=said, carried=carried(behind, copies))) for (party, said), behind in sorted(found.items()))


def _disruptions(mentions: Sequence[Mention], copies: Mapping[str, int]) -> tuple[View, ...]:
    """Who blames whom; parties that blame each other are rivals, not a contradiction."""
    found = grouped(mentions, lambda one: [one.detail.disruption] if one.detail.disruption else [])
    return tuple(
        View(issue=cause or "", of=by, value=blamed or "", carried=carried(behind, copies))
        for (by, blamed, cause), behind in sorted(found.items(), key=lambda pair: tuple(value or "" for value in pair[0]))
    )


def _people(mentions: Sequence[Mention], name: str, copies: Mapping[str, int]) -> tuple[Value, ...]:
    """Counts as `number` or `number @ day`, by day."""
    found = grouped(mentions, lambda one: [f"{value} @ {day}" if day else str(value) for value, day, _ in getattr(one.detail, name)])
    return tuple(Value(value=said, carried=carried(behind, copies)) for said, behind in sorted(found.items()))


def _clashes(subject: str, **counts: tuple[Value, ...]) -> tuple[Contradiction, ...]:
    """Different counts of people for one day."""
    found: list[Contradiction] = []
    for attribute, told in counts.items():
        by_day: dict[str, list[Value]] = {}
        for one in told:
            by_day.setdefault(one.value.partition(" @ ")[2], []).append(one)
        for day, same_day in sorted(by_day.items()):
            clash = contradiction(subject, "agreement", f"people {attribute} {day}".strip(), same_day) if day else None
            if clash is not None:
                found.append(clash)
    return tuple(found)
