"""When are two reports of talks about the same round?

The parties, the ordinal and the day decide, the venue and the hosts help. An ordinal belongs to a series of talks, never to a
war: two second rounds a year apart do not meet in one block, and two in one week are held apart by days, hosts and countries.
"""

from typing import Final

from runding.merge.candidates import party_blocks
from runding.merge.cluster import Profile
from runding.merge.fold import day_number, tokens
from runding.merge.form import Detail, Facts
from runding.merge.places import NOWHERE, Places
from runding.merge.score import NO, Points, Score, agree
from runding.model.record import ArticleRecord, Round, Time

WINDOW: Final = 75
"""Days within which an undated mention of a round may be about a dated one."""
APART: Final = 3
"""Days between two dates of one held round that can still be an error of a report."""
PHASES: Final = {
    "proposed": "planned", "scheduled": "planned", "postponed": "planned",
    "cancelled": "off", "ongoing": "held", "concluded": "held", "broken_off": "held",
}  # fmt: skip


class RoundFacts(Facts, frozen=True, kw_only=True, array_like=True):
    """What of a round is compared. `start` to `latest` and `published` are day counts; `published` only where no day is said."""

    parties: tuple[str, ...]
    ordinal: int | None
    start: int | None
    latest: int | None
    venue: str | None
    country: str | None
    mode: str | None
    third_parties: tuple[str, ...]
    phase: str | None
    published: int | None


class RoundDetail(Detail, frozen=True, kw_only=True, array_like=True):
    """What a report says of a round. `outcomes` and `assessments` are triples of issue, whose word, value."""

    status: str | None
    start: str | None
    latest: str | None
    end: str | None
    venue: str | None
    format: str | None
    participants: tuple[tuple[str, str | None, str | None], ...]
    outcomes: tuple[tuple[str, str | None, str], ...]
    assessments: tuple[tuple[str, str | None, str], ...]


def ends(time: Time | None) -> tuple[int | None, int | None]:
    """First and last possible day of a time; an open end takes the other, an interval over a month says no day."""
    if time is None:
        return None, None
    first, last = day_number(time.earliest), day_number(time.latest)
    first, last = (last if first is None else first), (first if last is None else last)
    if first is None or last is None or last < first or last - first > 31:
        return None, None
    return first, last


def facts_of(one: Round, published: int | None) -> RoundFacts:
    """What of a round is compared."""
    start, latest = ends(one.start)
    return RoundFacts(
        parties=tuple(sorted(set(one.parties))),
        ordinal=one.ordinal,
        start=start,
        latest=latest,
        venue=" ".join(tokens(one.venue.name)) or None if one.venue and one.venue.name else None,
        country=one.venue.country if one.venue else None,
        mode=one.mode,
        third_parties=tuple(sorted(set(one.third_parties))),
        phase=PHASES.get(one.status or ""),
        published=published if start is None else None,
    )


def detail_of(one: Round, record: ArticleRecord, voices: dict[str, str | None]) -> RoundDetail:
    """What a report says of a round, with the outcomes and assessments that it gives for it."""
    start = one.start
    first, last = ends(start)
    return RoundDetail(
        status=one.status,
        start=start.earliest or start.latest if start and first is not None else None,
        latest=start.latest or start.earliest if start and last is not None else None,
        end=one.end.latest or one.end.earliest if one.end else None,
        venue=one.venue.name if one.venue else None,
        format=one.format,
        participants=tuple((who.name, who.side, who.part) for who in one.participants),
        outcomes=tuple((out.issue, voices.get(out.by) if out.by else None, out.value) for out in record.outcomes if out.round == one.id),
        assessments=tuple((rate.issue, rate.assessor, rate.value) for rate in record.assessments if rate.round == one.id),
    )


def blocks(facts: RoundFacts) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Blocks and probes of a round."""
    return party_blocks("round", facts.parties, _anchor(facts), WINDOW)


def _anchor(facts: RoundFacts) -> int | None:
    return facts.published if facts.start is None else facts.start


def score(a: RoundFacts, b: RoundFacts, places: Places = NOWHERE) -> Score:
    """How likely two mentions are of one round."""
    at, to = _anchor(a), _anchor(b)
    if at is not None and to is not None and abs(at - to) > WINDOW:
        return NO
    points = Points(-2.0)
    if not _parties(points, a, b):
        return NO
    agree(points, "ordinal", a.ordinal, b.ordinal, same=3.0, other=-4.0)
    _days(points, a, b)
    _venue(points, a, b, places)
    agree(points, "mode", a.mode, b.mode, same=0.2, other=-1.0)
    if a.third_parties and b.third_parties:
        shared = set(a.third_parties) & set(b.third_parties)
        points.add("same hosts or mediators" if shared else "different hosts or mediators", 0.5 if shared else -0.7)
    return points.score()


def _parties(points: Points, a: RoundFacts, b: RoundFacts) -> bool:
    left, right = set(a.parties), set(b.parties)
    if left == right:
        points.add("same parties", 1.5 if len(left) > 1 else 0.8)
    elif not left or not right or not left & right:
        return False
    elif left <= right or right <= left:
        points.add("parties of one among those of the other", 0.8)
    else:
        points.add("some parties in common", -1.0)
    return True


def _days(points: Points, a: RoundFacts, b: RoundFacts) -> None:
    if a.start is not None and b.start is not None and a.latest is not None and b.latest is not None:
        gap = max(a.start, b.start) - min(a.latest, b.latest)
        _dated(points, a, b, gap)
    elif a.start is None and b.start is None:
        _undated(points, a, b)
    else:
        dated, other = (a, b) if a.start is not None else (b, a)
        _half_dated(points, dated, other)


def _dated(points: Points, a: RoundFacts, b: RoundFacts, gap: int) -> None:
    planned = "planned" in (a.phase, b.phase)
    if gap <= 0:
        exact = a.start == a.latest and b.start == b.latest
        points.add("same day" if exact else "one date within the other", 3.0 if exact else 2.0)
    elif planned and gap <= 31:  # plans change
        points.add("planned for one day, named for another", -0.5 if gap <= 7 else -1.0)
    elif gap == 1:
        points.add("one day apart", -0.5)
    elif gap <= APART:
        points.add("a few days apart", -2.0)
    else:
        points.add("different days", -7.0)


def _undated(points: Points, a: RoundFacts, b: RoundFacts) -> None:
    if a.published is None or b.published is None:
        points.add("no day said", -1.0)
        return
    gap = abs(a.published - b.published)
    if a.phase != b.phase and None not in (a.phase, b.phase) and a.ordinal is None:
        points.add("one planned, one held, no day said", -1.5)
    elif gap <= 1:
        points.add("reported on the same day or the next", 2.0)
    elif gap <= 7:
        points.add("reported in one week", 0.3)
    elif a.ordinal is None or gap > 45:
        points.add("reported weeks apart", -3.0)


def _half_dated(points: Points, dated: RoundFacts, other: RoundFacts) -> None:
    """One says the day; the other was reported on some day that fits it or does not."""
    if dated.start is None or dated.latest is None or other.published is None:
        points.add("one without any day", -1.0)
        return
    after = other.published - dated.latest
    if other.phase == "planned":
        ahead = dated.start - other.published
        if 0 <= ahead <= 30:
            points.add("held in the weeks after it was planned", 0.3 if other.ordinal is not None else -1.0)
        elif other.ordinal is None or not -1 <= ahead <= WINDOW:
            points.add("planned after that day", -4.0)
    elif 0 <= after <= 1:
        points.add("reported right after that day", 2.2)
    elif 0 <= after <= 3:
        points.add("reported in the days after", 1.0)
    elif after < -1 or (after > 7 and other.ordinal is None):
        points.add("reported long before or after that day", -4.0)


def _venue(points: Points, a: RoundFacts, b: RoundFacts, places: Places) -> None:
    if a.venue and b.venue:
        if a.venue == b.venue or places.same(a.venue, b.venue):
            points.add("same venue", 2.0)
            return
        if places.nested(a.venue, b.venue):
            points.add("one venue within the other", 1.5)
            return
        points.add("different venues", -0.7)
    agree(points, "country", a.country, b.country, same=0.5, other=-1.2)


def profile(facts: RoundFacts) -> Profile:
    """What two rounds cannot differ in and still be one."""
    firm = facts.phase != "planned" and facts.start is not None and facts.start == facts.latest
    return Profile(
        exclusive={"ordinal": frozenset({str(facts.ordinal)})} if facts.ordinal is not None else {},
        days=frozenset({facts.start}) if firm and facts.start is not None else frozenset(),
    )
