"""How an answer leaves: JSON as the ledger has it, with an ETag; and pages by cursors that say nothing but where to go on."""

import base64
import hashlib
from typing import Any, Final

import msgspec
from fastapi import HTTPException, Request, Response

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


def cursor(offset: int, asked: dict[str, Any]) -> str:
    """Where the next page begins, bound to its question."""
    return base64.urlsafe_b64encode(f"{offset}.{_mark(asked)}".encode()).decode().rstrip("=")


def offset_of(given: str | None, asked: dict[str, Any]) -> int:
    """The place behind a cursor. Raises HTTPException 400 for one that belongs to another question or is none."""
    if given is None:
        return 0
    try:
        place, _, mark = base64.urlsafe_b64decode(given.encode() + b"=" * (-len(given) % 4)).decode().partition(".")
        offset = int(place)
    except ValueError:
        offset, mark = -1, ""
    if not 0 <= offset < 2**53 or mark != _mark(asked):
        raise HTTPException(400, "cursor: it belongs to another question; leave it out to begin anew")
    return offset


def _mark(asked: dict[str, Any]) -> str:
    return hashlib.blake2b(_ENCODER.encode(asked), digest_size=6).hexdigest()
