"""Where do reports disagree? Each contradiction with its values, the reports and the independent origins behind each."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from runding.web.asked import ContradictionFilter, one_page
from runding.web.lookups import headings
from runding.web.pages.looking import PAGE, Asking, Looking, Start, any_entry, entry_path
from runding.web.pages.naming import entry_name

router = APIRouter()


@router.get("/contradictions")
def contradictions(v: Looking, ledger: Asking, asked: Annotated[ContradictionFilter, Depends()], start: Start = 0) -> Response:
    """The list."""
    found, following = one_page(asked.find, ledger, PAGE, start)
    subjects = {one.subject: any_entry(ledger, one.subject) for one in found}
    named = {id_: (entry_name(v, entry), entry_path(entry)) for id_, entry in subjects.items() if entry is not None}
    quotes = {one.id: one for one in ledger.quotes([value.carried.mentions[0] for clash in found for value in clash.values])}
    return v.page(
        "contradictions.html", found=found, following=following, start=start, size=PAGE, asked=asked.given, named=named,
        quotes=quotes, reports=headings(ledger, {one.article for one in quotes.values()}),
    )  # fmt: skip
