"""Who met, where and when, with what result, and how does each side rate it?"""

from collections.abc import Sequence
from typing import Final

from runding.model.record import Assessment, Outcome, Participant, Round
from runding.show.frame import INDENT, Frame
from runding.show.ink import Line, Piece, Style
from runding.show.layout import GAP, Parts, beside, flow, indented, separated, wrap

_COLUMN: Final = 24
"""The least width of an assessor's column; with less the assessments stand below one another."""
_WIDEST: Final = 48

_OUTCOME_STYLES: Final = {"agreed": Style.GOOD, "partly_agreed": Style.ASKS, "not_agreed": Style.BAD}
_RATING_STYLES: Final = {
    "breakthrough": Style.GOOD,
    "progress": Style.GOOD,
    "limited": Style.ASKS,
    "none": Style.BAD,
    "setback": Style.BAD,
}


def rounds(frame: Frame) -> list[Line]:
    """The section of rounds, with outcomes and assessments under the round that they belong to."""
    record = frame.record
    lines: list[Line] = []
    for one in record.rounds:
        lines += [(), *_round(frame, one)] if lines else _round(frame, one)
    known = {one.id for one in record.rounds}
    outcomes = [outcome for outcome in record.outcomes if outcome.round not in known]
    assessments = [assessment for assessment in record.assessments if assessment.round not in known]
    loose = [*_outcomes(frame, outcomes), *_assessments(frame, assessments)]
    if loose:
        title = Piece(frame.labels.say("all_rounds"), Style.STRONG)
        lines += [*([()] if lines else []), *indented([(title,)], INDENT), *loose]
    return frame.section("rounds", lines)


def _round(frame: Frame, one: Round) -> list[Line]:
    labels, indent = frame.labels, INDENT * 2
    name = labels.say("unnumbered_round") if one.ordinal is None else labels.say("round", number=one.ordinal)
    when = frame.time(one.start)
    if one.end is not None and one.end != one.start:
        when = [*when, Piece(" – "), *frame.time(one.end)]
    status = Piece(labels.of("round_status", one.status)) if one.status is not None else Piece("")
    title: Parts = [Piece(name, Style.STRONG), when, Piece(_venue(frame, one)), status]
    lines = indented(flow(title, frame.width - INDENT, indent=INDENT), INDENT)
    ways = [labels.of("format", one.format)] if one.format is not None else []
    ways += [labels.of("mode", one.mode)] if one.mode is not None else []
    facts: Parts = [frame.parties(one.parties), Piece(", ".join(ways), Style.DIM)]
    lines += indented(flow(facts, frame.width - indent), indent)
    width = max(len(labels.of("word", key)) for key in ("third_parties", "participants"))
    third = separated([frame.side(side) for side in one.third_parties], ", ")
    lines += frame.fields(labels.of("word", "third_parties"), third, indent, width)
    present = separated([_participant(frame, person) for person in one.participants], "; ")
    lines += frame.fields(labels.of("word", "participants"), present, indent, width)
    lines += frame.reasons(one, indent)
    lines += _outcomes(frame, [outcome for outcome in frame.record.outcomes if outcome.round == one.id])
    return lines + _assessments(frame, [rating for rating in frame.record.assessments if rating.round == one.id])


def _venue(frame: Frame, one: Round) -> str:
    if one.venue is None:
        return ""
    country = frame.labels.side(one.venue.country) if one.venue.country is not None else None
    return ", ".join(part for part in (one.venue.name, country) if part)


def _participant(frame: Frame, person: Participant) -> list[Piece]:
    style = frame.styles.get(person.side) if person.side is not None else None
    more = [words for words in (person.role, frame.labels.of("part", person.part) if person.part else None) if words]
    return [Piece(person.name, style), Piece(f" ({', '.join(more)})" if more else "", Style.DIM)]


def _outcomes(frame: Frame, outcomes: Sequence[Outcome]) -> list[Line]:
    if not outcomes:
        return []
    labels, indent = frame.labels, INDENT * 2
    width = max(len(labels.of("issue", one.issue)) for one in outcomes)
    lines = indented([(Piece(labels.of("word", "outcome"), Style.DIM),)], indent)
    for one in outcomes:
        value = [Piece(labels.of("outcome", one.value), _OUTCOME_STYLES.get(one.value))]
        value += [Piece(" "), *frame.reference(one.by)] if one.by is not None else []
        lines += frame.fields(labels.of("issue", one.issue), value, indent + INDENT, width)
        lines += frame.reasons(one, indent + INDENT * 2)
    return lines


def _assessments(frame: Frame, assessments: Sequence[Assessment]) -> list[Line]:
    """The ratings of a round: rivals side by side where the width allows, so that the eye compares them."""
    if not assessments:
        return []
    indent = INDENT * 2
    lines = indented([(Piece(frame.labels.of("word", "assessment"), Style.DIM),)], indent)
    room = frame.width - indent - INDENT
    width = (room - GAP * (len(assessments) - 1)) // len(assessments)
    if width < _COLUMN:
        for one in assessments:
            lines += indented(_assessment(frame, one, room), indent + INDENT)
    else:
        width = min(width, _WIDEST)
        cells = [_assessment(frame, one, width) for one in assessments]
        lines += beside(cells, [width] * len(cells), indent=indent + INDENT)
    for one in assessments:
        lines += frame.reasons(one, indent + INDENT)
    return lines


def _assessment(frame: Frame, one: Assessment, width: int) -> list[Line]:
    labels = frame.labels
    voice = frame.voice(one.by)
    assessor = [frame.side(one.assessor)]
    if voice is not None and voice != one.assessor:
        assessor += [Piece(f" ({voice})")]
    if one.by is not None:
        assessor += [Piece(" "), *frame.reference(one.by)]
    value = [Piece(labels.of("assessment", one.value), _RATING_STYLES.get(one.value))]
    if one.issue != "ALL":
        value = [Piece(labels.of("issue", one.issue) + ": "), *value]
    words = Piece(frame.quoted(one.evidence))
    return [*wrap(assessor, width), *wrap(value, width), *wrap([words], width)]
