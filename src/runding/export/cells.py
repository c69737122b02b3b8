"""Cells of tables that other programs open: text that stays text."""

from collections.abc import Iterable, Iterator
from csv import writer
from io import StringIO
from typing import Final

_FORMULA: Final = frozenset("=+-@\t\r")
_CONTROLS: Final = dict.fromkeys((*range(32), 127, *range(128, 160), 8232, 8233), " ")


def cell(value: object) -> str:
    """A value as the text of a cell: nothing for None, numbers as they are.

    Control characters become blanks, and text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV
    injection).
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    if not text.isprintable():
        text = text.translate(_CONTROLS)
    return f"'{text}" if text[:1] in _FORMULA and text else text


def csv_lines(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """CSV by RFC 4180, one line at a time, the header first."""
    yield _line(columns)
    for row in rows:
        yield _line(cell(value) for value in row)


def tab_lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Tab-separated lines without a header and without quotation, as event files have them."""
    for row in rows:
        yield "\t".join(cell(value).replace("\t", " ").replace("\n", " ") for value in row) + "\n"


def _line(values: Iterable[str]) -> str:
    made = StringIO()
    writer(made, lineterminator="\r\n").writerow(values)
    return made.getvalue()
