"""What may stand in the gaps of a rule for outcomes: the issues, who agrees, a word for the agreement, a negation."""

from collections.abc import Sequence
from typing import Final

from runding.find.asides import before_aside, is_item
from runding.find.issues import IssueMention
from runding.find.lacking import none_such
from runding.find.passages import Passage
from runding.find.scopes import is_told_by_itself
from runding.find.sides import Sides
from runding.lang.clause import leading_subject, subject_before
from runding.lang.pattern import Filler
from runding.lang.sentences import Sentence

_FIRST, _BACK = 9, 6
"""How many units behind a verb its first issue may stand, and before it its last."""
_NEXT: Final = 14
"""How many units behind one issue of an enumeration the next may stand."""
NEGATION: Final = 4
"""How many units before a verb its negation may stand."""
_NEAR_DEAL: Final = 4
"""How many units before an issue the word for the agreement about it may stand."""
_WHERE: Final = 9
"""How many units may say where and when talks were held."""
_PLACED: Final = ("t", "#", "L", "N", "A", "(")
_NOUNS: Final = ("deal", "proposal", "text", "agenda", "sticking.point", "obstacle", "outcome.noun", "commitment")
"""Nouns that a rule names behind a short stretch, and that are no part of it."""
_NO_CUES: Final = frozenset({"discuss", "proposal", "phase.on", "decide"})
"""Classes of words that are cues elsewhere, and here tell what is agreed: to go on with it, to announce it."""
_AT_ODDS: Final = ("disagree", "stuck", "not.agreed")
_PROCESS: Final = "pro."
_TALKS: Final = ("meeting", "series", "meet", "both.parties", "side.noun", "phase.of")
_STOPS: Final = frozenset(".;k")


class OutcomeSlots:
    """The slots of the rules for outcomes in one passage. `who` are the sides that a slot has found to agree."""

    def __init__(self, passage: Passage, issues: Sequence[IssueMention], sides: Sides) -> None:
        self._passage, self._issues, self._sides = passage, issues, sides
        self.who: tuple[str, ...] = ()
        self._taken: set[int] = set()
        self._negations: dict[int, tuple[int, object] | None] = {}
        self.fillers: dict[str, Filler] = {
            "issues": self._named_issues,
            "topic": self._topic,
            "fronted": self._fronted,
            "no": self.negation,
            "here": self._here,
            "deed": self._deed,
            "rejected": self._rejected,
            "parties": self._parties,
            "deal": self._deal,
            "paper": lambda units, at, forward: None if forward else self._before(at, "paper"),
            "peace": self._peace,
            "talks": self._talks,
            "talks_before": self._talks_before,
            "talks_bring": self._talks_bring,
            "of_talks": self._of_talks,
            "deed_here": self._deed_here,
            "of_what": self._of_what,
            "opening": self._opening,
            "stop": self._stop,
            "bare": self._bare,
            "both": self._both,
            "where": self._where,
            "short": self._short,
            "with_party": self._with_party,
            "in_talks": self._in_talks,
            "not_agreed": self._not_agreed,
            "begin": lambda units, at, forward: (at, at),
            "end": lambda units, at, forward: (at, at),
        }

    def start(self, taken: set[int]) -> None:
        """Begins with another rule; `taken` are the units of issues that other rules have."""
        self.who, self._taken = (), taken

    def _named_issues(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        found = self._ahead(units, at) if forward else self._behind(units, at)
        if not found:
            return None
        return (found[-1].last if forward else found[0].first), tuple(found)

    def _topic(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """The issues from a place to the next comma."""
        comma = units.codes.find(",", at)
        found = [one for one in self._issues if at <= one.first and one.last <= comma]
        return (comma, tuple(found)) if forward and found else None

    def _fronted(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """The issues that the sentence opens with, up to the comma right before a place: *on prisoners, …*."""
        first = self._passage.floor(at)
        while units.codes[first : first + 1] == "v":
            first += 1
        parted = units.codes[at - 1 : at] == "," or set("VCxn,;").isdisjoint(units.codes[first:at])  # not: on the prisoners they argued
        if forward or not parted or not self._passage.has(first, "about"):
            return None
        found = tuple(one for one in self._issues if first <= one.first and one.last <= at)
        return (first, found) if found else None

    def _ahead(self, units: Sentence, at: int) -> list[IssueMention]:
        """The issues behind a place: the first one near, the others of the same enumeration."""
        found: list[IssueMention] = []
        end, reach = at, _FIRST
        for one in self._issues:
            if one.first < at or not self._taken.isdisjoint(one.units) or self._is_mere_name(one):
                continue
            if one.first > at and self._passage.has(one.first - 1, "zero"):
                continue  # they signed nothing, and no prisoners were exchanged
            parted = self._is_parted(units, end, one.first) or (not found and self._is_beyond(units, end, one.first))
            if one.first - end > reach or parted or self._is_aim(at, one.first):
                break
            joined = any(code in ",c" for code in units.codes[end : one.first]) or self._passage.has(one.first - 1, "about")
            if found and one.first >= end and not joined:
                continue
            if found and units.codes.startswith(",c", end) and is_told_by_itself(self._passage, max(end, one.first), one.last):
                break
            found.append(one)
            end, reach = max(end, one.last), _NEXT
        return found

    def _is_beyond(self, units: Sentence, first: int, last: int) -> bool:
        """Whether a first issue stands in a relative clause behind a comma, or behind any comma of a headline."""
        between = units.codes[first:last]
        return ",r" in between if not units.headline else "," in between

    def _is_aim(self, at: int, first: int) -> bool:
        """Whether what stands at a place is only an aim or a need of what is agreed, or what talks that are agreed on are about."""
        if self._passage.has(at - 1, "agree") and self._passage.holds("meeting", at, first):
            return True
        return self._passage.holds_any(("purpose", "need"), at, first)

    def _is_mere_name(self, one: IssueMention) -> bool:
        """Whether an issue is a means to something, or only the name of talks: *ended the ceasefire talks*."""
        units = (unit for unit in (one.first - 1, one.first) if self._passage.has(unit, "meeting"))
        meeting = any(unit < one.first or self._passage.attribute(unit, "sort") == "talks" for unit in units)
        return self._passage.has(one.first - 1, "means") or (meeting and not one.issue.startswith(_PROCESS))

    def _behind(self, units: Sentence, at: int) -> list[IssueMention]:
        """The issues before a place: the nearest one, and those that *and* joins to it, with commas before."""
        found: list[IssueMention] = []
        start, reach = at, _BACK
        for one in reversed(self._issues):
            if one.last > at or not self._taken.isdisjoint(one.units):
                continue
            between = units.codes[one.last : start]
            if start - one.last > reach or self._is_parted(units, one.last, start):
                break
            if found and "c" not in between and not (len(found) > 1 and "," in between):
                break
            found.append(one)
            start, reach = min(start, one.first), 3
        return found[::-1]

    def _is_parted(self, units: Sentence, first: int, last: int) -> bool:
        """Whether a stop, a cue, or another verb of agreeing or failing parts two places."""
        for unit in range(first, last):
            code = units.codes[unit]
            if (
                code in _STOPS
                or code == "s"
                or self._passage.has(unit, "except")
                or (code == "C" and not self._passage.has_any(unit, _NO_CUES))
            ):
                return True
            if code == "n" and unit > first and not is_item(units.codes, unit, last):
                return True
        return False

    def _here(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """The issues whose words stand on both sides of a place: prisoners will be released."""
        found = [one for one in self._issues if one.first < at - 1 and at < one.last]
        return (max(at, found[-1].last), tuple(found)) if forward and found else None

    def _deed(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """What one side does, in the clause before a place or behind it: the side as the subject, and the issues that it does."""
        low = at if forward else self._passage.floor(at)
        high = at
        while high < len(units) and forward and units.codes[high] not in ".;k":
            high += 1
        phrase = leading_subject(units.codes, low, high)
        unreal = self._passage.holds_any(("must", "want", "tense.open"), low, high)
        if phrase is None or unreal or (forward and units.codes[at : at + 1] == "C"):
            return None
        names = tuple(side.id for side in self._sides.named(self._passage, phrase.first, phrase.last))
        found = [one for one in self._issues if low <= one.first and one.last <= high and self._is_done(phrase.last, one.first)]
        if len(names) != 1 or not found or names[0] in self.who:
            return None
        self.who = (*self.who, *names)
        return (high if forward else low), tuple(found)

    def _is_done(self, first: int, last: int) -> bool:
        """Whether nothing between a subject and an issue opens a relative clause or a purpose."""
        return "r" not in self._passage.units.codes[first:last] and not self._passage.holds("purpose", first, last)

    def _rejected(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """A word for being rejected or accepted near behind a place, in the same clause."""
        for unit in range(at, min(at + _FIRST, len(units))) if forward else ():
            if self._passage.has(unit, "answered"):
                return unit + 1, None
            if units.codes[unit] in ".;`k":
                return None
        return None

    def negation(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """A negation or a word for failing before a place, only adverbs and auxiliaries between; or a subject that is nobody."""
        if forward:
            return None
        if at not in self._negations:  # every rule asks this first
            self._negations[at] = self._negated(units, at)
        return self._negations[at]

    def _negated(self, units: Sentence, at: int) -> tuple[int, object] | None:
        for unit in range(at - 1, max(-1, at - 1 - NEGATION), -1):
            if units.codes[unit] == "n" or self._passage.has_any(unit, ("fails", "no.exist", "nought")):
                return unit, None
            if unit == at - 1 and units.codes[at] in "VC" and self._passage.has(unit, "without"):
                return unit, None
            if units.codes[unit] not in "vxwq#" and not self._passage.has(unit, "manages"):
                break
        if (none := none_such(self._passage, at)) is not None:
            return none, None
        phrase = subject_before(units.codes, at, self._passage.floor(at))
        nobody = phrase is not None and self._passage.attribute(phrase.first, "note") == "none"
        return (phrase.first, None) if phrase is not None and nobody else None  # neither side

    def _parties(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Who agrees: several, or both, or nobody named; one party alone agrees to nothing."""
        if forward:
            return None
        first, several, nobody = self._agreeing(units, at)
        return (first, None) if several or nobody else None

    def _both(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Who decides, and they are several or both in so many words."""
        if forward:
            return None
        first, several, _ = self._agreeing(units, at)
        return (first, None) if several else None

    def _where(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Where and when it was: prepositions with the names of places and with times; none is enough."""
        end = at
        while forward and end < min(at + _WHERE, len(units)) and units.codes[end] in "pl" and units.codes[end + 1 : end + 2] in _PLACED:
            if self._passage.has(end, "on") and units.codes[end + 1] not in "t#":
                break  # talks in Rome on Iran's programme
            end += 2
            while units.codes[end : end + 1] in _PLACED or (
                units.codes[end : end + 1] == "," and units.codes[end + 1 : end + 2] in _PLACED
            ):
                end += 1
        return end, None

    def _short(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Up to two words that count or describe what follows."""
        end = at
        while forward and end < min(at + 2, len(units)) and units.codes[end] in "q#mwv" and not self._passage.has_any(end, _NOUNS):
            end += 1
        return end, None

    def _with_party(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """With whom somebody decides, near behind a place."""
        for unit in range(at, min(at + _FIRST, len(units))) if forward else ():
            if self._passage.has(unit, "with") and self._sides.named(self._passage, unit + 1, min(unit + 4, len(units))):
                return unit + 1, None
            if units.codes[unit] in ",.;:VC`":
                return None
        return None

    def _agreeing(self, units: Sentence, at: int) -> tuple[int, bool, bool]:
        """Where the subject of the verb at a place begins, whether it is several, and whether it is nobody in particular."""
        codes = units.codes
        verb = at
        while verb > 0 and codes[verb - 1] in "CVvxw" and not self._passage.has(verb - 1, "deal"):
            verb -= 1
        verb = before_aside(codes, verb)
        phrase = subject_before(codes, verb, self._passage.floor(at)) or subject_before(codes, at, self._passage.floor(at))
        if phrase is None and codes[at - 1 : at] == "c":
            phrase = leading_subject(codes, self._passage.floor(at), at)  # officers of both armies met, and undertook to
        if phrase is None:
            return at, False, True
        first = phrase.first
        self.who = tuple(dict.fromkeys(side.id for side in self._sides.named(self._passage, first, phrase.last)))
        both = self._passage.holds_any(("both", "both.parties", "both.count"), first, phrase.last)
        if both:
            self.who = ()  # of a state that is named, both camps
        plural = (codes[first] == "u" and self._passage.attribute(first, "note") == "plural") or "c" in codes[first : phrase.last]
        several = len(self.who) > 1 or both or plural or (not self.who and self._counts_several(first, phrase.last))
        nobody = not self.who and codes[first] != "u" and "N" not in codes[first : phrase.last]
        return first, several, nobody

    def _counts_several(self, first: int, last: int) -> bool:
        """Whether a phrase counts people or says *the delegations*: four leaders, the parties. Those of one side are not several."""
        passage = self._passage
        people = any(passage.has(unit, "side.noun") or passage.units.codes[unit] in "RG" for unit in range(first, last))
        number = passage.holds_any(("cardinal", "ordinal"), first, last)
        return people and number

    def _in_talks(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Whether the sentence says *in* a meeting, and not *before* one."""
        for unit in range(1, len(units)):
            if (
                units.codes[unit - 1] == "p"
                and not self._passage.has(unit - 1, "tense.before")
                and (self._passage.has(unit, "meeting") or self._passage.has(unit, "series"))
            ):
                return at, None
        return None

    def _not_agreed(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """A negated verb of agreeing near behind a place, or a word for being at odds."""
        for unit in range(at, min(at + _FIRST, len(units))) if forward else ():
            if any(self._passage.has(unit, name) for name in _AT_ODDS):
                return unit + 1, None
            if self._passage.has(unit, "agree") or self._passage.has(unit, "deal"):
                return (unit + 1, None) if self.negation(units, unit, False) is not None else None
            if units.codes[unit] in ".;`":
                return None
        return None

    def _deal(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """A word for an agreement: before a place in the same clause, or near behind it."""
        if forward:
            near = range(at, min(at + _NEAR_DEAL, len(units)))
            deal = next((unit for unit in near if self._passage.has(unit, "deal") or units.codes[unit] == "D"), None)
            return None if deal is None or self._passage.holds("zero", at, deal) else (at, None)
        return self._before(at, "deal") or self._before(at, "text")

    def _peace(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Talks about peace before a place in the same clause."""
        return None if forward else self._before(at, "peace", verbs=0)

    def _talks(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """A noun for a meeting before a place in the same clause, with no verb between."""
        return None if forward else self._before(at, "meeting", verbs=0) or self._before(at, "series", verbs=0)

    def _deed_here(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """The issue whose words begin right at a place, and that is not talks or an agreement as such."""
        found = next((one for one in self._issues if one.first == at and not one.issue.startswith(_PROCESS)), None)
        return (found.last, (found,)) if forward and found is not None else None

    def _talks_before(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """A noun for a meeting that begins the clause before a place, with at most one verb between: it was held and brought nothing."""
        found = None if forward else self._before(at, "meeting") or self._before(at, "series")
        return (
            found
            if found is not None and not any(units.codes[unit] in "NPARG" for unit in range(self._passage.floor(at), found[0]))
            else None
        )

    def _talks_bring(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """A noun for a meeting as the subject of the verb before a place, or one joined to it: it lasted an hour and brought."""
        found = None if forward else self._before(at, "meeting") or self._before(at, "series")
        if found is None or "," in units.codes[found[0] : at]:
            return None
        first = found[0]
        while first > self._passage.floor(at) and units.codes[first - 1] in "qdmw#":
            first -= 1
        inside = units.codes[first - 1 : first] in ("l", "p") and first > self._passage.floor(at) and not self._passage.has(first - 1, "of")
        return None if inside else found  # at the talks they brought up …

    def _of_talks(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Nothing; only behind a word for a meeting, or for those who met, in the same sentence: they left the talks without a deal."""
        told = any(self._passage.has_any(unit, _TALKS) for unit in range(self._passage.floor(at), at))
        return (at, None) if told and not forward else None

    def _of_what(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """What a result is of: up to eight units that name a meeting and describe it, its parties and its place; none is enough."""
        end = at
        while forward and end < min(at + 8, len(units)) and units.codes[end] in "wmdGANBcLl" and not self._passage.has(end, "namely"):
            end += 1
        return end, None

    def _before(self, at: int, name: str, verbs: int = 1) -> tuple[int, object] | None:
        """The nearest unit of a class before a place in its clause, with at most so many verbs between."""
        for unit in range(at - 1, self._passage.floor(at) - 1, -1):
            if self._passage.has(unit, name):
                lacks = self._passage.has(unit - 1, "discuss") or self._passage.has(unit - 1, "no.exist")
                return None if lacks else (unit, None)
            if self._passage.units.codes[unit] in "VC":
                verbs -= 1
                if verbs < 0:
                    return None
        return None

    def _opening(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """The head of a sentence."""
        return (at, None) if not forward and at == self._passage.floor(at) else None

    def _bare(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Looks ahead: nothing tells what an agreement is about, neither a clause nor a purpose nor *about*."""
        told = units.codes[at : at + 1] == "z" or self._passage.has(at, "to") or self._passage.has(at, "about")
        return None if told or not forward else (at, None)

    def _stop(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """The end of a clause: a mark, a joint, or nothing more."""
        return (at, None) if forward and units.codes[at : at + 1] in (",", ".", "s", ";", "k", "c", "") else None
