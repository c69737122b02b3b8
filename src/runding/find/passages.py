"""A sentence as it is read for talks: its units with quotations opened, and how far the words round a place reach."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from runding.find.issues import IssueMention, find_issues
from runding.lang.document import Document
from runding.lang.issues import IssueLexicon
from runding.lang.opened import opened
from runding.lang.rule_table import Held
from runding.lang.sentences import Sentence
from runding.model.text import Range

_YEARS: Final = re.compile(r"(?:19|20)\d\d")
_YEAR: Final = 9
"""How many units behind a verb the year of what it is about may stand."""
_ALL = 1 << 30
"""Behind every unit."""
HARD = frozenset(".;k:`")
"""Codes of units over which nothing reaches: stops, semicolons, words of contrast, colons, quotation marks."""


_COLOURED = frozenset("wmcR")
"""What may stand before a quotation that only colours a noun."""
_COLOURS = frozenset("wmvb")


class Passage:
    """One sentence as units. `sentence` is its number in the report."""

    __slots__ = ("_classes", "_held", "_issues", "sentence", "units")

    def __init__(self, units: Sentence, sentence: int) -> None:
        self.units, self.sentence = units, sentence
        self._classes: AbstractSet[str] | None = None
        self._held: Held | None = None
        self._issues: tuple[IssueLexicon, list[IssueMention]] | None = None

    def __len__(self) -> int:
        return len(self.units.codes)

    @property
    def classes(self) -> AbstractSet[str]:
        """Every word class of which some unit is. Most questions are for a class that is not among them, and need no look at the units."""
        if self._classes is None:
            self._classes = set().union(*[entry.classes for entry in self.units.entries if entry is not None])
        return self._classes

    @property
    def held(self) -> Held:
        """What the units hold, by which tables of rules tell what can fit here."""
        if self._held is None:
            self._held = Held(self.units)
        return self._held

    def holds(self, name: str, first: int = 0, last: int = _ALL) -> bool:
        """Whether one of the units `first` to `last` (behind the last one) is of a word class."""
        if name not in self.classes:
            return False
        return any(entry is not None and name in entry.classes for entry in self.units.entries[max(0, first) : max(0, last)])

    def holds_any(self, names: Collection[str], first: int = 0, last: int = _ALL) -> bool:
        """Whether one of the units `first` to `last` (behind the last one) is of one of several word classes."""
        if self.classes.isdisjoint(names):
            return False
        return any(entry is not None and not entry.classes.isdisjoint(names) for entry in self.units.entries[max(0, first) : max(0, last)])

    def places(self, names: Collection[str], first: int = 0, last: int = _ALL) -> list[int]:
        """The units `first` to `last` (behind the last one) that are of one of several word classes, in order."""
        if self.classes.isdisjoint(names):
            return []
        first = max(0, first)
        stretch = self.units.entries[first : max(0, last)]
        return [at for at, entry in enumerate(stretch, first) if entry is not None and not entry.classes.isdisjoint(names)]

    def issues(self, lexicon: IssueLexicon) -> list[IssueMention]:
        """The issues that the passage names, in the order of the text; looked for when they are first asked for."""
        if self._issues is None or self._issues[0] is not lexicon:
            self._issues = lexicon, find_issues(self.units, lexicon)
        return self._issues[1]

    def range(self, first: int, last: int) -> Range:
        """The stretch of text of the units `first` to `last` (behind the last one)."""
        return Range(self.units.starts[first], self.units.ends[last - 1])

    def unit_at(self, offset: int) -> int:
        """The first unit that ends behind a place in the text."""
        return bisect_left(self.units.ends, offset + 1)

    def has(self, at: int, name: str) -> bool:
        """Whether the unit `at` is of a word class; false outside the passage."""
        entries = self.units.entries
        if not 0 <= at < len(entries):
            return False
        entry = entries[at]
        return entry is not None and name in entry.classes

    def has_any(self, at: int, names: Collection[str]) -> bool:
        """Whether the unit `at` is of one of several word classes; false outside the passage."""
        entries = self.units.entries
        if not 0 <= at < len(entries):
            return False
        entry = entries[at]
        return entry is not None and not entry.classes.isdisjoint(names)

    def attribute(self, at: int, name: str) -> str | None:
        """What the lists say of the unit `at` under that name."""
        entry = self.units.entries[at]
        return None if entry is None else entry.attributes.get(name)

    def verb_from(self, at: int, low: int = 0) -> int:
        """The first of the auxiliaries and adverbs right before the verb at unit `at`, not before `low`; `at` where there are none."""
        codes = self.units.codes
        while at > low and codes[at - 1] in "vx":
            at -= 1
        return at

    def floor(self, at: int) -> int:
        """The first unit of the stretch round `at` over whose ends nothing reaches."""
        codes = self.units.codes
        while at > 0 and codes[at - 1] not in HARD:
            at -= 1
        return at

    def ceiling(self, at: int) -> int:
        """The unit behind that stretch."""
        codes, size = self.units.codes, len(self.units)
        while at < size and (codes[at] not in HARD or self._goes_on(at)):
            at += 1
        return at

    def is_dated_by_year(self, at: int) -> bool:
        """Whether what the verb at a unit is about is of a year with no day or month: they signed the truce of 2001."""
        for unit in range(at + 1, min(at + _YEAR, self.ceiling(at))):
            bare = self.units.codes[unit - 1] in "pl" or self.has(unit - 1, "year")
            if bare and self.units.codes[unit] == "#" and _YEARS.fullmatch(self.units.words[unit]):
                return True
        return False

    def _only_colours(self, at: int) -> bool:
        """Whether a mark is of a quotation of a word or two that only colours a noun: talks called “positive” in the same breath."""
        codes = self.units.codes
        closes = codes.count("`", 0, at) % 2 == 1
        first = codes.rfind("`", 0, at) if closes else at
        last = at if closes else codes.find("`", at + 1)
        inside = codes[first + 1 : last]
        return last > first > 0 and codes[first - 1] in _COLOURED and (inside == "V" or (0 < len(inside) < 3 and set(inside) <= _COLOURS))

    def _goes_on(self, at: int) -> bool:
        """Whether a clause goes on: a second verb of its subject (planned, but put off), a quotation that only adds a place or a time."""
        codes = self.units.codes
        if codes[at] == "`" and at > 0:
            adds = codes[at - 1] not in ",:.`" and codes[at + 1 : at + 2] in ("l", "p", "t")
            return adds or self._only_colours(at)
        if codes[at] != "k":
            return False
        at += 1
        while at < len(codes) and codes[at] in "xnv":
            at += 1
        return codes[at : at + 1] == "V" and not self.has(at, "meet")


def passages(document: Document) -> Iterator[Passage]:
    """The sentences of a report in text order."""
    splitter = document.pack.splitter
    for number, sentence in enumerate(document.sentences):
        yield Passage(opened(document.text, sentence, splitter), number)
