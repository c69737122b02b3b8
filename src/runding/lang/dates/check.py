"""Holds a pack's dates to their own examples."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from runding.lang.dates.intervals import Interval
from runding.lang.dates.scan import Reading, scan
from runding.lang.dates.tree import Entry
from runding.lang.dates.words import DateWords
from runding.lang.tables import line_of

_MARKED: Final = re.compile(r"\[([^\[\]]*)\]")


def check_dates(words: DateWords) -> list[str]:
    """What is wrong with a pack's examples, one `file:line: message` each; empty when all is well.

    An example must be read from bracket to bracket, by its own entry, with the result that it gives. A near miss must not be read by
    its entry.
    """
    faults: list[str] = []
    for entry in words.entries:
        for fault in _faults(words, entry):
            faults.append(f"{words.path}:{line_of(words.path, table=entry.table, number=entry.number)}: {fault}")
    return faults


def _faults(words: DateWords, entry: Entry) -> Iterator[str]:
    if not entry.examples:
        yield f"{entry.pattern!r} has no example"
    for text, published, wanted in entry.examples:
        marked = _MARKED.search(text)
        if marked is None:
            yield f"the example {text!r} marks no date in [brackets]"
            continue
        plain = text.replace("[", "").replace("]", "")
        try:
            day = date.fromisoformat(published) if published else None
        except ValueError:
            yield f"{published!r} is no publication date; write YYYY-MM-DD, or nothing"
            continue
        start = marked.start()
        readings = scan(words, plain, published=day)
        reading = next((r for r in readings if _whole(r, entry)[0] == start), None)
        if reading is None:
            yield f"reads no date at {marked.group(1)!r} in {plain!r}{_instead(plain, readings)}"
            continue
        begin, end = _whole(reading, entry)
        if plain[begin:end] != marked.group(1):
            yield f"reads {plain[begin:end]!r} and not {marked.group(1)!r} in {plain!r}"
        elif entry.table != "clock" and reading.rule != f"dates: {entry.pattern}":
            yield f"{plain!r} is read by {reading.rule.removeprefix('dates: ')!r} and not by {entry.pattern!r}"
        elif (result := told(reading)) != wanted:
            yield f"{marked.group(1)!r} in {plain!r}, published {published or 'nowhen'}, gives {result!r} and not {wanted!r}"
    for text in entry.near_misses:
        for reading in scan(words, text, published=date(2022, 3, 4)):
            if reading.rule == f"dates: {entry.pattern}":
                yield f"{text!r} must not be read as a date, but {text[reading.start : reading.end]!r} is"


def _whole(reading: Reading, entry: Entry) -> tuple[int, int]:
    """The stretch that the example of an entry marks: of a clock the date with the clock."""
    clock = reading.clock
    if entry.table != "clock" or clock is None:
        return reading.start, reading.end
    return min(reading.start, clock.start), max(reading.end, clock.end)


def _instead(text: str, readings: list[Reading]) -> str:
    return "" if not readings else f", but {', '.join(repr(text[r.start : r.end]) for r in readings)}"


def told(reading: Reading) -> str:
    """A reading as examples write it, such as `2022-03-03`, `2022-03-07/2022-03-08`, `../2022-05-05 night` or `? impossible`.

    The days come first (`?` where neither end is known), then flags, then the time of day.
    """
    words = [_days(reading.interval), *reading.interval.flags]
    clock = reading.clock
    if clock is not None:
        if clock.hour is not None:
            words.append(f"{clock.hour:02}:{clock.minute or 0:02}")
        words += [word for word in (clock.part, clock.zone) if word is not None]
    return " ".join(words)


def _days(interval: Interval) -> str:
    first, last = interval.earliest, interval.latest
    if first is None and last is None:
        return "?"
    if first == last and first is not None:
        return first.isoformat()
    return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"
