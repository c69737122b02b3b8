"""Permanent addresses: any entry by its id or that of any of its mentions, and the words of a mention in their article."""

from fastapi import APIRouter, HTTPException
from fastapi.responses import RedirectResponse

from runding.web.pages.looking import Asking, any_entry, entry_path
from runding.web.viewer import article_path

router = APIRouter()


@router.get("/entries/{id_}")
def entry(id_: str, ledger: Asking) -> RedirectResponse:
    """The page of whatever has this id."""
    found = any_entry(ledger, id_)
    if found is None:
        raise HTTPException(404)
    return RedirectResponse(entry_path(found), status_code=303)


@router.get("/words/{mention}")
def words(mention: str, ledger: Asking) -> RedirectResponse:
    """The words of a mention, marked in the article where they stand."""
    try:
        found = ledger.quotes([mention])
    except ValueError:
        found = ()
    if not found:
        raise HTTPException(404)
    return RedirectResponse(article_path(found[0].article, mention), status_code=303)
