"""The talks of a report as records: rounds, what they brought, how they are rated."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from runding.model.meeting import Talks
from runding.model.record import Assessment, Outcome, Round, Statement
from runding.record.assessments import make_assessments
from runding.record.outcomes import make_outcomes
from runding.record.rounds import Rounds, make_rounds


class TalkRecords(NamedTuple):
    """The records of talks in one report; `gathered` tells which mention is of which round."""

    rounds: tuple[Round, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    gathered: Rounds | None = None

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
        gathered=rounds,
    )


def rate_talks(text: str, talks: Talks | None, records: TalkRecords, *, statements: Sequence[Statement]) -> tuple[Assessment, ...]:
    """How the speakers of a report rate its rounds. `statements` are best those with the sides that the whole report tells."""
    if talks is None or records.gathered is None:
        return ()
    return make_assessments(text, talks, records.gathered, statements=statements)
