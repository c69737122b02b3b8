"""What was agreed, announced, signed, carried out, broken? The rules of the language for agreements, tried where their words stand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from runding.find.claim_slots import SCOPES, SPEAKER, ClaimSlots
from runding.find.deals_told import DealsTold
from runding.find.holders import Holders
from runding.find.issues import IssueMention
from runding.find.lacking import none_such
from runding.find.parties import Parties
from runding.find.readings import Reading
from runding.find.scopes import Scope, bound_to, mentions_in
from runding.find.sides import Sides
from runding.find.signed import is_of_signed
from runding.find.sought import is_sought, is_watched
from runding.find.tellings import telling
from runding.lang.clause import Phrase, leading_subject, phrase_after
from runding.lang.pattern import match
from runding.lang.stances import ClaimRule, ClaimRules
from runding.model.claim import AgreementMention
from runding.model.text import Range

_WISHES: Final = (
    "stance.want", "stance.ready", "stance.intend", "stance.demand", "stance.must", "stance.can", "stance.unwilling", "stance.refuse",
    "stance.hope", "deal.deny", "deal.almost", "stance.promise",
)  # fmt: skip
"""Words before a verb with which it tells of no agreement: somebody wants, can, must, refuses to agree."""
_NEAR: Final = 4
_TALKS: Final = "pro.format"
_SETTLEMENT: Final = "pro.settlement"
_BROAD: Final = frozenset({"ter.status", "sov.alliance", "eco.resources", "pol.minorities"})
"""Issues whose words of many uses (a region, gas, a people) name nothing that was agreed."""
_ENDS: Final = frozenset({"suspended", "terminated"})
_TURNS: Final = frozenset({"suspended", "terminated", "extended", "in_force", "implemented"})
"""Statuses that talks may have as well: they were suspended, they ended."""
_OPENING: Final = frozenset({"announced", "proposed"})
"""What one side's consent alone does not make an agreement of."""
_TWO: Final = 2
_ALONE: Final = frozenset({"announced", "denied"})
_AGREED, _PROPOSED, _SIGNED = "agreed_in_principle", "proposed", "signed"
_ALLEGED: Final = "violated_alleged"
_MADE: Final = (_AGREED, _SIGNED)
_NONE: Final = "none"
_EARLIER: Final = ("previous", "past", "ordinal.first")
_FIRST: Final = "1"
_BREAKING: Final = ("deal.break", "deal.break.it", "deal.deny", "deal.nosuch")


class _Found(NamedTuple):
    mentions: list[AgreementMention]
    reached: int


def find_agreements(text: Sequence[tuple[Reading, ...]], *, rules: ClaimRules, sides: Sides, parties: Parties) -> list[AgreementMention]:
    """Everything that a report says of agreements, in text order. `text` has the readings of each sentence."""
    holders = Holders(sides, parties)
    slots = ClaimSlots(holders)
    deals = DealsTold()
    found: list[AgreementMention] = []
    for readings in text:
        for reading in readings:
            if (tried := rules.tried(reading.passage.held)) and _may_tell_of_one(reading, deals):
                slots.begin(reading, rules.anchors(reading.passage.held))
                found += _Reader(reading, slots, parties, deals).read(tried)
                deals.take(found)
        holders.note(readings[0].passage, readings[0].heard.voices)
        deals.note(readings[0].passage)
    return _together(found)


def _together(found: list[AgreementMention]) -> list[AgreementMention]:
    """The mentions without the consent of one side alone to what no other mention tells of and no other side consents to."""
    told = {one.issue for one in found if not one.alone and one.status not in _OPENING}
    consents: dict[str | None, set[str]] = {}
    for one in found:
        if one.alone:
            consents.setdefault(one.issue, set()).update(one.parties)
    return [one for one in found if not one.alone or one.issue in told or len(consents[one.issue]) > 1]


def _may_tell_of_one(reading: Reading, deals: DealsTold) -> bool:
    """Whether a sentence names an issue, speaks of a deal as such, or of a breach right behind a deal."""
    passage = reading.passage
    if reading.mentions or passage.holds_any(("deal.noun", "stance.deal")):
        return True
    breach = passage.holds("deal.breach") and deals.near(passage.sentence, truce=True)
    return breach or (passage.holds_any(_BREAKING) and deals.near(passage.sentence))


class _Reader:
    """Tries the rules in one reading."""

    def __init__(self, reading: Reading, slots: ClaimSlots, parties: Parties, deals: DealsTold) -> None:
        self._reading = reading
        self._passage = reading.passage
        self._parties = parties
        self._holders = slots.holders
        self._slots = slots
        self._deals = deals

    def read(self, tried: Sequence[tuple[int, Sequence[ClaimRule]]]) -> Iterator[AgreementMention]:
        """What the reading says of agreements by the rules to try at some of its anchors."""
        consumed = 0
        for at, rules in tried:
            if at < consumed or self._reading.is_elsewhere(at):
                continue
            self._slots.move(at)
            for rule in rules:
                found = self._attempt(rule)
                if found is not None:
                    self._deals.see(found.mentions)
                    yield from found.mentions
                    consumed = max(consumed, min(found.reached, self._next_clause(at)))
                    break

    def _next_clause(self, at: int) -> int:
        """Where a clause begins that *and* joins to the one with a unit: A frees hostages *and B withdraws*."""
        codes, high = self._passage.units.codes, self._passage.ceiling(at)
        joint = codes.find("c", at, high)
        while joint >= 0:
            phrase = leading_subject(codes, joint + 1, high)
            if phrase is not None and codes[joint - 1] not in "APNRG" and codes[phrase.last : high].lstrip("vx")[:1] == "V":
                return joint + 1
            joint = codes.find("c", joint + 1, high)
        return len(codes)

    def _attempt(self, rule: ClaimRule) -> _Found | None:
        slots = self._slots
        if not self._is_in_place(rule):
            return None
        filled = match(rule.form, self._passage.units, slots.at, slots.fillers)
        if filled is None:
            return None
        status = self._status(rule)
        named = next((value for value in filled.get("parties", ()) if isinstance(value, tuple)), ())
        scopes = [value for name in SCOPES for value in filled.get(name, ()) if isinstance(value, Scope)]
        scope = next((one for one in scopes if one.mentions), scopes[0] if scopes else Scope(slots.at, slots.at + 1, ()))
        more = [mention for one in scopes if one is not scope for mention in one.mentions]
        if status is None or self._is_none(scope) or self._is_with_others_alone(scope):
            return _Found([], scope.reached)
        if "told" in rule.says and not self._may_tell(rule, scope):
            return None
        sides, subjects = self._sides(rule, named, status, scope)
        if named and not sides and not subjects:
            if "told" not in rule.says:
                return _Found([], scope.reached)
            if not (sides := self._named_in(scope)):
                return None  # whoever tells of it is no party; what is told has parties of its own
        if "several" in rule.says and len(sides) < _TWO:
            return _Found([], scope.reached)
        consents = subjects < _TWO and self._is_consent(status)
        if consents and self._is_tabled(scope):
            status, sides = _PROPOSED, ()
        status = self._planned(status, rule, filled.get("under", ()) or filled.get("deal", ()))
        made = self._mention(rule, status, sides or self._pair(rule), scope, alone=consents and len(sides) == 1)
        if any(one.act == "kept" for one in scope.mentions) or (not scope.mentions and (not scopes or self._points(scope))):
            return _Found([made], scope.reached)
        told = self._told(rule, status, scope, more)
        content = "content" in rule.says
        each = [replace(made, issue=one.issue, evidence=telling(self._passage, slots.at, one, among=told, content=content)) for one in told]
        return _Found(each, scope.reached) if each or scope.mentions else None

    def _is_in_place(self, rule: ClaimRule) -> bool:
        """Whether a rule may be tried here: in whose words, and behind an agreement where it goes on to tell of one."""
        voice = self._slots.voice
        if (rule.where == "speech" and voice is None) or (rule.where == "narration" and voice is not None):
            return False
        if "undated" in rule.says and ("t" in self._passage.units.codes or self._passage.holds_any(("tense.past", "past"))):
            return False
        if "whose" in rule.says and not self._deals.parties:
            return False
        return rule.says.get("needs") != "deal" or self._deals.near(self._passage.sentence, truce="truce" in rule.says)

    def _sides(self, rule: ClaimRule, named: tuple[str, ...], status: str, scope: Scope) -> tuple[tuple[str, ...], int]:
        """The parties that a rule names, and how many of them are the subject."""
        voice = self._slots.voice
        if named == (SPEAKER,):
            # Who says *agreed* has agreed with the others; who says *announced* or *we consent* may be alone.
            alone = status in _ALONE or self._is_consent(status)
            named = (voice.side,) if alone and voice is not None and voice.side is not None else ()
        sides = tuple(sorted(side for side in named if side in self._parties.sides))
        if len(sides) == 1 and not (self._parties.sides.issuperset(named) or self._named(self._slots.floor, self._slots.at, most=9)):
            return (), 0  # one of them and somebody else
        if "told" in rule.says and self._parties.core.isdisjoint(sides):
            sides = ()  # two states that make known what the parties agreed on
        if len(sides) == 1 and "content" in rule.says and "needs" in rule.says:
            return (), 1  # what one side does under a deal is a point of the deal
        return (self._with_others(sides, scope) if len(sides) == 1 else sides), len(sides)

    def _is_consent(self, status: str) -> bool:
        """Whether the verb tells that one side agrees, be it to what others proposed."""
        return status == _AGREED and self._passage.has_any(self._slots.at, ("deal.consent", "deal.alone"))

    def _is_tabled(self, scope: Scope) -> bool:
        """Whether what is consented to is called a proposal, a draft."""
        last = scope.mentions[0].first if scope.mentions else scope.last
        first = min(scope.first, self._slots.at)
        return self._passage.holds_any(("deal.draft", "stance.proposal"), first, max(last, self._slots.at + 1))

    def _pair(self, rule: ClaimRule) -> tuple[str, ...]:
        """The two parties that the sentence names, or those of the deal that it goes on to tell of; else nobody's."""
        if "content" in rule.says and "needs" in rule.says and self._deals.parties:
            return self._deals.parties
        return self._named(0, len(self._passage), most=_TWO)

    def _may_tell(self, rule: ClaimRule, scope: Scope) -> bool:
        """Whether a rule for what is made known holds: no verb tells what was agreed, no party speaks of what it will do itself."""
        if rule.says["told"] == "thirds":
            voice = self._slots.voice
            return voice is not None and voice.side not in self._parties.sides
        return not self._passage.holds_any(("deal.agree", "deal.reach", "deal.sign"), scope.first, scope.last)

    def _named_in(self, scope: Scope) -> tuple[str, ...]:
        """The parties named in what somebody else tells of, where there are several."""
        return self._named(scope.first, scope.last, most=len(self._passage))

    def _named(self, first: int, last: int, *, most: int) -> tuple[str, ...]:
        named = {one.id for one in self._holders.sides.named(self._passage, first, last)} & self._parties.sides
        return tuple(sorted(named)) if _TWO <= len(named) <= most else ()

    def _is_with_others_alone(self, scope: Scope) -> bool:
        """Whether who says *we agreed* names those with whom, and none of them is a party: a commission with the European Union."""
        if self._holders.sides.named(self._passage, self._slots.floor, self._slots.at) or (phrase := self._with(scope)) is None:
            return False
        found = {one.id for one in self._holders.sides.named(self._passage, phrase.first, phrase.last)}
        return bool(found) and found.isdisjoint(self._parties.sides)

    def _with(self, scope: Scope) -> Phrase | None:
        """The phrase behind the first word for *with* behind the verb, in its scope or right behind that."""
        units = self._passage.units
        stretch = range(min(scope.first, self._slots.at + 1), min(len(units), scope.reached + _NEAR))
        joint = next((at for at in stretch if self._passage.has(at, "with")), None)
        return None if joint is None else phrase_after(units.codes, joint + 1)

    def _with_others(self, sides: tuple[str, ...], scope: Scope) -> tuple[str, ...]:
        """The sides of a deal and those *with* whom it is; a group without a known name leaves it open who they are."""
        phrase = self._with(scope)
        if phrase is None:
            return sides
        others = self._holders.several(self._passage, phrase, self._slots.voice)
        return tuple(sorted({*sides, *others} & self._parties.sides)) if others else sides

    def _is_none(self, scope: Scope) -> bool:
        """Whether what stands before the word is said of none: no agreement was reached."""
        first = min(scope.first, self._slots.at)
        return any(self._passage.attribute(at, "note") == _NONE for at in range(max(0, first - 1), self._slots.at))

    def _in_exchange(self, scope: Scope) -> tuple[IssueMention, ...]:
        """What is given in return, where a word for that follows what was agreed."""
        stretch = range(scope.last, min(max(scope.last, self._slots.at) + _NEAR + 2, self._passage.ceiling(self._slots.at)))
        at = next((unit for unit in stretch if self._passage.has(unit, "stance.exchange")), None)
        if not scope.mentions or at is None:
            return ()
        return mentions_in(self._passage, at, self._passage.ceiling(at), self._reading.mentions)

    def _told(self, rule: ClaimRule, status: str, scope: Scope, more: Sequence[IssueMention]) -> list[IssueMention]:
        """The issues of an agreement; of a deal of which no more is told, those that the sentence goes on to bind its parties to."""
        told = [one for one in (*scope.mentions, *more, *self._in_exchange(scope)) if self._counts(one, rule)]
        bare = status in _MADE and all(one.issue == _SETTLEMENT for one in told)
        return list(bound_to(self._passage, max(self._slots.at, scope.first), self._reading.mentions) if bare else ()) or told

    def _planned(self, status: str, rule: ClaimRule, under: Sequence[object]) -> str:
        """What a deal contains is no more than proposed where the deal itself is, a draft or a plan, and signed where it was signed.

        `under` holds the unit of the word for the deal, where the clause begins with it, None for a word that means the one named last.
        """
        if status != _AGREED:
            return status
        at = next((unit for unit in under if isinstance(unit, int)), self._slots.at)
        if self._passage.has(at, "deal.draft") and not self._passage.has(at, "deal.noun"):
            return _PROPOSED
        if is_of_signed(self._passage, self._slots.at, content="content" in rule.says):
            return _SIGNED
        deal = self._deals.mention
        if "content" in rule.says and deal is not None and deal.status == _SIGNED and self._deals.near(self._passage.sentence):
            return _SIGNED
        if "unsure" in rule.says and not (deal is not None and deal.status in _MADE and self._deals.near(self._passage.sentence)):
            return _PROPOSED
        points = rule.says.get("needs") == "deal" or (under and not self._passage.has(at, "deal.noun"))
        return _PROPOSED if points and self._deals.plans(self._passage.sentence) else status

    def _counts(self, mention: IssueMention, rule: ClaimRule) -> bool:
        """Whether an issue can be agreed on: to meet again is no agreement, and a plan or a search none."""
        if rule.says["status"] == _AGREED and is_sought(self._passage, self._slots.at, mention):
            return False
        if rule.says["status"] == _ALLEGED and is_watched(self._passage, self._slots.at, mention):
            return False
        if mention.act in ("plan", "kept") or (mention.issue == _TALKS and mention.act != "frame"):
            return False
        if rule.says["status"] in _TURNS and (self._is_of_talks(mention) or self._is_of_a_list(mention)):
            return False
        if (mention.act == "hostile" and rule.says["status"] not in _ENDS) or (mention.act == "weak" and mention.issue in _BROAD):
            return False
        if mention.issue == _SETTLEMENT and self._passage.holds("deal.civil", mention.first, min(mention.last + _NEAR, len(self._passage))):
            return False  # an agreement on sports or trade
        return "among" not in rule.says or mention.issue in rule.says["among"].split()

    def _is_of_a_list(self, mention: IssueMention) -> bool:
        """Whether only a list changed hands: they exchanged lists of prisoners."""
        return self._passage.holds("paper", min(self._slots.at, mention.first) + 1, mention.last)

    def _is_of_talks(self, mention: IssueMention) -> bool:
        """Whether an issue only tells what talks are about: the ceasefire talks were suspended."""
        return self._passage.has(mention.first - 1, "meeting") or self._passage.has(mention.last, "meeting")

    def _status(self, rule: ClaimRule) -> str | None:
        """The status as the words before the anchor leave it: none where denied, wished or conditional, another where it is to come."""
        passage, at = self._passage, self._slots.at
        if "given" in rule.says:
            return rule.stance("status")
        if passage.has(at - 1, "to") and passage.units.codes[at] in "VC" and at - 1 > self._slots.floor and not self._is_managed(at - 2):
            return None
        for unit in range(at - 1, max(self._slots.floor, at - _NEAR) - 1, -1):
            code = passage.units.codes[unit]
            if (
                code == "V"
                and passage.units.codes[at] in "VC"
                and passage.units.codes[unit + 1 : at].strip("vxl") == ""
                and not self._is_managed(unit)
            ):
                return None
            if code in ",.;:" or (code in "VC" and not passage.has_any(unit, (*_WISHES, "deal.planned", "manages"))):
                break
            opens = code == "s" and (rule.says["status"] in ("in_force", "terminated") or not passage.has_any(unit, ("after", "factual")))
            if code == "n" or opens or (passage.has_any(unit, _WISHES) and not self._counts_almost(unit)):
                return None
            if passage.has(unit, "stance.will") or passage.has(unit, "deal.planned"):
                return rule.stance("future")
        asked = self._is_asked() or passage.holds("whether", max(0, passage.floor(at) - 1), at) or none_such(passage, at) is not None
        return None if asked else rule.stance("status")

    def _counts_almost(self, unit: int) -> bool:
        """Whether a word for *almost* belongs to a number: nearly 900 were freed."""
        return self._passage.has(unit, "deal.almost") and self._passage.units.codes[unit + 1 : unit + 2] in ("#", "q")

    def _is_asked(self) -> bool:
        """Whether a statement reports what somebody wants or demands, not what is."""
        voice = self._slots.voice
        if voice is None or voice.cue is None or not self._passage.units.start <= voice.cue.start < self._passage.units.end:
            return False
        return self._passage.has_any(self._passage.unit_at(voice.cue.start), _WISHES)

    def _is_managed(self, at: int) -> bool:
        """Whether a verb that governs another tells that it was done: who tries, fails or threatens to agree has not agreed."""
        return self._passage.has_any(at, (*_WISHES, "deal.planned", "deal.managed"))

    def _points(self, scope: Scope) -> bool:
        """Whether a scope without an issue means what was agreed: that agreement, its text."""
        stretch = range(scope.first, scope.reached)
        return self._passage.holds_any(("deal.noun", "stance.deal"), stretch.start, stretch.stop)

    def _mention(self, rule: ClaimRule, status: str, sides: tuple[str, ...], scope: Scope, *, alone: bool) -> AgreementMention:
        """What the reading says of a deal as such."""
        voice = self._slots.voice or self._reading.heard.cued_at(self._slots.at)
        return AgreementMention(
            sentence=self._passage.sentence,
            issue=None if "truce" not in rule.says or self._deals.truce is None else self._deals.truce.issue,
            status=status,
            parties=sides,
            earlier=self._is_earlier(),
            before=self._looks_back(),
            aside="aside" in rule.says or self._is_aside(),
            asserted_by=None if voice is None else voice.side or voice.name,
            statement=None if voice is None else voice.statement,
            evidence=self._evidence(scope),
            rule=rule.id,
            alone=alone,
        )

    def _looks_back(self) -> bool:
        """Whether the verb stands in the tense in which a report looks back (had been extended)."""
        return self._passage.holds("past.perfect", self._passage.verb_from(self._slots.at), self._slots.at)

    def _is_aside(self) -> bool:
        """Whether the verb stands in a relative clause."""
        first = self._passage.verb_from(self._slots.at)
        return self._passage.units.codes[:first].endswith("r")

    def _is_earlier(self) -> bool:
        """Whether the sentence tells of a time before: by an adverb, not by an attribute (the former truce), or of a first round."""
        codes = self._passage.units.codes
        if self._passage.is_dated_by_year(self._slots.at):
            return True
        for at in self._passage.places(("ordinal", *_EARLIER)):
            if self._passage.has(at, "ordinal") and self._passage.attribute(at, "sort") == _FIRST and self._passage.has(at + 1, "series"):
                return True
            if self._passage.has_any(at, _EARLIER):
                adverb = at == 0 or codes[at + 1 : at + 2] in ("V", "C", "x", "n", ",")
                if (adverb and not (at and self._passage.has(at - 1, "stance.deal"))) or not self._passage.has(at, "previous"):
                    return True
        return False

    def _evidence(self, scope: Scope) -> Range:
        first, last = min(scope.first, self._slots.at), max(scope.reached, self._slots.at + 1)
        while last > first + 1 and self._passage.units.codes[last - 1] in ",.`;:":
            last -= 1
        return self._passage.range(first, last)
