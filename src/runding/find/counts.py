"""Which figures does a stretch of text give?"""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

import msgspec

from runding.lang.numbers import NUMBER_TOKEN, NumberWords, Quantity, form_at
from runding.model.text import Range

_DIGIT: Final = re.compile("[0-9]")
_ABOUT: Final = "about"
_AT_LEAST: Final = "at_least"
_AT_MOST: Final = "at_most"
_TENS: Final = "tens"
_MOST_MARKS: Final = 2
_HYPHENS: Final = frozenset("-‐‑")
_SEPARATORS: Final = frozenset(".,:/")
_DASHES: Final = _HYPHENS | frozenset("–")


class CountMention(msgspec.Struct, frozen=True):
    """A figure in a text.

    Attributes:
        start: Its first code point, words such as *at least* included.
        end: The code point behind its last one.
        low: The least number that it means, None where it has no lower end (*up to 30*).
        high: The greatest, None where it has no upper end (*more than 30*); equal to `low` for a plain number.
        approximate: Whether the words say that it is not exact (*about 30, dozens*).
    """

    start: int
    end: int
    low: int | None
    high: int | None
    approximate: bool


def find_counts(text: str, numbers: NumberWords, start: int, end: int, *, skip: Sequence[Range] = ()) -> list[CountMention]:
    """The figures in `text[start:end]`, in order and without overlaps.

    Numbers that count nothing are left out: sums of money, percentages, times of day, ages and other measures, numbers of articles,
    scores. Figures that meet one of the stretches in `skip` (dates, names) are left out too. Runs in linear time.
    """
    if not _may_count(text, numbers, start, end):
        return []
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in NUMBER_TOKEN.finditer(text, start, end):
        token = found.group()
        words.append("-" if token in _DASHES else token.lower())
        starts.append(found.start())
        ends.append(found.end())
    reader = _Reader(text, numbers, words, starts, ends)
    hidden = sorted(skip)
    mentions: list[CountMention] = []
    at = shown = 0
    while at < len(words):
        if words[at] not in numbers.starters and not "0" <= words[at][0] <= "9":
            at += 1
            continue
        behind, mention = reader.read(at)
        if mention is not None and (mention.low, mention.high) != (None, None):
            while shown < len(hidden) and hidden[shown].end <= mention.start:
                shown += 1
            if shown == len(hidden) or not hidden[shown].meets(Range(mention.start, mention.end)):
                mentions.append(mention)
        at = behind
    return mentions


def _may_count(text: str, numbers: NumberWords, start: int, end: int) -> bool:
    """Whether a stretch holds digits or a word for a number: most do not, and need not be read."""
    if _DIGIT.search(text, start, end) is not None:
        return True
    return not numbers.numerals.isdisjoint([token.lower() for token in NUMBER_TOKEN.findall(text, start, end)])


class _Reader:
    """Reads figures from the words of a stretch."""

    def __init__(self, text: str, numbers: NumberWords, words: list[str], starts: list[int], ends: list[int]) -> None:
        self._text, self._numbers, self._words, self._starts, self._ends = text, numbers, words, starts, ends

    def read(self, at: int) -> tuple[int, CountMention | None]:
        """The figure that begins at a word, or None, and where to go on."""
        numbers, words = self._numbers, self._words
        marks: set[str] = set()
        first = at
        for _ in range(_MOST_MARKS):
            found = form_at(numbers.marks, words, first)
            if found is not None:
                first = found[0]
                marks.add(found[1])
        opened = first < len(words) and words[first] in numbers.opens
        number = first + opened
        low = numbers.quantity(words, number)
        if low is None:
            return at + 1, None
        high = self._second(low)
        last = low if high is None else high
        if opened and high is None:
            return at + 1, None
        if not self._counts(at, number, last.end) or (high is not None and high.high <= low.low):
            return last.end, None
        end = last.end
        behind = form_at(numbers.after, words, end)
        if behind is not None and self._glued(end, behind[1]):
            end = behind[0]
            marks.add(behind[1])
        bottom, top, approximate = _ends(low, high, marks)
        return end, CountMention(self._starts[at], self._ends[end - 1], bottom, top, approximate)

    def _second(self, first: Quantity) -> Quantity | None:
        """The second number of a range that begins with `first`, with the scale that both share (*10 to 15 million*)."""
        numbers, words = self._numbers, self._words
        found = form_at(numbers.between, words, first.end)
        if found is None:
            return None
        return numbers.quantity(words, found[0])

    def _glued(self, at: int, mark: str) -> bool:
        """Whether what stands behind a number belongs to it: an ending must be written with it."""
        return mark != _TENS or self._starts[at] == self._ends[at - 1]

    def _counts(self, first: int, number: int, end: int) -> bool:
        """Whether a number counts something: nothing round it says otherwise."""
        numbers, words, text = self._numbers, self._words, self._text
        for place in {first, number}:
            if place and words[place - 1] in numbers.not_before:
                return False
        if form_at(numbers.not_behind, words, end) is not None:
            return False
        start, stop = self._starts[number], self._ends[end - 1]
        before, after = text[max(0, start - 2) : start], text[stop : stop + 2]
        if _joined(before) or _joins(after, words, end, numbers):
            return False
        if before[-1:] == "(" and after[:1] == ")":
            return False  # An age.
        listed = after[:1] == "." and (not before or before.lstrip(" ")[-1:] in ("", "\n")) and end - number == 1
        return not (listed or (end - number == 1 and _is_year(words[number])))


def _joined(before: str) -> bool:
    """Whether the two characters before a number make it part of a name or of a longer number (*F-16, 08.30*)."""
    last = before[-1:]
    if last.isalnum() or last in ("_", "#"):
        return True
    return len(before) == 2 and ((last in _HYPHENS and before[0].isalnum()) or (last in _SEPARATORS and before[0].isdecimal()))


def _joins(after: str, words: Sequence[str], end: int, numbers: NumberWords) -> bool:
    """Whether the two characters behind a number make it part of a word or of a longer number (*4th, 9:00, 3-month*)."""
    first, second = after[:1], after[1:]
    if first.isalpha() or first == "_" or (first in _SEPARATORS and second.isdecimal()):
        return True
    return first in _HYPHENS and second.isalnum() and form_at(numbers.after, words, end) is None


def _is_year(word: str) -> bool:
    """Whether four digits without a separator are rather a year than a count."""
    return len(word) == 4 and word.isdecimal() and 1900 <= int(word) <= 2099


def _ends(low: Quantity, high: Quantity | None, marks: set[str]) -> tuple[int | None, int | None, bool]:
    """The least and the greatest number of a figure, and whether it is approximate."""
    if high is not None:
        scale = Fraction(high.scale, low.scale) if low.scale == 1 and low.bare < high.bare else Fraction(1)
        return int(low.low * scale), high.high, low.approximate or high.approximate or _ABOUT in marks
    bottom: int | None = low.low
    top: int | None = low.high
    approximate = low.approximate or _ABOUT in marks
    if _TENS in marks:
        return low.low, low.low + 9, True
    if _AT_LEAST in marks:
        top = None
    if _AT_MOST in marks:
        bottom = None
    return bottom, top, approximate
