"""When are two reports about the same agreement, or the same corridor?

One issue and its parties within weeks; a corridor also by its ends: two corridors that lead to different towns are two.
"""

from typing import Final

from runding.merge.candidates import party_blocks
from runding.merge.cluster import Profile
from runding.merge.fold import day_number, tokens
from runding.merge.form import Detail, Facts
from runding.merge.places import NOWHERE, Places
from runding.merge.score import NO, Points, Score
from runding.model.record import Agreement

WINDOW: Final = 30
"""Days between two reports of one agreement; a longer story hangs together by the reports between."""


class AgreementFacts(Facts, frozen=True, kw_only=True, array_like=True):
    """What of an agreement is compared. `day` is the day count of the report, `window` the ISO day on which it is to begin."""

    issue: str
    parties: tuple[str, ...]
    day: int | None
    instrument: str | None
    origin: str | None
    destination: str | None
    window: str | None


class AgreementDetail(Detail, frozen=True, kw_only=True, array_like=True):
    """What a report says of an agreement.

    `moved` and `planned` are triples of a number of people, the day of the count, and whether it is cumulative.
    """

    status: str
    asserted_by: str | None
    history: tuple[str, ...]
    instrument: str | None
    purpose: str | None
    origin: str | None
    destination: str | None
    announced_by: str | None
    consent: tuple[tuple[str, str], ...]
    corridor_status: tuple[str, ...]
    disruption: tuple[str | None, str | None, str | None] | None
    moved: tuple[tuple[int, str | None, bool | None], ...]
    planned: tuple[tuple[int, str | None, bool | None], ...]


def facts_of(one: Agreement, day: str | None) -> AgreementFacts:
    """What of an agreement is compared."""
    corridor = one.corridor
    return AgreementFacts(
        issue=one.issue,
        parties=tuple(sorted(set(one.parties))),
        day=day_number(day),
        instrument=corridor.instrument if corridor else None,
        origin=_place(corridor.origin) if corridor else None,
        destination=_place(corridor.destination) if corridor else None,
        window=corridor.window.earliest if corridor and corridor.window else None,
    )


def _place(name: str | None) -> str | None:
    return " ".join(tokens(name)) or None if name else None


def detail_of(one: Agreement, voice: str | None) -> AgreementDetail:
    """What a report says of an agreement; `voice` is the side of the statement that carries it."""
    corridor = one.corridor
    people = corridor.people if corridor else ()
    counts = [(who.planned, (who.value, who.as_of.earliest if who.as_of else None, who.cumulative)) for who in people]
    trouble = corridor.disruption if corridor else None
    return AgreementDetail(
        status=one.status,
        asserted_by=one.asserted_by or voice,
        history=one.history,
        instrument=corridor.instrument if corridor else None,
        purpose=corridor.purpose if corridor else None,
        origin=corridor.origin if corridor else None,
        destination=corridor.destination if corridor else None,
        announced_by=corridor.announced_by if corridor else None,
        consent=tuple(sorted(corridor.consent.items())) if corridor else (),
        corridor_status=corridor.status if corridor else (),
        disruption=(trouble.alleged_by, trouble.blamed, trouble.cause.exact if trouble.cause else None) if trouble else None,
        moved=tuple(count for planned, count in counts if not planned),
        planned=tuple(count for planned, count in counts if planned),
    )


def blocks(facts: AgreementFacts) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Blocks and probes of an agreement."""
    return party_blocks("agreed " + facts.issue, facts.parties, facts.day, WINDOW)


def score(a: AgreementFacts, b: AgreementFacts, places: Places = NOWHERE) -> Score:
    """How likely two mentions are of one agreement."""
    if a.issue != b.issue:
        return NO
    points = Points(-1.5)
    left, right = set(a.parties), set(b.parties)
    if left == right:
        points.add("same parties", 1.5)
    elif left & right:
        points.add("parties in common", 0.9)
    elif left and right:
        return NO
    if not _day(points, a, b):
        return NO
    for name, one, other in (("origin", a.origin, b.origin), ("destination", a.destination, b.destination)):
        if one and other:
            same = places.nested(one, other)
            points.add(f"same {name}" if same else f"different {name}s", 1.5 if same else -4.0)
    if a.instrument and b.instrument and a.instrument != b.instrument:
        points.add("different instruments", -1.5)
    if a.window and a.window == b.window:
        points.add("same beginning", 1.0)
    return points.score()


def _day(points: Points, a: AgreementFacts, b: AgreementFacts) -> bool:
    if a.day is None or b.day is None:
        points.add("a report without a date", 0.0)
        return True
    gap = abs(a.day - b.day)
    if gap > WINDOW:
        return False
    worth = 2.0 if gap <= 2 else 1.5 if gap <= 7 else 1.0 if gap <= 14 else 0.0
    points.add("reported within two days" if gap <= 2 else f"reported {gap} days apart", worth)
    return True


def profile(facts: AgreementFacts) -> Profile:
    """What two agreements cannot differ in and still be one."""
    ends = {"origin": facts.origin, "destination": facts.destination}
    return Profile(exclusive={name: frozenset({place}) for name, place in ends.items() if place})
