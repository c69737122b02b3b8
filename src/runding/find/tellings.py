"""Which words tell of something agreed? From the verb, or from behind the last joint of a list, to the end of the clause."""

from collections.abc import Sequence
from typing import Final

from runding.find.issues import IssueMention
from runding.find.passages import Passage
from runding.find.subjects import subject_of
from runding.model.text import Range

_ENDS: Final = frozenset(",.;:k`czC")
"""Codes of units at which the words end that tell more of what was named."""
_LEADS: Final = frozenset("q#mwHb")
"""Codes of units before a noun that belong to it: determiners, numbers, kinds."""
_JOINTS: Final = frozenset(",ck;")
_REACH: Final = 9
"""How many units behind what is named the words may go on."""
_TRAILING: Final = frozenset(",.`;:cslpr(")


def telling(passage: Passage, at: int, mention: IssueMention, *, among: Sequence[IssueMention], content: bool) -> Range:
    """The stretch of text that tells of what a mention names, which the verb at unit `at` reaches.

    `among` are all the mentions that the verb reaches: each of a list is told by its own words. With `content` the verb only says that a
    deal contains it, and is no part of what is told.
    """
    if mention.first > at:
        first = _begin(passage, at, mention, among, content=content)
    else:
        first = mention.first
        while first > 0 and passage.units.codes[first - 1] in _LEADS and not passage.has(first - 1, "side.noun"):
            first -= 1
    return _trimmed(passage, first, _end(passage, max(mention.last, at + 1), among, past=mention.first > at))


def _begin(passage: Passage, at: int, mention: IssueMention, among: Sequence[IssueMention], *, content: bool) -> int:
    """The unit at which the words for a mention behind its verb begin."""
    codes = passage.units.codes
    before = max((one.last for one in among if at < one.last <= mention.first), default=0)
    if before:
        first = next((unit for unit in range(before, mention.first) if codes[unit] in _JOINTS), before - 1) + 1
    elif content:
        verb = max((unit for unit in range(at, mention.first) if passage.has(unit, "deal.content")), default=-1)
        subject = subject_of(passage, at, passage.floor(at)) if verb < 0 else None
        first = verb + 1 if subject is None else subject.first
    elif len(among) > 1:
        first = at + 1
    else:
        return at
    while first < mention.first and (codes[first] in "sltpxc`," or passage.has(first, "to")):
        first += 1
    return first


def _end(passage: Passage, last: int, among: Sequence[IssueMention], *, past: bool) -> int:
    """The unit behind the last one that still tells of what ends before unit `last`; with `past` no time that follows is part of it."""
    codes, stop = passage.units.codes, min(len(passage), last + _REACH)
    others = {one.first for one in among if one.first >= last}
    while last < stop and codes[last] not in _ENDS and last not in others and not _opens_clause(passage, last):
        if past and (codes[last] == "t" or codes[last : last + 2] in ("pt", "lt")):
            break
        last += 1
    return last


def _opens_clause(passage: Passage, at: int) -> bool:
    """Whether a unit begins a clause that tells of something else."""
    code = passage.units.codes[at]
    return code == "r" or (code == "s" and not passage.has(at, "that"))


def _trimmed(passage: Passage, first: int, last: int) -> Range:
    """The stretch without marks and joints at its end."""
    codes = passage.units.codes
    while last > first + 1 and codes[last - 1] in _TRAILING:
        last -= 1
    return passage.range(first, last)
