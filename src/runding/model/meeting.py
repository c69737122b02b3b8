"""What the finding steps hand on of talks: mentions of meetings, of third parties, of outcomes and ratings, not yet records."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from runding.model.record import Time
from runding.model.text import Range

HOME = "@home"
"""A party named only as the government or the army: the state of the report's conflict."""
REBELS = "@rebels"
"""A party named only as rebels: the group of the report's conflict."""


class Signal(Struct, frozen=True, kw_only=True):
    """Something that happens to a meeting: `what` is a phase (`begin`, `end`, `cancel` …) or `mention` for the bare naming of it.

    `tense` is `future`, `plan`, `open` (wished, proposed, possible), `if`, `before`, `past`, `once` (for some time, and no more), `now` or
    empty; `denied` tells of a negation.
    """

    what: str
    tense: str = ""
    denied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a meeting is: the town or named site as printed, and its country as ISO 3166-1 alpha-3. `listed` is its name in the list."""

    name: str | None
    country: str | None
    listed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Somebody at a meeting: `part` is head, member, mediator, host or observer."""

    name: str
    side: str | None
    role: str | None
    part: str | None


class MeetingMention(Struct, frozen=True, kw_only=True):
    """One mention of a meeting.

    `words` are those that name it, `clause` what is said of it there, `noun` the listed form of the naming word, and `verb` tells that it
    is a verb (they met). `sort` is `talks`, `meeting`, `session` (a word that also means other gatherings) or `contact` (they spoke).

    `parties` are the sides named as meeting, with `HOME` and `REBELS` for general words; `both` means "the two parties"; `bodies` are
    organisations named in the place of a party, `company` those who are named as being there too. `partner` tells that only one side
    is named, behind *with*; `visit` that one calls on another of a higher level.

    `for_peace_there` tells that `place` stands right behind a name of talks about peace, or behind their purpose: it may be what is to be
    peaceful.

    `since` is the day of an earlier meeting that the mention names ("the first since 10 March"), `vague` a date too rough to date it.
    `generic` mentions name talks in general; `peace` tells that peace or a ceasefire is what it is about, `days` that it lasts several,
    `hours` that it lasted hours only, `again` that they meet once more, `agreed` that it is agreed on, `somewhere` that the place is
    told but not named (a neutral one), `predicate` that the sentence says of another meeting to be this one.
    """

    words: Range
    clause: Range
    sentence: int
    paragraph: int
    quoted: bool
    rule: str
    sort: str
    verb: bool
    noun: str = ""
    ordinal: int | None = None
    marks: frozenset[str] = frozenset()
    definite: bool = False
    generic: bool = False
    parties: tuple[str, ...] = ()
    both: bool = False
    bodies: tuple[str, ...] = ()
    start: Time | None = None
    end: Time | None = None
    vague: Time | None = None
    since: Time | None = None
    place: Place | None = None
    for_peace_there: bool = False
    same_place: bool = False
    mode: str | None = None
    format: str | None = None
    level: str | None = None
    company: tuple[str, ...] = ()
    partner: bool = False
    visit: bool = False
    peace: bool = False
    days: bool = False
    hours: bool = False
    again: bool = False
    agreed: bool = False
    somewhere: bool = False
    predicate: bool = False
    signals: tuple[Signal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdParty:
    """A mediator or host, and the mention whose clause names it (its index), or None where it stands by itself."""

    side: str
    part: str
    words: Range
    sentence: int
    mention: int | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeMention:
    """What a report says that talks did for an issue. `words` carry it; `partial` tells that only a part or a draft is meant.

    `sides` are those who agree or propose, where they are named; `countries` those of the places in the sentence. `needs` tells when the
    words count only: in the mouth of a `third` party, or where the talks brought a `deal` by other words.
    """

    issue: str
    value: str
    words: Range
    sentence: int
    paragraph: int
    rule: str
    partial: bool = False
    sides: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    needs: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingMention:
    """Words that rate talks. `issue` is what they rate, `ALL` for the whole; `about` tells that the sentence names talks or a deal.

    `praised_by` is the side of which the report tells that it praised what is rated; `weak` tells of words that mean many other things.
    """

    value: str
    issue: str
    words: Range
    sentence: int
    paragraph: int
    about: bool
    rule: str
    praised_by: str | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Rivals:
    """Who has a conflict of old with whom, the same in every language.

    `homes` tells the state in which a group is at home, `known` the sides of all pairs, `areas` the places that conflicts are about.
    """

    pairs: frozenset[frozenset[str]] = frozenset()
    homes: Mapping[str, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()

    def are_at_odds(self, pair: frozenset[str]) -> bool:
        """Whether two sides have a conflict: a listed pair, or a group that nothing is known of with anybody."""
        return pair in self.pairs or any(side.islower() and side not in self.known for side in pair)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """All that a report says of talks, in text order.

    `weights` tells how often each side is named in it, `pairs` how often two are named together, `rivals` who has a conflict; `until` has
    the last day (ISO) of the dates that a sentence names, by its number. `rebels` is how a report calls `REBELS` mostly, as a side.
    """

    mentions: tuple[MeetingMention, ...]
    third_parties: tuple[ThirdParty, ...]
    outcomes: tuple[OutcomeMention, ...]
    ratings: tuple[RatingMention, ...]
    attendees: tuple[Attendee, ...]
    weights: Counter[str]
    pairs: Counter[frozenset[str]]
    rivals: Rivals
    until: Mapping[int, str]
    rebels: str = "rebels"
