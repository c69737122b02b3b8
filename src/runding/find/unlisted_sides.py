"""Who meets in a report whose sides no list knows? Two names that are joined as the ones who meet, and that stand in it again.

Provinces, clans, militias of a war that is not in the lists: *delegates of Upper Merani and Lower Merani sat down together*. Only names
count, never people, and only where the report names no two sides of the lists.
"""

from collections.abc import Mapping
from typing import Final

from runding.lang.clause import subject_before
from runding.lang.document import Document
from runding.lang.sentences import Sentence

_LEADING: Final = 2
"""How many words for who it is may stand before the second name."""
_LONGEST: Final = 4
"""How many words a name may have."""
_BETWEEN: Final = 12
"""How many units behind a meeting the names of those who meet may reach."""
_LEAST: Final = 2
"""How often a name must stand in a report."""
_STEM: Final = 4
"""The least letters of a name from which its people may be called."""
_ENDING: Final = 4
"""The most letters that the word for a people has more than the name of its land."""

Names = Mapping[tuple[str, ...], str]
"""Ids by the lower-case words of a name."""


def unlisted_sides(document: Document) -> Names:
    """The names of the sides of a report that no list knows, each with an id made of its words; empty where no two meet."""
    for sentence in document.sentences:
        for at, entry in enumerate(sentence.entries):
            if entry is None or sentence.headline:
                continue
            if "meet" in entry.classes:
                phrase = subject_before(sentence.codes, at)
                stretch = None if phrase is None else (phrase.first, at)
            elif "meeting" in entry.classes:
                stretch = (at + 1, min(at + _BETWEEN, len(sentence)))
            else:
                continue
            names = _pair(document, sentence, stretch) if stretch is not None else ()
            if names:
                made = {words: "_".join(words) for words in names}
                return {**_peoples(document, made), **made}
    return {}


def _pair(document: Document, sentence: Sentence, stretch: tuple[int, int]) -> tuple[tuple[str, ...], ...]:
    """Two names that are joined within a stretch of units, the first without an office right before it."""
    codes = sentence.codes
    at = codes.find("c", *stretch)
    while at >= 0:
        first = at
        while first > stretch[0] and _is_of_name(sentence, first - 1):
            first -= 1
        begin = end = _behind_leading(sentence, at + 1)
        while end < len(codes) and _is_of_name(sentence, end):
            end += 1
        named = codes.find("N", first, at)
        if named >= 0 and at - first <= _LONGEST and codes[named - 1 : named] not in ("P", "H", "R") and 0 < end - begin <= _LONGEST:
            return _both(document, sentence, ((first, at), (begin, end)))
        at = codes.find("c", at + 1, stretch[1])
    return ()


def _behind_leading(sentence: Sentence, at: int) -> int:
    """Behind what may stand before the second name: an article, words for who it is, *the republic of*."""
    codes = sentence.codes
    at += codes[at : at + 1] == "q"
    start = at
    while codes[at : at + 1] in ("G", "m", "w", "O") and at - start < _LEADING and not _is_of_name(sentence, at):
        at += 1
    return at + 1 if codes[at : at + 1] == "l" and codes[at - 1] == "O" else at


def _is_of_name(sentence: Sentence, at: int) -> bool:
    """Whether a unit is a word of a name: one that no list knows, or one with a capital right before such a word."""
    code = sentence.codes[at]
    return code == "N" or (code in "mw" and sentence.codes[at + 1 : at + 2] == "N" and at > 0 and sentence.is_capital(at))


def _both(document: Document, sentence: Sentence, spans: tuple[tuple[int, int], tuple[int, int]]) -> tuple[tuple[str, ...], ...]:
    """The words of two names, where both are names of sides."""
    (first, stop), (begin, end) = (_again(document, sentence, *span) for span in spans)
    people = any(entry is not None and "given" in entry.classes for entry in (sentence.entries[first], sentence.entries[begin]))
    one, other = tuple(sentence.words[first:stop]), tuple(sentence.words[begin:end])
    return () if people or not one or not other or one == other else (one, other)


def _again(document: Document, sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The stretch of a name that stands again in the report, without the describing words that do not; empty where it does not at all."""
    while document.text.count(document.text[sentence.starts[first] : sentence.ends[last - 1]]) < _LEAST:
        if sentence.codes[first] == "N":
            return first, first
        first += 1
    return first, last


def _peoples(document: Document, names: Names) -> dict[tuple[str, ...], str]:
    """The names of one word by which the report calls the people of a side: *Tavessian* from *Tavess*."""
    stems = {words[0].rstrip("aeiou"): side for words, side in names.items() if len(words) == 1}
    stems = {stem: side for stem, side in stems.items() if len(stem) >= _STEM}
    made: dict[tuple[str, ...], str] = {}
    for sentence in document.sentences if stems else ():
        for at, word in enumerate(sentence.words):
            if sentence.entries[at] is not None or not sentence.is_capital(at):
                continue
            side = next((s for stem, s in stems.items() if word.startswith(stem) and len(word) <= len(stem) + _ENDING), None)
            if side is not None:
                made[word,] = side
    return made
