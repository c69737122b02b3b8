"""What is known of a meeting from its mentions so far, and how well another mention goes with that: by number, day and place."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from runding.model.meeting import MeetingMention, Place
from runding.model.record import Time

AHEAD: Final = frozenset({"future", "plan", "open"})
"""Tenses of what is still to come, or only wished."""
PAST: Final = frozenset({"past", "once"})
_PAST_PHASES: Final = frozenset({"end", "result", "break", "fail"})
_STARTS: Final = ("begin", "hold", "resume")
_FAR: Final = 45
"""How many days before its end a meeting may begin."""


@dataclass(slots=True)
class Cluster:
    """A meeting as put together so far from its mentions."""

    mentions: list[tuple[int, MeetingMention]] = field(default_factory=list)
    ordinal: int | None = None
    start: Time | None = None
    end: Time | None = None
    vague: Time | None = None
    place: Place | None = None
    parties: tuple[str, ...] = ()
    level: str | None = None
    mode: str | None = None
    ahead: bool = False
    past: bool = False
    next: bool = False
    since: bool = False

    @property
    def is_particular(self) -> bool:
        """Whether something is known that tells it from another meeting."""
        known = (self.ordinal, self.start, self.end, self.vague, self.place)
        return self.next or any(one is not None for one in known)

    @property
    def sentence(self) -> int:
        """The sentence of its last mention."""
        return self.mentions[-1][1].sentence

    def add(self, index: int, mention: MeetingMention, parties: tuple[str, ...], published: date | None) -> None:
        """Takes a mention in; what is known already stays, but for a place that becomes more exact."""
        self.mentions.append((index, mention))
        self.ordinal = self.ordinal or mention.ordinal
        if mention.start is not None and self.start is not None and self.end is None and day(mention.start) < day(self.start):
            self.start, self.end = mention.start, self.start
        self.start = self.start or mention.start
        self.end = self.end or mention.end
        self.vague = self.vague or mention.vague
        self.place = _better(self.place, mention.place)
        self.parties = self.parties if len(self.parties) > 1 else parties
        self.level = self.level or mention.level
        self.mode = self.mode or mention.mode
        self.ahead = self.ahead or is_ahead(mention, published)
        self.past = self.past or is_past(mention, published)
        self.next = self.next or "next" in mention.marks


def day(time: Time | None) -> str:
    """The first possible day of a time, as an ISO date; empty where it is unknown."""
    return (time.earliest if time is not None else None) or ""


def is_ahead(mention: MeetingMention, published: date | None) -> bool:
    """Whether a mention is of something to come, wished or planned."""
    begin = day(mention.start)
    if not begin and published is not None and day(mention.end) > published.isoformat():
        return any(one.tense == "open" or (one.what in _STARTS and one.tense in AHEAD) for one in mention.signals)
    if begin and published is not None and begin != published.isoformat() and not _is_now(mention.start, published.isoformat()):
        return begin > published.isoformat()
    if mention.vague is not None and published is not None and (mention.vague.earliest or "") > published.isoformat():
        moves = any(signal.what in ("begin", "hold", "resume") and signal.tense != "past" for signal in mention.signals)
        return moves or mention.verb or "following" in mention.marks or _is_wished(mention)
    return _is_wished(mention)


def _is_wished(mention: MeetingMention) -> bool:
    """Whether a mention is of something wished or planned. What is still to end has begun."""
    return "next" in mention.marks or any(s.tense in AHEAD and not s.denied and s.what != "end" for s in mention.signals)


def is_past(mention: MeetingMention, published: date | None) -> bool:
    """Whether a mention is of something that has begun."""
    if published is not None:
        today = published.isoformat()
        for time in (mention.start, mention.end):
            told = mention.verb or any(signal.what != "mention" for signal in mention.signals)
            now = day(time) == today or _is_now(time, today)
            if ("" != day(time) < today and not now) or (now and told and not _is_wished(mention)):
                return True
        if mention.vague is not None and ((mention.vague.latest or "9999") < today or not is_ahead(mention, published)):
            return True
    return any((signal.what in _PAST_PHASES and signal.tense not in AHEAD) or signal.tense in PAST for signal in mention.signals)


def _is_now(time: Time | None, today: str) -> bool:
    """Whether a day is in a time that began before it and lasts: a meeting of *this week* may be over or still to come."""
    return time is not None and (time.earliest or "9999")[:10] < today <= (time.latest or "")[:10]


def is_refused(mention: MeetingMention) -> bool:
    """Whether it is said that they do not meet, or will hold no such talks."""
    if mention.verb:
        return any(signal.what == "mention" and signal.denied for signal in mention.signals)
    return any(signal.denied and signal.tense in AHEAD and signal.what != "end" for signal in mention.signals) and mention.start is None


def has_particulars(mention: MeetingMention) -> bool:
    """Whether a mention says something that tells one meeting from another."""
    known = (mention.ordinal, mention.start, mention.end, mention.vague, mention.place)
    return mention.same_place or bool(mention.marks) or any(one is not None for one in known)


def is_same_day(mention: MeetingMention, cluster: Cluster) -> bool:
    """Whether both begin on one day, whatever the tense in which they are told."""
    return mention.start is not None and cluster.start is not None and day(mention.start) == day(cluster.start) != ""


def ordinal_points(mention: MeetingMention, cluster: Cluster) -> float | None:
    """How well their numbers go together; None where they differ."""
    if mention.ordinal is None or cluster.ordinal is None:
        return 0.0
    return 6.0 if mention.ordinal == cluster.ordinal else None


def time_points(mention: MeetingMention, cluster: Cluster) -> float | None:
    """How well their days go together; None where they contradict each other."""
    begin, end = mention.start, mention.end
    if begin is not None and cluster.start is not None:
        last = cluster.end or cluster.start
        inside = day(cluster.start) <= (begin.latest or "9999") and day(begin) <= (last.latest or "9999")
        return 4.0 if inside else None
    if begin is not None and cluster.end is not None:
        return 2.0 if _runs_until(begin, cluster.end) else None
    if end is not None and cluster.start is not None:
        return 2.0 if _runs_until(cluster.start, end) else None
    if end is not None and cluster.end is not None:
        return 4.0 if _meet(end, cluster.end) else None
    known = cluster.start or cluster.end or cluster.vague
    said = begin or end or mention.vague
    if known is None or said is None:
        return 0.0
    return 2.0 if _meet(said, known) else None


def _runs_until(start: Time, end: Time) -> bool:
    """Whether a meeting can have begun on one day and ended on the other."""
    if not start.earliest or not end.latest:
        return False
    return 0 <= (date.fromisoformat(end.latest) - date.fromisoformat(start.earliest)).days <= _FAR


def place_points(mention: MeetingMention, cluster: Cluster) -> float | None:
    """How well their places go together; None where they are different ones."""
    one, other = mention.place, cluster.place
    if one is None or other is None:
        return 0.0
    if one.country is not None and other.country is not None and one.country != other.country:
        return None
    if one.name is not None and other.name is not None:
        mine, theirs = set(one.name.casefold().split()), set(other.name.casefold().split())
        if mine <= theirs or theirs <= mine or (one.listed is not None and one.listed == other.listed):
            return 3.0
        return 0.0 if is_house(one) is not is_house(other) else None
    return 2.5 if one.country is not None and one.country == other.country else 0.0


def is_house(place: Place) -> bool:
    """Whether a place is one that no list knows, and so perhaps a house in a town that has been named."""
    return place.listed is None and place.country is None


def _meet(one: Time, other: Time) -> bool:
    return (one.earliest or "") <= (other.latest or "9999") and (other.earliest or "") <= (one.latest or "9999")


def _better(known: Place | None, new: Place | None) -> Place | None:
    if known is None or new is None:
        return known or new
    if known.name is None:
        return replace(new, country=known.country or new.country)
    return replace(known, country=known.country or new.country)
