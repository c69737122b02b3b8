"""For whom does a speaker speak, where neither lists nor the office beside the name say so?

A spokesman *of theirs*, the head of *the government's* panel, *that group*: told from the sides of the report and from who was named last.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from msgspec.structs import replace

from runding.find.parties import Parties
from runding.find.passages import Passage
from runding.find.sides import Side, Sides
from runding.find.subjects import shared_subject, subject_of
from runding.lang.clause import leading_subject
from runding.model.claim import Voice
from runding.model.meeting import HOME, REBELS
from runding.model.text import Range

_VAGUE: Final = frozenset({"general", "organisation"})
_GROUPS: Final = ("rebels.of", "same.group", "that.group")
"""Words for an armed group: no state is meant by them."""
_OWNER: Final = 3
"""How many units the name of an owner may hold."""
_NAME: Final = 2
"""Behind how many units from an office the name may begin."""
_BEHIND: Final = 3
"""How many units behind a word like *of* the name of a side may stand that somebody is of."""
_ASKED: Final = ("stance.must", "stance.haveto", "stance.can")
"""Words behind a side by which it is told what to do: by another one."""
_BACK: Final = 2
"""How many sentences back somebody may stand whom a clitic or a determiner means."""


def with_sides(
    passages: Sequence[Passage], voices: Sequence[Voice], sides: Sides, parties: Parties, *, suffixes: tuple[str, ...]
) -> list[Voice]:
    """The voices, those without a side given one where the report tells it. `suffixes` are the language's clitics."""
    reader = _Reader(passages, sides, parties, suffixes)
    known: dict[str, str] = {}
    made: list[Voice] = []
    for voice in voices:
        if voice.kind == "outlet" or any(reader.is_joint(place) for place in voice.named):
            made.append(replace(voice, side=None))
            continue
        if voice.side is not None and (group := next((one for place in voice.named if (one := reader.group_at(place))), None)):
            made.append(replace(voice, side=group.side))
            continue
        side = voice.side or (known.get(voice.name) if voice.name else None)
        if side is None and voice.kind not in ("outlet", "document"):
            side = next((found for place in voice.named if (found := reader.side_at(place)) is not None), None)
        if side is None and not voice.named and voice.cue is not None:
            side = reader.subject_at(voice.cue)
        if side is not None and voice.name:
            known.setdefault(voice.name, side)
        made.append(voice if side == voice.side else replace(voice, side=side))
    return made


class _Group(NamedTuple):
    """A group, where the report tells one: its side may be unknown."""

    side: str | None


class _Reader:
    """Reads the sides round the mention of a speaker."""

    def __init__(self, passages: Sequence[Passage], sides: Sides, parties: Parties, suffixes: tuple[str, ...]) -> None:
        self._suffixes = suffixes
        self._passages = passages
        self._sides = sides
        self._parties = parties
        self._starts = [passage.units.start for passage in passages]

    def side_at(self, place: Range) -> str | None:
        """The side of whoever is named at a place."""
        number = self._number(place)
        if number is None:
            return None
        passage = self._passages[number]
        first, last = passage.unit_at(place.start), min(len(passage), passage.unit_at(place.end - 1) + 1)
        if (headed := self._headed(passage, last)) is not None:
            return headed
        relative = passage.units.codes.find("r", first, last)
        last = relative if relative > first else last  # what is told of somebody is not whose he is
        if self._is_owned_by_the_group(passage, first, last):
            return self._last_before(number, first, group=True) or self._parties.rebels
        if self._stands_apart(passage, first, last):
            return None
        named = self._sides.named(passage, first, last) or self._owning(passage, first) or self._behind(passage, last)
        certain = next((side for side in named if side.kind not in ("general", "organisation")), None)
        if certain is not None:
            return certain.id
        general = next((side for side in named if side.kind == "general"), None)
        if general is not None:
            return self._meant(general)
        if (told := self._of_office(number, first, last)) is not None:
            return told
        if passage.holds("counterpart", first, last):
            return self._other_than(self._last_before(number, first))
        counted = passage.holds("cardinal", first, last) or "#" in passage.units.codes[first:last]
        if passage.holds("from", first, last) or (counted and not passage.holds("owner", first, last)):
            return None  # from there; three of them, and no one of those named before
        if self._is_the_group(passage, first, last):
            return self._last_before(number, first, group=True)
        if any(self._points(passage, at) for at in range(first, last)):
            group = any(passage.has_any(at, _GROUPS) for at in range(first, last))
            return self._last_before(number, first) if not group else self._last_before(number, first, group=True) or self._parties.rebels
        return self._spoken_for(number, first) if passage.holds("speaks.for", first, last) else None

    def _headed(self, passage: Passage, at: int) -> str | None:
        """The side whose delegation somebody leads, as a relative clause behind the name tells: X, who heads A's team."""
        if passage.units.codes[at : at + 2] != ",r":
            return None
        end = passage.units.codes.find(",", at + 2)
        verb = next((unit for unit in range(at + 2, min(at + 2 + _OWNER, len(passage))) if passage.has(unit, "leads.side")), None)
        if verb is None or end < 0:
            return None
        named = [side for side in self._sides.named(passage, verb + 1, end) if side.kind != "organisation"]
        return None if not named else self._meant(named[0]) if named[0].kind == "general" else named[0].id

    def _spoken_for(self, number: int, first: int) -> str | None:
        """The party that the words of a spokesman without a side begin with, else the one that acts in the sentence before."""
        own = self._leading(self._passages[number], first)
        if own is not None or number == 0 or self._passages[number].units.paragraph != self._passages[number - 1].units.paragraph:
            return own
        acting = self._acting(self._passages[number - 1])
        return acting if acting in self._parties.sides else None

    def _of_office(self, number: int, first: int, last: int) -> str | None:
        """The state of a minister, of a ministry, whose state is not told beside the office."""
        passage = self._passages[number]
        if not passage.holds("of.state", first, last) or passage.holds("owner", first, last):
            return None
        if any(code in "NP" for code in passage.units.codes[first : last + _NAME]):
            return self._parties.only_state or self._state_told(number, first)
        if passage.attribute(first, "note") != "the" or "#" in passage.units.codes[first:last]:
            return None
        named = self._sides.named(passage, 0, first)
        return self._parties.only_state or (self._state_told(number, first) if named else None)

    def _stands_apart(self, passage: Passage, first: int, last: int) -> bool:
        """Whether somebody speaks for nobody: an analyst, a resident; not who is called after such people, or is sent by a side."""
        codes = passage.units.codes
        apart = (at for at in range(first, last) if passage.has(at, "apart") and codes[at] != "m")
        return any(codes[at - 1 : at] != "g" or not passage.has(at, "emissary") for at in apart)

    def _behind(self, passage: Passage, last: int) -> list[Side]:
        """The side of whoever stands before a unit, where it is told behind the name: *X of the A army*."""
        return self._sides.named(passage, last + 1, min(last + 1 + _BEHIND, len(passage))) if passage.has(last, "of") else []

    def _other_than(self, side: str | None) -> str | None:
        """The other one of two parties."""
        others = self._parties.core - {side}
        return next(iter(others)) if side in self._parties.core and len(others) == 1 else None

    def _number(self, place: Range) -> int | None:
        """The number of the sentence in which something stands."""
        number = bisect_right(self._starts, place.start) - 1
        return number if number >= 0 and place.start < self._passages[number].units.end else None

    def group_at(self, place: Range) -> "_Group | None":
        """The group of whoever is named with the name of a state that says only whose it is: the rebels of A, the A army (AA)."""
        number = self._number(place)
        if number is None:
            return None
        passage = self._passages[number]
        first, last = passage.unit_at(place.start), min(len(passage), passage.unit_at(place.end - 1) + 1)
        bracket = last if passage.units.codes[last : last + 1] == "(" else last - 1
        if passage.units.codes[bracket] == "(":
            named = [side for side in self._sides.named(passage, bracket, bracket + 1) if side.kind in ("group", "short")]
            if named and not named[0].id.isupper():
                return _Group(named[0].id)
        if passage.holds("rebels", first, last):
            named = self._sides.named(passage, first, last)
            if [side.id for side in named] == [REBELS]:
                return _Group(self._parties.rebels)
        return None

    def is_joint(self, place: Range) -> bool:
        """Whether several sides speak together."""
        number = self._number(place)
        if number is None:
            return False
        passage = self._passages[number]
        first, last = passage.unit_at(place.start), min(len(passage), passage.unit_at(place.end - 1) + 1)
        named = self._sides.named(passage, first, last)
        return any(
            one.id != other.id and "c" in passage.units.codes[one.last : other.first] and {one.kind, other.kind}.isdisjoint(_VAGUE)
            for one, other in pairwise(named)
        )

    def subject_at(self, cue: Range) -> str | None:
        """The side that is the subject of a cue whose speaker was not found: it may share that of an earlier verb."""
        number = self._number(cue)
        if number is None:
            return None
        passage = self._passages[number]
        at = passage.unit_at(cue.start)
        phrase = subject_of(passage, at, 0) or shared_subject(passage, at, 0)
        named = [] if phrase is None else [one for first, last in phrase.parts for one in self._sides.named(passage, first, last)]
        sure = [side.id for side in named if side.kind not in ("general", "organisation")]
        return sure[0] if len(set(sure)) == 1 else None

    def _meant(self, general: Side) -> str | None:
        return {HOME: self._parties.home, REBELS: self._parties.rebels}.get(general.id)

    def _state_told(self, number: int, first: int) -> str | None:
        """The one state among the parties that a sentence names, else the subject of the sentence before, or the one it names.

        Where the sentence tells a state what it has to do, before somebody at a unit is named who says so, it is another one's word.
        """
        passage = self._passages[number]
        named = [side for side in self._sides.named(passage, 0, len(passage)) if side.id in self._parties.sides and side.id.isupper()]
        states = {side.id for side in named}
        if states or number == 0:
            if len(states) != 1:
                return None
            asked = named[0].last <= first and passage.has_any(named[0].last, _ASKED)
            return self._other_than(named[0].id) if asked else named[0].id
        before = self._passages[number - 1]
        acting = self._acting(before)
        if acting is not None:
            return acting if acting.isupper() and acting in self._parties.sides else None
        told = {side.id for side in self._sides.named(before, 0, len(before)) if side.id in self._parties.sides}
        return told.pop() if len(told) == 1 and next(iter(told)).isupper() else None

    def _owning(self, passage: Passage, first: int) -> list[Side]:
        """The side that owns what begins at a unit: the ministry's Meran Orvik."""
        at = first - 1
        if at <= 0 or passage.units.codes[at] != "g":
            return []
        return [side for side in self._sides.named(passage, max(0, at - _OWNER), at) if side.last == at]

    def _is_the_group(self, passage: Passage, first: int, last: int) -> bool:
        """Whether somebody is called *the group*, or of *the group*, so that the armed group is meant that was named last."""
        return bool(self._the_group(passage, first, last)) and not any(code in "NPBA" for code in passage.units.codes[first:last])

    def _is_owned_by_the_group(self, passage: Passage, first: int, last: int) -> bool:
        """Whether it is *the group's* secretary, whatever his name."""
        return any(passage.units.codes[at + 1 : at + 2] == "g" for at in self._the_group(passage, first, last))

    def _the_group(self, passage: Passage, first: int, last: int) -> list[int]:
        """The units of a stretch that say *group* behind *the*."""
        named = [at for at in range(first, last) if passage.has(at, "same.group")]
        return [at for at in named if any(passage.attribute(before, "note") == "the" for before in range(max(0, at - 2), at))]

    def _points(self, passage: Passage, at: int) -> bool:
        """Whether a unit says *their*, *that*: a role with a clitic, or a determiner."""
        code = passage.units.codes[at]
        return (
            code == "d"
            or passage.has_any(at, ("owner", "that.group"))
            or (code in "RGOw" and passage.units.words[at].endswith(self._suffixes))
        )

    def _acting(self, passage: Passage) -> str | None:
        """The side that is the subject of a sentence by its own name, in a language whose subjects lead, be it a party or not."""
        units = passage.units
        phrase = leading_subject(units.codes, 0, len(units), listed=True) if units.grammar.head_last else None
        named = [] if phrase is None else self._sides.named(passage, phrase.first, phrase.last)
        sure = [one for one in named if one.kind in ("state", "capital", "group", "organisation", "short")]
        return sure[0].id if len(sure) == 1 else None

    def _leading(self, passage: Passage, first: int) -> str | None:
        """The party that a sentence begins with, where that stands before a place and the language's subjects lead."""
        units = passage.units
        phrase = leading_subject(units.codes, 0, first) if units.grammar.head_last else None
        named = [] if phrase is None else self._sides.named(passage, phrase.first, phrase.last)
        known = {self._meant(side) if side.kind == "general" else side.id for side in named if side.kind != "organisation"}
        return next(iter(known)) if len(known) == 1 and known <= self._parties.sides else None

    def _leads_as_group(self, passage: Passage, first: int) -> bool:
        """Whether a sentence begins with *the group* before a place."""
        phrase = leading_subject(passage.units.codes, 0, first) if passage.units.grammar.head_last else None
        return phrase is not None and phrase.last <= first and self._is_the_group(passage, phrase.first, phrase.last)

    def _last_before(self, number: int, first: int, *, group: bool = False) -> str | None:
        """The party named last before a place; in the sentence before, its subject counts for more than what else is named.

        With `group` no state is meant.
        """
        if not group and (own := self._leading(self._passages[number], first)) is not None:
            return own
        if not group and self._leads_as_group(self._passages[number], first):
            return self._last_before(number, 0, group=True) or self._parties.rebels
        for back in range(number, max(-1, number - _BACK - 1), -1):
            passage = self._passages[back]
            stop = first if back == number else len(passage)
            if back < number and (acting := self._acting(passage)) is not None and not (group and acting.isupper()):
                return acting
            named = self._sides.named(passage, 0, stop)
            known = [self._meant(side) if side.kind == "general" else side.id for side in named if side.kind != "organisation"]
            parties = [side for side in known if side in self._parties.sides and not (group and side.isupper())]
            if parties:
                return parties[-1] if back == number else parties[0]
            others = [side for side in known if side is not None and side.isupper()] if back == number and not group else []
            if others:
                return others[-1]  # the ministry of another state, through its spokesman
        return None
