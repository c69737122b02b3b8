"""The record of one article: what a careful reader takes from it.

The structs are the JSON contract: field names are keys and are never renamed. Every record but a bare time carries `evidence`, a
non-empty tuple of spans, and `rule`, the pack entry or code rule that fired. What a report does not say is None; nothing is defaulted.
"""

from collections.abc import Sequence

import msgspec

from runding.model.text import Article, Span


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What all records share: no record can be built without the words that carry it."""

    evidence: tuple[Span, ...]
    rule: str

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"a record of rule {self.rule!r} has no evidence")


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A date or an interval of dates, both ends included, with the words that name it.

    `earliest` and `latest` are ISO dates, None where that end is open or unknown. `flags` names what is wrong with it as printed:
    `weekday_mismatch`, `impossible`, `year_out_of_place`.
    """

    earliest: str | None
    latest: str | None
    text: str
    granularity: str | None = None
    flags: tuple[str, ...] = ()
    span: Span | None = None


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """Who says it. `name` is the fullest form that the article gives; `mention` is how the speaker is named here.

    `kind` is one of `SPEAKER_KINDS`; `actor` an id of the shared actor file; `side` an ISO 3166-1 alpha-3 code or the id of a
    non-state actor; `resolved_by` says how the mention became the name (name, surname, pronoun, clitic, role, continuation ...).
    """

    name: str
    kind: str | None
    actor: str | None
    side: str | None
    role: str | None
    mention: Span | None
    resolved_by: str


class Channel(msgspec.Struct, frozen=True, kw_only=True):
    """The way a statement was made: `kind` is one of `CHANNELS`, `name` the word for it (Twitter)."""

    kind: str
    name: str | None = None


class Statement(Record, frozen=True, kw_only=True):
    """Content that the article attributes to a source. `content` stands in text order, without marks and without *that*.

    `about` is what it names, told in no language: `issue=…`, `place=…`, `actor=…`, `number=…`, `day=…`.
    """

    id: str
    speaker: Speaker | None
    type: str
    content: tuple[Span, ...]
    cue: Span | None
    channel: Channel | None
    relay: tuple[str, ...]
    said: Time | None
    about: tuple[str, ...] = ()


class Venue(msgspec.Struct, frozen=True, kw_only=True):
    """Where a round was held: the town or named site, and its country as ISO 3166-1 alpha-3."""

    name: str | None
    country: str | None


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody at a round. `part` is head, member, mediator, host or observer."""

    name: str
    side: str | None
    role: str | None
    part: str | None


class Round(Record, frozen=True, kw_only=True):
    """One meeting, or planned meeting, between parties about the conflict."""

    id: str
    ordinal: int | None
    parties: tuple[str, ...]
    start: Time | None
    end: Time | None
    venue: Venue | None
    mode: str | None
    format: str | None
    third_parties: tuple[str, ...]
    participants: tuple[Participant, ...]
    status: str | None


class Outcome(Record, frozen=True, kw_only=True):
    """What a round did for an issue. `by` is a statement's id, None for the outlet's own voice; `round` an id or None."""

    round: str | None
    issue: str
    value: str
    by: str | None


class Assessment(Record, frozen=True, kw_only=True):
    """How somebody rates a round. `assessor` is a side or a name, `issue` an issue id or `ALL`."""

    round: str | None
    assessor: str
    issue: str
    value: str
    by: str | None


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """The party that holds a position; `name` where an official voiced it."""

    side: str
    name: str | None


class Position(Record, frozen=True, kw_only=True):
    """What a party wants, offers or refuses on an issue."""

    holder: Holder
    issue: str
    stance: str
    target: str | None
    condition: Span | None
    attribution: str
    by: str | None


class People(msgspec.Struct, frozen=True, kw_only=True):
    """People planned for or moved through a corridor."""

    value: int
    as_of: Time | None
    cumulative: bool | None
    planned: bool


class Disruption(msgspec.Struct, frozen=True, kw_only=True):
    """Why a corridor did not work, in somebody's word."""

    alleged_by: str | None
    blamed: str | None
    cause: Span | None


class Corridor(msgspec.Struct, frozen=True, kw_only=True):
    """A humanitarian corridor, pause or notification, in OCHA's terms."""

    instrument: str | None = None
    purpose: str | None = None
    announced_by: str | None = None
    consent: dict[str, str] = {}
    guarantor: str | None = None
    facilitator: str | None = None
    origin: str | None = None
    destination: str | None = None
    destination_control: str | None = None
    window: Time | None = None
    status: tuple[str, ...] = ()
    disruption: Disruption | None = None
    people: tuple[People, ...] = ()
    cargo: str | None = None


class Agreement(Record, frozen=True, kw_only=True):
    """Something agreed, announced, denied or carried out. A status is always somebody's word: `asserted_by`."""

    id: str
    issue: str
    parties: tuple[str, ...]
    status: str
    asserted_by: str | None
    by: str | None
    history: tuple[str, ...] = ()
    corridor: Corridor | None = None


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """The title of another article inserted into the text."""

    title: str
    span: Span


class Figure(Record, frozen=True, kw_only=True):
    """A reported count. `what` is one of `FIGURES`; `low` equals `high` for a plain number."""

    what: str
    low: int | None
    high: int | None
    of: str | None
    by: str | None


class ArticleRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The whole record of one article: the JSON contract's top level."""

    article: Article
    statements: tuple[Statement, ...] = ()
    rounds: tuple[Round, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    positions: tuple[Position, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    related: tuple[Related, ...] = ()
    figures: tuple[Figure, ...] = ()
    furniture: tuple[Span, ...] = ()


_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(ArticleRecord)


def to_json(record: ArticleRecord | Sequence[ArticleRecord]) -> bytes:
    """The record, or several, as JSON. The same record gives the same bytes."""
    return _ENCODER.encode(record)


def from_json(data: bytes | str) -> ArticleRecord:
    """The record of one JSON object. Raises msgspec.ValidationError where it does not follow the contract."""
    return _DECODER.decode(data)
