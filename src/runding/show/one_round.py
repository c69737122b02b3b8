"""All that reports together tell of one round, a row for each value with those who carry it."""

from collections.abc import Iterable

from runding.model.history import Reports, SettledRound
from runding.show.history import Label, when
from runding.show.table import Table

_Row = tuple[str | int | None, ...]


def round_table(one: SettledRound, label: Label) -> Table:
    """What a round was, how it came about, who took part, what it did in whose word, and what contradicts."""
    rows = [*_facts(one, label), *_told(one, label), *_views(one, label)]
    return Table(("what", "value", "by whom", "since", "reports", "origins"), rows, ("since",))


def _facts(one: SettledRound, label: Label) -> Iterable[_Row]:
    place = ", ".join(filter(None, (one.venue, one.country and label("side", one.country))))
    facts = {
        "parties": ", ".join(label("side", side) for side in one.parties),
        "number": one.ordinal,
        "day": when(one),
        "place": place,
        "status": one.status and label("round_status", one.status),
        "series": one.series,
        "hosts and mediators": ", ".join(label("side", side) for side in one.third_parties),
    }
    for what, value in facts.items():
        if value:
            yield (what, value, None, None, one.carried.reports, one.carried.origins) if what == "parties" else (what, value, *[None] * 4)


def _told(one: SettledRound, label: Label) -> Iterable[_Row]:
    for step in one.history:
        yield "history", label("round_status", step.status), None, step.day, *_carried(step.carried)
    for plan in one.planned:
        yield "planned for", plan.value, None, None, *_carried(plan.carried)
    for guest in one.participants:
        yield "took part", guest.name, guest.side and label("side", guest.side), None, *_carried(guest.carried)


def _views(one: SettledRound, label: Label) -> Iterable[_Row]:
    for view in one.outcomes:
        value = f"{label('issue', view.issue)}: {label('outcome', view.value)}"
        yield "outcome", value, view.of and label("side", view.of), None, *_carried(view.carried)
    for view in one.assessments:
        value = (
            label("assessment", view.value) if view.issue == "ALL" else f"{label('issue', view.issue)}: {label('assessment', view.value)}"
        )
        yield "assessment", value, view.of and label("side", view.of), None, *_carried(view.carried)
    for clash in one.contradictions:
        for told in clash.values:
            yield f"contradiction: {clash.attribute}", told.value, None, None, *_carried(told.carried)


def _carried(reports: Reports) -> tuple[int, int]:
    return reports.reports, reports.origins
