"""What stands between a source and its Article: one report as it was found, its text or bytes with what is known beside them.

Finding raw reports is cheap and done in one process; making articles of them (`article_of`) is dear and done in many.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from runding.lang.markers import LanguageMarkers
from runding.model.text import Article
from runding.read.errors import SourceError
from runding.read.fragment import text_of_fragment
from runding.read.sources import article_of_bytes, article_of_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a source says of a report beside its text. `published` is an ISO date, `language` any tag such as `id-ID`."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """One report as found. `source` names it in messages: `news.jsonl:12`.

    `html` is True for a page, False for what is no page, None where its beginning tells; `fragment` for a piece of HTML without the
    frame of a page, as feeds carry. `done` are the bytes of the input that were taken until here, for showing progress.
    """

    source: str
    content: bytes | str
    html: bool | None = None
    fragment: bool = False
    facts: Facts = field(default_factory=Facts)
    done: int = 0


@dataclass(frozen=True, slots=True)
class Bad:
    """What could not be read, among raw reports; `done` as in `Raw`."""

    error: SourceError
    done: int = 0


def article_of(raw: Raw, *, languages: Sequence[LanguageMarkers], language: str | None = None, published: str | None = None) -> Article:
    """The article of a raw report. `language` (a pack's code) and `published` (ISO) overrule the source. Raises SourceError."""
    content = text_of_fragment(raw.content) if raw.fragment and isinstance(raw.content, str) else raw.content
    html = False if raw.fragment else raw.html
    code = language or _known(raw.facts.language, languages)
    if isinstance(content, bytes):
        made = article_of_bytes(content, source=raw.source, published=published, languages=languages, language=code, html=html)
    else:
        made = article_of_text(content, source=raw.source, published=published, languages=languages, language=code, html=html)
    facts = raw.facts
    told = facts.published if published is None else None
    return msgspec.structs.replace(
        made,
        title=facts.title or made.title,
        url=facts.url or made.url,
        publisher=facts.publisher or made.publisher,
        author=facts.author or made.author,
        published=told or made.published,
        published_basis="metadata" if told else made.published_basis,
    )


def _known(tag: str | None, languages: Sequence[LanguageMarkers]) -> str | None:
    """The code of the pack that a language tag names; None where there is no such pack, for tags are often wrong."""
    code = tag.replace("_", "-").partition("-")[0].lower() if tag else None
    return code if any(one.code == code for one in languages) else None
