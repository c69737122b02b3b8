"""Are the rounds right, with what they brought and how they are rated?

Which round of the system is which of the gold is not a matter of one field: a round with the wrong date is still that
round, and has a wrong date. So a pair is weighed by points for what agrees and against what contradicts
(`compatibility`).
"""

from collections.abc import Hashable, Mapping, Sequence

from runding.evaluate.gold import GoldArticle, GoldRound
from runding.evaluate.pairing import Pair, best_pairs
from runding.evaluate.part import Attribute, Difference, Part, fold, ratios, same, wrong
from runding.evaluate.tally import Tally, tally
from runding.model.record import ArticleRecord, Round, Time

ATTRIBUTES = ("ordinal", "parties", "start", "end", "venue", "country", "mode", "format", "third_parties", "status")
"""What is compared given that the rounds are the same."""

COMPATIBLE = 2.0
"""The points from which on two rounds may be the same."""

_AHEAD = {"proposed", "scheduled"}
_PAST = {"ongoing", "concluded", "broken_off"}


def compare_rounds(article: GoldArticle, record: ArticleRecord) -> Part:
    """Rounds one to one, and the outcomes and assessments of matched rounds.

    An outcome is right when its round is matched with the gold's round (or both have none) and issue and value are the
    same; an assessment, when the assessor is the same as well.
    """
    gold, found = article.gold.rounds, record.rounds
    pairs = pair_rounds(gold, found)
    compared = {(row, column): _attributes(gold[row], found[column]) for row, column in pairs}
    key_of = {found[column].id: gold[row].key for row, column in pairs}
    outcomes = [(_key(one.round, key_of), one.issue, one.value) for one in record.outcomes]
    assessments = [(_key(one.round, key_of), fold(one.assessor), one.issue, one.value) for one in record.assessments]
    wanted_outcomes = [(one.round, one.issue, one.value) for one in article.gold.outcomes]
    wanted_assessments = [(one.round, fold(one.assessor), one.issue, one.value) for one in article.gold.assessments]
    return Part(
        tallies={
            "rounds": Tally(len(gold), len(found), len(pairs)),
            "outcomes": tally(wanted_outcomes, outcomes),
            "assessments": tally(wanted_assessments, assessments),
        },
        accuracies=ratios("round-", ATTRIBUTES, list(compared.values())),
        differences=_round_differences(gold, found, compared)
        + _key_differences("outcomes", wanted_outcomes, outcomes)
        + _key_differences("assessments", wanted_assessments, assessments),
    )


def _key(found: str | None, key_of: Mapping[str, str]) -> Hashable:
    """The gold's key for a round of the system; for one that the gold has not, a key that no gold record can have."""
    return None if found is None else key_of.get(found, ("unmatched", found))


def pair_rounds(gold: Sequence[GoldRound], found: Sequence[Round]) -> list[Pair]:
    """The pairs (gold, found) of rounds that are the same, one to one, by the greatest compatibility."""
    points = [[compatibility(one, other) for other in found] for one in gold]
    return best_pairs([[point if point >= COMPATIBLE else 0.0 for point in row] for row in points])


def compatibility(gold: GoldRound, found: Round) -> float:
    """How well two rounds go together, in points; what either does not say counts nothing.

    | agrees | points | contradicts | points |
    |---|---|---|---|
    | same ordinal | 4 | another ordinal | -4 |
    | start intervals meet | 3 | they do not | -3 |
    | same venue | 2 | another country | -2 |
    | same country only | 1 | | |
    | share of common parties | 0 to 2 | no common party | -4 |
    | same status | 1 | one ahead, the other past | -2 |
    """
    points = 0.0
    if gold.ordinal is not None and found.ordinal is not None:
        points += 4 if gold.ordinal == found.ordinal else -4
    if gold.start is not None and found.start is not None:
        points += 3 if _meet(gold.start, found.start) else -3
    points += _place_points(gold, found)
    if gold.parties and found.parties:
        one, other = set(gold.parties), set(found.parties)
        points += 2 * len(one & other) / len(one | other) if one & other else -4
    if gold.status == found.status:
        points += 1
    elif (gold.status in _AHEAD and found.status in _PAST) or (gold.status in _PAST and found.status in _AHEAD):
        points -= 2
    return points


def _place_points(gold: GoldRound, found: Round) -> float:
    venue, country = (found.venue.name, found.venue.country) if found.venue else (None, None)
    if gold.venue is not None and venue is not None and same(gold.venue, venue):
        return 2
    if gold.country is not None and country is not None:
        return 1 if gold.country == country else -2
    return 0


def _meet(gold: str, found: Time) -> bool:
    earliest, _, latest = gold.partition("/")
    return (found.earliest or "") <= (latest or earliest) and earliest <= (found.latest or "9999")


def _attributes(gold: GoldRound, found: Round) -> tuple[Attribute, ...]:
    venue, country = (found.venue.name, found.venue.country) if found.venue else (None, None)
    start, end = written(found.start), written(found.end)
    return (
        Attribute("ordinal", _shown(gold.ordinal), _shown(found.ordinal), gold.ordinal == found.ordinal),
        _set_attribute("parties", gold.parties, found.parties),
        Attribute("start", gold.start, start, _interval(gold.start) == _interval(start)),
        Attribute("end", gold.end, end, _interval(gold.end) == _interval(end)),
        Attribute("venue", gold.venue, venue, same(gold.venue, venue)),
        Attribute("country", gold.country, country, gold.country == country),
        Attribute("mode", gold.mode, found.mode, gold.mode == found.mode),
        Attribute("format", gold.format, found.format, gold.format == found.format),
        _set_attribute("third_parties", gold.third_parties, found.third_parties),
        Attribute("status", gold.status, found.status, gold.status == found.status),
    )


def written(time: Time | None) -> str | None:
    """A time as the gold writes it: a date, an interval `2022-03-07/2022-03-08`, None; `..` stands for an open end."""
    if time is None or (time.earliest is None and time.latest is None):
        return None
    if time.earliest == time.latest:
        return time.earliest
    return f"{time.earliest or '..'}/{time.latest or '..'}"


def _interval(written_time: str | None) -> tuple[str, str] | None:
    if written_time is None:
        return None
    earliest, _, latest = written_time.partition("/")
    return earliest, latest or earliest


def _set_attribute(name: str, gold: Sequence[str], found: Sequence[str]) -> Attribute:
    return Attribute(name, ", ".join(gold), ", ".join(found), set(gold) == set(found))


def _shown(number: int | None) -> str | None:
    return None if number is None else str(number)


def _round_differences(
    gold: Sequence[GoldRound], found: Sequence[Round], compared: dict[Pair, tuple[Attribute, ...]]
) -> tuple[Difference, ...]:
    rows, columns = {row for row, _ in compared}, {column for _, column in compared}
    differences = [
        Difference("rounds", "missed", _in_short(one.parties, one.ordinal, one.start, one.venue, one.status))
        for row, one in enumerate(gold)
        if row not in rows
    ]
    for (_, column), attributes in compared.items():
        differences += wrong("rounds", _found_in_short(found[column]), attributes)
    differences += [Difference("rounds", "extra", _found_in_short(one)) for column, one in enumerate(found) if column not in columns]
    return tuple(differences)


def _found_in_short(one: Round) -> str:
    venue = one.venue.name or one.venue.country if one.venue else None
    words = one.evidence[0].exact
    return _in_short(one.parties, one.ordinal, written(one.start), venue, one.status) + f" [{one.rule}] {words}"


def _in_short(parties: Sequence[str], ordinal: int | None, start: str | None, venue: str | None, status: str | None) -> str:
    number = f"round {ordinal}" if ordinal is not None else "round"
    return " ".join(word for word in (number, "-".join(parties), start, venue, status) if word)


def _shown_key(part: Hashable) -> str:
    if part is None:
        return "no round"
    return f"{part[1]} (not in the gold)" if isinstance(part, tuple) else str(part)


def _key_differences(component: str, gold: Sequence[tuple[Hashable, ...]], found: Sequence[tuple[Hashable, ...]]) -> tuple[Difference, ...]:
    missed, extra = list(gold), []
    for key in found:
        if key in missed:
            missed.remove(key)
        else:
            extra.append(key)
    return tuple(
        Difference(component, kind, " · ".join(_shown_key(part) for part in key))
        for kind, keys in (("missed", missed), ("extra", extra))
        for key in keys
    )
