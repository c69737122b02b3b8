"""Where a paragraph quotes: its quotation marks in pairs.

Quotation marks are paired by their position, never refused: a mark that opens stands after white space or an opening bracket, one
that closes stands before white space or punctuation, whatever its shape. Everything here runs in linear time.
"""

import re
from typing import NamedTuple

from runding.model.text import Range

_DOUBLE = re.compile("[\"“”„‟«»]|''|``")
_SINGLE = re.compile("[‘’'‚]")
_OPENING_SHAPE = frozenset("“„«‘‚")
_BEFORE_OPENING = frozenset(" \u200b\u200e\u200f\t\n\r\u00a0([{—–-/:“„«\"'‘")
_AFTER_CLOSING = frozenset(" \u200b\u200e\u200f\t\n\r\u00a0.,;:!?)]}—–-/…”»\"'’")


class Quote(NamedTuple):
    """A quotation: the stretch with its marks, the stretch within them, and whether a mark closes it."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    single: bool

    @property
    def inner(self) -> Range:
        """What stands between the marks."""
        return Range(self.inner_start, self.inner_end)


def pair_quotes(text: str, start: int, end: int) -> list[Quote]:
    """The quotations of one paragraph `text[start:end]`, in order and disjoint; inner quotations stay inside the outer one."""
    doubles = _pairs(text, start, end, _DOUBLE, single=False)
    singles: list[Quote] = []
    at = start
    for quote in [*doubles, None]:
        stop = end if quote is None else quote.start
        if at < stop and _SINGLE.search(text, at, stop):
            singles += [q for q in _pairs(text, at, stop, _SINGLE, single=True) if q.closed]
        at = stop if quote is None else quote.end
    return sorted([*doubles, *singles]) if singles else doubles


def _pairs(text: str, start: int, end: int, marks: re.Pattern[str], *, single: bool) -> list[Quote]:
    found: list[Quote] = []
    opened: re.Match[str] | None = None
    for mark in marks.finditer(text, start, end):
        before = text[mark.start() - 1] if mark.start() > start else " "
        after = text[mark.end()] if mark.end() < end else " "
        opens = before in _BEFORE_OPENING and not after.isspace()
        closes = after in _AFTER_CLOSING and not before.isspace()
        if single and not (opens or closes):
            continue
        if opened is None:
            if opens or (not single and not closes and mark.group() in _OPENING_SHAPE):
                opened = mark
            continue
        if opens and not closes:
            if not single and mark.group() != opened.group() and mark.group() not in _OPENING_SHAPE:
                continue
            found.append(Quote(opened.start(), mark.start(), opened.end(), mark.start(), closed=False, single=single))
            opened = mark
        elif closes or not single:
            found.append(Quote(opened.start(), mark.end(), opened.end(), mark.start(), closed=True, single=single))
            opened = None
    if opened is not None and opened.end() < end:
        found.append(Quote(opened.start(), end, opened.end(), end, closed=False, single=single))
    return [quote for quote in found if quote.inner_start < quote.inner_end]
