"""What is in this ledger and where does it come from? Counts, outlets, languages, and how to ask by program."""

from fastapi import APIRouter, Response

from runding.web.lookups import extent
from runding.web.pages.looking import Asking, Looking

router = APIRouter()
OUTLETS = 100


@router.get("/about")
def about(v: Looking, ledger: Asking) -> Response:
    """The page."""
    sources = ledger.sources()
    return v.page(
        "about.html", counts=ledger.counts(), span=extent(ledger), sources=sources[:OUTLETS], outlets=len(sources), texts=ledger.texts,
        resting=len(ledger.judge.resting()), version=v.house.version,
    )  # fmt: skip
