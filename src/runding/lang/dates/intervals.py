"""Which days a date expression means: from the values that were read to an interval of days, both ends included.

Nothing here knows a language. Where the words do not say it, an end is None; nothing is narrowed beyond what they say. docs/dates.md
has the tables of what *early*, *late* or *next* were taken to mean.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

import msgspec
from msgspec.structs import replace

Values = Mapping[str, int | str]
"""What was read, by slot: numbers, and the keys of word classes (`mon`, `week`, `early`)."""

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DIRECTIONS: Final = ("past", "until", "next", "from", "future")
"""Where a word puts a day or month: strictly before the publication, at it or before; the next one, at it or after, strictly after."""
UNKNOWN: Final = "unknown"
"""Where nothing says on which side of the publication a day lies."""
PAST: Final = frozenset({"past", "until"})
UNITS: Final = ("hour", "day", "week", "month", "year")
PARTS: Final = ("early", "mid", "late", "weekend", "first_half", "second_half")
GRANULARITIES: Final = (
    "day", "days", "week", "weekend", "part_of_week", "month", "months", "part_of_month", "year", "years", "part_of_year",
    "season", "decade", "open_start", "open_end", "hour",
)  # fmt: skip
WEEKDAY_MISMATCH: Final = "weekday_mismatch"
IMPOSSIBLE: Final = "impossible"
YEAR_OUT_OF_PLACE: Final = "year_out_of_place"
DIRECTION_UNKNOWN: Final = "direction_unknown"
FLAGS: Final = (WEEKDAY_MISMATCH, IMPOSSIBLE, YEAR_OUT_OF_PLACE, DIRECTION_UNKNOWN)

_SURE_DAYS: Final = 91
"""So near to the publication the nearest year is the right one. Farther away, in reports that print the year, three dates in eight
lie ahead."""
_FAR_DAYS: Final = 275
"""Beyond this distance a year is not chosen for the sake of a printed weekday."""
_LATE_DAYS: Final = 2
"""A written date may lie so many days after the publication without looking misprinted (time zones, papers dated ahead)."""
_NEWS_DAYS: Final = 31
"""What a report dates without need of a year lies mostly within so many days before it."""
_YEAR_AHEAD: Final = 20
"""A year of two digits lies at most so far ahead of the publication."""
_PART_OF_WEEK: Final = {
    "early": (0, 1),
    "mid": (1, 3),
    "late": (3, 6),
    "weekend": (5, 6),
    "first_half": (0, 2),
    "second_half": (3, 6),
}
_PART_OF_MONTH: Final = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "first_half": (1, 15),
    "second_half": (16, 31),
}
_PART_OF_YEAR: Final = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "first_half": (1, 6), "second_half": (7, 12)}


class Interval(msgspec.Struct, frozen=True):
    """Days from `earliest` to `latest`; None is an end that is open or not known. `flags` are of `FLAGS`."""

    earliest: date | None
    latest: date | None
    granularity: str
    flags: tuple[str, ...] = ()


def unknown(granularity: str, *flags: str) -> Interval:
    """An expression that is kept as text: neither end is known."""
    return Interval(None, None, granularity, flags)


def a_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def month_of(year: int, month: int) -> Interval:
    """The whole month."""
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def year_of(year: int) -> Interval:
    """The whole year."""
    return Interval(date(year, 1, 1), date(year, 12, 31), "year")


def full_year(value: int, published: date | None) -> int:
    """A year of two digits in full: the last one that is at most 20 years ahead of the publication, 1970–2069 without it."""
    if value >= 100:
        return value
    newest = 2069 if published is None else published.year + _YEAR_AHEAD
    return newest - (newest - value) % 100


def part_of(whole: Interval, part: str) -> Interval:
    """The beginning, middle, end or weekend of a week, month or year."""
    start = whole.earliest
    if start is None or whole.latest is None:
        return whole
    if whole.granularity == "week" and part in _PART_OF_WEEK:
        first, last = _PART_OF_WEEK[part]
        kind = "weekend" if part == "weekend" else "part_of_week"
        return Interval(start + timedelta(first), start + timedelta(last), kind, whole.flags)
    if whole.granularity == "month" and part in _PART_OF_MONTH:
        first, last = _PART_OF_MONTH[part]
        return Interval(start.replace(day=first), start.replace(day=min(last, whole.latest.day)), "part_of_month", whole.flags)
    if whole.granularity == "year" and part in _PART_OF_YEAR:
        first, last = _PART_OF_YEAR[part]
        return Interval(start.replace(month=first), month_of(start.year, last).latest, "part_of_year", whole.flags)
    return whole


def shifted(unit: str, count: int, published: date) -> Interval | None:
    """The day, week (Monday to Sunday), month or year that lies `count` of them from that of the publication; None out of range.

    Hours reach from the publication so many days, begun ones in full.
    """
    try:
        if unit == "hour":
            days = timedelta(-(-abs(count) // 24))
            return Interval(published - days, published, "hour") if count < 0 else Interval(published, published + days, "hour")
        if unit == "day":
            day = published + timedelta(count)
            return Interval(day, day, "day")
        if unit == "week":
            monday = published - timedelta(published.weekday()) + timedelta(7 * count)
            return Interval(monday, monday + timedelta(6), "week")
        if unit == "month":
            year, month = divmod(published.year * 12 + published.month - 1 + count, 12)
            return month_of(year, month + 1) if MINYEAR <= year <= MAXYEAR else None
        return year_of(published.year + count)
    except (ValueError, OverflowError):
        return None


def through(unit: str, count: int, published: date) -> Interval | None:
    """The last (negative) or coming `count` units: from or up to the publication itself, counted day by day."""
    goal = shifted(unit, count, published)
    if goal is None or goal.earliest is None or goal.latest is None:
        return None
    if unit in ("hour", "day"):
        far = goal.earliest if count < 0 else goal.latest
    elif unit == "week":
        far = goal.earliest + timedelta(published.weekday())
    else:
        month = goal.earliest.month if unit == "month" else published.month
        far = date(goal.earliest.year, month, min(published.day, monthrange(goal.earliest.year, month)[1]))
    return Interval(far, published, "days") if count < 0 else Interval(published, far, "days")


def weekday_from(weekday: str, direction: str, published: date) -> Interval:
    """The day of that name before or after the publication.

    `past` and `future` are the nearest strictly before and after it, `until` and `from` the nearest with the day itself included.
    `next` within the running week may also mean the week after; `unknown` may be either side: both keep the interval of the two
    and say so in a flag.
    """
    ahead = (WEEKDAYS.index(weekday) - published.weekday()) % 7
    after = published + timedelta(ahead or 7)
    before = published - timedelta(-ahead % 7 or 7)
    if direction == "past":
        return Interval(before, before, "day")
    if direction == "until":
        day = published if ahead == 0 else before
        return Interval(day, day, "day")
    if direction == "from":
        day = published if ahead == 0 else after
        return Interval(day, day, "day")
    if direction == "future":
        return Interval(after, after, "day")
    if direction == "next":
        if published.weekday() + (ahead or 7) > 6:
            return Interval(after, after, "day")
        return Interval(after, after + timedelta(7), "day", (DIRECTION_UNKNOWN,))
    if ahead == 0:
        return Interval(published, published, "day")
    return Interval(before, after, "day", (DIRECTION_UNKNOWN,))


def nearest_day(values: Values, published: date, side: str = UNKNOWN) -> Interval:
    """A day and month without a year.

    A direction chooses the side of the publication; else the nearest year does. Farther than three months from the publication a
    printed weekday chooses, or what the context says (`side`: `until`, `from`); where neither does, a flag says so.
    """
    month, number, direction = int(values["month"]), int(values["d"]), values.get("direction")
    day = a_day(published.year, month, number)
    if day is not None and direction is None and abs(day - published).days <= _SURE_DAYS:
        return _checked(Interval(day, day, "day"), values)
    reach = 8 if (month, number) == (2, 29) else 1
    days = [d for year in range(published.year - reach, published.year + reach + 1) if (d := a_day(year, month, number))]
    if not days:
        return unknown("day", IMPOSSIBLE)
    days.sort(key=lambda d: abs(d - published))
    if direction is not None:
        days = [d for d in days if (d <= published if direction in PAST else d >= published)] or days
    chosen, weekday = days[0], values.get("weekday")
    if weekday is not None:
        if abs(chosen - published).days > _SURE_DAYS:
            near = [d for d in days if abs(d - published).days <= _FAR_DAYS]
            chosen = next((d for d in near if WEEKDAYS[d.weekday()] == weekday), chosen)
        return _checked(Interval(chosen, chosen, "day"), values)
    if direction is None and abs(chosen - published).days > _SURE_DAYS:
        if side == UNKNOWN:
            return Interval(chosen, chosen, "day", (DIRECTION_UNKNOWN,))
        chosen = next((d for d in days if (d <= published if side in PAST else d >= published)), chosen)
    return Interval(chosen, chosen, "day")


def printed_day(values: Values, published: date | None) -> Interval:
    """A day, month and year as printed."""
    year, month, number = full_year(int(values["y"]), published), int(values["month"]), int(values["d"])
    day = a_day(year, month, number)
    if day is None:
        return unknown("day", IMPOSSIBLE)
    read = _checked(Interval(day, day, "day"), values)
    if published is not None and "numeric" in values and _out_of_place(day, values, published):
        read = replace(read, flags=(*read.flags, YEAR_OUT_OF_PLACE))
    return read


def _out_of_place(day: date, values: Values, published: date) -> bool:
    """Whether another year would make it news: the printed one is off, and the printed weekday (if any) does not defend it."""
    weekday = values.get("weekday")
    if weekday is not None and WEEKDAYS[day.weekday()] == weekday:
        return False
    if timedelta(-_NEWS_DAYS) <= day - published <= timedelta(_LATE_DAYS):
        return False
    for year in (day.year - 1, day.year + 1):
        other = a_day(year, day.month, day.day)
        if other is None or not timedelta(-_NEWS_DAYS) <= other - published <= timedelta(_LATE_DAYS):
            continue
        # A year too late speaks for itself; a year too early is an ordinary anniversary unless the weekday tells.
        if day > published or (weekday is not None and WEEKDAYS[other.weekday()] == weekday):
            return True
    return False


def _checked(read: Interval, values: Values) -> Interval:
    """The printed date wins over the printed weekday, and the reader is told."""
    weekday = values.get("weekday")
    if weekday is None or read.earliest is None or WEEKDAYS[read.earliest.weekday()] == weekday:
        return read
    return replace(read, flags=(*read.flags, WEEKDAY_MISMATCH))


def nearest_month(values: Values, published: date, side: str = UNKNOWN) -> Interval:
    """A month without a year, chosen like a day by its middle. The running month with a direction may be either year's."""
    month, direction, this = int(values["month"]), values.get("direction"), published.year
    if direction is None:
        chosen = min((this, this - 1, this + 1), key=lambda y: abs(date(y, month, 15) - published))
        if abs(date(chosen, month, 15) - published).days <= _SURE_DAYS:
            return month_of(chosen, month)
        if side == UNKNOWN:
            return replace(month_of(chosen, month), flags=(DIRECTION_UNKNOWN,))
        direction = side
    past = direction in PAST
    if month == published.month:
        other = month_of(this - 1 if past else this + 1, month)
        if past:
            return Interval(other.earliest, published, "month", (DIRECTION_UNKNOWN,))
        return Interval(published, other.latest, "month", (DIRECTION_UNKNOWN,))
    return month_of(this - (month > published.month) if past else this + (month < published.month), month)
