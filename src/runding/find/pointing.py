"""Which issue does a pointing word mean: *that proposal*, *it*, *them*?"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from runding.find.readings import Reading
from runding.find.scopes import Scope
from runding.model.claim import StanceMention

_BACK: Final = 3
"""How many sentences back the proposal may stand that a pointing word means."""
_POINTED: Final = ("stance.proposal", "stance.claim", "stance.condition", "stance.deal", "that.thing")
_PROPOSED: Final = ("", "plan", "weak")
"""What words say beside an issue that somebody may have proposed: no act of war."""
_SETTLEMENT: Final = "pro.settlement"
_WAR: Final = "sec.hostilities"
"""What is told of the war itself is no proposal."""
_DEMANDS: Final = ("demand", "precondition")
"""Stances that *the demand* may mean."""
_PEOPLE: Final = frozenset({"hum.prisoners", "hum.hostages", "hum.children", "hum.refugees", "hum.remains_missing", "sec.armed_groups"})
"""Issues that are people, who may be pointed to as such."""
_ALONE: Final = 2
_PUT: Final = frozenset({"demand", "precondition", "offer", "priority"})
"""Stances of another side to which somebody says yes or no without naming what: *A asked for a truce. B refused.*"""
_ANSWERS: Final = (
    "stance.refuse", "stance.refused", "stance.agree", "stance.accept", "stance.accepted", "stance.unwilling", "stance.object",
    "stance.ready", "stance.mau", "stance.keen", "stance.shakes",
)  # fmt: skip
"""Words that may be such an answer."""
_LATELY: Final = 2
_NEAR: Final = 1
"""How many sentences back it may stand what somebody answers without naming it."""


@dataclass(slots=True)
class Pointing:
    """What was said so far in a report: the positions, and the sentences that have been read."""

    suffixes: tuple[str, ...]
    before: list[StanceMention] = field(default_factory=list)
    read: list[Reading] = field(default_factory=list)

    def note(self, reading: Reading) -> None:
        """Takes note of a sentence that has been read."""
        self.read.append(reading)

    def may_point(self, reading: Reading) -> bool:
        """Whether a sentence that names no issue may mean one: something was named lately, and a word may point back to it."""
        number, units = reading.passage.sentence, reading.passage.units
        lately = [one for one in self.read[-_LATELY:] if number - one.passage.sentence <= 1 and one.mentions]
        if not lately and not (self.before and number - self.before[-1].sentence <= _BACK):
            return False
        if self.before and number - self.before[-1].sentence <= _NEAR and reading.passage.holds_any(_ANSWERS, 0, len(reading.passage)):
            return True
        if any(code in "du" for code in units.codes) or any(word.endswith(self.suffixes) for word in units.words):
            return True
        return reading.passage.holds_any(("pointing", "stance.claim", "stance.refuse"))

    def meant(self, reading: Reading, scope: Scope, side: str, *, at: int, back: bool, alone: bool) -> str | None:
        """The issue that is meant in a scope that names none.

        `at` is the word of stance, `side` the holder; `back` allows the last issue named in the same sentence before it, `alone` tells
        that the word itself holds the pointing one (it).
        """
        units, passage = reading.passage.units, reading.passage
        stretch = range(at + 1 if scope.first < at < scope.last else scope.first, scope.last)
        plural = any(passage.attribute(unit, "note") == "plural" and units.codes[unit] == "u" for unit in stretch)
        if plural or back:
            named = [one for one in reading.mentions if one.last <= at]
            return named[-1].issue if named else self._people_of_before(passage.sentence)
        thing = units.codes[scope.first : scope.first + 1] == "u" and passage.attribute(scope.first, "note") == "body"
        said = [one for one in reading.mentions if one.last <= scope.first]
        if thing and (alone or self._ends(reading, scope)):
            return said[-1].issue if said else self._last(passage.sentence, side)
        if alone or any(units.codes[unit] == "V" and self._has_clitic(reading, unit) for unit in stretch):
            here = [one for one in said if one.act == "" and one.issue not in (_WAR, _SETTLEMENT)]
            return here[-1].issue if here else self._last(passage.sentence, side)
        if scope.last - scope.first == _ALONE and self._is_demand(reading, scope.first):
            return self._demanded(passage.sentence, side)
        nouns = passage.holds_any(_POINTED, stretch.start, stretch.stop)
        if any(units.codes[unit] == "d" or passage.has(unit, "pointing") for unit in stretch) and (
            nouns or scope.last - scope.first <= _ALONE
        ):
            return self._last(passage.sentence, side)
        return None

    def _people_of_before(self, sentence: int) -> str | None:
        """The people or bodies that the sentence before told of last, who may be meant by *them*."""
        last = self.read[-1] if self.read else None
        if last is None or sentence - last.passage.sentence > 1:
            return None
        named = [one.issue for one in last.mentions if one.issue in _PEOPLE]
        return named[-1] if named else None

    def put_last(self, sentence: int, side: str) -> str | None:
        """What another side asked for or offered in this sentence or the one before, where that is one thing."""
        put = [one for one in self.before if sentence - one.sentence <= _NEAR and one.holder != side and one.stance in _PUT]
        issues = {one.issue for one in put if one.sentence == put[-1].sentence}
        return issues.pop() if len(issues) == 1 else None

    def own_last(self, sentence: int, side: str) -> str | None:
        """What a side itself asked for lately."""
        return self._latest(sentence, _PUT, side, own=True)

    def _ends(self, reading: Reading, scope: Scope) -> bool:
        """Whether a scope is a pronoun that ends its clause: *rejected it*."""
        units, at = reading.passage.units, scope.first
        return scope.last - at <= _ALONE and units.codes[at + 1 : at + 2] in ("", ".", ",", ";", "`", "t", "k", "c")

    def _is_demand(self, reading: Reading, at: int) -> bool:
        """Whether *the demand* stands at a unit."""
        return reading.passage.attribute(at, "note") == "the" and reading.passage.has(at + 1, "stance.claim")

    def _demanded(self, sentence: int, side: str) -> str | None:
        """What another side demanded lately."""
        return self._latest(sentence, _DEMANDS, side, own=False)

    def _latest(self, sentence: int, stances: Collection[str], side: str, *, own: bool) -> str | None:
        """The issue of the last of some stances that a side, or another one, took lately."""
        near = (one for one in reversed(self.before) if sentence - one.sentence <= _BACK and (one.holder == side) is own)
        return next((one.issue for one in near if one.stance in stances), None)

    def _has_clitic(self, reading: Reading, at: int) -> bool:
        """Whether a verb takes its object with it as a clitic."""
        units = reading.passage.units
        entry = units.entries[at]
        return (entry is None or entry.form.lower() != units.words[at]) and units.words[at].endswith(self.suffixes)

    def _last(self, sentence: int, side: str) -> str | None:
        """What another side last asked for or offered; else what was last named, where that is the sentence before."""
        near = [one for one in self.before if sentence - one.sentence <= _BACK]
        last = next((one.sentence for one in reversed(near) if one.holder != side), None)
        issue = next((one.issue for one in near if one.sentence == last and one.holder != side), None)
        if issue is None:
            lately = [one for one in self.read[-_LATELY:] if sentence - one.passage.sentence <= 1 and one.mentions]
            named = [one for one in lately[-1].mentions if one.act in _PROPOSED and one.issue != _WAR] if lately else []
            return named[0].issue if named else None
        return issue
