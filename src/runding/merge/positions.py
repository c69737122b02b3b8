"""How a party's position on an issue moves: one point for each day, and from point to point a change with its words.

Stated positions only; a counterpart's or mediator's word on a party's position is shown and moves nothing.
"""

from collections.abc import Iterable
from typing import Final

from runding.merge.form import Detail, Facts
from runding.model.history import Cell, Change, PositionLine, PositionPoint, StanceHeld
from runding.model.record import Position
from runding.model.vocabulary import COARSE_STANCE

FIRMNESS: Final = {
    "ultimatum": 7, "red_line": 6, "refuse": 5, "precondition": 4, "demand": 3, "priority": 2,
    "open": 1, "offer": 0, "accept": -1, "concede": -2,
}  # fmt: skip
"""How hard a stance is: from leaving the table to giving up a held point."""
OWN: Final = frozenset({"self", "media"})
"""Attributions that are the party's own word, or the outlet's plain report of it."""


class PositionFacts(Facts, frozen=True, kw_only=True, array_like=True):
    """What makes one point of a position line: the party, the issue, the day (ISO) of the statement or the report."""

    holder: str
    issue: str
    day: str | None


class PositionDetail(Detail, frozen=True, kw_only=True, array_like=True):
    """What a report says of a position. `voice` is who voiced it."""

    stance: str
    attribution: str
    target: str | None
    words: str
    voice: str | None


def detail_of(one: Position) -> PositionDetail:
    """What a report says of a position."""
    return PositionDetail(
        stance=one.stance,
        attribution=one.attribution,
        target=one.target,
        words=one.evidence[0].exact,
        voice=one.holder.name,
    )


def leading(point: PositionPoint) -> StanceHeld | None:
    """The hardest stance of a day in the party's own word; None where only others speak of it."""
    own = [one for one in point.stances if one.attribution in OWN]
    return min(own, key=lambda one: (-FIRMNESS.get(one.stance, 0), one.stance)) if own else None


def change(before: str, after: str) -> str:
    """The kind of change between two stances.

    Withdrawn: what was offered or accepted is refused, or a demand or refusal is given up. Otherwise harder or softer.
    """
    if before == after:
        return "unchanged"
    was, now = COARSE_STANCE.get(before), COARSE_STANCE.get(after)
    if was == "for" and now == "against" and before != "open":
        return "withdrawn"
    if was in ("asks", "against") and after == "concede":
        return "withdrawn"
    return "hardened" if FIRMNESS.get(after, 0) > FIRMNESS.get(before, 0) else "softened"


def lines(points: Iterable[PositionPoint]) -> tuple[PositionLine, ...]:
    """The points as lines, one for each party and issue, with the changes along them."""
    by_line: dict[tuple[str, str], list[PositionPoint]] = {}
    for point in points:
        by_line.setdefault((point.holder, point.issue), []).append(point)
    return tuple(
        PositionLine(holder=holder, issue=issue, points=tuple(ordered), changes=tuple(_changes(ordered)))
        for (holder, issue), ordered in sorted(
            (key, sorted(found, key=lambda one: (one.day or "~", one.id))) for key, found in by_line.items()
        )
    )


def matrix(found: Iterable[PositionLine]) -> tuple[Cell, ...]:
    """The last stance of each party on each issue, by issue and party. Only a party's own word, and only with a day."""
    cells: list[Cell] = []
    for line in found:
        told = [(point, held) for point in line.points if point.day is not None and (held := leading(point)) is not None]
        if told:
            point, held = told[-1]
            cells.append(
                Cell(
                    holder=line.holder, issue=line.issue, day=point.day or "", stance=held.stance, words=held.words,
                    point=point.id, carried=held.carried,
                )
            )  # fmt: skip
    return tuple(sorted(cells, key=lambda one: (one.issue, one.holder)))


def _changes(points: list[PositionPoint]) -> Iterable[Change]:
    before: tuple[PositionPoint, StanceHeld] | None = None
    for point in points:
        held = leading(point)
        if held is None or point.day is None:
            continue
        if before is not None:
            yield Change(
                kind=change(before[1].stance, held.stance),
                before=before[0].id,
                after=point.id,
                stance_before=before[1].stance,
                stance_after=held.stance,
                words=held.words,
            )
        before = (point, held)
