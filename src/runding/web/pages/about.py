"""What is in this ledger and where does it come from? Counts, outlets, languages, and how to ask by program."""

from fastapi import APIRouter, Response

from runding.web.pages.looking import Asking, Looking

router = APIRouter()
OUTLETS = 100


@router.get("/about")
def about(v: Looking, ledger: Asking) -> Response:
    """The page."""
    sources = v.house.memory.sources()
    return v.page(
        "about.html", counts=v.house.memory.counts(), span=v.house.memory.extent(), sources=sources[:OUTLETS], outlets=len(sources),
        texts=ledger.texts, resting=len(ledger.judge.resting()), version=v.house.version,
    )  # fmt: skip
