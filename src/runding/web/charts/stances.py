"""How did a party's position on an issue move? Its stances along time, from against over asking to for."""

from markupsafe import Markup

from runding.model.history import PositionLine, PositionPoint
from runding.model.vocabulary import COARSE_STANCE
from runding.web.charts.axis import axis_of
from runding.web.charts.svg import element, link, percent, picture
from runding.web.charts.timeline import scale
from runding.web.viewer import Viewer

LEVELS = ("for", "asks", "against")
"""From top to bottom."""
ROW = 46
HEIGHT = ROW * len(LEVELS)
TARGET = 12
"""Half the width of what can be hit by a finger, in pixels."""


def stance_chart(v: Viewer, line: PositionLine) -> tuple[Markup, Markup] | None:
    """The chart of a line and its scale; None where no point has a day."""
    axis = axis_of((point.day for point in line.points), margin=5)
    if axis is None:
        return None
    rows = [element("line", x1="0", x2="100%", y1=_y(level), y2=_y(level), class_="grid") for level in LEVELS]
    names = [element("text", v.labels.of("coarse_stance", level), x="0", y=_y(level) - 8, class_="level") for level in LEVELS]
    marks: list[str] = []
    before: tuple[float, float] | None = None
    for point in line.points:
        if point.day is None:
            continue
        for stance in point.stances:
            x, y = axis.at(point.day), _y(COARSE_STANCE.get(stance.stance, "asks"))
            own = stance.attribution == "self"
            if own and before is not None:
                marks.insert(0, _step(before, (x, y)))
            before = (x, y) if own else before
            marks.append(_mark(v, point, x, y, stance.stance, own=own))
    told = v.say("history_of", party=v.side(line.holder), issue=v.labels.of("issue", line.issue))
    return picture(*rows, *names, *marks, height=HEIGHT, told=told, class_="chart stances"), scale(v, axis)


def _y(level: str) -> int:
    return LEVELS.index(level) * ROW + ROW // 2 + 6


def _step(before: tuple[float, float], after: tuple[float, float]) -> Markup:
    """A position holds until it is changed: along, then up or down."""
    (x1, y1), (x2, y2) = before, after
    along = element("line", x1=percent(x1), x2=percent(x2), y1=y1, y2=y1, class_="thread")
    return along + element("line", x1=percent(x2), x2=percent(x2), y1=y1, y2=y2, class_="thread") if y1 != y2 else along


def _mark(v: Viewer, point: PositionPoint, x: float, y: float, stance: str, *, own: bool) -> Markup:
    told = f"{v.day(point.day)}: {v.labels.of('stance', stance)}"
    level = COARSE_STANCE.get(stance, "asks")
    dot = element("circle", cx=percent(x), cy=y, r=7, class_=f"stance {level}{'' if own else ' told'}")
    return link(f"#p-{point.id}", told, element("circle", cx=percent(x), cy=y, r=TARGET, class_="hit"), dot)
