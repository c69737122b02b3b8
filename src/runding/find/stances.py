"""What does each side want, offer and refuse? The rules of the language for positions, tried where their words stand.

A position needs three things in one clause: a word of stance, a holder who is a party, an issue within the reach of the word. Where one
of them is missing or in doubt there is none: an invented position is the worst fault.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from runding.find.holders import Holders, Who
from runding.find.issues import IssueMention, find_issues
from runding.find.parties import Parties
from runding.find.passages import Passage
from runding.find.scopes import Scope, condition_of, mentions_in, own_subject, scope_ahead, scope_behind
from runding.find.sides import Sides
from runding.find.subjects import shared_subject, subject_of
from runding.find.voices import Heard, hear
from runding.lang.clause import phrase_after
from runding.lang.document import Document
from runding.lang.issues import IssueLexicon
from runding.lang.pattern import Filler, match
from runding.lang.sentences import Sentence
from runding.lang.stances import ClaimRule, ClaimRules
from runding.model.claim import StanceMention, Voice
from runding.model.text import Range

_BACK: Final = 3
"""How many sentences back the proposal may stand that a pointing word means."""
_SOME: Final = 3
_ASIDE: Final = 8
_SILENT: Final = frozenset({"plan", "kept"})
"""What is said of an issue without taking a position: a meeting is planned, an agreement carried out."""
_POINTED: Final = ("stance.proposal", "stance.claim", "stance.condition", "stance.deal", "that.thing")
_IF: Final = ("stance.if",)
_IF_OR_BEFORE: Final = ("stance.if", "stance.before", "stance.unless")
_CONDITIONED: Final = frozenset({"offer", "open", "accept", "refuse"})


@dataclass(slots=True)
class _Found:
    """Positions on one level of a sentence, as they come out of one rule."""

    mentions: list[StanceMention] = field(default_factory=list)
    reached: int = 0


def find_stances(
    document: Document,
    passages: Sequence[Passage],
    *,
    rules: ClaimRules,
    issues: IssueLexicon,
    sides: Sides,
    parties: Parties,
    voices: Sequence[Voice],
) -> list[StanceMention]:
    """Every position of the parties of a report, in text order, each as often as it is said."""
    holders = Holders(sides, parties)
    found: list[StanceMention] = []
    previous: tuple[int, Sequence[IssueMention]] = (0, ())
    for passage in passages:
        heard = hear(passage, voices)
        mentions = find_issues(passage.units, issues)
        for reading in heard.readings():
            reader = _Reader(document, reading, mentions if reading.passage is passage else find_issues(reading.passage.units, issues))
            reader.earlier = previous
            reader.holders, reader.rules, reader.parties, reader.issues, reader.before = holders, rules, parties, issues, found
            found += reader.read()
        if mentions:
            previous = (passage.sentence, mentions)
        holders.note(passage, heard.voices)
    return found


class _Reader:
    """Tries the rules in one passage."""

    holders: Holders
    rules: ClaimRules
    parties: Parties
    issues: IssueLexicon
    before: list[StanceMention]
    earlier: tuple[int, Sequence[IssueMention]]

    def __init__(self, document: Document, heard: Heard, mentions: Sequence[IssueMention]) -> None:
        self._suffixes = document.pack.splitter.suffixes
        self._heard = heard
        self._passage = heard.passage
        self._mentions = mentions
        self._at = 0
        self._floor = 0
        self._voice: Voice | None = None
        self._shared: tuple[int, Who] | None = None
        self._stops: frozenset[int] = frozenset()
        self._asking: frozenset[int] = frozenset()
        self._fillers: dict[str, Filler] = {
            "holder": self._holder,
            "other": self._other,
            "self": self._self,
            "opening": self._opening,
            "what": self._what,
            "some": self._some,
            "act": self._act,
            "aside": self._aside,
            "target": self._target,
        }

    def read(self) -> Iterator[StanceMention]:
        """The positions of the passage."""
        units = self._passage.units
        held = [at for at, (e, w) in enumerate(zip(units.entries, units.words, strict=True)) if self.rules.at(e, w)]
        if not held:
            return
        self._stops = frozenset(held)
        self._asking = frozenset(at for at in held if self._passage.has(at, "stance.demand"))
        consumed = 0
        for at in held:
            if at < consumed:
                continue
            self._at, self._voice = at, self._heard.voice_at(at)
            self._floor = self._heard.floor(at)
            if self._shared is not None and self._shared[0] < self._floor:
                self._shared = None
            for rule in self.rules.at(units.entries[at], units.words[at]):
                found = self._attempt(rule)
                if found is not None:
                    yield from found.mentions
                    consumed = max(consumed, found.reached)
                    break

    # -- slots

    def _holder(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        if forward:
            phrase = phrase_after(units.codes, at)
            if phrase is None:
                return None
            return phrase.last, self.holders.of_phrase(self._passage, phrase, self._voice)
        phrase = subject_of(self._passage, at, self._floor)
        if phrase is not None:
            return phrase.first, self.holders.of_phrase(self._passage, phrase, self._voice)
        if self._voice is not None and self._heard.opens(at):
            return at, self.holders.speaker(self._voice)
        if self._shared is not None and units.codes[at - 1 : at] in ("c", ",", "v", "x"):
            return at, self._shared[1]
        lead = shared_subject(self._passage, at, self._floor)
        return None if lead is None else (lead.first, self.holders.of_phrase(self._passage, lead, self._voice))

    def _other(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """A subject that is not the speaker's own side: another side, or a thing."""
        phrase = subject_of(self._passage, at, self._floor)
        if phrase is None or self._voice is None:
            return None
        who = self.holders.of_phrase(self._passage, phrase, self._voice)
        return None if who.own else (phrase.first, who)

    def _self(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Nothing; only inside a statement, whose speaker is the holder."""
        return None if self._voice is None else (at, self.holders.speaker(self._voice))

    def _opening(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Nothing; only where a statement's content begins."""
        if self._voice is None or not self._heard.opens(at):
            return None
        return at, self.holders.speaker(self._voice)

    def _what(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        if forward:
            stops = self._asking if own_subject(self._passage, at) else self._stops
            scope = scope_ahead(self._passage, at, self._mentions, anchor=self._at, stops=stops)
            return None if scope.last <= at else (scope.last, scope)
        scope = scope_behind(self._passage, at, self._mentions, self._floor)
        return None if scope.first >= at else (scope.first, scope)

    def _act(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """As `what`, where the verb that stands here is itself part of the issue."""
        found = self._what(units, at, forward)
        if found is None or not isinstance(found[1], Scope) or not found[1].mentions or found[1].mentions[0].first > at:
            return None
        return found

    def _some(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """A few words that say how: adverbs, times."""
        for _ in range(_SOME):
            unit = at if forward else at - 1
            if not 0 <= unit < len(units) or units.codes[unit] not in "vwtmx" or self._passage.has(unit, "side.noun"):
                break
            at += 1 if forward else -1
        return at, None

    def _aside(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """What stands between a noun and its verb *to be*: a place, an occasion."""
        for unit in range(at, min(at + _ASIDE, len(units))):
            if self._passage.has(unit, "copula") or self._passage.has(unit, "stance.namely"):
                return unit, None
            if units.codes[unit] in "VC.;:":
                return None
        return None

    def _target(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Whom something is given or said to."""
        phrase = phrase_after(units.codes, at)
        return None if phrase is None else (phrase.last, None)

    # -- from slots to positions

    def _attempt(self, rule: ClaimRule) -> _Found | None:
        if (rule.where == "speech" and self._voice is None) or (rule.where == "narration" and self._voice is not None):
            return None
        slots = match(rule.form, self._passage.units, self._at, self._fillers)
        if slots is None:
            return None
        people = [value for name in ("holder", "other", "self", "opening") for value in slots.get(name, ()) if isinstance(value, Who)]
        who = self._held_by(slots, people)
        if who is None or who.side is None:
            return None
        scopes = [value for name in ("what", "act") for value in slots.get(name, ()) if isinstance(value, Scope)]
        scope = next((one for one in scopes if one.mentions), scopes[0] if scopes else Scope(self._at, self._at + 1, ()))
        if "other" in slots:
            scope = self._whole(scope)
        if rule.says["stance"] == "none" and len(rule.says) == 1:
            return _Found([], scope.last)
        return self._positions(rule, who, scope)

    def _whole(self, scope: Scope) -> Scope:
        """A scope with its subject: the issue may be the subject, or stand astride of the verb."""
        phrase = subject_of(self._passage, self._at, self._floor)
        first = self._at if phrase is None else phrase.first
        return Scope(first, scope.last, mentions_in(self._passage, first, scope.last, self._mentions))

    def _held_by(self, slots: dict[str, list[object]], people: list[Who]) -> Who | None:
        """The holder, where it is one that may be told here: inside a statement only the speaker's own side."""
        if "other" in slots:
            assert self._voice is not None
            return self.holders.speaker(self._voice)
        who = people[0] if people else None
        if who is None:
            return None
        if self._voice is not None and not who.own:
            cue = self._voice.cue
            here = Range(self._passage.units.starts[self._at], self._passage.units.ends[self._at])
            if cue is not None and cue == here:
                return self.holders.speaker(self._voice)
            return None
        return who

    def _positions(self, rule: ClaimRule, who: Who, scope: Scope) -> _Found | None:
        assert who.side is not None
        issues: list[tuple[str, IssueMention | None]] = [(one.issue, one) for one in scope.mentions]
        if not issues:
            pointed = rule.says.get("issue") or self._pointed(rule, scope, who.side)
            if pointed is None:
                return None
            issues = [(pointed, None)]
        if not self._is_party(who.side):
            return _Found([], scope.last)
        if "among" in rule.says:
            issues = [pair for pair in issues if pair[0] in rule.says["among"].split()]
        made: list[StanceMention] = []
        for issue, mention in issues:
            stance = self._stance(rule, scope, mention, issue)
            if stance is not None:
                made.append(self._mention(rule, who, issue, stance, self._evidence(scope, mention)))
        made += self._conditions(rule, who, scope, made)
        made += self._in_exchange(rule, who, scope, made)
        self._shared = (self._at, who)
        return _Found(made, scope.last)

    def _is_party(self, side: str) -> bool:
        return side in self.parties.sides

    def _stance(self, rule: ClaimRule, scope: Scope, mention: IssueMention | None, issue: str) -> str | None:
        if mention is not None and mention.act in _SILENT:
            return None
        discussed = mention is not None and any(
            self._passage.has(at, "stance.discuss") for at in range(min(self._at, scope.first), mention.first)
        )
        if "talks" in rule.says and issue == "pro.format":
            return rule.stance("talks")
        if "discussing" in rule.says and discussed:
            return rule.stance("discussing")
        if mention is not None and mention.act == "hostile" and "hostile" in rule.says:
            return rule.stance("hostile")
        if "accepting" in rule.says and mention is not None and self._obeys(mention):
            return rule.stance("accepting")
        stance = rule.stance()
        return "precondition" if stance == "demand" and self._is_first(scope) else stance

    def _obeys(self, mention: IssueMention) -> bool:
        """Whether a word for accepting stands between the word of stance and the issue."""
        return any(self._passage.has(at, name) for at in range(self._at, mention.first) for name in ("stance.obey", "stance.accept"))

    def _is_first(self, scope: Scope) -> bool:
        """Whether what is demanded must happen before something else."""
        passage = self._passage
        if any(passage.has(at, "stance.first") for at in range(scope.first, scope.last)):
            return True
        return passage.has(scope.last, "stance.before") and bool(
            mentions_in(passage, scope.last, passage.ceiling(scope.last), self._mentions)
        )

    def _pointed(self, rule: ClaimRule, scope: Scope, side: str) -> str | None:
        """The issue that a pointing word means (that proposal, it): what another side last asked for or offered, or what was last named."""
        passage = self._passage
        units = passage.units
        stretch = range(scope.first, scope.last)
        plural = any(passage.attribute(at, "note") == "plural" and units.codes[at] == "u" for at in stretch)
        if plural or rule.says.get("points") == "back":
            named = [one for one in self._mentions if one.last <= self._at]
            return named[-1].issue if named else None
        if any(units.codes[at] == "V" and self._has_clitic(at) for at in stretch) and not scope.mentions:
            return self._last_named(side)
        nouns = any(passage.has(at, name) for at in stretch for name in _POINTED)
        alone = scope.last - scope.first <= 2
        if rule.form.right and not (any(units.codes[at] == "d" for at in stretch) and (nouns or alone)):
            return None
        return self._last_named(side)

    def _has_clitic(self, at: int) -> bool:
        """Whether a verb takes its object with it as a clitic."""
        units = self._passage.units
        entry = units.entries[at]
        known = entry is None or entry.form.lower() != units.words[at]
        return known and units.words[at].endswith(self._suffixes)

    def _last_named(self, side: str) -> str | None:
        near = [one for one in self.before if self._passage.sentence - one.sentence <= _BACK]
        last = next((one.sentence for one in reversed(near) if one.holder != side), None)
        issue = next((one.issue for one in near if one.sentence == last and one.holder != side), None)
        if issue is None and self.earlier[1] and self._passage.sentence - self.earlier[0] <= 1:
            return self.earlier[1][0].issue
        return issue

    def _evidence(self, scope: Scope, mention: IssueMention | None) -> Range:
        units = self._passage.units
        first, last = self._at, self._at + 1
        if mention is not None:
            first, last = min(first, mention.first), max(last, mention.last)
        else:
            first, last = min(first, scope.first), max(last, scope.last)
        while last > first + 1 and units.codes[last - 1] in ",.`;:":
            last -= 1
        return Range(units.starts[first], units.ends[last - 1])

    def _mention(self, rule: ClaimRule, who: Who, issue: str, stance: str, evidence: Range) -> StanceMention:
        voice = self._voice or self._heard.cued_at(self._at)
        assert who.side is not None
        return StanceMention(
            sentence=self._passage.sentence,
            holder=who.side,
            name=None if voice is None or voice.side != who.side else voice.name,
            issue=issue,
            stance=stance,
            target=None,
            condition=None,
            statement=None if voice is None else voice.statement,
            attribution="media" if voice is None else "self",
            evidence=evidence,
            rule=rule.id,
        )

    def _conditions(self, rule: ClaimRule, who: Who, scope: Scope, made: list[StanceMention]) -> list[StanceMention]:
        """The preconditions in the clause on which positions depend; that clause is noted on them."""
        if not made or made[0].stance not in _CONDITIONED:
            return []
        found = condition_of(self._passage, scope, _IF_OR_BEFORE if made[0].stance == "refuse" else _IF)
        if found is None:
            return []
        units = self._passage.units
        span = Range(units.starts[found[0]], units.ends[found[1] - 1]) if found[1] > found[0] else None
        asked = mentions_in(self._passage, *found, self._mentions)
        more = [self._mention(rule, who, one.issue, "precondition", one.span) for one in asked if not self._is_own(found[0], who)]
        for number, one in enumerate(made):
            made[number] = _conditioned(one, span)
        if more and made[0].stance == "refuse":
            made[:] = [one for one in made if one.issue != "pro.format"]
        return more

    def _in_exchange(self, rule: ClaimRule, who: Who, scope: Scope, made: list[StanceMention]) -> list[StanceMention]:
        """What a side asks for in exchange, named behind what it offers or wants."""
        at = scope.last
        if not made or not self._passage.has(at, "stance.exchange"):
            return []
        asked = mentions_in(self._passage, at + 1, self._passage.ceiling(at), self._mentions)
        return [self._mention(rule, who, one.issue, "demand", one.span) for one in asked]

    def _is_own(self, at: int, who: Who) -> bool:
        phrase = phrase_after(self._passage.units.codes, at)
        return phrase is not None and self.holders.of_phrase(self._passage, phrase, self._voice).side == who.side


def _conditioned(one: StanceMention, condition: Range | None) -> StanceMention:
    return StanceMention(
        sentence=one.sentence, holder=one.holder, name=one.name, issue=one.issue, stance=one.stance, target=one.target,
        condition=condition, statement=one.statement, attribution=one.attribution, evidence=one.evidence, rule=one.rule,
    )  # fmt: skip
