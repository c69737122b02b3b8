"""Which issues of negotiations are named, and where?"""

import re

from msgspec import Struct

from runding.lang.issues import GROUP, PERSON, PLACE, STATE, IssueLexicon
from runding.lang.sentences import Sentence
from runding.model.text import Range

_BARS = frozenset("szk")
"""Codes of units over which gaps do not reach: words that open a clause."""


class IssueMention(Struct, frozen=True):
    """An issue named in a sentence.

    `first` and `last` bound its units (half-open), `units` are those that hold its own words, without the gaps; `span` is the stretch of
    the text, `rule` the row of the lexicon, `act` what its words say beside the issue (`hostile`, `plan`, or empty).
    """

    issue: str
    act: str
    first: int
    last: int
    units: tuple[int, ...]
    span: Range
    rule: str


_EXCHANGE = "stance.exchange"
"""The class of what joins what is given to what is given in turn."""
_APART = frozenset({_EXCHANGE, "stance.until"})
"""Classes of words over which gaps do not reach either: what stands behind them is another matter."""
_REPORTING = ("say.active", "state.active", "deny.active")
"""Classes of words of saying, behind which another clause begins: no gap reaches over them."""
_NAMES = frozenset("LPA")
"""Codes of units that stand for a place, a person, a state or a group."""
_TELLING = _BARS | _NAMES | frozenset("cC`")
"""Codes of units that tell more than their words."""


_OWN_CLAUSE = re.compile(r"[HRG]{0,2}[ANP][vx]{0,2}V[#wq]")
"""A name as the subject of a verb with an object."""
_WHOSE = ("A", "N", "P", "R", "G", "O", "L")
"""Codes of units that a name behind *and* would only be added to."""


def _kind(sentence: Sentence, unit: int) -> str:
    """What stands in phrases for a name that none of them spells: a place, a state, an armed group, a person."""
    code, entry = sentence.codes[unit], sentence.entries[unit]
    if code == "L":
        return PLACE
    if code == "P":
        return PERSON
    if code != "A" or entry is None:
        return ""
    return STATE if entry.attributes.get("kind") == "state" else GROUP if entry.attributes.get("actor_kind") == "group" else ""


def _joins_verb(codes: str, at: int) -> bool:
    """Whether the coordinator at a unit joins a verb with its own object to what stands before: *return the bodies and exchange …*.

    It may have a subject of its own: *N. frees the hostages and M. releases prisoners*.
    """
    if codes[at - 1 : at] in ("V", "C", ","):
        return False
    return codes[at + 1 : at + 2] == "V" or (codes[at - 1 : at] not in _WHOSE and _OWN_CLAUSE.match(codes, at + 1) is not None)


def _is_bar(sentence: Sentence, unit: int, code: str) -> bool:
    """Whether no gap reaches over a unit: it opens another clause, joins another verb, or reports what follows."""
    if code == "C":
        entry = sentence.entries[unit]
        return entry is not None and not entry.classes.isdisjoint(_REPORTING)
    return code in _BARS or (code == "c" and _joins_verb(sentence.codes, unit))


def find_issues(sentence: Sentence, issues: IssueLexicon) -> list[IssueMention]:
    """The issues that a sentence names, in the order of the text.

    `sentence` is best an opened one (`runding.lang.opened`): what stands inside a quotation that is one unit is not seen.
    """
    keys: list[str] = []
    unit_of: list[int] = []
    bars: set[int] = set()
    joints: set[int] = set()
    keys_of, codes = issues.keys_of, sentence.codes
    for unit, (word, code) in enumerate(zip(sentence.words, codes, strict=True)):
        found = keys_of(word)
        if code in _TELLING:  # one look tells that most units are plain words
            if code == "c":
                joints.add(len(keys))
            if _is_bar(sentence, unit, code):
                bars.add(len(keys))
            elif code == "`":
                if " " not in word:
                    continue
            elif (len(found) == 1 and not found[0]) or (code == "A" and len(found) > 1 and _kind(sentence, unit) == GROUP):
                found = (_kind(sentence, unit),)  # the words of the name of a liberation front name no issue
        if (entry := sentence.entries[unit]) is not None and not entry.classes.isdisjoint(_APART):
            bars.add(len(keys))
            joints.add(len(keys))
            if _EXCHANGE in entry.classes:
                found = ("",)  # prisoners in exchange for hostages: neither is exchanged there
        keys += found
        unit_of += [unit] * len(found)
    made: list[IssueMention] = []
    for issue, places, phrase in issues.scan(keys, bars, joints):
        units = tuple(dict.fromkeys(unit_of[place] for place in places))
        first, last = units[0], units[-1] + 1
        span = Range(sentence.starts[first], sentence.ends[last - 1])
        made.append(IssueMention(issue, phrase.act, first, last, units, span, f"{issue} {phrase.notation}"))
    return made
