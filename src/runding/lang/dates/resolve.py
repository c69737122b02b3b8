"""From a date expression that was read to the days that it means, by what its pack entry says it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace

from runding.lang.dates.intervals import (
    IMPOSSIBLE,
    PAST,
    UNKNOWN,
    WEEKDAY_MISMATCH,
    WEEKDAYS,
    Interval,
    Values,
    a_day,
    full_year,
    month_of,
    nearest_day,
    nearest_month,
    part_of,
    printed_day,
    shifted,
    through,
    unknown,
    weekday_from,
    year_of,
)

MEANINGS: Final = ("date", "shift", "last", "coming", "other")
"""What an entry can be: a calendar date, a period so many units from the publication, the units up to or from the publication, or a
time that is counted from something else than the publication and therefore never resolved."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an entry of the pack says of its pattern.

    `count` is a fixed number of units; None takes the number from the text, with `sign`. `widen` makes the result the whole unit
    round it (the week of 3 March).
    """

    kind: str = "date"
    unit: str | None = None
    count: int | None = None
    sign: int = 1
    widen: str | None = None
    granularity: str | None = None


def resolve(meaning: Meaning, values: Values, published: date | None, side: str = "until") -> Interval:
    """The interval of an expression. `side` is what the context says of a bare weekday: `until`, `from` or `unknown`."""
    try:
        read = _RESOLVERS[meaning.kind](meaning, values, published, side)
    except (ValueError, OverflowError):
        # A calendar has no day before the year 1 or after 9999.
        read = unknown(_granularity(meaning, values))
    if meaning.widen is not None and read.earliest is not None and read.latest is not None:
        whole = shifted(meaning.widen, 0, read.earliest)
        if whole is not None:
            read = replace(
                read,
                earliest=whole.earliest,
                latest=max(read.latest, whole.latest or read.latest),
                granularity=meaning.widen,
            )
    return read


def _granularity(meaning: Meaning, values: Values) -> str:
    """How fine an expression is that cannot be resolved."""
    if meaning.granularity is not None:
        return meaning.granularity
    for slot, kind in (("d2", "days"), ("d", "day"), ("weekday", "day"), ("season", "season")):
        if slot in values:
            return kind
    unit = str(values.get("unit", meaning.unit or ""))
    within = "month" if "month" in values else "year" if "y" in values else unit
    if values.get("part") == "weekend":
        return "weekend"
    if "part" in values and within in ("week", "month", "year"):
        return f"part_of_{within}"
    return within or "day"


def _date(meaning: Meaning, values: Values, published: date | None, side: str) -> Interval:
    if "d" in values:
        return _days(values, published, side) if "d2" in values else _day(values, published, side)
    if "month" in values:
        return _month(values, published, side)
    if "y" in values:
        return _year(values, published)
    if "weekday" in values and published is not None:
        return weekday_from(str(values["weekday"]), str(values.get("direction", side)), published)
    if values.get("part") == "weekend" and published is not None:
        saturday = weekday_from("sat", side, published)
        if saturday.earliest is not None and saturday.latest is not None:
            return replace(saturday, latest=saturday.latest + timedelta(1), granularity="weekend")
    return unknown(_granularity(meaning, values))


def _day(values: Values, published: date | None, side: str = UNKNOWN) -> Interval:
    if not 1 <= int(values["month"]) <= 12 or not 1 <= int(values["d"]) <= 31:
        return unknown("day", IMPOSSIBLE)
    if "y" in values:
        return printed_day(values, published)
    if published is not None:
        return nearest_day(values, published, side)
    leap = a_day(2000, int(values["month"]), int(values["d"]))
    return unknown("day") if leap else unknown("day", IMPOSSIBLE)


def _days(values: Values, published: date | None, side: str) -> Interval:
    """A run of days in one month, or from one month into the next; a printed year is that of its end."""
    last = dict(values)
    for slot in ("d", "month", "weekday"):
        last.pop(slot, None)
        if slot + "2" in values:
            last[slot] = values[slot + "2"]
    last.setdefault("month", values["month"])
    end = _day(last, published, side)
    first = {slot: values[slot] for slot in ("d", "month", "weekday", "numeric") if slot in values}
    if end.latest is None:
        return unknown("days", *end.flags)
    start = _day({**first, "y": end.latest.year}, None)
    if start.earliest is not None and start.earliest > end.latest:
        start = _day({**first, "y": end.latest.year - 1}, None)
    if start.earliest is None:
        return unknown("days", *start.flags)
    flags = tuple(dict.fromkeys(flag for flag in (*start.flags, *end.flags)))
    return Interval(start.earliest, end.latest, "days", flags)


def _month(values: Values, published: date | None, side: str) -> Interval:
    if not 1 <= int(values["month"]) <= 12:
        return unknown("month", IMPOSSIBLE)
    if "y" in values:
        whole = month_of(full_year(int(values["y"]), published), int(values["month"]))
    elif published is None:
        return unknown("part_of_month" if "part" in values else "months" if "month2" in values else "month")
    elif "part" in values and int(values["month"]) == published.month and values.get("direction") in PAST:
        # Early July, said late in July with a word for the past: this July.
        whole = month_of(published.year, published.month)
    else:
        whole = nearest_month(values, published, side)
    if "month2" in values and whole.earliest is not None:
        return _months(whole.earliest.year, values)
    return _narrowed(whole, values)


def _months(year: int, values: Values) -> Interval:
    """From one month to another. A printed year is that of the last month, an inferred one that of the first."""
    first, last = int(values["month"]), int(values["month2"])
    over = first > last
    if "y" in values:
        return Interval(month_of(year - over, first).earliest, month_of(year, last).latest, "months")
    return Interval(month_of(year, first).earliest, month_of(year + over, last).latest, "months")


def _narrowed(whole: Interval, values: Values) -> Interval:
    """A part, or a numbered week, of a period."""
    if "part" in values:
        return part_of(whole, str(values["part"]))
    ordinal = values.get("ordinal")
    if ordinal is None or whole.earliest is None or whole.latest is None:
        return whole
    if ordinal == -1:
        return replace(whole, earliest=whole.latest - timedelta(6), granularity="part_of_month")
    first = whole.earliest + timedelta(7 * (int(ordinal) - 1))
    if first > whole.latest:
        return unknown("part_of_month", IMPOSSIBLE)
    return Interval(first, min(first + timedelta(6), whole.latest), "part_of_month", whole.flags)


def _year(values: Values, published: date | None) -> Interval:
    year = full_year(int(values["y"]), published)
    if "decade" in values:
        return Interval(date(year, 1, 1), date(year + 9, 12, 31), "decade")
    if "season" in values:
        # Which months a season has depends on where one stands, and a winter belongs to two years.
        end = month_of(year + 1, 2).latest if values["season"] == "winter" else date(year, 12, 31)
        return Interval(date(year, 1, 1), end, "season")
    if "y2" in values:
        last = int(values["y2"])
        last = last if last >= 100 else year - year % 100 + last
        if last <= year:
            return unknown("years", IMPOSSIBLE)
        return Interval(date(year, 1, 1), date(last, 12, 31), "years")
    return part_of(year_of(year), str(values.get("part", "")))


def _shift(meaning: Meaning, values: Values, published: date | None, side: str) -> Interval:
    kind = _granularity(meaning, values)
    unit, count = _count(meaning, values)
    if published is None or count is None:
        return unknown(kind)
    whole = shifted(unit, count, published)
    if whole is None or whole.earliest is None:
        return unknown(kind)
    if "weekday" in values and unit == "week":
        return _weekday_in(whole.earliest, values)
    if "month" in values and unit == "year":
        inner = {**values, "y": whole.earliest.year}
        return _date(meaning, inner, published, side)
    if "d" in values and unit == "month":
        return _day({**values, "month": whole.earliest.month, "y": whole.earliest.year}, published)
    return _narrowed(whole, values)


def _weekday_in(monday: date, values: Values) -> Interval:
    """A weekday of a given week, with the date that may be printed beside it."""
    day = monday + timedelta(WEEKDAYS.index(str(values["weekday"])))
    if "d" not in values:
        return Interval(day, day, "day")
    printed = nearest_day(values, day) if "y" not in values else printed_day(values, day)
    return printed if printed.flags or printed.earliest == day else replace(printed, flags=(WEEKDAY_MISMATCH,))


def _through(meaning: Meaning, values: Values, published: date | None, side: str) -> Interval:
    unit, count = _count(meaning, values)
    if published is None or count is None:
        return unknown("days")
    return through(unit, -abs(count) if meaning.kind == "last" else abs(count), published) or unknown("days")


def _other(meaning: Meaning, values: Values, published: date | None, side: str) -> Interval:
    return unknown(_granularity(meaning, values))


def _count(meaning: Meaning, values: Values) -> tuple[str, int | None]:
    """Unit and number of a shift; the number is None where the text has a vague one (*several*)."""
    unit = str(values.get("unit", meaning.unit))
    if meaning.count is not None:
        return unit, meaning.count
    number = int(values.get("n", 1))
    return unit, None if number < 0 else meaning.sign * number


_RESOLVERS: Final[Mapping[str, Callable[[Meaning, Values, date | None, str], Interval]]] = {
    "date": _date,
    "shift": _shift,
    "last": _through,
    "coming": _through,
    "other": _other,
}
