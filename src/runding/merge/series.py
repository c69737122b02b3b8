"""Which rounds belong to one series of talks? An ordinal counts within a series, so where the count starts again a series does.

Rounds between the same parties stand in one series while no longer than `PAUSE` passes from one to the next and the count goes
up. Two series between the same parties may run beside each other: a numbered round goes to the one that it continues.
"""

from collections.abc import Iterable
from typing import Final

import msgspec

from runding.merge.fold import day_number
from runding.model.history import SettledRound

PAUSE: Final = 120
"""Days after which the next round begins a new series."""


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """What of a round its series depends on. `day` is its day, or that of its first report."""

    id: str
    parties: tuple[str, ...]
    ordinal: int | None
    day: str | None


def met(one: SettledRound) -> Met:
    """What of a round its series depends on."""
    return Met(id=one.id, parties=one.parties, ordinal=one.ordinal, day=one.start or one.first)


class _Open:
    def __init__(self, name: str, day: int, ordinal: int | None) -> None:
        self.name, self.day, self.ordinal = name, day, ordinal


def series_of(rounds: Iterable[Met]) -> dict[str, str]:
    """For each round's id, the id of the first round of its series."""
    by_parties: dict[tuple[str, ...], list[Met]] = {}
    for one in rounds:
        by_parties.setdefault(one.parties, []).append(one)
    found: dict[str, str] = {}
    for group in by_parties.values():
        open_: list[_Open] = []
        for one in sorted(group, key=lambda it: (it.day or "~", it.ordinal or 0, it.id)):
            day = day_number(one.day)
            if day is None:
                found[one.id] = one.id
                continue
            open_ = [it for it in open_ if day - it.day <= PAUSE]
            series = _continued(open_, one.ordinal)
            if series is None:
                series = _Open(one.id, day, one.ordinal)
                open_.append(series)
            series.day = day
            series.ordinal = one.ordinal or series.ordinal
            found[one.id] = series.name
    return found


def _continued(open_: list[_Open], ordinal: int | None) -> _Open | None:
    """The open series that a round continues: the one that stood at the number before, else the latest that stood lower."""
    latest = sorted(open_, key=lambda it: (it.day, it.name), reverse=True)
    if ordinal is None:
        return latest[0] if latest else None
    for one in latest:
        if one.ordinal == ordinal - 1:
            return one
    return next((one for one in latest if one.ordinal is None or one.ordinal < ordinal), None)
