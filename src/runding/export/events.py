"""Who did what towards whom: the flat events that positions, agreements and rounds imply, for the event formats.

Event types are PLOVER's (openeventdata/PLOVER), codes CAMEO's. What a record does not say stays empty; nothing is invented.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from runding.model.record import Agreement, ArticleRecord, Assessment, Position, Round
from runding.model.text import Article, Span

STANCE_EVENTS: Final = {
    "demand": "REQUEST", "precondition": "REQUEST", "offer": "AGREE", "open": "AGREE", "accept": "AGREE", "concede": "CONCEDE",
    "refuse": "REJECT", "red_line": "REJECT", "ultimatum": "THREATEN",
}  # fmt: skip
"""The event of each stance; a priority asks for nothing of anybody and is no event."""
ASSESSMENT_EVENTS: Final = {"breakthrough": "SUPPORT", "progress": "SUPPORT", "limited": None, "none": "ACCUSE", "setback": "ACCUSE"}
"""How a party rates a round: praise is support, blame is disapproval, and what is neither is no event."""
AGREEMENT_EVENTS: Final = {
    "proposed": None, "agreed_in_principle": "AGREE", "announced": "AGREE", "signed": "AGREE", "in_force": "RETREAT",
    "partly_implemented": "RETREAT", "implemented": "RETREAT", "violated_alleged": "ACCUSE", "suspended": "REJECT", "extended": "AGREE",
    "denied": "REJECT", "terminated": "REJECT",
}  # fmt: skip
ROUND_EVENTS: Final = {
    "proposed": None, "scheduled": "AGREE", "postponed": None, "cancelled": "REJECT", "ongoing": "CONSULT", "concluded": "CONSULT",
    "broken_off": "REJECT",
}  # fmt: skip

_YIELD: Final = frozenset({"sec.withdrawal", "sec.hostilities", "sec.limited_truce", "sec.demilitarization", "sec.infrastructure"})
_RELEASE: Final = frozenset({"hum.prisoners", "hum.hostages", "hum.children"})
_ADMIT: Final = frozenset({"sec.monitoring", "sec.peacekeeping", "hum.aid_access", "hum.corridor", "hum.evacuation"})
_SETTLE: Final = frozenset({"sec.ceasefire", "pro.settlement"})
_MEET: Final = frozenset({"pro.format"})
_DISARM: Final = frozenset({"sec.ddr", "sec.demilitarization", "sec.armed_groups"})
_TRUCE: Final = frozenset({"sec.ceasefire", "sec.limited_truce", "sec.hostilities"})
_AID: Final = frozenset({"eco.reconstruction", "eco.trade_grain"})
_END: Final = frozenset({"sec.ceasefire", "sec.hostilities", "pro.settlement"})
"""Who calls for these, and for nothing else of anybody, calls for an end to the conflict: in PLOVER that is to agree."""
_POLICY: Final = ("ter.", "sov.", "pol.", "jus.")

_CAMEO: Final = {
    "REQUEST": ("105", "1056", "1053", "1055", "107", "106"),
    "AGREE": ("030", "0356", "0353", "0355", "037", "036"),
    "CONCEDE": ("080", "087", "0841", "086", "0871", "080"),
    "REJECT": ("120", "1246", "1243", "1245", "127", "125"),
    "THREATEN": ("130", "130", "130", "130", "130", "134"),
    "RETREAT": ("080", "0874", "0841", "086", "0871", "080"),
    "AID": ("071", "071", "071", "073", "071", "071"),
    "ACCUSE": ("112", "112", "112", "112", "112", "112"),
}
"""For each event the CAMEO codes: in general, to yield militarily, to release people, to admit others, to settle, to meet."""
_HUMANITARIAN: Final = "hum."
_PAIR: Final = 2
_STATE: Final = 3


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `actor` and `recipient` are sides; a reciprocal event has everybody in `actor`.

    `date` is an ISO date or None; `own_date` says that it is the event's own and not that of its report.
    """

    id: str
    kind: str
    article: Article
    date: str | None
    event: str
    mode: str | None
    cameo: str
    issue: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str | None
    country: str | None
    evidence: tuple[Span, ...]
    rule: str
    own_date: bool = False

    @property
    def words(self) -> str:
        """The words that carry it."""
        return " … ".join(span.exact for span in self.evidence)

    @property
    def context(self) -> str | None:
        """PLOVER's context for humanitarian matters; others are not told by an issue."""
        return "human_security" if self.issue is not None and self.issue.startswith(_HUMANITARIAN) else None


def events_of(record: ArticleRecord) -> Iterator[Event]:
    """The events of one record: positions, agreements, rounds and how parties rate them, in the order of the record."""
    for number, position in enumerate(record.positions, 1):
        yield from _of_position(record.article, position, number)
    for number, agreement in enumerate(record.agreements, 1):
        yield from _of_agreement(record.article, agreement, number)
    for number, one in enumerate(record.rounds, 1):
        yield from _of_round(record.article, one, number)
    for number, rating in enumerate(record.assessments, 1):
        yield from _of_assessment(record.article, rating, number)


def event_id(article: Article, kind: str, number: int) -> str:
    """An id of our own: the article's id, shortened, the kind of record and its number in the article."""
    return f"{article.id[:16]}-{kind}{number}"


def is_side(name: str) -> bool:
    """Whether a name is a side's id: three capitals for a state, else small letters and digits without blanks."""
    return (len(name) == _STATE and name.isupper()) or (name == name.lower() and " " not in name)


def cameo_of(event: str, issue: str | None) -> str:
    """The CAMEO code of an event about an issue."""
    codes = _CAMEO[event]
    for place, issues in enumerate((_YIELD, _RELEASE, _ADMIT, _SETTLE, _MEET), 1):
        if issue in issues:
            return codes[place]
    return codes[0]


def mode_of(event: str, issue: str) -> str | None:
    """PLOVER's mode of an event about an issue, where one fits."""
    if event in ("REQUEST", "REJECT"):
        if issue in _MEET:
            return "meet"
        if issue in _AID:
            return "assist"
        return "change" if issue.startswith(_POLICY) else "yield" if issue.startswith(("sec.", _HUMANITARIAN)) else None
    if event != "RETREAT":
        return None
    held = (("ceasefire", _TRUCE), ("release", _RELEASE), ("access", _ADMIT), ("disarm", _DISARM), ("withdraw", {"sec.withdrawal"}))
    return next((mode for mode, issues in held if issue in issues), None)


def _of_position(article: Article, position: Position, number: int) -> Iterator[Event]:
    event = STANCE_EVENTS.get(position.stance)
    if event is None:
        return
    if position.stance == "demand" and position.issue in _END and position.target is None:
        event = "AGREE"
    yield Event(
        id=event_id(article, "p", number),
        kind="position",
        article=article,
        date=article.published,
        event=event,
        mode=mode_of(event, position.issue),
        cameo=cameo_of(event, position.issue),
        issue=position.issue,
        actor=(position.holder.side,),
        recipient=(position.target,) if position.target else (),
        place=None,
        country=None,
        evidence=position.evidence,
        rule=position.rule,
    )


def _of_agreement(article: Article, agreement: Agreement, number: int) -> Iterator[Event]:
    # What an agreement went through is an event each; the last one is what it is, and its id has no step.
    statuses = [one for one in agreement.history if one != agreement.status]
    for step, status in enumerate((*statuses, agreement.status), 1):
        name = event_id(article, "a", number) + (f".{step}" if status != agreement.status else "")
        made = _agreement_step(article, agreement, status, name)
        if made is not None:
            yield made


def _agreement_step(article: Article, agreement: Agreement, status: str, name: str) -> Event | None:
    event = _agreement_event(agreement, status)
    # An allegation or a denial is one party's word against the others; everything else they do together.
    alone = agreement.asserted_by if event == "ACCUSE" or status == "denied" else None
    actor = agreement.parties if alone is None else (alone,)
    if event is None or not actor or (event == "ACCUSE" and alone is None):
        return None
    return Event(
        id=name,
        kind="agreement",
        article=article,
        date=article.published,
        event=event,
        mode="allege" if event == "ACCUSE" else mode_of(event, agreement.issue),
        cameo="057" if status == "signed" else cameo_of(event, agreement.issue),
        issue=agreement.issue,
        actor=actor,
        recipient=() if alone is None else tuple(one for one in agreement.parties if one != alone),
        place=None,
        country=None,
        evidence=agreement.evidence,
        rule=agreement.rule,
    )


def _agreement_event(agreement: Agreement, status: str) -> str | None:
    """A truce or withdrawal that one side declares is conceded, not agreed; aid that arrives is aid."""
    event = AGREEMENT_EVENTS.get(status)
    if event == "AGREE" and len(agreement.parties) == 1 and agreement.issue in _TRUCE | {"sec.withdrawal"}:
        return "CONCEDE"
    return "AID" if event == "RETREAT" and agreement.issue in _AID else event


def _of_assessment(article: Article, rating: Assessment, number: int) -> Iterator[Event]:
    event = ASSESSMENT_EVENTS.get(rating.value)
    if event is None or not is_side(rating.assessor):
        return
    yield Event(
        id=event_id(article, "t", number),
        kind="assessment",
        article=article,
        date=article.published,
        event=event,
        mode="disapprove" if event == "ACCUSE" else None,
        cameo="013" if event == "SUPPORT" else "012",
        issue=None if rating.issue == "ALL" else rating.issue,
        actor=(rating.assessor,),
        recipient=(),
        place=None,
        country=None,
        evidence=rating.evidence,
        rule=rating.rule,
    )


def _of_round(article: Article, one: Round, number: int) -> Iterator[Event]:
    event = ROUND_EVENTS.get(one.status or "")
    if event is None or not one.parties:
        return
    start = one.start
    own = start.earliest if event == "CONSULT" and start is not None and start.earliest == start.latest else None
    yield Event(
        id=event_id(article, "r", number),
        kind="round",
        article=article,
        date=own or article.published,
        own_date=own is not None,
        event=event,
        mode=_consult_mode(one) if event == "CONSULT" else "meet" if event == "REJECT" else None,
        cameo={"CONSULT": "046", "AGREE": "036"}.get(event, "125" if one.status == "cancelled" else "165"),
        issue=None,
        actor=(*one.parties, *one.third_parties),
        recipient=(),
        place=one.venue.name if one.venue else None,
        country=one.venue.country if one.venue else None,
        evidence=one.evidence,
        rule=one.rule,
    )


def _consult_mode(one: Round) -> str | None:
    if one.mode == "phone":
        return "phone"
    return "third-party" if one.third_parties else "multilateral" if len(one.parties) > _PAIR else None
