"""What does nobody say? Words in a condition, in what is denied, imposed, hoped for or alleged are no position of whoever they name."""

from typing import Final

from runding.find.passages import Passage
from runding.find.readings import Reading
from runding.find.scopes import own_subject
from runding.find.sides import Sides

_YIELDING: Final = ("stance.mau", "stance.ready", "stance.accept", "stance.agree", "stance.refuse", "stance.promise")
_OPENING: Final = ("stance.if", "stance.before", "stance.until", "stance.unless", "stance.unsaid")
"""Words that open a condition, or what others allege or call untrue: *accused of rejecting*, *it is not true that*."""

_ASKING: Final = ("stance.demand", "stance.insist")
_ASKED: Final = 10
"""How many units before a verb the word may stand that asks for what it tells: *demands that A, too, undertake …*."""
_TOLD: Final = (*_OPENING, "stance.hope", "stance.prior")
_SIDES: Final = "AHNPRGO"
_NAMING: Final = _SIDES + "bmqw"
"""Kinds of words in the name of whoever is driven to do something; those of which one at least names somebody."""


def is_unsaid(reading: Reading, sides: Sides, at: int) -> bool:
    """Whether the word of stance at unit `at` is nobody's: in a condition, in what is denied, hoped for or alleged, in a question."""
    passage, heard = reading.passage, reading.heard
    if heard.denies(at) or _is_imposed(passage, at) or _is_driven(passage, at):
        return True
    if passage.units.words[-1] == "?" and heard.owner[at] < 0:
        return True  # what the outlet asks, nobody has said
    for unit in range(at - 1, heard.floor(at) - 1, -1) if passage.holds_any(_TOLD, 0, at) else ():
        if passage.has(unit, "stance.unless") and passage.has(at, "stance.noany"):
            continue  # without it there is none
        if passage.has_any(unit, _OPENING):
            return True
        if passage.has(unit, "stance.prior") and own_subject(passage, unit + 1):
            return True  # before it agrees to a truce
        if passage.has(unit, "stance.hope") and sides.named(passage, unit + 1, at):
            return True  # one side hopes that the other will
        if passage.units.codes[unit] in ",:":
            return False
    return False


def _is_imposed(passage: Passage, at: int) -> bool:
    """Whether a stance is what another asks for: *Israel must be ready to …*, *must seek …*."""
    unit = at - 1
    while unit >= 0 and (passage.units.codes[unit] == "v" or passage.has_any(unit, _YIELDING)):
        unit -= 1
    if unit >= 0 and passage.has(unit, "stance.must"):
        return True
    if not passage.has_any(at, _YIELDING):
        return False
    verb = next((back for back in range(at - 1, max(-1, at - _ASKED), -1) if passage.units.codes[back] in "VC"), at)
    return verb < at - 2 and passage.units.codes[verb + 1] == "z" and passage.has_any(verb, _ASKING)


def _is_driven(passage: Passage, at: int) -> bool:
    """Whether a stance is what somebody else is to drive a side to: *force B to seek peace*, *for B to accept a truce*."""
    codes, unit = passage.units.codes, at - 1
    while unit > 0 and (codes[unit] == "v" or passage.has(unit, "to")):
        unit -= 1
    last = unit
    while unit > 0 and codes[unit] in _NAMING and not passage.has_any(unit, ("stance.drive", "stance.drive.to")):
        unit -= 1
    if not any(code in _SIDES for code in codes[unit + 1 : last + 1]):
        return False
    return passage.has(unit, "stance.drive") or (passage.has(unit, "stance.drive.to") and last < at - 1)
