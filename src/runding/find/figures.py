"""How many people does a report say were killed, wounded, displaced, evacuated, held, missing?"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from runding.find.counts import CountMention, find_counts
from runding.find.passages import Passage
from runding.lang.document import Document
from runding.lang.figures import FigurePattern, FigureWords, load_figures
from runding.lang.pattern import Filler, match
from runding.lang.sentences import Sentence
from runding.model.text import Range

_PEOPLE: Final = frozenset("wmRGDAPNBLlqdu")
_FURTHEST: Final = 6
"""How many units the people who are counted may take."""


class FigureMention(NamedTuple):
    """A count of people: `span` holds all its words, `of` those for the people."""

    what: str
    low: int | None
    high: int | None
    of: Range | None
    span: Range
    rule: str


def find_figures(document: Document, passages: Sequence[Passage], *, times: Sequence[Range]) -> list[FigureMention]:
    """The figures of a report in text order. `times` are its dates, whose numbers count nobody."""
    words = load_figures(document.pack.code)
    found: list[FigureMention] = []
    for passage in passages:
        held = _patterns_in(passage, words)
        if not held:
            continue
        sentence = passage.units
        counts = find_counts(document.text, document.pack.numbers, sentence.start, sentence.end, skip=times)
        if counts:
            found += _in_sentence(document, sentence, held, counts)
    return found


def _patterns_in(passage: Passage, words: FigureWords) -> list[tuple[int, FigurePattern]]:
    """The patterns to try in a passage, each with the unit that it is anchored at."""
    anchors = words.by_class.keys() & passage.classes
    return [(at, pattern) for name in anchors for at in passage.places((name,)) for pattern in words.by_class[name]]


def _in_sentence(
    document: Document, sentence: Sentence, held: Sequence[tuple[int, FigurePattern]], counts: Sequence[CountMention]
) -> Iterator[FigureMention]:
    """Each count once: the pattern whose anchor stands nearest to it wins."""
    slots = _Slots(sentence, counts)
    taken: set[int] = set()
    for at, pattern in sorted(held, key=lambda one: (one[1].line, one[0])):
        filled = match(pattern.form, sentence, at, slots.fillers)
        count = next(iter(filled["count"]), None) if filled is not None and "count" in filled else None
        if not isinstance(count, CountMention) or count.start in taken:
            continue
        taken.add(count.start)
        people = next((value for value in (filled or {}).get("of", ()) if isinstance(value, Range)), None)
        ends = [count.end, sentence.ends[at], *([people.end] if people else [])]
        yield FigureMention(
            what=pattern.what,
            low=count.low,
            high=count.high,
            of=people,
            span=Range(min(count.start, sentence.starts[at]), max(ends)),
            rule=f"{document.pack.code}:{pattern.id}",
        )


class _Slots:
    """Fills `{count}` with a number and the words round it, `{of}` with the people who are counted."""

    def __init__(self, sentence: Sentence, counts: Sequence[CountMention]) -> None:
        self._first = {}
        self._behind = {}
        for count in counts:
            first = next((i for i, end in enumerate(sentence.ends) if end > count.start), None)
            last = next((i for i in range(len(sentence) - 1, -1, -1) if sentence.starts[i] < count.end), None)
            if first is not None and last is not None and first <= last:
                self._first[first] = (last + 1, count)
                self._behind[last + 1] = (first, count)
        self.fillers: dict[str, Filler] = {"count": self._count, "of": self._of}

    def _count(self, sentence: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        return (self._first if forward else self._behind).get(at)

    def _of(self, sentence: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """To the left all up to the count; to the right as far as nouns go."""
        codes = sentence.codes
        if forward:
            end = at
            while end < len(sentence) and end - at < _FURTHEST and codes[end] in _PEOPLE and codes[end] != "l":
                end += 1
            return None if end == at else (end, Range(sentence.starts[at], sentence.ends[end - 1]))
        start = at
        while start > 0 and at - start < _FURTHEST and start not in self._behind and codes[start - 1] in _PEOPLE:
            start -= 1
        if start == at or start not in self._behind:
            return None
        return start, Range(sentence.starts[start], sentence.ends[at - 1])
