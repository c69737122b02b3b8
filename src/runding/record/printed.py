"""Where do records stand in the printed text, where another one was read (`runding.read.plain`)?"""

from collections.abc import Callable
from typing import Any

import msgspec

from runding.model.record import ArticleRecord
from runding.model.text import Article, Range, Span


def as_printed(record: ArticleRecord, article: Article, place: Callable[[int, int], Range]) -> ArticleRecord:
    """The record with all its spans in the text of `article`; `place` leads a stretch of the text that was read to its printed place."""

    def moved(value: Any) -> Any:
        if isinstance(value, Span):
            return Span.of(article.text, *place(value.start, value.end))
        if isinstance(value, tuple):
            return tuple(map(moved, value)) if value else value
        if not isinstance(value, msgspec.Struct) or isinstance(value, Article):
            return value
        old = {name: getattr(value, name) for name in value.__struct_fields__}
        new = {name: moved(one) for name, one in old.items() if isinstance(one, msgspec.Struct | tuple)}
        return msgspec.structs.replace(value, **new)

    return msgspec.structs.replace(moved(record), article=article)  # type: ignore[no-any-return]
