"""A report laid out for the reading of claims: each sentence with the voices in it and the issues that it names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from runding.find.issues import IssueMention, find_issues
from runding.find.passages import Passage
from runding.find.voices import Heard, hear
from runding.lang.issues import IssueLexicon
from runding.model.claim import Voice


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a sentence: as it stands, or the content of a statement that its own attribution interrupts, put together."""

    heard: Heard
    mentions: tuple[IssueMention, ...]

    def is_elsewhere(self, at: int) -> bool:
        """Whether a unit is read in another reading: it belongs to a statement that its own attribution interrupts."""
        return self.heard.owner[at] in self.heard.interrupted

    @property
    def passage(self) -> Passage:
        """The units that are read."""
        return self.heard.passage


def read_passages(passages: Sequence[Passage], voices: Sequence[Voice], issues: IssueLexicon) -> Iterator[tuple[Reading, ...]]:
    """The readings of each sentence in text order; the first is the sentence as it stands."""
    for passage in passages:
        yield tuple(Reading(heard, tuple(find_issues(heard.passage.units, issues))) for heard in hear(passage, voices).readings())
