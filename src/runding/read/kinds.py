"""What kind of source is a file: an article, lines of JSON, a table, a feed, a web archive? Its name tells, else its first bytes."""

import re
from pathlib import Path
from typing import Final

from runding.read.opened import PACKED

ARTICLE, LINES, JSON, CSV, FEED, WARC = "article", "jsonl", "json", "csv", "feed", "warc"
_SUFFIXES: Final = {
    **dict.fromkeys((".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".shtml"), ARTICLE),
    **dict.fromkeys((".jsonl", ".ndjson", ".jsonlines"), LINES),
    ".json": JSON,
    **dict.fromkeys((".csv", ".tsv"), CSV),
    **dict.fromkeys((".rss", ".atom"), FEED),
    ".warc": WARC,
}
_FEED: Final = re.compile(
    rb"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200}|<!--.{0,2000}?-->\s{0,200}|<\?[^>]{0,200}>\s{0,200})*<(?:rss|feed|rdf:RDF)\b", re.DOTALL
)


def kind_of_name(path: Path) -> str | None:
    """The kind that a file's name tells; None where it tells none."""
    suffixes = [one.lower() for one in path.suffixes[-2:]]
    if suffixes and suffixes[-1] in PACKED:
        suffixes.pop()
    return _SUFFIXES.get(suffixes[-1]) if suffixes else None


def is_wanted(path: Path) -> bool:
    """Whether a file of a folder is read: its name tells a kind, or it may be a feed."""
    return kind_of_name(path) is not None or path.suffix.lower() == ".xml"


def kind_of_bytes(head: bytes) -> str:
    """The kind that the first bytes tell; an article where they tell none."""
    if head.startswith(b"WARC/1."):
        return WARC
    return FEED if is_feed(head) else ARTICLE


def is_feed(head: bytes) -> bool:
    """Whether these are the first bytes of an RSS or Atom feed."""
    return _FEED.match(head.removeprefix(b"\xef\xbb\xbf")[:8_000]) is not None
