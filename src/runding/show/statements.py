"""Who said what, in which office, over which channel, relayed by whom? A table of the statements."""

from typing import Final

from runding.model.record import Speaker, Statement
from runding.show.frame import INDENT, Frame
from runding.show.ink import Line, Piece, Style
from runding.show.layout import GAP, Cells, Parts, beside, flow, wrap

_NARROW: Final = 72
"""Below this width the speaker stands above the content instead of beside it."""


def statements(frame: Frame) -> list[Line]:
    """The section of statements: a table, or blocks where the page is narrow."""
    found = frame.record.statements
    lines: list[Line] = []
    for number, statement in enumerate(found, 1):
        row = _row(frame, number, statement, len(str(len(found))))
        lines += [(), *row] if lines else row
    return frame.titled(frame.labels.say("statements", count=len(found)), lines)


def _row(frame: Frame, number: int, statement: Statement, digits: int) -> list[Line]:
    count = Piece(f"{number:>{digits}}", Style.DIM)
    if frame.width < _NARROW:
        room = frame.width - INDENT - digits - GAP
        return beside([[(count,)], _speaker(frame, statement, room) + _content(frame, statement, room)], [digits, room], indent=INDENT)
    who = min(max(frame.width // 4, 20), 34)
    room = frame.width - INDENT - digits - who - GAP * 2
    cells: Cells = ([(count,)], _speaker(frame, statement, who), _content(frame, statement, room))
    return beside(cells, [digits, who, room], indent=INDENT)


def _speaker(frame: Frame, statement: Statement, width: int) -> list[Line]:
    """Name, then office, then side."""
    return wrap([frame.speaker(statement.speaker)], width) + flow(_office(frame, statement.speaker), width)


def _office(frame: Frame, speaker: Speaker | None) -> Parts:
    if speaker is None:
        return ()
    # A state's code, not its name: that would often repeat in one language what the office says in another.
    side = speaker.side or ""
    side = side if side.isupper() else frame.labels.side(side)
    kind = "" if speaker.kind in (None, "person", "state") else frame.labels.of("kind", speaker.kind or "")
    # A side that stands in the name or the office need not be named twice.
    side = "" if side.casefold() in f"{speaker.name} {speaker.role or ''}".casefold().split() else side
    return (Piece(speaker.role or kind, Style.DIM), Piece(side, frame.styles.get(speaker.side or "")))


def _content(frame: Frame, statement: Statement, width: int) -> list[Line]:
    lines = wrap([Piece(frame.content(statement))], width)
    lines += flow(_way(frame, statement), width)
    speaker = statement.speaker
    more = [("found_by", frame.labels.of("resolved_by", speaker.resolved_by) + _mention(statement))] if speaker else []
    if statement.cue is not None:
        more.append(("cue", statement.cue.exact))
    # The frame's reasons are laid out for a whole page: here they share a line with the speaker.
    narrow = Frame(frame.record, labels=frame.labels, width=width, why=frame.why)
    return lines + narrow.reasons(statement, 0, *more)


def _mention(statement: Statement) -> str:
    mention = statement.speaker.mention if statement.speaker is not None else None
    return f" “{mention.exact}”" if mention is not None else ""


def _way(frame: Frame, statement: Statement) -> list[Piece]:
    """Channel, relays and time, dim."""
    labels, parts = frame.labels, list[Piece]()
    if statement.channel is not None:
        kind = labels.of("channel", statement.channel.kind)
        name = statement.channel.name
        words = kind if name is None or name.casefold() == kind.casefold() else labels.say("channel", kind=kind, name=name)
        parts.append(Piece(words, Style.DIM))
    if statement.relay:
        parts.append(Piece(labels.say("relayed", outlets=" → ".join(statement.relay)), Style.DIM))
    if statement.said is not None:
        parts.append(Piece(labels.say("said", time="".join(piece.text for piece in frame.time(statement.said))), Style.DIM))
    return parts


def legend(frame: Frame) -> list[Line]:
    """The speakers by the numbers of their statements: what the marks in the article's text stand for."""
    numbers: dict[tuple[str, str | None], list[int]] = {}
    pieces: dict[tuple[str, str | None], Statement] = {}
    for number, statement in enumerate(frame.record.statements, 1):
        speaker = statement.speaker
        key = (speaker.name, speaker.side) if speaker is not None else ("", None)
        numbers.setdefault(key, []).append(number)
        pieces.setdefault(key, statement)
    width = max((len(", ".join(map(str, row))) for row in numbers.values()), default=0)
    width = min(width, frame.width // 4)
    lines: list[Line] = []
    for key, row in numbers.items():
        count = wrap([Piece(", ".join(map(str, row)), Style.DIM)], width)
        room = frame.width - INDENT - width - GAP
        speaker = pieces[key].speaker
        lines += beside([count, flow([frame.speaker(speaker), *_office(frame, speaker)], room)], [width, room], indent=INDENT)
    return frame.section("speakers", lines)
