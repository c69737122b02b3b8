"""What was agreed, announced or denied, in whose word, and what of the corridors?"""

from collections.abc import Sequence
from typing import Final

from runding.model.record import Agreement, Corridor, People
from runding.show.frame import INDENT, Frame
from runding.show.ink import Line, Piece, Style
from runding.show.layout import Parts, flow, indented, separated

_STYLES: Final = {
    "agreed_in_principle": Style.GOOD,
    "signed": Style.GOOD,
    "in_force": Style.GOOD,
    "implemented": Style.GOOD,
    "violated_alleged": Style.BAD,
    "denied": Style.BAD,
    "suspended": Style.BAD,
    "terminated": Style.BAD,
}


def agreements(frame: Frame) -> list[Line]:
    """The section of agreements. What several voices say of the same matter stands together."""
    matters: dict[tuple[str, tuple[str, ...]], list[Agreement]] = {}
    for one in frame.record.agreements:
        matters.setdefault((one.issue, one.parties), []).append(one)
    lines: list[Line] = []
    for (issue, parties), voices in matters.items():
        title: Parts = [Piece(frame.labels.of("issue", issue), Style.STRONG), frame.parties(parties)]
        lines += indented(flow(title, frame.width - INDENT, indent=INDENT), INDENT)
        for one in voices:
            lines += _agreement(frame, one)
    return frame.section("agreements", lines)


def _agreement(frame: Frame, one: Agreement) -> list[Line]:
    labels, indent = frame.labels, INDENT * 2
    history = [*one.history, one.status] if one.status not in one.history[-1:] else list(one.history)
    states = separated([Piece(labels.of("agreement_status", status), _STYLES.get(status)) for status in history], " → ")
    voice = []
    if one.asserted_by is not None:
        voice = [Piece(labels.say("asserted", name=labels.side(one.asserted_by)) + " ")]
    line: Parts = [states, [*voice, *frame.reference(one.by)]]
    lines = indented(flow(line, frame.width - indent, indent=INDENT), indent)
    if one.corridor is not None:
        lines += _corridor(frame, one.corridor, indent + INDENT)
    return lines + frame.reasons(one, indent + INDENT)


def _corridor(frame: Frame, corridor: Corridor, indent: int) -> list[Line]:
    labels = frame.labels
    route = " → ".join(place for place in (corridor.origin, corridor.destination) if place)
    consent = [[frame.side(side), Piece(": " + labels.of("consent", word))] for side, word in sorted(corridor.consent.items())]
    values: dict[str, Sequence[Piece]] = {
        "instrument": _word(frame, "instrument", corridor.instrument),
        "purpose": _word(frame, "purpose", corridor.purpose),
        "announced_by": _side(frame, corridor.announced_by),
        "consent": separated(consent, ", "),
        "guarantor": _side(frame, corridor.guarantor),
        "facilitator": _side(frame, corridor.facilitator),
        "route": [Piece(route)] if route else [],
        "destination_control": _side(frame, corridor.destination_control),
        "window": frame.time(corridor.window),
        "status": [Piece(" → ".join(labels.of("corridor_status", status) for status in corridor.status))] if corridor.status else [],
        "disruption": _disruption(frame, corridor),
        "people_planned": _people(frame, [people for people in corridor.people if people.planned]),
        "people_moved": _people(frame, [people for people in corridor.people if not people.planned]),
        "cargo": [Piece(corridor.cargo)] if corridor.cargo else [],
    }
    shown = {labels.of("corridor", key): value for key, value in values.items() if value}
    width = max(map(len, shown), default=0)
    return [line for name, value in shown.items() for line in frame.fields(name, value, indent, width)]


def _word(frame: Frame, section: str, key: str | None) -> list[Piece]:
    return [Piece(frame.labels.of(section, key))] if key is not None else []


def _side(frame: Frame, side: str | None) -> list[Piece]:
    return [frame.side(side)] if side is not None else []


def _disruption(frame: Frame, corridor: Corridor) -> list[Piece]:
    disruption = corridor.disruption
    if disruption is None:
        return []
    sides = separated([_side(frame, disruption.alleged_by), _side(frame, disruption.blamed)], " → ")
    return separated([sides, Piece(frame.quoted([disruption.cause])) if disruption.cause else Piece("")])


def _people(frame: Frame, people: Sequence[People]) -> list[Piece]:
    counts = [[Piece(f"{one.value}"), *([Piece(" "), *frame.time(one.as_of)] if one.as_of else [])] for one in people]
    return separated(counts, ", ")
