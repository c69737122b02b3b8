"""What can be asked by program? Every list with its filters, entries by id, the words behind them, and judgements."""

from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response

from runding.ledger import Source
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
from runding.web.api.answers import answered, cursor, offset_of
from runding.web.api.downloads import Find, download
from runding.web.api.schema import listed, one_of
from runding.web.asked import (
    ActorFilter,
    AgreementFilter,
    ContradictionFilter,
    Issue,
    Known,
    Party,
    PositionFilter,
    RoundFilter,
    StatementFilter,
    one_page,
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


def _list(request: Request, name: str, kind: type[msgspec.Struct], find: Find, asked: dict[str, Any], paging: Paging) -> Response:
    ledger = request.app.state.house.ledger
    if paging.format != "json":
        return download(name, paging.format, kind, find, ledger)
    found, following = one_page(find, ledger, paging.limit, offset_of(paging.cursor, asked))
    return answered(request, {"items": found, "next": None if following is None else cursor(following, asked)})


@router.get("/rounds", responses=listed(SettledRound))
def rounds(request: Request, asked: Annotated[RoundFilter, Depends()], paging: Paged) -> Response:
    """Rounds by day."""
    return _list(request, "rounds", SettledRound, asked.find, asked.given, paging)


@router.get("/statements", responses=listed(Utterance))
def statements(request: Request, asked: Annotated[StatementFilter, Depends()], paging: Paged) -> Response:
    """Statements by day, each with all its wordings."""
    return _list(request, "statements", Utterance, asked.find, asked.given, paging)


@router.get("/positions", responses=listed(PositionLine))
def positions(request: Request, asked: Annotated[PositionFilter, Depends()], paging: Paged) -> Response:
    """Position lines by party and issue."""
    return _list(request, "positions", PositionLine, asked.find, asked.given, paging)


@router.get("/matrix", responses=listed(Cell))
def matrix(request: Request, ledger: Asking, paging: Paged, party: Party = None, issue: Issue = None, as_of: Known = None) -> Response:
    """The last stance of each party on each issue."""
    given = {"party": party, "issue": issue, "as_of": as_of}
    cells = ledger.matrix(party=party, issue=issue, as_of=as_of)

    def find(_: Any, limit: int | None, offset: int) -> tuple[Cell, ...]:
        return cells[offset:] if limit is None else cells[offset : offset + limit]

    return _list(request, "matrix", Cell, find, given, paging)


@router.get("/agreements", responses=listed(AgreementThread))
def agreements(request: Request, asked: Annotated[AgreementFilter, Depends()], paging: Paged) -> Response:
    """Agreements and corridors by day of first report."""
    return _list(request, "agreements", AgreementThread, asked.find, asked.given, paging)


@router.get("/contradictions", responses=listed(Contradiction))
def contradictions(request: Request, asked: Annotated[ContradictionFilter, Depends()], paging: Paged) -> Response:
    """Where reports disagree."""
    return _list(request, "contradictions", Contradiction, asked.find, asked.given, paging)


@router.get("/actors", responses=listed(Actor))
def actors(request: Request, asked: Annotated[ActorFilter, Depends()], paging: Paged) -> Response:
    """Who speaks and takes part."""
    return _list(request, "actors", Actor, asked.find, asked.given, paging)


@router.get("/review", responses=listed(Doubt))
def review(request: Request, paging: Paged) -> Response:
    """What is unsure, likeliest first."""
    return _list(request, "review", Doubt, lambda ledger, limit, offset: ledger.review(limit=limit, offset=offset), {}, paging)


@router.get("/sources", responses=listed(Source))
def sources(request: Request, ledger: Asking, paging: Paged) -> Response:
    """The outlets, those with the most reports first."""
    all_ = ledger.sources()
    return _list(request, "sources", Source, lambda _, limit, offset: all_[offset : offset + limit if limit else None], {}, paging)


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
    return _list(request, "judgements", Judgement, lambda _, limit, offset: all_[offset : offset + limit if limit else None], {}, paging)


@router.post("/judgements", status_code=201, responses=one_of(Judgement, status=201))
def judge(request: Request, ledger: Asking, one: Decision) -> Response:
    """Judge: accept, reject, edit, merge, split, note or undo."""
    if request.state.right != WRITE:
        raise HTTPException(403, "this needs a token that may write")
    if not same_site(request.headers.get("host", ""), request.headers.get("origin")):
        raise HTTPException(403, "this was sent by a page of another site")
    return answered(request, decide(ledger, one), status=201)
