"""Where along a chart is a day? A span of time, its ticks, and a day's place in percent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

LEFT: Final = 2.5
RIGHT: Final = 97.5
"""The places of the first and the last day, in percent: marks at the ends are not cut off."""
MOST_TICKS: Final = 6
SHORT: Final = 75
"""Days of a span below which single days are marked."""
_DAYS: Final = (1, 2, 3, 7, 14)
"""Days from tick to tick in a short span."""
_STEPS: Final = (1, 2, 3, 6, 12, 24, 36, 60, 120, 240)
"""Months from tick to tick."""


@dataclass(frozen=True)
class Axis:
    """A span of time, both days included."""

    first: date
    last: date

    def at(self, day: str | date) -> float:
        """The place of a day in percent; days outside lie on the border."""
        when = day if isinstance(day, date) else date.fromisoformat(day)
        size = max(1, self.days)
        part = min(1.0, max(0.0, (when - self.first).days / size))
        return round(LEFT + (RIGHT - LEFT) * part, 2)

    @property
    def days(self) -> int:
        """How many days it covers."""
        return (self.last - self.first).days

    def ticks(self) -> list[date]:
        """Days that divide it evenly, few enough to be read: first days of months, or within some weeks single days."""
        if self.days < SHORT:
            apart = next(one for one in _DAYS if self.days / one <= MOST_TICKS)
            return [self.first + timedelta(days=one) for one in range(apart // 2, self.days + 1, apart)]
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((one for one in _STEPS if months / one <= MOST_TICKS), months // MOST_TICKS + 1)
        found = [
            date(month // 12, month % 12 + 1, 1)
            for month in range(self.first.year * 12 + self.first.month - 1, self.last.year * 12 + self.last.month)
            if month % step == 0
        ]
        return [one for one in found if self.first <= one <= self.last]


def axis_of(days: Iterable[str | None], *, margin: int = 3) -> Axis | None:
    """The span of some days with a margin of days around; None where there is none."""
    there = sorted(one for one in (_date(day) for day in days) if one is not None)
    if not there:
        return None
    around = timedelta(days=min(margin, 20))
    first, last = there[0], there[-1]
    return Axis(first - around if first > date.min + around else first, last + around if last < date.max - around else last)


def _date(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None
