"""Which mentions are of one meeting? They are put together in the order of the text, as a reader does."""

from datetime import date
from typing import Final

from msgspec.structs import replace

from runding.model.meeting import MeetingMention, Signal
from runding.record.clusters import (
    AHEAD,
    PAST,
    Cluster,
    day,
    has_particulars,
    is_ahead,
    is_house,
    is_past,
    is_refused,
    is_same_day,
    ordinal_points,
    place_points,
    time_points,
)
from runding.record.parties import Parties

_ENOUGH: Final = 3.0
"""The points from which on a mention with particulars of its own is of a meeting that is known."""
_SOON: Final = 10
"""Within how many days talks that are resumed go on as the same meeting."""
_SEVERAL: Final = 3
"""From how many on those who meet may be one party with those who mediate."""
_DEFINITE: Final = 1.5
"""The points from which on a mention that points back is of another meeting than the last one."""


class Gathering:
    """Puts the mentions of a report together, one after the other."""

    def __init__(self, parties: Parties, published: date | None) -> None:
        self._parties = parties
        self._published = published
        self.clusters: list[Cluster] = []
        self._last: Cluster | None = None
        self._other: MeetingMention | None = None
        self._others = False

    def take(self, index: int, mention: MeetingMention) -> None:
        """Adds a mention to the meeting that it is of, or makes it a new one, or leaves it out."""
        named = self._parties.named(mention.parties)
        if not self._counts(mention, named):
            self._other = mention if mention.parties or mention.bodies else self._other
            self._others = self._others or (mention.partner and not set(named) <= set(self._parties.main))
            return
        if self._other is not None and self._points_to(self._other, mention):
            return
        self._other = None
        mention = self._completed(mention)
        cluster = self._home_of(mention, named)
        if cluster is None and self._is_looked_back_on(mention):
            return
        if cluster is None and not has_particulars(mention) and self._is_idle(mention):
            return
        if cluster is not None and cluster.ahead and self._had_been_put_off(mention):
            return
        if cluster is None:
            again = mention.agreed and "following" in mention.marks and self._last is not None
            cluster = Cluster(parties=self._last.parties if again and self._last is not None else ())
            self.clusters.append(cluster)
        cluster.add(index, mention, named if len(named) > 1 else (), self._published)
        self._last = cluster
        if mention.since is not None:
            self.clusters.append(_earlier(index, mention, cluster))

    def _points_to(self, other: MeetingMention, mention: MeetingMention) -> bool:
        """Whether a mention points back to a meeting that is none of the parties, told right before, or at the very head."""
        near = 0 <= mention.sentence - other.sentence <= 2 or (not self.clusters and self._says_no_more(mention))
        if not self.clusters and other.partner and mention.both and not mention.parties:
            return True  # the two leaders are those who are told to have met
        strange = set(mention.parties).isdisjoint(self._parties.main)
        counted = mention.ordinal is not None and mention.sentence != other.sentence
        return near and mention.definite and strange and not mention.both and not counted

    def _says_no_more(self, mention: MeetingMention) -> bool:
        """Whether a mention that points back tells nothing of its own; a discussion never does."""
        return mention.sort == "session" or not has_particulars(mention)

    def _counts(self, mention: MeetingMention, named: tuple[str, ...]) -> bool:
        """Whether a mention can be of a meeting of the parties at all."""
        main, third = self._parties.main, self._parties.third
        if mention.generic or mention.visit or is_refused(mention):
            return False
        if mention.bodies and not named and not mention.both:
            together = self._last is not None and self._last.sentence == mention.sentence
            return set(mention.bodies) <= third or (together and mention.sort == "session")
        if len(named) > 1:
            return self._parties.are_at_odds(set(named) - third) and self._are_of_the_report(set(named) - third)
        pointing = mention.definite and self._last is not None and mention.sentence <= self._last.sentence + 1
        if not self._parties.sure and not (mention.sort == "talks" or mention.ordinal is not None or mention.both or pointing):
            return False
        if mention.both:
            return bool(main)
        if not self._parties.sure and not named and self._others:
            return False  # a report of who else met, and not of the parties
        if mention.sort == "contact":
            return False
        if mention.sort == "session" and not mention.definite:
            together = self._last is not None and self._last.sentence == mention.sentence
            return together or bool(mention.marks) or mention.ordinal is not None
        if len(named) == 1 and mention.partner:
            return named[0] in main and mention.sort == "talks"
        return not (len(named) == 1 and mention.verb) or named[0] in main

    def _are_of_the_report(self, named: set[str]) -> bool:
        """Whether those who meet have the conflict that a report is about, and not only third states a quarrel of their own."""
        main = set(self._parties.main)
        outside = named - main
        return (
            len(named) < _SEVERAL or not self._parties.sure or not outside or len(named & main) != 1 or self._quarrel(named & main, outside)
        )

    def _quarrel(self, ours: set[str], others: set[str]) -> bool:
        return any(self._parties.are_at_odds({one, other}) for one in ours for other in others)

    def _completed(self, mention: MeetingMention) -> MeetingMention:
        """A mention with the town that "the same town" means, without a past date of a wish, and without the land that wants peace."""
        if mention.for_peace_there and mention.place is not None and mention.place.country in self._parties.at_home:
            mention = replace(mention, place=None)
        if mention.same_place and mention.place is None:
            places = [cluster.place for cluster in self.clusters if cluster.place is not None and cluster.place.name is not None]
            mention = replace(mention, place=places[-1] if places else None)
        if self._is_to_go_on(mention):
            mention = replace(mention, marks=mention.marks | {"following"})
        if self._goes_on_there(mention):
            session = (Signal(what="session"),) if mention.start is not None or mention.vague is not None else ()
            mention = replace(mention, start=None, end=None, vague=None, place=None, signals=(*mention.signals, *session))
        if self._is_of_before(mention):
            mention = replace(mention, vague=None)
        wished = any(signal.tense == "open" for signal in mention.signals)
        wished = wished and not any(signal.what != "mention" and signal.tense in ("", "now", *PAST) for signal in mention.signals)
        if wished and self._published is not None and "" != day(mention.start) < self._published.isoformat():
            mention = replace(mention, start=None)
        return mention

    def _is_to_go_on(self, mention: MeetingMention) -> bool:
        """Whether those who have met agree to go on, without saying on which day: that is another meeting."""
        if not mention.agreed or mention.ordinal is not None or mention.marks or mention.verb:
            return False
        if mention.start is not None and mention.start.earliest == mention.start.latest:
            return False
        begun = self._last is not None and self._last.is_particular and (self._last.past or not self._last.ahead)
        return begun and any(one.what == "resume" and one.tense == "plan" and not one.denied for one in mention.signals)

    def _goes_on_there(self, mention: MeetingMention) -> bool:
        """Whether talks that have begun are to go on soon in the same place: the session is resumed, which makes no new meeting."""
        if self._published is None or mention.ordinal is not None or mention.marks:
            return False
        if not any(signal.what == "resume" and signal.tense in ("future", "plan") and not signal.denied for signal in mention.signals):
            return False
        last = self._last
        if last is None or not (last.past or not last.ahead) or last.next or place_points(mention, last) is None:
            return False
        begin = day(mention.start) or day(mention.vague)
        soon = not begin or 0 <= (date.fromisoformat(begin) - self._published).days <= _SOON
        elsewhere = mention.place is not None and place_points(mention, last) == 0.0
        return soon and not elsewhere

    def _is_of_before(self, mention: MeetingMention) -> bool:
        """Whether a rough date still to come cannot be meant: a meeting of a higher number has been, and nothing tells of a plan."""
        if mention.ordinal is None or mention.vague is None or any(signal.tense in AHEAD for signal in mention.signals):
            return False
        return is_ahead(mention, self._published) and any((c.ordinal or 0) > mention.ordinal and not c.ahead for c in self.clusters)

    def _had_been_put_off(self, mention: MeetingMention) -> bool:
        """Whether talks without particulars were put off, while some have begun: that was before."""
        put_off = any(signal.what == "postpone" and not signal.denied for signal in mention.signals)
        begun = any(not cluster.ahead for cluster in self.clusters)
        return put_off and begun and not mention.definite and not has_particulars(mention)

    def _is_idle(self, mention: MeetingMention) -> bool:
        """Whether a mention without particulars and without a meeting that it could be of says too little to make one."""
        if is_ahead(mention, self._published):
            paired = len(mention.parties) > 1 or mention.both
            again = mention.somewhere or (mention.again and any(s.tense in ("future", "plan") for s in mention.signals))
            return not (paired and (again or mention.level == "leaders"))
        return all(signal.what == "mention" for signal in mention.signals) and not mention.definite and not mention.parties

    def _is_looked_back_on(self, mention: MeetingMention) -> bool:
        """Whether a plan to meet again is told of an earlier meeting: what was to come then is known by now."""
        main = next((one for one in self.clusters if one.past or not one.ahead), None)
        last = self._last
        if last is None or last is main or not last.past or not is_ahead(mention, self._published):
            return False
        return mention.sentence == last.sentence and not has_particulars(mention)

    def _home_of(self, mention: MeetingMention, named: tuple[str, ...]) -> Cluster | None:
        """The meeting that a mention is of; None where it is of a new one."""
        if mention.predicate and self._last is not None and mention.sentence <= self._last.sentence + 1:
            return self._last
        if mention.agreed and "following" in mention.marks:
            to_come = (one for one in self.clusters if one.ahead and not one.past and time_points(mention, one) is not None)
            return next(to_come, None)
        rated = [(points, cluster) for cluster in self.clusters if (points := self._points(mention, named, cluster)) is not None]
        if not rated:
            return None
        best, cluster = max(rated, key=lambda pair: (pair[0], pair[1] is self._last))
        if best >= _ENOUGH:
            return cluster
        if not has_particulars(mention):
            plan = next((one for _, one in rated if mention.again and one.ahead and not one.past), None)
            return cluster if self._goes_along(mention, cluster) else plan
        last = self._last
        ahead = is_ahead(mention, self._published)
        blank = None if ahead else next((one for _, one in rated if self._may_be_told_on(one, named)), None)
        if last is None or all(one is not last for _, one in rated):
            return cluster if mention.definite else blank
        moved = any(signal.what == "moved" for signal in mention.signals) and last.place is None
        tentative = not last.is_particular and last.ahead == ahead
        if mention.definite and cluster is not last and best >= _DEFINITE:
            return cluster
        coming = [one for _, one in rated if one.ahead and not one.past]
        if ahead and coming and mention.definite and not last.ahead:
            return coming[-1]
        if self._is_over(mention, last):
            held = [pair for pair in rated if not pair[1].ahead]
            return max(held, key=lambda pair: pair[0])[1] if held and mention.definite else blank
        if mention.definite or tentative or last.sentence == mention.sentence or moved:
            return last
        return last if self._completes(mention, last) else blank

    def _may_be_told_on(self, one: Cluster, named: tuple[str, ...]) -> bool:
        """Whether a meeting of which nothing is known yet may be the one that is told of next: of those named, or else of the parties."""
        others = not named and len(one.parties) > 1 and not set(one.parties) <= set(self._parties.main)
        return not one.is_particular and not one.ahead and not others

    def _is_over(self, mention: MeetingMention, last: Cluster) -> bool:
        """Whether a mention with a verb for holding a meeting is not of the last one, which is still to come, but of one that was held."""
        held = any(signal.what == "hold" and signal.tense in ("", *PAST) for signal in mention.signals)
        to_come = last.ahead and not last.past and any(one.past for one in self.clusters)
        return to_come and held and not is_ahead(mention, self._published)

    def _goes_along(self, mention: MeetingMention, cluster: Cluster) -> bool:
        """Whether a mention without particulars is of a meeting: not one to come of a meeting that is over."""
        if not is_ahead(mention, self._published) or cluster.ahead:
            return True
        return (
            "following" not in mention.marks
            and any(signal.what == "resume" for signal in mention.signals)
            and mention.level in (None, cluster.level)
        )

    def _completes(self, mention: MeetingMention, last: Cluster) -> bool:
        """Whether a mention in the next sentence says of the last meeting what was not known of it: the place, the day."""
        if mention.ordinal is not None or mention.marks or mention.sentence - last.sentence > 1:
            return False
        if mention.verb and (mention.sort != "talks" or mention.place is not None):
            return False
        when = mention.start or mention.end or mention.vague
        there = mention.place is None or last.place is None or is_house(mention.place)
        return (when is None or last.start is None) and there

    def _points(self, mention: MeetingMention, named: tuple[str, ...], cluster: Cluster) -> float | None:
        """How well a mention goes with a meeting; None where they contradict each other."""
        if cluster.since and not has_particulars(mention):
            return None
        tense = self._tense_points(mention, cluster)
        parts = (ordinal_points(mention, cluster), time_points(mention, cluster), place_points(mention, cluster), tense)
        points = 0.0
        for part in parts:
            if part is None and not (part is tense and is_same_day(mention, cluster)):
                return None
            points += part or 0.0
        if len(named) > 1 and len(cluster.parties) > 1:
            if not (set(named) <= set(cluster.parties) or set(cluster.parties) <= set(named)):
                return None
            points += 1.0
        higher = mention.level == "leaders" and cluster.level is None and len(named) + mention.both > 1
        if higher and is_ahead(mention, self._published) and points < _ENOUGH:
            return None
        for one, other in ((mention.level, cluster.level), (mention.mode, cluster.mode)):
            if one is not None and other is not None and one != other:
                return None
        if mention.ordinal is not None and self._is_counted_later(mention, cluster):
            points += 2.5
        return points + self._nearness(mention, cluster)

    def _is_counted_later(self, mention: MeetingMention, cluster: Cluster) -> bool:
        """Whether a number alone, with a verb that tells how it goes, is of the meeting told of so far, which has none."""
        tells = any(s.what in ("begin", "going", "end") and s.tense not in AHEAD and not s.denied for s in mention.signals)
        bare = mention.start is None and mention.end is None and mention.vague is None and mention.place is None
        return tells and bare and cluster is self._last and not cluster.ahead and all(one.ordinal is None for one in self.clusters)

    def _nearness(self, mention: MeetingMention, cluster: Cluster) -> float:
        """The last meeting is meant first, but not where it was only looked back at: then the one that the report is about."""
        main = next((one for one in self.clusters if one.past or not one.ahead), None)
        points = 0.0
        if mention.level is not None and mention.level == cluster.level:
            points += 1.5
        if mention.noun and mention.definite and mention.noun == cluster.mentions[-1][1].noun:
            points += 0.5
        last = self._last
        aside = last is not None and last is not main and (last.past or not is_ahead(mention, self._published))
        if aside and last is not None and not has_particulars(mention) and mention.sentence > last.sentence:
            return points + (1.0 if cluster is main else 0.5 if cluster is last else 0.0)
        return points + (1.0 if cluster is last else 0.0)

    def _is_to_follow(self, cluster: Cluster) -> bool:
        """Whether a meeting is planned by its number, while another has been held."""
        return cluster.ordinal is not None and cluster.ahead and not cluster.past and any(one.past for one in self.clusters)

    def _tense_points(self, mention: MeetingMention, cluster: Cluster) -> float | None:
        ahead, past = is_ahead(mention, self._published), is_past(mention, self._published)
        if "next" in mention.marks:
            if cluster.ahead and not cluster.past and cluster.ordinal is None and (time_points(mention, cluster) or 0.0) > 0:
                return 2.0
            return 4.0 if cluster.next or self._is_to_follow(cluster) else None
        if ahead and cluster.next and mention.ordinal is not None and cluster.ordinal is None:
            return 3.0
        if ahead and cluster.past and not cluster.ahead and has_particulars(mention):
            return None
        if past and cluster.ahead and not cluster.past:
            return None
        waits = cluster.ahead and not cluster.past and not ahead
        return -1.0 if waits and not has_particulars(mention) and not mention.definite else 0.0


def _earlier(index: int, mention: MeetingMention, later: Cluster) -> Cluster:
    """The earlier meeting that "the first since …" names."""
    since = mention.since
    assert since is not None
    earlier = Cluster(parties=later.parties, mode=mention.mode, past=True, since=True)
    earlier.mentions.append((index, mention))
    if since.granularity == "day":
        earlier.start = since
    else:
        earlier.vague = since
    return earlier
