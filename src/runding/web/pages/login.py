"""Show a token once: a form that turns it into a cookie, for browsers."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from runding.web.guard import LOGIN, same_site
from runding.web.pages.looking import Looking
from runding.web.pages.review import local

router = APIRouter()


@router.get("/login")
def ask(v: Looking, back: str = "/") -> Response:
    """The form."""
    return v.page("login.html", back=local(back), wrong=False)


@router.post("/login")
def take(
    v: Looking, request: Request, token: Annotated[str, Form(max_length=500)] = "", back: Annotated[str, Form(max_length=2000)] = "/"
) -> Response:
    """Take a token."""
    right = v.house.terms.right_of(token.strip())
    if right is None or not same_site(request.headers.get("host", ""), request.headers.get("origin")):
        return v.page("login.html", status=403, back=local(back), wrong=True)
    response = RedirectResponse(local(back), status_code=303)
    value = f"{right}.{v.house.terms.seal(LOGIN, right)}"
    response.set_cookie(LOGIN, value, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return response


@router.post("/logout")
def leave() -> Response:
    """Forget the cookie."""
    response = RedirectResponse("/login", status_code=303)
    response.delete_cookie(LOGIN)
    return response
