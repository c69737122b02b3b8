"""What is in this ledger? Talks along time, the latest of each kind, and what waits for a reader's decision."""

from fastapi import APIRouter, Response

from runding.web.charts.lanes import MEANS
from runding.web.charts.timeline import round_name, scale, strips
from runding.web.lookups import count_dated, latest
from runding.web.pages.looking import Asking, Looking

router = APIRouter()
ROUNDS = 160
"""Rounds that are looked at for the timeline."""
STRIPS = 10
LATEST = 6


@router.get("/")
def overview(v: Looking, ledger: Asking) -> Response:
    """The first page."""
    dated = count_dated(ledger, "round")
    # Days before the year 10000: rounds without a day come last and have no place along time.
    rounds = ledger.rounds(until="9999-12-31", limit=ROUNDS, offset=max(0, dated - ROUNDS))
    axis, shown = strips(v, rounds, most=STRIPS)
    return v.page(
        "overview.html", counts=v.house.memory.counts(), span=v.house.memory.extent(), strips=shown, scale=scale(v, axis) if axis else None,
        more=dated > sum(len(one.rounds) for one in shown), latest_statements=latest(ledger, "statement", limit=LATEST),
        latest_agreements=latest(ledger, "agreement", limit=LATEST), doubts=ledger.review(limit=3), round_name=round_name, means=MEANS,
    )  # fmt: skip
