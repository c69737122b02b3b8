"""Figures: each reported count of people as a record."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from runding.model.record import Figure, Statement
from runding.model.text import Range, Span


class Counted(Protocol):
    """A count of people as it was found."""

    @property
    def what(self) -> str:
        """What became of them, one of `FIGURES`."""

    @property
    def low(self) -> int | None:
        """The least number."""

    @property
    def high(self) -> int | None:
        """The greatest number."""

    @property
    def of(self) -> Range | None:
        """The words for the people."""

    @property
    def span(self) -> Range:
        """All the words."""

    @property
    def rule(self) -> str:
        """The pattern that found it."""


def figures(text: str, found: Iterable[Counted], *, statements: Sequence[Statement]) -> Iterator[Figure]:
    """The figures of a report in text order; one within a statement is the speaker's, any other the outlet's."""
    for one in sorted(found, key=lambda counted: counted.span.start):
        by = next((s.id for s in statements if any(c.start <= one.span.start < c.end for c in s.content)), None)
        yield Figure(
            what=one.what,
            low=one.low,
            high=one.high,
            of=None if one.of is None else " ".join(text[one.of.start : one.of.end].split()),
            by=by,
            evidence=(Span.of(text, one.span.start, one.span.end),),
            rule=one.rule,
        )
