"""A document as a Word file (DOCX), through python-docx: needs the extra `brief`. The same document gives the same bytes."""

import io
import zipfile
from datetime import datetime
from typing import Any, Final

from runding.show.as_png import as_pngs
from runding.show.document import Block, Bullets, Document, Grid, Heading, Line, Note, Paragraph, Strong, Timeline
from runding.show.drawing import drawn

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The oldest time that a ZIP file knows: no file says when it was made."""
SIDE: Final = 18
"""Millimetres at the left and at the right of a page."""
WIDE: Final = 210 - 2 * SIDE
NAMED: Final = 44
"""Millimetres for the names of a timeline's strips."""
GAP: Final = 4
"""Millimetres that Word keeps free inside of a cell."""


class DocxError(Exception):
    """A Word file cannot be written. The message says what to do."""


def as_docx(document: Document) -> bytes:
    """The document; notes are numbers that stand for the list at its end, and the timeline is a picture for each strip.

    Raises:
        DocxError: The library that writes Word files is not installed.
    """
    try:
        import docx
        import PIL  # noqa: F401 - the timeline is drawn with it
        from docx.shared import Mm, Pt
    except ImportError:
        raise DocxError("Word files need libraries that are not installed: pip install 'runding[brief]'") from None
    made: Any = docx.Document()
    for section in made.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(SIDE)
        section.top_margin = section.bottom_margin = Mm(15)
    made.styles["Normal"].font.size = Pt(9.5)
    made.styles["Normal"].paragraph_format.space_after = Pt(2)
    core = made.core_properties
    core.title, core.author, core.language = document.title[:255], "Runding", document.language
    core.created = core.modified = datetime(*EPOCH)
    numbers = {key: nth for nth, key in enumerate(document.notes, 1)}
    for block in document.blocks:
        _block(made, block, numbers)
    if document.notes:
        made.add_heading(document.notes_title, 2)
    for key, noted in document.notes.items():
        line = made.add_paragraph(f"{numbers[key]}. “{noted.words}” {noted.source}" + (f", {noted.address}" if noted.address else ""))
        for run in line.runs:
            run.font.size = Pt(7.5)
    kept = io.BytesIO()
    made.save(kept)
    return _still(kept.getvalue())


def _block(made: Any, block: Block, numbers: dict[str, int]) -> None:
    match block:
        case Heading(text=text, level=level):
            made.add_heading(text, level)
        case Paragraph(line=line):
            _write(made.add_paragraph(), line, numbers)
        case Bullets(lines=lines):
            for line in lines:
                _write(made.add_paragraph(style="List Bullet"), line, numbers)
        case Grid(head=head, rows=rows):
            _table(made, [[(Strong(name),) for name in head], *rows], numbers)
        case Timeline():
            _picture(made, block)


def _picture(made: Any, one: Timeline) -> None:
    """A table of the strips: the names as text, since Word has every letter, and what is drawn as a picture that says itself in words."""
    from docx.shared import Mm

    names = [*(name for name, _ in one.strips), ""]
    told = [", ".join(dot.told for dot in dots) for _, dots in one.strips]
    table = made.add_table(rows=0, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, (Mm(NAMED), Mm(WIDE - NAMED)), strict=True):
        column.width = width
    for name, words, picture in zip(names, [*told, one.told], as_pngs(drawn(one, names=0)), strict=True):
        row = table.add_row()
        row.cells[0].paragraphs[0].add_run(name)
        shape = row.cells[1].paragraphs[0].add_run().add_picture(io.BytesIO(picture), width=Mm(WIDE - NAMED - GAP))
        shape._inline.docPr.set("descr", words)
    made.add_paragraph()


def _table(made: Any, rows: Any, numbers: dict[str, int]) -> None:
    table = made.add_table(rows=0, cols=len(rows[0]), style="Light Grid Accent 1")
    for row in rows:
        for cell, line in zip(table.add_row().cells, row, strict=True):
            _write(cell.paragraphs[0], line, numbers)
    made.add_paragraph()


def _write(paragraph: Any, line: Line, numbers: dict[str, int]) -> None:
    for piece in line:
        if isinstance(piece, Note):
            paragraph.add_run(str(numbers[piece.key])).font.superscript = True
            paragraph.add_run(" ")
        elif isinstance(piece, Strong):
            paragraph.add_run(piece.text).bold = True
        else:
            paragraph.add_run(piece)


def _still(packed: bytes) -> bytes:
    """The same package without the time at which it was packed."""
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()
