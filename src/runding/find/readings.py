"""A report laid out for the reading of claims: each sentence with the voices in it and the issues that it names."""

from collections.abc import Iterator, Sequence

from runding.find.issues import IssueMention
from runding.find.passages import Passage
from runding.find.voices import Heard, hear_all
from runding.lang.issues import IssueLexicon
from runding.model.claim import Voice


class Reading:
    """One way to read a sentence: as it stands, or the content of a statement that its own attribution interrupts, put together."""

    def __init__(self, heard: Heard, issues: IssueLexicon) -> None:
        self.heard = heard
        self.passage: Passage = heard.passage
        self._issues = issues

    @property
    def mentions(self) -> Sequence[IssueMention]:
        """The issues that are named; looked for when they are first asked for."""
        return self.passage.issues(self._issues)

    def is_elsewhere(self, at: int) -> bool:
        """Whether a unit is read in another reading: it belongs to a statement that its own attribution interrupts."""
        return self.heard.owner[at] in self.heard.interrupted


def read_passages(passages: Sequence[Passage], voices: Sequence[Voice], issues: IssueLexicon) -> Iterator[tuple[Reading, ...]]:
    """The readings of each sentence in text order; the first is the sentence as it stands."""
    for heard in hear_all(passages, voices):
        yield tuple(Reading(one, issues) for one in heard.readings())
