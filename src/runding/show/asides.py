"""What else does the report hold? Counts of people, and the titles of other reports that were set into it."""

from runding.model.record import Figure
from runding.show.frame import INDENT, Frame
from runding.show.ink import Line, Piece, Style
from runding.show.layout import indented, separated, wrap


def figures(frame: Frame) -> list[Line]:
    """The section of reported counts."""
    found = frame.record.figures
    width = max((len(frame.labels.of("figure", figure.what)) for figure in found), default=0)
    lines: list[Line] = []
    for figure in found:
        value = separated([[Piece(_number(frame, figure)), Piece(f" {figure.of or ''}".rstrip())], _voice(frame, figure)])
        lines += frame.fields(frame.labels.of("figure", figure.what), value, INDENT, width)
        lines += frame.reasons(figure, INDENT * 2)
    return frame.section("figures", lines)


def related(frame: Frame) -> list[Line]:
    """The section of related reports."""
    lines: list[Line] = []
    for one in frame.record.related:
        lines += indented(wrap([Piece(one.title)], frame.width - INDENT, indent=INDENT), INDENT)
    return frame.section("related", lines)


def _number(frame: Frame, figure: Figure) -> str:
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        return f"{low}" if low == high else f"{low}–{high}"
    if low is not None:
        return frame.labels.say("at_least", number=low)
    return frame.labels.say("at_most", number=high) if high is not None else ""


def _voice(frame: Frame, figure: Figure) -> list[Piece]:
    name = frame.voice(figure.by)
    return [Piece(frame.labels.say("asserted", name=name) + " ", Style.DIM), *frame.reference(figure.by)] if name else []
