"""What was agreed, and does it hold? Agreements and corridors as lanes along time, and one with everybody's word."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from runding.model import vocabulary
from runding.model.history import AgreementThread
from runding.web.asked import AgreementFilter, one_page
from runding.web.charts.lanes import MEANS, lane, lanes_axis, lanes_of, status_name
from runding.web.charts.timeline import scale
from runding.web.pages.judged import traces
from runding.web.pages.looking import Asking, Looking, Start, behind, entry_of
from runding.web.pages.passages import passages

router = APIRouter()
PAGE = 12
"""Agreements on one page: each has a chart."""


@router.get("/agreements")
def agreements(v: Looking, ledger: Asking, asked: Annotated[AgreementFilter, Depends()], start: Start = 0) -> Response:
    """The lanes of one page on one axis."""
    asked.newest_first()
    found, following = one_page(asked.find, ledger, PAGE, start)
    axis = lanes_axis(found)
    drawn = {one.id: {who: lane(v, axis, who, steps) for who, steps in lanes_of(one).items()} if axis else {} for one in found}
    return v.page(
        "agreements.html", found=found, following=following, start=start, size=PAGE, asked=asked.given, drawn=drawn,
        scale=scale(v, axis) if axis else None, issues=vocabulary.ISSUES, statuses=vocabulary.AGREEMENT_STATUSES,
        status_name=lambda status: status_name(v, status), means=MEANS,
    )  # fmt: skip


@router.get("/agreements/{id_}")
def agreement(id_: str, v: Looking, ledger: Asking) -> Response:
    """One agreement."""
    one = entry_of(ledger, id_, AgreementThread)
    axis = lanes_axis([one])
    quotes, reports = behind(ledger, one.carried.mentions)
    lanes = lanes_of(one)
    return v.page(
        "agreement.html", one=one, lanes=lanes, drawn={who: lane(v, axis, who, steps) for who, steps in lanes.items()} if axis else {},
        scale=scale(v, axis) if axis else None, passages=passages(ledger, quotes), reports=reports, traces=traces(v, one),
        status_name=lambda status: status_name(v, status), means=MEANS,
    )  # fmt: skip
