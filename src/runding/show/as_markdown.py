"""A document as Markdown with footnotes; the timeline is a picture in a file beside it, or a list of days where there is none."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from runding.show.document import Block, Bullets, Document, Grid, Heading, Line, Note, Paragraph, Strong, Timeline

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>#|~])")
_BEGINS: Final = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def as_markdown(document: Document, *, picture: str | None = None) -> bytes:
    """The document; its notes stand at the end under their numbers. `picture` is the name of the file that has the timeline."""
    numbers = {key: nth for nth, key in enumerate(document.notes, 1)}
    parts = ["\n".join(_block(block, numbers, picture)) for block in document.blocks]
    notes = []
    for key, noted in document.notes.items():
        link = f", <{noted.address}>" if noted.address and not re.search(r"[<>\s]", noted.address) else ""
        notes.append(f"[^{numbers[key]}]: “{_plain(noted.words)}” {_plain(noted.source)}{link}")
    if notes:
        parts.append(f"## {_plain(document.notes_title)}")
        parts.append("\n".join(notes))
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _block(block: Block, numbers: dict[str, int], picture: str | None) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield f"{'#' * level} {_plain(text)}"
        case Paragraph(line=line):
            yield _BEGINS.sub(r"\1\\\2", _line(line, numbers))
        case Bullets(lines=lines):
            yield from (f"- {_line(line, numbers)}" for line in lines)
        case Grid(head=head, rows=rows):
            yield f"| {' | '.join(map(_plain, head))} |"
            yield f"|{'---|' * len(head)}"
            yield from (f"| {' | '.join(_line(line, numbers) for line in row)} |" for row in rows)
        case Timeline(told=told) if picture is not None:
            yield f"![{_plain(told)}]({quote(picture)})"
        case Timeline(strips=strips):
            for name, dots in strips:
                yield f"- **{_plain(name)}**: " + " · ".join(_plain(dot.told) for dot in dots)


def _line(line: Line, numbers: dict[str, int]) -> str:
    parts = []
    for piece in line:
        if isinstance(piece, Note):
            parts.append(f"[^{numbers[piece.key]}]")
        elif isinstance(piece, Strong):
            parts.append(f"**{_plain(piece.text)}**")
        else:
            parts.append(_plain(piece))
    return "".join(parts)


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
