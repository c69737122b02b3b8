"""What every page begins with: the reader who looks, the ledger that is asked, and entries by their ids."""

from collections.abc import Iterable, Mapping
from typing import Annotated, TypeVar

from fastapi import Depends, HTTPException, Query, Request

from runding.ledger import Ledger
from runding.model.history import Actor, AgreementThread, Entry, PositionPoint, Quote, SettledRound, Utterance
from runding.web.lookups import Heading, headings, quotes_by_mention
from runding.web.viewer import Viewer, linked

Kind = TypeVar("Kind", bound=Entry)
PAGE = 40
"""Entries on one page of a list."""


def _viewer(request: Request) -> Viewer:
    return Viewer(request.app.state.house, request)


def _ledger(request: Request) -> Ledger:
    ledger: Ledger = request.app.state.house.ledger
    return ledger


Looking = Annotated[Viewer, Depends(_viewer)]
Asking = Annotated[Ledger, Depends(_ledger)]
Start = Annotated[int, Query(ge=0, le=10_000_000)]
"""Where in a list a page begins."""


def entry_of(ledger: Ledger, id_: str, kind: type[Kind]) -> Kind:
    """The entry of a kind with an id, or that holds the mention with it. Raises HTTPException 404 where there is none."""
    found = any_entry(ledger, id_)
    if not isinstance(found, kind):
        raise HTTPException(404)
    return found


def any_entry(ledger: Ledger, id_: str) -> Entry | None:
    """The entry with an id; None where it is none's, or no id at all."""
    try:
        return ledger.entry(id_)
    except ValueError:
        return None


def entry_path(entry: Entry) -> str:
    """The page of an entry."""
    match entry:
        case SettledRound():
            return f"/rounds/{entry.id}"
        case Utterance():
            return f"/statements/{entry.id}"
        case AgreementThread():
            return f"/agreements/{entry.id}"
        case Actor():
            return f"/actors/{entry.id}"
        case PositionPoint():
            return linked(f"/positions/{entry.holder}/{entry.issue}", point=entry.id) + f"#p-{entry.id}"
    raise TypeError(f"no page for a {type(entry).__name__}")


def behind(ledger: Ledger, mentions: Iterable[str], *, most: int = 60) -> tuple[list[Quote], Mapping[str, Heading]]:
    """The places and reports behind mentions, in their order; of very many the first ones."""
    wanted = list(dict.fromkeys(mentions))[:most]
    there = quotes_by_mention(ledger, wanted)
    found = [there[one] for one in wanted if one in there]
    return found, headings(ledger, {one.article for one in found})
