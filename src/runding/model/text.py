"""The text of a report and places in it.

All offsets are Unicode code points into `Article.text`, half-open like Python slices.
"""

import hashlib
from typing import NamedTuple

import msgspec


class Range(NamedTuple):
    """A stretch of a text, without its words: what the finding steps pass round."""

    start: int
    end: int

    def holds(self, other: "Range") -> bool:
        """Whether `other` lies wholly inside this stretch."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Range") -> bool:
        """Whether the two stretches share at least one character."""
        return self.start < other.end and other.start < self.end


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of an article with its words. `text[start:end] == exact`, always.

    The fields are those of the W3C Web Annotation selectors (TextPositionSelector `start`, `end`; TextQuoteSelector `exact`).
    """

    start: int
    end: int
    exact: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """The span `text[start:end]`. Raises ValueError when it is empty or outside the text."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span {start}:{end} in a text of {len(text)} characters")
        return cls(start=start, end=end, exact=text[start:end])


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One report, as read.

    `published` is an ISO date (YYYY-MM-DD) or None, and `published_basis` says where it comes from: `argument`, `metadata`,
    `dateline` or `inferred`. `language` is a pack's code.
    """

    id: str
    language: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    published_basis: str | None = None
    text: str


def article_id(text: str) -> str:
    """The id of an article: the SHA-256 of its text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
