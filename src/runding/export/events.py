"""Who did what towards whom: the flat events that positions, agreements and rounds imply, for the event formats.

Event types are PLOVER's (openeventdata/PLOVER), codes CAMEO's. What a record does not say stays empty; nothing is invented.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from runding.model.record import Agreement, ArticleRecord, Position, Round
from runding.model.text import Article, Span

STANCE_EVENTS: Final = {
    "demand": "REQUEST", "precondition": "REQUEST", "offer": "AGREE", "open": "AGREE", "accept": "AGREE", "concede": "CONCEDE",
    "refuse": "REJECT", "red_line": "REJECT", "ultimatum": "THREATEN",
}  # fmt: skip
"""The event of each stance; a priority asks for nothing of anybody and is no event."""

_MODES: Final = {"REQUEST": {"pro.format": "meet"}, "REJECT": {"pro.format": "meet"}}
_YIELD: Final = frozenset({"sec.withdrawal", "sec.hostilities", "sec.limited_truce", "sec.demilitarization", "sec.infrastructure"})
_RELEASE: Final = frozenset({"hum.prisoners", "hum.hostages", "hum.children"})
_ADMIT: Final = frozenset({"sec.monitoring", "sec.peacekeeping", "hum.aid_access", "hum.corridor", "hum.evacuation"})
_SETTLE: Final = frozenset({"sec.ceasefire", "pro.settlement"})

_CAMEO: Final = {
    "REQUEST": ("105", "1056", "1053", "1055", "107", "106"),
    "AGREE": ("030", "0356", "0353", "0355", "037", "036"),
    "CONCEDE": ("080", "087", "0841", "086", "0871", "080"),
    "REJECT": ("120", "1246", "1243", "1245", "127", "125"),
    "THREATEN": ("130", "130", "130", "130", "130", "134"),
    "RETREAT": ("080", "0874", "0841", "086", "0871", "080"),
}
"""For each event the CAMEO codes: in general, to yield militarily, to release people, to admit others, to settle, to meet."""

_AGREEMENT_EVENTS: Final = {
    "proposed": None, "agreed_in_principle": "AGREE", "announced": "AGREE", "signed": "AGREE", "in_force": "RETREAT",
    "partly_implemented": "RETREAT", "implemented": "RETREAT", "violated_alleged": None, "suspended": "REJECT", "extended": "AGREE",
    "denied": "REJECT", "terminated": "REJECT",
}  # fmt: skip
_ROUND_EVENTS: Final = {
    "proposed": None, "scheduled": "AGREE", "postponed": None, "cancelled": "REJECT", "ongoing": "CONSULT", "concluded": "CONSULT",
    "broken_off": "REJECT",
}  # fmt: skip
_HUMANITARIAN: Final = "hum."


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `actor` and `recipient` are sides; a reciprocal event has everybody in `actor`. `date` is an ISO date or None."""

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

    @property
    def context(self) -> str | None:
        """PLOVER's context for humanitarian matters; others are not told by an issue."""
        return "human_security" if self.issue is not None and self.issue.startswith(_HUMANITARIAN) else None


def events_of(record: ArticleRecord) -> Iterator[Event]:
    """The events of one record: positions, agreements and rounds, in the order of the record."""
    for number, position in enumerate(record.positions, 1):
        yield from _of_position(record.article, position, number)
    for number, agreement in enumerate(record.agreements, 1):
        yield from _of_agreement(record.article, agreement, number)
    for number, one in enumerate(record.rounds, 1):
        yield from _of_round(record.article, one, number)


def event_id(article: Article, kind: str, number: int) -> str:
    """An id of our own: the article's id, shortened, the kind of record and its number in the article."""
    return f"{article.id[:16]}-{kind}{number}"


def cameo_of(event: str, issue: str | None) -> str:
    """The CAMEO code of an event about an issue."""
    codes = _CAMEO[event]
    for place, issues in enumerate((_YIELD, _RELEASE, _ADMIT, _SETTLE, frozenset({"pro.format"})), 1):
        if issue in issues:
            return codes[place]
    return codes[0]


def _of_position(article: Article, position: Position, number: int) -> Iterator[Event]:
    event = STANCE_EVENTS.get(position.stance)
    if event is None:
        return
    yield Event(
        id=event_id(article, "p", number),
        kind="position",
        article=article,
        date=article.published,
        event=event,
        mode=_MODES.get(event, {}).get(position.issue),
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
    event = _AGREEMENT_EVENTS.get(agreement.status)
    if event is None or not agreement.parties:
        return
    cameo = "057" if agreement.status == "signed" else cameo_of(event, agreement.issue)
    yield Event(
        id=event_id(article, "a", number),
        kind="agreement",
        article=article,
        date=article.published,
        event=event,
        mode=None,
        cameo=cameo,
        issue=agreement.issue,
        actor=agreement.parties,
        recipient=(),
        place=None,
        country=None,
        evidence=agreement.evidence,
        rule=agreement.rule,
    )


def _of_round(article: Article, one: Round, number: int) -> Iterator[Event]:
    event = _ROUND_EVENTS.get(one.status or "")
    if event is None or not one.parties:
        return
    start = one.start
    held = start is not None and start.earliest == start.latest
    yield Event(
        id=event_id(article, "r", number),
        kind="round",
        article=article,
        date=start.earliest if start is not None and held and event == "CONSULT" else article.published,
        event=event,
        mode={"phone": "phone", "video": None}.get(one.mode or "", "third-party" if one.third_parties else None),
        cameo={"CONSULT": "046", "AGREE": "036"}.get(event, "125" if one.status == "cancelled" else "165"),
        issue=None,
        actor=(*one.parties, *one.third_parties),
        recipient=(),
        place=one.venue.name if one.venue else None,
        country=one.venue.country if one.venue else None,
        evidence=one.evidence,
        rule=one.rule,
    )
