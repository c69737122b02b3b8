"""Who wants what? The matrix of issues and parties, and the history of one position with its words."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated

import msgspec
from fastapi import APIRouter, HTTPException, Query, Response

from runding.model.history import Cell
from runding.model.vocabulary import COARSE_STANCE, ISSUES
from runding.web.asked import Known, Party
from runding.web.charts.stances import stance_chart
from runding.web.lookups import Meeting, Span, headings
from runding.web.pages.looking import Asking, Looking

router = APIRouter()
TALKS = 30
"""Pairs of parties that the page offers."""
MOST = 6
"""Parties side by side where nobody chose."""
POINTS = 60
"""Points of a line on one page."""
STEPS = (0, 7, 30, 90, 180, 365)
"""Days before the last report to which the page links."""


@router.get("/positions")
def matrix(
    v: Looking, ledger: Asking, parties: Annotated[str | None, Query(max_length=400)] = None, party: Party = None, as_of: Known = None
) -> Response:
    """The matrix."""
    talks = v.house.memory.meetings()
    chosen = [one for one in (parties or party or "").split(",") if one][:12] or _first(talks)
    cells = [cell for one in chosen for cell in ledger.matrix(party=one, as_of=as_of)] if chosen else list(ledger.matrix(as_of=as_of))
    table: dict[str, dict[str, Cell]] = {}
    for cell in cells:
        table.setdefault(cell.issue, {})[cell.holder] = cell
    order = {issue: nth for nth, issue in enumerate(ISSUES)}
    rows = sorted(table.items(), key=lambda row: (-len(row[1]), order.get(row[0], 99)))
    columns = chosen or sorted({cell.holder for cell in cells})[:MOST]
    span = v.house.memory.extent()
    last = as_of or span.last
    return v.page(
        "positions.html", rows=rows, columns=columns, talks=talks[:TALKS], chosen=chosen, as_of=as_of, days=_days(span),
        coarse=COARSE_STANCE, age=lambda day: _age(day, last),
    )  # fmt: skip


@router.get("/positions/{party}/{issue}")
def history(party: str, issue: str, v: Looking, ledger: Asking, point: Annotated[str | None, Query(max_length=16)] = None) -> Response:
    """One position over time: of a long line the part around a point, or else its end."""
    lines = ledger.positions(party=party, issue=issue)
    if not lines:
        raise HTTPException(404)
    whole = lines[0]
    start = _start([one.id for one in whole.points], point)
    line = msgspec.structs.replace(whole, points=whole.points[start : start + POINTS])
    mentions = [stance.carried.mentions[0] for point in line.points for stance in point.stances if stance.carried.mentions]
    quotes = {one.id: one for one in ledger.quotes(mentions)}
    return v.page(
        "position.html", line=line, chart=stance_chart(v, line), coarse=COARSE_STANCE, quotes=quotes,
        reports=headings(ledger, {one.article for one in quotes.values()}), changes={one.after: one for one in line.changes},
        earlier=whole.points[max(0, start - POINTS // 2)].id if start else None,
        later=whole.points[start + POINTS].id if len(whole.points) > start + POINTS else None,
    )  # fmt: skip


def _start(ids: Sequence[str], point: str | None) -> int:
    """Where the part of a line begins that is shown."""
    middle = ids.index(point) if point in ids else len(ids)
    return max(0, min(middle - POINTS // 2, len(ids) - POINTS))


def _first(talks: Sequence[Meeting]) -> list[str]:
    """Where all parties together are few, all of them; else those who met last."""
    everybody = dict.fromkeys(one for talk in talks for one in talk.parties)
    if len(everybody) <= MOST:
        return sorted(everybody)
    return list(talks[0].parties)


def _days(span: Span) -> list[str]:
    """Days to look back to: the last report's and some before, none before the first report."""
    try:
        first, last = date.fromisoformat(span.first or ""), date.fromisoformat(span.last or "")
    except ValueError:
        return []
    return [str(last - timedelta(days=step)) for step in reversed(STEPS) if last - timedelta(days=step) >= first]


def _age(day: str, last: str | None) -> int | None:
    """Days from a day to the last one."""
    try:
        return max(0, (date.fromisoformat(last or "") - date.fromisoformat(day)).days)
    except ValueError:
        return None
