"""What can be asked by program? Every list with its filters, entries by id, the words behind them, and judgements."""

from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response

from runding.ledger import Ledger, Source
from runding.merge import entry_order
from runding.model.history import (
    Actor,
    AgreementThread,
    Cell,
    Contradiction,
    Doubt,
    PositionLine,
    PositionPoint,
    Quote,
    SettledRound,
    Utterance,
)
from runding.model.judgement import Judgement
from runding.model.record import ArticleRecord
from runding.web.api.answers import answered, cursor, place_of
from runding.web.api.downloads import download
from runding.web.api.schema import listed, one_of
from runding.web.asked import (
    ActorFilter,
    AgreementFilter,
    ContradictionFilter,
    Filter,
    Find,
    Issue,
    Known,
    Party,
    Place,
    PositionFilter,
    RoundFilter,
    StatementFilter,
    cut,
)
from runding.web.guard import same_site
from runding.web.judging import Decision, decide
from runding.web.pages.looking import Asking, any_entry
from runding.web.rights import WRITE

router = APIRouter(tags=["ledger"])
Limit = Annotated[int, Query(ge=1, le=500, description="Entries on a page.")]
Cursor = Annotated[str | None, Query(max_length=100, description="`next` of the page before.")]
Format = Annotated[Literal["json", "csv", "jsonl"], Query(description="A page as JSON, or all that is found as a file.")]


class Paging:
    """Where in a list, and in which form."""

    def __init__(self, limit: Limit = 50, cursor: Cursor = None, format: Format = "json") -> None:  # noqa: A002
        self.limit, self.cursor, self.format = limit, cursor, format


Paged = Annotated[Paging, Depends()]


def _list(
    request: Request, name: str, kind: type[msgspec.Struct], find: Find, asked: dict[str, Any], paging: Paging, *, keyed: bool = False
) -> Response:
    ledger = request.app.state.house.ledger
    if paging.format != "json":
        return download(name, paging.format, kind, find, ledger, keyed=keyed)
    place = place_of(paging.cursor, asked, keyed=keyed)
    found = find(ledger, paging.limit + 1, place)
    items, following = found[: paging.limit], None
    if len(found) > paging.limit:
        following = cursor(entry_order(items[-1]) if keyed else (place if isinstance(place, int) else 0) + paging.limit, asked)
    return answered(request, {"items": items, "next": following})


def _questions(ledger: Ledger, limit: int | None, place: Place) -> tuple[Doubt, ...]:
    assert isinstance(place, int), "questions are counted"
    return ledger.review(limit=limit, offset=place)


def _asked(request: Request, name: str, kind: type[msgspec.Struct], asked: Filter, paging: Paging) -> Response:
    return _list(request, name, kind, asked.find, asked.given, paging, keyed=asked.keyed)


@router.get("/rounds", responses=listed(SettledRound))
def rounds(request: Request, asked: Annotated[RoundFilter, Depends()], paging: Paged) -> Response:
    """Rounds by day."""
    return _asked(request, "rounds", SettledRound, asked, paging)


@router.get("/statements", responses=listed(Utterance))
def statements(request: Request, asked: Annotated[StatementFilter, Depends()], paging: Paged) -> Response:
    """Statements by day, each with all its wordings."""
    return _asked(request, "statements", Utterance, asked, paging)


@router.get("/positions", responses=listed(PositionLine))
def positions(request: Request, asked: Annotated[PositionFilter, Depends()], paging: Paged) -> Response:
    """Position lines by party and issue."""
    return _asked(request, "positions", PositionLine, asked, paging)


@router.get("/matrix", responses=listed(Cell))
def matrix(request: Request, ledger: Asking, paging: Paged, party: Party = None, issue: Issue = None, as_of: Known = None) -> Response:
    """The last stance of each party on each issue."""
    given = {"party": party, "issue": issue, "as_of": as_of}
    cells = ledger.matrix(party=party, issue=issue, as_of=as_of)
    return _list(request, "matrix", Cell, lambda _, limit, place: cut(cells, limit, place), given, paging)


@router.get("/agreements", responses=listed(AgreementThread))
def agreements(request: Request, asked: Annotated[AgreementFilter, Depends()], paging: Paged) -> Response:
    """Agreements and corridors by day of first report."""
    return _asked(request, "agreements", AgreementThread, asked, paging)


@router.get("/contradictions", responses=listed(Contradiction))
def contradictions(request: Request, asked: Annotated[ContradictionFilter, Depends()], paging: Paged) -> Response:
    """Where reports disagree."""
    return _asked(request, "contradictions", Contradiction, asked, paging)


@router.get("/actors", responses=listed(Actor))
def actors(request: Request, asked: Annotated[ActorFilter, Depends()], paging: Paged) -> Response:
    """Who speaks and takes part."""
    return _asked(request, "actors", Actor, asked, paging)


@router.get("/review", responses=listed(Doubt))
def review(request: Request, paging: Paged) -> Response:
    """What is unsure, likeliest first."""
    return _list(request, "review", Doubt, _questions, {}, paging)


@router.get("/sources", responses=listed(Source))
def sources(request: Request, ledger: Asking, paging: Paged) -> Response:
    """The outlets, those with the most reports first."""
    all_ = ledger.sources()
    return _list(request, "sources", Source, lambda _, limit, place: cut(all_, limit, place), {}, paging)


@router.get("/counts", responses={200: {"description": "How many of each kind."}})
def counts(request: Request, ledger: Asking) -> Response:
    """How many reports, entries of each kind, contradictions and doubts there are."""
    return answered(request, ledger.counts())


@router.get("/entries/{id}", responses=one_of(SettledRound, Utterance, AgreementThread, Actor, PositionPoint))
def entry(request: Request, id: str, ledger: Asking) -> Response:  # noqa: A002
    """The entry with this id, or the one that holds the mention with it."""
    found = any_entry(ledger, id)
    if found is None:
        raise HTTPException(404, "there is no entry or mention with this id")
    return answered(request, found)


@router.get("/quotes", responses=listed(Quote, files=False))
def quotes(request: Request, ledger: Asking, mention: Annotated[list[str], Query(max_length=200)]) -> Response:
    """The articles and places behind mentions."""
    try:
        found = ledger.quotes(mention)
    except ValueError as error:
        raise HTTPException(400, str(error)) from None
    return answered(request, {"items": found, "next": None})


@router.get("/articles/{key:path}", responses=one_of(ArticleRecord))
def article(request: Request, key: str, ledger: Asking) -> Response:
    """The record of a report, by its key."""
    found = ledger.article(key)
    if found is None:
        raise HTTPException(404, "there is no report with this key")
    return answered(request, found)


@router.get("/judgements", responses=listed(Judgement))
def judgements(request: Request, ledger: Asking, paging: Paged) -> Response:
    """Every judgement, oldest first, undone ones and undoes included."""
    all_ = tuple(one for one, _ in ledger.judge.all())
    return _list(request, "judgements", Judgement, lambda _, limit, place: cut(all_, limit, place), {}, paging)


@router.post("/judgements", status_code=201, responses=one_of(Judgement, status=201))
def judge(request: Request, ledger: Asking, one: Decision) -> Response:
    """Judge: accept, reject, edit, merge, split, note or undo."""
    if request.state.right != WRITE:
        raise HTTPException(403, "this needs a token that may write")
    if not same_site(request.headers.get("host", ""), request.headers.get("origin")):
        raise HTTPException(403, "this was sent by a page of another site")
    return answered(request, decide(ledger, one), status=201)
