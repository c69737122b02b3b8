"""Agreements: what the parties agreed, announced, signed and carried out, with the history of each and whose word it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from msgspec.structs import replace

from runding.model.claim import AgreementMention, CorridorFact, StanceMention
from runding.model.record import Agreement, Outcome
from runding.model.text import Range, Span
from runding.record.corridors import ISSUE as CORRIDOR
from runding.record.corridors import corridor

_STAGES: Final = ("proposed", "announced", "agreed_in_principle", "signed", "in_force", "partly_implemented", "implemented")
"""The statuses that follow one another; a later mention of an earlier stage takes nothing back."""
_ENDS: Final = frozenset({"violated_alleged", "suspended", "terminated", "extended"})
"""Statuses that an agreement has when it is no longer simply there: they stand, whatever was said of it before."""
_AFTER: Final = frozenset({"violated_alleged", "suspended", "terminated", "extended"})
_OVER: Final = _AFTER - {"extended"}
_LATER: Final = _AFTER | {"partly_implemented"}
_ALONE: Final = frozenset({"announced", "proposed"})
_TREATIES: Final = frozenset(
    {"sec.ceasefire", "sec.limited_truce", "hum.corridor", "pro.settlement", "eco.trade_grain", "eco.resources", "sec.ddr"}
)
"""Issues of which an agreement may be broken or ended that the report has not told of before."""
_AGREED: Final = "agreed_in_principle"
_SETTLEMENT: Final = "pro.settlement"
_TALKS: Final = "pro.format"
_BORDERS: Final = "ter.borders"
"""Named wherever something lies along a border: only words of agreeing on it tell that it was agreed on."""
_TRUCE: Final = "sec.ceasefire"
_LIMITED: Final = "sec.limited_truce"
_TRUCES: Final = frozenset({_TRUCE, _LIMITED})
_NEAR: Final = 3


@dataclass(slots=True)
class _Entry:
    """An agreement as read so far."""

    issue: str
    earlier: bool
    parties: tuple[str, ...]
    history: list[AgreementMention] = field(default_factory=list)
    status: str = ""

    def add(self, mention: AgreementMention) -> None:
        """Takes in what a later mention says."""
        self.history.append(mention)
        if len(mention.parties) > len(self.parties):
            self.parties = mention.parties
        back = mention.before and self.status in _ENDS
        if not self.status or (_follows(self.status, mention.status) and not back):
            self.status = mention.status
        if self.issue == _TRUCE and mention.issue == _LIMITED and mention.status in _STAGES:
            self.issue = _LIMITED  # a truce that is told of more closely


def _follows(old: str, new: str) -> bool:
    if new in _ENDS or (new == "denied" and old == _AGREED):
        return True
    if old in _ENDS or new not in _STAGES or old not in _STAGES:
        return False
    return _STAGES.index(new) > _STAGES.index(old)


def agreements(
    text: str,
    mentions: Iterable[AgreementMention],
    *,
    parties: frozenset[str],
    language: str,
    facts: Sequence[CorridorFact] = (),
    stances: Sequence[StanceMention] = (),
    brought: Sequence[Outcome] = (),
) -> list[Agreement]:
    """The agreements of a report, one for each issue and deal, in the order in which they are first named.

    `parties` are the two that the report is about: what is agreed without a word on who agrees is theirs. `facts` are what its sentences
    tell of corridors, `stances` its positions, which tell of consent, `brought` the outcomes of its talks: what is agreed there is an
    agreement, also where no other words tell of one.
    """
    entries, loose = _read(mentions)
    entries = [entry for entry in entries if entry.status not in _OVER or entry.issue in _TREATIES or len(entry.history) > 1]
    entries += _from_talks(entries, brought)
    _sign_together(entries, loose)
    told = _facts_of(entries, facts)
    made: list[Agreement] = []
    for number, entry in enumerate(entries, 1):
        one = _agreement(text, entry, number, parties, language)
        if entry.issue == CORRIDOR:
            one = replace(one, corridor=corridor(text, entry.history, told[number - 1], parties=one.parties, stances=stances))
        made.append(one)
    return made


def _read(mentions: Iterable[AgreementMention]) -> tuple[list[_Entry], list[AgreementMention]]:
    """The agreements that words tell of, and the mentions of a signature before the report told what was signed."""
    entries: list[_Entry] = []
    loose: list[AgreementMention] = []
    for mention in mentions:
        if mention.issue is None:
            meant = _meant(entries, mention)
            if not entries and mention.status in _LATER:
                # A deal that the report does not name otherwise was broken or ended.
                meant = [_Entry(_SETTLEMENT, mention.earlier, mention.parties)]
                entries += meant
            for entry in meant:
                entry.add(mention)
            if not meant and mention.status == "signed" and not mention.aside:
                loose.append(mention)
            continue
        known = next((e for e in entries if _is_same(e, mention)), None)
        if known is None:
            known = _Entry(mention.issue, mention.earlier, mention.parties)
            entries.append(known)
        known.add(mention)
    return entries, loose


def _from_talks(entries: Sequence[_Entry], brought: Sequence[Outcome]) -> list[_Entry]:
    """What talks agreed that nothing else tells of, but for corridors, which have words of their own, and for talks."""
    known = {entry.issue for entry in entries} | {CORRIDOR, _TALKS, _BORDERS}
    if known & _TRUCES:
        known |= _TRUCES
    if entries:
        known.add(_SETTLEMENT)  # the deal whose contents are told
    made: list[_Entry] = []
    for one in brought:
        if one.value != "agreed" or one.issue in known:
            continue
        known.add(one.issue)
        entry = _Entry(one.issue, earlier=False, parties=())
        entry.add(_as_mention(one, entries))
        made.append(entry)
    return made


def _as_mention(one: Outcome, entries: Sequence[_Entry]) -> AgreementMention:
    """An outcome of talks as words for an agreement; its place is that of what was told of last before it."""
    at = one.evidence[0]
    before = [told.sentence for entry in entries for told in entry.history if told.evidence.start <= at.start]
    return AgreementMention(
        sentence=max(before, default=1),
        issue=one.issue,
        status=_AGREED,
        parties=(),
        earlier=False,
        asserted_by=None,
        statement=one.by,
        evidence=Range(at.start, at.end),
        rule=one.rule.split(":", 1)[-1],
    )


def _facts_of(entries: list[_Entry], facts: Sequence[CorridorFact]) -> list[list[CorridorFact]]:
    """What is told of each corridor: of the one that the sentence names, else of the one named last before, else of the first."""
    told: list[list[CorridorFact]] = [[] for _ in entries]
    places = [(one.sentence, number) for number, entry in enumerate(entries) if entry.issue == CORRIDOR for one in entry.history]
    for fact in facts if places else ():
        before = [place for place in places if place[0] <= fact.sentence]
        told[max(before, key=lambda place: place[0])[1] if before else min(places)[1]].append(fact)
    return told


def _sign_together(entries: list[_Entry], loose: list[AgreementMention]) -> None:
    """Where the parties signed, what else they agreed on now is part of what they signed.

    `loose` are the mentions of a signature before the report told what was signed.
    """
    now = [entry for entry in entries if not entry.earlier and len(entry.parties) != 1]
    known = [one for entry in now for one in entry.history if one.status == "signed"]
    signed = next((one for one in [*known, *loose] if not one.earlier), None)
    for entry in now if signed is not None else ():
        if entry.status == _AGREED:
            assert signed is not None
            entry.history.append(signed)
            entry.status = "signed"


def _is_same(entry: _Entry, mention: AgreementMention) -> bool:
    """Whether a mention is of an agreement that is known: the same issue, both now or both earlier, not one side's against both sides'."""
    same = entry.issue == mention.issue or {entry.issue, mention.issue} == _TRUCES
    if not same or entry.earlier is not mention.earlier:
        return False
    alone = mention.status in ("announced", "denied") and len(mention.parties) == 1
    return entry.status != "denied" and (not alone or entry.parties == mention.parties)


def _meant(entries: list[_Entry], mention: AgreementMention) -> list[_Entry]:
    """The agreements that words for a deal as such mean: those named last."""
    if not entries:
        return []
    last = max(entry.history[-1].sentence for entry in entries)
    return [entry for entry in entries if entry.history[-1].sentence == last] if mention.sentence - last <= _NEAR else []


def _parties(entry: _Entry, parties: frozenset[str]) -> tuple[str, ...]:
    """Whose agreement it is: one side may announce alone, but what is carried out, denied or broken off was of several."""
    if not entry.parties or (len(entry.parties) == 1 and entry.status not in _ALONE and parties.issuperset(entry.parties)):
        return tuple(sorted(parties))
    return entry.parties


def _agreement(text: str, entry: _Entry, number: int, parties: frozenset[str], language: str) -> Agreement:
    telling = next(one for one in entry.history if one.status == entry.status)
    spans = dict.fromkeys(_told_best(entry, status) for status in dict.fromkeys([entry.status, *(one.status for one in entry.history)]))
    return Agreement(
        id=f"a{number}",
        issue=entry.issue,
        parties=_parties(entry, parties),
        status=entry.status,
        asserted_by=telling.asserted_by,
        by=telling.statement,
        evidence=tuple(Span.of(text, stretch.start, stretch.end) for stretch in spans),
        rule=f"{language}:{telling.rule}",
        history=tuple(dict.fromkeys(one.status for one in entry.history)),
    )


def _told_best(entry: _Entry, status: str) -> Range:
    """The first words that tell of a status of an agreement; a report says better what its headline says."""
    told = [one for one in entry.history if one.status == status]
    return next((one for one in told if one.sentence > 0), told[0]).evidence
