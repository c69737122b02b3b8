"""Where do the marks of a timeline stand? Laid out once; what draws it as SVG stands here, what draws it as PNG in `as_png`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final

from runding.show.document import Dot, Timeline

WIDTH: Final = 720
NAMES: Final = 190
"""Units that the names of the strips have at the left, where they are in the picture."""
ROW: Final = 34
EDGE: Final = 36
"""Units at both ends of a strip: half of a day's label under its first and last mark."""
FOOT: Final = 20
"""Units for the days under the strips."""
RADIUS: Final = 10
SIZE: Final = 11
"""Height of letters, in units."""
COLOURS: Final = {"good": "#1f6b3a", "part": "#8a5a00", "bad": "#a3281f", "open": "#5b6470"}
INK: Final = "#333333"
RULE: Final = "#b9b7ad"
_STYLE: Final = (
    "".join(f".{means}{{fill:{colour}}}" for means, colour in COLOURS.items())
    + f".line{{stroke:{RULE}}}text{{font:{SIZE}px sans-serif;fill:{INK}}}.in{{fill:#fff;text-anchor:middle}}"
)


@dataclass(frozen=True)
class Mark:
    """A dot at its place; `sign` is short enough to stand in it."""

    x: float
    y: int
    sign: str
    dot: Dot


@dataclass(frozen=True)
class Strip:
    """A name, cut to its room, and its marks from left to right."""

    name: str
    marks: Sequence[Mark]


@dataclass(frozen=True)
class Drawing:
    """A timeline in units of which `WIDTH` go into its width; `ticks` are places along it with their labels."""

    told: str
    height: int
    strips: Sequence[Strip]
    ticks: Sequence[tuple[float, str]]


def drawn(one: Timeline, *, names: int = NAMES) -> Drawing:
    """The layout of a timeline that has at least one mark; `names` is the room for the names of its strips, 0 where none is."""
    days = [date.fromisoformat(dot.day) for _, dots in one.strips for dot in dots]
    first, span = min(days), max(1, (max(days) - min(days)).days)

    def at(day: str) -> float:
        return round(names + EDGE + (WIDTH - names - 2 * EDGE) * (date.fromisoformat(day) - first).days / span, 1)

    strips = [
        Strip(_cut(name), [Mark(at(dot.day), ROW * nth + ROW // 2, dot.sign[:3], dot) for dot in dots])
        for nth, (name, dots) in enumerate(one.strips)
    ]
    ticks = [(at(day), label) for day, label in one.ticks]
    return Drawing(told=one.told, height=ROW * len(strips) + FOOT, strips=strips, ticks=ticks)


def _cut(name: str) -> str:
    return name if len(name) <= NAMES // 7 else name[: NAMES // 7 - 1] + "…"


def as_svg(drawing: Drawing, *, alone: bool) -> str:
    """The picture; `alone` for a file of its own, which brings its style, otherwise for a page that has it."""
    space = ' xmlns="http://www.w3.org/2000/svg"' if alone else ""
    size = f' width="{WIDTH}" height="{drawing.height}"' if alone else ""
    head = f'<svg{space} viewBox="0 0 {WIDTH} {drawing.height}"{size} role="img" aria-label="{escape(drawing.told)}">'
    ground = f'<style>{_STYLE}</style><rect width="100%" height="100%" fill="#fff"/>' if alone else ""
    strips = "".join(part for strip in drawing.strips for part in _strip(strip))
    ticks = "".join(f'<text x="{x}" y="{drawing.height - 4}" text-anchor="middle">{escape(label)}</text>' for x, label in drawing.ticks)
    return f"{head}{ground}{strips}{ticks}</svg>"


def _strip(strip: Strip) -> Iterator[str]:
    first, last = strip.marks[0], strip.marks[-1]
    yield f'<text x="0" y="{first.y + 4}">{escape(strip.name)}</text>'
    yield f'<line class="line" x1="{first.x}" x2="{last.x}" y1="{first.y}" y2="{first.y}"/>'
    for mark in strip.marks:
        circle = f'<circle class="{mark.dot.means}" cx="{mark.x}" cy="{mark.y}" r="{RADIUS}"/>'
        sign = f'<text class="in" x="{mark.x}" y="{mark.y + 4}">{escape(mark.sign)}</text>'
        yield f"<g><title>{escape(mark.dot.told)}</title>{circle}{sign}</g>"
