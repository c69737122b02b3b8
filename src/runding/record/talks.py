"""The talks of a report as records: rounds, what they brought, how they are rated."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from runding.model.claim import AgreementMention
from runding.model.meeting import Talks
from runding.model.record import Agreement, Assessment, Outcome, Round, Statement
from runding.record.assessments import make_assessments
from runding.record.outcomes import add_agreed, make_outcomes
from runding.record.rounds import Rounds, make_rounds


class TalkRecords(NamedTuple):
    """The records of talks in one report; `gathered` tells which mention is of which round."""

    rounds: tuple[Round, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    gathered: Rounds | None = None

    @property
    def parties(self) -> frozenset[str]:
        """Who meets in any of the rounds; in one that somebody only proposes, where there is no other."""
        sure = [one for one in self.rounds if one.status != "proposed"]
        return frozenset(side for one in sure or self.rounds for side in one.parties)

    def agreeing(self, core: frozenset[str]) -> frozenset[str]:
        """Whose agreements they are where nothing else is told: those of the parties `core` who meet in the first round."""
        met = core.intersection(self.rounds[0].parties) if self.rounds else core
        return met if len(met) > 1 else core

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
        outcomes=make_outcomes(text, talks, rounds, published=published, statements=statements),
        gathered=rounds,
    )


def rate_talks(text: str, talks: Talks | None, records: TalkRecords, *, statements: Sequence[Statement]) -> tuple[Assessment, ...]:
    """How the speakers of a report rate its rounds. `statements` are best those with the sides that the whole report tells."""
    if talks is None or records.gathered is None:
        return ()
    return make_assessments(text, talks, records.gathered, statements=statements)


def with_agreed(
    talks: Talks | None,
    records: TalkRecords,
    *,
    published: date | None,
    agreements: Sequence[Agreement],
    told: Sequence[AgreementMention],
    paragraphs: Sequence[int],
) -> tuple[Outcome, ...]:
    """The outcomes of the talks of a report with those of its agreements that only other words tell of; see `add_agreed`."""
    if talks is None or records.gathered is None:
        return records.outcomes
    return add_agreed(
        talks, records.gathered, records.outcomes, published=published, agreements=agreements, told=told, paragraphs=paragraphs
    )
