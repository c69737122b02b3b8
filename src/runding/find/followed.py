"""Where and when did talks end that are only told of as over? Where somebody signed or left after them."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from runding.find.clauses import Clause, Dated
from runding.find.heads import Head
from runding.find.meeting_dates import precise
from runding.find.passages import Passage
from runding.find.venues import Venue, find_venues, seat_of
from runding.lang.document import Document
from runding.model.record import Time

_ENDS: Final = ("sign", "agree", "reached", "strike", "leaves")
"""Classes of verbs for what is done at the end of talks."""


class Followed(Struct, frozen=True):
    """The place and the last day of talks, by what was done right after them; None where that tells nothing."""

    venue: Venue | None = None
    end: Time | None = None


def what_follows(document: Document, passage: Passage, head: Head, clause: Clause, dates: Sequence[Dated]) -> Followed:
    """What the main clause tells before an *after* that opens the clause of a noun for talks."""
    joint = clause.low - 1
    if head.verb or head.sort != "talks" or joint < 1 or passage.units.codes[joint] != "s" or not passage.has(joint, "after"):
        return Followed()
    low = passage.floor(joint)
    verb = next((at for at in range(low, joint) if passage.has_any(at, _ENDS)), None)
    if verb is None:
        return Followed()
    venues = find_venues(document, passage, verb, joint)
    left = seat_of(document, passage, verb + 1) if passage.has(verb, "leaves") else None
    venue = Venue(left, verb + 1, verb + 2) if left is not None else next(iter(venues), None)
    days = [time for dated in dates if low <= dated.first < joint and (time := precise(dated.mention.time)) is not None]
    return Followed(venue, days[0] if len(days) == 1 and days[0].granularity == "day" else None)
