"""Which reports are in JSON? One object a line (JSONL), or a file with an object or an array of them; IPTC ninjs among them."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Final

import msgspec

from runding.read.decode import decode
from runding.read.errors import SourceError
from runding.read.lines import LONGEST, HasLines, lines
from runding.read.mapping import raw_of_object
from runding.read.ninjs import is_ninjs, raw_of_ninjs
from runding.read.opened import opened
from runding.read.raw import Bad, Raw
from runding.read.sources import LARGEST

_BLANK: Final = b" \t\r\n\xef\xbb\xbf"


def json_lines(path: Path, *, mapping: Mapping[str, str]) -> Iterator[Raw | Bad]:
    """The reports of a JSONL file, plain or packed; each line that is none is named by its number."""
    with opened(path) as (stream, raw):
        yield from lines_of(stream, str(path), mapping=mapping, raw=raw)


def lines_of(stream: HasLines, name: str, *, mapping: Mapping[str, str], raw: IO[bytes] | None = None) -> Iterator[Raw | Bad]:
    """The reports of a stream of JSONL."""
    for number, line in lines(stream):
        done = raw.tell() if raw is not None else 0
        source = f"{name}:{number}"
        if line is None:
            reason = f"the line has more than {LONGEST:,} bytes"
            yield Bad(SourceError(source, reason, "give one article in each line", kind="too_large"), done)
        elif line.strip(_BLANK):
            try:
                yield _raw(_parsed(line, source), source, mapping, done)
            except SourceError as error:
                yield Bad(error, done)


def json_file(path: Path, *, mapping: Mapping[str, str]) -> Iterator[Raw | Bad]:
    """The reports of a JSON file: one object, or an array of objects."""
    name = str(path)
    with opened(path) as (stream, raw):
        data = stream.read(LARGEST + 1)
        done = raw.tell()
    if len(data) > LARGEST:
        raise SourceError(name, f"the file has more than {LARGEST:,} bytes", "write its objects as JSONL, one a line", kind="too_large")
    found = _parsed(data, name)
    for number, one in enumerate(found, 1) if isinstance(found, list) else [(0, found)]:
        source = f"{name}[{number}]" if number else name
        try:
            yield _raw(one, source, mapping, done)
        except SourceError as error:
            yield Bad(error, done)


def _raw(found: Any, source: str, mapping: Mapping[str, str], done: int) -> Raw:
    if not mapping and is_ninjs(found):
        return raw_of_ninjs(found, source=source, done=done)
    return raw_of_object(found, source=source, mapping=mapping, done=done)


def _parsed(data: bytes, source: str) -> Any:
    """What JSON says. Bytes that are no UTF-8 are told as those of other files are."""
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass  # perhaps another encoding, a byte-order mark or half a surrogate pair: the careful way
    text = decode(data, source=source)
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = f"this is no JSON ({str(error)[:80] or type(error).__name__})"
        raise SourceError(source, reason, "mend or remove it", kind="malformed") from error
