"""A document as one HTML file: style and picture inside, no script, nothing from elsewhere; made to be printed too."""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

from runding.show.document import Block, Bullets, Document, Grid, Heading, Line, Note, Paragraph, Strong, Timeline
from runding.show.drawing import as_svg, drawn

STYLE: Final = Path(__file__).parent / "briefing.css"


def as_html(document: Document) -> bytes:
    """The document."""
    numbers = {key: nth for nth, key in enumerate(document.notes, 1)}
    body = "".join(part for block in document.blocks for part in _block(block, numbers))
    notes = "".join(_noted(document, key, numbers[key]) for key in document.notes)
    if notes:
        body += f'<h2>{escape(document.notes_title)}</h2><ol class="notes">{notes}</ol>'
    head = (
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(document.title)}</title>'
    )
    policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    style = STYLE.read_text(encoding="utf-8")
    page = (
        f'<!doctype html>\n<html lang="{document.language}"><head>{head}{policy}<style>{style}</style></head>'
        f"<body><main>{body}</main></body></html>\n"
    )
    return page.encode("utf-8", "replace")


def _block(block: Block, numbers: dict[str, int]) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield f"<h{level}>{escape(text)}</h{level}>"
        case Paragraph(line=line):
            yield f"<p>{_line(line, numbers)}</p>"
        case Bullets(lines=lines):
            yield "<ul>" + "".join(f"<li>{_line(line, numbers)}</li>" for line in lines) + "</ul>"
        case Grid(head=head, rows=rows):
            yield "<table><thead><tr>" + "".join(f'<th scope="col">{escape(name)}</th>' for name in head) + "</tr></thead><tbody>"
            for row in rows:
                first, *others = (_line(line, numbers) for line in row)
                yield f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in others) + "</tr>"
            yield "</tbody></table>"
        case Timeline():
            yield as_svg(drawn(block), alone=False)


def _line(line: Line, numbers: dict[str, int]) -> str:
    parts = []
    for piece in line:
        if isinstance(piece, Note):
            nth = numbers[piece.key]
            parts.append(f'<sup><a href="#n{nth}">{nth}</a></sup>')
        elif isinstance(piece, Strong):
            parts.append(f"<strong>{escape(piece.text)}</strong>")
        else:
            parts.append(escape(piece))
    return "".join(parts)


def _noted(document: Document, key: str, nth: int) -> str:
    noted = document.notes[key]
    source = escape(noted.source)
    if noted.address:
        source = f'<a href="{escape(noted.address)}" rel="noreferrer noopener">{source}</a>'
    return f'<li id="n{nth}"><q><bdi>{escape(noted.words)}</bdi></q> {source}</li>'
