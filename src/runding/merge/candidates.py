"""Which forms are worth comparing? Blocks: two forms are compared only where one probes a block in which the other stands.

A form's blocks and probes follow from the form alone, and windows in time reach equally far both ways. So whether a pair is
compared does not depend on which of the two came first.
"""

from collections.abc import Hashable, Iterable
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import Final

from runding.merge.fold import dated, number, on_day

MONTH = 32
"""Days in a block of rounds or agreements."""
FIRST, LAST = date(1950, 1, 1).toordinal(), date(2050, 1, 1).toordinal()
"""Day counts before and after which all periods are one."""
_STEP: Final = 0x9_E377_9B97_F4A7
"""Between the numbers of two blocks of a row: odd, so that they differ, and far, so that rows do not meet."""


@lru_cache(maxsize=131072)
def block(day: int | None, *parts: Hashable) -> int:
    """The number of a block; `day` is the day count at which it begins, None where it has none."""
    return dated(day, "block", *(str(part) for part in parts))


def pairs(parties: tuple[str, ...]) -> list[tuple[str, str]]:
    """All pairs of parties, in order; of the first eight only, so that a conference does not fill the index."""
    return list(combinations(sorted(set(parties))[:8], 2))


def party_blocks(what: str, parties: tuple[str, ...], anchor: int | None, window: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Blocks and probes of something between parties at a day count `anchor`; pairs within `window` days are found.

    A report that names one party only is compared with those that name it beside another.
    """
    several = pairs(parties)
    if several:
        own = [("pair", a, b) for a, b in several] + [("one of", party, "") for party in sorted(set(parties))[:8]]
        look = [("pair", a, b) for a, b in several] + [("alone", party, "") for party in sorted(set(parties))[:8]]
    else:
        party = parties[0] if parties else "?"
        own = [("alone", party, "")]
        look = [("alone", party, ""), ("one of", party, "")]
    here = None if anchor is None else anchor // MONTH
    near = [here] if anchor is None else list(range((anchor - window) // MONTH, (anchor + window) // MONTH + 1))
    return tuple(_month(here, what, *one) for one in own), tuple(_month(month, what, *one) for one in look for month in near)


def _month(month: int | None, *parts: Hashable) -> int:
    return block(None if month is None else month * MONTH, *parts, "?" if month is None else month)


def day_blocks(what: str, marks: Iterable[Hashable], day: int | None, window: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Blocks and probes of something marked by each of `marks` on a day count; pairs within `window` days are found."""
    if day is None:
        return (), ()
    keys: list[int] = []
    probes: list[int] = []
    for mark in marks:
        row = number("blocks", what, str(mark))
        keys.append(_in_row(row, day, day))
        probes += [_in_row(row, near, near) for near in range(day - window, day + window + 1)]
    return tuple(keys), tuple(probes)


def _in_row(row: int, nth: int, day: int) -> int:
    """The number of one of a row of blocks, that begins at a day count: many are made at a time, and a step costs less than a hash."""
    return on_day(day, row + nth * _STEP)


def period_blocks(what: str, marks: Iterable[Hashable], day: int | None, window: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Blocks and probes of something marked by each of `marks`; pairs within `window` days are found, and those of which one has no day.

    For windows of hundreds of days, of which each would be a probe in `day_blocks`.
    """
    first, last = FIRST // window, LAST // window
    here = None if day is None else min(max(day // window, first), last)
    near = [None, *(range(first, last + 1) if here is None else range(here - 1, here + 2))]
    keys: list[int] = []
    probes: list[int] = []
    for mark in marks:
        row = number("blocks", what, str(mark))
        keys.append(_period(row, here, window))
        probes += [_period(row, one, window) for one in near]
    return tuple(keys), tuple(probes)


def _period(row: int, period: int | None, window: int) -> int:
    return on_day(None, row) if period is None else _in_row(row, period, period * window)
