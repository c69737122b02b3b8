"""Where did the parties meet, where a report names talks in general only? Where they signed or agreed."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from runding.find.clauses import Clause
from runding.find.heads import Head
from runding.find.passages import Passage
from runding.find.sides import Sides
from runding.find.times import TimeMention
from runding.find.venues import find_venues
from runding.find.who_meets import who_meets
from runding.lang.document import Document
from runding.model.meeting import MeetingMention, Signal

_DEAL: Final = "parties-meet-to-agree"
"""The rule of this module."""


def deals(document: Document, passages: Sequence[Passage], sides: Sides, times: Sequence[TimeMention]) -> Iterator[MeetingMention]:
    """Where a report names talks in general only: the first place at which both parties sign or agree, for they met there.

    The day is that of the first sentence that tells of it there and names one. `times` are the dates of the report.
    """
    found: MeetingMention | None = None
    for passage in passages:
        one = _deal_in(document, passage, sides, times)
        if one is None or (found is not None and (found.place is None or one.place != found.place)):
            continue
        if one.start is not None:
            yield one if found is None else replace(found, start=one.start)
            return
        found = found or one
    if found is not None:
        yield found


def _deal_in(document: Document, passage: Passage, sides: Sides, times: Sequence[TimeMention]) -> MeetingMention | None:
    """The first place of a sentence at which both parties sign or agree, with the day that it names."""
    for at in passage.places(("sign", "agree", "agreed", "deal.struck")):
        clause = Clause(passage.floor(at), passage.ceiling(at), None)
        head = Head(at, at + 1, _DEAL, "talks", verb=True, noun="")
        venues = [one for one in find_venues(document, passage, clause.low, clause.high) if not passage.has(one.first - 1, "peace")]
        taken = frozenset(unit for venue in venues for unit in range(venue.first, venue.last))
        who = who_meets(passage, head, clause, sides, taken)
        if venues and (len(who.parties) > 1 or who.both):
            inside = [time.time for time in times if passage.units.starts[at] <= time.start < passage.units.ends[clause.high - 1]]
            days = [time for time in inside if time.granularity == "day"]
            return MeetingMention(
                words=passage.range(at, at + 1),
                clause=passage.range(clause.low, clause.high),
                sentence=passage.sentence,
                paragraph=passage.units.paragraph,
                quoted=False,
                rule=f"{document.pack.code}:{_DEAL}",
                sort="talks",
                verb=True,
                parties=who.parties,
                both=who.both,
                start=days[0] if len(days) == 1 else None,
                place=venues[0].place,
                signals=(Signal(what="result"),),
            )
    return None
