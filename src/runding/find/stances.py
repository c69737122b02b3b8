"""What does each side want, offer and refuse? The rules of the language for positions, tried where their words stand.

A position needs three things in one clause: a word of stance, a holder who is a party, an issue within the reach of the word. Where one
of them is missing or in doubt there is none: an invented position is the worst fault.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from runding.find.claim_slots import SCOPES, ClaimSlots
from runding.find.holders import Holders, Who
from runding.find.issues import IssueMention
from runding.find.parties import Parties
from runding.find.pointing import Pointing
from runding.find.readings import Reading
from runding.find.scopes import Scope, condition_of, is_astride, mentions_in
from runding.find.sides import Sides
from runding.find.stance_of import StanceOf
from runding.find.subjects import subject_of
from runding.find.threats import forced_by
from runding.find.unsaid import is_unsaid
from runding.find.voices import attribution
from runding.lang.clause import phrase_after
from runding.lang.pattern import match
from runding.lang.stances import ClaimRule, ClaimRules
from runding.model.claim import StanceMention, Voice
from runding.model.meeting import HOME, REBELS
from runding.model.text import Range

_IF, _ONLY, _UNLESS = ("stance.if",), ("stance.onlyif",), ("stance.unless",)
_IF_OR_BEFORE: Final = ("stance.if", "stance.before", "stance.until", "stance.unless")
_IF_OR_UNLESS: Final = ("stance.if", "stance.unless")
_CONTENT: Final = 4
"""How many units from a word like *must* one like *contain* may stand."""
_GIVEN_UP: Final = ("stance.drop", "stance.letgo", "stance.withdraw")
"""Verbs whose object is no longer asked for: to give up the demand for something."""
_UNNAMED: Final = ("anonymous", "group")
"""Kinds of speakers who tell of a side without taking one, where no side of theirs is known."""
_CONDITIONED: Final = frozenset({"offer", "open", "accept", "refuse", "ultimatum"})
_EXCHANGED: Final[Mapping[str, str]] = {"offer": "demand", "open": "demand", "accept": "demand", "demand": "offer"}
"""What a side does about what stands in exchange for what it offers, accepts or demands."""
_DEPENDING: Final = ("stance.before", "stance.until", "stance.unless")
_EXPLICIT: Final = ("stance.demand", "stance.propose", "stance.offer", "stance.accept", "stance.agree", "stance.promise")
"""Acts that a third party may tell of a side: what it said or did in so many words."""
_ASKING: Final = ("stance.demand", "stance.propose", "stance.offer", "stance.refuse", "stance.promise", "stance.insist")
"""Words of saying by which somebody asks for something, and tells nothing of what the other side says to it."""
_YET: Final = ("stance.will", "stance.must", "stance.can", "stance.not", "stance.if", "stance.hope")
"""Words before them that tell of no such act."""
_WAR: Final = "sec.hostilities"
"""Who fights on until something happens sets no condition, but a war aim."""
_PARTISAN: Final = frozenset({"precondition", "red_line", "concede", "ultimatum"})
"""What only a party does: third states call for things and are open to them."""
_COMMON: Final = frozenset({"pro.format", "pro.settlement", "sec.ceasefire", "sec.limited_truce"})
"""What sides do together: to come to it only on a condition is no offer."""
_TALKS, _SETTLEMENT = "pro.format", "pro.settlement"
_HOLDING: Final = ("holder", "lead", "for", "other", "self", "opening", "last")


class _Found(NamedTuple):
    """The positions that one rule gives, and the unit that it reaches."""

    mentions: list[StanceMention]
    reached: int


def find_stances(
    text: Sequence[tuple[Reading, ...]], *, rules: ClaimRules, sides: Sides, parties: Parties, suffixes: tuple[str, ...]
) -> list[StanceMention]:
    """Every position of the parties of a report, in text order, each as often as it is said. `text` has the readings of each sentence."""
    holders, pointing = Holders(sides, parties), Pointing(suffixes)
    slots = ClaimSlots(holders, pointing.before)
    for readings in text:
        holders.meet(readings[0].heard.voices)
    for readings in text:
        for reading in readings:
            if (tried := rules.tried(reading.passage.held)) and (reading.mentions or pointing.may_point(reading)):
                slots.begin(reading, rules.anchors(reading.passage.held))
                pointing.before += _Reader(reading, slots, parties, pointing).read(dict(tried))
        pointing.note(readings[0])
        holders.note(readings[0].passage, readings[0].heard.voices)
    return pointing.before


class _Reader:
    """Tries the rules in one reading."""

    def __init__(
        self,
        reading: Reading,
        slots: ClaimSlots,
        parties: Parties,
        pointing: Pointing,
    ) -> None:
        self._reading = reading
        self._passage = reading.passage
        self._holders = slots.holders
        self._parties = parties
        self._pointing = pointing
        self._slots = slots
        self._stances = StanceOf(reading, slots, parties)

    def read(self, tried: Mapping[int, Sequence[ClaimRule]]) -> Iterator[StanceMention]:
        """The positions of the reading by the rules to try at some of its anchors."""
        consumed = 0
        for at in self._slots.anchors:
            if at not in tried and self._slots.shared is None:
                continue  # nothing is found there, and no holder of before is forgotten
            if at < consumed or self._reading.is_elsewhere(at) or is_unsaid(self._reading, self._holders.sides, at):
                continue
            self._slots.move(at)
            for rule in tried.get(at, ()):
                found = self._attempt(rule)
                if found is not None:
                    yield from found.mentions
                    consumed = max(consumed, found.reached)
                    break

    def _attempt(self, rule: ClaimRule) -> _Found | None:
        slots = self._slots
        if (rule.where == "speech" and slots.voice is None) or (rule.where == "narration" and slots.voice is not None):
            return None
        filled = match(rule.form, self._passage.units, slots.at, slots.fillers)
        if filled is None:
            return None
        silent = rule.says["stance"] == "none" and len(rule.says) == 1
        if silent and not any(name in filled for name in _HOLDING):
            return _Found([], slots.at + 1)  # whoever it is of
        people = [value for name in _HOLDING for value in filled.get(name, ()) if isinstance(value, Who)]
        who = self._held_by(people, other="other" in filled)
        if who is None or (who.side is None and ("alone" in rule.says or not who.sides)):
            return None
        scopes = [value for name in SCOPES for value in filled.get(name, ()) if isinstance(value, Scope)]
        scope = next((one for one in scopes if one.mentions), scopes[0] if scopes else Scope(slots.at, slots.at + 1, ()))
        if rule.says.get("needs") == "astride" and not is_astride(self._reading.mentions, slots.at):
            return None
        if rule.says.get("needs") == "no" and not self._passage.has(scope.first, "stance.no"):
            return None
        if "other" in filled:
            scope = self._whole(scope)
        if silent:
            return _Found([], scope.reached)
        if who.side is not None:
            return self._positions(rule, who, scope)
        each = [self._positions(rule, Who(side), scope) for side in who.sides]
        made = [one for found in each if found is not None for one in found.mentions]
        return next((_Found(made, found.reached) for found in each if found is not None), None)

    def _whole(self, scope: Scope) -> Scope:
        """A scope with its subject: the issue may be the subject, or stand astride of the verb."""
        if scope.mentions and self._passage.holds("stance.include", self._slots.at, self._slots.at + _CONTENT):
            return scope  # what a deal must contain, and not the deal
        phrase = subject_of(self._passage, self._slots.at, self._slots.floor)
        first = self._slots.at if phrase is None else phrase.first
        return Scope(first, scope.last, mentions_in(self._passage, first, scope.last, self._reading.mentions))

    def _held_by(self, people: list[Who], *, other: bool) -> Who | None:
        """The holder, where it is one that may be told here.

        Inside a statement that is the speaker's own side, and another only where a third party says that it demanded or offered something
        in so many words; a rival's word is never taken.
        """
        voice = self._slots.voice
        if other:
            return None if voice is None else self._holders.speaker(voice)
        if not people:
            return None
        cued = self._reading.heard.cued_at(self._slots.at)
        if cued is not None:
            return people[0] if people[0].sides else self._holders.speaker(cued)
        if voice is None or people[0].own or (voice.side is None and voice.kind in _UNNAMED):
            return people[0]
        told = self._slots.at - 1
        while told > 0 and self._passage.units.codes[told] in "vx" and not self._passage.has_any(told, _YET):
            told -= 1
        if not voice.direct and self._is_added(self._slots.at, voice):
            return people[0]
        explicit = self._passage.has_any(self._slots.at, _EXPLICIT) and not self._passage.has_any(told, _YET)
        return people[0] if explicit and voice.side not in self._parties.sides else None

    def _is_added(self, at: int, voice: Voice) -> bool:
        """Whether the outlet adds what another side said to what is asked: *…, a proposal that B refused*; *… , but B refused*."""
        passage, codes = self._passage, self._passage.units.codes
        subject = subject_of(passage, at, self._slots.floor)
        if subject is not None and codes[subject.first - 1 : subject.first] == "k" and voice.cue is not None:
            cue = passage.unit_at(voice.cue.start)
            here = cue < len(passage) and passage.units.starts[cue] == voice.cue.start  # it may stand in another sentence
            return here and passage.has_any(cue, _ASKING)
        at = passage.verb_from(at, self._slots.floor)
        noun = at - 2
        return codes[at - 1 : at] == "r" and codes[noun - 1 : noun] == "," and passage.has_any(noun, ("stance.proposal", "stance.claim"))

    def _positions(self, rule: ClaimRule, who: Who, scope: Scope) -> _Found | None:
        assert who.side is not None
        issues: list[tuple[str, IssueMention | None]] = [(one.issue, one) for one in scope.mentions]
        if len(issues) == 1 and self._means_other(scope.mentions[0]):
            pointed = rule.says.get("issue") or self._pointed(rule, scope, who.side)
            issues = issues if pointed is None else [(pointed, None)]
        if not issues:
            pointed = rule.says.get("issue") or self._pointed(rule, scope, who.side)
            if pointed is None:
                return None
            issues = [(pointed, None)]
        if self._is_told(who, scope, rule):
            return None
        if who.side not in self._parties.sides and not self._has_stake(rule, who, scope):
            return _Found([], scope.reached)
        if "among" in rule.says:
            issues = [pair for pair in issues if pair[0] in rule.says["among"].split()]
        issues = [pair for pair in issues if pair[0] not in rule.says.get("except", "").split()]
        made: list[StanceMention] = []
        for issue, mention in issues:
            stance = self._stances.of(rule, scope, mention, issue, holder=who.side)
            if stance is not None:
                made.append(self._mention(rule, who, issue, stance, self._evidence(scope, mention), scope=scope))
        made = self._over(rule, who, scope, made)
        if not made:
            return None
        more = self._conditions(rule, who, scope, made)
        more += self._in_exchange(rule, who, scope, made)
        more += self._besides(rule, who, made)
        if rule.says.get("needs") == "condition" and not more and not self._depends(rule, scope, made):
            return None
        if self._is_only(scope, made):
            # What is done only if something else is done first: that is what is asked for, unless what is done is a part of one's own.
            made[:] = [one for one in made if one.issue not in _COMMON]
        made += more
        self._slots.shared = (self._slots.at, who)
        self._slots.behind = scope if scope.last <= self._slots.at else None
        return _Found(made, scope.reached)

    def _depends(self, rule: ClaimRule, scope: Scope, made: list[StanceMention]) -> bool:
        """Whether what is told stands or falls with a condition."""
        threatens = "issue" in rule.says and condition_of(self._passage, scope, _IF_OR_UNLESS) is not None
        return threatens or any(one.condition is not None for one in made)

    def _is_told(self, who: Who, scope: Scope, rule: ClaimRule) -> bool:
        """Whether what is demanded is an act of the side itself, by its name: then somebody else demands it; or a fact that is denied."""
        if rule.stance() not in ("demand", "precondition"):
            return False
        at = scope.first
        while at < scope.last and self._passage.has(at, "that"):
            at += 1
        phrase = phrase_after(self._passage.units.codes, at) if at > scope.first else None
        if phrase is None or self._passage.has(phrase.first, "stance.self"):
            return False
        if self._passage.has(phrase.last, "copula") and self._passage.units.codes[phrase.last + 1 : phrase.last + 2] == "n":
            return True  # that something is not so is said, and not demanded
        named = self._holders.sides.named(self._passage, phrase.first, phrase.last)
        return [one.id for one in named] == [who.side] and self._passage.units.codes[phrase.last : phrase.last + 1] in ("V", "x", "C", "v")

    def _has_stake(self, rule: ClaimRule, who: Who, scope: Scope) -> bool:
        """Whether a state that is named often takes a stand as a party does: it yields or refuses, or names what is its own."""
        if who.side not in self._parties.near:
            return who.side in self._parties.armed and rule.where != "speech"
        if rule.stance() in _PARTISAN:
            return True
        units = self._passage.units
        stretch = range(scope.first, min(scope.last + 1, len(units)))
        return self._passage.holds_any(("pronoun.first", "stance.self"), stretch.start, stretch.stop)

    def _means_other(self, mention: IssueMention) -> bool:
        """Whether an issue that is named only as *that proposal* may mean another that was named before."""
        at = mention.last
        return mention.issue == _SETTLEMENT and mention.act == "weak" and self._passage.units.codes[at : at + 1] == "d"

    def _pointed(self, rule: ClaimRule, scope: Scope, side: str) -> str | None:
        if rule.says.get("points") == "last":
            return self._pointing.put_last(self._passage.sentence, side)
        if rule.says.get("points") == "own":
            return self._pointing.own_last(self._passage.sentence, side)
        back, alone = rule.says.get("points") == "back", not rule.form.right
        return self._pointing.meant(self._reading, scope, side, at=self._slots.at, back=back, alone=alone)

    def _evidence(self, scope: Scope, mention: IssueMention | None) -> Range:
        codes, at = self._passage.units.codes, self._slots.at
        first, last = (scope.first, scope.last) if mention is None else (mention.first, mention.last)
        first, last = min(first, at), max(last, at + 1)
        while last > first + 1 and codes[last - 1] in ",.`;:":
            last -= 1
        return self._passage.range(first, last)

    def _mention(self, rule: ClaimRule, who: Who, issue: str, stance: str, evidence: Range, *, scope: Scope | None = None) -> StanceMention:
        voice = self._slots.voice or self._reading.heard.cued_at(self._slots.at)
        assert who.side is not None
        passage = self._passage
        first, last = passage.unit_at(evidence.start), passage.unit_at(evidence.end - 1) + 1
        first, last = (first, last) if scope is None else (min(first, scope.first), max(last, scope.last))
        named = self._holders.sides.named(passage, first, last)
        return StanceMention(
            sentence=self._passage.sentence,
            holder=who.side,
            name=None if voice is None or voice.side != who.side else voice.name,
            issue=issue,
            stance=stance,
            target=next((one.id for one in named if one.id != who.side and one.id in self._parties.sides), None),
            condition=None,
            statement=None if voice is None else voice.statement,
            attribution=attribution(voice, who.side, self._parties.sides),
            evidence=evidence,
            rule=rule.id,
        )

    def _conditions(self, rule: ClaimRule, who: Who, scope: Scope, made: list[StanceMention]) -> list[StanceMention]:
        """The preconditions in the clause on which positions depend; that clause is noted on them."""
        if made and made[0].stance == "red_line" and condition_of(self._passage, scope, _DEPENDING):
            made[:] = [replace(one, stance="refuse") for one in made]  # what may come later is no red line
        if not made or made[0].stance not in _CONDITIONED:
            return []
        threatens = made[0].stance == "ultimatum"
        refuses = threatens or made[0].stance == "refuse"
        opening = _IF if not refuses else _IF_OR_UNLESS if made[0].issue == _WAR else _IF_OR_BEFORE
        found = condition_of(self._passage, scope, _UNLESS if threatens else opening)
        if found is None or found[0] >= found[1]:
            return []
        known = made[0].issue if threatens or made[0].issue == _TALKS else None
        asked = [one for one in mentions_in(self._passage, *found, self._reading.mentions) if one.issue != known]
        # To refuse something if prisoners are not freed asks for their release; if they were freed it asks for nothing.
        denied = refuses and self._passage.has_any(found[0] - 1, _IF)
        more = [
            self._mention(rule, who, one.issue, "precondition", one.span) for one in asked if self._asks(one, found[0], who, denied=denied)
        ]
        span = self._passage.range(found[0], self._reading.heard.ceiling(*found))
        told = bool(more) or (denied and "n" in self._passage.units.codes[found[0] : found[1]])
        made[:] = [replace(one, condition=span) for one in made if not (told and refuses and one.issue == _TALKS)]
        return more

    def _is_only(self, scope: Scope, made: list[StanceMention]) -> bool:
        """Whether what is offered or accepted depends on a clause that a word like *only if* opens."""
        if not made or made[0].stance not in _CONDITIONED - {"refuse"}:
            return False
        only = self._passage.holds("stance.merely", self._slots.at, scope.first + 1)
        opening = _IF_OR_BEFORE if only else _ONLY
        found = condition_of(self._passage, scope, opening)
        if found is None or found[0] <= scope.last or not self._passage.has_any(found[0] - 1, opening):
            return False
        return not any(code in ",k" for code in self._passage.units.codes[scope.last : found[0]])

    def _over(self, rule: ClaimRule, who: Who, scope: Scope, made: list[StanceMention]) -> list[StanceMention]:
        """What a threat is about: what it is to force, else what is threatened; a rule that needs the first gives nothing without."""
        if not made or made[0].stance != "ultimatum":
            return made
        needed = rule.says.get("needs") == "over"
        acts = forced_by(self._reading, scope, made[0].issue, needed=needed, is_own=lambda at: self._is_own(at, who))
        over = [self._mention(rule, who, one.issue, "ultimatum", one.span) for one in acts]
        return over if over or needed else made

    def _in_exchange(self, rule: ClaimRule, who: Who, scope: Scope, made: list[StanceMention]) -> list[StanceMention]:
        """What a side asks for in exchange, named behind what it offers or wants."""
        at = scope.last
        if not made or made[0].stance not in _EXCHANGED or not self._passage.has(at, "stance.exchange"):
            return []
        stance = _EXCHANGED[made[0].stance]
        if stance == "offer" and not self._passage.has(at, "stance.inreturn"):
            stance = "demand"  # to want a truce in exchange for the hostages is to want both
        if self._passage.has(at - 1, "stance.merely"):
            stance = "precondition"  # only in step with, only in return for
        asked = mentions_in(self._passage, at + 1, self._passage.ceiling(at), self._reading.mentions)
        return [self._mention(rule, who, one.issue, stance, one.span) for one in asked]

    def _besides(self, rule: ClaimRule, who: Who, made: list[StanceMention]) -> list[StanceMention]:
        """What the clause begins with: *besides a truce, A demands …* demands both."""
        passage, codes, first = self._passage, self._passage.units.codes, self._slots.first_word(self._slots.at)
        comma = codes.find(",", first, self._slots.at)
        subject = subject_of(passage, self._slots.at, first)
        if not made or comma < 0 or not passage.has(first, "stance.besides") or subject is None or subject.first != comma + 1:
            return []
        if any(code in "VC" for code in codes[first:comma]):
            return []
        told = mentions_in(passage, first + 1, comma, self._reading.mentions)
        known = {one.issue for one in self._pointing.before if one.holder == who.side}
        more = [one for one in told if one.act == "" and one.issue not in known]
        return [self._mention(rule, who, one.issue, made[0].stance, one.span) for one in more]

    def _asks(self, one: IssueMention, at: int, who: Who, *, denied: bool) -> bool:
        """Whether the words of an issue in a condition ask for it: named surely, an act of another side, denied or not as told."""
        codes = self._passage.units.codes
        joint = codes.rfind("c", at, one.first)
        start = at if joint < 0 or "V" not in codes[joint : one.last] else joint  # what is denied before it is another act
        negated = any(codes[unit] == "n" and unit not in one.units for unit in range(start, one.last))
        if one.act == "weak" or self._passage.holds_any(_GIVEN_UP, at, one.first):
            return False
        return negated is denied and not self._is_own(at, who)

    def _is_of_the_other(self, first: int, at: int, who: Who) -> bool:
        """Whether *its* men are those of the side that was named right before: *will not talk to B until its men withdraw*."""
        passage = self._passage
        if not passage.has(first, "stance.self") or passage.has_any(first, ("pronoun.first", "owner.first")):
            return False
        named = self._holders.sides.named(passage, self._slots.at + 1, at - 1)
        return bool(named) and named[-1].id not in (who.side, REBELS, HOME) and named[-1].id in self._parties.sides

    def _is_own(self, at: int, who: Who) -> bool:
        phrase = phrase_after(self._passage.units.codes, at)
        if phrase is None or self._passage.has(phrase.last, "stance.receive"):
            return False
        if self._is_of_the_other(phrase.first, at, who):
            return False
        return self._holders.of_phrase(self._passage, phrase, self._slots.voice).side == who.side
