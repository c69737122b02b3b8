"""What does each side want, offer and refuse? A matrix of issues and parties, or a list where parties are many."""

from collections.abc import Sequence
from typing import Final

from runding.model.record import Position
from runding.show.frame import INDENT, Frame
from runding.show.ink import Line, Piece, Style
from runding.show.layout import GAP, Cells, beside, indented, wrap

_STANCES: Final = {
    "offer": Style.GOOD,
    "open": Style.GOOD,
    "accept": Style.GOOD,
    "concede": Style.GOOD,
    "refuse": Style.BAD,
    "red_line": Style.BAD,
    "ultimatum": Style.BAD,
}
_CELL: Final = 16
_ISSUE: Final = (16, 32)
"""The least and the greatest width of the column of issues."""


def positions(frame: Frame) -> list[Line]:
    """The section of positions, issues in the order in which the report takes them up."""
    found = frame.record.positions
    issues = tuple(dict.fromkeys(position.issue for position in found))
    holders = tuple(side for side in frame.sides if any(position.holder.side == side for position in found))
    if not found:
        return []
    names = [len(frame.labels.of("issue", issue)) for issue in issues]
    first = min(max(_ISSUE[0], *names), _ISSUE[1])
    room = frame.width - INDENT - first - GAP * len(holders)
    cell = room // len(holders)
    lines = _list(frame, issues) if cell < _CELL else _matrix(frame, issues, holders, (first, cell))
    lines += [()] if frame.why else []
    for position in found:
        reasons = frame.reasons(position, INDENT * 2)
        lines += [*indented(wrap(_summary(frame, position), frame.width - INDENT), INDENT), *reasons] if reasons else []
    return frame.section("positions", lines)


def _matrix(frame: Frame, issues: Sequence[str], holders: Sequence[str], widths: tuple[int, int]) -> list[Line]:
    first, cell = widths
    # Few parties do not need the whole line: columns that are too wide are hard to follow.
    columns = [first, *[min(cell, 44)] * len(holders)]
    names: list[Sequence[Line]] = [wrap([frame.side(side)], cell) for side in holders]
    header: Cells = [[(Piece(frame.labels.of("word", "issue"), Style.DIM),)], *names]
    lines = beside(header, columns, indent=INDENT)
    for issue in issues:
        row: list[Sequence[Line]] = [wrap([Piece(frame.labels.of("issue", issue))], first)]
        for side in holders:
            held = [one for one in frame.record.positions if (one.issue, one.holder.side) == (issue, side)]
            row.append([line for one in held for line in wrap(_stance(frame, one), columns[-1], indent=INDENT)])
        lines += beside(row, columns, indent=INDENT)
    return lines


def _list(frame: Frame, issues: Sequence[str]) -> list[Line]:
    lines: list[Line] = []
    for issue in issues:
        lines += indented(wrap([Piece(frame.labels.of("issue", issue))], frame.width - INDENT), INDENT)
        for position in frame.record.positions:
            if position.issue == issue:
                pieces = [frame.side(position.holder.side), Piece(": "), *_stance(frame, position)]
                lines += indented(wrap(pieces, frame.width - INDENT * 2, indent=INDENT), INDENT * 2)
    return lines


def _summary(frame: Frame, position: Position) -> list[Piece]:
    issue = Piece(frame.labels.of("issue", position.issue))
    return [issue, Piece(" · "), frame.side(position.holder.side), Piece(": "), *_stance(frame, position)]


def _stance(frame: Frame, position: Position) -> list[Piece]:
    """The stance, towards whom, on which condition, in whose word where it is not the holder's own, and the statement."""
    labels = frame.labels
    pieces = [Piece(labels.of("stance", position.stance), _STANCES.get(position.stance, Style.ASKS))]
    if position.target is not None:
        pieces += [Piece(" → "), frame.side(position.target)]
    if position.condition is not None:
        pieces.append(Piece("; " + labels.say("condition", words=frame.quoted([position.condition]))))
    if position.attribution != "self":
        pieces.append(Piece(f" ({labels.of('attribution', position.attribution)})", Style.DIM))
    if position.by is not None:
        pieces += [Piece(" "), *frame.reference(position.by)]
    return pieces
