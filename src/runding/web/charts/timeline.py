"""When did which parties meet? Rounds along time, a strip for each series of talks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from runding.model.history import SettledRound
from runding.web.charts.axis import SHORT, Axis, axis_of
from runding.web.charts.svg import element, link, percent, picture
from runding.web.viewer import Viewer

HEIGHT = 44
MIDDLE = 22
NEAR_END = 94
"""Percent from which the name of a tick would reach over the edge of a narrow chart."""
AGREED, PARTLY, NOTHING = ("agreed",), ("partly_agreed",), ("not_agreed",)


@dataclass(frozen=True)
class Strip:
    """One series: its parties, its rounds by day, and their picture."""

    parties: tuple[str, ...]
    rounds: Sequence[SettledRound]
    drawn: Markup


def result_of(one: SettledRound) -> str:
    """How a round stands, in one word that is also a class: `planned`, `off`, `agreed`, `partly`, `without` or `held`."""
    if one.status in ("proposed", "scheduled", "postponed"):
        return "planned"
    if one.status in ("cancelled", "broken_off"):
        return "off"
    values = {view.value for view in one.outcomes}
    if "agreed" in values:
        return "agreed" if "not_agreed" not in values else "partly"
    if "partly_agreed" in values:
        return "partly"
    return "without" if "not_agreed" in values else "held"


def strips(v: Viewer, rounds: Iterable[SettledRound], *, most: int) -> tuple[Axis | None, list[Strip]]:
    """The series that met last, each with its rounds along one and the same axis of time."""
    grouped: dict[str, list[SettledRound]] = {}
    for one in rounds:
        if one.start is not None:
            grouped.setdefault(one.series or one.id, []).append(one)
    chosen = sorted(grouped.values(), key=lambda held: (held[-1].start or "", held[-1].id), reverse=True)[:most]
    axis = axis_of((one.start for held in chosen for one in held), margin=12)
    if axis is None:
        return None, []
    return axis, [Strip(held[0].parties, held, _drawn(v, axis, held)) for held in chosen]


def round_name(v: Viewer, one: SettledRound) -> str:
    """What a round is called: its number, or talks."""
    if one.ordinal is None:
        return v.labels.say("unnumbered_round")
    return v.labels.say("round", number=one.ordinal)


def _drawn(v: Viewer, axis: Axis, held: Sequence[SettledRound]) -> Markup:
    first, last = axis.at(held[0].start or ""), axis.at(held[-1].start or "")
    parts = [
        *(element("line", x1=percent(axis.at(tick)), x2=percent(axis.at(tick)), y1=0, y2=HEIGHT, class_="grid") for tick in axis.ticks()),
        element("line", x1=percent(first), x2=percent(last), y1=MIDDLE, y2=MIDDLE, class_="thread"),
    ]
    for one in held:
        x = percent(axis.at(one.start or ""))
        result = result_of(one)
        told = f"{round_name(v, one)}, {v.day(one.start)}: {v.say('result_' + result)}"
        number = str(one.ordinal) if one.ordinal is not None and one.ordinal < 1000 else ""
        parts.append(
            link(
                f"/rounds/{one.id}",
                told,
                element("circle", cx=x, cy=MIDDLE, r=12, class_=f"dot {result}"),
                element("text", number, x=x, y=MIDDLE + 4, class_=f"in-dot {result}", aria_hidden="true") if number else "",
            )
        )
    told = v.say("timeline_of", parties=" – ".join(v.side(one) for one in held[0].parties))
    return picture(*parts, height=HEIGHT, told=told, class_="chart strip")


def scale(v: Viewer, axis: Axis) -> Markup:
    """The months along an axis."""
    marks = [
        element(
            "text",
            v.tick(tick, single=axis.days < SHORT),
            x=percent(axis.at(tick)),
            y=14,
            class_="tick end" if axis.at(tick) > NEAR_END else "tick",
        )
        for tick in axis.ticks()
    ]
    return element("svg", *marks, class_="chart scale", width="100%", height=20, aria_hidden="true")
