"""What does a report say of talks? Meetings, who stands between, what came of them and how they are rated."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Final

from runding.find.attendees import find_attendees
from runding.find.cast import Cast
from runding.find.issues import IssueMention
from runding.find.outcomes import find_outcomes
from runding.find.passages import Passage
from runding.find.ratings import find_ratings
from runding.find.rounds import find_meetings
from runding.find.sides import Sides
from runding.find.times import TimeMention
from runding.lang.document import Document
from runding.lang.issues import load_issues
from runding.lang.talks import load_talks
from runding.model.meeting import Talks

_REBELS: Final = "rebels"
"""The side of those whom no other word names."""


def find_talks(document: Document, passages: Sequence[Passage], *, times: Sequence[TimeMention], sides: Sides, cast: Cast) -> Talks | None:
    """All that a report says of talks; None where it names no meeting. `times` are its dates in text order."""
    code = document.pack.code
    rules, lexicon = load_talks(code), load_issues(code)

    def issues(passage: Passage) -> list[IssueMention]:
        return passage.issues(lexicon)

    meetings = find_meetings(document, passages, rules, times=times, sides=sides)
    if not meetings.mentions:
        return None
    return Talks(
        mentions=meetings.mentions,
        third_parties=meetings.third_parties,
        outcomes=tuple(find_outcomes(document, passages, rules, issues, sides)),
        ratings=tuple(find_ratings(document, passages, rules, issues, sides)),
        attendees=tuple(find_attendees(document, passages, cast, sides)),
        weights=sides.weights(),
        pairs=sides.pairs(),
        rivals=rules.rivals,
        until=_last_days(passages, times),
        rebels=_rebels(passages),
    )


def _rebels(passages: Sequence[Passage]) -> str:
    """How the report calls those without a name of their own who stand against a government, most often."""
    called = Counter(passage.attribute(at, "sort") or _REBELS for passage in passages for at in passage.places(("rebels",)))
    return max(called, key=lambda name: called[name], default=_REBELS)


def _last_days(passages: Sequence[Passage], times: Sequence[TimeMention]) -> dict[int, str]:
    """The last day (ISO) of the dates of each sentence that names some, and none that is open."""
    starts, found = [one.start for one in times], dict[int, str]()
    for passage in passages:
        inside = times[bisect_left(starts, passage.units.start) : bisect_left(starts, passage.units.end)]
        days = [one.time.latest for one in inside if one.time.latest is not None]
        if days and len(days) == len(inside):
            found[passage.sentence] = max(days)
    return found
