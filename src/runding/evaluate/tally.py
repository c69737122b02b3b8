"""How often is it right? Counts that add up over articles, with precision, recall and F1."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    """How many records the gold has, how many were found, and how many of these are right.

    Where neither gold nor system has any record, all is right (1.0); where only one of them has, nothing is (0.0).
    """

    gold: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.gold + other.gold, self.found + other.found, self.right + other.right)

    @property
    def precision(self) -> float:
        """The share of the found records that are right, from 0 to 1."""
        return self._share(self.found)

    @property
    def recall(self) -> float:
        """The share of the gold records that were found, from 0 to 1."""
        return self._share(self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, from 0 to 1."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 1.0

    def _share(self, whole: int) -> float:
        if whole:
            return self.right / whole
        return 0.0 if self.gold + self.found else 1.0


@dataclass(frozen=True)
class Ratio:
    """How many of the compared pairs agree on an attribute."""

    right: int = 0
    of: int = 0

    def __add__(self, other: "Ratio") -> "Ratio":
        return Ratio(self.right + other.right, self.of + other.of)

    @property
    def accuracy(self) -> float:
        """The share that agrees, from 0 to 1; 1.0 where there is nothing to compare."""
        return self.right / self.of if self.of else 1.0


@dataclass(frozen=True)
class Mean:
    """A mean that adds up over articles: the sum of the values and their number."""

    total: float = 0.0
    of: int = 0

    def __add__(self, other: "Mean") -> "Mean":
        return Mean(self.total + other.total, self.of + other.of)

    @property
    def value(self) -> float:
        """The mean; 0.0 of nothing."""
        return self.total / self.of if self.of else 0.0


def tally(gold: Iterable[Hashable], found: Iterable[Hashable]) -> Tally:
    """The tally of two collections of keys, duplicates counted: a record that is found twice is right once."""
    wanted, got = Counter(gold), Counter(found)
    return Tally(wanted.total(), got.total(), (wanted & got).total())
