"""W3C Web Annotations, and schema.org quotations, as JSON-LD: every record of a report tied to its words."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from runding.export.sourced import numbered, uri
from runding.model.record import ArticleRecord, Record, Statement
from runding.model.text import Article, Span

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
SCHEMA: Final = "https://schema.org"
_AROUND: Final = 32
"""How many characters before and behind its words a quotation selector carries, so that the words are found again."""


def annotation_lines(records: Iterable[ArticleRecord]) -> Iterator[bytes]:
    """One annotation a line, each a JSON-LD document of its own."""
    for record in records:
        for kind, number, one in numbered(record):
            yield msgspec.json.encode(annotation(record.article, kind, number, one)) + b"\n"


def annotation(article: Article, kind: str, number: int, one: Record) -> dict[str, Any]:
    """The annotation of one record: what it says as the body, its words as the targets."""
    said = {name: value for name, value in msgspec.to_builtins(one).items() if name != "evidence" and value not in (None, [], {})}
    return {
        "@context": CONTEXT,
        "id": uri(article, kind, number),
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"id": "urn:runding", "type": "Software", "name": "Runding"},
        "body": {"type": "Dataset", "format": "application/json", "value": msgspec.json.encode({"record": kind, **said}).decode()},
        "target": [_target(article, span) for span in one.evidence],
    }


def _target(article: Article, span: Span) -> dict[str, Any]:
    text = article.text
    return {
        "source": article.url or f"urn:sha256:{article.id}",
        "selector": {
            "type": "TextPositionSelector",
            "start": span.start,
            "end": span.end,
            "refinedBy": {
                "type": "TextQuoteSelector",
                "exact": span.exact,
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
        },
    }


def schema_lines(records: Iterable[ArticleRecord]) -> Iterator[bytes]:
    """One schema.org NewsArticle a line, with its statements as Quotations."""
    for record in records:
        yield msgspec.json.encode(news_article(record)) + b"\n"


def news_article(record: ArticleRecord) -> dict[str, Any]:
    """A report as a NewsArticle."""
    article = record.article
    held: dict[str, Any] = {
        "@context": SCHEMA,
        "@type": "NewsArticle",
        "identifier": article.id,
        "headline": article.title,
        "url": article.url,
        "inLanguage": article.language,
        "datePublished": article.published,
        "author": None if article.author is None else {"@type": "Person", "name": article.author},
        "publisher": None if article.publisher is None else {"@type": "Organization", "name": article.publisher},
        "hasPart": [quotation(one) for one in record.statements if one.type == "direct"] or None,
    }
    return {name: value for name, value in held.items() if value is not None}


def quotation(statement: Statement) -> dict[str, Any]:
    """A direct statement as a Quotation; others are not the speaker's own words."""
    speaker = statement.speaker
    kind = "Person" if speaker is not None and speaker.kind in ("person", "anonymous") else "Organization"
    held: dict[str, Any] = {
        "@type": "Quotation",
        "identifier": statement.id,
        "text": " … ".join(span.exact for span in statement.content),
        "creator": None if speaker is None else _kept({"@type": kind, "name": speaker.name, "jobTitle": speaker.role}),
    }
    return _kept(held)


def _kept(held: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in held.items() if value is not None}
