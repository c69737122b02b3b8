"""A document as one HTML file: style and picture inside, no script, nothing from elsewhere; made to be printed too."""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import Final

from runding.show.document import Block, Bullets, Document, Dot, Grid, Heading, Line, Note, Paragraph, Strong, Timeline

STYLE: Final = Path(__file__).parent / "briefing.css"
WIDTH: Final = 720
NAMES: Final = 190
ROW: Final = 34


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
            yield _timeline(block)


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


def _timeline(one: Timeline) -> str:
    days = [date.fromisoformat(dot.day) for _, dots in one.strips for dot in dots]
    first, span = min(days), max(1, (max(days) - min(days)).days)

    def at(day: str) -> float:
        return round(NAMES + 20 + (WIDTH - NAMES - 60) * (date.fromisoformat(day) - first).days / span, 1)

    height = ROW * len(one.strips) + 20
    parts = [f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(one.told)}">']
    for nth, (name, dots) in enumerate(one.strips):
        parts.append(_strip(name, [(at(dot.day), dot) for dot in dots], ROW * nth + ROW // 2))
    for day, label in one.ticks:
        parts.append(f'<text x="{at(day)}" y="{height - 4}" text-anchor="middle">{escape(label)}</text>')
    return "".join((*parts, "</svg>"))


def _strip(name: str, dots: Sequence[tuple[float, Dot]], y: int) -> str:
    shown = name if len(name) <= NAMES // 7 else name[: NAMES // 7 - 1] + "…"
    parts = [f'<text x="0" y="{y + 4}">{escape(shown)}</text><line class="line" x1="{dots[0][0]}" x2="{dots[-1][0]}" y1="{y}" y2="{y}"/>']
    for x, dot in dots:
        circle = f'<circle class="{dot.means}" cx="{x}" cy="{y}" r="10"/><text class="in" x="{x}" y="{y + 4}">{escape(dot.sign[:3])}</text>'
        parts.append(f"<g><title>{escape(dot.told)}</title>{circle}</g>")
    return "".join(parts)
