"""Which lines does a page have, and do they begin with words that the pack knows? The ground for finding furniture.

Everything works on places in the text; nothing is copied but one lower-case form of the same length.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Final

from runding.lang.noise import FurnitureWords, NoiseRule
from runding.model.text import Range

SENTENCE_ENDS: Final = frozenset(".?!…।。؟")
CLOSERS: Final = "\"'”’»)]"
CODE: Final = ("CDATA", "//<!", "/>", "</", 'src="', "googletag", "function(")
_DECORATION: Final = "[(*•·●▪>»-–—|# \t\xa0"
_LONGEST_WORD: Final = 32
_FIRST_WORD: Final = re.compile(r"[^\s_:,|()\[\]]+")


@dataclass(slots=True)
class PageText:
    """A text cut into its lines, and what was found in it so far.

    `lines` are the non-empty lines without the white space round them; `coded` tells whether mark-up or script was left standing
    somewhere; `prose` holds the numbers of the lines that are not wholly furniture, `stretches` what is furniture, as (start, end,
    rule), and `related` the titles of other articles. `no_prose` gathers lines that are to leave `prose`.
    """

    text: str
    noise: FurnitureWords
    lowered: str
    lines: list[Range]
    coded: bool
    prose: list[int] = field(default_factory=list)
    stretches: list[tuple[int, int, str]] = field(default_factory=list)
    related: list[Range] = field(default_factory=list)
    no_prose: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, text: str, noise: FurnitureWords) -> "PageText":
        """The page of a text, with nothing found yet."""
        return cls(text, noise, _lower(text), _lines(text), _is_coded(text))

    def add(self, start: int, end: int, rule: str) -> None:
        """Notes `text[start:end]` as furniture of `rule`."""
        if start < end:
            self.stretches.append((start, end, rule))

    def drop_prose(self) -> None:
        """Takes the lines of `no_prose` out of the prose."""
        if self.no_prose:
            self.prose = [number for number in self.prose if number not in self.no_prose]

    def opening(self, line: Range) -> list[tuple[NoiseRule, int]]:
        """The rules whose words open a line, longest words first, each with the place after the words."""
        at = line.start
        if not self.text[at].isalnum():
            while at < line.end and self.text[at] in _DECORATION:
                at += 1
        return self.phrases_at(at, line.end)

    def phrases_at(self, at: int, end: int) -> list[tuple[NoiseRule, int]]:
        """The rules whose words stand at a place, before `end`, longest words first."""
        word = self.lowered[at : min(end, at + _LONGEST_WORD)].partition(" ")[0]
        found = self.noise.by_first_word.get(word)
        if found is None:
            if word.isalnum():
                return []
            bare = _FIRST_WORD.match(word)
            found = self.noise.by_first_word.get(bare[0]) or self.noise.by_first_word.get(bare[0].rstrip(".!?-–—")) if bare else None
            if found is None:
                return []
        stops = [(rule, follow(self.lowered, phrase, at, end, self.text)) for phrase, rule in found]
        return [(rule, stop) for rule, stop in stops if stop > 0]

    def prose_line(self, at: int) -> Range | None:
        """The line of prose that holds a place, None where that place is in furniture."""
        number = bisect_right(self.lines, (at, len(self.text) + 1)) - 1
        place = bisect_left(self.prose, number)
        return self.lines[number] if place < len(self.prose) and self.prose[place] == number else None

    def ends_sentence(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` ends with the end of a sentence, closing marks aside."""
        at = end - 1
        while at > start and (self.text[at] in CLOSERS or self.text[at].isspace()):
            at -= 1
        return at >= start and self.text[at] in SENTENCE_ENDS

    def skip_spaces(self, at: int, end: int) -> int:
        """The next place that is no white space, at most `end`."""
        while at < end and self.text[at].isspace():
            at += 1
        return at


def follow(lowered: str, phrase: str, at: int, end: int, text: str) -> int:
    """The place after `phrase` if its words stand at `at`, with any white space or low line between them; else -1.

    Behind them a word ends, or one with a capital is glued to them (*Baca JugaPutri Laut*).
    """
    for number, word in enumerate(phrase.split(" ")):
        if number:
            gap = at
            while at < end and (lowered[at].isspace() or lowered[at] == "_"):
                at += 1
            if at == gap:
                return -1
        if not lowered.startswith(word, at, end):
            return -1
        at += len(word)
    within = at < end and lowered[at].isalnum() and lowered[at - 1].isalnum()
    return -1 if within and not (" " in phrase and text[at - 1].islower() and (text[at].isupper() or text[at].isdecimal())) else at


def _is_coded(text: str) -> bool:
    """Whether mark-up or script is in a text. The first tests are single letters that prose hardly has: they cost nothing."""
    return (">" in text or "=" in text or "{" in text) and any(code in text for code in CODE)


def _lines(text: str) -> list[Range]:
    lines: list[Range] = []
    at = 0
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            start = at if raw[0] == bare[0] else at + raw.find(bare)
            lines.append(Range(start, start + len(bare)))
        at += len(raw) + 1
    return lines


def _lower(text: str) -> str:
    """The text in lower case, letter by letter: a few letters (İ) become longer otherwise, and places would move."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
