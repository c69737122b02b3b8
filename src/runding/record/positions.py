"""Positions: what each party wants, offers and refuses, once for each holder, issue and stance."""

from collections.abc import Iterable

from runding.model.claim import StanceMention
from runding.model.record import Holder, Position
from runding.model.text import Span


def positions(text: str, mentions: Iterable[StanceMention], *, language: str) -> list[Position]:
    """The positions of a report, in the order in which they are first said.

    Said again in a later place, a position keeps its first words and gains the later ones as further evidence, a condition, a target
    and a name where it had none; its own holder's words count for more than the outlet's.
    """
    made: dict[tuple[str, str, str], list[StanceMention]] = {}
    for mention in mentions:
        made.setdefault((mention.holder, mention.issue, mention.stance), []).append(mention)
    return [_position(text, several, language) for several in made.values()]


def _position(text: str, several: list[StanceMention], language: str) -> Position:
    first = next((one for one in several if one.attribution == "self"), several[0])
    spans = dict.fromkeys(one.evidence for one in [first, *several])
    condition = next((one.condition for one in several if one.condition is not None), None)
    return Position(
        holder=Holder(side=first.holder, name=next((one.name for one in several if one.name is not None), None)),
        issue=first.issue,
        stance=first.stance,
        target=next((one.target for one in several if one.target is not None), None),
        condition=None if condition is None else Span.of(text, condition.start, condition.end),
        attribution=first.attribution,
        by=first.statement,
        evidence=tuple(Span.of(text, stretch.start, stretch.end) for stretch in spans),
        rule=f"{language}:{first.rule}",
    )
