"""Assessments: who rates which round how. Only words of statements rate, and who is told to praise; the narrator never does."""

from collections.abc import Sequence
from typing import Final

from runding.model.meeting import MeetingMention, RatingMention, Talks
from runding.model.record import Assessment, Statement
from runding.model.text import Span
from runding.record.outcomes import AHEAD, round_of
from runding.record.rounds import Rounds

_ORDER: Final = ("setback", "none", "limited", "progress", "breakthrough")


def make_assessments(text: str, talks: Talks, rounds: Rounds, *, statements: Sequence[Statement]) -> tuple[Assessment, ...]:
    """The assessments of a report: one for each assessor, round and issue. Only rounds that have begun are rated."""
    held = {one.id for one in rounds.rounds if one.status not in AHEAD}
    sides = {side for one in rounds.rounds for side in (*one.parties, *one.third_parties)}
    made: dict[tuple[str, str, str], Assessment] = {}
    for one in talks.ratings if held else ():
        statement = _said_in(one, statements)
        assessor = one.praised_by if statement is None else _assessor(statement, one.praised_by)
        if assessor is None or not _is_about(one, talks.mentions, said=statement is not None, by_party=assessor in sides):
            continue
        name = round_of(one, talks.mentions, rounds)
        if name not in held and not (name is None and one.about and rounds.long_ago):
            continue  # a deal of today is rated, though only a meeting of months ago is told of
        assessment = Assessment(
            round=name,
            assessor=assessor,
            issue=one.issue,
            value=one.value,
            by=None if statement is None else statement.id,
            evidence=(Span.of(text, one.words.start, one.words.end),),
            rule=one.rule,
        )
        key = (name or "", assessor, one.issue)
        made[key] = assessment if key not in made else _joined(made[key], assessment)
    return tuple(made.values())


def _said_in(rating: RatingMention, statements: Sequence[Statement]) -> Statement | None:
    for statement in statements:
        for span in statement.content:
            if span.start <= rating.words.start and rating.words.end <= span.end:
                return statement
    return None


def _assessor(statement: Statement, told: str | None) -> str | None:
    """The side of a speaker, else the one that is `told` to rate in the statement, else the name of a person."""
    speaker = statement.speaker
    if speaker is None:
        return None
    if speaker.side is not None:
        return speaker.side
    return told or (speaker.name if speaker.kind == "person" else None)


def _is_about(rating: RatingMention, mentions: Sequence[MeetingMention], *, said: bool, by_party: bool) -> bool:
    """Whether talks or an agreement are what is rated: the sentence names them, or the one before does.

    What somebody who was there (`by_party`) `said` rates talks anywhere in the report, but not by words of everyday life, which are of
    something else there; and where the report tells of somebody in such words, the sentence has to name the talks.
    """
    if rating.about or (rating.weak and not said):
        return rating.about
    if said and by_party and not rating.weak:
        return True
    return any(rating.sentence - 1 <= mention.sentence <= rating.sentence for mention in mentions)


def _joined(old: Assessment, new: Assessment) -> Assessment:
    """Two ratings of one assessor as one: good and bad make little; else the greater word."""
    if old.value == new.value:
        return old
    ranks = sorted((_ORDER.index(old.value), _ORDER.index(new.value)))
    low, high = _ORDER[ranks[0]], _ORDER[ranks[1]]
    value = high if low in ("progress", "breakthrough") else "limited" if high in ("progress", "limited", "breakthrough") else low
    return Assessment(
        round=old.round,
        assessor=old.assessor,
        issue=old.issue,
        value=value,
        by=old.by,
        evidence=(*old.evidence, *new.evidence),
        rule=old.rule,
    )
