"""The page of one record: its views and what they are made of."""

from collections.abc import Callable
from enum import Enum
from typing import Final

from runding.model.record import ArticleRecord
from runding.show.agreements import agreements
from runding.show.article import article
from runding.show.asides import figures, related
from runding.show.frame import Frame
from runding.show.heading import heading
from runding.show.ink import Line, Piece, Style, paint
from runding.show.labels import Labels
from runding.show.layout import wrap
from runding.show.positions import positions
from runding.show.rounds import rounds
from runding.show.statements import statements

WIDTHS: Final = (40, 200)
"""The narrowest and the widest page, in columns."""

Section = Callable[[Frame], list[Line]]


class Page(Enum):
    """What is shown: the whole record, the table of statements alone, or the article with marks."""

    RECORD = "record"
    TABLE = "table"
    TEXT = "text"


_SECTIONS: Final[dict[Page, tuple[Section, ...]]] = {
    Page.RECORD: (rounds, positions, agreements, statements, figures, related),
    Page.TABLE: (statements,),
    Page.TEXT: (article,),
}


def render(
    record: ArticleRecord,
    *,
    labels: Labels,
    page: Page = Page.RECORD,
    width: int = 100,
    color: bool = False,
    why: bool = False,
) -> str:
    """A record as text for a terminal of `width` columns (40 to 200; others count as the nearest of these).

    The text holds no control character but the line feed and, with `color`, the colour sequences that this package writes.
    """
    frame = Frame(record, labels=labels, width=min(max(width, WIDTHS[0]), WIDTHS[1]), why=why)
    body = [line for section in _SECTIONS[page] for line in section(frame)]
    if not body:
        body = [(), *wrap([Piece(labels.of("word", "nothing_found"), Style.DIM)], frame.width)]
    return paint([*heading(frame), *body], color=color)
