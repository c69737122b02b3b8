"""The rules of one table of a pack: found by the unit at which they are anchored, and which of them can fit a sentence at all.

Most rules that are anchored somewhere ask for other words that the sentence does not have. What a rule cannot do without is told once, when
the pack is loaded, so that a question of sets keeps it from being tried.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, Generic, NamedTuple, Protocol, TypeVar

from msgspec import Struct

from runding.lang.lexicon import Lexicon
from runding.lang.pattern import Choice, Element, Form, Slot, Word, is_watched
from runding.lang.sentences import Sentence


class Held(NamedTuple):
    """What a sentence holds: every class of which some unit is, and every word."""

    classes: AbstractSet[str]
    words: AbstractSet[str]


class OneOf(NamedTuple):
    """A word of one of these classes, or one of these words."""

    classes: frozenset[str]
    words: frozenset[str]

    def stands(self, units: Sentence, at: int) -> bool:
        """Whether the unit `at` is such a word."""
        if not 0 <= at < len(units.words):
            return False
        entry = units.entries[at]
        return units.words[at] in self.words or (entry is not None and not self.classes.isdisjoint(entry.classes))


class Needs(Struct, frozen=True):
    """What a rule cannot do without: what stands right behind and right before its anchor, and what stands anywhere.

    `behind` and `before` are None where anything may stand there. All of `classes` and `words` must be held, and one of each of `either`.
    """

    behind: OneOf | None
    before: OneOf | None
    classes: frozenset[str]
    words: frozenset[str]
    either: tuple[OneOf, ...]

    def are_met(self, units: Sentence, at: int, held: Held) -> bool:
        """Whether a rule may fit round an anchor at unit `at` of a sentence that holds these classes and words."""
        if not (self.classes <= held.classes and self.words <= held.words):
            return False
        if self.behind is not None and not self.behind.stands(units, at + 1):
            return False
        if self.before is not None and not self.before.stands(units, at - 1):
            return False
        # Most rules have no choice that must be made: an empty one is not worth a generator.
        return not self.either or all(
            not (one.classes.isdisjoint(held.classes) and one.words.isdisjoint(held.words)) for one in self.either
        )


class _Rule(Protocol):
    """What a table asks of its rules."""

    @property
    def id(self) -> str: ...
    @property
    def form(self) -> Form: ...
    @property
    def line(self) -> int: ...


RuleT = TypeVar("RuleT", bound=_Rule)
_Filed = tuple[Needs, RuleT]


class RuleTable(Generic[RuleT]):
    """Rules by the unit at which they are anchored: one dictionary step a unit."""

    def __init__(self, lexicon: Lexicon, rules: Iterable[RuleT]) -> None:
        self.all: Final = tuple(rules)
        filed = {rule.id: (needs_of(rule.form), rule) for rule in self.all}
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
        for name in by_class:
            for entry in lexicon.of_class(name):
                held = {rule.id: rule for c in entry.classes for rule in by_class.get(c, ())}
                self._entries[id(entry)] = tuple(filed[rule.id] for rule in sorted(held.values(), key=lambda rule: rule.line))
        # The entries live as long as the lexicon, so that their identity can stand for them.
        self._lexicon = lexicon

    def anchors(self, units: Sentence) -> list[int]:
        """The units at which any rule is anchored, in order."""
        entries, words = self._entries, self._words
        if not words or words.keys().isdisjoint(units.words):
            return [at for at, entry in enumerate(units.entries) if id(entry) in entries]
        return [at for at, entry in enumerate(units.entries) if id(entry) in entries or units.words[at] in words]

    def at(self, units: Sentence, at: int, held: Held) -> list[RuleT]:
        """The rules that may fit round a unit, in the order of the file; all that are anchored there while tries are watched."""
        filed, word = self._entries.get(id(units.entries[at]), ()), units.words[at]
        if word in self._words:
            filed += self._words[word]
        if is_watched():
            return [rule for _, rule in filed]
        return [rule for needs, rule in filed if needs.are_met(units, at, held)]


def needs_of(form: Form) -> Needs:
    """What a pattern cannot do without."""
    classes: set[str] = set()
    words: set[str] = set()
    either: list[OneOf] = []
    for one in (*_needed(form.left), *_needed(form.right)):
        if len(one.classes) + len(one.words) > 1:
            either.append(one)
        else:
            classes |= one.classes
            words |= one.words
    return Needs(_beside(form.right), _beside(form.left), frozenset(classes), frozenset(words), tuple(either))


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
