"""Who is somebody? The list of those who speak and take part, and one of them with what they said and attended."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from runding.ledger import Ledger
from runding.model.history import Actor, SettledRound, Utterance
from runding.web.asked import ActorFilter, one_page
from runding.web.charts.timeline import round_name
from runding.web.lookups import Found, mentions_in
from runding.web.pages.judged import traces
from runding.web.pages.looking import PAGE, Asking, Looking, Start, behind, entry_of

router = APIRouter()
ARTICLES = 40
"""Reports that are looked through for what somebody said and attended."""


@router.get("/actors")
def actors(v: Looking, ledger: Asking, asked: Annotated[ActorFilter, Depends()], start: Start = 0) -> Response:
    """The list."""
    found, following = one_page(asked.find, ledger, PAGE, start)
    return v.page("actors.html", found=found, following=following, start=start, size=PAGE, asked=asked.given)


@router.get("/actors/{id_}")
def actor(id_: str, v: Looking, ledger: Asking) -> Response:
    """One actor."""
    one = entry_of(ledger, id_, Actor)
    quotes, reports = behind(ledger, one.carried.mentions)
    names = {value.value for value in one.names} | {one.name}
    said, attended = _deeds(ledger, one, names, sorted({quote.article for quote in quotes})[:ARTICLES])
    return v.page(
        "actor.html", one=one, said=said, attended=attended, quotes=quotes, reports=reports, round_name=round_name, traces=traces(v, one)
    )


def _deeds(ledger: Ledger, one: Actor, names: set[str], articles: list[str]) -> tuple[list[Utterance], list[SettledRound]]:
    """What stands in the reports that name an actor and is theirs."""
    there: dict[str, Found] = {}
    for key in articles:
        there.update((found.entry, found) for found in mentions_in(ledger, key) if found.entry and found.kind in ("statement", "round"))
    said: list[Utterance] = []
    attended: list[SettledRound] = []
    for id_ in there:
        entry = ledger.entry(id_)
        if isinstance(entry, Utterance) and (entry.speaker in names or (one.actor and entry.actor == one.actor)):
            said.append(entry)
        elif isinstance(entry, SettledRound) and any(person.name in names for person in entry.participants):
            attended.append(entry)
    return sorted(said, key=lambda x: (x.said or x.first or "~", x.id)), sorted(attended, key=lambda x: (x.start or "~", x.id))
