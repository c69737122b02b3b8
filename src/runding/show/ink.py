"""Pieces of text with a style, and how they become lines for a terminal, coloured or plain."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from runding.show.safe import printable, right_to_left


class Style(Enum):
    """What a piece of text is to the reader; the value is its ANSI attributes (SGR parameters)."""

    SECTION = "1;4"
    STRONG = "1"
    DIM = "2"
    GOOD = "32"
    BAD = "31"
    ASKS = "33"
    FIRST = "36"
    SECOND = "35"
    THIRD = "34"
    OTHER = "94"
    OPEN_ISOLATE = "\u2068"
    CLOSE_ISOLATE = "\u2069"


SIDES: Final = (Style.FIRST, Style.SECOND, Style.THIRD, Style.OTHER)
"""The colours of the sides of a report, in the order in which they are met."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one style. Whatever is put in, what it holds is printable."""

    text: str
    style: Style | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", printable(self.text))


Line = Sequence[Piece]

_ISOLATES: Final = (Style.OPEN_ISOLATE, Style.CLOSE_ISOLATE)
_OPEN: Final = Piece("", Style.OPEN_ISOLATE)
_CLOSE: Final = Piece("", Style.CLOSE_ISOLATE)


def isolated(line: Line) -> Line:
    """The line such that right-to-left text in it does not reorder what stands beside it."""
    if any(right_to_left(piece.text) for piece in line):
        return (_OPEN, *line, _CLOSE)
    return line


def paint(lines: Iterable[Line], *, color: bool) -> str:
    """The lines as text that ends with a line feed, with ANSI colours only if `color`."""
    return "".join(_painted(line, color) + "\n" for line in lines)


def _painted(line: Line, color: bool) -> str:
    parts = []
    for piece in line:
        if piece.style in _ISOLATES:
            parts.append(piece.style.value)
        elif color and piece.style is not None and piece.text.strip():
            parts.append(f"\x1b[{piece.style.value}m{piece.text}\x1b[0m")
        else:
            parts.append(piece.text)
    return "".join(parts).rstrip()
