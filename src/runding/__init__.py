"""Runding reads news reports of conflicts and peace talks and keeps the record of the negotiation."""

from runding.model.record import ArticleRecord, from_json, to_json
from runding.model.text import Article, Span, article_id
from runding.pipeline import extract, read
from runding.read.errors import SourceError

__all__ = ["Article", "ArticleRecord", "SourceError", "Span", "article_id", "extract", "from_json", "read", "to_json"]
