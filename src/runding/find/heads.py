"""How are meetings named? The nouns and verbs for them, with the ordinal and the words that qualify them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from runding.find.passages import Passage
from runding.lang.document import Document
from runding.lang.lexicon import Entry
from runding.lang.pattern import Filler, Slot, is_watched, match
from runding.lang.sentences import Sentence
from runding.lang.talks import Ordinals, Rule, TalkRules

_NAMING: Final = ("meeting", "meet", "meets", "speak", "receives")
_SENT: Final = ("is.sent", "both.parties")
"""Classes of those whom the sides send to talks, and of both sides together."""
_PLANS: Final = ("tense.future", "tense.plan")
_NUMBERS: Final = ("ordinal", "cardinal")
_FIGURE: Final = re.compile(r"\d|\b[IVX]{1,5}\b")
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}
_MODIFIER: Final = frozenset({"modifier"})
_LONGEST: Final = 16
"""How many units may name who meets."""
_HIGHEST: Final = 99
"""Ordinals above are years or counts of something else."""
_GAP: Final = 14
"""How many units may stand between a meeting and its copula."""
_SINCE: Final = 10
"""How many units behind *first* a *since* may stand."""
_BEHIND: Final = 4
"""How many units behind a head may name what the word is borrowed for (the second round of an election)."""
_FEW: Final = 5
"""How many rounds may be told of together as the first ones."""
_OBJECT: Final = 8
"""How many units the object of a verb for meeting may have before its noun."""


@dataclass(slots=True)
class Head:
    """The words that name a meeting in a passage: units `first` to `last`, what the rule (its id) and the words in it say."""

    first: int
    last: int
    rule: str
    sort: str
    verb: bool
    noun: str
    ordinals: tuple[int, ...] = ()
    count: int | None = None
    marks: frozenset[str] = frozenset()
    mode: str | None = None
    format: str | None = None
    level: str | None = None
    generic: bool = False
    sides: list[str] = field(default_factory=list)


def find_heads(document: Document, passage: Passage, rules: TalkRules) -> list[Head]:
    """The meetings named in a passage, in order and disjoint."""
    tried = rules.mentions.tried(passage.held)
    if not (_may_count(document, passage) or is_watched()):
        tried = [(at, kept) for at, ruled in tried if (kept := [rule for rule in ruled if not _asks_for_number(rule)])]
    return list(_HeadReader(document, passage, rules.ordinals).heads(tried)) if tried else []


def _may_count(document: Document, passage: Passage) -> bool:
    """Whether a passage holds any figure, Roman ones too, or word for a number."""
    return passage.holds_any(_NUMBERS) or _FIGURE.search(document.text, passage.units.start, passage.units.end) is not None


@cache
def _asks_for_number(rule: Rule) -> bool:
    """Whether a rule cannot do without an ordinal or a count; many are for one, and few sentences hold one."""
    return any(isinstance(element, Slot) and element.name in ("ordinal", "count") for element in (*rule.form.left, *rule.form.right))


class _HeadReader:
    """Tries the rules for mentions in one passage."""

    def __init__(self, document: Document, passage: Passage, ordinals: Ordinals) -> None:
        self._text = document.text
        self._passage = passage
        self._spelling = ordinals
        self._kinds: list[Entry] = []
        self._fillers: dict[str, Filler] = {
            "ordinal": self._ordinal,
            "kinds": self._kind,
            "count": self._count,
            "gap": self._gap,
            "who": self._who,
            "somebody": self._somebody,
            "happens": self._happens,
            "sent": self._sent,
            "tried": self._tried,
            "begin": _bound,
            "end": _bound,
        }

    def heads(self, tried: Sequence[tuple[int, Sequence[Rule]]]) -> Iterator[Head]:
        """Every head, the longest rule first at each place."""
        behind = 0
        for at, rules in tried:
            if at < behind:
                continue
            for rule in rules:
                head = self._attempt(rule, at, behind)
                if head is not None:
                    behind = head.last
                    if not self._is_borrowed(head):
                        yield head
                    break

    def _attempt(self, rule: Rule, at: int, behind: int) -> Head | None:
        self._kinds = []
        units = self._passage.units
        slots = match(rule.form, units, at, self._fillers)
        if slots is None:
            return None
        first, last = slots["begin"][0], slots["end"][0]
        assert isinstance(first, int)
        assert isinstance(last, int)
        if first < behind:
            return None
        named = [e for e in units.entries[first:last] if e is not None and not e.classes.isdisjoint(_NAMING)]
        sort = rule.says.get("sort") or (named[-1].attributes.get("sort", "session") if named else "talks")
        ordinals = next((value for value in slots.get("ordinal", ()) if isinstance(value, tuple)), ())
        head = Head(
            first,
            last,
            rule.id,
            sort,
            verb=any("meeting" not in e.classes for e in named),
            noun=named[-1].form if named else "",
            ordinals=ordinals,
            count=next((value for value in slots.get("count", ()) if isinstance(value, int)), None),
            marks=frozenset(rule.says.get("marks", "").split()),
            generic=self._is_none(first) and all("meeting" in e.classes for e in named),
        )
        manners = [e for e in units.entries[first:last] if e is not None and "manner" in e.classes]
        for entry in [*named, *self._kinds, *manners]:
            head.mode = head.mode or entry.attributes.get("mode")
            head.format = head.format or entry.attributes.get("format")
            head.level = head.level or entry.attributes.get("level")
            if not ordinals and "ordinal.first" in entry.classes:
                head.ordinals = (1,)
        return head

    def _is_none(self, first: int) -> bool:
        """Whether the word before or at the beginning of a head makes it no meeting that was or is to be: any dialogue."""
        return self._passage.has(first - 1, "not.meeting") or self._passage.has(first, "nonspecific")

    def _is_borrowed(self, head: Head) -> bool:
        """Whether a head is of something else: what stands beside it counts an election, a cup; others only met on its sidelines."""
        if self._passage.has(head.first - 1, "sidelines") or (head.verb and self._meets_standard(head.last)):
            return True
        if self._passage.has(head.last - 1, "series.sure") and self._passage.has(head.last, "of") and self._is_thing(head.last + 1):
            return True
        near = range(head.first - 1, min(head.last + _BEHIND, len(self._passage)))
        return self._passage.holds("elsewhere", near.start, near.stop)

    def _is_thing(self, at: int) -> bool:
        """Whether a unit is a bare noun that is no meeting: a round of photographs."""
        plain = self._passage.units.codes[at : at + 1] == "w" and self._passage.units.entries[at] is not None
        return plain and not self._passage.has_any(at, ("meeting", "meeting.kind", "series"))

    def _meets_standard(self, at: int) -> bool:
        """Whether what is met from unit `at` on is no person but what was asked for: a deadline, the demands of the other side."""
        codes = self._passage.units.codes
        end = at
        while end < min(at + _OBJECT, len(codes)) and codes[end] not in '.,;:VCxkrpsc"':
            if self._passage.has(end, "standard"):
                return True
            end += 1
        return False

    # -- slots

    def _kind(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Any number of words that qualify a meeting; none is enough."""
        while 0 <= (unit := at if forward else at - 1) < len(units):
            entry = units.entries[unit]
            if entry is not None and "meeting.kind" in entry.classes:
                self._kinds.append(entry)
            elif not _describes(units, unit) and (entry is not None or not _is_hyphened(units, unit)):
                break
            at += 1 if forward else -1
        return at, None

    def _somebody(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Looks ahead for somebody who can be met: an office, a person, a delegation; who is accepted *as* something is not received."""
        here = forward and at < len(units) and (units.codes[at] in "RHPAGN" or self._passage.has(at, "side.noun"))
        here = here and not any(self._passage.has(unit, "as") for unit in range(at + 1, at + _BEHIND))
        return (at, None) if here else None

    def _happens(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Looks ahead for what is said of a meeting that only a number names: when it opens; where it was, beside another one."""
        if not forward:
            return None
        if self._passage.has_any(at, _PLANS):
            return (at, None) if self._passage.holds_any(("phase.of", "phase.at"), at + 1, at + 3) else None
        counted = self._passage.holds("series", 0, at)
        return (at, None) if counted and (self._passage.has(at, "in") or self._passage.has(at, "phase.of")) else None

    def _sent(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Looks back for those whom the sides send to talks, or both of them, in the same clause: their delegates will return to it."""
        low = max(0, at - _GAP)
        low = max(low, units.codes.rfind(";", low, at) + 1)
        return (at, None) if not forward and self._passage.holds_any(_SENT, low, at) else None

    def _tried(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Looks ahead for where an attempt was or what became of it; an attempt *to* do something is no meeting."""
        there = self._passage.has_any(at, ("in", "phase.of")) or self._passage.has(at + 1, "phase.of")
        return (at, None) if forward and there and not self._passage.has(at, "to") else None

    def _gap(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """What stands between a meeting and what it is said to be: up to the next copula, within the same clause."""
        for unit in range(at, min(at + _GAP, len(units))) if forward else ():
            if self._passage.has(unit, "copula") or self._passage.has(unit, "becomes"):
                return unit, None
            if units.codes[unit] in ".;:CVk`":
                return None
        return None

    def _who(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Who meets, between a meeting and a relative pronoun that begins its number: talks of A and B, the tenth."""
        for unit in range(at, min(at + _LONGEST, len(units) - 1)) if forward else ():
            if units.codes[unit] == "r":
                named = any(code in "AGRHOPNB" for code in units.codes[at:unit])
                return (unit, None) if named and self._one_ordinal(units, unit + 1, True) is not None else None
            if units.codes[unit] not in "AGRHOPNBbwmd(c,pq-":
                return None
        return None

    def _count(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        unit = at if forward else at - 1
        if not 0 <= unit < len(units) or not (self._passage.has(unit, "cardinal") or units.words[unit].isdigit()):
            return None
        value = self._cardinal(units, unit) or _number(units.words[unit])
        return (at + 1 if forward else at - 1), value

    def _ordinal(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """One ordinal or several joined ones, as a tuple of numbers."""
        if (several := self._first_several(units, at if forward else at - 2)) is not None:
            return (at + 2 if forward else at - 2), several
        values: list[int] = []
        while True:
            read = self._one_ordinal(units, at, forward)
            if read is None:
                break
            at, value = read
            values.append(value)
            joint = at if forward else at - 1
            if not 0 <= joint < len(units) or units.codes[joint] not in "c,":
                return at, tuple(values)
            at = joint + 1 if forward else joint
        if not values:
            return None
        return (at - 1 if forward else at + 1), tuple(values)

    def _first_several(self, units: Sentence, at: int) -> tuple[int, ...] | None:
        """The ordinals of the first two, the first three, where these words stand from a unit on."""
        if not 0 <= at < len(units) - 1 or not self._passage.has(at, "ordinal") or self._passage.attribute(at, "sort") != "1":
            return None
        count = self._cardinal(units, at + 1)
        return None if count is None or count > _FEW else tuple(range(1, count + 1))

    def _one_ordinal(self, units: Sentence, at: int, forward: bool) -> tuple[int, int] | None:
        unit = at if forward else at - 1
        if not 0 <= unit < len(units):
            return None
        step = at + 1 if forward else at - 1
        value = self._worded(units, unit)
        if value is None:
            value = self._figured(units.words[unit])
        if value is None and forward and units.words[unit] in self._spelling.before and unit + 1 < len(units):
            value, step = _number(units.words[unit + 1]), at + 2
        if value is None and forward and self._passage.has(unit - 1, "series"):
            value = _number(units.words[unit]) or self._cardinal(units, unit)
        if value is None and self._spelling.roman:
            value = _roman(self._text[units.starts[unit] : units.ends[unit]])
        return None if value is None or not 0 < value <= _HIGHEST else (step, value)

    def _worded(self, units: Sentence, unit: int) -> int | None:
        """The value of an ordinal word, where it is one here: not *both sides*, not *the first since*."""
        passage = self._passage
        if not passage.has(unit, "ordinal"):
            return None
        value = int(passage.attribute(unit, "sort") or 0)
        counted = passage.has(unit + 1, "side.noun") or units.codes[unit + 1 : unit + 2] in ("R", "G")
        if passage.has(unit, "both") and counted and not passage.has(unit - 1, "series"):
            return None
        if value == 1 and self._is_first_since(units, unit):
            return None
        return value

    def _is_first_since(self, units: Sentence, unit: int) -> bool:
        """Whether *first* only says how long there was none: the first time, the first since then."""
        if self._passage.has(unit + 1, "firstness") or self._passage.has(unit + 1, "within"):
            return True
        for at in range(unit + 1, min(unit + _SINCE, len(units))):
            if self._passage.has(at, "since") or (self._passage.has(at, "in") and self._passage.holds("span.unit", at + 1, at + 3)):
                return True
            if units.codes[at] in ",.;VC":
                return False
        return False

    def _figured(self, word: str) -> int | None:
        if word.isalpha():
            return None
        for before in self._spelling.before:
            if word.startswith(before) and (value := _number(word[len(before) :].lstrip("-"))) is not None:
                return value
        for after in self._spelling.after:
            if word.endswith(after) and (value := _number(word[: -len(after)])) is not None:
                return value
        return None

    def _cardinal(self, units: Sentence, unit: int) -> int | None:
        if not self._passage.has(unit, "cardinal"):
            return None
        return int(self._passage.attribute(unit, "sort") or 0) or None


def _describes(units: Sentence, at: int) -> bool:
    """Whether a unit is a describing word of which nothing else is known: a grim meeting, the five-hour session."""
    entry = units.entries[at]
    if entry is None:
        word = units.words[at]
        return (units.codes[at] == "m" and word[0].isalpha()) or (units.codes[at] in "mw" and "-" in word)
    return entry.classes == _MODIFIER


def _is_hyphened(units: Sentence, at: int) -> bool:
    """Whether a unit is a name with a hyphen, which before a meeting says between whom it is."""
    return units.codes[at] in "NB" and "-" in units.words[at]


def _bound(units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
    return at, at


def _number(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and len(word) <= 2 else None


def _roman(printed: str) -> int | None:
    """The value of a Roman figure of at most five signs, of I, V and X."""
    if not printed or len(printed) > 5 or not all(sign in _ROMAN for sign in printed):
        return None
    values = [_ROMAN[sign] for sign in printed]
    return sum(-v if n + 1 < len(values) and v < values[n + 1] else v for n, v in enumerate(values))
