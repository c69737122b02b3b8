"""The one history of many reports: what `merge` settles, `ledger` keeps and `export` hands on.

An id is 16 hexadecimal digits. The id of an entry is that of its earliest mention, so it changes only when an earlier report
arrives, and the id of any other mention of the entry still opens it. Days are ISO dates (YYYY-MM-DD). Everything that a report
carries names the mentions behind it; `origins` counts those of them that do not come from one another.
"""

import msgspec


class Struct(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What the parts of a history share: frozen, named fields only."""


class Reports(Struct, frozen=True, kw_only=True):
    """Who carries it. `mentions` are ids in order of publication, `reports` counts articles, `origins` independent origins."""

    mentions: tuple[str, ...]
    reports: int
    origins: int


class Value(Struct, frozen=True, kw_only=True):
    """One value of an attribute, with those who carry it."""

    value: str
    carried: Reports


class Join(Struct, frozen=True, kw_only=True):
    """Why two mentions are one: `score` is a probability, `reasons` the named points that add up to it."""

    a: str
    b: str
    score: float
    reasons: tuple[tuple[str, float], ...]


class Doubt(Struct, frozen=True, kw_only=True):
    """A question for the review queue: two mentions that may be one, and what speaks against it (`against`, a name)."""

    id: str
    kind: str
    a: str
    b: str
    score: float
    reasons: tuple[tuple[str, float], ...]
    against: str


class Contradiction(Struct, frozen=True, kw_only=True):
    """One subject, one attribute, several values, none nested in another."""

    subject: str
    kind: str
    attribute: str
    values: tuple[Value, ...]


class Judged(Struct, frozen=True, kw_only=True):
    """A trace of a judgement on an entry: `action`, and the words of a note or the new value of an edit."""

    id: str
    action: str
    author: str
    at: str
    field: str | None = None
    text: str | None = None


class Entry(Struct, frozen=True, kw_only=True):
    """What all entries share. `first` and `last` are the days of the first and the last report."""

    id: str
    carried: Reports
    first: str | None
    last: str | None
    joins: tuple[Join, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    judged: tuple[Judged, ...] = ()


class Step(Struct, frozen=True, kw_only=True):
    """A status at a day of report, in the word of `asserted_by` (None: the reporting outlets' own voice)."""

    day: str | None
    status: str
    asserted_by: str | None
    carried: Reports


class View(Struct, frozen=True, kw_only=True):
    """What somebody says a round did for an issue, or how they rate it. Views of different parties are rivals."""

    issue: str
    of: str | None
    value: str
    carried: Reports


class Attendance(Struct, frozen=True, kw_only=True):
    """Somebody named as taking part in a round."""

    name: str
    side: str | None
    part: str | None
    carried: Reports


class SettledRound(Entry, frozen=True, kw_only=True):
    """One meeting, held or planned, as all reports together have it.

    `start` and `end` are days, `start_latest` differs from `start` where the day is not known; `status` is the last one in
    `history`. `planned` holds the days that had been announced. `series` is the id of the first round of its series of talks.
    """

    parties: tuple[str, ...]
    ordinal: int | None
    start: str | None
    start_latest: str | None
    end: str | None
    venue: str | None
    country: str | None
    mode: str | None
    format: str | None
    third_parties: tuple[str, ...]
    participants: tuple[Attendance, ...]
    status: str | None
    history: tuple[Step, ...]
    planned: tuple[Value, ...]
    outcomes: tuple[View, ...]
    assessments: tuple[View, ...]
    series: str | None = None


class Wording(Struct, frozen=True, kw_only=True):
    """One form in which an utterance was reported."""

    language: str
    type: str
    text: str
    carried: Reports


class Utterance(Entry, frozen=True, kw_only=True):
    """One utterance with all its wordings. `said` is a day; `relays` the outlets named as where reports have it from."""

    speaker: str | None
    actor: str | None
    side: str | None
    role: str | None
    said: str | None
    channel: str | None
    relays: tuple[str, ...]
    issues: tuple[str, ...]
    wordings: tuple[Wording, ...]


class StanceHeld(Struct, frozen=True, kw_only=True):
    """A stance with the words of its first report. `attribution` says whose word it is; `voices` names who spoke for the party."""

    stance: str
    attribution: str
    target: str | None
    words: str
    voices: tuple[str, ...]
    carried: Reports


class PositionPoint(Entry, frozen=True, kw_only=True):
    """What a party held on an issue on one day (`day` None: in reports without a date)."""

    holder: str
    issue: str
    day: str | None
    stances: tuple[StanceHeld, ...]


class Change(Struct, frozen=True, kw_only=True):
    """How a position moved from one day to a later one: `unchanged`, `hardened`, `softened` or `withdrawn`, with its words."""

    kind: str
    before: str
    after: str
    stance_before: str
    stance_after: str
    words: str


class Cell(Struct, frozen=True, kw_only=True):
    """One cell of the matrix of issues and parties: the hardest stance of the last day on which the party said something."""

    holder: str
    issue: str
    day: str
    stance: str
    words: str
    point: str
    carried: Reports


class PositionLine(Struct, frozen=True, kw_only=True):
    """A party's positions on an issue over time. Only its own word moves it; what others say of it stands in the points."""

    holder: str
    issue: str
    points: tuple[PositionPoint, ...]
    changes: tuple[Change, ...]


class AgreementThread(Entry, frozen=True, kw_only=True):
    """Something agreed, announced, denied or carried out, with the word of each party over time.

    The corridor fields are None where the issue is no corridor or no report says them.
    """

    issue: str
    parties: tuple[str, ...]
    status: str
    by_party: tuple[Step, ...]
    history: tuple[Step, ...]
    instrument: str | None
    purpose: str | None
    origin: str | None
    destination: str | None
    announced_by: tuple[Value, ...]
    consent: tuple[tuple[str, Value], ...]
    corridor_history: tuple[Step, ...]
    disruptions: tuple[View, ...]
    moved: tuple[Value, ...]
    planned: tuple[Value, ...]


class Actor(Entry, frozen=True, kw_only=True):
    """Somebody who speaks or takes part, with the spellings of the name and the offices named."""

    name: str
    actor: str | None
    side: str | None
    kind: str | None
    names: tuple[Value, ...]
    roles: tuple[Value, ...]


class ReportEntry(Struct, frozen=True, kw_only=True):
    """One report of the history.

    `article` is the id of its text and, after an @, its outlet: the same text in two outlets is two reports. `copies` is the
    `article` of the first of its group of near copies, its own where it has none.
    """

    article: str
    language: str
    publisher: str | None
    published: str | None
    title: str | None
    url: str | None
    relays: tuple[str, ...]
    copies: str


class Quote(Struct, frozen=True, kw_only=True):
    """One mention: which article and which record of it, and the places of its words there (start and end of each)."""

    id: str
    article: str
    record: str | None
    kind: str
    spans: tuple[tuple[int, int], ...]


class History(Struct, frozen=True, kw_only=True):
    """The one history. Every tuple is in a fixed order, so that the same reports give the same bytes."""

    articles: tuple[ReportEntry, ...]
    rounds: tuple[SettledRound, ...]
    statements: tuple[Utterance, ...]
    positions: tuple[PositionLine, ...]
    agreements: tuple[AgreementThread, ...]
    actors: tuple[Actor, ...]
    contradictions: tuple[Contradiction, ...]
    review: tuple[Doubt, ...]
    quotes: tuple[Quote, ...]


_ENCODER = msgspec.json.Encoder(order="deterministic")


def history_to_json(history: History) -> bytes:
    """The history as JSON. The same history gives the same bytes."""
    return _ENCODER.encode(history)
