"""The talks of a report as records: rounds, what they brought, how they are rated."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from runding.model.meeting import Talks
from runding.model.record import Assessment, Outcome, Round, Statement
from runding.record.assessments import make_assessments
from runding.record.outcomes import make_outcomes
from runding.record.rounds import make_rounds


class TalkRecords(NamedTuple):
    """The records of talks in one report."""

    rounds: tuple[Round, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    assessments: tuple[Assessment, ...] = ()

    @property
    def parties(self) -> frozenset[str]:
        """Who meets in any of the rounds."""
        return frozenset(side for one in self.rounds for side in one.parties)

    @property
    def third_parties(self) -> frozenset[str]:
        """Who stands between in any of the rounds."""
        return frozenset(side for one in self.rounds for side in one.third_parties)


def make_talks(text: str, talks: Talks | None, *, published: date | None, statements: Sequence[Statement]) -> TalkRecords:
    """The records of talks; none where the report names no meeting."""
    if talks is None:
        return TalkRecords()
    rounds = make_rounds(text, talks, published=published)
    if not rounds.rounds:
        return TalkRecords()
    return TalkRecords(
        rounds=rounds.rounds,
        outcomes=make_outcomes(text, talks, rounds, statements=statements),
        assessments=make_assessments(text, talks, rounds, statements=statements),
    )
