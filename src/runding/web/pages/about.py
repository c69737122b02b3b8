"""What is in this ledger and where does it come from? Counts, outlets, languages, and how to ask by program."""

from fastapi import APIRouter, Response

from runding.ledger import runs
from runding.web.pages.looking import Asking, Looking

router = APIRouter()
OUTLETS = 100
RUNS = 12
"""Runs that are told of, the last ones."""
FAILURES = 10
"""Failures of a run that are named."""


@router.get("/about")
def about(v: Looking, ledger: Asking) -> Response:
    """The page."""
    sources = v.house.memory.sources()
    return v.page(
        "about.html", counts=v.house.memory.counts(), span=v.house.memory.extent(), sources=sources[:OUTLETS], outlets=len(sources),
        texts=ledger.texts, runs=runs(ledger, limit=RUNS), most=FAILURES, resting=len(ledger.judge.resting()), version=v.house.version,
    )  # fmt: skip
