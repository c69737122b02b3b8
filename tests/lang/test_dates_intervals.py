"""Which days an expression means, apart from any language."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runding.lang.dates.intervals import (
    DIRECTION_UNKNOWN,
    GRANULARITIES,
    IMPOSSIBLE,
    UNITS,
    WEEKDAY_MISMATCH,
    WEEKDAYS,
    YEAR_OUT_OF_PLACE,
    Interval,
    full_year,
    nearest_day,
    nearest_month,
    part_of,
    printed_day,
    shifted,
    through,
    weekday_from,
)
from runding.lang.dates.resolve import Meaning, resolve

FRIDAY = date(2022, 3, 4)


def days(first: str, last: str, granularity: str, *flags: str) -> Interval:
    return Interval(date.fromisoformat(first), date.fromisoformat(last), granularity, flags)


@pytest.mark.parametrize(
    ("unit", "count", "first", "last"),
    [
        ("day", -1, "2022-03-03", "2022-03-03"),
        ("week", 0, "2022-02-28", "2022-03-06"),
        ("week", 1, "2022-03-07", "2022-03-13"),
        ("month", -3, "2021-12-01", "2021-12-31"),
        ("month", 11, "2023-02-01", "2023-02-28"),
        ("year", -1, "2021-01-01", "2021-12-31"),
        ("hour", -25, "2022-03-02", "2022-03-04"),
        ("hour", 3, "2022-03-04", "2022-03-05"),
    ],
)
def test_a_shift_gives_the_whole_unit(unit: str, count: int, first: str, last: str) -> None:
    assert shifted(unit, count, FRIDAY) == days(first, last, unit)


def test_a_shift_out_of_the_calendar_is_none() -> None:
    assert shifted("year", -3000, FRIDAY) is None
    assert shifted("month", 10**6, FRIDAY) is None
    assert shifted("day", 10**9, FRIDAY) is None


@pytest.mark.parametrize(
    ("part", "first", "last", "granularity"),
    [
        ("early", "2022-03-07", "2022-03-08", "part_of_week"),
        ("mid", "2022-03-08", "2022-03-10", "part_of_week"),
        ("late", "2022-03-10", "2022-03-13", "part_of_week"),
        ("weekend", "2022-03-12", "2022-03-13", "weekend"),
    ],
)
def test_parts_of_a_week(part: str, first: str, last: str, granularity: str) -> None:
    week = shifted("week", 1, FRIDAY)
    assert week is not None
    assert part_of(week, part) == days(first, last, granularity)


def test_parts_of_a_short_month_end_with_it() -> None:
    february = shifted("month", -1, FRIDAY)
    assert february is not None
    assert part_of(february, "late") == days("2022-02-21", "2022-02-28", "part_of_month")
    assert part_of(february, "second_half") == days("2022-02-16", "2022-02-28", "part_of_month")


@pytest.mark.parametrize(
    ("weekday", "direction", "expected"),
    [
        ("fri", "until", days("2022-03-04", "2022-03-04", "day")),
        ("fri", "past", days("2022-02-25", "2022-02-25", "day")),
        ("fri", "from", days("2022-03-04", "2022-03-04", "day")),
        ("fri", "future", days("2022-03-11", "2022-03-11", "day")),
        ("fri", "next", days("2022-03-11", "2022-03-11", "day")),
        ("fri", "unknown", days("2022-03-04", "2022-03-04", "day")),
        ("mon", "next", days("2022-03-07", "2022-03-07", "day")),
        ("sun", "next", days("2022-03-06", "2022-03-13", "day", DIRECTION_UNKNOWN)),
        ("mon", "unknown", days("2022-02-28", "2022-03-07", "day", DIRECTION_UNKNOWN)),
    ],
)
def test_weekdays(weekday: str, direction: str, expected: Interval) -> None:
    assert weekday_from(weekday, direction, FRIDAY) == expected


@pytest.mark.parametrize(
    ("values", "published", "expected"),
    [
        ({"d": 28, "month": 12}, "2022-01-05", days("2021-12-28", "2021-12-28", "day")),
        ({"d": 3, "month": 1}, "2021-12-30", days("2022-01-03", "2022-01-03", "day")),
        ({"d": 30, "month": 2}, "2022-03-04", Interval(None, None, "day", (IMPOSSIBLE,))),
        ({"d": 29, "month": 2}, "2023-03-01", days("2024-02-29", "2024-02-29", "day", DIRECTION_UNKNOWN)),
        ({"d": 12, "month": 6, "direction": "past"}, "2022-05-05", days("2021-06-12", "2021-06-12", "day")),
        ({"d": 12, "month": 6, "direction": "future"}, "2022-07-05", days("2023-06-12", "2023-06-12", "day")),
        ({"d": 30, "month": 1, "weekday": "mon"}, "2017-02-01", days("2017-01-30", "2017-01-30", "day")),
        # Nine months off, the printed weekday says which year; near by, it is the weekday that is wrong.
        ({"d": 15, "month": 6, "weekday": "tue"}, "2022-01-20", days("2021-06-15", "2021-06-15", "day")),
        ({"d": 4, "month": 3, "weekday": "thu"}, "2022-03-04", days("2022-03-04", "2022-03-04", "day", WEEKDAY_MISMATCH)),
    ],
)
def test_a_date_without_a_year(values: dict[str, int | str], published: str, expected: Interval) -> None:
    assert nearest_day(values, date.fromisoformat(published)) == expected


def test_far_from_the_publication_the_context_chooses_the_year() -> None:
    values: dict[str, int | str] = {"d": 1, "month": 9}
    assert nearest_day(values, FRIDAY, "until") == days("2021-09-01", "2021-09-01", "day")
    assert nearest_day(values, FRIDAY, "from") == days("2022-09-01", "2022-09-01", "day")
    assert nearest_day(values, FRIDAY).flags == (DIRECTION_UNKNOWN,)
    assert nearest_month({"month": 9}, FRIDAY, "from") == days("2022-09-01", "2022-09-30", "month")
    assert nearest_month({"month": 9}, FRIDAY).flags == (DIRECTION_UNKNOWN,)
    assert nearest_month({"month": 2}, FRIDAY) == days("2022-02-01", "2022-02-28", "month")


def test_a_year_out_of_place_is_flagged_and_kept() -> None:
    ahead = {"d": 2, "month": 1, "y": 2018, "numeric": 1}
    assert printed_day(ahead, date(2017, 1, 3)) == days("2018-01-02", "2018-01-02", "day", YEAR_OUT_OF_PLACE)
    late = {"d": 2, "month": 1, "y": 2017, "numeric": 1, "weekday": "tue"}
    assert printed_day(late, date(2018, 1, 3)).flags == (WEEKDAY_MISMATCH, YEAR_OUT_OF_PLACE)
    assert printed_day(late, date(2018, 1, 3)).earliest == date(2017, 1, 2)


@pytest.mark.parametrize(
    "values",
    [
        {"d": 2, "month": 1, "y": 2017, "numeric": 1},  # An anniversary, as far as one can tell.
        {"d": 2, "month": 1, "y": 2019, "numeric": 1, "weekday": "wed"},  # The weekday defends the year.
        {"d": 2, "month": 1, "y": 2018},  # Written out, and three days ahead of a paper.
        {"d": 20, "month": 6, "y": 2019, "numeric": 1},
    ],
)
def test_years_that_are_in_place(values: dict[str, int | str]) -> None:
    assert printed_day(values, date(2018, 1, 3)).flags == ()


def test_two_digits_of_a_year() -> None:
    assert full_year(22, FRIDAY) == 2022
    assert full_year(98, FRIDAY) == 1998
    assert full_year(42, FRIDAY) == 2042
    assert full_year(43, FRIDAY) == 1943
    assert full_year(69, None) == 2069
    assert full_year(70, None) == 1970


def test_the_last_and_the_coming_units_meet_the_publication() -> None:
    assert through("week", -2, FRIDAY) == days("2022-02-18", "2022-03-04", "days")
    assert through("month", -1, date(2022, 3, 31)) == days("2022-02-28", "2022-03-31", "days")
    assert through("year", 1, date(2024, 2, 29)) == days("2024-02-29", "2025-02-28", "days")


VALUES = st.fixed_dictionaries(
    {},
    optional={
        "d": st.integers(0, 99),
        "d2": st.integers(0, 99),
        "month": st.integers(0, 99),
        "month2": st.integers(1, 12),
        "y": st.one_of(st.integers(0, 99), st.integers(1800, 2099)),
        "y2": st.integers(0, 2099),
        "numeric": st.just(1),
        "weekday": st.sampled_from(WEEKDAYS),
        "direction": st.sampled_from(("past", "until", "next", "from", "future")),
        "part": st.sampled_from(("early", "mid", "late", "weekend", "first_half", "second_half")),
        "ordinal": st.sampled_from((1, 2, 3, 4, 5, -1)),
        "unit": st.sampled_from(UNITS),
        "n": st.integers(-1, 999),
        "season": st.sampled_from(("summer", "winter")),
        "decade": st.just(1),
    },
)
MEANINGS = st.builds(
    Meaning,
    kind=st.sampled_from(("date", "shift", "last", "coming", "other")),
    unit=st.sampled_from(UNITS),
    count=st.one_of(st.none(), st.integers(-5, 5)),
    sign=st.sampled_from((-1, 1)),
    widen=st.one_of(st.none(), st.sampled_from(UNITS)),
)


@given(meaning=MEANINGS, values=VALUES, published=st.one_of(st.none(), st.dates()), side=st.sampled_from(("until", "from", "unknown")))
def test_whatever_was_read_gives_an_interval(meaning: Meaning, values: dict[str, int | str], published: date | None, side: str) -> None:
    if "d2" in values and not {"d", "month"} <= set(values):
        values = {k: v for k, v in values.items() if k != "d2"}
    if "d" in values and "month" not in values:
        values = {**values, "month": 3}
    read = resolve(meaning, values, published, side)
    assert read.granularity in GRANULARITIES
    if read.earliest is not None and read.latest is not None:
        assert read.earliest <= read.latest
    assert read == resolve(meaning, values, published, side)


@given(published=st.dates(date(1, 1, 20), date(9999, 12, 1)), weekday=st.sampled_from(WEEKDAYS))
def test_a_weekday_is_that_weekday_and_never_far(published: date, weekday: str) -> None:
    for direction in ("past", "until", "from", "future"):
        day = weekday_from(weekday, direction, published).earliest
        assert day is not None
        assert WEEKDAYS[day.weekday()] == weekday
        assert abs(day - published) <= timedelta(7)
