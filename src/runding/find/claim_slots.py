"""The slots of the rules for claims: who holds something, what it is about, what may stand between.

{holder}  the subject before a word, or the phrase behind it; whoever speaks where a statement begins with the word
{other}   a subject that is not the speaker's own side       {self}  nothing, only inside a statement
{opening} nothing, only where a statement begins             {what}  what the word reaches, with the issues in it
{near}    as {what}, with no issue but one that begins close by
{act}     as {what}, where the verb that stands here is part of the issue
{object}  as {act}, where the issue ends close by
{some} {aside} {upto} adverbs; a place or occasion; all up to a word like *is*
{more}    what tells more of a noun, up to a verb that tells what it contains
{target} {parties}   whom something is given to; several sides or both of them
{end}     nothing, only where a clause ends    {lead} the subject of the sentence, however far before a word
{start}   nothing, only where a sentence begins
{last}    nothing; whoever speaks, else who took the last position in this sentence or the one before: *the condition is …*
{colon} {before} {when}  what stands before a colon; before a word like *before*, *unless*; before one like *if*, *after*
{deal}    the word for a deal that is the subject before a word
{under}   nothing, only in a clause that begins with *under the agreement*, or in what the agreement itself says
"""

from collections.abc import Sequence
from typing import Final

from runding.find.claim_gaps import ClaimGaps
from runding.find.holders import Holders, Who
from runding.find.readings import Reading
from runding.find.scopes import Scope, own_subject, scope_ahead, scope_behind
from runding.find.subjects import shared_subject, subject_of
from runding.lang.clause import Phrase, leading_subject, phrase_after
from runding.lang.pattern import Filler, Fillers
from runding.lang.sentences import Sentence
from runding.model.claim import StanceMention, Voice

SPEAKER: Final = "@speaker"
"""Stands for the side of whoever speaks, where a statement begins without naming who acts."""
SCOPES: Final = ("what", "near", "act", "object", "verb")
"""The slots that hold issues."""
_BESIDE: Final = 3
_DEALS: Final = ("deal.noun", "deal.draft", "deal.text")
_UNDER: Final = 6
"""Behind how many units from *under* the word for the deal may stand."""
_ENDS: Final = ("", ".", ",", ";", ":", "`", "k", "c", "s")
"""Codes of units behind which nothing of a clause stands."""
_OBJECT: Final = 5
"""How many units the object of a verb may hold."""


class ClaimSlots(ClaimGaps):
    """Fills slots in one reading after the other. `at` is the unit that a rule is anchored at; `move` goes there."""

    def __init__(self, holders: Holders, said: Sequence[StanceMention] = ()) -> None:
        self.holders = holders
        self._said = said
        self._filled: dict[tuple[str, int, bool], tuple[int, object] | None] = {}
        self.fillers = Fillers(self._once)

    def begin(self, reading: Reading, anchors: list[int]) -> None:
        """Goes to another reading; `anchors` are the units at which rules are tried."""
        self.reading = reading
        self.passage = reading.passage
        self.at = 0
        self.floor = 0
        self.voice: Voice | None = None
        self.shared: tuple[int, Who] | None = None
        self.behind: Scope | None = None
        self.anchors = anchors
        self._stops = frozenset(anchors)
        self._asking = self._stops.intersection(self.passage.places(("stance.demand",)))

    def _once(self, name: str) -> Filler:
        """The filler of a slot, asked once at a place: the rules of one anchor ask the same again and again."""
        filler = _FILLERS[name]

        def fill(units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
            key = (name, at, forward)
            if key not in self._filled:
                self._filled[key] = filler(self, units, at, forward)
            return self._filled[key]

        return fill

    def move(self, at: int) -> None:
        """Goes to the unit at which rules are tried next."""
        self._filled.clear()
        self.at, self.voice, self.floor = at, self.reading.heard.voice_at(at), self.reading.heard.floor(at)
        if self.shared is not None and not self._is_same_sentence(self.shared[0], at):
            self.shared = None

    def _is_same_sentence(self, before: int, at: int) -> bool:
        """Whether one voice says both, with nothing but words of contrast and commas between."""
        heard = self.reading.heard
        alike = heard.owner[before] == heard.owner[at] or (self.voice is not None and heard.cued_at(before) is self.voice)
        return alike and not any(code in ".;:" for code in self.passage.units.codes[before:at])

    def _holder(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        if forward:
            if self.voice is not None and self.passage.has(at, "stance.self"):
                return at + 1, self.holders.speaker(self.voice)
            phrase = phrase_after(units.codes, at)
            if phrase is None or (units.codes[phrase.first] in "wmV" and any(phrase.first in one.units for one in self.reading.mentions)):
                return None  # a condition of disarming somebody is not theirs
            return phrase.last, self.holders.of_phrase(self.passage, phrase, self.voice)
        cued = self.reading.heard.cued_at(self.at)
        if cued is not None and at == self.at:
            return at, self.holders.cued(self.passage, subject_of(self.passage, at, self.floor), cued)
        phrase = self._owner(subject_of(self.passage, at, self.floor)) or self._antecedent(at)
        if phrase is not None:
            return phrase.first, self.holders.of_phrase(self.passage, phrase, self.voice)
        if self.voice is not None and self.reading.heard.opens(at):
            return at, self.holders.speaker(self.voice)
        if self.shared is not None and units.codes[at - 1 : at] in ("c", ",", "v", "x", "k"):
            return at, self.shared[1]
        lead = shared_subject(self.passage, at, self.floor) or self._before_contrast(at)
        if (
            lead is None
            and self.voice is not None
            and units.codes[at - 1 : at] == "c"
            and subject_of(self.passage, at - 1, self.floor) is None
        ):
            return at, self.holders.speaker(self.voice)  # joined to the word of saying itself
        if lead is None and (main := self._main_subject(at)) is not None:
            return at, self.holders.of_phrase(self.passage, main, self.voice)
        if lead is None:
            return None
        who = self.holders.of_phrase(self.passage, lead, self.voice)
        if who.thing and self.voice is not None and units.codes[at - 1 : at] == "c":
            return at, self.holders.speaker(self.voice)  # calls it blackmail and asks
        return lead.first, who

    def _before_contrast(self, at: int) -> Phrase | None:
        """The subject before a word of contrast, of which the verb at a unit behind tells too: *A criticises it, but is ready to …*."""
        codes, at = self.passage.units.codes, self.passage.verb_from(at, self.floor)
        if self.voice is not None or codes[at - 1 : at] != "k":
            return None
        lead = leading_subject(codes, 0, at - 1)
        if lead is None or any(code in ".;:" for code in codes[lead.last : at]) or self.reading.heard.voice_at(lead.first) is not None:
            return None
        return lead

    def _main_subject(self, at: int) -> Phrase | None:
        """The subject of the main clause behind one that a word like *besides*, *although* opens: *besides asking for a truce, A …*."""
        codes, first = self.passage.units.codes, self.first_word(at)
        comma = codes.find(",", at)
        if comma < 0 or "," in codes[first:at] or not self.passage.has_any(first, ("stance.besides", "stance.fronts")):
            return None
        return phrase_after(codes, comma + 1)

    def first_word(self, at: int) -> int:
        """Where the clause of a unit begins, behind a word of contrast and marks; the unit itself at the latest."""
        codes, first = self.passage.units.codes, self.floor
        while first < at and codes[first] in "`k,":
            first += 1
        return first

    def _owner(self, phrase: Phrase | None) -> Phrase | None:
        """The phrase itself; where a relative word makes it somebody's (`whose leaders`), the noun phrase before that word."""
        if phrase is None or not self.passage.has(phrase.first, "owner.relative"):
            return phrase
        at = phrase.first - (self.passage.units.codes[phrase.first - 1 : phrase.first] == ",")
        return subject_of(self.passage, at, self.floor) or phrase

    def _antecedent(self, at: int) -> Phrase | None:
        """The noun phrase right before the relative word of which the verb at a unit tells: *the president, who rejected …*."""
        codes = self.passage.units.codes
        at = self.passage.verb_from(at, self.floor)
        if at <= self.floor or codes[at - 1] != "r":
            return None
        at -= 1 + (codes[at - 2 : at - 1] == ",")
        return subject_of(self.passage, at, self.floor) if at > self.floor else None

    def _other(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """A subject that is not the speaker's own side: another side, or a thing."""
        phrase = subject_of(self.passage, at, self.floor)
        if phrase is None or self.voice is None:
            return None
        who = self.holders.of_phrase(self.passage, phrase, self.voice)
        return None if who.own else (phrase.first, who)

    def _self(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Nothing; only inside a statement, whose speaker is the holder."""
        return None if self.voice is None else (at, self.holders.speaker(self.voice))

    def _opening(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Nothing; only where a statement's content begins."""
        if self.voice is None or not self.reading.heard.opens(at):
            return None
        return at, self.holders.speaker(self.voice)

    def _what(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        if forward:
            stops = self._asking if own_subject(self.passage, at) else self._stops
            scope = scope_ahead(self.passage, at, self.reading.mentions, anchor=self.at, stops=stops, limit=self._limit())
            return None if scope.last <= at else (scope.last, scope)
        scope = scope_behind(self.passage, at, self.reading.mentions, self.floor)
        if not scope.mentions and self.behind is not None and units.codes[at - 1 : at] in ("k", "c"):
            scope = self.behind
        return None if scope.first >= at else (scope.first, scope)

    def _limit(self) -> int:
        """The unit at which the voice of the anchor ends: what the outlet adds behind a quotation is none of it."""
        owner, size, codes = self.reading.heard.owner, len(self.passage), self.passage.units.codes
        if owner[self.at] < 0:
            inside = codes.count("`", 0, self.at) % 2 == 1
            close = codes.find("`", self.at) if inside else -1
            return self._next_cue(size if close < 0 else close)
        return next((at for at in range(self.at, size) if owner[at] != owner[self.at]), size)

    def _next_cue(self, size: int) -> int:
        """The unit of the next reporting word, at which the outlet goes on to what somebody says: nothing reaches over it."""
        heard = self.reading.heard
        if heard.cued_at(self.at) is not None:
            return size
        start = self.passage.units.starts[self.at]
        cues = (v.cue.start for v in heard.voices if v.cue is not None and start < v.cue.start < v.contents[0].start)
        first = min(cues, default=None)
        return size if first is None else min(size, self.passage.unit_at(first))

    def _near(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """As `what`; an issue that begins farther off is none of it, and one that begins close by is, whatever else is named."""
        found = self._what(units, at, forward)
        if found is None or not isinstance(found[1], Scope):
            return found
        scope = found[1]
        named = [*scope.mentions, *(one for one in self.reading.mentions if at <= one.first and one.last <= scope.last)]
        close = next((one for one in named if one.first <= at + _BESIDE and "," not in units.codes[at : one.first]), None)
        if close is None or close in scope.mentions:
            return found if close is not None else (found[0], Scope(scope.first, scope.last, ()))
        return found[0], Scope(scope.first, scope.last, (close,))

    def _act(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """As `what`, where the verb that stands here is itself part of the issue."""
        found = self._what(units, at, forward)
        if found is None or not isinstance(found[1], Scope) or not found[1].mentions or found[1].mentions[0].first > at:
            return None
        return found

    def _verb(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """As `act`, where a verb stands here, of which the issue may be the object."""
        if units.codes[at : at + 1] not in ("V", "C"):
            return None
        found = self._what(units, at, forward)
        if found is None or not isinstance(found[1], Scope) or not found[1].mentions or found[1].mentions[0].first > at + 1:
            return None
        return found

    def _object(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """As `act`, where the issue ends close by: the object of the verb itself."""
        found = self._act(units, at, forward)
        if found is None or not isinstance(found[1], Scope) or found[1].mentions[0].last > at + _OBJECT:
            return None
        return found

    def _lead(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """The subject with which the sentence begins, whatever stands between."""
        phrase = leading_subject(units.codes, self.floor, at)
        return None if phrase is None else (phrase.first, self.holders.of_phrase(self.passage, phrase, self.voice))

    def _last(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Nothing; the speaker, or outside a statement who took the last position of those told right before."""
        if self.voice is not None and self.voice.side is not None:
            return at, self.holders.speaker(self.voice)
        last = self._said[-1] if self._said else None
        return None if last is None or self.passage.sentence - last.sentence > 1 else (at, Who(last.holder))

    def _start(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Nothing; only where a sentence begins, in a quotation or not."""
        return (at, None) if not units.codes[:at].strip("`k,") else None

    def _end(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Nothing; only where a clause ends, or goes on with a condition or a reason."""
        ends = units.codes[at : at + 1] in _ENDS and units.codes[at : at + 2] not in ("cV", "cv")
        return (at, None) if ends or self.passage.has(at, "because") else None

    def _under(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """The word for the deal, where a clause begins with what it says: *under the agreement, …*; or where the deal itself speaks."""
        if self.voice is not None and self.voice.named and units.start <= self.voice.named[0].start < units.end:
            named = self.voice.named[0]
            spoken = self._deal_in(self.passage.unit_at(named.start), self.passage.unit_at(named.end - 1) + 1)
            if spoken is not None:
                return at, spoken
        first = self.floor
        while first < at and units.codes[first] in "`ck,v":
            first += 1
        if not self.passage.has(first, "deal.under"):
            return None
        if units.codes[first + 1 : first + 2] == "u":
            return None if units.codes[first] == "C" else (at, None)  # according to him is no deal
        noun = self._deal_in(first + 1, min(at, first + _UNDER))
        return None if noun is None else (at, noun)

    def _deal(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """The word for the deal that is the subject, also where a relative clause parts it from its verb."""
        phrase = subject_of(self.passage, at, self.floor) if units.codes[at - 1 : at] not in (",", "v") else None
        lead = phrase or leading_subject(units.codes, self.floor, at)
        noun = None if lead is None else self._deal_in(lead.first, lead.last)
        return None if noun is None or lead is None else (lead.first, noun)

    def _deal_in(self, first: int, last: int) -> int | None:
        """The first unit of a stretch that is a word for a deal or for a plan of one."""
        return next((unit for unit in range(first, last) if self.passage.has_any(unit, _DEALS)), None)

    def _target(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Whom something is given or said to."""
        phrase = phrase_after(units.codes, at) if forward else subject_of(self.passage, at, self.floor)
        if phrase is None:
            return None
        if not forward:
            return phrase.first, None
        return next((unit for unit in range(at + 1, phrase.last) if self.passage.has(unit, "stance.deadline")), phrase.last), None

    def _for(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Whoever a clause begins with as those for whom it holds: `For A, …`."""
        stop = at
        while stop > 0 and units.codes[stop - 1] in ",`":
            stop -= 1
        for first in range(stop - 1, -1, -1):
            if self.passage.has(first, "stance.for"):
                phrase = phrase_after(units.codes, first + 1)
                if phrase is None or phrase.last < stop:
                    return None
                return first, self.holders.of_phrase(self.passage, phrase, self.voice)
            if units.codes[first] in ".;:V":
                return None
        return None

    def _parties(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Whoever is the subject before, or stands behind: one side, several, both."""
        # A rule that spells the word of saying itself looks for the speakers before it.
        floor = self.floor if at >= self.floor else self.reading.heard.floor(at)
        phrase = phrase_after(units.codes, at) if forward else subject_of(self.passage, at, floor)
        if phrase is None and not forward:
            phrase = shared_subject(self.passage, at, floor)
        if phrase is None and not forward and self.voice is not None and self.voice.side is not None:
            first = at
            while first > floor and units.codes[first - 1] in "vx":
                first -= 1
            return (at, (SPEAKER,)) if self.reading.heard.opens(first) else None
        if phrase is None:
            return None
        sides = self.holders.several(self.passage, phrase, self.voice)
        return None if sides is None else (phrase.last if forward else phrase.first, sides)


_FILLERS: Final = {
    "holder": ClaimSlots._holder,
    "other": ClaimSlots._other,
    "self": ClaimSlots._self,
    "opening": ClaimSlots._opening,
    "what": ClaimSlots._what,
    "near": ClaimSlots._near,
    "act": ClaimSlots._act,
    "object": ClaimSlots._object,
    "verb": ClaimSlots._verb,
    "some": ClaimGaps.some,
    "aside": ClaimGaps.aside,
    "upto": ClaimGaps.upto,
    "term": ClaimGaps.term,
    "end": ClaimSlots._end,
    "start": ClaimSlots._start,
    "last": ClaimSlots._last,
    "colon": ClaimGaps.colon,
    "before": ClaimGaps.before,
    "when": ClaimGaps.when,
    "lead": ClaimSlots._lead,
    "more": ClaimGaps.more,
    "under": ClaimSlots._under,
    "deal": ClaimSlots._deal,
    "target": ClaimSlots._target,
    "parties": ClaimSlots._parties,
    "for": ClaimSlots._for,
}
