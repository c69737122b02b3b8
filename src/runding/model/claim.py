"""What the finding steps hand on of positions and agreements: claims at their places, not yet records."""

from dataclasses import dataclass

from msgspec import Struct

from runding.model.record import Time
from runding.model.text import Range


class Voice(Struct, frozen=True, kw_only=True):
    """A statement as the finding of claims needs it: whose words stand where.

    `side` and `name` are the speaker's, None where nobody can be told; `kind` is one of the vocabulary's speaker kinds; `direct` tells that
    all content is quoted. `named` are the places where the speaker is named: here, and with an office. `cue` is the reporting word, which
    may itself be a claim (*X demands that …*).
    """

    statement: str
    contents: tuple[Range, ...]
    cue: Range | None
    side: str | None
    name: str | None
    kind: str | None
    direct: bool
    named: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceMention:
    """One side's wish, offer or refusal in one sentence.

    `holder` is a side; `name` whoever voices it. `statement` is the id of the statement that it stands in, None in the outlet's own voice.
    `evidence` runs from the word of the stance to the words of the issue, `condition` is the clause on which it depends.
    """

    sentence: int
    holder: str
    name: str | None
    issue: str
    stance: str
    target: str | None
    condition: Range | None
    statement: str | None
    attribution: str
    evidence: Range
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementMention:
    """What one sentence says of something agreed, announced, carried out or broken.

    `issue` is None where the words mean a deal as such (that agreement, its text). `parties` are the sides named with it, empty where
    none are. `earlier` tells that the sentence speaks of a time before. `asserted_by` is the side or name of the speaker, None in the
    outlet's own voice. `alone` tells that one side consents to what others proposed: with nobody else's word no agreement yet.
    `before` tells that the sentence looks back from what the report has told (*had been extended*), `aside` that a relative clause tells
    it of a thing that the sentence is not about (*the truce that was signed in May*).
    """

    sentence: int
    issue: str | None
    status: str
    parties: tuple[str, ...]
    earlier: bool
    asserted_by: str | None
    statement: str | None
    evidence: Range
    rule: str
    alone: bool = False
    before: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CorridorFact:
    """One thing that a sentence tells of a humanitarian corridor.

    `field` names what it is: a field of the record `Corridor`, `blamed` or `cause` of its disruption, people `moved` or `planned`. The
    fact itself is `value` (a word of the vocabulary or a side), `words` (a stretch of text), `number` or `time`. `at` is where it stands.
    """

    sentence: int
    field: str
    at: Range
    rule: str
    value: str | None = None
    words: Range | None = None
    number: int | None = None
    time: Time | None = None
    asserted_by: str | None = None
