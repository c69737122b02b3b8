"""Between whom are the talks of a report? The pair of sides that it names as meeting, or names most."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from runding.model.meeting import HOME, REBELS, MeetingMention, Rivals, ThirdParty

_WORTH: Final[Mapping[str, int]] = {"talks": 3, "meeting": 2, "session": 1, "contact": 2}
"""How much a mention that names a pair says of who the parties are."""
_MOST: Final = 3
"""Being named together counts at most as much as one mention of talks."""
_SURE: Final = 3
"""From here on being named together says that two sides are the parties."""
_TOP: Final = 4
"""How many of the sides that are named most may be the parties."""
_LEAST: Final = 2
"""How often a side must be named to be a party without being named as meeting somebody."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a report.

    `main` is its pair, `home` and `rebels` are what general words stand for, `third` who only stands between, `conflicts` the pairs that
    have a conflict with one another; `sure` tells that the report names the main pair as meeting, `foes` that the lists know the main pair
    as a state and a group at odds, and that both are named twice; `at_home` are the states in which the main pair is at home.
    """

    main: tuple[str, ...]
    home: str | None
    rebels: str | None
    third: frozenset[str]
    conflicts: frozenset[frozenset[str]] = frozenset()
    sure: bool = False
    foes: bool = False
    at_home: frozenset[str] = frozenset()

    def are_at_odds(self, sides: Iterable[str]) -> bool:
        """Whether two of the sides have a conflict with one another."""
        return any(frozenset(pair) in self.conflicts for pair in combinations(sorted(sides), 2))

    def named(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The sides with general words replaced by whom they mean; without those that mean nobody."""
        resolved = (self.home if one == HOME else self.rebels if one == REBELS else one for one in ids)
        return tuple(dict.fromkeys(one for one in resolved if one is not None))


def settle_parties(
    mentions: Sequence[MeetingMention],
    thirds: Sequence[ThirdParty],
    *,
    weights: Counter[str],
    pairs: Counter[frozenset[str]],
    rivals: Rivals,
) -> Parties:
    """The parties of a report.

    `weights` tells how often each state and group is named in it, `pairs` how often two are named together, `rivals` who has a conflict of
    old with whom.
    """
    third = frozenset(one.side for one in thirds) - _who_meet_themselves(mentions, thirds, weights=weights, pairs=pairs, rivals=rivals)
    groups = [side for side, _ in weights.most_common() if side.islower() and side not in third]
    states = [side for side, _ in weights.most_common() if side.isupper() and side not in third]
    with_group = {side for one in mentions for side in one.parties if side.isupper() and any(p in groups for p in one.parties)}
    home = _home(groups, states, with_group, rivals)
    general = Parties((), home, groups[0] if groups else REBELS, third)
    scores: Counter[frozenset[str]] = Counter()
    conflicts: set[frozenset[str]] = {pair for pair in pairs if rivals.are_at_odds(pair)}
    for mention in mentions:
        named = general.named(mention.parties)
        for pair in map(frozenset, combinations(named, 2)) if not mention.generic else ():
            if mention.peace or rivals.are_at_odds(pair) or (mention.sort == "talks" and _may_fight(pair, weights, rivals)):
                conflicts.add(pair)
            if third.isdisjoint(pair):
                scores[pair] += _WORTH[mention.sort]
    sure = {pair: score for pair, score in scores.items() if pair in conflicts}
    named_often = {pair: count for pair, count in pairs.items() if pair in conflicts and third.isdisjoint(pair)}
    chosen = {pair: score + min(pairs[pair], _MOST) for pair, score in sure.items()} or named_often
    main = _instead(_main(_of_the_group(chosen, named_often, weights), weights), groups, states, weights, rivals)
    at_peace = any(one.peace and one.sort == "talks" and (one.start or one.place) for one in mentions)
    is_between = _are_mediated(mentions, thirds, known=len(main) > 1 and frozenset(main) in rivals.pairs)
    is_sure = bool(sure) or (bool(main) and is_between) or pairs[frozenset(main)] >= _SURE or (bool(main) and at_peace)
    if not main:
        main = _untold(mentions, general, groups, weights, rivals)
        is_sure = is_sure or (bool(main) and (at_peace or is_between))
    at_home = frozenset(rivals.homes.get(side, side) for side in main)
    foes = frozenset(main) in rivals.pairs and any(side.islower() for side in main) and min(weights[side] for side in main) >= _LEAST
    return Parties(main, general.home, general.rebels, third, frozenset(conflicts | {frozenset(main)}), is_sure, foes, at_home)


def _may_fight(pair: frozenset[str], weights: Counter[str], rivals: Rivals) -> bool:
    """Whether a group of a pair may have a conflict with the other: where the report names no other with whom it is known to have one."""
    return any(side.islower() and not any(rivals.are_at_odds(frozenset((side, one))) for one in weights if one != side) for side in pair)


def _untold(
    mentions: Sequence[MeetingMention], general: Parties, groups: Sequence[str], weights: Counter[str], rivals: Rivals
) -> tuple[str, ...]:
    """The parties where no two sides are named together as meeting: by the general words, by how often sides are named, by one alone."""
    alone = [named[0] for one in mentions if one.sort == "talks" and len(named := general.named(one.parties)) == 1]
    if general.home is not None and any(REBELS in one.parties for one in mentions if not one.generic):
        return general.named((HOME, REBELS))
    return _often(weights, general.third, rivals, frozenset(alone)) or _of_group(groups, rivals) or tuple(dict.fromkeys(alone))[:1]


def _who_meet_themselves(
    mentions: Sequence[MeetingMention],
    thirds: Sequence[ThirdParty],
    *,
    weights: Counter[str],
    pairs: Counter[frozenset[str]],
    rivals: Rivals,
) -> frozenset[str]:
    """Who is told to stand between, of no single meeting, and is a foe: of a group at home there, or, if named most, of whom it meets."""
    loose = {one.side for one in thirds} - {one.side for one in thirds if one.mention is not None and one.part != "mediator"}
    inner = {side for pair in pairs if _is_inner(pair, rivals) for side in pair}
    inner |= {side for side in weights if rivals.homes.get(side) in weights}
    top = {side for side, _ in weights.most_common(1)}
    meeting = {side for one in mentions for pair in combinations(one.parties, 2) if frozenset(pair) in rivals.pairs for side in pair}
    return frozenset(loose & (inner | (top & meeting)))


def _is_inner(pair: frozenset[str], rivals: Rivals) -> bool:
    """Whether a pair is a state and a group that is at home in it."""
    return any(rivals.homes.get(side) in pair - {side} for side in pair)


def _home(groups: Sequence[str], states: Sequence[str], with_group: set[str], rivals: Rivals) -> str | None:
    """The state that "the government" means: the home of the group named most, the one that a group meets, or the state named most."""
    at_home = rivals.homes.get(groups[0]) if groups else None
    if at_home is not None and at_home in states:
        return at_home
    return next((side for side in states if side in with_group), None) or at_home or (states[0] if states else None)


def _of_the_group(
    chosen: Mapping[frozenset[str], int], others: Mapping[frozenset[str], int], weights: Counter[str]
) -> Mapping[frozenset[str], int]:
    """The pairs with the armed group that a report is about, where it names one most by far: states that speak of it only stand by."""
    top = weights.most_common(2)
    if not top or not top[0][0].islower() or (len(top) > 1 and top[0][1] < 2 * top[1][1]):
        return chosen
    for pairs in (chosen, others):
        held = {pair: score for pair, score in pairs.items() if top[0][0] in pair}
        if held:
            return held
    return {}


def _instead(main: tuple[str, ...], groups: Sequence[str], states: Sequence[str], weights: Counter[str], rivals: Rivals) -> tuple[str, ...]:
    """The armed group named most and the state that it has a conflict with, where two states are named less than it as meeting."""
    if not groups or len(main) < 2 or not all(side.isupper() for side in main):
        return main
    home = rivals.homes.get(groups[0], "")
    foe = next(
        (state for state in sorted(states, key=lambda side: side != home) if rivals.are_at_odds(frozenset((groups[0], state)))), None
    )
    if foe is None or weights[groups[0]] < min(weights[side] for side in main):
        return main
    return (groups[0], foe)


def _main(scores: Mapping[frozenset[str], int], weights: Counter[str]) -> tuple[str, ...]:
    """The best pair: by how it is named as meeting, then by how often its weaker side is named."""
    if not scores:
        return ()
    best = max(scores, key=lambda pair: (scores[pair], min(weights[side] for side in pair), sorted(pair)))
    return tuple(sorted(best, key=lambda side: (-weights[side], side)))


def _are_mediated(mentions: Sequence[MeetingMention], thirds: Sequence[ThirdParty], *, known: bool) -> bool:
    """Whether somebody stands between at talks that are named, or, between two whose conflict is known, in a report that tells of talks."""
    mediators = [one for one in thirds if one.part == "mediator"]
    mediated = {one.mention for one in mediators if one.mention is not None}
    if any(mentions[index].sort == "talks" and not _is_wished(mentions[index]) for index in mediated):
        return True
    told = any(one.sort == "talks" and not one.generic for one in mentions)
    return known and told and any(one.mention is None for one in mediators)


def _is_wished(mention: MeetingMention) -> bool:
    return any(signal.tense in ("open", "if") or signal.denied for signal in mention.signals)


def _of_group(groups: Sequence[str], rivals: Rivals) -> tuple[str, ...]:
    """The group that is named most and the state in which it is at home, where that is known."""
    home = rivals.homes.get(groups[0]) if groups else None
    return () if home is None else (home, groups[0])


def _often(weights: Counter[str], third: frozenset[str], rivals: Rivals, alone: frozenset[str]) -> tuple[str, ...]:
    """The two sides named most that have a conflict with one another; one that is named as meeting somebody comes first.

    Sides that are named once count where they are the only ones at odds.
    """
    often = [side for side, _ in weights.most_common() if side not in third][:_TOP]
    pairs = [pair for pair in combinations(often, 2) if rivals.are_at_odds(frozenset(pair))]
    told = [pair for pair in pairs if weights[pair[0]] >= _LEAST or not alone.isdisjoint(pair)]
    pairs = told or (pairs if len(pairs) == 1 else [])  # a brief report names its two sides once
    return max(pairs, key=lambda pair: (not alone.isdisjoint(pair), weights[pair[0]] + weights[pair[1]], pair), default=())
