"""What happened at the talks? The list of rounds, and one round as a briefing."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from runding.ledger import Ledger
from runding.model import vocabulary
from runding.model.history import SettledRound, Utterance, View
from runding.web.asked import RoundFilter, one_page
from runding.web.charts.timeline import result_of, round_name
from runding.web.lookups import Meeting
from runding.web.pages.judged import traces
from runding.web.pages.looking import PAGE, Asking, Looking, Start, behind, entry_of
from runding.web.pages.passages import passages
from runding.web.pages.relays import relay_tree

router = APIRouter()
MOST_KIN = 2000
"""Rounds of one party among which a series is looked for."""
SAID = 12
"""Statements of the day of a round that are shown with it."""


@router.get("/rounds")
def rounds(v: Looking, ledger: Asking, asked: Annotated[RoundFilter, Depends()], start: Start = 0) -> Response:
    """The list."""
    asked.newest_first()
    found, following = one_page(asked.find, ledger, PAGE, start)
    return v.page(
        "rounds.html", found=found, following=following, start=start, size=PAGE, asked=asked.given, round_name=round_name,
        result_of=result_of, statuses=vocabulary.ROUND_STATUSES,
    )  # fmt: skip


@router.get("/rounds/{id_}")
def one_round(id_: str, v: Looking, ledger: Asking) -> Response:
    """The briefing."""
    one = entry_of(ledger, id_, SettledRound)
    quotes, reports = behind(ledger, one.carried.mentions)
    return v.page(
        "round.html", one=one, name=round_name(v, one), result=result_of(one), kin=_series(ledger, one, v.house.memory.meetings()),
        round_name=round_name, outcomes=by_issue(one.outcomes), ratings=by_party(one.assessments), said=_said(ledger, one),
        passages=passages(ledger, quotes, most=6), quotes=quotes, reports=reports, relays=relay_tree(ledger, reports),
        traces=traces(v, one), result_of=result_of,
    )  # fmt: skip


def by_issue(views: tuple[View, ...]) -> dict[str, list[View]]:
    """What was said of each issue, rivals beside each other."""
    found: dict[str, list[View]] = {}
    for view in views:
        found.setdefault(view.issue, []).append(view)
    return found


def by_party(views: tuple[View, ...]) -> dict[str | None, list[View]]:
    """How each party rates it."""
    found: dict[str | None, list[View]] = {}
    for view in views:
        found.setdefault(view.of, []).append(view)
    return found


def _series(ledger: Ledger, one: SettledRound, talks: Sequence[Meeting]) -> list[SettledRound]:
    if not one.parties:
        return []
    # All rounds of a series have the same parties: asking for the one that meets least often reads least.
    rare = min(one.parties, key=lambda party: sum(talk.rounds for talk in talks if party in talk.parties))
    kin = [other for other in ledger.rounds(party=rare, limit=MOST_KIN) if other.series == one.series]
    return kin if len(kin) > 1 else []


def _said(ledger: Ledger, one: SettledRound) -> list[Utterance]:
    """What the parties said from the day of a round to the next day or two: the reports of it."""
    if one.start is None or one.first is None:
        return []
    articles = {quote.article for quote in ledger.quotes(one.carried.mentions[:60])}
    last = max(one.end or one.start, one.first)
    near = ledger.statements(since=min(one.start, one.first), until=max(last, one.last or last), limit=400)
    told = {quote.id: quote.article for quote in ledger.quotes([mention for said in near for mention in said.carried.mentions[:3]])}
    return [said for said in near if any(told.get(mention) in articles for mention in said.carried.mentions[:3])][:SAID]
