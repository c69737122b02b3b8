"""What stands behind a row that is handed on: the report's record, the judgements on it, when it was added, and the pack that read it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from runding.model.judgement import Judgement
from runding.model.record import ArticleRecord, Record
from runding.model.text import Article

KINDS: Final = ("statements", "rounds", "outcomes", "assessments", "positions", "agreements", "figures")
"""The lists of a record that carry words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """A record with where it comes from. `pack` is a version, `added` a UTC time; both are None where they are not known."""

    record: ArticleRecord
    judgements: tuple[Judgement, ...] = ()
    added: str | None = None
    pack: str | None = None


def bare(records: Iterable[ArticleRecord]) -> Iterator[Sourced]:
    """Records that nobody judged, from no ledger."""
    return (Sourced(record=record) for record in records)


def numbered(record: ArticleRecord) -> Iterator[tuple[str, int, Any]]:
    """Every record of a report that carries words, with its list and its number there."""
    for kind in KINDS:
        for number, one in enumerate(getattr(record, kind), 1):
            yield kind, number, one


def uri(article: Article, kind: str | None = None, number: int | None = None) -> str:
    """A name of our own for a report or one of its records."""
    whole = f"urn:runding:{article.id[:16]}"
    return whole if kind is None else f"{whole}:{kind}:{number}"


def judged(it: Sourced, kind: str, one: Record) -> list[Judgement]:
    """The judgements on one record of a report: those whose place shares characters with its words."""
    start, end = min(span.start for span in one.evidence), max(span.end for span in one.evidence)
    return [
        judgement
        for judgement in it.judgements
        if any(
            f"{target.kind}s" == kind
            and target.article.partition("@")[0] == it.record.article.id
            and target.start < end
            and start < target.end
            for target in judgement.targets
        )
    ]
