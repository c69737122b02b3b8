"""Which words of dates has a pack, and which kinds of days do the examples of its patterns give?"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from runding.lang.dates import DateWords, scan
from runding.lang.dates.intervals import DIRECTIONS, GRANULARITIES, PARTS, UNITS, WEEKDAYS
from runding.lang.dates.words import DAYPARTS, SEASONS, TABLES

_BRACKETS: Final = re.compile(r"[\[\]]")
_WORDS: Final[tuple[tuple[str, Sequence[str | int]], ...]] = (
    ("weekday_name", WEEKDAYS), ("month_name", tuple(range(1, 13))), ("unit", UNITS), ("direction", DIRECTIONS), ("part", PARTS),
    ("ordinal", (1, 2, 3, 4, 5, -1)), ("daypart", DAYPARTS), ("season", SEASONS),
)  # fmt: skip
"""The classes of words with the values that they may have."""

Counts = Iterator[tuple[str, int | None, int | None, int | None]]


def date_words(dates: DateWords) -> Counts:
    """How many words there are for each value."""
    for name, values in _WORDS:
        words = Counter(form.value for forms in dates.grammar.classes.get(name, {}).values() for form in forms)
        for value in values:
            yield f"{name.removesuffix('_name')} {value}", words[value], None, None


def granularities(dates: DateWords) -> Counts:
    """How many patterns have an example that gives such days, and how many examples do; then the patterns by their table."""
    patterns: dict[str, set[str]] = {}
    examples: Counter[str] = Counter()
    for entry in dates.entries:
        for text, published, _ in entry.examples:
            day = date.fromisoformat(published) if published else None
            for reading in scan(dates, _BRACKETS.sub("", text), published=day):
                name = reading.interval.granularity
                if name is not None and (reading.rule == entry.rule or entry.table == "clock"):
                    patterns.setdefault(name, set()).add(entry.pattern)
                    examples[name] += 1
    for name in GRANULARITIES:
        yield name, len(patterns.get(name, ())), examples[name], None
    for table in TABLES:
        entries = [entry for entry in dates.entries if entry.table == table]
        yield f"[[{table}]]", len(entries), sum(len(entry.examples) + len(entry.near_misses) for entry in entries), None
