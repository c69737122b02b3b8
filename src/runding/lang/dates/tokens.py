"""The words of a text from one place on, and what may stand next to a date."""

import re
from typing import Final

DASHES: Final = frozenset("-‐‑‒–")
"""Marks that join numbers and names; they are all told as a hyphen. The long dash is none of them, it parts clauses."""
NUMBER_MARK: Final = "#"
"""Stands for any number among the words before or behind an entry."""
LONGEST_GAP: Final = 4
_TOKEN: Final = re.compile(r"(\s*+)([^\W\d_]+|[0-9]++|\S)")
_LOOSE: Final = DASHES | frozenset("()[]")
_STARTERS: Final = frozenset(".!?…:;\n\"“”‘'«»—–|>•*")
_LONGEST_WORD: Final = 40
"""Longer words and numbers are none that a pack names."""
_LONGEST_DATE: Final = 200
"""No date has more characters, the time of day behind it included."""


class Tokens:
    """The words of a text from one place on, cut when they are asked for. A blank line or a long gap ends them.

    `words` are in lower case, `gaps` tell whether white space stands before a word; `starts` and `ends` are code points. `dates`
    remembers what was found at a word.
    """

    __slots__ = ("_cuts", "dates", "ends", "gaps", "starts", "text", "words")

    def __init__(self, text: str, start: int, stop: int) -> None:
        self.text = text
        self._cuts = _TOKEN.finditer(text, start, min(stop, start + _LONGEST_DATE))
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.gaps: list[bool] = []
        self.dates: dict[int, object] = {}

    def has(self, index: int) -> bool:
        """Whether there is a word of that index."""
        words = self.words
        while len(words) <= index:
            found = next(self._cuts, None)
            if found is None:
                return False
            gap, word = found.groups()
            if gap and words and (len(gap) > LONGEST_GAP or gap.count("\n") > 1):
                self._cuts = iter(())
                return False
            words.append("-" if word in DASHES else word.lower())
            end = found.end()
            self.starts.append(end - len(word))
            self.ends.append(end)
            self.gaps.append(bool(gap))
        return True

    def printed(self, index: int) -> str:
        """The word as it stands in the text."""
        return self.text[self.starts[index] : self.ends[index]]

    def close(self, index: int, *, spaced: bool) -> bool:
        """Whether the white space before a word (not the first one) is as a pattern asks for."""
        if self.gaps[index] == spaced:
            return True
        word, before = self.words[index], self.words[index - 1]
        if spaced:
            return not (word.isalnum() and before.isalnum())
        return word in _LOOSE or before in _LOOSE

    def before(self, index: int) -> str:
        """The word before one, in lower case; `#` for a number, empty at the beginning of a line."""
        if not index:
            return word_before(self.text, self.starts[0])
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
    before = text[max(0, start - LONGEST_GAP) : start].rstrip(" \u00a0\t")
    return not before or before[-1] in _STARTERS
