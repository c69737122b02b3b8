"""What belongs into a briefing? The material of one round, or of a span of days, gathered from a ledger."""

from collections.abc import Iterable, Iterator
from typing import Final

from runding.corpus.passages import passages_of
from runding.ledger import Ledger
from runding.model.briefing import Material, Move, Source, Talks
from runding.model.history import AgreementThread, Cell, Contradiction, PositionLine, Reports, SettledRound, Utterance

ROUNDS: Final = 12
STATEMENTS: Final = 8
AGREEMENTS: Final = 8
MOVES: Final = 14
CELLS: Final = 36
CLASHES: Final = 6
"""What two pages hold of each; the page says what it leaves out."""
LOOKED_AT: Final = 2000
"""Entries of a kind that are looked through for the days of a briefing."""


def about_round(ledger: Ledger, one: SettledRound) -> Material:
    """The material of a round: from its first report to its last."""
    since, until = one.first, one.last
    kin = [other for party in one.parties[:1] for other in ledger.rounds(party=party, limit=LOOKED_AT) if other.series == one.series]
    nth = next((nth for nth, other in enumerate(kin) if other.id == one.id), 0)
    begin = max(0, min(nth - ROUNDS // 2, len(kin) - ROUNDS))
    there = {quote.article for quote in ledger.quotes(one.carried.mentions[:60])}
    near = ledger.statements(since=min(since or "9", one.start or "9"), until=until, limit=LOOKED_AT) if since else ()
    told = {quote.id: quote.article for quote in ledger.quotes(mention for said in near for mention in said.carried.mentions[:3])}
    said = [said for said in near if any(told.get(mention) in there for mention in said.carried.mentions[:3])]
    return _material(ledger, one, (since, until), [Talks(parties=one.parties, rounds=tuple(kin[begin : begin + ROUNDS]) or (one,))], said)


def about_days(ledger: Ledger, since: str | None, until: str | None) -> Material:
    """The material of the days from `since` to `until`, both included, by series of talks."""
    by_series: dict[str, list[SettledRound]] = {}
    for one in ledger.rounds(since=since, until=until or "9999-12-31", newest=True, limit=LOOKED_AT):
        by_series.setdefault(one.series or one.id, []).insert(0, one)
    talks = [Talks(parties=held[-1].parties, rounds=tuple(held[-ROUNDS:])) for held in by_series.values()]
    said = ledger.statements(since=since, until=until or "9999-12-31", newest=True, limit=LOOKED_AT)
    return _material(ledger, None, (since, until), talks[:ROUNDS], said)


def _material(
    ledger: Ledger, about: SettledRound | None, span: tuple[str | None, str | None], talks: list[Talks], said: Iterable[Utterance]
) -> Material:
    since, until = span
    parties = sorted({party for one in talks for party in one.parties})
    lines = [line for party in parties for line in ledger.positions(party=party, as_of=until)]
    moves = sorted(_moves(lines, since, until), key=lambda one: (one.day, one.holder, one.issue))[-MOVES:]
    cells = [cell for party in parties for cell in ledger.matrix(party=party, as_of=until)]
    cells = sorted(sorted(cells, key=lambda one: one.day, reverse=True)[:CELLS], key=lambda one: (one.issue, one.holder))
    agreements = [one for one in _agreements(ledger, parties, until) if _within(one, since, until)][:AGREEMENTS]
    statements = sorted(said, key=lambda one: (-one.carried.origins, -one.carried.reports, one.said or one.first or "~", one.id))[
        :STATEMENTS
    ]
    rounds = [one for talk in talks for one in talk.rounds]
    told_of = [about] if about is not None else rounds
    clashes = [clash for one in (*told_of, *agreements, *statements) for clash in one.contradictions][:CLASHES]
    carried = [*_carried(rounds, agreements, cells, moves, statements, clashes)]
    found = passages_of(ledger, carried)
    return Material(
        about=about, since=since, until=until, talks=tuple(talks), cells=tuple(cells), moves=tuple(moves), agreements=tuple(agreements),
        statements=tuple(statements), contradictions=tuple(clashes), sources=tuple(_sources(ledger, {one.article for one in found})),
        words={one.mention: (one.article, one.words) for one in found},
    )  # fmt: skip


def _moves(lines: Iterable[PositionLine], since: str | None, until: str | None) -> Iterator[Move]:
    for line in lines:
        points = {point.id: point for point in line.points}
        for change in line.changes:
            point = points.get(change.after)
            if change.kind == "unchanged" or point is None or point.day is None or not (since or "") <= point.day <= (until or "9999"):
                continue
            held = next((one for one in point.stances if one.stance == change.stance_after), point.stances[0])
            yield Move(
                holder=line.holder, issue=line.issue, day=point.day, kind=change.kind, before=change.stance_before,
                after=change.stance_after, mention=held.carried.mentions[0],
            )  # fmt: skip


def _agreements(ledger: Ledger, parties: list[str], until: str | None) -> list[AgreementThread]:
    """The agreements of some parties, those last reported first."""
    found = {one.id: one for party in parties for one in ledger.agreements(party=party, as_of=until, newest=True, limit=LOOKED_AT)}
    return sorted(found.values(), key=lambda one: (one.last or "", one.id), reverse=True)


def _within(one: AgreementThread, since: str | None, until: str | None) -> bool:
    days = [step.day for step in one.history if step.day is not None]
    return any((since or "") <= day <= (until or "9999") for day in days)


def _carried(
    rounds: Iterable[SettledRound],
    agreements: Iterable[AgreementThread],
    cells: Iterable[Cell],
    moves: Iterable[Move],
    statements: Iterable[Utterance],
    clashes: Iterable[Contradiction],
) -> Iterator[str]:
    """The first mention behind everything that a briefing says."""
    behind: list[Reports] = [one.carried for one in (*rounds, *agreements, *statements)]
    for one in rounds:
        behind += [view.carried for view in (*one.outcomes, *one.assessments)] + [step.carried for step in one.history]
    behind += [step.carried for one in agreements for step in (*one.history, *one.by_party)]
    behind += [cell.carried for cell in cells] + [value.carried for clash in clashes for value in clash.values]
    behind += [wording.carried for one in statements for wording in one.wordings[:1]]
    yield from dict.fromkeys(mention for carried in behind for mention in carried.mentions[:1])
    yield from (move.mention for move in moves)


def _sources(ledger: Ledger, keys: Iterable[str]) -> list[Source]:
    found = []
    for key in keys:
        record = ledger.article(key)
        if record is not None:
            article = record.article
            found.append(Source(key=key, outlet=article.publisher, published=article.published, title=article.title, url=article.url))
    return sorted(found, key=lambda one: (one.published or "~", one.outlet or "", one.key))
