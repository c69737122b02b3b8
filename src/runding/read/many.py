"""Which articles are in many sources? One after the other, so that memory does not grow with their number; bad ones are told between."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO, Final

from runding.lang.markers import LanguageMarkers
from runding.model.text import Article
from runding.read import kinds
from runding.read.addresses import is_address
from runding.read.csv_files import csv_rows
from runding.read.errors import SourceError
from runding.read.feeds import feed_entries
from runding.read.fetch import Fetcher
from runding.read.json_files import json_file, json_lines, lines_of
from runding.read.lines import LONGEST
from runding.read.opened import opened
from runding.read.places import files_of
from runding.read.raw import Bad, Facts, Raw, article_of
from runding.read.sources import LARGEST, STANDARD_INPUT
from runding.read.web_archives import archived_pages

_HEAD: Final = 8_192


@dataclass(frozen=True, kw_only=True)
class Options:
    """How sources are read: `mapping` names the fields of objects and rows, `fetcher` is None where nothing may be fetched.

    With `follow` the page that an entry of a feed links to is read in place of the entry.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    fetcher: Fetcher | None = None
    follow: bool = False


def read_many(
    sources: Sequence[str],
    *,
    languages: Sequence[LanguageMarkers],
    language: str | None = None,
    published: str | None = None,
    options: Options | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | SourceError]:
    """The articles of files, folders, patterns, addresses and `-`, in order; what cannot be read is a SourceError in its place."""
    for one in find_raw(sources, options=options or Options(), stdin=stdin):
        if isinstance(one, Bad):
            yield one.error
            continue
        try:
            yield article_of(one, languages=languages, language=language, published=published)
        except SourceError as error:
            yield error


def find_raw(sources: Sequence[str], *, options: Options, stdin: BinaryIO | None = None) -> Iterator[Raw | Bad]:
    """The raw reports of sources, in order. `done` counts the bytes of all files until each."""
    before = 0
    for source in sources:
        try:
            if source == STANDARD_INPUT:
                yield from _from_stream(stdin or sys.stdin.buffer, options, before)
            elif is_address(source):
                yield from from_address(source, options=options, done=before)
            else:
                for path in files_of(source):
                    yield from _from_file(path, options, before)
                    before += _size(path)
        except SourceError as error:
            yield Bad(error, before)


def from_address(url: str, *, options: Options, done: int = 0) -> Iterator[Raw | Bad]:
    """The page or the feed at an address. Raises SourceError, also where nothing may be fetched."""
    if options.fetcher is None:
        raise SourceError(url, "nothing is fetched from the net here", "save it to a file", kind="refused")
    fetched = options.fetcher.fetch(url)
    data = fetched.data or b""
    if kinds.is_feed(data):
        yield from entries_of(data, source=url, options=options, done=done)
    else:
        yield Raw(source=url, content=data, html=fetched.html or None, facts=Facts(url=fetched.url), done=done)


def entries_of(data: bytes, *, source: str, options: Options, done: int = 0) -> Iterator[Raw | Bad]:
    """The entries of a feed; with `options.follow` the pages that they link to. Raises SourceError where it is no feed."""
    for entry in feed_entries(data, source=source, done=done, keep_empty=options.follow):
        if isinstance(entry, Raw) and options.follow and options.fetcher is not None and entry.facts.url:
            try:
                page = options.fetcher.fetch(entry.facts.url)
            except SourceError as error:
                yield Bad(error, done)
            else:
                yield replace(entry, source=entry.facts.url, content=page.data or b"", html=page.html or None, fragment=False)
        else:
            yield entry


def _from_stream(stream: BinaryIO, options: Options, before: int) -> Iterator[Raw | Bad]:
    """What comes in on standard input: lines of JSON as they come, else one feed or one article."""
    first = stream.readline(LONGEST)
    if first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{") and first.rstrip().endswith(b"}"):
        yield from lines_of(_Resumed(first, stream), STANDARD_INPUT, mapping=options.mapping)
        return
    data = first + stream.read(LARGEST + 1)
    if kinds.is_feed(data):
        yield from entries_of(data, source=STANDARD_INPUT, options=options, done=before)
    else:
        yield Raw(source=STANDARD_INPUT, content=data, done=before)


class _Resumed:
    """A stream of which the first line was read, with that line in front again."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self._first, self._stream = first, stream

    def readline(self, limit: int, /) -> bytes:
        """The next line."""
        first, self._first = self._first, b""
        return first or self._stream.readline(limit)


def _from_file(path: Path, options: Options, before: int) -> Iterator[Raw | Bad]:
    """The raw reports of a file. What breaks it off is told in its place."""
    try:
        for one in _of_kind(path, options):
            yield replace(one, done=before + one.done)
    except SourceError as error:
        yield Bad(error, before)


def _of_kind(path: Path, options: Options) -> Iterator[Raw | Bad]:
    kind = kinds.kind_of_name(path) or _kind_of_head(path)
    if kind == kinds.LINES:
        return json_lines(path, mapping=options.mapping)
    if kind == kinds.JSON:
        return json_file(path, mapping=options.mapping)
    if kind == kinds.CSV:
        return csv_rows(path, mapping=options.mapping)
    if kind == kinds.WARC:
        return archived_pages(path)
    data = _whole(path)
    if kind == kinds.FEED:
        return entries_of(data, source=str(path), options=options, done=len(data))
    suffixes = {suffix.lower() for suffix in path.suffixes[-2:]}
    html = True if suffixes & {".html", ".htm", ".xhtml", ".shtml"} else None
    return iter([Raw(source=str(path), content=data, html=html, done=len(data))])


def _kind_of_head(path: Path) -> str:
    with opened(path) as (stream, _):
        return kinds.kind_of_bytes(stream.read(_HEAD))


def _whole(path: Path) -> bytes:
    with opened(path) as (stream, _):
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise SourceError(str(path), f"the file has more than {LARGEST:,} bytes", "give one article in each file", kind="too_large")
    return data


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
