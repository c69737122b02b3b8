"""Which reports are in an RSS or Atom feed? Its entries: the text that the feed itself carries, with title, link, author and day."""

import logging
from collections.abc import Iterator
from typing import Any

from runding.read.errors import SourceError
from runding.read.raw import Bad, Facts, Raw
from runding.read.stamps import day_of_stamp


def feed_entries(data: bytes, *, source: str, done: int = 0, keep_empty: bool = False) -> Iterator[Raw | Bad]:
    """The entries of a feed's bytes, in its order. No link is followed here.

    An entry without a text is told and left out, or kept with `keep_empty`, for its link. Raises SourceError.
    """
    try:
        import feedparser
    except ImportError:
        reason = "feeds need a library that is not installed"
        raise SourceError(source, reason, "pip install 'runding[feeds]'", kind="library") from None
    logging.getLogger("feedparser").setLevel(logging.CRITICAL)
    try:
        feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False, response_headers={"content-location": ""})
    except Exception as error:  # a foreign parser on untrusted input
        raise SourceError(source, f"the feed cannot be taken apart ({type(error).__name__})", "check the file", kind="malformed") from error
    if not feed.get("version") and not feed.entries:
        raise SourceError(source, "this is no RSS or Atom feed", "check the address", kind="malformed")
    channel = feed.feed
    for number, entry in enumerate(feed.entries, 1):
        yield _entry(entry, channel, f"{source}[{number}]", done, keep_empty)


def _entry(entry: Any, channel: Any, source: str, done: int, keep_empty: bool) -> Raw | Bad:
    bodies = [one.get("value", "") for one in entry.get("content", ())] + [entry.get("summary", "")]
    text = max(bodies, key=len)
    if not text.strip() and not (keep_empty and entry.get("link")):
        return Bad(SourceError(source, "the entry has no text", "read the pages that it links to: --follow", kind="empty"), done)
    link = entry.get("link")
    stamp = entry.get("published") or entry.get("updated")
    facts = Facts(
        title=_line(entry.get("title")),
        url=link if isinstance(link, str) and link.startswith(("http://", "https://")) else None,
        publisher=_line(entry.get("source", {}).get("title")) or _line(channel.get("title")),
        author=_line(entry.get("author")),
        published=day_of_stamp(stamp),
        language=_line(channel.get("language")) or _line(entry.get("language")),
    )
    return Raw(source=source, content=text, fragment=True, facts=facts, done=done)


def _line(words: Any) -> str | None:
    return " ".join(words.split()) or None if isinstance(words, str) else None
