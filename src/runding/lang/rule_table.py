"""The rules of one table of a pack: found by the unit at which they are anchored, and which of them can fit a sentence at all.

Most rules that are anchored somewhere ask for other words that the sentence does not have. What a rule cannot do without is told once, when
the pack is loaded, so that comparing two numbers keeps it from being tried.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, reduce
from itertools import compress, repeat
from operator import or_
from typing import Final, Generic, NamedTuple, Protocol, TypeVar

from runding.lang.lexicon import Lexicon
from runding.lang.pattern import Choice, Element, Form, Slot, Word, is_watched
from runding.lang.sentences import Sentence


class OneOf(NamedTuple):
    """A word of one of these classes, or one of these words."""

    classes: frozenset[str]
    words: frozenset[str]


class _OfClasses(dict[frozenset[str], int]):
    """The bits of units by their classes; put together when a set of classes is first met."""

    def __init__(self, by_class: Mapping[str, int]) -> None:
        self._by_class = by_class

    def __missing__(self, classes: frozenset[str]) -> int:
        made = self[classes] = reduce(or_, (self._by_class.get(name, 0) for name in classes), 0)
        return made


class Marks:
    """What rules ask of units, each thing with a bit of its own: a unit is told by one number, and so is a sentence."""

    def __init__(self) -> None:
        self.size = 0
        self._bits: dict[OneOf, int] = {}
        self._classes: dict[str, int] = {}
        self._words: dict[str, int] = {}
        self._known = _OfClasses(self._classes)

    def bit(self, one: OneOf) -> int:
        """The bit of every unit that is such a word."""
        if one not in self._bits:
            bit = self._bits[one] = 1 << self.size
            self.size += 1
            for name in one.classes:
                self._classes[name] = self._classes.get(name, 0) | bit
            for word in one.words:
                self._words[word] = self._words.get(word, 0) | bit
            self._known.clear()
        return self._bits[one]

    def of_units(self, units: Sentence) -> list[int]:
        """The bits of each unit of a sentence."""
        known = self._known
        listed = [0 if entry is None else known[entry.classes] for entry in units.entries]
        return list(map(or_, listed, map(self._words.get, units.words, repeat(0))))


@cache
def marks_of(lexicon: Lexicon) -> Marks:
    """The marks that all tables of a pack share, so that a sentence is looked at once for all of them."""
    return Marks()


class Held:
    """What a sentence holds, as the tables of rules ask for it: looked up once for all of them."""

    __slots__ = ("_asked", "_marks", "_size", "absent", "ids", "units", "whole")

    def __init__(self, units: Sentence) -> None:
        self.units = units
        self.ids = list(map(id, units.entries))
        self.whole = self.absent = 0
        self._marks: list[int] = []
        self._asked: Marks | None = None
        self._size = 0

    def marks(self, marks: Marks) -> list[int]:
        """The bits of each unit, with none before the first and behind the last; sets `whole`, those of any unit, and `absent`, all others.

        They are made anew where a table of rules was loaded that asks for more.
        """
        if self._size != marks.size or self._asked is not marks:
            made = marks.of_units(self.units)
            self.whole = reduce(or_, made, 0)
            self.absent = ~self.whole
            self._marks = [0, *made, 0]
            self._asked, self._size = marks, marks.size
        return self._marks


class Needs(NamedTuple):
    """What a rule cannot do without, as bits.

    Attributes:
        anywhere: What the sentence must hold, all of it.
        behind: What must stand right behind the anchor, one of it; 0 where anything may, or nothing.
        before: The same of what stands right before it.
    """

    anywhere: int
    behind: int
    before: int


class _Rule(Protocol):
    """What a table asks of its rules."""

    @property
    def id(self) -> str: ...
    @property
    def form(self) -> Form: ...
    @property
    def line(self) -> int: ...


RuleT = TypeVar("RuleT", bound=_Rule)


class RuleTable(Generic[RuleT]):
    """Rules by the unit at which they are anchored: one dictionary step a unit."""

    def __init__(self, lexicon: Lexicon, rules: Iterable[RuleT]) -> None:
        self.all: Final = tuple(rules)
        self._marks = marks_of(lexicon)
        filed = {rule.id: (*needs_of(rule.form, self._marks), rule) for rule in self.all}
        by_class: dict[str, list[RuleT]] = {}
        self._words: dict[str, tuple[_Filed[RuleT], ...]] = {}
        for rule in self.all:
            anchor = rule.form.anchor
            if isinstance(anchor, Word):
                self._words[anchor.text] = (*self._words.get(anchor.text, ()), filed[rule.id])
            else:
                for name in anchor.names:
                    by_class.setdefault(name, []).append(rule)
        self._entries: dict[int, tuple[_Filed[RuleT], ...]] = {}
        for classes, entries in lexicon.alike.items():
            held = {rule.id: rule for name in classes for rule in by_class.get(name, ())}
            if held:
                found = tuple(filed[rule.id] for rule in sorted(held.values(), key=lambda rule: rule.line))
                self._entries.update((id(entry), found) for entry in entries)
        # The entries live as long as the lexicon, so that their identity can stand for them.
        self._lexicon = lexicon
        self._anchor = self._marks.bit(OneOf(frozenset(by_class), frozenset(self._words)))

    def is_anchored(self, units: Sentence) -> bool:
        """Whether any rule is anchored in a sentence: a quick question, for where most sentences have no use for more."""
        return not (self._entries.keys().isdisjoint(map(id, units.entries)) and self._words.keys().isdisjoint(units.words))

    def anchors(self, held: Held) -> list[int]:
        """The units at which any rule is anchored, in order."""
        held.marks(self._marks)
        return self.places(held) if held.whole & self._anchor else []

    def places(self, held: Held) -> list[int]:
        """The same without the marks of the sentence, which are not worth making for one table alone."""
        entries, words = self._entries, self._words
        found = list(compress(range(len(held.ids)), map(entries.__contains__, held.ids)))
        if not words or words.keys().isdisjoint(held.units.words):
            return found
        return sorted({*found, *(at for at, word in enumerate(held.units.words) if word in words)})

    def at(self, held: Held, at: int, *, few: int = 0) -> list[RuleT]:
        """The rules that may fit round a unit, in the order of the file; all that are anchored there while tries are watched.

        Less than a `few` are given as they are.
        """
        filed = self._filed(held, at)
        if is_watched() or len(filed) < few:
            return [rule for _, _, _, rule in filed]
        marks, absent = held.marks(self._marks), held.absent
        before, behind = marks[at], marks[at + 2]
        return [
            rule
            for anywhere, after, ahead, rule in filed
            if not anywhere & absent and (not after or after & behind) and (not ahead or ahead & before)
        ]

    def anchored(self, held: Held, at: int) -> list[RuleT]:
        """The rules that are anchored at a unit, in the order of the file."""
        return [rule for _, _, _, rule in self._filed(held, at)]

    def _filed(self, held: Held, at: int) -> "tuple[_Filed[RuleT], ...]":
        filed, word = self._entries.get(held.ids[at], ()), held.units.words[at]
        return filed + self._words[word] if word in self._words else filed

    def tried(self, held: Held) -> list[tuple[int, list[RuleT]]]:
        """The units at which rules may fit, in order, each with these rules; empty for most sentences."""
        return [(at, rules) for at in self.anchors(held) if (rules := self.at(held, at))]


_Filed = tuple[int, int, int, RuleT]


def needs_of(form: Form, marks: Marks) -> Needs:
    """What a pattern cannot do without."""
    anywhere = reduce(or_, (marks.bit(one) for one in (*_needed(form.left), *_needed(form.right))), 0)
    behind, before = (_beside(elements) for elements in (form.right, form.left))
    return Needs(anywhere, *(0 if one is None else marks.bit(one) for one in (behind, before)))


def _needed(elements: Sequence[Element]) -> Iterable[OneOf]:
    """What each element that may not be missing asks for; slots ask for nothing that is known here."""
    for element in elements:
        if isinstance(element, Word):
            yield OneOf(frozenset(), frozenset({element.text}))
        elif isinstance(element, Choice):
            first = [next(iter(_needed(way)), None) for way in element.ways]
            if all(first):
                yield _any_of([one for one in first if one is not None])
        elif not isinstance(element, Slot):
            yield OneOf(element.names, frozenset())


def _any_of(several: Iterable[OneOf]) -> OneOf:
    several = list(several)
    return OneOf(frozenset().union(*(one.classes for one in several)), frozenset().union(*(one.words for one in several)))


def _beside(elements: Sequence[Element]) -> OneOf | None:
    """What a sequence may begin with; None where that may be anything, as a slot."""
    begun: list[OneOf] = []
    for element in elements:
        if isinstance(element, Slot):
            return None
        if isinstance(element, Word):
            return _any_of([*begun, OneOf(frozenset(), frozenset({element.text}))])
        if isinstance(element, Choice):
            for way in element.ways:
                first = _beside(way)
                if way and first is None:
                    return None
                begun += [] if first is None else [first]
            if () not in element.ways:
                return _any_of(begun)
        else:
            return _any_of([*begun, OneOf(element.names, frozenset())])
    return None
