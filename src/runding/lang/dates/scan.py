"""Reads the dates of a text one after the other, each resolved against the publication date."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

import msgspec

from runding.lang.dates.intervals import UNKNOWN, Interval, unknown, weekday_from
from runding.lang.dates.recognise import Match, date_at, longest
from runding.lang.dates.resolve import resolve
from runding.lang.dates.tokens import DASHES, Tokens
from runding.lang.dates.words import DateWords

ABSOLUTE: Final = "absolute"
RELATIVE: Final = "relative"
WEEKDAY: Final = "weekday"
_NEAR: Final = 100
"""How many characters round a bare weekday tell whether it lies ahead."""
_OPENING: Final = 3
"""A weekday with at most so many words before it opens its sentence."""
_STOP: Final = re.compile(r"[.!?;:\n\"“”«»]")
_WORD: Final = re.compile(r"[^\W\d_]+|,")


class Clock(msgspec.Struct, frozen=True):
    """A time of day beside a date: its stretch, hour and minute where they are printed, the part of the day and the zone."""

    start: int
    end: int
    hour: int | None
    minute: int | None
    part: str | None
    zone: str | None


class Reading(msgspec.Struct, frozen=True):
    """A date expression: its stretch, the days that it means, what it is (absolute, relative, weekday), its clock and its pattern."""

    start: int
    end: int
    interval: Interval
    kind: str
    clock: Clock | None
    rule: str


def scan(words: DateWords, text: str, *, published: date | None, start: int = 0, end: int | None = None) -> list[Reading]:
    """The dates of `text[start:end]` in order, none overlapping. Runs in linear time."""
    stop = len(text) if end is None else end
    found: list[Reading] = []
    behind = start
    for first in words.triggers.places(text, start, stop):
        if first < behind:
            continue
        reading = _read(words, text, first, stop, published)
        if reading is not None:
            found.append(reading)
            behind = reading.end if reading.clock is None else max(reading.end, reading.clock.end)
    return found


def _read(words: DateWords, text: str, at: int, stop: int, published: date | None) -> Reading | None:
    """The longest date that begins at a place."""
    grammar, triggers = words.grammar, words.triggers
    if text[at - 1 : at] == "(" and "(" in grammar.dates.words:
        tokens = Tokens(text, at - 1, stop)
        match = date_at(grammar, tokens, 0)
        if match is not None and (reading := _reading(words, tokens, match, published)) is not None:
            return reading
    tokens = Tokens(text, at, stop)
    plain = date_at(grammar, tokens, 0)
    if tokens.words[0] in grammar.compounds.words or (plain is not None and triggers.may_join(tokens, plain.end)):
        compound = longest(grammar, grammar.compounds, tokens, 0)
        if compound is not None and (plain is None or compound.end > plain.end):
            reading = _reading(words, tokens, compound, published)
            if reading is not None:
                return reading
    return None if plain is None else _reading(words, tokens, plain, published)


def _reading(words: DateWords, tokens: Tokens, match: Match, published: date | None) -> Reading | None:
    """A match resolved; None where what was read cannot be a date after all."""
    start, end = tokens.begin(match.first), tokens.end(match.end - 1)
    interval = _compound(words, tokens, match, published) if match.parts else _plain(words, tokens, match, published)
    if interval is None:
        return None
    leaf = match.parts[-1] if match.parts else match
    return Reading(start, end, interval, _kind(match), _clock(words, tokens, leaf, match.end), match.entry.rule)


def _kind(match: Match) -> str:
    if match.parts:
        kinds = [_kind(part) for part in match.parts]
        return next((kind for kind in (RELATIVE, WEEKDAY) if kind in kinds), ABSOLUTE)
    if match.entry.meaning.kind != "date":
        return RELATIVE
    return ABSOLUTE if any(slot in match.values for slot in ("d", "month", "y")) else WEEKDAY


def _plain(words: DateWords, tokens: Tokens, match: Match, published: date | None, default: str = "until") -> Interval | None:
    values = match.values
    if not _sound(values):
        return None
    side = default
    if published is not None and "direction" not in values and match.entry.meaning.kind == "date":
        if "month" in values:
            far = 2 < (int(values["month"]) - published.month) % 12 < 10 and "y" not in values
            side = _side(words, tokens, match, UNKNOWN) if far else UNKNOWN
        elif "y" not in values:
            side = _side(words, tokens, match, default if "weekday" in values else UNKNOWN)
    return resolve(match.entry.meaning, values, published, side)


def _sound(values: Mapping[str, int | str]) -> bool:
    """Whether numbers that no calendar has may yet be a misprinted date: something else beside them must tell that it is one."""
    if "d" not in values or "month" not in values:
        return True
    day, month = int(values["d"]), int(values["month"])
    if not day or not month:
        return False
    last = int(values.get("d2", day))
    if "d2" in values and "month2" not in values and last <= day:
        return False
    if max(day, last) <= 31 and month <= 12:
        return True
    if "weekday" in values:
        return True
    return "y" in values and day <= 31 and (month <= 31 if "numeric" in values else True)


def _compound(words: DateWords, tokens: Tokens, match: Match, published: date | None) -> Interval | None:
    if len(match.parts) == 2:
        return _range(words, tokens, match, published)
    part = match.parts[0]
    until = match.entry.opens == "start"
    inner = _plain(words, tokens, part, published, UNKNOWN if until else "until")
    if inner is None:
        return None
    if until:
        return Interval(None, inner.latest, "open_start", inner.flags)
    return Interval(inner.earliest, None, "open_end", inner.flags)


def _range(words: DateWords, tokens: Tokens, match: Match, published: date | None) -> Interval | None:
    """From one date to another. What the first leaves out it shares with the second."""
    first, last = match.parts
    if not (_sound(first.values) and _sound(last.values)):
        return None
    if tokens.words[last.first - 1] in DASHES and RELATIVE in (_kind(first), _kind(last)):
        return None  # A dash that goes on with the sentence.
    end = _plain(words, tokens, last, published)
    if end is None:
        return None
    weekdays = _kind(first) == WEEKDAY and _kind(last) == WEEKDAY
    if weekdays and end.latest is not None and end.latest == end.earliest and "weekday" in first.values:
        start = weekday_from(str(first.values["weekday"]), "until", end.latest)
    else:
        shared = {slot: last.values[slot] for slot in ("y",) if slot in last.values and "month" in first.values}
        values = {**shared, **first.values}
        start = resolve(first.entry.meaning, values, published if end.latest is None else _anchor(first, published, end.latest), "until")
        if shared and start.earliest is not None and end.latest is not None and start.earliest > end.latest:
            start = resolve(first.entry.meaning, {**values, "y": int(values["y"]) - 1}, published)
    flags = tuple(dict.fromkeys((*start.flags, *end.flags)))
    if start.earliest is None or end.latest is None:
        return unknown(_span(start, end), *flags)
    if start.earliest > end.latest:
        return None
    return Interval(start.earliest, end.latest, _span(start, end), flags)


def _anchor(first: Match, published: date | None, end: date) -> date | None:
    """From what the first date of a range is counted: one without a year from the second, all others from the publication."""
    absolute = _kind(first) == ABSOLUTE and "y" not in first.values
    return end if absolute else published


def _span(start: Interval, end: Interval) -> str:
    kinds = {start.granularity, end.granularity}
    for unit in ("year", "month"):
        if kinds == {unit}:
            return unit + "s"
    return "days"


def _side(words: DateWords, tokens: Tokens, match: Match, default: str) -> str:
    """Whether a weekday, or a date without a year, lies behind or ahead.

    The nearest word that tells decides: to its left, or to its right where it opens the sentence.
    """
    text, start, end = tokens.text, tokens.begin(match.first), tokens.end(match.end - 1)
    left = text[max(0, start - _NEAR) : start]
    stops = [found.end() for found in _STOP.finditer(left)]
    before = [found.group().lower() for found in _WORD.finditer(left, stops[-1] if stops else 0)]
    for word in reversed(before):
        if word in words.reports:
            return "until"
        if word in words.anticipates:
            return "from"
    if len(before) > _OPENING:
        return default
    right = text[end : end + _NEAR]
    stop = _STOP.search(right)
    for found in _WORD.finditer(right, 0, stop.start() if stop else len(right)):
        word = found.group().lower()
        if word in words.reports:
            return "until"
        if word in words.anticipates:
            return "from"
    return default


def _clock(words: DateWords, tokens: Tokens, leaf: Match, end: int) -> Clock | None:
    """The time of day behind a date, or the one that stands within it."""
    within = leaf.daypart
    match = longest(words.grammar, words.grammar.clocks, tokens, end) if words.triggers.may_tell_time(tokens, end) else None
    if match is None:
        part = leaf.values.get("daypart")
        if part is None:
            return None
        if within is None:
            start, stop = tokens.begin(leaf.first), tokens.end(leaf.end - 1)
        else:
            start, stop = tokens.begin(within), tokens.end(within)
        return Clock(start, stop, None, None, str(part), None)
    values = match.values
    part = values.get("daypart", leaf.values.get("daypart"))
    hour = values.get("h")
    first = next(i for i in range(end, match.end) if tokens.words[i].isalnum())
    return Clock(
        start=tokens.begin(first if within is None or within < leaf.end - 1 else within),
        end=tokens.end(match.end - 1),
        hour=None if hour is None else _hour(int(hour), part, values.get("meridiem")),
        minute=int(values["min"]) if "min" in values else None,
        part=None if part is None else str(part),
        zone=str(values["zone"]) if "zone" in values else None,
    )


def _hour(hour: int, part: int | str | None, meridiem: int | str | None) -> int:
    """The hour of 24, from an hour of 12 with a word for the half or the part of the day."""
    if hour > 12:
        return hour % 24
    if meridiem is not None:
        return hour % 12 + (12 if meridiem == "pm" else 0)
    later = {"noon": (1, 4), "afternoon": (1, 11), "evening": (1, 11), "night": (6, 11)}.get(str(part))
    if later is not None and later[0] <= hour <= later[1]:
        return hour + 12
    return 0 if hour == 12 and part in ("night", "small_hours") else hour
