"""Who are the parties to the conflict that a report is about, and who only stands by?

Holders of positions are parties: calls by the United Nations, by mediators or by third states are no positions. The notion is of the
whole report and knows no word of a language, only classes of words:

- *together*: two sides joined or set against each other in one phrase, with a word for talks, for war or for what they agreed near by
  (`between A and B`, `A and B agreed`, `A-B`), counts most;
- *against*: one side and then another with a word of hostility between them;
- *sent*: a side named by its delegation or negotiators.

Sides named as mediators or hosts are taken out, and so are organisations without a state of their own. What the rounds of the report
say, where they are known already, comes first: their parties are parties, their third parties are none.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Final

from runding.find.passages import Passage
from runding.find.sides import Side, Sides
from runding.find.third_parties import find_third_parties
from runding.lang.document import Document
from runding.lang.talks import load_talks
from runding.model.meeting import HOME, REBELS, Rivals

_TOGETHER: Final = 3.0
_AGAINST: Final = 1.0
_SENT: Final = 1.5
_WITH: Final = 1.5
_NAMED: Final = 0.4
_STRONG: Final = 3.0
"""The evidence from which on a side is surely a party."""
_TWO: Final = 2
_THREE: Final = 3
"""How many sides several pairs of rivals named alike may hold, of which the first pair is taken."""
_SHARE: Final = 0.34
"""The least share of the strongest side's evidence that makes a party."""
_TITLE: Final = 3
"""How many units may stand between *with* and a side: the leader of, representatives of the."""
_DESCRIBED: Final = 3
"""How many units behind a side the word may stand that it owns: Thailand's military government."""
_BETWEEN: Final = 5
"""How many units may stand between two sides in one phrase."""
_PAIRING: Final = frozenset(
    {
        "meeting",
        "meet",
        "ceasefire",
        "hostile",
        "stance.agree",
        "stance.accept",
        "stance.deal",
        "deal.agree",
        "deal.reach",
        "deal.sign",
        "peace",
        "series",
        "both.parties",
    }
)
_NAMED_SHARE: Final = 0.2
"""The least share of the mentions of the side named most that a party has."""
_OFTEN: Final = 3
"""How often the state is named that is a party since its government or army is named so."""
_OFTEN_GROUP: Final = 2
"""How often an armed group is named that is a party without more ado: groups do not mediate."""
_FILLING: Final = 1.2
_FILLING_GROUP: Final = 0.8
"""The least evidence of a side that is taken where fewer than two are strong."""
_BESIDE_SHARE: Final = 0.15
"""The least share of the mentions of the side named most that each of two rivals has, beside whom others only stand."""
_NEAR: Final = 6
"""How many units from a pair of sides a word for talks or war may stand."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a report by side, its third parties, and whom the general words mean: the government, the rebels."""

    sides: frozenset[str]
    core: frozenset[str] = frozenset()
    """The two that the report is about, where it names more: those that meet, else those of which most tells that they are parties."""
    near: frozenset[str] = frozenset()
    """States named often, of which nothing tells that they are parties: whoever takes a stand with a stake of its own is one."""
    armed: frozenset[str] = frozenset()
    """Armed groups that are named beside the parties: they do not mediate, and what they want is a position."""
    thirds: frozenset[str] = frozenset()
    lonely: bool = False
    """Whether only one side is told of, and nobody against whom or with whom it is."""
    home: str | None = None
    rebels: str | None = None

    @property
    def only_state(self) -> str | None:
        """The state that is a party, where only one is."""
        states = [side for side in self.sides if side.isupper()]
        return states[0] if len(states) == 1 and len(self.sides) > 1 else None


@dataclass(slots=True)
class _Evidence:
    score: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    thirds: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    groups: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    """Organisations without a state of their own: whoever speaks for them stands by as well."""
    homes: Counter[str] = field(default_factory=Counter)
    fought: Counter[str] = field(default_factory=Counter)
    """How often a side is told to have attacked another, or to be attacked."""
    owned: Counter[str] = field(default_factory=Counter)
    """How often a government or an army is told of behind the name of its state: of two states at war each has one."""
    general: Counter[str] = field(default_factory=Counter)


def find_parties(
    document: Document, passages: Sequence[Passage], sides: Sides, *, meeting: Iterable[str] = (), thirds: Iterable[str] = ()
) -> Parties:
    """The parties of a report. `meeting` and `thirds` are the parties and third parties of its rounds, where these are known."""
    evidence = _Evidence()
    rules = load_talks(document.pack.code)
    for passage in passages:
        between = find_third_parties(passage, [], rules, sides)
        _weigh(passage, sides, evidence, frozenset(unit for third in between for unit in third.units))
        evidence.thirds.update(side for third in between for side in third.sides)
        _weigh_compounds(document, passage, evidence)
    sure = {side for side in meeting if not side.startswith("@")}
    evidence.groups |= {side for side in sure if not side.isupper()}
    outside = (set(thirds) - sure) | {s for s, n in evidence.thirds.items() if s not in sure and n * _TOGETHER * 2 > evidence.score[s]}
    return _settle(evidence, sure, outside - _at_war(outside - set(thirds), rules.rivals), rules.rivals)


def _at_war(outside: set[str], rivals: Rivals) -> set[str]:
    """An armed group and a state that fight each other, though both are told to work for peace: neither stands between."""
    pairs = map(frozenset, combinations(sorted(outside), 2))
    return {side for pair in pairs if pair in rivals.pairs and any(one.islower() for one in pair) for side in pair}


def _settle(evidence: _Evidence, sure: set[str], outside: set[str], rivals: Rivals) -> Parties:
    """The parties by their evidence; `rivals` tells who is known to fight whom."""
    against = rivals.homes
    outside = outside | (evidence.bodies - evidence.groups - sure)
    most = max((count for side, count in evidence.named.items() if side not in outside), default=0)
    home = _home(evidence, outside, least=_SHARE * most)
    if home is not None:
        # The government, the army: words for it count as mentions of the state that is called so.
        evidence.named[home] += evidence.general[HOME]
    told = [side for side, value in evidence.score.items() if value >= _STRONG and side not in outside]
    score = {
        side: evidence.score[side] + _NAMED * count
        for side, count in evidence.named.items()
        if side not in outside
        and (count >= _NAMED_SHARE * most or evidence.score[side] >= _STRONG)
        and (evidence.score[side] > 0 or len(told) < 2)
    }
    top = max(score.values(), default=0.0)
    found = sure | {side for side, value in score.items() if value >= _STRONG and value >= _SHARE * top}
    found |= {side for side in evidence.groups if evidence.named[side] >= _OFTEN_GROUP and side not in outside}
    found |= {home} if home in score and evidence.named[home] >= _OFTEN else set()
    if len(found) < 2:
        found = _filled(evidence, found | _rivals_named(evidence, found, outside, rivals), score, home, outside)
    found = _with_opponent(evidence, found, outside, against)
    beside = _bystanders(evidence, found, outside, rivals) - sure
    found, outside = found - beside, outside | beside
    if beside and len(found) < _TWO:
        found = found | _rivals_named(evidence, found, outside, rivals)
    ranked = sorted(found, key=lambda side: (side not in sure, -evidence.score[side], -evidence.named[side], side))
    near = {side for side in evidence.named if side not in outside and side not in evidence.groups}
    rebels = _only(found, evidence, group=True)
    return Parties(
        sides=frozenset(found),
        core=frozenset(sure if len(sure) > 1 else ranked[:2]),
        near=frozenset(side for side in near - found if evidence.named[side] >= max(_OFTEN, _NAMED_SHARE * most)),
        armed=frozenset(evidence.groups - found - outside) if len(found) > 1 else frozenset(),
        thirds=frozenset(outside),
        lonely=len(found) < 2 and not evidence.general[REBELS],
        home=home if home in found else _fought_by(rebels, found, against) or _only(found, evidence, group=False),
        rebels=rebels,
    )


def _home(evidence: _Evidence, outside: set[str], *, least: float) -> str | None:
    """The state whose government or army is told of, where one is named at least so often."""
    against_rebels = evidence.general[REBELS] or any(evidence.named[side] for side in evidence.groups)
    told_of = evidence.homes.keys() | (evidence.owned.keys() if against_rebels else set())
    homes = [side for side in told_of if side not in outside and evidence.named[side] >= least]
    return max(homes, key=lambda side: (evidence.named[side], side), default=None)


def _filled(evidence: _Evidence, found: set[str], score: Mapping[str, float], home: str | None, outside: set[str]) -> set[str]:
    """The parties where fewer than two are told surely: those with most evidence; a state alone against rebels without a name."""
    if len(found) < _TWO:
        least = {side: _FILLING_GROUP if side in evidence.groups else _FILLING for side in score}
        ranked = sorted((s for s in score if score[s] >= least[s] and s not in found), key=lambda side: (-score[side], side))
        found = found | set(ranked[: _TWO - len(found)])
    if not found and evidence.general[REBELS]:
        states = [side for side in evidence.named if side not in evidence.groups and side not in outside]
        found = {home} if home is not None else set(states) if len(states) == 1 else set()
    return found


def _rivals_named(evidence: _Evidence, found: set[str], outside: set[str], rivals: Rivals) -> set[str]:
    """Two sides that are known to fight each other and are named most; of three named alike the first two."""
    named = [side for side in evidence.named if side not in outside]
    pairs = [
        (min(evidence.named[one], evidence.named[other]), evidence.named[one] + evidence.named[other], {one, other})
        for at, one in enumerate(named)
        for other in named[at + 1 :]
        if frozenset((one, other)) in rivals.pairs
        and found <= {one, other}
        and not (evidence.general[REBELS] and evidence.groups.isdisjoint((one, other)))
    ]
    pairs.sort(key=lambda pair: pair[:2], reverse=True)  # of several alike the first one named
    alike = [pair[2] for pair in pairs if pair[:2] == pairs[0][:2]]
    return alike[0] if alike and len(set.union(*alike)) <= _THREE else set()


def _with_opponent(evidence: _Evidence, found: set[str], outside: set[str], against: Mapping[str, str]) -> set[str]:
    """The parties with the state that a lone armed group fights: the only one named, else the one whose government is told of."""
    if not found and evidence.general[HOME] and len(fighting := evidence.groups.intersection(against)) == 1:
        found = fighting
    if len(found) != 1 or not found <= evidence.groups:
        return found
    states = [side for side in evidence.named if side not in evidence.groups and side not in outside]
    states = [side for side in states if side in {against.get(group) for group in found}] or states
    if not states and evidence.general[HOME]:
        states = [against[group] for group in found if group in against]
    return found | set(states) if len(states) == 1 else found


def _bystanders(evidence: _Evidence, found: set[str], outside: set[str], rivals: Rivals) -> set[str]:
    """States that only meet one of two who are known to fight each other: they have a conflict with nobody, and the war is not theirs."""
    named, least = evidence.named, max(_TWO, _BESIDE_SHARE * max(evidence.named.values(), default=0))
    pairs = [pair for pair in map(frozenset, combinations(sorted(set(named) - outside), 2)) if pair in rivals.pairs]
    lead = max((max(named[side] for side in pair) for pair in pairs if min(named[side] for side in pair) >= least), default=-1)
    fighting = {side for side, times in evidence.fought.items() if times >= _TWO}.union(*pairs)
    return {side for side in found if side.isupper() and side not in fighting and named[side] <= lead}


def _fought_by(group: str | None, found: set[str], against: Mapping[str, str]) -> str | None:
    """The state among the parties that a group of the lists fights."""
    state = None if group is None else against.get(group)
    return state if state in found else None


def _only(found: set[str], evidence: _Evidence, *, group: bool) -> str | None:
    """The one party of a kind, or the one that is named most by far."""
    alike = sorted((s for s in found if (s in evidence.groups) is group), key=lambda side: -evidence.named[side])
    if not alike:
        return None
    if len(alike) == 1 or evidence.named[alike[0]] >= 2 * evidence.named[alike[1]]:
        return alike[0]
    return None


def _weigh(passage: Passage, sides: Sides, evidence: _Evidence, taken: frozenset[int]) -> None:
    units = passage.units
    everybody = sides.named(passage, 0, len(units))
    evidence.general.update(side.id for side in everybody if side.kind == "general")
    evidence.bodies.update(side.id for side in everybody if side.kind == "organisation")
    named = [side for side in everybody if side.kind not in ("general", "organisation")]
    for side in named:
        if side.kind == "state" and passage.has(side.first - 1, "home"):
            evidence.homes[side.id] += 1
        elif side.kind == "state" and _has_behind(passage, side, "home"):
            evidence.owned[side.id] += 1
    evidence.thirds.update(_callers(passage, named))
    named = [side for side in named if taken.isdisjoint(range(side.first, side.last))]
    for side in named:
        evidence.named[side.id] += 1
        if side.kind in ("group", "short") or _leads_rebels(passage, side):
            evidence.groups.add(side.id)
        if passage.holds("delegate", max(0, side.first - 2), side.first) or _has_behind(passage, side, "delegate"):
            evidence.score[side.id] += _SENT
    pairs = [(one, other) for one, other in pairwise(named) if one.id != other.id]
    for number, (one, other) in enumerate(pairs):
        if _are_joined(passage, one, other):
            listed = any(
                mine is not (one, other) and _are_listed(passage, *mine)
                for mine in pairs[max(0, number - 1) : number + 2]
                if mine != (one, other)
            )
            if not listed and _is_near(passage, one.first, other.last, _PAIRING):
                _count(evidence, one, other, _TOGETHER)
        elif passage.holds("hostile", one.last, other.first):
            _count(evidence, one, other, _AGAINST)
            evidence.fought.update((one.id, other.id))
        elif _talk_with(passage, one, other):
            _count(evidence, one, other, _WITH)


def _has_behind(passage: Passage, side: Side, name: str) -> bool:
    """Whether a word of a class behind a side is what it owns or describes: A's government, the A army."""
    if not passage.units.grammar.head_last or side.kind not in ("state", "capital", "group", "short"):
        return False
    at = side.last + (passage.units.codes[side.last : side.last + 1] == "g")
    while at < side.last + _DESCRIBED and passage.units.codes[at : at + 1] == "m":
        at += 1
    return passage.has(at, name)


def _callers(passage: Passage, named: Sequence[Side]) -> list[str]:
    """The sides that call upon both sides to do something: they stand by."""
    at = next((at for at in range(len(passage)) if passage.has(at, "both.parties")), None)
    if at is None or at == 0 or not passage.has_any(at - 1, ("stance.demand", "stance.demanding")):
        return []
    return [side.id for side in named if side.last < at]


def _leads_rebels(passage: Passage, side: Side) -> bool:
    """Whether somebody is introduced as one of the rebels, so that the side that no state has is a group."""
    if side.kind != "person" or side.id.isupper():
        return False
    return passage.holds("rebels", max(0, side.first - _TITLE), side.first)


def _are_joined(passage: Passage, one: Side, other: Side) -> bool:
    first = one.last
    if passage.units.codes[first : first + 1] == "g":  # its government, its army: what a side owns stands for it
        first += 1 + (passage.units.codes[first + 1 : first + 2] == "O")
    between = range(first, other.first)
    return len(between) <= _BETWEEN and any(passage.units.codes[at] == "c" or passage.has(at, "with") for at in between)


def _talk_with(passage: Passage, one: Side, other: Side) -> bool:
    """Whether a side has talks, a deal or a truce *with* the next one, whatever stands between."""
    joint = next((at for at in range(other.first - 1, max(one.last, other.first - _TITLE) - 1, -1) if passage.has(at, "with")), None)
    if joint is None or "n" in passage.units.codes[one.last : joint]:
        return False
    return any(_is_any(passage, at, _PAIRING) for at in range(max(one.last, joint - _NEAR), joint))


def _are_listed(passage: Passage, one: Side, other: Side) -> bool:
    codes = passage.units.codes[one.last : other.first]
    return len(codes) <= _BETWEEN and ("," in codes or "c" in codes) and not any(code in "VC" for code in codes)


def _is_near(passage: Passage, first: int, last: int, names: frozenset[str]) -> bool:
    return any(_is_any(passage, at, names) for at in range(max(0, first - _NEAR), min(last + _NEAR, len(passage))))


def _count(evidence: _Evidence, one: Side, other: Side, weight: float) -> None:
    evidence.score[one.id] += weight
    evidence.score[other.id] += weight


def _weigh_compounds(document: Document, passage: Passage, evidence: _Evidence) -> None:
    """`A-B`, written as one word."""
    units = passage.units
    for at, word in enumerate(units.words):
        if "-" not in word or units.entries[at] is not None or units.codes[at] not in "NB":
            continue
        halves = document.text[units.starts[at] : units.ends[at]].split("-")
        entries = [document.pack.lexicon.word(half.lower(), half) for half in halves]
        named = {entry.attributes["side"] for entry in entries if entry is not None and entry.code == "A" and "side" in entry.attributes}
        if len(halves) == 2 and len(named) == 2:
            for side in named:
                evidence.score[side] += _TOGETHER


def _is_any(passage: Passage, at: int, names: frozenset[str]) -> bool:
    entry = passage.units.entries[at]
    return entry is not None and not names.isdisjoint(entry.classes)
