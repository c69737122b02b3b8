"""Rounds: the meetings of a report, each once, from all the places where it is mentioned."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from msgspec.structs import replace

from runding.model.meeting import REBELS, Attendee, MeetingMention, OutcomeMention, Place, Signal, Talks, ThirdParty
from runding.model.record import Participant, Round, Time, Venue
from runding.model.text import Range, Span
from runding.record.clusters import Cluster, day, is_ahead
from runding.record.gathering import Gathering
from runding.record.parties import Parties, settle_parties

_AHEAD: Final = frozenset({"future", "plan"})
_ON: Final = frozenset({"begin", "going", "hold", "resume"})
_OFF: Final = frozenset({"break", "suspend", "fail", "pause", "deadlock"})
_PASSING: Final = _OFF | {"postpone", "cancel"}
"""What may happen to a meeting for some time, and be over: it had been put off."""
_WISHED: Final = frozenset({"open", "if"})
_MONTHS: Final = 60
"""How many days before a report a meeting was long ago."""
_FORMAT: Final = "pro.format"
"""Who agrees on how to talk has only begun."""


@dataclass(frozen=True, slots=True)
class Rounds:
    """The rounds of a report, and which mention is of which round (by the mention's number); `long_ago` are rounds of months before it."""

    rounds: tuple[Round, ...]
    of_mention: Mapping[int, str]
    parties: Parties
    long_ago: frozenset[str] = frozenset()


class _Around(NamedTuple):
    """What the report tells beside a meeting: whether something was agreed, and whether another one is to follow on a day of its own."""

    agreed: bool
    followed: bool


def make_rounds(text: str, talks: Talks, *, published: date | None) -> Rounds:
    """The rounds of a report, with the parties of its talks."""
    mentions, thirds = talks.mentions, talks.third_parties
    parties = settle_parties(mentions, thirds, weights=talks.weights, pairs=talks.pairs, rivals=talks.rivals)
    gathering = Gathering(parties, published)
    for index, mention in enumerate(mentions):
        gathering.take(index, mention)
    highest = max((c.ordinal or 0 for c in gathering.clusters if c.past or day(c.start)), default=99)
    _place_at_hosts(gathering.clusters, thirds)
    clusters = [cluster for cluster in _numbered(gathering.clusters) if _is_round(cluster, parties, highest)]
    clusters = clusters or [cluster for cluster in gathering.clusters if _is_whole(cluster, parties)][:1]
    made: list[Round] = []
    owner: dict[int, str] = {}
    main = _main(clusters)
    for number, cluster in enumerate(clusters, 1):
        name = f"r{number}"
        for index, _ in cluster.mentions:
            owner.setdefault(index, name)
        own = _thirds_of(cluster, thirds, clusters, main=main is cluster)
        agreed = main is cluster and _brought_agreement(cluster, clusters, talks.outcomes)
        around = _Around(agreed=agreed, followed=any(_follows(one, cluster) for one in clusters))
        attendees = talks.attendees if main is cluster else ()
        one = _round(text, name, cluster, parties, own, attendees, published, around)
        made.append(replace(one, parties=tuple(talks.rebels if side == REBELS else side for side in one.parties)))
    old = frozenset(one.id for one, cluster in zip(made, clusters, strict=True) if _is_long_ago(cluster, published))
    return Rounds(tuple(made), owner, parties, old)


def _is_long_ago(cluster: Cluster, published: date | None) -> bool:
    """Whether a meeting was held months before the report, so that what the report tells of today is not what that meeting brought."""
    if cluster.end is None and any(signal.what == "begin" for _, mention in cluster.mentions for signal in mention.signals):
        return False  # talks that began then need not be over
    days = [time.latest for time in (cluster.start, cluster.end, cluster.vague) if time is not None and time.latest is not None]
    return published is not None and bool(days) and max(days) < (published - timedelta(days=_MONTHS)).isoformat()


def _place_at_hosts(clusters: Sequence[Cluster], thirds: Sequence[ThirdParty]) -> None:
    """Puts meetings to come that have no place in the country of the state that is said to be their host."""
    for cluster in clusters:
        own = {index for index, _ in cluster.mentions}
        hosts = [third.side for third in thirds if third.part == "host" and third.mention in own and len(third.side) == 3]
        if hosts and cluster.place is None and cluster.ahead and hosts[0].isupper():
            cluster.place = Place(name=None, country=hosts[0])


def _main(clusters: Sequence[Cluster]) -> Cluster | None:
    """The meeting that a report is about: the first that is not only to come, and is not only told of as an earlier one."""
    held = (cluster for cluster in clusters if not cluster.ahead or cluster.past)
    found = next((one for one in held if one is clusters[0] or "previous" not in one.mentions[0][1].marks), None)
    return found or (clusters[0] if clusters else None)


def _brought_agreement(cluster: Cluster, clusters: Sequence[Cluster], outcomes: Sequence[OutcomeMention]) -> bool:
    """Whether something is told to be agreed, and not where another meeting is told of."""
    elsewhere = {mention.paragraph for one in clusters if one is not cluster for _, mention in one.mentions}
    agreed = (
        one for one in outcomes if one.value == "agreed" and one.needs is None and one.issue != _FORMAT and one.paragraph not in elsewhere
    )
    return any(not one.sides or not cluster.parties or not set(cluster.parties).isdisjoint(one.sides) for one in agreed)


def _follows(one: Cluster, cluster: Cluster) -> bool:
    """Whether a meeting is still to come on a day of its own, of those who meet in another that has been."""
    same = not one.parties or not cluster.parties or set(one.parties) == set(cluster.parties)
    return one is not cluster and one.ahead and not one.past and one.start is not None and same


def _thirds_of(cluster: Cluster, thirds: Sequence[ThirdParty], clusters: Sequence[Cluster], *, main: bool) -> list[ThirdParty]:
    """The third parties that are named with a meeting; the main one also has those that are named with none."""
    own = {index for index, _ in cluster.mentions}
    owned = {index for one in clusters for index, _ in one.mentions}
    return [third for third in thirds if third.mention in own or (main and third.mention not in owned)]


def _numbered(clusters: list[Cluster]) -> list[Cluster]:
    """Joins meetings that have a number and no day with those that have a day and no number, where their order leaves one way only."""
    known = [c for c in clusters if c.ordinal is not None and _day_of(c)]
    counted = sorted((c for c in clusters if c.ordinal is not None and not _day_of(c) and not c.ahead and c.place is None), key=_order)
    dated = sorted((c for c in clusters if c.ordinal is None and _day_of(c) and not c.ahead and not c.since), key=_day_of)
    if not known or len(counted) != len(dated) or not counted:
        return clusters
    merged: list[Cluster] = []
    for one, other in zip(counted, dated, strict=True):
        if any((one.ordinal or 0) < (k.ordinal or 0) and _day_of(other) >= _day_of(k) for k in known):
            return clusters
        other.ordinal = one.ordinal
        other.mentions += one.mentions
        merged.append(one)
    return [cluster for cluster in clusters if all(cluster is not gone for gone in merged)]


def _order(cluster: Cluster) -> int:
    return cluster.ordinal or 0


def _day_of(cluster: Cluster) -> str:
    return day(cluster.start) or day(cluster.end)


def _is_round(cluster: Cluster, parties: Parties, highest: int) -> bool:
    """Whether what is said of a meeting is enough to make it one: who meets, and something that tells it from talks in general."""
    if len(cluster.parties) < 2 and len(parties.main) < 2:
        return False
    signals = [signal for _, mention in cluster.mentions for signal in mention.signals]
    vague = cluster.vague is not None and cluster.vague.granularity != "year"  # a year alone is that of talks in general
    particular = cluster.ordinal is not None or cluster.start is not None or vague or cluster.place is not None or cluster.next
    if cluster.vague is not None and not particular:
        return False
    pair = any(len(mention.parties) > 1 or mention.both for _, mention in cluster.mentions)
    bare = not any((cluster.start, cluster.end, cluster.vague, cluster.place)) and all(
        signal.what == "mention" and not signal.tense for signal in signals
    )
    if bare and cluster.ordinal is not None and cluster.ordinal > 1 and cluster.ordinal > highest:
        return False
    if cluster.next and all(signal.what == "mention" and not signal.tense for signal in signals):
        return any(one is not None for one in (cluster.start, cluster.vague, cluster.place))
    if cluster.ahead and not cluster.past:
        again = any(mention.again or mention.somewhere for _, mention in cluster.mentions)
        return particular or cluster.end is not None or (pair and (again or cluster.level == "leaders")) or _is_arranged(cluster)
    sure = [s for s in signals if s.what not in ("mention", "hold") and s.tense not in ("if", "before", *_AHEAD, *_WISHED) and not s.denied]
    held = [s for s in signals if s.what == "hold" and s.tense in ("", "past", "once", "now") and not s.denied]
    talks = sum(mention.sort == "talks" for _, mention in cluster.mentions)
    told = talks > 1 or cluster.ordinal is not None or any(m.peace or (m.both and m.sort != "session") for _, m in cluster.mentions)
    told = told or (talks > 0 and cluster.place is not None and (cluster.start is not None or cluster.end is not None))
    told = told or (parties.foes and bool(talks or any(mention.definite for _, mention in cluster.mentions)))
    if not parties.sure and not (particular and told):
        return False
    return particular or (bool(sure or held) and any(m.sort != "session" for _, m in cluster.mentions))


def _is_whole(cluster: Cluster, parties: Parties) -> bool:
    """Whether a report that tells of no single meeting tells of the talks between its parties as a whole."""
    if not parties.sure or len(cluster.parties) < 2 or cluster.ahead:
        return False
    signals = [signal for _, mention in cluster.mentions for signal in mention.signals]
    told = any(one.sort == "talks" and not one.verb and not one.partner for _, one in cluster.mentions)
    return told and not any(signal.denied for signal in signals)


def _is_arranged(cluster: Cluster) -> bool:
    """Whether another meeting is agreed or announced, though not when and where."""
    return any(
        not mention.marks.isdisjoint(("next", "following", "renewed"))
        and any(signal.tense in _AHEAD | {"open"} and not signal.denied for signal in mention.signals)
        for _, mention in cluster.mentions
    )


def _round(
    text: str,
    name: str,
    cluster: Cluster,
    parties: Parties,
    thirds: Sequence[ThirdParty],
    attendees: Sequence[Attendee],
    published: date | None,
    around: _Around,
) -> Round:
    named = cluster.parties if len(cluster.parties) > 1 else parties.main
    third = _sides_of(third.side for third in thirds if third.side not in named)
    bodies = _sides_of(side for _, mention in cluster.mentions for side in mention.bodies if side in parties.third or len(named) > 1)
    between = bool(bodies) or any(third.part == "mediator" and third.side not in named for third in thirds)
    company = _sides_of(side for _, mention in cluster.mentions for side in mention.company if side not in named)
    place = cluster.place
    lasted = any(mention.days for _, mention in cluster.mentions)
    goes_on = published is not None and not cluster.ahead and day(cluster.end) > published.isoformat()
    brief = any(mention.hours for _, mention in cluster.mentions)
    start = cluster.start or (cluster.end if brief and not (lasted or goes_on) else None)
    status = "ongoing" if goes_on and not _is_off(cluster) else _status(cluster, published, around)
    first = cluster.mentions[0][1]
    return Round(
        id=name,
        ordinal=cluster.ordinal,
        parties=named,
        start=start,
        end=None if start is cluster.end else cluster.end,
        venue=None if place is None else Venue(name=place.name, country=place.country),
        mode=_mode(cluster),
        format=_format(cluster, named, between, bool(company)),
        third_parties=_sides_of([*third, *bodies, *company]),
        participants=_participants(attendees),
        status=status,
        evidence=_evidence(text, cluster),
        rule=first.rule,
    )


def _sides_of(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _participants(attendees: Sequence[Attendee]) -> tuple[Participant, ...]:
    return tuple(Participant(name=one.name, side=one.side, role=one.role, part=one.part) for one in attendees)


def _evidence(text: str, cluster: Cluster) -> tuple[Span, ...]:
    """The clauses of the mentions, each place once."""
    spans: list[Range] = []
    for _, mention in cluster.mentions:
        clause = mention.clause
        if not any(clause.meets(other) for other in spans):
            spans.append(clause)
    return tuple(Span.of(text, span.start, span.end) for span in spans)


def _mode(cluster: Cluster) -> str | None:
    """How they met: as the first mention says that says it, in words or by naming a place."""
    for _, mention in cluster.mentions:
        if mention.mode is not None:
            return mention.mode
        if mention.place is not None:
            return "in_person"
    dated = not cluster.ahead or cluster.past or cluster.start is not None
    met = any(mention.verb and mention.sort == "meeting" for _, mention in cluster.mentions)
    return "in_person" if cluster.place is not None or (met and dated) else None


def _format(cluster: Cluster, named: tuple[str, ...], mediated: bool, company: bool) -> str | None:
    formats = [mention.format for _, mention in cluster.mentions if mention.format is not None]
    if "indirect" in formats:
        return "indirect"
    if mediated:
        return "mediated"
    if company or len(named) > 2 or "multilateral" in formats:
        return "multilateral"
    if formats:
        return formats[0]
    pair = any(len(mention.parties) > 1 or mention.both for _, mention in cluster.mentions)
    return "bilateral" if pair or len(named) == 2 else None


def _is_off(cluster: Cluster) -> bool:
    """Whether a meeting was put off, broken off, or has come to its end."""
    return any(signal.what in _OFF | {"end", "cancel", "postpone"} and signal.tense not in _AHEAD | _WISHED for signal in _signals(cluster))


def _signals(cluster: Cluster) -> list[Signal]:
    return [signal for _, mention in cluster.mentions for signal in _lasting(mention)]


def _status(cluster: Cluster, published: date | None, around: _Around) -> str:
    """What became of a meeting, from all that is said of it."""
    signals = _signals(cluster)
    what = {signal.what for signal in signals if signal.tense not in _AHEAD | _WISHED | {"before"}}
    ahead = cluster.ahead and not cluster.past
    if "cancel" in what:
        return "cancelled"
    if "postpone" in what or ("suspend" in what and ahead):
        return "postponed"
    if not what.isdisjoint(("break", "suspend")) and "end" not in what:
        return "broken_off"
    if ahead:
        return _planned(cluster, signals, published)
    resumed = any(signal.what in ("resume", "end") and signal.tense in _AHEAD for signal in signals)
    whole = not cluster.is_particular and what <= {"mention"}
    resumed = resumed or whole or any(signal.what in ("mention", "hold", "begin") and signal.tense == "now" for signal in signals)
    if "session" in what and not around.followed:
        return "ongoing"
    if "end" in what or ("result" in what and not _is_fruitless_yet(cluster, signals)):
        return "concluded"
    if "result" in what:
        return "ongoing"
    if (resumed and not around.followed) or not what.isdisjoint(("going", "day", "pause")):
        return "ongoing"
    if "fail" in what or ("deadlock" in what and not cluster.is_particular):
        return "broken_off"
    if (
        not what.isdisjoint(("begin", "resume"))
        and not around.agreed
        and cluster.end is None
        and not _was_held(cluster, signals, published)
    ):
        return "ongoing"
    return "concluded"


def _was_held(cluster: Cluster, signals: Sequence[Signal], published: date | None) -> bool:
    """Whether a meeting of a day before is told to have been held, also where that it began is told as well."""
    held = any(signal.what == "hold" and signal.tense == "past" for signal in signals)
    return held and published is not None and "" != day(cluster.start) < published.isoformat()


def _is_fruitless_yet(cluster: Cluster, signals: Sequence[Signal]) -> bool:
    """Whether talks of which nothing more is known are only said to have brought nothing: they may go on."""
    return not cluster.is_particular and all(signal.denied for signal in signals if signal.what == "result")


def _lasting(mention: MeetingMention) -> list[Signal]:
    """What a mention says of a meeting in the end: talks that had broken off and are held again are held."""
    signals = [s for s in mention.signals if (not s.denied or s.what == "result") and not (s.tense == "once" and s.what in _PASSING)]
    last = max((n for n, signal in enumerate(signals) if signal.what in _ON and signal.tense not in _AHEAD | _WISHED), default=-1)
    return [signal for n, signal in enumerate(signals) if n > last or signal.what not in _OFF]


def _planned(cluster: Cluster, signals: Sequence[object], published: date | None) -> str:
    tenses = {signal.tense for _, mention in cluster.mentions for signal in mention.signals if not signal.denied}
    if tenses & _AHEAD:
        return "scheduled"
    if tenses & _WISHED:
        return "proposed"
    return "scheduled" if any(is_ahead(mention, published) for _, mention in cluster.mentions) else "concluded"


def time_text(time: Time | None) -> str | None:
    """The words of a time."""
    return None if time is None else time.text
