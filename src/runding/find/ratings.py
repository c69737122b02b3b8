"""How does somebody rate talks? The rules of the pack, tried on every sentence; whose words they are is settled in the records."""

from collections.abc import Sequence
from typing import Final

from runding.find.issues import IssueMention
from runding.find.outcomes import IssuesOf
from runding.find.passages import Passage
from runding.find.raters import rater_of
from runding.find.sides import Sides
from runding.lang.document import Document
from runding.lang.pattern import Filler, match
from runding.lang.sentences import Sentence
from runding.lang.talks import Rule, TalkRules
from runding.model.meeting import RatingMention

ALL: Final = "ALL"
_NEGATION: Final = 4
_HOPED: Final = 6
"""How many units before a rating a word for hoping may stand."""
"""How many units before a rating its negation may stand."""
_CLAUSE: Final = 9
"""How many units may stand between what was hoped for and that it did not come."""
_ISSUE: Final = 6
"""How many units behind a rating the issue that is rated may stand."""
_ABOUT: Final = ("meeting", "meet", "series", "deal", "result.noun", "speak", "signing")
_DENIED: Final = {"none": "progress", "progress": "none"}
"""What it means that somebody denies a rating: that the talks failed, that there was progress. Of others it says nothing."""
_GOOD: Final = frozenset({"progress", "breakthrough"})
_UNREAL: Final = ("tense.future", "tense.open", "tense.if", "tense.before", "to")
_IN_WHAT: Final = ",lz"
"""Codes of what joins a label to the clause that it is about."""


def find_ratings(document: Document, passages: Sequence[Passage], rules: TalkRules, issues: IssuesOf, sides: Sides) -> list[RatingMention]:
    """Every rating in a report, in text order."""
    found: list[RatingMention] = []
    for passage in passages:
        if tried := rules.assessments.tried(passage.held):
            found += _Reader(document, passage, issues(passage), sides).ratings(tried)
    return found


class _Reader:
    """Tries the rules for ratings in one passage."""

    def __init__(self, document: Document, passage: Passage, issues: Sequence[IssueMention], sides: Sides) -> None:
        self._document, self._passage, self._issues, self._sides = document, passage, issues, sides
        self._fillers: dict[str, Filler] = {
            "no": self._negation,
            "no_behind": self._negation_behind,
            "verb": self._verb,
            "talks": self._talks,
            "issues": self._rated,
            "clause": self._clause,
            "kinds": self._kinds,
            "to_weighty": self._to_weighty,
            "begin": lambda units, at, forward: (at, at),
            "end": lambda units, at, forward: (at, at),
        }

    def ratings(self, tried: Sequence[tuple[int, Sequence[Rule]]]) -> list[RatingMention]:
        """The ratings of the passage by the rules to try at some units."""
        found: list[RatingMention] = []
        about = self._passage.holds_any(_ABOUT)
        behind = 0
        for at, rules in tried:
            for rule in rules if at >= behind else ():
                rating = self._attempt(rule, at, about)
                if rating is not None:
                    found.append(rating[0])
                    behind = rating[1]
                    break
        return found

    def _attempt(self, rule: Rule, at: int, about: bool) -> tuple[RatingMention, int] | None:
        passage = self._passage
        if self._is_unreal(at):
            return None
        slots = match(rule.form, passage.units, at, self._fillers)
        if slots is None:
            return None
        first, last = slots["begin"][0], slots["end"][0]
        assert isinstance(first, int)
        assert isinstance(last, int)
        value = rule.says.get("value") or self._own_value(first, last)
        if value is not None and self._is_denied(first):
            value = _DENIED.get(value)
        if value is None:
            return None
        if "{no}" in rule.notation or "{no_behind}" in rule.notation:
            own = self._own_value(first, last)
            if own in ("none", "setback", "limited"):
                return None
        issue = next((value for value in slots.get("issues", ()) if isinstance(value, str)), None) or self._told_before(first)
        words = passage.range(min(first, at), last)
        rule_name = f"{self._document.pack.code}:{rule.id}"
        rating = RatingMention(
            value=value,
            issue=issue,
            words=words,
            sentence=passage.sentence,
            paragraph=passage.units.paragraph,
            about=about,
            rule=rule_name,
            praised_by=rater_of(passage, self._sides, at, last, good=value in _GOOD),
            weak=passage.holds("rating.weak", first, last),
        )
        return rating, last

    def _told_before(self, at: int) -> str:
        """The issue of the clause that a label behind it rates: mines will be cleared, in what N. called a first step. Else all of them."""
        codes = self._passage.units.codes
        joint = codes.rfind(_IN_WHAT, 0, at)
        if joint < 0 or "C" not in codes[joint:at]:
            return ALL
        named = (one.issue for one in self._issues if one.last <= joint and not one.issue.startswith("pro."))
        return next(named, ALL)

    def _own_value(self, first: int, last: int) -> str | None:
        """The value that the rating word itself has."""
        for at in range(first, last):
            if self._passage.has(at, "rating") or self._passage.has(at, "talks.rating"):
                return self._passage.attribute(at, "value")
        return None

    def _is_denied(self, at: int) -> bool:
        """Whether somebody denies in the same clause what a rating says."""
        return self._passage.holds("deny.active", self._passage.floor(at), at)

    def _is_unreal(self, at: int) -> bool:
        """Whether a rating is hoped for, aimed at, put off or a condition, and not made."""
        if self._passage.has(at - 2, "without") and self._passage.units.codes[at - 1] == "q":
            return True  # without a breakthrough
        if self._passage.units.codes[at - 1 : at] in ("q", "m") and self._is_made_so(at):
            return True
        if at > 0 and self._passage.has(at - 1, "phase.on") and self._passage.attribute(at - 1, "sort") == "postpone":
            return True
        for unit in range(at - 1, max(-1, at - 1 - _HOPED), -1):
            if self._passage.has_any(unit, _UNREAL):
                return True
            if self._passage.units.codes[unit - 1 : unit + 1] in ("p`", "l`"):
                continue  # they hoped for “a better result”
            if self._passage.units.codes[unit] in ",.;:`C":  # what may be called good is called good
                return False
        return False

    def _is_made_so(self, at: int) -> bool:
        """Whether something is done *as a first step*, and not called one: no word of saying stands before."""
        low = self._passage.floor(at)
        near = next((unit for unit in range(at - 1, max(low, at - 4), -1) if self._passage.has(unit, "as")), None)
        return near is not None and not self._passage.holds("label", low, near)

    # -- slots

    def _negation(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        if forward:
            return None
        for unit in range(at - 1, max(-1, at - 1 - _NEGATION), -1):
            if units.codes[unit] == "n" or self._passage.has(unit, "no.exist") or self._passage.has(unit, "fails"):
                return unit, None
            if units.codes[unit] not in "vxwVlm":
                return None
        return None

    def _talks(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """A noun for talks or their mood before a word that rates them, with no comma between, nor a verb but one for going on."""
        for unit in range(at - 1, max(-1, at - 1 - _ISSUE), -1) if not forward else ():
            if self._passage.has_any(unit, ("meeting", "series", "mood")):
                return unit, None
            if units.codes[unit] in "V,.;:C`n" and not self._passage.has(unit, "talks.run"):
                return None
        return None

    def _verb(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """A verb and whom it takes along, between a negation and a place."""
        while not forward and at > 0 and units.codes[at - 1] in "Vuwx":
            at -= 1
        return None if forward else (at, None)

    def _negation_behind(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """A negation right behind a rating, of its being there: progress, there is none."""
        if not forward or units.codes[at : at + 1] not in ("n", "w") or not (units.codes[at] == "n" or self._passage.has(at, "no.exist")):
            return None
        return (at + 1, None) if self._passage.has(at, "no.exist") or self._passage.has(at + 1, "exists") else None

    def _rated(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """The issue that is rated, near behind its rating in the same clause."""
        for one in self._issues:
            if one.issue.startswith("pro."):
                continue
            if at <= one.first <= at + _ISSUE and not any(code in ",.;:C`" for code in units.codes[at : one.first]):
                return one.last, one.issue
        return None

    def _kinds(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Words of praise between a step and its size."""
        while forward and at < len(units) and units.codes[at] in "w" and not self._passage.has(at, "little"):
            at += 1
        return at, None

    def _clause(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """What says which result or hope it is: up to the negation of its coming."""
        for unit in range(at, min(at + _CLAUSE, len(units))) if forward else ():
            if units.codes[unit] == "n":
                return unit + 1, None
            if units.codes[unit] in ",.;:`":
                return None
        return None

    def _to_weighty(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """A word that says how weighty what is missing would be, behind a place in the same clause."""
        for unit in range(at, min(at + _CLAUSE + 1, len(units))) if forward else ():
            if self._passage.has(unit, "weighty"):
                return unit + 1, None
            if units.codes[unit] in ",.;:`":
                return None
        return None
