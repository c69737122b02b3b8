"""Humanitarian corridors in OCHA's terms, put together from what a report tells of each."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from runding.model.claim import AgreementMention, CorridorFact, StanceMention
from runding.model.record import Corridor, Disruption, People
from runding.model.text import Span

ISSUE: Final = "hum.corridor"
_STATUSES: Final[Mapping[str, str]] = {
    "proposed": "proposed",
    "agreed_in_principle": "agreed",
    "signed": "agreed",
    "announced": "announced",
    "in_force": "open",
    "implemented": "open",
    "partly_implemented": "partial",
    "extended": "open",
    "violated_alleged": "disrupted",
    "suspended": "suspended",
    "terminated": "closed",
}
"""What the status of an agreement is as one of a corridor."""
_AGREED: Final = frozenset({"agreed_in_principle", "signed", "in_force", "implemented", "partly_implemented"})
_CONSENTS: Final[Mapping[str, str]] = {"refuse": "no", "red_line": "no", "accept": "yes", "offer": "yes", "concede": "yes"}
"""What a position on a corridor says of consent."""


def corridor(
    text: str,
    history: Sequence[AgreementMention],
    facts: Sequence[CorridorFact],
    *,
    parties: Sequence[str],
    stances: Iterable[StanceMention],
) -> Corridor:
    """One corridor: `history` is what was said of the agreement on it, `facts` what its sentences tell, both in text order."""
    announced = next((one for one in history if one.status == "announced"), None)
    alone = announced.parties[0] if announced is not None and len(announced.parties) == 1 else None
    return Corridor(
        instrument=_first(facts, "instrument"),
        purpose=_first(facts, "purpose"),
        announced_by=alone,
        consent=_consent(history, parties, alone, stances),
        guarantor=_first(facts, "guarantor"),
        facilitator=_first(facts, "facilitator"),
        origin=_words(text, facts, "origin"),
        destination=_words(text, facts, "destination"),
        destination_control=_first(facts, "destination_control") or _held(facts),
        window=next((one.time for one in facts if one.field == "window"), None),
        status=_statuses(history, facts),
        disruption=_disruption(text, history, facts),
        people=tuple(
            People(value=one.number, as_of=None, cumulative=None, planned=one.field == "planned")
            for one in facts
            if one.field in ("moved", "planned") and one.number is not None
        ),
        cargo=_words(text, facts, "cargo"),
    )


def _first(facts: Sequence[CorridorFact], field: str) -> str | None:
    return next((one.value for one in facts if one.field == field and one.value is not None), None)


def _words(text: str, facts: Sequence[CorridorFact], field: str) -> str | None:
    stretch = next((one.words for one in facts if one.field == field and one.words is not None), None)
    return None if stretch is None else text[stretch.start : stretch.end]


def _held(facts: Sequence[CorridorFact]) -> str | None:
    """Who holds the place that a corridor leads to, where that is a state."""
    side = next((one.value for one in facts if one.field == "destination"), None)
    return side if side is not None and side.isupper() else None


def _consent(
    history: Sequence[AgreementMention], parties: Sequence[str], alone: str | None, stances: Iterable[StanceMention]
) -> dict[str, str]:
    agreed = any(one.status in _AGREED and len(one.parties) != 1 for one in history)
    consent = dict.fromkeys(parties, "yes" if agreed else "unknown")
    if alone is not None:
        consent[alone] = "yes"
    for one in stances:
        if one.issue == ISSUE and one.stance in _CONSENTS and one.holder in consent:
            consent[one.holder] = "conditional" if one.condition is not None else _CONSENTS[one.stance]
    return consent


def _statuses(history: Sequence[AgreementMention], facts: Sequence[CorridorFact]) -> tuple[str, ...]:
    """How the corridor fared, in the order of the text, each status once."""
    told = [(one.evidence.start, _STATUSES[one.status]) for one in history if one.status in _STATUSES]
    told += [(one.at.start, one.value) for one in facts if one.field == "status" and one.value is not None]
    return tuple(dict.fromkeys(status for _, status in sorted(told)))


def _disruption(text: str, history: Sequence[AgreementMention], facts: Sequence[CorridorFact]) -> Disruption | None:
    broken = next((one for one in history if one.status == "violated_alleged"), None)
    blamed = next((one for one in facts if one.field == "blamed"), None)
    failed = next((one for one in facts if one.field == "status" and one.value == "disrupted"), None)
    if broken is None and blamed is None and failed is None:
        return None
    cause = broken.evidence if broken is not None else None
    asserted = [one.asserted_by for one in (broken, blamed, failed) if one is not None and one.asserted_by is not None]
    return Disruption(
        alleged_by=asserted[0] if asserted else None,
        blamed=None if blamed is None else blamed.value,
        cause=None if cause is None else Span.of(text, cause.start, cause.end),
    )
