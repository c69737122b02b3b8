"""Who is told to rate talks, in the report's own words? They praised the progress, are content with it; it was called a failure by them."""

from typing import Final

from runding.find.passages import Passage
from runding.find.sides import Sides
from runding.find.subjects import shared_subject, subject_of

_BETWEEN: Final = frozenset("qmwg`dRADBNOGplL")
"""Codes of what may stand between a verb of rating and what it rates, or the rating."""
_PLAIN: Final = frozenset("qmwg`d")
"""The same, where the verb only praises: nothing may stand there that somebody else does."""
_REACH: Final = 8
"""How many units a verb of rating may stand before the rating."""
_AGENT: Final = 4
"""How many units behind a rating whoever made it may stand."""


def rater_of(passage: Passage, sides: Sides, first: int, last: int, *, good: bool) -> str | None:
    """The side of which the report tells that it gives the rating at the units `first` to `last`; None where it tells of nobody.

    It is the subject of the rating itself (*they are content*), or of a verb of rating before it, or the agent of a passive one.
    `good` tells that the rating is one that can be praised.
    """
    if passage.holds("feels", first, last):
        avowed = passage.verb_from(first)
        while avowed > 0 and passage.has(avowed - 1, "avows"):
            avowed -= 1
        return _subject(passage, sides, avowed)
    verb = _verb_before(passage, first, good=good)
    if verb is None or (passage.has(verb, "praise") and passage.holds("mood", verb, last)):
        return None
    return _agent(passage, sides, verb, first, last) if passage.has(verb, "rated.as") else _subject(passage, sides, verb)


def _verb_before(passage: Passage, first: int, *, good: bool) -> int | None:
    """The verb of praise or rating before a rating in its clause, with only what is rated between."""
    codes = passage.units.codes
    for verb in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if passage.has_any(verb, ("praise", "rates", "rated.as")):
            if passage.has_any(verb, ("rates", "rated.as")):
                return verb
            return verb if good and _PLAIN.issuperset(codes[verb + 1 : first]) else None
        if codes[verb] not in _BETWEEN and not passage.has(verb, "talks.run"):
            return None
    return None


def _subject(passage: Passage, sides: Sides, verb: int) -> str | None:
    """The side that the subject of a verb names: the UN's envoy for a state is of the UN.

    What commas set apart between the two does not count: the ministry, co-host of the meeting with others, spoke of progress.
    """
    floor, codes = passage.floor(verb), passage.units.codes
    if verb > 0 and codes[verb - 1] == "," and (opened := codes.rfind(",", 0, verb - 1)) > 0:
        verb, floor = opened, passage.floor(opened)
    phrase = subject_of(passage, verb, floor) or shared_subject(passage, verb, floor)
    named = [] if phrase is None else [one for first, last in phrase.parts for one in sides.named(passage, first, last)]
    return next((one.id for one in named if one.kind != "general"), None)


def _agent(passage: Passage, sides: Sides, verb: int, first: int, last: int) -> str | None:
    """The side that a passive verb of rating names: right behind it, or behind the rating where *by* tells."""
    near = sides.named(passage, verb + 1, first)
    by = next((unit for unit in range(last, min(last + _AGENT, len(passage))) if passage.has(unit, "by")), None)
    if by is not None:
        near = sides.named(passage, by + 1, min(by + 1 + _AGENT, passage.ceiling(by)))
    return next((one.id for one in near if one.kind != "general"), None)
