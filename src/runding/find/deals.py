"""Where did the parties meet, where a report names talks in general only? Where they signed or agreed."""

from collections.abc import Iterator, Sequence
from typing import Final

from runding.find.clauses import Clause
from runding.find.heads import Head
from runding.find.passages import Passage
from runding.find.sides import Sides
from runding.find.venues import find_venues
from runding.find.who_meets import who_meets
from runding.lang.document import Document
from runding.model.meeting import MeetingMention, Signal

_DEAL: Final = "parties-meet-to-agree"
"""The rule of this module."""


def deals(document: Document, passages: Sequence[Passage], sides: Sides) -> Iterator[MeetingMention]:
    """Where a report names talks in general only: the first place at which both parties sign or agree, for they met there."""
    for passage in passages:
        for at in passage.places(("sign", "agree", "agreed")):
            clause = Clause(passage.floor(at), passage.ceiling(at), None)
            head = Head(at, at + 1, _DEAL, "talks", verb=True, noun="")
            venues = find_venues(document, passage, clause.low, clause.high)
            taken = frozenset(unit for venue in venues for unit in range(venue.first, venue.last))
            who = who_meets(passage, head, clause, sides, taken)
            if venues and (len(who.parties) > 1 or who.both):
                yield MeetingMention(
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
                    place=venues[0].place,
                    signals=(Signal(what="result"),),
                )
                return
