"""From entries to the one history: everything in its fixed order, positions as lines, rounds with their series."""

from collections.abc import Iterable

import msgspec

from runding.merge.digest import Digest
from runding.merge.fold import show
from runding.merge.form import Mention
from runding.merge.positions import lines
from runding.merge.series import met, series_of
from runding.model.history import (
    Actor,
    AgreementThread,
    Contradiction,
    Doubt,
    Entry,
    History,
    PositionPoint,
    Quote,
    ReportEntry,
    SettledRound,
    Utterance,
)


def assemble(articles: Iterable[ReportEntry], entries: Iterable[Entry], doubts: Iterable[Doubt], quotes: Iterable[Quote]) -> History:
    """The history of settled entries."""
    sorted_entries = sorted(entries, key=entry_order)
    rounds = with_series([one for one in sorted_entries if isinstance(one, SettledRound)])
    return History(
        articles=tuple(sorted(articles, key=lambda one: (one.published or "~", one.article))),
        rounds=rounds,
        statements=tuple(one for one in sorted_entries if isinstance(one, Utterance)),
        positions=lines(one for one in sorted_entries if isinstance(one, PositionPoint)),
        agreements=tuple(one for one in sorted_entries if isinstance(one, AgreementThread)),
        actors=tuple(one for one in sorted_entries if isinstance(one, Actor)),
        contradictions=tuple(sorted(contradictions_of(sorted_entries), key=lambda one: (one.kind, one.subject, one.attribute))),
        review=tuple(sorted(doubts, key=doubt_order)),
        quotes=tuple(sorted(quotes, key=lambda one: one.id)),
    )


def entry_day(one: Entry) -> str | None:
    """The day by which an entry stands in the history: its own, else that of its first report."""
    if isinstance(one, SettledRound):
        return one.start or one.first
    if isinstance(one, Utterance):
        return one.said or one.first
    if isinstance(one, PositionPoint):
        return one.day or one.first
    return one.first


def entry_order(one: Entry) -> tuple[str, str]:
    """The order of entries: by day (unknown last), then by id."""
    return (entry_day(one) or "~", one.id)


def doubt_order(one: Doubt) -> tuple[float, str]:
    """The order of questions: the likeliest first."""
    return (-one.score, one.id)


def with_series(rounds: Iterable[SettledRound]) -> tuple[SettledRound, ...]:
    """Rounds with the series that each belongs to; all rounds between its parties must be among them."""
    found = list(rounds)
    series = series_of(met(one) for one in found)
    return tuple(msgspec.structs.replace(one, series=series[one.id]) for one in found)


def contradictions_of(entries: Iterable[Entry]) -> list[Contradiction]:
    """The contradictions within entries."""
    return [clash for one in entries for clash in one.contradictions]


def report_entry(one: Digest, copies: str) -> ReportEntry:
    """An article as it stands in the history."""
    return ReportEntry(
        article=one.article, language=one.language, publisher=one.publisher, published=one.published, title=one.title,
        url=one.url, relays=one.relays_named, copies=copies,
    )  # fmt: skip


def quote(one: Mention) -> Quote:
    """A mention as it stands in the history."""
    return Quote(id=show(one.id), article=one.article, record=one.record, kind=one.kind, spans=one.spans)
