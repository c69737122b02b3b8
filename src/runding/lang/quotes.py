"""Where a paragraph quotes: its quotation marks in pairs.

Quotation marks are paired by their position, never refused: a mark that opens stands after white space or an opening bracket, one
that closes stands before white space or punctuation, whatever its shape. Everything here runs in linear time.
"""

import re
from typing import NamedTuple

from runding.model.text import Range

_DOUBLE = re.compile("[\"“”„‟«»'`](?:(?<!['`])|(?<=')'|(?<=`)`)")
"""A double mark, or two single ones. One set of characters stands first, since a text is searched for that fastest."""
_ANY = re.compile("[\"“”„‟«»'`‘’‚]")
"""What a quotation may begin with: most paragraphs have none of it."""
_SINGLE = re.compile("[‘’'‚]")
_OPENING_SHAPE = frozenset("“„«‘‚")
_BEFORE_OPENING = frozenset(" \u200b\u200e\u200f\t\n\r\u00a0([{—–-/:“„«\"'‘")
_STOPS = frozenset(",.?!")
_ENDINGS = frozenset(".,;:!?…)]")
_AFTER_CLOSING = frozenset(" \u200b\u200e\u200f\t\n\r\u00a0.,;:!?)]}—–-/…”»\"'’")


class Quote(NamedTuple):
    """A quotation: the stretch with its marks, the stretch within them, whether a mark closes it, whether it begins with a small letter.

    `comma` tells whether a comma inside its marks parts it from what follows (`“soon,” adding …`).
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    single: bool
    small: bool = False
    comma: bool = False

    @property
    def inner(self) -> Range:
        """What stands between the marks."""
        return Range(self.inner_start, self.inner_end)


class _Mark(NamedTuple):
    """A quotation mark; `firm` where punctuation stands before it, as it does before one that ends what somebody says."""

    start: int
    end: int
    opens: bool
    closes: bool
    shape: bool
    firm: bool


def pair_quotes(text: str, start: int, end: int) -> list[Quote]:
    """The quotations of one paragraph `text[start:end]`, in order and disjoint; inner quotations stay inside the outer one."""
    if _ANY.search(text, start, end) is None:
        return []
    doubles = _pairs(text, end, _marks(text, start, end, _DOUBLE), single=False)
    singles: list[Quote] = []
    at = start
    for quote in [*doubles, None]:
        stop = end if quote is None else quote.start
        if at < stop and _SINGLE.search(text, at, stop):
            marks = _without_apostrophes(text, [m for m in _marks(text, at, stop, _SINGLE) if m.opens or m.closes])
            singles += [q for q in _pairs(text, stop, marks, single=True) if q.closed or (text[q.start] == "‘" and q.end == end)]
        at = stop if quote is None else quote.end
    return sorted([*doubles, *singles]) if singles else doubles


def _marks(text: str, start: int, end: int, marks: re.Pattern[str]) -> list[_Mark]:
    found: list[_Mark] = []
    for mark in marks.finditer(text, start, end):
        before = text[mark.start() - 1] if mark.start() > start else " "
        after = text[mark.end()] if mark.end() < end else " "
        stops = after in _STOPS and text[mark.end() : mark.end() + 2] != ".."
        opens = before in _BEFORE_OPENING and not after.isspace() and not (stops and before == " ")
        closes = after in _AFTER_CLOSING and (not before.isspace() or (stops and before == " "))
        found.append(_Mark(*mark.span(), opens, closes, mark.group() in _OPENING_SHAPE, before in _ENDINGS))
    return found


def _without_apostrophes(text: str, marks: list[_Mark]) -> list[_Mark]:
    """The single marks without what closes no quotation: a mark behind an s that punctuation does not precede, where a firm one follows."""
    kept: list[_Mark] = []
    firm = False
    for mark in reversed(marks):
        if (
            mark.closes
            and not mark.opens
            and not mark.firm
            and firm
            and text[mark.start - 1 : mark.start] == "s"
            and text[mark.end : mark.end + 1] == " "
        ):
            continue
        firm = mark.firm if mark.closes else False if mark.opens else firm
        kept.append(mark)
    return kept[::-1]


def _pairs(text: str, end: int, marks: list[_Mark], *, single: bool) -> list[Quote]:
    """Pairs the marks: as they nest, where they do; else each with the next that closes."""
    pairs = _nested(marks) if not single else None
    found: list[Quote] = []
    opened: _Mark | None = None
    for mark in [] if pairs is not None else marks:
        if opened is None:
            if mark.opens or (not single and not mark.closes):
                opened = mark
        elif mark.opens and not mark.closes and not (not single and _is_late(text, mark)):
            if not single and text[mark.start : mark.end] != text[opened.start : opened.end] and not mark.shape:
                continue
            found.append(_quote(text, opened, mark.start, mark.start, closed=False, single=single))
            opened = mark
        elif mark.closes or not single:
            found.append(_quote(text, opened, mark.start, mark.end, closed=True, single=single))
            opened = None
    found += [_quote(text, first, last.start, last.end, closed=True, single=False) for first, last in pairs or ()]
    if opened is not None and opened.end < end:
        found.append(_quote(text, opened, end, end, closed=False, single=single))
    return [quote for quote in found if quote.inner_start < quote.inner_end]


def _is_late(text: str, mark: _Mark) -> bool:
    """Whether a mark with a blank on its wrong side closes what is open: *siap, "kata dia*."""
    return (
        text[mark.start - 1 : mark.start] == " "
        and text[mark.start - 2 : mark.start - 1] in _STOPS
        and text[mark.end : mark.end + 1].islower()
    )


def _nested(marks: list[_Mark]) -> list[tuple[_Mark, _Mark]] | None:
    """The outermost pairs of marks, some of which hold others; None where none does, or where they do not come out even."""
    pairs: list[tuple[_Mark, _Mark]] = []
    open_: list[_Mark] = []
    deepest = 0
    for mark in marks:
        if mark.opens and not mark.closes:
            open_.append(mark)
            deepest = max(deepest, len(open_))
        elif not mark.closes or not open_:
            return None
        elif len(open_) == 1:
            pairs.append((open_.pop(), mark))
        else:
            open_.pop()
    return pairs if deepest > 1 and not open_ else None


def _quote(text: str, opened: _Mark, inner_end: int, end: int, *, closed: bool, single: bool) -> Quote:
    inner_start = opened.end
    while inner_start < inner_end and text[inner_start] == " ":
        inner_start += 1
    while inner_start < inner_end and text[inner_end - 1] == " ":
        inner_end -= 1
    small = text[inner_start : inner_start + 1].islower()
    return Quote(opened.start, end, inner_start, inner_end, closed, single, small, comma=closed and text[inner_end - 1] == ",")
