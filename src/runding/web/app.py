"""The application: its parts put together, and what it says when something cannot be shown."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse
from starlette.exceptions import HTTPException

from runding.ledger import Ledger, LedgerError
from runding.show.labels import Labels
from runding.web.api import router as api
from runding.web.api.schema import describe
from runding.web.guard import API, Guard
from runding.web.memory import Memory
from runding.web.pages import router as pages
from runding.web.rights import Terms
from runding.web.viewer import ENVIRONMENT, House, Viewer, day_shown

STATIC: Final = Path(__file__).parent / "static"
KINDS: Final = {"style.css": "text/css", "keys.js": "text/javascript", "icon.svg": "image/svg+xml"}


def create_app(ledger: Ledger, *, labels: Mapping[str, Labels], terms: Terms | None = None, version: str = "0") -> FastAPI:
    """The pages and the REST API over a ledger.

    Args:
        ledger: An open ledger. Its owner closes it.
        labels: What ids are called, by language; the first language is the one for readers whose own is not there.
        terms: Who may read and write; without, whoever is on this machine may do both.
        version: The program's version, for the API's description.
    """
    app = FastAPI(title="Runding", version=version, docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json")
    terms = terms or Terms()
    app.state.house = House(ledger=ledger, labels=dict(labels), terms=terms, version=version, memory=Memory(ledger))
    app.include_router(api, prefix="/api/v1")
    app.include_router(pages)
    app.add_api_route("/static/{name}", _static, include_in_schema=False)
    for kind, answer in ((HTTPException, _refused), (RequestValidationError, _misread), (LedgerError, _unanswered)):
        app.add_exception_handler(kind, answer)
    describe(app)
    app.add_middleware(Guard, terms=terms)
    return app


def warm(app: FastAPI) -> None:
    """Do what the first request would wait for: what is asked of the ledger as a whole, templates, the names of months."""
    house: House = app.state.house
    house.memory.warm()
    for name in ENVIRONMENT.list_templates():
        ENVIRONMENT.get_template(name)
    for language in house.labels:
        day_shown("2000-01-01", language)


def _static(name: str) -> Response:
    if name not in KINDS:
        raise HTTPException(404)
    return FileResponse(STATIC / name, media_type=KINDS[name], headers={"cache-control": "public, max-age=3600"})


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _failure(request, error.status_code, error.detail)


def _misread(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = "; ".join(f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in error.errors()[:5])
    return _failure(request, 422, told)


def _unanswered(request: Request, error: Exception) -> Response:
    return _failure(request, 400, str(error))


def _failure(request: Request, status: int, told: str) -> Response:
    if request.url.path.startswith(API):
        return JSONResponse({"detail": told[:500]}, status_code=status)
    viewer = Viewer(request.app.state.house, request)
    return viewer.page("failure.html", status=status, code=status, told=told[:500])
