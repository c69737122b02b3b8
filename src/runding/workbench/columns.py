"""Rows as a table in plain text: what the workbench shows in a terminal. Texts are untrusted and made safe."""

from collections.abc import Sequence

from runding.show.measure import clipped, columns
from runding.show.safe import printable


def aligned(rows: Sequence[Sequence[str]], *, indent: str = "  ", most: int = 60) -> list[str]:
    """Rows of equally many cells as lines with aligned columns. No cell but the last takes more than `most` columns."""
    if not rows:
        return []
    cells = [[clipped(printable(cell), most) if at < len(row) - 1 else printable(cell) for at, cell in enumerate(row)] for row in rows]
    widths = [max(columns(row[at]) for row in cells) for at in range(len(cells[0]))]
    return [
        (indent + "  ".join(cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True))).rstrip()
        for row in cells
    ]
