"""Who or what is the subject of a verb? Looked for more widely than for a cue of speech, since things have positions taken on them."""

from typing import Final

from runding.find.passages import Passage
from runding.lang.clause import Phrase, leading_subject, subject_before

_PLAIN: Final = frozenset("wmdqGRHOABNPLMD#lbu(")
_ADVERBIAL: Final = frozenset("vxt")
_REACH: Final = 24
_PAIR: Final = 2


def subject_of(passage: Passage, at: int, floor: int) -> Phrase | None:
    """The noun phrase before the verb at unit `at`, also one of plain nouns; adverbs, times and auxiliaries may part them.

    `floor` is the first unit that may belong to it. None where the verb stands without a subject of its own.
    """
    codes = passage.units.codes
    if at <= floor:
        return None
    phrase = _of_joined_clause(passage, at, floor) or subject_before(codes, at, floor)
    if phrase is not None:
        return phrase
    last = at
    while last > floor and (codes[last - 1] in _ADVERBIAL or _is_inserted(codes, last, floor) or codes[last - 2 : last] == "xk"):
        last -= 3 if codes[last - 1] == "," else 1
    first = last
    while first > max(floor, last - _REACH) and _continues(passage, first - 1, floor):
        first -= 1
    if first < last and codes[first] in "lp" and first > floor and codes[first - 1] in "VC":
        return None  # what stands behind a verb as its complement (came to Belarus) is the subject of no other
    while first < last and codes[first] in "lp":
        first += 1
    if first == last or not any(code in "wmGRHOABNPLDu" for code in codes[first:last]):
        return None
    return Phrase(((first, last),))


def _of_joined_clause(passage: Passage, at: int, floor: int) -> Phrase | None:
    """The side that a clause begins with behind *and* or an adjunct, where no list can be meant: *…, and B refused*, *in the talks B …*.

    Behind *and* the words before must tell of something else in a clause of their own; an adjunct ends with a determiner or a time.
    """
    codes, last = passage.units.codes, passage.verb_from(at, floor)
    first = last - 1
    if first <= floor or codes[first] != "A":
        return None
    if codes[first - 1] in "dt":
        return Phrase(((first, last),))
    end = first - 2 if codes[first - 2 : first] == ",c" else first - 1
    before = codes[floor:end]
    if codes[first - 1] != "c" or "," in before or (end == first - 1 and before[-1:] != "w"):
        return None
    return Phrase(((first, last),)) if any(code in "VC" for code in before) else None


def _is_inserted(codes: str, last: int, floor: int) -> bool:
    """Whether `, on the other hand,` stands before a place."""
    return last - 3 >= floor and codes[last - 1] == "," and codes[last - 2] in "kvt" and codes[last - 3] == ","


def _continues(passage: Passage, at: int, floor: int) -> bool:
    """Whether a unit belongs to the phrase on its right; a preposition does where a noun stands before it."""
    codes = passage.units.codes
    if codes[at] in _PLAIN:
        return True
    if codes[at] == "`":
        return at > floor and codes[at - 1] in _PLAIN
    if codes[at] == "p":
        return at > floor and codes[at - 1] in _PLAIN and not passage.has(at, "because")
    return codes[at] == "c" and at > floor and codes[at - 1] in _PLAIN and codes[at + 1 : at + 2] in ("w", "A", "G", "N", "O")


def shared_subject(passage: Passage, at: int, floor: int) -> Phrase | None:
    """The subject that a verb shares with an earlier one: joined to it, behind it in a chain, or in a clause that depends on it."""
    codes = passage.units.codes
    lead = leading_subject(codes, floor, at) if at > floor else None
    if lead is None:
        return None
    unit = at - 1
    while unit > floor and codes[unit] in "vx":
        unit -= 1
    between = codes[lead.last : at]
    if between.startswith(",r") and codes[unit] == "," and between.count(",") == _PAIR:
        return lead  # a relative clause between two commas parts them
    if passage.has(at, "participle") and not any(code in "n,z:rsc" for code in between):
        return lead
    if "n" in codes[unit:at] or any(code in "z:" for code in between):
        return None
    if "r" in between and (codes[unit] != "c" or ("," not in between and codes[unit - 1] != ",")):
        return None  # who criticised the president and pressed for a truce
    if codes[unit] in "c,sk" or codes[unit] in "VC":
        return lead
    return None if "," in between or "V" in between or "C" in between else lead
