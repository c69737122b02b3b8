"""How do pieces fill lines of a given width, and how do columns stand side by side?"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from runding.show.ink import Line, Piece, Style, isolated
from runding.show.measure import characters, columns

GAP: Final = 2
"""The columns between two cells."""

Parts = Sequence[Piece | Sequence[Piece]]
"""What stands in a row: pieces, or groups of pieces that belong together."""

Cells = Sequence[Sequence[Line]]
"""The cells of one row, each some lines."""

_WORDS: Final = re.compile(r"[ ]+|[^ ]+")


def wrap(pieces: Sequence[Piece], width: int, *, indent: int = 0) -> list[Line]:
    """The pieces as lines of at most `width` columns; lines after the first begin with `indent` spaces.

    Breaks at spaces, and inside a word only where it is longer than a line, as in scripts without spaces. No pieces give no line.
    """
    lines: list[list[Piece]] = [[]]
    taken = 0
    for spaces, word in _words(pieces):
        size = sum(columns(part.text) for part in word)
        if taken and taken + len(spaces.text) + size > width:
            lines.append(_indentation(indent))
            taken = indent
        elif taken:
            # A line's first word comes without the spaces before it.
            lines[-1].append(spaces)
            taken += len(spaces.text)
        if taken + size <= width:
            lines[-1] += word
            taken += size
            continue
        for character in _characters(word):
            size = columns(character.text)
            if taken > indent and taken + size > width:
                lines.append(_indentation(indent))
                taken = indent
            lines[-1].append(character)
            taken += size
    return [_joined(line) for line in lines if line]


def beside(cells: Cells, widths: Sequence[int], *, indent: int = 0) -> list[Line]:
    """The cells, each some lines of at most its width, as lines that show them side by side."""
    rows: list[Line] = []
    for parts in zip_longest(*cells, fillvalue=()):
        row: list[Piece] = _indentation(indent)
        last = max((at for at, part in enumerate(parts) if part), default=-1)
        for at, part in enumerate(parts[: last + 1]):
            row += isolated(part)
            if at < last:
                used = sum(columns(piece.text) for piece in part)
                row.append(Piece(" " * (widths[at] - used + GAP)))
        rows.append(row)
    return rows


def indented(lines: Sequence[Line], indent: int) -> list[Line]:
    """The lines, moved to the right."""
    return [(*_indentation(indent), *isolated(line)) for line in lines]


def flow(parts: Parts, width: int, *, indent: int = 0) -> list[Line]:
    """The parts with a dim dot between, as lines; a line that ends between two parts needs no dot."""
    lines: list[list[Piece]] = []
    for part in parts:
        pieces = [part] if isinstance(part, Piece) else list(part)
        if not any(piece.text for piece in pieces):
            continue
        whole = separated([lines[-1], pieces]) if lines else pieces
        size = sum(columns(piece.text) for piece in whole)
        if lines and size + (indent if len(lines) > 1 else 0) <= width:
            lines[-1] = whole
        else:
            lines.append(pieces)
    wrapped = [wrap(line, width - (indent if number else 0), indent=0 if number else indent) for number, line in enumerate(lines)]
    return [line for number, some in enumerate(wrapped) for line in (indented(some, indent) if number else some)]


def separated(parts: Parts, separator: str = " · ") -> list[Piece]:
    """The parts one after the other with a dim separator between; empty ones are left out."""
    made: list[Piece] = []
    for part in parts:
        pieces = [part] if isinstance(part, Piece) else list(part)
        if not any(piece.text for piece in pieces):
            continue
        if made:
            made.append(Piece(separator, Style.DIM))
        made += pieces
    return made


def _indentation(indent: int) -> list[Piece]:
    return [Piece(" " * indent)] if indent else []


def _words(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, list[Piece]]]:
    """Each word, which may have several styles, with the spaces before it."""
    spaces, word = Piece(""), list[Piece]()
    for piece in pieces:
        for match in _WORDS.finditer(piece.text):
            part = Piece(match[0], piece.style)
            if not part.text.isspace():
                word.append(part)
                continue
            if word:
                yield spaces, word
            spaces, word = part, []
    if word:
        yield spaces, word


def _characters(word: Sequence[Piece]) -> Iterator[Piece]:
    for part in word:
        for character in characters(part.text):
            yield Piece(character, part.style)


def _joined(line: Sequence[Piece]) -> Line:
    """The line with neighbours of one style made one piece."""
    made: list[Piece] = []
    for piece in line:
        if made and made[-1].style == piece.style:
            made[-1] = Piece(made[-1].text + piece.text, piece.style)
        else:
            made.append(piece)
    return made
