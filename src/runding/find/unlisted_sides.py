"""Who meets in a report whose sides no list knows? Two names that are joined as the ones who meet, and that stand in it again.

Provinces, clans, militias of a war that is not in the lists: *delegates of Upper Merani and Lower Merani sat down together*. Only names
count, never people, and only where the report names no two sides of the lists.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from runding.lang.clause import subject_before
from runding.lang.document import Document
from runding.lang.sentences import Sentence

_PAIR: Final = re.compile(r"(?<![NPHR])(N{1,4})c[Gmw]{0,2}(N{1,4})(?![NP])")
"""Two names of at most four words with *and* between, the first without an office right before it."""
_BETWEEN: Final = 12
"""How many units behind a meeting the names of those who meet may reach."""
_LEAST: Final = 2
"""How often a name must stand in a report."""

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
                return {words: "_".join(words) for words in names}
    return {}


def _pair(document: Document, sentence: Sentence, stretch: tuple[int, int]) -> Sequence[tuple[str, ...]]:
    """Two names that are joined within a stretch of units."""
    found = _PAIR.search(sentence.codes, *stretch)
    if found is None:
        return ()
    spans = found.span(1), found.span(2)
    printed = [document.text[sentence.starts[first] : sentence.ends[last - 1]] for first, last in spans]
    firsts = [sentence.entries[first] for first, _ in spans]
    people = any(entry is not None and "given" in entry.classes for entry in firsts)
    if people or printed[0] == printed[1] or any(document.text.count(name) < _LEAST for name in printed):
        return ()
    return [tuple(sentence.words[first:last]) for first, last in spans]
