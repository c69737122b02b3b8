"""Which reports are in a WARC file, plain or gzip? Its successful HTTP responses that are pages or texts."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final

from runding.read.errors import SourceError
from runding.read.raw import Bad, Facts, Raw

_LARGEST: Final = 16_000_000
"""Bytes of the largest response that is taken."""
_STARTS: Final = re.compile(rb"\x1f\x8b\x08|(?:^|\n)(?=WARC/1\.)")
_PART: Final = 1 << 20
_STEP: Final = 1 << 14
"""Packed bytes that are unpacked at once: at worst they become a thousand times as many."""
_OVERLAP: Final = 8
_KINDS: Final = frozenset({"text/html", "application/xhtml+xml", "text/plain"})


def archived_pages(path: Path) -> Iterator[Raw | Bad]:
    """The pages of a WARC file. A broken record is told once and the reading goes on at the next sound one. Raises SourceError."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        reason = "web archives need a library that is not installed"
        raise SourceError(str(path), reason, "pip install 'runding[warc]'", kind="library") from None
    start, told = 0, False
    while True:
        at, held = start, None
        with _file(path) as file:
            file.seek(start)
            try:
                for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True):
                    # Whether a packed record is damaged may show only when the next one is sought: so one is held back.
                    if held is not None:
                        told = False
                        yield held
                    at = max(at, record.stream_pos)
                    held = _raw(record, f"{path}@{at}", at)
            except (OSError, ValueError, EOFError, RuntimeError) as error:
                if held is not None and _is_sound(path, at):
                    told = False
                    yield held
                if not told:
                    reason = f"a record of the archive is broken ({str(error)[:80]})"
                    yield Bad(SourceError(f"{path}@{at}", reason, "get the file again; the sound records were read", kind="damaged"), at)
                    told = True
            else:
                if held is not None:
                    yield held
                return
        following = _next_start(path, at + 1)
        if following is None:
            return
        start = following


def _is_sound(path: Path, at: int) -> bool:
    """Whether the record that begins at `at` unpacks to its end with the right checksum; one that is not packed has its length."""
    with _file(path) as file:
        file.seek(at)
        worker = zlib.decompressobj(wbits=31)
        part = file.read(_STEP)
        if part[:2] != b"\x1f\x8b":
            return True
        try:
            while part:
                worker.decompress(part)
                if worker.eof:
                    return True
                part = file.read(_STEP)
        except zlib.error:
            return False
    return False


def _file(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise SourceError(str(path), f"the file cannot be read ({error.strerror})", "check the path", kind="unreadable") from error


def _next_start(path: Path, begin: int) -> int | None:
    """The next place at or after `begin` where a record may start."""
    with _file(path) as file:
        place = max(0, begin - 1)
        file.seek(place)
        kept = b""
        while part := file.read(_PART):
            data = kept + part
            for match in _STARTS.finditer(data):
                where = place + (match.end() if match[0][:1] != b"\x1f" else match.start())
                if where >= begin:
                    return where
            kept = data[-_OVERLAP:]
            place += len(data) - len(kept)
    return None


def _raw(record: Any, name: str, done: int) -> Raw | None:
    """The page of a response; None for redirects, pictures and what else is no page."""
    http = record.http_headers
    kind = (record.http_content_type or "").lower()
    if http is None or http.status_code != 200 or kind not in _KINDS:
        return None
    url = record.headers.get("WARC-Target-URI", "").strip("<>") or None
    data = record.reader.read(_LARGEST)
    charset = (record.http_charset or "").lower()
    content: bytes | str = data
    if charset and charset not in ("utf-8", "utf8"):
        try:
            content = data.decode(charset).replace("\r\n", "\n").replace("\r", "\n")
        except (LookupError, UnicodeDecodeError):
            content = data  # the server was wrong: the bytes tell
    return Raw(source=url or name, content=content, html=kind != "text/plain", facts=Facts(url=url), done=done)
