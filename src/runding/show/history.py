"""What stands in the tables of a history: a row for each entry, its id first and its words last.

`label(section, id)` names ids for readers; for programs it gives them as they are.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from runding.model.history import (
    Actor,
    AgreementThread,
    Cell,
    Contradiction,
    Doubt,
    Entry,
    PositionLine,
    PositionPoint,
    Reports,
    SettledRound,
    Utterance,
)
from runding.show.table import Table

Label = Callable[[str, str], str]
_CARRIED = ("reports", "origins")


def rounds_table(rounds: Iterable[SettledRound], label: Label) -> Table:
    """Rounds: when, of which series, who, where, how it stands, what it did."""
    rows = [
        (
            one.id, when(one), one.ordinal, ", ".join(label("side", side) for side in one.parties),
            ", ".join(filter(None, (one.venue, one.country and label("side", one.country)))) or None,
            one.status and label("round_status", one.status), one.series, *_carried(one.carried),
            "; ".join(f"{label('issue', view.issue)}: {label('outcome', view.value)}" for view in one.outcomes) or None,
        )
        for one in rounds
    ]  # fmt: skip
    return Table(("id", "day", "no.", "parties", "place", "status", "series", *_CARRIED, "outcomes"), rows, ("series", "outcomes"))


def when(one: SettledRound) -> str | None:
    """The day or days of a round: `2024-03-03`, `2024-03-03…05` for a span, with `?` where the day is one of several."""
    if one.start is None:
        return None
    if one.start_latest not in (None, one.start):
        return f"{one.start}…{one.start_latest}?"
    return one.start if one.end in (None, one.start) else f"{one.start}…{one.end}"


def statements_table(statements: Iterable[Utterance], label: Label) -> Table:
    """Utterances: who said when over which channel, in how many reports, and the first wording."""
    rows = [
        (
            one.id, one.said or one.first, one.speaker, one.side and label("side", one.side), one.role,
            one.channel and label("channel", one.channel), ", ".join(one.relays) or None, *_carried(one.carried),
            one.wordings[0].text if one.wordings else None,
        )
        for one in statements
    ]  # fmt: skip
    return Table(
        ("id", "day", "speaker", "side", "office", "channel", "relayed by", *_CARRIED, "words"), rows, ("relayed by", "channel", "office")
    )


def positions_table(lines: Iterable[PositionLine], label: Label) -> Table:
    """Positions over time: each point of each line, with the change that led to it and the words."""
    rows: list[tuple[str | int | None, ...]] = []
    for line in lines:
        changes = {change.after: change.kind for change in line.changes}
        for point in line.points:
            for held in point.stances:
                change = changes.get(point.id) if held.attribution == "self" else None
                rows.append(
                    (point.id, label("side", line.holder), label("issue", line.issue), point.day, label("stance", held.stance), change,
                     label("attribution", held.attribution), ", ".join(held.voices) or None, *_carried(held.carried), held.words)
                )  # fmt: skip
    headings = ("id", "party", "issue", "day", "stance", "change", "whose word", "voice", *_CARRIED, "words")
    return Table(headings, rows, ("voice", "whose word", "origins", "reports"))


def matrix_table(cells: Sequence[Cell], label: Label) -> Table:
    """The matrix: a row for each issue, a column for each party, in each cell the last stance and its day."""
    parties = sorted({cell.holder for cell in cells})
    by_issue: dict[str, dict[str, Cell]] = {}
    for cell in cells:
        by_issue.setdefault(cell.issue, {})[cell.holder] = cell
    rows = [
        (
            label("issue", issue),
            *(f"{label('stance', held[party].stance)} ({held[party].day})" if party in held else None for party in parties),
        )
        for issue, held in by_issue.items()
    ]
    return Table(("issue", *(label("side", party) for party in parties)), rows)


def agreements_table(agreements: Iterable[AgreementThread], label: Label) -> Table:
    """Agreements and corridors: who, how it stands, and the word of each party."""
    rows = [
        (
            one.id, one.first, label("issue", one.issue), ", ".join(label("side", side) for side in one.parties),
            label("agreement_status", one.status), " → ".join(filter(None, (one.origin, one.destination))) or None,
            *_carried(one.carried),
            "; ".join(
                f"{label('side', step.asserted_by) if step.asserted_by else 'reports'}: {label('agreement_status', step.status)}"
                + (f" ({step.day})" if step.day else "")
                for step in one.by_party
            ) or None,
        )
        for one in agreements
    ]  # fmt: skip
    return Table(("id", "day", "issue", "parties", "status", "corridor", *_CARRIED, "in whose word"), rows, ("origins", "reports"))


def contradictions_table(contradictions: Iterable[Contradiction], label: Label) -> Table:
    """Contradictions: a row for each value, with the reports and the independent origins behind it."""
    rows = [
        (one.subject, one.kind, one.attribute.replace("_", " "), *_carried(value.carried), value.value)
        for one in contradictions
        for value in one.values
    ]
    return Table(("id", "kind", "attribute", *_CARRIED, "value"), rows)


def review_table(doubts: Iterable[Doubt], words: Mapping[str, str]) -> Table:
    """Open questions: the two mentions, how likely they are one, what speaks against it. `words` are what the mentions say."""
    rows = [
        (one.id, one.kind, f"{one.score:.2f}", one.against or None, f"{words.get(one.a, one.a)}  ↔  {words.get(one.b, one.b)}")
        for one in doubts
    ]
    return Table(("id", "kind", "score", "against", "are these one?"), rows)


def changes_table(entries: Iterable[Entry], label: Label) -> Table:
    """Entries of all kinds, a line for each."""
    rows = [(one.id, kind_of(one), one.last, *_carried(one.carried), told(one, label)) for one in entries]
    return Table(("id", "kind", "day", *_CARRIED, "what"), rows)


def kind_of(entry: Entry) -> str:
    """What sort of entry it is, in a word."""
    kinds = {SettledRound: "round", Utterance: "statement", AgreementThread: "agreement", PositionPoint: "position", Actor: "actor"}
    return kinds.get(type(entry), "entry")


def told(entry: Entry, label: Label) -> str:
    """An entry in a line of words."""
    if isinstance(entry, SettledRound):
        parts = [", ".join(label("side", side) for side in entry.parties), when(entry), entry.venue]
        return " · ".join(filter(None, [*parts, entry.status and label("round_status", entry.status)]))
    if isinstance(entry, Utterance):
        return f"{entry.speaker or '?'}: {entry.wordings[0].text if entry.wordings else ''}"
    if isinstance(entry, AgreementThread):
        ends = " → ".join(filter(None, (entry.origin, entry.destination)))
        return " · ".join(filter(None, [label("issue", entry.issue), ends, label("agreement_status", entry.status)]))
    if isinstance(entry, PositionPoint):
        stances = "; ".join(f"{label('stance', held.stance)}: {held.words}" for held in entry.stances)
        return f"{label('side', entry.holder)} · {label('issue', entry.issue)} · {stances}"
    return entry.name if isinstance(entry, Actor) else entry.id


def _carried(carried: Reports) -> tuple[int, int]:
    return carried.reports, carried.origins
