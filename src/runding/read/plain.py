"""Which text is read where a page was copied out badly, and where does each of its characters stand in what was printed?

Blanks of all widths, characters without a look, marks that were written as entities or in a wrong encoding, left-over markup, bullets and
lines broken in the middle of a sentence are no part of what a report says. They are read as what they stand for. The printed text is
never changed: all that is found is led back to its place there.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from runding.model.text import Range
from runding.read.copied import REPAIRS, Edit


class _Step(NamedTuple):
    """One repair: where each edit stands in the text behind it (`starts`, `ends`), and where in the text before it (`was`)."""

    starts: list[int]
    ends: list[int]
    was: list[tuple[int, int]]

    def before(self, at: int, *, end: bool) -> int:
        """The place before the repair of where a character begins, or of where it ends; `at` is the character's place behind it."""
        number = bisect_right(self.starts, at) - 1
        if number < 0:
            return at + end
        if at < self.ends[number]:
            return self.was[number][end]
        return at + self.was[number][1] - self.ends[number] + end


class Plain(NamedTuple):
    """The text to read, and how it was made of the printed one."""

    text: str
    steps: tuple[_Step, ...]

    def printed(self, start: int, end: int) -> Range:
        """Where `text[start:end]` stands in the printed text."""
        first, last = start, end
        for step in reversed(self.steps):
            first, last = step.before(first, end=False), step.before(last - 1, end=True)
        return Range(first, last)


def without(text: str, plain: Plain | None, stretches: Sequence[Range]) -> Plain:
    """The text that is read, with stretches of it left out; `plain` is None where `text` is the printed one."""
    edits = [(start, end, "" if _has_blank(text, start, end) else " ") for start, end in stretches]
    read, step = _edited(text, edits)
    return Plain(read, (*(plain.steps if plain else ()), step))


def _has_blank(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isspace() or text[end : end + 1].isspace()


def plain_of(text: str) -> Plain | None:
    """The text to read, None where it is the printed one. Linear in the length of the text."""
    steps: list[_Step] = []
    read = text
    for repair in REPAIRS:
        edits = repair(read)
        if edits:
            edits.sort()
            read, step = _edited(read, edits)
            steps.append(step)
    return Plain(read, tuple(steps)) if steps and read.strip() else None


def _edited(text: str, edits: Sequence[Edit]) -> tuple[str, _Step]:
    """The text with stretches replaced, which are sorted and disjoint. What is put in stands for the whole stretch."""
    words: list[str] = []
    step = _Step([], [], [])
    done = shift = 0
    for start, end, put in edits:
        words += (text[done:start], put)
        step.starts.append(start + shift)
        step.ends.append(start + shift + len(put))
        step.was.append((start, end))
        shift += len(put) - (end - start)
        done = end
    words.append(text[done:])
    return "".join(words), step
