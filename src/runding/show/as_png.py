"""A timeline as PNG pictures, through Pillow: needs the extra `brief`. The same timeline gives the same bytes on every machine."""

import io
from itertools import pairwise
from typing import Any, Final

from runding.show.drawing import COLOURS, FOOT, INK, RADIUS, ROW, RULE, SIZE, WIDTH, Drawing

FINE: Final = 4
"""Pixels a unit: fine enough for print at the width of a page."""


def as_pngs(drawing: Drawing) -> list[bytes]:
    """A picture for each strip and one for the days under them, all of one width.

    The names of the strips are not in them: Pillow brings letters for ASCII alone, and those of a machine differ from another's.
    Raises ImportError where Pillow is missing.
    """
    from PIL import Image, ImageDraw, ImageFont

    made = Image.new("RGB", (WIDTH * FINE, drawing.height * FINE), "#ffffff")
    pen: Any = ImageDraw.Draw(made)
    letters = ImageFont.load_default(SIZE * FINE)

    def write(x: float, y: float, text: str, colour: str) -> None:
        pen.text((x * FINE, y * FINE), text, fill=colour, font=letters, anchor="mm")

    for strip in drawing.strips:
        first, last = strip.marks[0], strip.marks[-1]
        pen.line([(first.x * FINE, first.y * FINE), (last.x * FINE, last.y * FINE)], fill=RULE, width=FINE)
        for mark in strip.marks:
            pen.circle((mark.x * FINE, mark.y * FINE), RADIUS * FINE, fill=COLOURS[mark.dot.means])
            write(mark.x, mark.y, mark.sign, "#ffffff")
    foot = drawing.height - FOOT
    for x, label in drawing.ticks:
        write(x, foot + FOOT / 2, label, INK)
    tops = [*range(0, foot, ROW), foot, drawing.height]
    cuts = [made.crop((0, top * FINE, WIDTH * FINE, end * FINE)) for top, end in pairwise(tops)]
    return [_packed(cut) for cut in cuts]


def _packed(picture: Any) -> bytes:
    kept = io.BytesIO()
    picture.save(kept, "PNG", optimize=True)
    return kept.getvalue()
