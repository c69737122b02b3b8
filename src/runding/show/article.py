"""Where in the text do the statements stand? The article with its statements marked and numbered."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from runding.show.frame import Frame
from runding.show.ink import Line, Piece, Style
from runding.show.layout import wrap
from runding.show.statements import legend

_OPEN: Final = "⟦"
_CLOSE: Final = "⟧"


class _Mark(NamedTuple):
    """Where the content of a statement begins or ends. At one place ends sort before beginnings."""

    at: int
    opens: bool
    number: int


def article(frame: Frame) -> list[Line]:
    """The text, each content between ⟦ and ⟧ with the number of its statement, and the speakers below."""
    lines: list[Line] = [()]
    paragraph: list[Piece] = []
    for piece, ends in _pieces(frame):
        paragraph.append(piece)
        if ends:
            lines += wrap(paragraph, frame.width) or [()]
            paragraph = []
    return [*lines, *wrap(paragraph, frame.width), *legend(frame)]


def _pieces(frame: Frame) -> Iterator[tuple[Piece, bool]]:
    """The text in pieces of one style, each with whether its paragraph ends after it."""
    text, at, open_marks = frame.record.article.text, 0, list[int]()
    furniture = {span.start: span.end for span in frame.record.furniture}
    dim_until = 0
    stops = sorted({*(mark.at for mark in _marks(frame)), *furniture, *furniture.values(), len(text)})
    marks: dict[int, list[_Mark]] = {}
    for mark in _marks(frame):
        marks.setdefault(mark.at, []).append(mark)
    for stop in stops:
        style = _style(frame, open_marks, dim=at < dim_until)
        yield from _paragraphs(text[at:stop], style)
        at = stop
        dim_until = max(dim_until, furniture.get(stop, 0))
        for mark in marks.get(stop, ()):
            if mark.opens:
                open_marks.append(mark.number)
                yield Piece(f"{_OPEN}{mark.number} ", Style.DIM), False
            else:
                open_marks.remove(mark.number)
                yield Piece(_CLOSE, Style.DIM), False


def _marks(frame: Frame) -> list[_Mark]:
    marks = []
    for number, statement in enumerate(frame.record.statements, 1):
        for span in statement.content:
            marks += [_Mark(span.start, True, number), _Mark(span.end, False, number)]
    return sorted(marks, key=lambda mark: (mark.at, mark.opens))


def _style(frame: Frame, open_marks: list[int], *, dim: bool) -> Style | None:
    if open_marks:
        speaker = frame.record.statements[open_marks[-1] - 1].speaker
        side = speaker.side if speaker is not None else None
        return frame.styles.get(side or "", Style.STRONG)
    return Style.DIM if dim else None


def _paragraphs(text: str, style: Style | None) -> Iterator[tuple[Piece, bool]]:
    lines = text.split("\n")
    for number, line in enumerate(lines):
        yield Piece(line, style), number < len(lines) - 1
