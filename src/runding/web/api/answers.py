"""How an answer leaves: JSON as the ledger has it, with an ETag; and pages by cursors that say nothing but where to go on."""

import base64
import hashlib
import re
from typing import Any, Final

import msgspec
from fastapi import HTTPException, Request, Response

from runding.web.asked import Place

KEY: Final = (re.compile(r"[0-9T:.Z~+-]{1,40}"), re.compile(r"[0-9a-f]{16}"))
"""The parts of a place that is a day and an id."""
NUMBER: Final = re.compile(r"[0-9]{1,15}")

_ENCODER: Final = msgspec.json.Encoder(order="deterministic")


def encoded(answer: Any) -> bytes:
    """JSON, the same bytes for the same answer."""
    return _ENCODER.encode(answer)


def answered(request: Request, answer: Any, *, status: int = 200) -> Response:
    """An answer with its ETag; 304 without a body where the asker has it already."""
    body = encoded(answer)
    tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if status == 200 and (tag in known or known == ["*"]):
        return Response(status_code=304, headers=headers)
    return Response(body, status_code=status, media_type="application/json", headers=headers)


def cursor(place: Place, asked: dict[str, Any]) -> str:
    """Where the next page begins, bound to its question."""
    parts = [_mark(asked), *([str(place)] if isinstance(place, int) else place)]
    return base64.urlsafe_b64encode(" ".join(parts).encode()).decode().rstrip("=")


def place_of(given: str | None, asked: dict[str, Any], *, keyed: bool) -> Place:
    """The place behind a cursor, of a `keyed` list a day and an id. Raises HTTPException 400 for one of another question or none."""
    if given is None:
        return 0
    try:
        mark, *place = base64.urlsafe_b64decode(given.encode() + b"=" * (-len(given) % 4)).decode().split(" ")
    except ValueError:
        mark, place = "", []
    if mark == _mark(asked):
        if keyed and len(place) == len(KEY) and all(part.fullmatch(one) for part, one in zip(KEY, place, strict=True)):
            return place[0], place[1]
        if not keyed and len(place) == 1 and NUMBER.fullmatch(place[0]):
            return int(place[0])
    raise HTTPException(400, "cursor: it belongs to another question; leave it out to begin anew")


def _mark(asked: dict[str, Any]) -> str:
    return hashlib.blake2b(_ENCODER.encode(asked), digest_size=6).hexdigest()
