"""The slots of the rules for claims that only skip words, up to those that count. `runding.find.claim_slots` tells of all slots."""

from collections.abc import Collection
from typing import Final

from runding.find.passages import Passage
from runding.lang.sentences import Sentence

_IS: Final = ("copula", "stance.namely")
_PRIOR: Final = ("stance.before", "stance.unless")
_WHEN: Final = ("stance.if", "after")
_TERM: Final = ("stance.term",)
_SOME: Final = 3
_ASIDE: Final = 8
_UPTO: Final = 14


class ClaimGaps:
    """Skips words in the passage that is read."""

    passage: Passage

    def some(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """A few words that say how: adverbs, times."""
        for _ in range(_SOME):
            unit = at if forward else at - 1
            if not 0 <= unit < len(units) or units.codes[unit] not in "vwtmx#" or self.passage.has(unit, "side.noun"):
                break
            at += 1 if forward else -1
        return at, None

    def aside(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """What stands between a noun and its verb *to be*: a place, an occasion."""
        return self._up_to(units, at, _IS, reach=_ASIDE, bars="VC.;:")

    def upto(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """What stands between a noun and its verb *to be*, whatever it is, in the same clause."""
        return self._up_to(units, at, _IS)

    def more(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """What tells more of a noun of a deal, up to the verb that tells what it contains, adverbs before that left out."""
        for unit in range(at, min(at + _UPTO, len(units))):
            if self.passage.has(unit, "deal.content"):
                while unit > at and units.codes[unit - 1] in "vx":
                    unit -= 1
                return unit, None
            if units.codes[unit] in ".;:,kC":
                return None
        return None

    def colon(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """What stands before a colon in the same clause."""
        colon = units.codes.find(":", at, at + _UPTO)
        return None if colon < 0 or any(code in ".;,k" for code in units.codes[at:colon]) else (colon, None)

    def before(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """What stands before a word like *before* or *unless* in the same clause."""
        return self._up_to(units, at, _PRIOR)

    def term(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """What stands before a word for the time that somebody is given, in the same clause."""
        return self._up_to(units, at, _TERM, reach=_ASIDE, bars="VC.;:,k")

    def when(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """What stands before a word like *if* or *after* in the same clause."""
        return self._up_to(units, at, _WHEN)

    def _up_to(
        self, units: Sentence, at: int, classes: Collection[str], *, reach: int = _UPTO, bars: str = ".;:,k"
    ) -> tuple[int, object] | None:
        for unit in range(at, min(at + reach, len(units))):
            if self.passage.has_any(unit, classes):
                return unit, None
            if units.codes[unit] in bars:
                return None
        return None
