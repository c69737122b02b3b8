"""Which meetings does a report mention, and what does it say of each where it mentions it?

Every mention is taken by itself here: who, when, where, how, and what happens to the meeting. Which mentions are of one round is settled
in `runding.record.rounds`. docs/rounds.md tells the way from words to rounds.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from msgspec.structs import replace

from runding.find.clauses import Clause, clause_of, dates_in
from runding.find.deals import deals
from runding.find.followed import what_follows
from runding.find.heads import Head, find_heads
from runding.find.meeting_dates import When, is_of_another, precise, when
from runding.find.meeting_words import (
    is_counted,
    is_definite,
    is_discussed,
    is_of_the_speaker,
    is_predicate,
    is_unreal,
    is_worldly,
    lasts_days,
    lasts_hours,
)
from runding.find.passages import Passage
from runding.find.phases import signals_of
from runding.find.sides import Sides
from runding.find.third_parties import Third, find_third_parties
from runding.find.times import TimeMention
from runding.find.venues import Venue, dateline_place, either, find_venues, in_dateline, seat_of
from runding.find.who_meets import who_meets
from runding.lang.document import Document
from runding.lang.talks import TalkRules
from runding.model.meeting import MeetingMention, Place, Signal, ThirdParty
from runding.model.record import Time
from runding.model.text import Range

_MAIN: Final = 2
"""How many sides, of those named most, a report is about at least."""
_TIMES: Final = 4
"""How many units before a verb may say how many times it happened."""
_START: Final = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Meetings:
    """The meetings and the third parties that a report mentions, both in text order."""

    mentions: tuple[MeetingMention, ...]
    third_parties: tuple[ThirdParty, ...]


def find_meetings(
    document: Document, passages: Sequence[Passage], rules: TalkRules, *, times: Sequence[TimeMention], sides: Sides
) -> Meetings:
    """Every mention of a meeting in a report. `times` are its dates in text order."""
    mentions: list[MeetingMention] = []
    thirds: list[ThirdParty] = []
    before: Passage | None = None
    for passage in passages:
        reader = _Reader(document, passage, rules, _within(times, passage), sides, before)
        made = reader.mentions()
        if not made:
            mentions[-1:] = _timed(mentions[-1:], passage)
        if made and not mentions and before is not None:
            made[0] = _told_before(document, made[0], before, times, sides)
        before = passage
        for third in reader.thirds:
            owner = reader.owner(third)
            index = None if owner is None else len(mentions) + owner
            words = passage.range(third.first, third.last)
            for side in third.sides:
                rule = f"{document.pack.code}:{third.rule.id}"
                thirds.append(ThirdParty(side=side, part=third.part, words=words, sentence=passage.sentence, mention=index, rule=rule))
        mentions += made
    if mentions and not any(one.place or one.start or one.ordinal or one.parties for one in mentions if not _is_to_come(one)):
        planned = {one.sentence for one in mentions if _is_to_come(one) and not one.generic}
        mentions += [one for one in deals(document, passages, sides, times) if one.sentence not in planned]
    return Meetings(tuple(mentions), tuple(thirds))


def _is_to_come(mention: MeetingMention) -> bool:
    """Whether a mention is of no meeting that has been: of one in general, or one that is planned."""
    return mention.generic or any(one.tense in ("future", "plan") and not one.denied for one in mention.signals)


def _timed(mentions: Sequence[MeetingMention], passage: Passage) -> list[MeetingMention]:
    """The last mention, with what the next sentence of its paragraph tells: they met on Friday. For two hours they argued."""
    return [
        replace(one, hours=True)
        if one.paragraph == passage.units.paragraph and one.sentence == passage.sentence - 1 and lasts_hours(passage)
        else one
        for one in mentions
    ]


def _within(times: Sequence[TimeMention], passage: Passage) -> Sequence[TimeMention]:
    first, last = (bisect_left(times, edge, key=_START) for edge in (passage.units.start, passage.units.end))
    return times[first:last]


def _told_before(
    document: Document, mention: MeetingMention, before: Passage, times: Sequence[TimeMention], sides: Sides
) -> MeetingMention:
    """The first mention of a report, where it points back to a sentence that names no meeting but tells of one: who, when, where."""
    if not mention.definite or mention.start is not None or mention.place is not None or mention.ordinal is not None:
        return mention
    if not any(before.has(at, "tense.agreed") or before.has(at, "reached") for at in range(len(before))):
        return mention
    days = [time.time for time in _within(times, before) if time.time.granularity == "day"]
    venues = find_venues(document, before, 0, len(before))
    located = {unit for venue in venues for unit in range(venue.first, venue.last)}
    named = [side.id for side in sides.named(before, 0, len(before)) if side.kind != "organisation" and side.first not in located]
    several = tuple(dict.fromkeys(named))
    return replace(
        mention,
        start=days[0] if len(days) == 1 else None,
        place=venues[0].place if venues else None,
        parties=mention.parties or (several if len(several) == 2 else ()),
        clause=Range(before.units.start, mention.clause.end),
    )


class _Reader:
    """Reads the mentions of one passage."""

    def __init__(
        self,
        document: Document,
        passage: Passage,
        rules: TalkRules,
        times: Sequence[TimeMention],
        sides: Sides,
        before: Passage | None,
    ) -> None:
        self._document, self._passage, self._sides, self._before = document, passage, sides, before
        self._areas = rules.rivals.areas
        self._heads = find_heads(document, passage, rules)
        self.thirds = find_third_parties(passage, self._heads, rules, sides)
        self._heads = [head for head in self._heads if not self._is_mediation(head)]
        # Most sentences name no meeting: then nobody asks when and where.
        self._dates = dates_in(passage, _within(times, passage)) if self._heads else []
        self._venues = find_venues(document, passage, 0, len(passage)) if self._heads else []
        self._clauses: list[Clause] = []
        self._owners: list[int] = []

    def _is_mediation(self, head: Head) -> bool:
        """Whether a noun only says by whose mediation others meet."""
        within = any(third.first <= head.first < third.last for third in self.thirds)
        return not head.verb and within and not self._passage.has(head.last, "with")  # talks with mediators are talks

    def mentions(self) -> list[MeetingMention]:
        """The mentions in order; one that names several places or numbers gives one for each."""
        made: list[MeetingMention] = []
        for number, head in enumerate(self._heads):
            clause = clause_of(self._passage, self._heads, number, self._dates)
            self._clauses.append(clause)
            self._owners.append(len(made))
            made += self._split(head, clause, self._mention(head, clause))
        return made

    def owner(self, third: Third) -> int | None:
        """The number of the mention whose clause names a third party; None where it stands by itself."""
        read = list(zip(self._heads, self._clauses, self._owners, strict=True))
        exact = next((index for head, _, index in read if head.first == third.last), None)
        return exact if exact is not None else next((index for _, c, index in read if c.low <= third.first < c.high), None)

    def _mention(self, head: Head, clause: Clause) -> MeetingMention:
        passage = self._passage
        who = who_meets(passage, head, clause, self._sides, self._taken(clause), before=self._before)
        quoted = "`" in passage.units.codes[: head.first] and "`" in passage.units.codes[head.last :]
        dated, venue = self._when_and_where(head, clause, quoted=quoted)
        mode, form = self._manner(head, clause)
        return MeetingMention(
            words=passage.range(head.first, head.last),
            clause=passage.range(min(clause.low, head.first), max(clause.high, head.last)),
            sentence=passage.sentence,
            paragraph=passage.units.paragraph,
            quoted=quoted,
            rule=f"{self._document.pack.code}:{head.rule}",
            sort=head.sort,
            verb=head.verb,
            noun=head.noun,
            ordinal=head.ordinals[0] if head.ordinals else None,
            marks=head.marks,
            definite=is_definite(passage, head, clause),
            generic=self._is_generic(head, dated.start or dated.end or dated.vague, venue, who.parties),
            parties=who.parties,
            both=who.both,
            bodies=who.bodies,
            start=dated.start,
            end=dated.end,
            vague=dated.vague,
            since=dated.since,
            place=None if venue is None else venue.place,
            for_peace_there=venue is not None and self._is_for_peace_there(head, venue),
            same_place=passage.holds("same.town", clause.low, clause.high),
            mode=head.mode or mode,
            format=head.format or form,
            level=head.level or who.level,
            company=who.company,
            partner=who.partner,
            visit=who.visit,
            again=passage.holds("again", max(clause.low, head.first - 2), min(head.last + 2, clause.high)),
            agreed=passage.holds("tense.agreed", clause.low, head.first),
            days=lasts_days(passage, head, clause),
            hours=lasts_hours(passage),
            somewhere=passage.holds("somewhere", clause.low, clause.high),
            predicate=is_predicate(passage, head, self._heads),
            peace=passage.holds("peace", clause.low, clause.high),
            signals=(*signals_of(passage, head, clause), *self._going_on(head, clause)),
        )

    def _when_and_where(self, head: Head, clause: Clause, *, quoted: bool) -> tuple[When, Venue | None]:
        """The dates and the place that the clause gives, or else those at which somebody signed or left after talks."""
        dated, done = (
            when(self._passage, head, clause, self._dates, quoted=quoted),
            what_follows(self._document, self._passage, head, clause, self._dates),
        )
        return (dated if dated.start or dated.end else replace(dated, end=done.end)), self._where(head, clause) or done.venue

    def _going_on(self, head: Head, clause: Clause) -> list[Signal]:
        """That they have been talking since a day: nothing tells of an end."""
        since = any(dated.since and not dated.firstness and clause.low <= dated.first < clause.high for dated in self._dates)
        return [Signal(what="going")] if since and head.verb and head.sort == "talks" else []

    def _is_for_peace_there(self, head: Head, venue: Venue) -> bool:
        """Whether the place is where there is to be peace, not where anybody meets."""
        return (self._may_be_of_peace(head, venue) and venue.place.name is None) or self._is_of_a_purpose(head, venue)

    def _is_generic(self, head: Head, when: Time | None, venue: Venue | None, parties: tuple[str, ...]) -> bool:
        """Whether no meeting is told of: a table, a team for talks, talks as a means to something, a meeting that somebody denies."""
        if is_unreal(self._passage, head) or self._is_denied(head) or (is_counted(self._passage, head) and when is None and venue is None):
            return True
        if head.sort == "meeting" and not parties and self._passage.holds("kind.of.several", head.first, head.last):
            return True  # who the three or four are is not told
        if len(parties) < _MAIN and "`" not in self._passage.units.codes and is_of_the_speaker(self._passage, head):
            return True  # a speech, and not a report
        if when is not None or venue is not None:
            return head.generic and not self._passage.has(head.first - 1, "table")
        if head.ordinals or head.marks:
            return head.generic
        means = self._passage.has(head.first - 1, "means") or is_worldly(self._passage, head)
        return head.generic or means or is_discussed(self._passage, head)

    def _is_denied(self, head: Head) -> bool:
        """Whether somebody denies in the same sentence that there was a meeting, or none is said to have been."""
        passage = self._passage
        at = head.first - 1
        while not head.verb and at > max(0, head.first - _TIMES) and passage.units.codes[at] in "wdqx" and not passage.has(at, "zero"):
            at -= 1
        if at >= 0 and not head.verb and (passage.units.codes[at] == "n" or (at == head.first - 1 and passage.has(at, "zero"))):
            return True
        before = range(passage.floor(head.first), head.first)
        behind = range(head.last, passage.ceiling(head.last))
        active = passage.holds("deny.active", before.start, before.stop) and not head.ordinals
        return active or passage.holds("deny.passive", behind.start, behind.stop)

    def _split(self, head: Head, clause: Clause, mention: MeetingMention) -> list[MeetingMention]:
        """One mention for each of several numbers, or for each of several places that are joined by *and*."""
        if len(head.ordinals) == 0 and _is_over_and_resumed(mention):
            going = tuple(signal for signal in mention.signals if signal.what == "resume")
            rest = tuple(signal for signal in mention.signals if signal.what != "resume")
            first = replace(mention, start=None, end=None, vague=None, place=None, signals=rest)
            return [first, replace(mention, definite=False, days=False, signals=going)]
        if len(head.ordinals) > 1:
            return [replace(mention, ordinal=ordinal) for ordinal in head.ordinals]
        inside = [v for v in self._venues if head.last <= v.first < clause.high]
        joined = [v for v in inside if v.joined or self._is_joined(v)]
        if not joined or not inside or inside[0] in joined:
            return [mention]
        if self._passage.has(joined[0].first, "or") or self._passage.has(joined[0].first - 1, "or"):
            return [replace(mention, place=either(inside[0].place, joined[0].place))]
        dates = [dated for dated in self._dates if head.last <= dated.first < clause.high and not dated.firstness]
        places = [inside[0], *joined]
        if len(dates) == len(places):
            pairs = zip(places, dates, strict=True)
            return [replace(mention, place=v.place, start=precise(d.mention.time), end=None) for v, d in pairs]
        if head.count in (None, len(places)) and "several" in mention.marks:
            return [replace(mention, place=venue.place) for venue in places]
        return [replace(mention, place=either(inside[0].place, joined[0].place))]

    def _is_joined(self, venue: Venue) -> bool:
        codes = self._passage.units.codes
        return venue.first > 0 and codes[venue.first - 1] == "c"

    def _taken(self, clause: Clause) -> frozenset[int]:
        """The units of a clause that name no party: places, and who stands between."""
        return self._units_of_places(clause).union(*(third.units for third in self.thirds))

    def _units_of_places(self, clause: Clause) -> frozenset[int]:
        return frozenset(
            unit for venue in self._venues if clause.low <= venue.first < clause.high for unit in range(venue.first, venue.last)
        )

    # -- where and how

    def _where(self, head: Head, clause: Clause) -> Venue | None:
        passage = self._passage
        about = passage.has(head.first, "meet.about")
        high = head.first if about else clause.high
        inside = [
            venue
            for venue in self._venues
            if clause.low <= venue.first < high
            and not (self._is_way(venue) or (not about and is_of_another(passage, head, venue.first, venue.last)))
            and not (self._may_be_of_peace(head, venue) and self._is_area(venue))
            and not self._is_seat_of(venue)
        ]
        inside.sort(key=lambda venue: (venue.first < head.first, abs(venue.first - head.last)))
        named = next((venue for venue in inside if venue.first >= head.last and venue.place.name is not None), None)
        if inside and inside[0].place.name is None and named is not None:
            return named  # talks on the war in a country, held in a town
        if inside:
            return in_dateline(self._document, passage, inside[0])
        return self._here(clause) or self._named_by(head) or self._seat(head, clause)

    def _here(self, clause: Clause) -> Venue | None:
        """The town of the dateline, where the clause of a meeting says *here*."""
        at = next(iter(self._passage.places(("here.place",), clause.low, clause.high)), None)
        place = None if at is None else dateline_place(self._document)
        return None if at is None or place is None else Venue(place, at, at + 1)

    def _seat(self, head: Head, clause: Clause) -> Venue | None:
        """The capital by whose name a host is called, where it stands in the clause of a noun for a meeting."""
        for third in self.thirds if not head.verb else ():
            if third.seat is not None and clause.low <= third.seat < clause.high:
                place = seat_of(self._document, self._passage, third.seat)
                return None if place is None else Venue(place, third.seat, third.seat + 1)
        return None

    def _named_by(self, head: Head) -> Venue | None:
        """The town that a meeting is called by before its noun (the A talks), where it is not of a side that the report is about."""
        for at in range(head.first, head.last) if head.sort == "talks" else ():
            entry = self._passage.units.entries[at]
            if (
                entry is not None
                and "place" in entry.attributes
                and entry.code in ("L", "A")
                and entry.attributes["place"] not in self._areas
            ):
                country = entry.attributes.get("country") or entry.attributes.get("side") or None
                if country not in [side for side, _ in self._sides.weights().most_common(_MAIN)]:
                    return Venue(Place(name=entry.form, country=country), at, at + 1)
        return None

    def _may_be_of_peace(self, head: Head, venue: Venue) -> bool:
        """Whether a place stands right behind a name of talks about peace, or of a truce, so that it may be what is to be peaceful."""
        if venue.first > head.last and self._passage.has(venue.first - 1, "peace"):
            return True
        peace = not head.verb and self._passage.holds("peace", head.first, head.last)
        return peace and venue.first == head.last

    def _is_of_a_purpose(self, head: Head, venue: Venue) -> bool:
        """Whether a place stands behind what a meeting is for: talks to end the war in X."""
        between = range(head.last, venue.first)
        purpose = next((at for at in between if self._passage.has(at, "to") and self._passage.units.codes[at + 1 : at + 2] == "V"), None)
        return purpose is not None and "," not in self._passage.units.codes[purpose : venue.first]

    def _is_area(self, venue: Venue) -> bool:
        """Whether a place is one that a conflict is about."""
        entries = self._passage.units.entries[venue.first : venue.last]
        return any(entry is not None and entry.attributes.get("place") in self._areas for entry in entries)

    def _is_seat_of(self, venue: Venue) -> bool:
        """Whether a place only says where a government sits that is named before it: the government in X."""
        return self._passage.has(venue.first, "in") and self._passage.has(venue.first - 1, "home")

    def _is_way(self, venue: Venue) -> bool:
        """Whether a place is only where somebody goes, without a meeting having moved there."""
        passage = self._passage
        return passage.has(venue.first, "toward") and passage.attribute(venue.first - 1, "sort") not in ("moved", "arrive")

    def _manner(self, head: Head, clause: Clause) -> tuple[str | None, str | None]:
        passage = self._passage
        mode = form = None
        for at in passage.places(("manner",), clause.low, clause.high):
            mode = mode or passage.attribute(at, "mode")
            form = form or passage.attribute(at, "format")
        if (
            not head.verb
            and passage.has(head.last, "with")
            and passage.holds("third.role", head.last, min(head.last + _TIMES + 2, clause.high))
        ):
            form = form or "indirect"  # who talks with mediators does not talk with the other side
        return mode, form


def _is_over_and_resumed(mention: MeetingMention) -> bool:
    """Whether the day and place told of a meeting that is over are those at which it is to go on: after hours, talks will resume in X."""
    ahead = any(signal.what == "resume" and signal.tense in ("future", "plan") for signal in mention.signals)
    over = any(signal.what == "end" and signal.tense == "" for signal in mention.signals)
    return ahead and over and mention.place is not None
