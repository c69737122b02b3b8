"""What did talks do for an issue? Agreed, not agreed, discussed: as the rules of the pack tell it, wherever the report says it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from runding.find.issues import IssueMention
from runding.find.outcome_slots import NEGATION, OutcomeSlots
from runding.find.passages import Passage
from runding.find.sides import Sides
from runding.find.sought import is_sought
from runding.find.venues import find_venues
from runding.find.who_meets import list_start
from runding.lang.clause import subject_before
from runding.lang.document import Document
from runding.lang.pattern import match
from runding.lang.talks import Rule, TalkRules
from runding.model.meeting import OutcomeMention

IssuesOf = Callable[[Passage], list[IssueMention]]
"""Tells the issues that a passage names."""
_UNREAL: Final = ("tense.future", "tense.plan", "tense.open", "tense.if", "tense.before", "must", "want")
_DECIDED: Final = ("agreed", "not.agreed", "stuck")
_TALKING: Final = ("stance.discuss", "stance.talk", "meet")
_CAUSE: Final = ("because", "by")
_PARTIAL: Final = 4
"""How many units before an outcome may say that it is only in part or almost one."""
_TURNS: Final = 3
_ISSUES: Final = ("issues", "topic", "fronted", "here", "deed", "deed_here")
"""The slots whose values are issues."""
_FORMAT: Final = "pro.format"
_SETTLEMENT: Final = "pro.settlement"
_LAW: Final = "pol.constitution"
_TOPIC: Final = "topic"
"""What a rule needs that tells of no result: something that was talked of."""


def find_outcomes(
    document: Document, passages: Sequence[Passage], rules: TalkRules, issues: IssuesOf, sides: Sides
) -> list[OutcomeMention]:
    """Every outcome that a report tells, in text order."""
    found: list[OutcomeMention] = []
    carried: Rule | None = None
    last: list[OutcomeMention] = []
    paragraph = -1
    for passage in passages:
        units = passage.units
        if units.paragraph != paragraph:
            carried, last, paragraph = None, [], units.paragraph
        tried = rules.outcomes.tried(passage.held)
        if not tried and carried is None:
            last = []
            continue
        reader = _Reader(document, passage, issues(passage), sides, last)
        last = reader.outcomes(tried) or reader.carried(carried)
        found += last
        carried = reader.carries or carried
    return found


class _Reader:
    """Tries the rules for outcomes in one passage."""

    def __init__(
        self, document: Document, passage: Passage, issues: Sequence[IssueMention], sides: Sides, last: Sequence[OutcomeMention]
    ) -> None:
        self._document, self._passage, self._sides = document, passage, sides
        self._talked_of = [one.issue for one in last if one.value == "discussed"]
        self._slots = OutcomeSlots(passage, issues, sides)
        self._issues = issues
        self._unreal: dict[tuple[int, bool, str | None], bool] = {}
        self.carries: Rule | None = None
        """The rule that says of the sentences that follow in the paragraph what their issues are."""

    def outcomes(self, tried: Sequence[tuple[int, Sequence[Rule]]]) -> list[OutcomeMention]:
        """The outcomes of the passage by the rules to try at some units; an issue that one rule has taken is not taken again.

        Rules that look back are tried first: what is said of an issue right behind it binds it closer than an enumeration before it. Rules
        whose words count only under a condition come last.
        """
        found: list[OutcomeMention] = []
        taken: set[int] = set()
        turned = [(at, [(rule, _turn_of(rule)) for rule in rules]) for at, rules in tried]
        for turn in range(_TURNS):
            for at, ruled in turned:
                for rule, when in ruled:
                    if when == turn and (made := self._attempt(rule, at, taken)):
                        found += made
                        break
        return _of_topic(sorted(found, key=lambda one: one.words))

    def _attempt(self, rule: Rule, at: int, taken: set[int]) -> list[OutcomeMention]:
        passage = self._passage
        self._slots.start(taken)
        if self._may_be_unreal(rule, at) or ("{no}" not in rule.notation and self._is_negated(rule, at)):
            return []
        slots = match(rule.form, passage.units, at, self._slots.fillers)
        if slots is None:
            return []
        first, last = slots["begin"][0], slots["end"][0]
        assert isinstance(first, int)
        assert isinstance(last, int)
        values = [value for name in _ISSUES for value in slots.get(name, ())]
        named = [one for value in values if isinstance(value, tuple) for one in value]
        if named and rule.says["value"] in ("agreed", "partly_agreed"):
            named = [one for one in named if not is_sought(passage, at, one)]
            if not named:
                return []
        names = _settled(passage, named, rule.says["value"]) if named else self._unnamed(rule)
        if "carries" in rule.says and not self._issues:
            self.carries = rule
        if not names or (not named and at in taken):
            return []
        taken.update(unit for one in named for unit in one.units)
        taken.add(at)
        return self._mentions(rule, names, at, range(min(first, at), last))

    def _is_negated(self, rule: Rule, at: int) -> bool:
        """Whether a negation stands before the anchor, or, where the anchor is a noun, before it or the verb whose object it is."""
        if self._slots.negation(self._passage.units, at, False) is not None:
            return True
        codes = self._passage.units.codes
        if rule.says["value"] == "not_agreed" or codes[at] in "VC":
            return False
        if self._passage.has(at - 1, "zero") or (codes[at - 1 : at] in ("m", "w") and self._passage.has(at - 2, "zero")):
            return True
        if codes[at] == "m" and self._is_lacking(at):
            return True
        verb = next((unit for unit in range(at - 1, max(-1, at - 1 - _PARTIAL), -1) if codes[unit] not in "wmqd#vL"), -1)
        return verb >= 0 and codes[verb] == "V" and self._slots.negation(self._passage.units, verb, False) is not None

    def _is_lacking(self, at: int) -> bool:
        """Whether a word that describes a thing stands behind *without* or *no*: without a signed truce."""
        before = at - 1
        while before > 0 and self._passage.units.codes[before] in "qm#":
            before -= 1
        return before >= 0 and self._passage.has_any(before, ("without", "zero"))

    def _unnamed(self, rule: Rule) -> list[str]:
        """The issues of a rule that names none: its own, or what the sentence before says was talked of."""
        if "takes" in rule.says and self._talked_of:
            return list(dict.fromkeys(self._talked_of))
        return [rule.says["issue"]] if "issue" in rule.says else []

    def carried(self, rule: Rule | None) -> list[OutcomeMention]:
        """What the issues of a sentence are by a sentence before it: the points of a proposal that was handed over."""
        if rule is None or not self._issues:
            return []
        names = _settled(self._passage, self._issues, rule.says["value"])
        words = range(min(one.first for one in self._issues), max(one.last for one in self._issues))
        return self._mentions(rule, names, words.start, words)

    def _mentions(self, rule: Rule, names: Sequence[str], at: int, words: range) -> list[OutcomeMention]:
        passage = self._passage
        venues = find_venues(self._document, passage, 0, len(passage))
        countries = tuple(dict.fromkeys(v.place.country for v in venues if v.place.country is not None))
        return [
            OutcomeMention(
                issue=issue,
                value=rule.says["value"],
                words=passage.range(words.start, words.stop),
                sentence=passage.sentence,
                paragraph=passage.units.paragraph,
                rule=f"{self._document.pack.code}:{rule.id}",
                countries=countries,
                partial=passage.holds("partial", max(passage.floor(at), words.start - _PARTIAL), words.stop),
                sides=self._slots.who or self._subject(at),
                needs=rule.says.get("needs"),
            )
            for issue in names
        ]

    def _subject(self, at: int) -> tuple[str, ...]:
        """The sides that the subject of the anchor names, or that of the verb that governs it: they managed to agree."""
        while at > 0 and self._passage.units.codes[at - 1] in "Vvx":
            at -= 1
        phrase = subject_before(self._passage.units.codes, at, self._passage.floor(at))
        if phrase is None:
            return ()
        first = list_start(self._passage.units.codes, phrase.first, self._passage.floor(at))
        return tuple(dict.fromkeys(side.id for side in self._sides.named(self._passage, first, phrase.last)))

    def _may_be_unreal(self, rule: Rule, at: int) -> bool:
        """`_is_unreal`, asked once for all rules at a unit that tell the same."""
        key = at, rule.says["value"] == "agreed", rule.says.get("when")
        if key not in self._unreal:
            self._unreal[key] = self._is_unreal(rule, at)
        return self._unreal[key]

    def _is_unreal(self, rule: Rule, at: int) -> bool:
        """Whether the verb at a unit is of something to come, wished, a purpose, or denied by somebody."""
        passage = self._passage
        low = passage.floor(at)
        if passage.units.codes[at - 1 : at] == "r" and self._is_of_old(at):
            return True
        if (
            rule.says["value"] == "not_agreed"
            and passage.units.codes[at] not in "VC"
            and passage.holds_any(_CAUSE, max(low, at - _PARTIAL), at)
        ):
            return True  # delays caused in part by disagreement over it
        if passage.has(at, "without") and self._is_condition(low, at):
            return True
        if rule.says["value"] == "discussed" and passage.units.codes[at - 1 : at] == "r" and passage.holds_any(_DECIDED, at + 1):
            return True  # the truce that was proposed was not agreed
        if passage.has(at, "no.exist") and passage.holds("without", low, at):
            return True  # without a truce there will be no deal
        any_time = rule.says.get("when") == "any"
        unreal = ("tense.if", "tense.before") if any_time else _UNREAL
        if rule.says["value"] in ("agreed", "partly_agreed") and (self._is_told_of_before(at, low) or self._is_to_talk(at)):
            return True
        if self._is_hearsay(low, at):
            return True
        if passage.units.codes[at - 1 : at] == "c" and self._is_joined_purpose(at - 1, low):
            return True
        for unit in range(at - 1, max(low - 1, at - 1 - NEGATION), -1):
            if passage.has_any(unit, unreal) or (unit == at - 1 and passage.has(unit, "to")):
                return True
            if passage.units.codes[unit] == ",":
                break
        far = (
            ("deny", "tense.if", "tense.open", "whether")
            if rule.says["value"] == "agreed" and not any_time
            else ("deny", "tense.if", "whether")
        )
        return passage.has(low - 1, "whether") or passage.holds_any(far, low, at)

    def _is_hearsay(self, low: int, at: int) -> bool:
        """Whether the words stand in a clause that says what a rumour is of: reports that a truce had been agreed."""
        codes = self._passage.units.codes
        return any(codes[unit + 1 : unit + 2] in ("z", "r") for unit in self._passage.places(("hearsay",), low, at))

    def _is_to_talk(self, at: int) -> bool:
        """Whether what they agree on is to meet, to talk, to discuss something: nothing is agreed of that yet."""
        following = at + 1
        while following < len(self._passage) and (self._passage.units.codes[following] in "vx" or self._passage.has(following, "to")):
            following += 1
        held = self._passage.has(following, "hold") and self._passage.has(following + 1, "meeting")
        return held or self._passage.has_any(following, _TALKING)

    def _is_condition(self, low: int, at: int) -> bool:
        """Whether *without* stands behind a refusal, and so opens a condition: no truce without the release of the hostages."""
        clause = max(low, self._passage.units.codes.rfind(",", low, at) + 1)
        return "n" in self._passage.units.codes[clause:at] or self._passage.holds_any(("stance.refuse", "stance.noany"), clause, at)

    def _is_of_old(self, at: int) -> bool:
        """Whether a date of its own follows a verb in a relative clause: the truce that was agreed last year."""
        passage = self._passage
        near = range(at + 1, min(at + 2 * NEGATION, len(passage)))
        return any(passage.units.codes[unit] == "t" or passage.has(unit, "past") or passage.has(unit, "previous") for unit in near)

    def _is_told_of_before(self, at: int, low: int) -> bool:
        """Whether the verb stands in a clause of what came before: they met two days after the two states had announced a truce.

        So it does before a bare year (the truce of 2001), in a relative clause that is over (*the truce that has been agreed*) and behind
        *without*: they left without signing it.
        """
        codes = self._passage.units.codes
        before = self._passage.verb_from(at, low)
        if self._passage.has(before - 1, "without") or (codes[before - 1 : before] == "r" and before < at):
            return True
        if self._passage.is_dated_by_year(at):
            return True
        joint = codes.rfind("s", low, at)
        return joint > low and self._passage.has(joint, "after") and not any(code in "V,C" for code in codes[joint:at])

    def _is_joined_purpose(self, at: int, low: int) -> bool:
        """Whether the verb that *and* joins to the one before it is a purpose: to help and to agree."""
        verb = next((unit for unit in range(at - 1, low - 1, -1) if self._passage.units.codes[unit] == "V"), None)
        return verb is not None and self._passage.has(verb - 1, "to")


def _of_topic(found: list[OutcomeMention]) -> list[OutcomeMention]:
    """The outcomes of a sentence, where what was talked of was not agreed: they discussed X but found no compromise, debated X in vain.

    What has no result counts only with something that was talked of.
    """
    vain = [one for one in found if one.needs == _TOPIC]
    failed = vain or [one for one in found if one.value == "not_agreed" and one.issue == _SETTLEMENT]
    rest = [one for one in found if one.needs != _TOPIC]
    if not failed:
        return rest
    topics = [one for one in rest if one.value == "discussed" and one.words.end <= failed[0].words.start and (vain or not _is_named(one))]
    made = {id(one): replace(one, value="not_agreed", rule=failed[0].rule) for one in topics}
    return [made.get(id(one), one) for one in rest if not (made and one is failed[0])]


def _is_named(one: OutcomeMention) -> bool:
    """Whether an issue is only what talks are called by: talks on X."""
    return "talks" in one.rule


def _turn_of(rule: Rule) -> int:
    """When a rule is tried: those that take the issues before their anchor first, those with a condition last."""
    if "needs" in rule.says:
        return _TURNS - 1
    before = rule.notation.partition("<")[0]
    return 0 if "{issues}" in before or "{fronted}" in before else 1


def _settled(passage: Passage, named: Sequence[IssueMention], value: str) -> list[str]:
    """The issues of an enumeration, each once; the agreement and the talks themselves only where nothing else is named."""
    names: list[str] = []
    for one in named:
        meets = (
            one.issue == _FORMAT
            and one.act != "frame"
            and any(passage.has(unit, name) for unit in one.units for name in ("meet", "meeting", "series", "speak"))
        )
        offered = one.issue == _FORMAT and value == "discussed"
        idle = one.issue == _FORMAT and value == "not_agreed" and one.act == "weak"
        fought = one.act == "hostile" and value == "agreed"  # who agrees does not agree on attacks
        faint = one.act == "weak" and one.issue == _LAW and value != "discussed"  # an article, a law
        if (
            not (meets and (value != "not_agreed" or len(named) == 1))
            and not offered
            and not fought
            and not idle
            and not faint
            and one.issue not in names
        ):
            names.append(one.issue)
    for general in (_FORMAT, _SETTLEMENT) if value == "agreed" else ():
        if len(names) > 1 and general in names:
            names.remove(general)
    return names
