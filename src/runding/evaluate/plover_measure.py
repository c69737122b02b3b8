"""How often are the events of the PLOVER gold found, as a position, an agreement or a round, with their source and target?"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from runding.evaluate.part import fold
from runding.evaluate.plover import Actor, PloverRecord
from runding.evaluate.tally import Ratio, Tally
from runding.model.record import Agreement, ArticleRecord
from runding.model.text import Article, Range, Span, article_id

EVENTS: Final = ("AGREE", "CONSULT", "DEMAND", "REJECT", "CONCEDE", "RETREAT")
"""The event types that are measured; those of all other records count as false when one of these is found there."""

STANCE_EVENTS: Final = {
    "demand": "DEMAND",
    "precondition": "DEMAND",
    "offer": "AGREE",
    "open": "AGREE",
    "accept": "AGREE",
    "concede": "CONCEDE",
    "refuse": "REJECT",
    "red_line": "REJECT",
    "ultimatum": "THREATEN",
}
"""The event type of a position by its stance; a mere priority is no event."""

_DONE: Final = {"partly_implemented", "implemented"}
_UNDONE: Final = {"denied", "terminated", "suspended", "violated_alleged"}

NONE: Final = "none"

Extract = Callable[[Article], ArticleRecord]


@dataclass(frozen=True)
class FoundEvent:
    """An event that a record implies: its type, the sides that do it and that it is done to, and where its words stand."""

    event: str
    sources: frozenset[str]
    targets: frozenset[str]
    places: tuple[Range, ...]


@dataclass(frozen=True)
class EventMeasure:
    """The figures of one event type.

    `tally` counts records: those of this type, those in which it was found, those for which both is so. The ratios are of the
    latter: is the source right, is the target right (where there is one), do the found words meet the marked event words?
    """

    tally: Tally
    source: Ratio
    target: Ratio
    words: Ratio


@dataclass(frozen=True)
class PloverMeasure:
    """All event types, and the confusion: for each gold type the number of records by what was found in them."""

    records: int
    events: Mapping[str, EventMeasure]
    confusion: Mapping[str, Mapping[str, int]]


def measure_plover(
    records: Iterable[PloverRecord], *, extract: Extract, side_of: Callable[[str], str | None] | None = None
) -> PloverMeasure:
    """Reads every record's text with `extract` and compares the implied events with the gold one.

    `side_of` gives the side of an actor's words, where the engine knows one; without it an actor is recognised by its code
    or because its words hold the side's id.
    """
    pairs = [(record, list(events_of(_read(record, extract)))) for record in records]
    confusion: dict[str, Counter[str]] = {}
    for record, found in pairs:
        confusion.setdefault(record.event, Counter())[_answer(record, found)] += 1
    events = {event: _event_measure(event, pairs, side_of) for event in EVENTS}
    return PloverMeasure(len(pairs), events, confusion)


def events_of(record: ArticleRecord) -> Iterator[FoundEvent]:
    """The PLOVER events that the positions, agreements and rounds of a record imply, in this order."""
    for position in record.positions:
        event = STANCE_EVENTS.get(position.stance)
        if event:
            targets = frozenset([position.target] if position.target else [])
            yield FoundEvent(event, frozenset([position.holder.side]), targets, _places(position.evidence))
    for agreement in record.agreements:
        parties = frozenset(agreement.parties)
        yield FoundEvent(_agreement_event(agreement), parties, parties, _places(agreement.evidence))
    for one in record.rounds:
        everybody = frozenset((*one.parties, *one.third_parties))
        yield FoundEvent("CONSULT", everybody, everybody, _places(one.evidence))


def plover_table(measure: PloverMeasure) -> str:
    """The figures and the confusion as lines for a terminal."""
    lines = [f"PLOVER gold standard records · {measure.records}"]
    lines.append(
        f"  {'':<10}{'gold':>5}{'found':>6}{'right':>6}{'precision':>11}{'recall':>8}{'F1':>7}{'source':>12}{'target':>12}{'words':>12}"
    )
    for event, one in measure.events.items():
        tally = one.tally
        counts = f"{tally.gold:>5}{tally.found:>6}{tally.right:>6}{tally.precision:>11.3f}{tally.recall:>8.3f}{tally.f1:>7.3f}"
        lines.append(f"  {event:<10}{counts}" + "".join(f"{_shown(ratio):>12}" for ratio in (one.source, one.target, one.words)))
    found = sorted({name for row in measure.confusion.values() for name in row}, key=lambda name: (name == NONE, name))
    lines.append("  confusion (rows: gold, columns: found)")
    lines.append(f"  {'':<12}" + "".join(f"{name:>10}" for name in found))
    for event in sorted(measure.confusion, key=lambda name: (name not in EVENTS, name)):
        row = measure.confusion[event]
        lines.append(f"  {event:<12}" + "".join(f"{row.get(name, 0):>10}" for name in found))
    return "\n".join(lines) + "\n"


def plover_json(measure: PloverMeasure) -> bytes:
    """The figures and the confusion as one JSON object."""
    data: dict[str, Any] = {
        "records": measure.records,
        "events": {event: _as_dict(one) for event, one in measure.events.items()},
        "confusion": {event: dict(sorted(row.items())) for event, row in sorted(measure.confusion.items())},
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"


def _read(record: PloverRecord, extract: Extract) -> ArticleRecord:
    return extract(
        Article(
            id=article_id(record.text),
            language=record.language,
            published=record.date,
            published_basis="argument" if record.date else None,
            text=record.text,
        )
    )


def _agreement_event(agreement: Agreement) -> str:
    """A step back that was taken, or announced by one side alone, is a RETREAT; what failed is a REJECT; the rest an AGREE."""
    if agreement.status in _UNDONE:
        return "REJECT"
    alone = agreement.status == "announced" and len(agreement.parties) == 1
    return "RETREAT" if agreement.status in _DONE or alone else "AGREE"


def _answer(record: PloverRecord, found: Sequence[FoundEvent]) -> str:
    """The right type when it is among the found ones, else the type whose words stand first, else none."""
    if any(one.event == record.event for one in found):
        return record.event
    return min(found, key=lambda one: one.places[0].start).event if found else NONE


def _event_measure(
    event: str,
    pairs: Sequence[tuple[PloverRecord, list[FoundEvent]]],
    side_of: Callable[[str], str | None] | None,
) -> EventMeasure:
    gold = sum(record.event == event for record, _ in pairs)
    got = sum(any(one.event == event for one in found) for _, found in pairs)
    right = [
        (record, [one for one in found if one.event == event])
        for record, found in pairs
        if record.event == event and any(one.event == event for one in found)
    ]
    with_target = [(record, found) for record, found in right if record.targets]
    return EventMeasure(
        Tally(gold, got, len(right)),
        Ratio(sum(any(_all(r.sources, one.sources, side_of) for one in f) for r, f in right), len(right)),
        Ratio(sum(any(_all(r.targets, one.targets, side_of) for one in f) for r, f in with_target), len(with_target)),
        Ratio(sum(any(_meets_words(r, one) for one in f) for r, f in right), len(right)),
    )


def _all(actors: Sequence[Actor], sides: frozenset[str], side_of: Callable[[str], str | None] | None) -> bool:
    return bool(actors) and all(any(_is(actor, side, side_of) for side in sides) for actor in actors)


def _is(actor: Actor, side: str, side_of: Callable[[str], str | None] | None) -> bool:
    if side == actor.code or fold(side) in fold(actor.words):
        return True
    return side_of is not None and side_of(actor.words) == side


def _meets_words(record: PloverRecord, found: FoundEvent) -> bool:
    marked = [mark.place for mark in record.marks if "EVT" in mark.roles and mark.place]
    return any(place.meets(other) for place in found.places for other in marked)


def _places(evidence: Sequence[Span]) -> tuple[Range, ...]:
    return tuple(Range(span.start, span.end) for span in evidence)


def _shown(ratio: Ratio) -> str:
    return f"{ratio.right}/{ratio.of}" if ratio.of else "-"


def _as_dict(one: EventMeasure) -> dict[str, Any]:
    tally = one.tally
    figures: dict[str, Any] = {"gold": tally.gold, "found": tally.found, "right": tally.right}
    figures |= {name: round(getattr(tally, name), 4) for name in ("precision", "recall", "f1")}
    for name, ratio in (("source", one.source), ("target", one.target), ("words", one.words)):
        figures[name] = {"right": ratio.right, "of": ratio.of}
    return figures
