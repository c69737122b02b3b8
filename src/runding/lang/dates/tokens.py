"""The words of a text from one place on, and what may stand next to a date."""

import re
from itertools import accumulate
from typing import Final

DASHES: Final = frozenset("-‐‑‒–")
"""Marks that join numbers and names: a hyphen in a pattern means all of them. The long dash is none, it parts clauses."""
NUMBER_MARK: Final = "#"
"""Stands for any number among the words before or behind an entry."""
_LONGEST_GAP: Final = 4
"""A mark that may begin a sentence stands at most so many characters before it."""
_TOKEN: Final = re.compile(r"(\s*+)([^\W\d_]+|[0-9]++|\S)")
_LOOSE: Final = DASHES | frozenset("()[]")
_STARTERS: Final = frozenset(".!?…:;\n\"“”‘'«»—–|>•*")
_LONGEST_WORD: Final = 40
"""Longer words and numbers are none that a pack names."""
_SHORT_DATE: Final = 40
"""So many characters are cut at first: most dates are no longer."""
_LONGEST_DATE: Final = 200
"""No date has more characters, the time of day behind it included."""


class Tokens:
    """The words of a text from one place on. A blank line ends them.

    `words` are in lower case, `gaps` the white space before each and the word as printed. Only the first `ready` words have been cut
    as a whole: `has` cuts more of them. `dates` remembers what was found at a word.
    """

    __slots__ = ("_ends", "_stop", "dates", "gaps", "ready", "start", "text", "words")

    def __init__(self, text: str, start: int, stop: int) -> None:
        self.text, self.start, self._stop = text, start, stop
        self.dates: dict[int, object] = {}
        self._cut(start + _SHORT_DATE)

    def _cut(self, limit: int) -> None:
        whole = limit >= self._stop or limit >= self.start + _LONGEST_DATE
        limit = min(limit, self._stop)
        blank = self.text.find("\n\n", self.start, limit)
        if blank >= 0:
            whole, limit = True, blank
        self.gaps: list[tuple[str, str]] = _TOKEN.findall(self.text, self.start, limit)
        self.words = [word.lower() for _, word in self.gaps]
        self.ready = len(self.words) if whole else len(self.words) - 1
        self._ends: list[int] = []

    def has(self, index: int) -> bool:
        """Whether there is a word of that index."""
        if index >= self.ready and self.ready < len(self.words):
            self._cut(self.start + _LONGEST_DATE)
        return index < self.ready

    def end(self, index: int) -> int:
        """The code point behind a word."""
        if not self._ends:
            self._ends = list(accumulate([len(gap) + len(word) for gap, word in self.gaps], initial=self.start))
        return self._ends[index + 1]

    def begin(self, index: int) -> int:
        """Where a word begins, in code points."""
        return self.end(index) - len(self.gaps[index][1])

    def printed(self, index: int) -> str:
        """The word as it stands in the text."""
        return self.gaps[index][1]

    def close(self, index: int, *, spaced: bool) -> bool:
        """Whether the white space before a word (not the first one) is as a pattern asks for."""
        if (self.gaps[index][0] != "") == spaced:
            return True
        word, before = self.words[index], self.words[index - 1]
        if spaced:
            return not (word.isalnum() and before.isalnum())
        return word in _LOOSE or before in _LOOSE

    def before(self, index: int) -> str:
        """The word before one, in lower case; `#` for a number, empty at the beginning of a line."""
        if not index:
            return word_before(self.text, self.begin(0))
        word = self.words[index - 1]
        return NUMBER_MARK if word.isdecimal() else word


def stands_free(text: str, end: int) -> bool:
    """Whether what ends at `end` is not the beginning of a longer number or word."""
    after = text[end : end + 1]
    if not after:
        return True
    if not "0" <= text[end - 1] <= "9":
        # A hyphen and a small letter go on with a word.
        return not (after.isalnum() or after == "_" or (after in DASHES and text[end + 1 : end + 2].islower()))
    if after.isalnum() or after in "_%‰°":
        # Only the time of day of an ISO date stands there without a gap.
        return after == "T" and text[end + 1 : end + 2].isdecimal()
    if after in ".,:/" or (after in DASHES and not text[end - 4 : end].isdecimal()):
        return not text[end + 1 : end + 2].isdecimal()
    return True


def word_before(text: str, start: int) -> str:
    """The word or mark before a place, in lower case; `#` for a number, empty at the beginning of a line."""
    before = text[max(0, start - _LONGEST_WORD) : start].rstrip(" \u00a0\t")
    first = len(before)
    while first and before[first - 1].isalpha():
        first -= 1
    word = before[first:].lower() or before[-1:].strip()
    return NUMBER_MARK if word.isdecimal() else word


def starts_sentence(text: str, start: int) -> bool:
    """Whether a sentence may begin at a place: at the beginning of a line, after a full stop, a colon or an opening mark."""
    before = text[max(0, start - _LONGEST_GAP) : start].rstrip(" \u00a0\t")
    return not before or before[-1] in _STARTERS
