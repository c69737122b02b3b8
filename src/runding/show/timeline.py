"""What happened on which day? The rounds, agreements and positions of a history in one order."""

from collections.abc import Iterable, Iterator

import msgspec

from runding.model.history import AgreementThread, PositionLine, SettledRound
from runding.show.history import Label
from runding.show.table import Table


class Moment(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """Something on a day. `kind` is round, agreement or position; `of` the entry; `parties` those who meet, or whose word or move it is.

    `value` is how it stands then. For a position `value` is the change and `words` the words of the later day.
    """

    day: str
    kind: str
    of: str
    parties: tuple[str, ...]
    issue: str | None
    value: str
    words: str | None = None


def moments(
    rounds: Iterable[SettledRound],
    agreements: Iterable[AgreementThread],
    lines: Iterable[PositionLine],
    *,
    since: str | None,
    until: str | None,
) -> tuple[Moment, ...]:
    """The moments from `since` to `until` (ISO dates, both included), by day. What has no day is left out."""
    found = [*_of_rounds(rounds), *_of_agreements(agreements), *_of_positions(lines)]
    within = (one for one in found if (since or "") <= one.day <= (until or "9999"))
    return tuple(sorted(within, key=lambda one: (one.day, one.kind, one.of, one.parties, one.value)))


def timeline_table(found: Iterable[Moment], label: Label) -> Table:
    """The moments as a table."""
    statuses = {"agreement": "agreement_status", "round": "round_status", "position": "change"}
    rows = [
        (one.day, one.kind, ", ".join(label("side", side) for side in one.parties) or None, one.issue and label("issue", one.issue),
         label(statuses[one.kind], one.value), one.of, one.words)
        for one in found
    ]  # fmt: skip
    return Table(("day", "kind", "parties", "issue", "what", "id", "words"), rows, ("id",))


def _of_rounds(rounds: Iterable[SettledRound]) -> Iterator[Moment]:
    for one in rounds:
        if one.start is not None:
            words = " · ".join(filter(None, (f"no. {one.ordinal}" if one.ordinal else None, one.venue))) or None
            yield Moment(day=one.start, kind="round", of=one.id, parties=one.parties, issue=None, value=one.status or "", words=words)


def _of_agreements(agreements: Iterable[AgreementThread]) -> Iterator[Moment]:
    for one in agreements:
        for step in one.history:
            if step.day is not None:
                by = (step.asserted_by,) if step.asserted_by else ()
                yield Moment(day=step.day, kind="agreement", of=one.id, parties=by, issue=one.issue, value=step.status)


def _of_positions(lines: Iterable[PositionLine]) -> Iterator[Moment]:
    for line in lines:
        days = {point.id: point.day for point in line.points}
        for change in line.changes:
            day = days.get(change.after)
            if day is not None and change.kind != "unchanged":
                yield Moment(
                    day=day,
                    kind="position",
                    of=change.after,
                    parties=(line.holder,),
                    issue=line.issue,
                    value=change.kind,
                    words=change.words,
                )
