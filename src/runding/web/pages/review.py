"""Are these two one? The queue of what is unsure, readers' decisions, and the history of them, to be taken back at will."""

import json
from typing import Annotated
from urllib.parse import quote, urlsplit

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import ValidationError

from runding.ledger import Ledger, LedgerError
from runding.model.history import Doubt
from runding.web.guard import same_site
from runding.web.judging import Decision, decide
from runding.web.lookups import headings
from runding.web.pages.looking import Asking, Looking, Start, any_entry, entry_path
from runding.web.pages.naming import entry_name
from runding.web.pages.passages import passages
from runding.web.rights import WRITE
from runding.web.viewer import AUTHOR, VISIT, YEAR, Viewer

router = APIRouter()
WAITING = 30
"""Questions in the list beside the one that is asked."""
HISTORY = 25


@router.get("/review")
def review(v: Looking, ledger: Asking, start: Start = 0) -> Response:
    """The queue, the question at `start` in full."""
    queue = ledger.review(limit=WAITING, offset=start)
    doubt = queue[0] if queue else None
    sides = [_side(v, ledger, id_) for id_ in (doubt.a, doubt.b)] if doubt else []
    book = ledger.judge.all()
    return v.page(
        "review.html", doubt=doubt, sides=sides, queue=[(one, _names(v, ledger, one)) for one in queue[1:9]], start=start,
        total=v.house.memory.counts()["doubts"], history=list(reversed(book))[:HISTORY], judged=len(book), reports=_reports(ledger, sides),
    )  # fmt: skip


@router.post("/judge")
def judge(
    request: Request,
    v: Looking,
    ledger: Asking,
    action: Annotated[str, Form(max_length=20)] = "",
    ids: Annotated[list[str] | None, Form(max_length=200)] = None,
    pair: Annotated[list[str] | None, Form(max_length=2)] = None,
    undo: Annotated[str, Form(max_length=16)] = "",
    seal: Annotated[str, Form(max_length=200)] = "",
    author: Annotated[str, Form(max_length=80)] = "",
    field: Annotated[str, Form(max_length=60)] = "",
    value: Annotated[str, Form(max_length=2000)] = "",
    text: Annotated[str, Form(max_length=4000)] = "",
    settled: Annotated[bool, Form()] = False,
    mention_only: Annotated[bool, Form()] = False,
    back: Annotated[str, Form(max_length=2000)] = "/review",
) -> Response:
    """Take a decision from a form, and go back to where it was made."""
    _check(request, v, seal)
    name = author.strip()
    if not name:
        raise LedgerError(v.say("no_author"))
    action, about = _about(action, ids or [], pair or [], undo)
    try:
        one = Decision.model_validate(
            {
                "action": action, "ids": about, "author": name, "field": field or None, "value": _value(value), "settled": settled,
                "text": text or None, "mention_only": mention_only,
            }
        )  # fmt: skip
    except ValidationError:
        raise HTTPException(422) from None
    decide(ledger, one)
    response = RedirectResponse(local(back), status_code=303)
    response.set_cookie(AUTHOR, quote(name), max_age=YEAR, httponly=True, samesite="strict")
    return response


def local(address: str) -> str:
    """An address on this server; anything else becomes the first page, so that no form leads away."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "/"
    plain = address.isprintable() and "\\" not in address and not parts.scheme and not parts.netloc
    return address if plain and address.startswith("/") and not address.startswith("//") else "/"


def _check(request: Request, v: Viewer, seal: str) -> None:
    """That a form is ours, from this visit, and that its reader may write."""
    if request.state.right != WRITE:
        raise HTTPException(403, v.say("only_reading"))
    ours = VISIT in request.cookies and v.house.terms.sealed(VISIT, v.visit, seal)
    if not ours or not same_site(request.headers.get("host", ""), request.headers.get("origin")):
        raise HTTPException(403, v.say("stale_form"))


def _about(action: str, ids: list[str], pair: list[str], undo: str) -> tuple[str, list[str]]:
    """What a button of a form decides, and about what: of a question, both of its two or the first of them."""
    if undo:
        return "undo", [undo]
    if pair and action in ("merge", "split"):
        return action, pair if action == "merge" else pair[:1]
    return action, ids


def _value(typed: str) -> object:
    """What was typed for a field: JSON where it is JSON, else the words themselves."""
    try:
        return json.loads(typed)
    except (ValueError, RecursionError):
        return typed


def _side(v: Viewer, ledger: Ledger, id_: str) -> dict[str, object]:
    entry = any_entry(ledger, id_)
    quotes = ledger.quotes([id_])
    return {
        "id": id_,
        "name": entry_name(v, entry) if entry else id_,
        "path": entry_path(entry) if entry else None,
        "entry": entry,
        "passages": passages(ledger, quotes, around=220),
    }


def _names(v: Viewer, ledger: Ledger, doubt: Doubt) -> tuple[str, str]:
    found = [any_entry(ledger, one) for one in (doubt.a, doubt.b)]
    a, b = (entry_name(v, entry) if entry else id_ for entry, id_ in zip(found, (doubt.a, doubt.b), strict=True))
    return a, b


def _reports(ledger: Ledger, sides: list[dict[str, object]]) -> dict[str, object]:
    keys = {one.article for side in sides for one in side["passages"]}  # type: ignore[attr-defined]
    return dict(headings(ledger, keys))
