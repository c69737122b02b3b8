"""Who stands between the sides? Mediators, facilitators and hosts, as the rules of the pack tell them."""

from dataclasses import dataclass
from typing import Final

from runding.find.heads import Head
from runding.find.passages import Passage
from runding.find.sides import Side, Sides
from runding.find.who_meets import list_start
from runding.lang.clause import subject_before
from runding.lang.pattern import Filler, match
from runding.lang.sentences import Sentence
from runding.lang.talks import Rule, TalkRules

_LIST: Final = frozenset("AGRHOPNBbwmd(DMqLW#")
_NEAR: Final = 4
"""How many units may stand between a verb and the meeting that it is about."""


@dataclass(frozen=True, slots=True)
class Third:
    """Third parties named in a passage: their sides, the part they play, the units that name them, the rule.

    `seat` is the unit that names a host by its capital.
    """

    sides: tuple[str, ...]
    part: str
    first: int
    last: int
    units: frozenset[int]
    rule: Rule
    seat: int | None = None


def find_third_parties(passage: Passage, heads: list[Head], rules: TalkRules, sides: Sides) -> list[Third]:
    """The third parties of a passage, in order."""
    tried = rules.thirds.tried(passage.held)
    found = _in_names(passage, heads, rules, sides)
    if not tried:
        return found
    reader = _Reader(passage, heads, sides)
    behind = 0
    for at, ruled in tried:
        for rule in ruled if at >= behind else ():
            third = reader.attempt(rule, at)
            if third is not None:
                found.append(third)
                behind = third.last
                break
    return found


def _in_names(passage: Passage, heads: list[Head], rules: TalkRules, sides: Sides) -> list[Third]:
    """The third parties in a word with a hyphen before a meeting that says by whom it is led: EU-mediated talks."""
    rule = next((one for one in rules.thirds.all if "{sides} -" in one.notation), None)
    found: list[Third] = []
    for head in heads if rule is not None else ():
        for at in range(head.first, head.last):
            if rule is not None and (named := sides.leading(passage.units, at)) is not None:
                found.append(Third((named.id,), rule.says.get("part", "mediator"), at, head.first, frozenset((at,)), rule))
    return found


class _Reader:
    """Tries the rules for third parties in one passage."""

    def __init__(self, passage: Passage, heads: list[Head], sides: Sides) -> None:
        self._passage = passage
        self._sides = sides
        self._starts = frozenset(head.first for head in heads)
        self._inside = frozenset(at for head in heads for at in range(head.first, head.last))
        self._ends = frozenset(head.last for head in heads if not head.verb)
        self._fillers: dict[str, Filler] = {
            "sides": self._listed,
            "one_side": self._one_side,
            "meeting": self._meeting,
            "body": self._body,
            "person": self._person,
            "stop": self._stop,
            "begin": lambda units, at, forward: (at, at),
            "end": lambda units, at, forward: (at, at),
        }

    def attempt(self, rule: Rule, at: int) -> Third | None:
        """The third parties that a rule finds where its anchor stands."""
        if self._is_wish(at):
            return None
        slots = match(rule.form, self._passage.units, at, self._fillers)
        if slots is None:
            return None
        values = [*slots.get("sides", ()), *slots.get("one_side", ()), *slots.get("body", ())]
        named = [side for value in values if isinstance(value, tuple) for side in value if isinstance(side, Side)]
        first, last = slots["begin"][0], slots["end"][0]
        assert isinstance(first, int)
        assert isinstance(last, int)
        ids = tuple(dict.fromkeys(side.id for side in named))
        if not ids or any(side.kind == "general" for side in named):
            return None
        taken = frozenset(unit for side in named for unit in range(side.first, side.last))
        part = rule.says.get("part", "mediator")
        seat = next((side.first for side in named if side.kind == "capital"), None) if part == "host" else None
        return Third(ids, part, first, last, taken, rule, seat)

    def _is_wish(self, at: int) -> bool:
        """Whether somebody only offers or is asked to stand between the sides."""
        passage = self._passage
        for unit in range(at - 1, max(-1, at - 5), -1):
            if passage.units.codes[unit] in ",.;:":
                return False
            if passage.has(unit, "tense.open") or passage.units.codes[unit] == "n":
                return True
        return False

    def _listed(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """An enumeration of sides: A, B, and C."""
        return self._list_ahead(units, at) if forward else self._list_behind(units, at)

    def _one_side(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """The name of one side right at a place, perhaps with *and* and another."""
        unit = at if forward else at - 1
        found: list[Side] = []
        while 0 <= unit < len(units) and units.codes[unit] in "AOqc":
            named = self._sides.named(self._passage, unit, unit + 1)
            found = [*found, *named] if forward else [*named, *found]
            unit += 1 if forward else -1
        end = unit if forward else unit + 1
        return (end, tuple(found)) if found and units.codes[at if forward else at - 1] in "AOq" else None

    def _list_ahead(self, units: Sentence, at: int) -> tuple[int, object] | None:
        found: list[Side] = []
        end, size = at, len(units)
        while at < size:
            stop = at
            while stop < size and stop not in self._starts and (units.codes[stop] in _LIST or self._passage.has(stop, "from")):
                stop += 1
            named = self._sides.named(self._passage, at, stop)
            if not named:
                break
            found += named
            at = end = stop
            if at < size and units.codes[at] == ",":
                at += 1
            if at < size and units.codes[at] == "c":
                at += 1
            if at == end:
                break
        return (end, tuple(found)) if found else None

    def _list_behind(self, units: Sentence, at: int) -> tuple[int, object] | None:
        relative = self._antecedent(units, at)
        if relative is not None:
            return relative
        first, last = self._right_before(units, at), at
        phrase = None if self._passage.has(first - 1, "with") else subject_before(units.codes, at)
        if phrase is not None:
            first, last = list_start(units.codes, phrase.first, 0), phrase.last
        named = [side for side in self._sides.named(self._passage, first, last) if not self._passage.has(side.first - 1, "in")]
        return (first, tuple(named)) if named else None

    def _right_before(self, units: Sentence, at: int) -> int:
        """Where the list begins that ends at a unit: *…, with A and B as mediators*."""
        first = at
        while first > 0 and units.codes[first - 1] in _LIST:
            first -= 1
        return list_start(units.codes, first, 0)

    def _antecedent(self, units: Sentence, at: int) -> tuple[int, object] | None:
        """The side right before a relative pronoun, with nothing but auxiliaries between that and the verb: the UN, which will mediate."""
        at = self._passage.verb_from(at)
        if at == 0 or units.codes[at - 1] != "r":
            return None
        end = at - 2 if units.codes[max(0, at - 2) : at - 1] == "," else at - 1
        first = end
        while first > 0 and units.codes[first - 1] in _LIST:
            first -= 1
        named = self._sides.named(self._passage, first, end)
        return (named[-1].first, (named[-1],)) if named and named[-1].last == end else None

    def _body(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """The organisation that sends an envoy, near the office."""
        for unit in range(at, min(at + _NEAR, len(units))) if forward else range(at - 1, max(-1, at - 1 - _NEAR), -1):
            named = [side for side in self._sides.named(self._passage, unit, unit + 1) if side.kind == "organisation"]
            if named:
                return (unit + 1 if forward else unit), tuple(named)
            if units.codes[unit] not in "RmGOw":
                return None
        return None

    def _stop(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """The end of a clause."""
        return (at, None) if forward and units.codes[at : at + 1] in (",", ".", ";", "") else None

    def _person(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Looks ahead for somebody with an office, perhaps with a number word before it: through a minister."""
        end = at + 1 if units.codes[at : at + 1] == "q" else at
        return (at, None) if forward and units.codes[end : end + 1] in ("R", "H", "P") else None

    def _meeting(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """A meeting near behind a verb, or right before it, perhaps with a word that points back and a relative pronoun between."""
        if not forward:
            unit = at
            while unit > 0 and unit not in self._ends and units.codes[unit - 1] in "rdvxm":
                unit -= 1
            return (unit, None) if unit in self._ends else None
        for unit in range(at, min(at + _NEAR, len(units))):
            if unit == at and unit in self._inside:
                return at, None
            if unit in self._starts:
                return unit, None
            if units.codes[unit] not in "vq#wmdl":
                return None
        return None
