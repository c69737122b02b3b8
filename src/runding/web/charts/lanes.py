"""Who says when how an agreement stands? A lane for each asserting party, a bar from each word of theirs to the next."""

from collections.abc import Sequence

from markupsafe import Markup

from runding.model.history import AgreementThread, Step
from runding.web.charts.axis import Axis, axis_of
from runding.web.charts.svg import element, link, percent, picture
from runding.web.viewer import Viewer

LANE = 30
ASIDE = 18
"""Pixels between words of one day."""
MEANS = {
    "proposed": "open", "agreed_in_principle": "open", "announced": "open", "agreed": "good", "signed": "good", "in_force": "good",
    "open": "good", "partly_implemented": "part", "partial": "part", "implemented": "good", "extended": "good",
    "violated_alleged": "bad", "disrupted": "bad", "suspended": "bad", "denied": "bad", "terminated": "bad", "closed": "bad",
    "cancelled": "bad",
}  # fmt: skip
"""What a status means at a glance."""


def lanes_of(thread: AgreementThread) -> dict[str | None, list[Step]]:
    """The dated words of each party, the outlets' own voice (None) last."""
    lanes: dict[str | None, list[Step]] = {}
    for step in (*thread.by_party, *thread.history, *thread.corridor_history):
        lane = lanes.setdefault(step.asserted_by, [])
        if step.day is not None and not any((had.day, had.status) == (step.day, step.status) for had in lane):
            lane.append(step)
    told = {party: sorted(steps, key=lambda step: step.day or "") for party, steps in lanes.items() if steps}
    return dict(sorted(told.items(), key=lambda pair: (pair[0] is None, pair[0] or "")))


def lanes_axis(threads: Sequence[AgreementThread]) -> Axis | None:
    """One span for all agreements of a page, so that they can be compared."""
    return axis_of((step.day for one in threads for step in (*one.by_party, *one.history, *one.corridor_history)), margin=8)


def lane(v: Viewer, axis: Axis, party: str | None, steps: Sequence[Step]) -> Markup:
    """The lane of one party."""
    parts: list[str] = [
        element("line", x1=percent(axis.at(tick)), x2=percent(axis.at(tick)), y1=0, y2=LANE, class_="grid") for tick in axis.ticks()
    ]
    for nth, step in enumerate(steps):
        following = steps[nth + 1] if nth + 1 < len(steps) else None
        beside = sum(other.day == step.day for other in steps[:nth])
        parts.append(_word(v, axis, step, following, beside))
    who = v.side(party) if party else v.say("outlets_own")
    return picture(*parts, height=LANE, told=v.say("lane_of", party=who), class_="chart lane")


def _word(v: Viewer, axis: Axis, step: Step, following: Step | None, beside: int) -> Markup:
    """One word on a lane. Of several on one day each stands a little aside of the one before."""
    x, means = axis.at(step.day or ""), MEANS.get(step.status, "open")
    # What nobody speaks of any more is not drawn on: the last word stands alone.
    end = axis.at(following.day or "") if following is not None else x
    bar = element("rect", x=percent(x), y=11, width=percent(max(0.0, end - x)), height=8, rx=4, class_=f"bar {means}")
    moved = f"translate({ASIDE * beside} 0)" if beside else None
    hit = element("circle", cx=percent(x), cy=15, r=12, class_="hit", transform=moved)
    dot = element("circle", cx=percent(x), cy=15, r=7, class_=f"status {means}", transform=moved)
    if not step.carried.mentions:
        return bar + dot
    return link(f"/words/{step.carried.mentions[0]}", f"{v.day(step.day)}: {status_name(v, step.status)}", bar, hit, dot)


def status_name(v: Viewer, status: str) -> str:
    """What a status of an agreement or a corridor is called."""
    section = "agreement_status" if status in v.labels.tables.get("agreement_status", {}) else "corridor_status"
    return v.labels.of(section, status)
