"""Who said what? The list with its filters, and one statement with all its wordings."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from runding.ledger import Ledger
from runding.model import vocabulary
from runding.model.history import Actor, Utterance
from runding.web.asked import StatementFilter, one_page
from runding.web.lookups import mentions_in
from runding.web.pages.judged import traces
from runding.web.pages.looking import PAGE, Asking, Looking, Start, behind, entry_of
from runding.web.pages.passages import passages

router = APIRouter()


@router.get("/statements")
def statements(v: Looking, ledger: Asking, asked: Annotated[StatementFilter, Depends()], start: Start = 0) -> Response:
    """The list."""
    asked.newest_first()
    found, following = one_page(asked.find, ledger, PAGE, start)
    return v.page(
        "statements.html", found=found, following=following, start=start, asked=asked.given, size=PAGE,
        issues=vocabulary.ISSUES, channels=vocabulary.CHANNELS, languages=[code for code, _ in v.house.memory.extent().languages],
        outlets=v.house.memory.outlets(),
    )  # fmt: skip


@router.get("/statements/{id_}")
def statement(id_: str, v: Looking, ledger: Asking) -> Response:
    """One statement: each wording, each report, and why they are one."""
    one = entry_of(ledger, id_, Utterance)
    quotes, reports = behind(ledger, one.carried.mentions)
    return v.page(
        "statement.html", one=one, passages=passages(ledger, quotes), reports=reports, traces=traces(v, one), person=_person(ledger, one)
    )


def _person(ledger: Ledger, one: Utterance) -> Actor | None:
    """The speaker of a statement: of those whom its first report names, the one who has this name."""
    quotes = ledger.quotes(one.carried.mentions[:1])
    there = mentions_in(ledger, quotes[0].article) if quotes and one.speaker else []
    for id_ in dict.fromkeys(found.entry for found in there if found.kind == "actor" and found.entry):
        entry = ledger.entry(id_)
        if isinstance(entry, Actor) and any(value.value == one.speaker for value in entry.names):
            return entry
    return None
