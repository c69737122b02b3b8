"""Charts put days where they belong, in few and even ticks, and every mark is a link with a name."""

import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from served import LABELS

from runding.model.history import AgreementThread, Reports, Step
from runding.web.charts.axis import LEFT, MOST_TICKS, RIGHT, Axis, axis_of
from runding.web.charts.lanes import lane, lanes_of
from runding.web.charts.svg import element, link

DAYS = st.dates(date(1, 1, 2), date(9999, 12, 30))


@given(st.lists(DAYS, min_size=1))
def test_days_stand_in_order_within_the_chart(days: list[date]) -> None:
    axis = axis_of(map(str, days))
    assert axis is not None
    places = [axis.at(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(LEFT <= place <= RIGHT for place in places)


@given(DAYS, DAYS)
def test_ticks_are_few_and_within(one: date, other: date) -> None:
    axis = Axis(min(one, other), max(one, other))
    ticks = axis.ticks()
    assert len(ticks) <= MOST_TICKS + 2
    assert all(axis.first <= tick <= axis.last for tick in ticks)
    assert ticks == sorted(set(ticks))


@pytest.mark.parametrize("days", [[], [None], ["~", "sometime", "2024-13-01"]])
def test_without_days_there_is_no_axis(days: list[str | None]) -> None:
    assert axis_of(days) is None


def test_markup_in_a_chart_is_escaped() -> None:
    drawn = link("/x?a=1&b=<i>", '"><script>', element("text", "<b>\x00", x=1.25, class_="in-dot", aria_hidden="true", rx=None))
    assert drawn == (
        '<a href="/x?a=1&amp;b=&lt;i&gt;" aria-label="&#34;&gt;&lt;script&gt;"><title>&#34;&gt;&lt;script&gt;</title>'
        '<text x="1.25" class="in-dot" aria-hidden="true">&lt;b&gt;\ufffd</text></a>'
    )


class Viewer(SimpleNamespace):
    labels = LABELS["en"]
    say = staticmethod(lambda key, **_: key)
    side = staticmethod(str)
    day = staticmethod(str)


def thread(*steps: tuple[str | None, str, str | None]) -> AgreementThread:
    carried = Reports(mentions=("0123456789abcdef",), reports=1, origins=1)
    told = tuple(Step(day=day, status=status, asserted_by=who, carried=carried) for day, status, who in steps)
    empty: dict[str, Any] = dict.fromkeys(
        ("history", "announced_by", "consent", "corridor_history", "disruptions", "moved", "planned", "parties"), ()
    )
    return AgreementThread(
        id="x", carried=carried, first=None, last=None, issue="hum.corridor", status="proposed", by_party=told, instrument=None,
        purpose=None, origin=None, destination=None, **empty,
    )  # fmt: skip


def test_each_party_has_its_lane_by_day_and_the_outlets_come_last() -> None:
    lanes = lanes_of(
        thread(
            ("2022-03-09", "suspended", "RUS"), ("2022-03-04", "announced", "RUS"), (None, "signed", "UKR"), ("2022-03-05", "open", None)
        )
    )
    assert [(who, [step.status for step in steps]) for who, steps in lanes.items()] == [
        ("RUS", ["announced", "suspended"]),
        (None, ["open"]),
    ]


def test_words_of_one_day_stand_beside_each_other() -> None:
    (steps,) = lanes_of(thread(("2022-03-04", "announced", "RUS"), ("2022-03-04", "denied", "RUS"), ("2022-03-06", "open", "RUS"))).values()
    axis = axis_of(["2022-03-04", "2022-03-06"])
    assert axis is not None
    drawn = lane(Viewer(), axis, "RUS", steps)  # type: ignore[arg-type]
    assert drawn.count('transform="translate(18 0)"') == 2
    assert len(re.findall('<a href="/words/0123456789abcdef"', drawn)) == 3
    widths = [float(found) for found in re.findall(r'<rect[^>]* width="([0-9.]+)%"', drawn)]
    assert widths[0] == 0, "on the same day there is no time between"
    assert widths[1] > 0
    assert widths[2] == 0, "the last word stands alone"
