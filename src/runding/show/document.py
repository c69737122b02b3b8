"""What is a document made of, whatever file it becomes? Headings, lines, lists, tables and a picture, and notes under them.

A line is made of pieces: text, or a `Note` that leads to the words which carry what was said before it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Note:
    """A mark that leads to words: `key` is a mention's id."""

    key: str


@dataclass(frozen=True)
class Strong:
    """Words that stand out."""

    text: str


Piece = str | Note | Strong
Line = tuple[Piece, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the document's own."""

    text: str
    level: int


@dataclass(frozen=True)
class Paragraph:
    """A line of text."""

    line: Line


@dataclass(frozen=True)
class Bullets:
    """Lines in a list."""

    lines: Sequence[Line]


@dataclass(frozen=True)
class Grid:
    """A table: its head, and rows of lines."""

    head: Sequence[str]
    rows: Sequence[Sequence[Line]]


@dataclass(frozen=True)
class Dot:
    """A mark along time: its day (ISO), what stands in it, what it says, and how it stands (`good`, `part`, `bad`, `open`)."""

    day: str
    sign: str
    told: str
    means: str


@dataclass(frozen=True)
class Timeline:
    """Marks along time, a strip for each name; `told` says what it shows. `ticks` are days with their labels."""

    told: str
    strips: Sequence[tuple[str, Sequence[Dot]]]
    ticks: Sequence[tuple[str, str]]


Block = Heading | Paragraph | Bullets | Grid | Timeline


@dataclass(frozen=True)
class Noted:
    """What stands in a note: the words, who printed them when, and where."""

    words: str
    source: str
    address: str | None


@dataclass(frozen=True)
class Document:
    """A document in one language. `notes` has what stands in each note that its lines name, in the order in which they first do."""

    language: str
    title: str
    notes_title: str
    blocks: Sequence[Block]
    notes: dict[str, Noted]


def timeline_of(document: Document) -> Timeline | None:
    """The timeline of a document, where it has one."""
    return next((block for block in document.blocks if isinstance(block, Timeline)), None)


def lines_of(block: Block) -> Iterator[Line]:
    """The lines of a block."""
    if isinstance(block, Paragraph):
        yield block.line
    elif isinstance(block, Bullets):
        yield from block.lines
    elif isinstance(block, Grid):
        for row in block.rows:
            yield from row


def note_keys(blocks: Sequence[Block]) -> list[str]:
    """The notes that blocks name, in order, each once."""
    pieces = (piece for block in blocks for line in lines_of(block) for piece in line)
    return list(dict.fromkeys(piece.key for piece in pieces if isinstance(piece, Note)))
