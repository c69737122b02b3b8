"""When is a meeting? The day on which it begins, the day on which it ends, and dates that only say roughly when."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from runding.find.clauses import Clause, Dated, speaks
from runding.find.heads import Head
from runding.find.passages import Passage
from runding.model.record import Time

_PRECISE: Final = frozenset({"day", "days", "week", "weekend", "part_of_week"})
"""How exact a date must be to date a meeting; a month or a year only says roughly when it was."""
_NEAR: Final = 8
"""How many units before a date the day of a meeting may be counted."""
_BEHIND: Final = 4
"""How many units behind a date the day of a meeting may be counted: on Saturday for the second day."""
_OF_MEETINGS: Final = (
    "phase.of", "mediated", "hosted", "sponsored", "organised", "led", "agreed", "sign", "reached", "arrives", "discuss", "discussed",
    "tense.plan", "tense.open", "tense.agreed",
)  # fmt: skip
"""Classes of verbs that say something of a meeting."""
_NOT_BEGUN: Final = ("pause", "suspend")
"""What happens to a meeting on a day on which it neither begins nor ends."""
_CLOSING: Final = ("end", "break", "deadlock")
"""What happens to a meeting on its last day."""
_APPOSED: Final = 1
"""How many units (a comma) may stand between a rough date and the day that says it better."""
_COUNTED_DAYS: Final = ("day.unit", "later.day")
_SINCE: Final = 5
"""How many units behind *since* the date of what happened then may stand."""
_VERBS: Final = frozenset("VC,")
_WIDEST: Final = 14
"""A date of more days dates no meeting."""


class When(Struct, frozen=True):
    """The dates of a meeting in a clause. `vague` is too rough to date it; `since` is the date of an earlier one, the first since then."""

    start: Time | None = None
    end: Time | None = None
    vague: Time | None = None
    since: Time | None = None


def when(passage: Passage, head: Head, clause: Clause, dates: Sequence[Dated], *, quoted: bool) -> When:
    """The dates that a clause gives a meeting.

    Inside a quotation *today* is the day on which it was said, which nothing tells.
    """
    inside = [
        dated
        for dated in dates
        if clause.low <= dated.first < clause.high
        and not (dated.firstness or (quoted and _is_today(dated)) or is_of_another(passage, head, dated.first, dated.last))
        and not (_is_of_saying(passage, dated) or _is_of_owned(passage, head, dated) or _is_since_something(passage, dated))
    ]
    inside.sort(key=lambda dated: (dated.first < head.first, abs(dated.first - head.last)))
    start: Time | None = None
    end: Time | None = None
    vague: Time | None = None
    begun = False
    for dated in inside:
        owns = passage.units.codes[dated.last : dated.last + 1] == "g"  # ahead of Monday's talks
        time = None if passage.has(dated.first - 1, "tense.before") and not owns else precise(dated.mention.time)
        what = _phase_of(passage, head, clause, dated)
        if time is None:
            if dated.mention.time.granularity == "open_start" and dated.mention.time.latest is not None:
                end = end or (_until(dated.mention.time) if what not in _NOT_BEGUN else None)
            elif dated.mention.time.granularity not in ("hour", "open_start", None) and _is_bounded(dated.mention.time):
                vague = vague or dated.mention.time
        elif what in _NOT_BEGUN or (what == "resume" and _goes_on_then(passage, head, clause, dated)):
            continue
        elif what in _CLOSING:
            end = end or time
        elif _is_of_a_day(passage, clause, dated):
            continue
        elif what == "begin" and not begun:
            start, begun = time, True
        elif start is None:
            start, end = _range(passage, dates, dated, _narrowed(time, dated, dates), end)
    return When(start, None if end == start else end, vague, _since(passage, clause, dates))


def _is_of_a_day(passage: Passage, clause: Clause, dated: Dated) -> bool:
    """Whether a date is that of a later day of a meeting, which does not tell when it began: on the fifth day, Tuesday."""
    before = is_on_later_day(passage, max(clause.low, dated.first - _NEAR), min(dated.first, len(passage)))
    return before or is_on_later_day(passage, dated.last, min(dated.last + _BEHIND, clause.high, len(passage)))


def is_on_later_day(passage: Passage, first: int, last: int) -> bool:
    """Whether the words of a stretch count a day of a meeting behind its first one."""
    return passage.holds_any(_COUNTED_DAYS) and any(counted_day(passage, at) > 1 for at in range(first, last))


def counted_day(passage: Passage, at: int) -> int:
    """Which day of a meeting the words at a unit count: *the fifth day*; 0 where they count none."""
    for noun, number in ((at, at + 1), (at + 1, at)):
        if passage.has(noun, "day.unit") and passage.has(number, "ordinal"):
            return int(passage.attribute(number, "sort") or 0)
    return 2 if passage.has(at, "later.day") else 0


def is_of_another(passage: Passage, head: Head, first: int, last: int) -> bool:
    """Whether a date or place is that of something else than a meeting.

    It is that of an agreement behind whose name it stands, or, before a meeting, of an act whose verb stands between, or, behind one, of
    what they agreed on there.
    """
    if passage.units.codes[first - 1 : first] == "D" or passage.has(first - 1, "deal"):
        return True
    if first >= head.first and not head.verb and _is_of_a_joined_deal(passage, head.last, first):
        return True
    if first >= head.first:
        promised = passage.holds("tense.agreed", head.last, first)
        if promised and passage.units.codes[first - 1 : first] == "p" and not head.verb:
            return True
        return _tells_of_a_deal(passage, head.last, first) or (not head.verb and _is_of_a_relative(passage, head.last, first))
    if head.verb:
        return False
    if last <= head.first and any(_leads_elsewhere(passage, at) for at in range(last, head.first)):
        return "," not in passage.units.codes[last : head.first]
    verbs = [at for at in range(last, head.first) if passage.units.codes[at] in "VC"]
    return any(_is_other_verb(passage, at, head.first) for at in verbs)


def _leads_elsewhere(passage: Passage, at: int) -> bool:
    """Whether a unit is *from* or *about*, and not the *on* of a date."""
    return passage.has_any(at, ("from", "about")) and passage.units.codes[at + 1 : at + 2] != "t"


def _is_of_saying(passage: Passage, dated: Dated) -> bool:
    """Whether a date stands right behind a cue or behind those to whom something is said: when it was said."""
    at = dated.first - 1
    while at > 0 and passage.units.codes[at] in "pl":
        at -= 1
    while at > 0 and (passage.has(at, "channel.audience") or passage.units.codes[at] in "MW"):
        at -= 1
    return at >= 0 and speaks(passage, at)


def _is_of_owned(passage: Passage, head: Head, dated: Dated) -> bool:
    """Whether a date owns something else than the meeting: last year's attack."""
    return passage.units.codes[dated.last : dated.last + 1] == "g" and not dated.last < head.first <= dated.last + 1


def _is_since_something(passage: Passage, dated: Dated) -> bool:
    """Whether a date is that of something that happened long before: the third summit since the war of 1953."""
    low = max(0, dated.first - _SINCE)
    vague = not dated.since and dated.mention.time.granularity != "day"
    return vague and passage.holds("since", low, dated.first) and _VERBS.isdisjoint(passage.units.codes[low : dated.first])


def _is_other_verb(passage: Passage, at: int, first: int) -> bool:
    """Whether a verb before a meeting is not one that says something of the meeting itself."""
    if passage.has(at, "sign") or (passage.has(at, "becomes") and passage.has(at + 1, "host.role")):
        return False
    return passage.attribute(at, "sort") is None or (passage.has(at, "phase.on") and "p" in passage.units.codes[at + 1 : first])


def _tells_of_a_deal(passage: Passage, low: int, at: int) -> bool:
    """Whether a place stands in a relative clause that is of an agreement: the ceasefire that was brokered last month."""
    codes = passage.units.codes
    begin = codes.rfind("r", low, at)
    deal = begin > low and (codes[begin - 1] == "D" or passage.has(begin - 1, "deal") or passage.has(begin - 1, "peace"))
    return deal and "," not in codes[begin:at]


def _is_of_a_joined_deal(passage: Passage, low: int, at: int) -> bool:
    """Whether a date or place is of an agreement that *and* joins to a meeting: the talks and the end of the truce on Saturday."""
    codes = passage.units.codes
    joint = codes.rfind("c", low, at)
    if joint < low:
        return False
    between = range(joint + 1, at)
    deal = any(codes[unit] == "D" or passage.has(unit, "deal") or passage.has(unit, "ceasefire") for unit in between)
    return deal and not any(codes[unit] in "VC," for unit in between)


def _is_of_a_relative(passage: Passage, low: int, at: int) -> bool:
    """Whether a place or date belongs to the verb of a relative clause that is of somebody: the envoy, who spoke last week."""
    codes = passage.units.codes
    begin = codes.rfind("r", low, at)
    if begin < low or codes[begin - 2 : begin] not in ("P,", "N,", "(,"):
        return False
    verb = next((unit for unit in range(begin + 1, len(codes)) if codes[unit] in "VC,."), None)
    return verb is not None and codes[verb] in "VC" and not passage.has_any(verb, _OF_MEETINGS)


def precise(time: Time) -> Time | None:
    """The time where it dates a meeting, a beginning with an open end as that day; None where it only says roughly when."""
    if time.granularity == "open_end" and time.earliest is not None:
        return _from(time, "day") if _names_day(time) else None
    if time.granularity not in _PRECISE or time.earliest is None or time.latest is None:
        return None
    return time if (date.fromisoformat(time.latest) - date.fromisoformat(time.earliest)).days <= _WIDEST else None


def _is_bounded(time: Time) -> bool:
    """Whether a time is known to begin or to end; *some days* is not."""
    return time.earliest is not None or time.latest is not None


def _is_today(dated: Dated) -> bool:
    return dated.mention.kind == "relative" and dated.mention.time.granularity == "day"


def _narrowed(time: Time, dated: Dated, dates: Sequence[Dated]) -> Time:
    """The day that stands in apposition to a rougher date, where it lies within that: next Thursday, 21 November."""
    if time.granularity == "day" and time.earliest == time.latest:
        return time
    for other in dates:
        day = precise(other.mention.time) if 0 <= other.first - dated.last <= _APPOSED else None
        if day is not None and day.granularity == "day" and (time.earliest or "") <= (day.earliest or "") <= (time.latest or ""):
            return day
    return time


def _range(passage: Passage, dates: Sequence[Dated], dated: Dated, time: Time, end: Time | None) -> tuple[Time, Time | None]:
    """A date from which to which is the beginning and the end, as are two joined ones; *between* two leaves the beginning open."""
    joined = next((one for one in dates if one.first == dated.last + 1 and passage.units.codes[dated.last] == "c"), None)
    if joined is not None and time.granularity == "day":
        return time, precise(joined.mention.time)
    between = passage.has(dated.first, "between") or passage.has(dated.first - 1, "between")
    if time.granularity != "days" or between:
        return time, end
    return _one_day(time, time.earliest), _one_day(time, time.latest)


def _phase_of(passage: Passage, head: Head, clause: Clause, dated: Dated) -> str | None:
    """What happens on a date: by the last word for it between the meeting and the date, or by the verb before the meeting."""
    for at in range(min(dated.first, clause.high) - 1, head.last - 1, -1):
        if passage.has(at, "phase.of"):
            return passage.attribute(at, "sort")
    for at in range(head.first - 1, clause.low - 1, -1):
        if passage.has(at, "phase.on") and passage.has_any(at - 1, ("to", "tense.agreed")) and passage.attribute(at, "sort") == "end":
            return "pause"  # agreed to conclude the talks by then: nothing tells that they did
        if passage.has(at, "phase.on") or (at == head.first - 1 and passage.has(at, "phase.at")):
            return passage.attribute(at, "sort")
    return None


def _goes_on_then(passage: Passage, head: Head, clause: Clause, dated: Dated) -> bool:
    """Whether a date is that on which a meeting that has ended or begun is to go on: it ended and will be resumed next week."""
    phases = [at for at in range(head.last, dated.first) if passage.has(at, "phase.of")]
    return len(phases) > 1 and passage.attribute(phases[-1], "sort") == "resume" and passage.attribute(phases[0], "sort") != "hold"


def _since(passage: Passage, clause: Clause, dates: Sequence[Dated]) -> Time | None:
    """The date of an earlier meeting: the first since then. A year is too vague to be one."""
    for dated in dates:
        if not dated.firstness or not clause.low <= dated.first < clause.high:
            continue
        words = range(dated.first, min(dated.last, len(passage.units)))
        if any(passage.units.codes[at] == "t" for at in words):
            day = any(passage.units.words[at].isdigit() and len(passage.units.words[at]) <= 2 for at in words)
            return _from(dated.mention.time, "day" if day else "month")
    return None


def _from(time: Time, granularity: str) -> Time:
    """The beginning of a time whose end is open, as a day or as something vaguer."""
    latest = time.earliest if granularity == "day" else None
    return Time(earliest=time.earliest, latest=latest, text=time.text, granularity=granularity, flags=time.flags, span=time.span)


def _until(time: Time) -> Time:
    """The end of a time whose beginning is open, as a day."""
    return _one_day(time, time.latest)


def _one_day(time: Time, day: str | None) -> Time:
    return Time(earliest=day, latest=day, text=time.text, granularity="day", flags=time.flags, span=time.span)


def _names_day(time: Time) -> bool:
    """Whether a time with an open end begins on a day that its words name, and not with a month or a year."""
    return not (time.earliest or "").endswith("-01") or any(word.isdigit() and len(word) <= 2 for word in time.text.split())
