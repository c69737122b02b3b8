"""What do the sides want, and what is agreed? Positions and agreements of a report that looks like conflict or diplomacy."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from runding.find.agreements import find_agreements
from runding.find.corridors import find_corridor_facts
from runding.find.figures import FigureMention
from runding.find.gists import find_gists
from runding.find.parties import find_parties
from runding.find.passages import Passage
from runding.find.readings import read_passages
from runding.find.sides import Sides
from runding.find.speaker_sides import with_sides
from runding.find.stances import find_stances
from runding.find.times import TimeMention
from runding.lang.document import Document
from runding.lang.issues import load_issues
from runding.lang.stances import load_stances
from runding.model.claim import AgreementMention, CorridorFact, StanceMention, Voice

_AGREED: Final = frozenset({"agreed_in_principle", "signed"})


class Claims(NamedTuple):
    """The claims of a report in text order, and the parties whose agreements they are where nothing else is told.

    `voices` are the statements as they were given, each with the side that the report tells of its speaker; `gists` is what statements
    name (`runding.find.gists`), by their ids.
    """

    stances: list[StanceMention]
    agreements: list[AgreementMention]
    parties: frozenset[str]
    corridors: list[CorridorFact]
    voices: list[Voice]
    gists: dict[str, tuple[str, ...]]


def find_claims(
    document: Document,
    passages: Sequence[Passage],
    voices: Sequence[Voice],
    sides: Sides,
    *,
    meeting: Iterable[str] = (),
    thirds: Iterable[str] = (),
    figures: Sequence[FigureMention] = (),
    times: Sequence[TimeMention] = (),
) -> Claims:
    """The positions and agreements of a report.

    `voices` are its statements; `meeting` and `thirds` are the parties and third parties of its rounds; `figures` and `times` its counts
    of people and its dates.
    """
    code = document.pack.code
    rules = load_stances(code)
    parties = find_parties(document, passages, sides, meeting=meeting, thirds=thirds)
    suffixes = document.pack.splitter.suffixes
    heard = with_sides(passages, voices, sides, parties, suffixes=suffixes)
    if parties.lonely:
        parties = replace(parties, sides=frozenset(), near=frozenset())  # one side alone takes no position: on what, against whom
    text = list(read_passages(passages, heard, load_issues(code)))
    agreed = [] if parties.lonely else find_agreements(text, rules=rules.agreements, sides=sides, parties=parties)
    stances = find_stances(text, rules=rules.positions, sides=sides, parties=parties, suffixes=suffixes)
    together = {one.issue for one in agreed if one.status in _AGREED and len(one.parties) != 1}
    return Claims(
        # What both sides agreed on is an agreement and nobody's position.
        stances=[one for one in stances if one.issue not in together or (one.stance, one.rule) not in rules.of_both],
        agreements=agreed,
        parties=parties.core,
        corridors=[] if parties.lonely else find_corridor_facts(text, rules=rules.corridors, sides=sides, figures=figures, times=times),
        voices=heard,
        gists=find_gists(document, text, heard, times),
    )
