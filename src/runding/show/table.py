"""A table of a history, for a terminal: columns as wide as they need, the last one with what is left, long cells on several lines."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from runding.show.ink import Line, Piece, Style, paint
from runding.show.layout import GAP, beside, wrap
from runding.show.measure import columns
from runding.show.safe import printable

Cell = str | int | None
_LONGEST_WORD: Final = 16
"""Words of up to so many columns are not broken: ids have that many."""
_LAST: Final = 30
"""The last column should have as many as this."""
_MOST: Final = 34
"""Columns of the widest column but the last."""


class Table(NamedTuple):
    """Headings and rows. Numbers stand right, what is not known is None.

    `dispensable` columns are left out of a terminal that has no room for them, the first ones first; files have them all.
    """

    headings: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    dispensable: tuple[str, ...] = ()


def render_table(table: Table, *, width: int, color: bool) -> str:
    """The table as text of at most `width` columns, with a line feed at the end of each line."""
    headings = list(table.headings)
    rows = [list(row) for row in table.rows]
    for name in table.dispensable:
        if sum(_least(headings, rows)) + GAP * (len(headings) - 1) <= width:
            break
        at = headings.index(name)
        del headings[at]
        for row in rows:
            del row[at]
    right = [bool(rows) and all(isinstance(row[at], int | None) for row in rows) for at in range(len(headings))]
    widths = _widths(headings, rows, width)
    lines = _row([Piece(heading, Style.STRONG) for heading in headings], widths, right)
    for row in rows:
        lines += _row([Piece(_text(cell)) for cell in row], widths, right)
    return paint(lines, color=color)


def _text(cell: Cell) -> str:
    return "" if cell is None else f"{cell:,}" if isinstance(cell, int) else cell


def _needed(headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """The columns that each column of the table would take on one line."""
    return [max(columns(heading), *(columns(printable(_text(row[at]))) for row in rows), 1) for at, heading in enumerate(headings)]


def _least(headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """The columns below which words are broken, and the last column is hard to read."""
    least = [max(_longest_word(heading), *(_longest_word(_text(row[at])) for row in rows), 1) for at, heading in enumerate(headings)]
    least[-1] = max(least[-1], min(_LAST, _needed(headings, rows)[-1]))
    return least


def _longest_word(text: str) -> int:
    return max((min(columns(word), _LONGEST_WORD) for word in printable(text).split()), default=0)


def _widths(headings: Sequence[str], rows: Sequence[Sequence[Cell]], width: int) -> list[int]:
    """The width of each column; where there is too little room, the widest ones give way first, and words are broken last."""
    last, least = len(headings) - 1, _least(headings, rows)
    widths = [size if at == last else min(size, _MOST) for at, size in enumerate(_needed(headings, rows))]
    room = width - GAP * last
    for bound in (least, [1] * len(widths)):
        while sum(widths) > room and (wide := [at for at in range(len(widths)) if widths[at] > bound[at]]):
            at = max(wide, key=lambda one: (widths[one], one))
            widths[at] -= min(sum(widths) - room, max(1, widths[at] - max([*(widths[one] for one in wide if one != at), bound[at]])))
            widths[at] = max(widths[at], bound[at])
    return widths


def _row(cells: Sequence[Piece], widths: Sequence[int], right: Sequence[bool]) -> list[Line]:
    made: list[list[Line]] = []
    for cell, size, to_right in zip(cells, widths, right, strict=True):
        padding = Piece(" " * max(0, size - columns(cell.text)) if to_right else "")
        made.append([(padding, *line) for line in wrap([cell], size)])
    return beside(made, widths)
