"""How far does what is said of a meeting reach? The clause round the words that name it, and the dates and places in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from msgspec import Struct

from runding.find.heads import Head
from runding.find.passages import Passage
from runding.find.times import TimeMention
from runding.lang.clause import phrase_after

_ASIDE: Final = 8
"""How many units an attribution in brackets of commas may hold (, said X,)."""
_GOVERNED: Final = 12
"""How many units before *since* may say that something is the first."""


class Clause(Struct, frozen=True):
    """The units from `low` to `high` that say something of a head, and the unit before them that ends them, if it is a cue."""

    low: int
    high: int
    cue: int | None


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a passage: its units, the words of the text, whether *since* governs it, and whether something is the first since then."""

    first: int
    last: int
    mention: TimeMention
    since: bool
    firstness: bool


def clause_of(passage: Passage, heads: Sequence[Head], number: int, dates: Sequence[Dated]) -> Clause:
    """The clause of the head with that number: up to its neighbours, to stops, to cues and to joints that begin another clause."""
    head = heads[number]
    low = max(passage.floor(head.first), heads[number - 1].last if number else 0)
    following = next((one.first for one in heads[number + 1 :] if not one.generic), len(passage))
    high = min(passage.ceiling(head.last), following)
    start, cue = _back(passage, head.first, low)
    joint = start - 1
    floor = passage.floor(head.first)
    counted = head.first > floor + 2 and (passage.units.codes[floor + 1] == "#" or passage.has(floor + 1, "cardinal"))
    if passage.units.codes[floor] == "s" and (counted or (joint == floor and not passage.has(joint, "after"))):
        high = _first_part(passage.units.codes, head.last, high)
    return Clause(start, _ahead(passage, head.last, high, dates), cue)


def dates_in(passage: Passage, times: Sequence[TimeMention]) -> list[Dated]:
    """The dates of a passage."""
    found: list[Dated] = []
    for time in times:
        first, last = passage.unit_at(time.start), passage.unit_at(time.end - 1) + 1
        since = passage.holds("since", max(0, first - 1), min(first + 1, len(passage)))
        before = range(max(passage.floor(min(first, len(passage) - 1)), first - _GOVERNED), min(first + 1, len(passage)))
        firstness = since and any(passage.has(at, "firstness") or passage.has(at, "ordinal") for at in before)
        found.append(Dated(first, last, time, since, firstness))
    return found


def _first_part(codes: str, at: int, high: int) -> int:
    """Where a clause ends that opens a sentence with a joint: at the comma before the main clause, not at one before a date or a place."""
    for unit in range(at, high):
        if codes[unit] == "," and codes[unit + 1 : unit + 2] not in ("t", "(", "L", "A", "N", "l", "p", "#"):
            return unit
    return high


def speaks(passage: Passage, at: int) -> bool:
    """Whether a unit is a cue and not a verb that says something of a meeting."""
    if passage.units.codes[at] != "C":
        return False
    entry = passage.units.entries[at]
    assert entry is not None
    return not any(name.startswith(("phase.", "meet", "speak")) for name in entry.classes)


def _back(passage: Passage, at: int, low: int) -> tuple[int, int | None]:
    """Where a clause begins: behind a cue, or behind the joint whose phrase the meeting stands in."""
    head = at
    while at > low:
        if (
            passage.units.codes[at - 1] == "s"
            and not passage.has(at - 1, "to")
            and not any(c in "V,x" for c in passage.units.codes[at:head])
        ):
            return at, None
        if speaks(passage, at - 1):
            return at, at - 1
        if passage.units.codes[at - 1] == "z":
            return at, at - 2 if at - 2 >= low else None
        at -= 1
    return at, None


def _ahead(passage: Passage, at: int, high: int, dates: Sequence[Dated]) -> int:
    codes, low = passage.units.codes, at
    opening = {date.first for date in dates}
    while at < high:
        code = codes[at]
        if code == "s" and not (at in opening or at + 1 in opening or _only_names(passage, at) or _measures(codes, at)):
            return at
        if code == "z" or passage.has(at, "told.so") or (code == "c" and _is_next_clause(codes, at, low)):
            return at
        if code == "C" and speaks(passage, at):
            back = _behind_aside(passage, at, high)
            if back is None:
                return _before_attributing(codes, at, low)
            at = back
            continue
        at += 1
    return high


def _before_attributing(codes: str, at: int, low: int) -> int:
    """Where what is said of a meeting ends before a cue at `at`: at the comma that parts it from who says it, or right before the cue."""
    comma = codes.rfind(",", low, at)
    return at if comma < 0 or any(code in "VxnsrC" for code in codes[comma:at]) else comma


def _is_next_clause(codes: str, at: int, low: int) -> bool:
    """Whether a joint parts a clause, whose verb stands before it, from one with a subject and a verb of its own."""
    if not any(code in "Vx" for code in codes[low:at]) or _names_agents(codes, at, low):
        return False
    phrase = phrase_after(codes, at + 1)
    return phrase is not None and codes[phrase.last : phrase.last + 1] in ("x", "V") and codes[at + 1] in "qAGONP"


def _names_agents(codes: str, at: int, low: int) -> bool:
    """Whether a joint stands between those by whom something is done in a relative clause: the talks *that A and B mediate* resumed."""
    verb = codes.rfind("V", low, at)
    return verb > low and codes[low:verb].rstrip("vx").endswith("r") and codes[verb + 1 : at].strip("AGROPNBbwmdq") == ""


def _measures(codes: str, at: int) -> bool:
    """Whether a joint opens a length of time and no clause: for four hours, after about an hour."""
    at += 1
    while codes[at : at + 1] in ("p", "v"):
        at += 1
    return codes[at : at + 1] in ("#", "q", "t")


def _only_names(passage: Passage, at: int) -> bool:
    """Whether a joint is itself said of a meeting (it is over) and begins no clause."""
    entry = passage.units.entries[at]
    return entry is not None and "phase.of" in entry.classes


def _behind_aside(passage: Passage, at: int, high: int) -> int | None:
    """The unit behind an attribution between two commas; None where no second comma closes it."""
    codes = passage.units.codes
    if at == 0 or codes[at - 1] != ",":
        return None
    for unit in range(at + 1, min(at + _ASIDE, high)):
        if codes[unit] == ",":
            return unit + 1 if unit + 1 < high else None
    return None
