"""Which dates and times does a text name?"""

from datetime import date

import msgspec

from runding.lang.dates import Clock, DateWords, Reading, scan
from runding.model.record import Time
from runding.model.text import Span

__all__ = ["Clock", "TimeMention", "find_times"]


class TimeMention(msgspec.Struct, frozen=True):
    """A date expression in a text.

    Attributes:
        start: Its first code point.
        end: The code point behind its last one.
        time: The days that it means, with its words, its span and what is wrong with it as printed.
        kind: `absolute` (a calendar date, month or year), `relative` (counted from the publication, or from something else and then
            unresolved) or `weekday` (a bare weekday).
        clock: The time of day beside it, or None.
        rule: The pattern of the pack that fired.
    """

    start: int
    end: int
    time: Time
    kind: str
    clock: Clock | None
    rule: str


def find_times(text: str, dates: DateWords, *, published: date | None, start: int = 0, end: int | None = None) -> list[TimeMention]:
    """The dates in a text, or in its stretch from `start` to `end`, in order and without overlaps.

    Offsets are code points into `text`, also where a stretch is given. Without a publication date everything that is counted from it
    keeps its words and has neither end. Runs in linear time.
    """
    return [_mention(text, reading) for reading in scan(dates, text, published=published, start=start, end=end)]


def _mention(text: str, reading: Reading) -> TimeMention:
    interval = reading.interval
    span = Span(start=reading.start, end=reading.end, exact=text[reading.start : reading.end])
    time = Time(
        earliest=None if interval.earliest is None else interval.earliest.isoformat(),
        latest=None if interval.latest is None else interval.latest.isoformat(),
        text=span.exact,
        granularity=interval.granularity,
        flags=interval.flags,
        span=span,
    )
    return TimeMention(reading.start, reading.end, time, reading.kind, reading.clock, reading.rule)
