"""Lists as files: JSON lines as the ledger has them, and CSV flat enough for a spreadsheet, in which no cell is a formula."""

import csv
import io
from collections.abc import Iterator
from typing import Any, Final

import msgspec
from fastapi import Response
from fastapi.responses import StreamingResponse

from runding.ledger import Ledger
from runding.merge import entry_order
from runding.web.api.answers import encoded
from runding.web.asked import Find

PART: Final = 500
"""Entries that are read at once."""
TYPES: Final = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson"}
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet takes a cell for a formula (OWASP, CSV injection)."""


def download(name: str, form: str, kind: type[msgspec.Struct], find: Find, ledger: Ledger, *, keyed: bool) -> Response:
    """Every entry that a question finds, as a file."""
    first = find(ledger, PART, 0)  # asked before the answer begins, so that a wrong question is still refused
    parts = _parts(find, ledger, first, keyed=keyed)
    lines = _csv(kind, parts) if form == "csv" else _jsonl(parts)
    headers = {"content-disposition": f'attachment; filename="{name}.{form}"', "cache-control": "private, no-cache"}
    return StreamingResponse(lines, media_type=TYPES[form], headers=headers)


def cell(value: Any) -> str:
    """A value as the text of a cell: lists joined, what has parts as JSON, and never a formula."""
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return str(value)
    if isinstance(value, list | tuple):
        plain = all(isinstance(one, str | int | float) for one in value)
        text = "; ".join(str(one) for one in value) if plain else encoded(value).decode()
    else:
        text = value if isinstance(value, str) else encoded(value).decode()
    return "'" + text if text.startswith(FORMULA) else text


def _parts(find: Find, ledger: Ledger, first: tuple[Any, ...], *, keyed: bool) -> Iterator[tuple[Any, ...]]:
    part, passed = first, 0
    while part:
        yield part
        passed += len(part)
        part = find(ledger, PART, entry_order(part[-1]) if keyed else passed) if len(part) == PART else ()


def _jsonl(parts: Iterator[tuple[Any, ...]]) -> Iterator[bytes]:
    for part in parts:
        yield b"".join(encoded(one) + b"\n" for one in part)


def _csv(kind: type[msgspec.Struct], parts: Iterator[tuple[Any, ...]]) -> Iterator[bytes]:
    names = [field.encode_name for field in msgspec.structs.fields(kind)]
    heads = [head for name in names for head in (("reports", "origins", "mentions") if name == "carried" else (name,))]
    yield b"\xef\xbb\xbf" + _row(heads)
    for part in parts:
        yield b"".join(_row([cell(value) for name in names for value in _values(one, name)]) for one in part)


def _values(one: Any, name: str) -> tuple[Any, ...]:
    value = getattr(one, name)
    return (value.reports, value.origins, value.mentions) if name == "carried" else (value,)


def _row(cells: list[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().encode("utf-8", "replace")
