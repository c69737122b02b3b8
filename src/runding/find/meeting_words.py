"""What do single words beside a meeting say of it: does the report point back to it, does it last days, is it one that was named before?"""

from collections.abc import Sequence
from typing import Final

from runding.find.clauses import Clause
from runding.find.heads import Head
from runding.find.meeting_dates import is_on_later_day
from runding.find.passages import Passage

_COPULA: Final = 5
"""How many units may stand between a copula and the meeting that it names."""
_TIMES: Final = 4
"""How many units before a verb may say whose act it is."""
_NOT_LONG: Final = ("in", "within", "after", "tense.before", "past")
"""Classes of words beside a number of hours that make it a time: *within two hours*, *two hours before*."""
_PHRASE: Final = 14
"""How many units behind a head a word that points back may close its phrase."""


def is_predicate(passage: Passage, head: Head, heads: Sequence[Head]) -> bool:
    """Whether a copula stands before a meeting, and another meeting before that: talks on Tuesday are the beginning of the third round.

    A word that points opens such a sentence too: *this is the second round*, *which is their first meeting*.
    """
    floor = passage.floor(head.first)
    if not head.verb and passage.units.codes[floor : head.first] in ("d", "dx", "dV", "dw"):
        return True
    for at in range(head.first - 1, max(-1, head.first - _COPULA), -1):
        if passage.has(at, "copula") or passage.has(at, "becomes"):
            return any(one.last <= at for one in heads)
        if passage.units.codes[at] in ",.;:V":
            return False
    return False


def is_number(passage: Passage, at: int) -> bool:
    """Whether a unit is a number of things, and not the place of one in a row."""
    counts = passage.units.codes[at : at + 1] in ("#", "q") or passage.has(at, "cardinal")
    return at >= 0 and counts and not passage.has(at, "ordinal")


def lasts_days(passage: Passage, head: Head, clause: Clause) -> bool:
    """Whether a meeting is said to last several days: two-day talks."""
    if is_on_later_day(passage, clause.low, clause.high):
        return True
    for at in range(head.last, min(head.last + 3, clause.high)):
        if passage.has(at, "many.days") or (passage.has(at, "cardinal") and passage.has(at + 1, "day.unit")):
            return True
    return False


def lasts_hours(passage: Passage) -> bool:
    """Whether a sentence tells that something lasted hours or minutes: for two hours, four hours of talks; not *within 72 hours*."""
    for at in passage.places(("hour.unit",), 1):
        if passage.has_any(at + 1, _NOT_LONG):
            continue
        article = passage.has(at - 1, "article") and passage.units.codes[at - 1] != "d"
        if (is_number(passage, at - 1) or article) and not passage.has_any(at - 2, _NOT_LONG):
            return True
    return False


def is_definite(passage: Passage, head: Head, clause: Clause) -> bool:
    """Whether a word that points back opens or closes the phrase of a meeting, perhaps behind a relative clause in it."""
    codes = passage.units.codes
    if "d" in codes[head.first : head.last + 1] or passage.attribute(head.first, "note") == "the":
        return True
    for at in range(head.last, min(head.last + _PHRASE, clause.high)):
        if codes[at] == "d" and (codes[at + 1 : at + 2] in ("V", "x", "C", "n", ",", "v") or codes[head.last] == "r"):
            return True
    return False


def is_of_the_speaker(passage: Passage, head: Head) -> bool:
    """Whether the text speaks of a meeting as its own, without quoting anybody: our talks today, we have met."""
    floor = passage.floor(head.first)
    low = max(floor, head.first - _TIMES) if head.verb else floor if passage.has(head.last, "with") else head.first - 1
    return passage.holds_any(("pronoun.first", "owner.first"), max(0, low), head.first + 1)


def is_unreal(passage: Passage, head: Head) -> bool:
    """Whether a meeting is told of that ought to have been and was not: talks were to have been completed by March."""
    return not head.verb and passage.holds("unreal.past", head.last, passage.ceiling(head.last))


def is_worldly(passage: Passage, head: Head) -> bool:
    """Whether a noun is of a gathering of the world, and no meeting of the sides: an international summit."""
    return not head.verb and passage.has(head.last, "worldly")


def is_discussed(passage: Passage, head: Head) -> bool:
    """Whether a meeting is only what others talk about: they discussed a meeting of the generals."""
    near = range(max(0, head.first - _TIMES), head.first)
    discussed = next((at for at in near if passage.has(at, "discuss")), None)
    between = passage.units.codes[discussed + 1 : head.first] if discussed is not None else ""
    return discussed is not None and not head.verb and all(code in "wqdm#" for code in between)


def is_counted(passage: Passage, head: Head) -> bool:
    """Whether a verb is of several meetings: they have met four times."""
    near = [*range(max(0, head.first - _TIMES), head.first), head.last + 1] if head.verb else []
    return any(passage.has(at, "firstness") and is_number(passage, at - 1) for at in near)


def is_with(passage: Passage, head: Head) -> bool:
    """Whether a word for *with* stands behind a noun for a meeting, perhaps behind a time: his talks yesterday with B."""
    at = head.last
    while passage.units.codes[at : at + 1] in ("t", "#"):
        at += 1
    return passage.has(at, "with")
