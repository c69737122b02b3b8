"""May this request come in? Host names, size, pace, tokens, headers of every answer, and no stack trace in any.

A plain ASGI layer around the whole application, so that no route can be forgotten.
"""

import logging
import time
from collections import OrderedDict
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import quote, urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from runding.web.rights import READ, WRITE, Terms

LARGEST: Final = 256 * 1024
"""Bytes of a request's body. A judgement is some hundreds."""
PACE: Final = 50.0
"""Requests a second that one address may make in the long run."""
BURST: Final = 300
"""Requests that one address may make at once."""
ADDRESSES: Final = 4096
"""Addresses whose pace is remembered."""
LOGIN: Final = "login"
OPEN: Final = ("/login", "/static/style.css", "/static/icon.svg")
"""What is shown before a token is."""
API: Final = "/api/"

HEADERS: Final = (
    (
        b"content-security-policy",
        b"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
        b"base-uri 'none'; frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    # Not `no-referrer`: then browsers send our own forms with the origin `null`, as those of strangers.
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)

log = logging.getLogger("runding.web")


class Guard:
    """Lets in what may come in. Puts `right` (`read` or `write`) into the state of the request."""

    def __init__(self, app: ASGIApp, *, terms: Terms) -> None:
        self._app, self._terms, self._pace = app, terms, Pace()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        started = False

        async def safely(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                there = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(pair for pair in HEADERS if pair[0] not in there)]
            await send(message)

        try:
            await self._let_in(scope, receive, safely)
        except Exception:
            log.exception("a request failed: %s", scope["path"])
            if not started:
                await _refuse(scope, safely, 500, "Something went wrong here; the server's log says what.")

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        if not self._terms.tokens and host_of(headers.get("host", "")) not in self._terms.hosts:
            return await _refuse(scope, send, 421, "This server does not answer to that name.")
        # Whoever is on this machine can do worse than ask too often.
        if self._terms.tokens and not self._pace.allows((scope.get("client") or ("",))[0]):
            return await _refuse(scope, send, 429, "Too many requests; try again in a moment.", ((b"retry-after", b"5"),))
        body = await _whole(headers, receive)
        if body is None:
            return await _refuse(scope, send, 413, f"A request may have {LARGEST} bytes.")
        right = self._right(scope["path"], headers)
        if right is None and scope["path"] not in OPEN:
            return await _ask_for_token(scope, send)
        scope.setdefault("state", {})["right"] = right or READ
        if scope["method"] == "HEAD":  # the server leaves out the body, as it knows what was asked
            scope = {**scope, "method": "GET"}
        await self._app(scope, _replay(body, receive), send)
        return None

    def _right(self, path: str, headers: dict[str, str]) -> str | None:
        if not self._terms.tokens:
            right: str | None = WRITE
        else:
            scheme, _, token = headers.get("authorization", "").partition(" ")
            right = self._terms.right_of(token.strip()) if scheme.lower() == "bearer" else None
            # A cookie travels by itself, so it opens pages, whose forms are sealed, and reading, but no writing by the API.
            if right is None:
                right = logged_in(self._terms, headers.get("cookie", ""))
                right = READ if right and path.startswith(API) else right
        return READ if right and self._terms.read_only else right


class Pace:
    """A bucket of requests for each address, refilled as time goes by."""

    def __init__(self) -> None:
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, address: str) -> bool:
        """Whether one more request of an address is within its pace."""
        now = time.monotonic()
        left, then = self._left.pop(address, (float(BURST), now))
        left = min(float(BURST), left + (now - then) * PACE)
        self._left[address] = (max(0.0, left - 1), now)
        if len(self._left) > ADDRESSES:
            self._left.popitem(last=False)
        return left >= 1


def host_of(header: str) -> str:
    """The name in a Host header, without its port."""
    try:
        return urlsplit("//" + header).hostname or ""
    except ValueError:
        return ""


def same_site(host: str, origin: str | None) -> bool:
    """Whether a page of this very server sent a request, as far as its Origin says so; programs send none."""
    return origin is None or (origin != "null" and urlsplit(origin).netloc == host)


def logged_in(terms: Terms, header: str) -> str | None:
    """The right that the log-in cookie of a request gives."""
    try:
        morsel = SimpleCookie(header).get(LOGIN)
    except CookieError:
        return None
    right, _, seal = (morsel.value if morsel else "").partition(".")
    return right if right in (READ, WRITE) and terms.sealed(LOGIN, right, seal) else None


async def _whole(headers: dict[str, str], receive: Receive) -> bytes | None:
    if int(headers.get("content-length", "0")) > LARGEST:
        return None
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return bytes(body)
        body += message.get("body", b"")
        if len(body) > LARGEST:
            return None
        if not message.get("more_body"):
            return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


async def _ask_for_token(scope: Scope, send: Send) -> None:
    if scope["path"].startswith(API):
        await _refuse(scope, send, 401, "Show a token: Authorization: Bearer SECRET.", ((b"www-authenticate", b"Bearer"),))
    else:
        await _refuse(scope, send, 303, "", ((b"location", b"/login?back=" + quote(scope["path"], safe="").encode()),))


async def _refuse(scope: Scope, send: Send, status: int, reason: str, more: tuple[tuple[bytes, bytes], ...] = ()) -> None:
    """A short answer of the guard's own: JSON for programs, plain text for people."""
    for_program = scope["path"].startswith(API)
    body = f'{{"detail":"{reason}"}}'.encode() if for_program else reason.encode()
    kind = b"application/json" if for_program else b"text/plain; charset=utf-8"
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", kind), *more]})
    await send({"type": "http.response.body", "body": body if scope["method"] != "HEAD" else b""})
