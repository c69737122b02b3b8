"""Outcomes: what each round did for an issue, once for each, with whose word it is."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Final

from runding.model.claim import AgreementMention
from runding.model.meeting import HOME, REBELS, MeetingMention, OutcomeMention, RatingMention, Talks
from runding.model.record import Agreement, Outcome, Round, Statement
from runding.model.text import Range, Span
from runding.record.rounds import Rounds

AHEAD: Final = frozenset({"proposed", "scheduled", "postponed", "cancelled"})
"""Statuses of rounds that have not begun."""
_BROUGHT: Final = frozenset({"agreed_in_principle", "signed", "extended"})
"""Statuses of agreements that talks have just brought."""
_TWO: Final = 2
_SETTLEMENT: Final = "pro.settlement"
_IN_VAIN: Final = ":in-vain"
_LONG_OVER: Final = 21
"""Days after which an undated round is not that of which a report tells with a date."""
_STRENGTH: Final = {"agreed": 3, "not_agreed": 3, "partly_agreed": 3, "discussed": 1}


def make_outcomes(
    text: str, talks: Talks, rounds: Rounds, *, published: date | None, statements: Sequence[Statement]
) -> tuple[Outcome, ...]:
    """The outcomes of a report. Only rounds that have begun can have brought something, and nothing that is told of a day before them."""
    held = {one.id: one for one in rounds.rounds if one.status not in AHEAD}
    made: dict[tuple[str, str], Outcome] = {}
    placed = [(one, round_of(one, talks.mentions, rounds, countries=one.countries)) for one in talks.outcomes if held]
    fruitful = {name for one, name in placed if one.value == "agreed" and one.needs is None}
    for one, name in placed:
        if name is None or name not in held or _is_one_sided(one, held[name]) or _is_older(one, held[name], talks, published):
            continue
        if one.value == "discussed" and _is_whole(held[name]):
            continue  # what talks in general are about is no outcome
        if one.needs == "deal" and name not in fruitful:
            continue
        if one.needs == "third" and not _is_word_of_a_third(one.words, held[name], statements):
            continue
        value = "partly_agreed" if one.partial and one.value == "agreed" else one.value
        outcome = Outcome(
            round=name,
            issue=one.issue,
            value=value,
            by=voice_of(one.words, statements),
            evidence=(Span.of(text, one.words.start, one.words.end),),
            rule=one.rule,
        )
        _keep(made, outcome)
    return tuple(one for one in made.values() if not _is_told_better(one, made.values()))


def _is_told_better(one: Outcome, others: Iterable[Outcome]) -> bool:
    """Whether a round ended without a deal, where the report tells on what there was none: on what was talked of in vain."""
    vain = any(other.round == one.round and other.rule.endswith(_IN_VAIN) for other in others)
    return vain and one.issue == _SETTLEMENT and one.value == "not_agreed"


def add_agreed(
    talks: Talks,
    rounds: Rounds,
    outcomes: Sequence[Outcome],
    *,
    published: date | None,
    agreements: Sequence[Agreement],
    told: Sequence[AgreementMention],
    paragraphs: Sequence[int],
) -> tuple[Outcome, ...]:
    """The outcomes with what the parties of a report agreed on now, where no other words tell that talks brought it.

    `told` are the words of the agreements, `paragraphs` has the paragraph of each sentence.
    """
    held = {one.id: one for one in rounds.rounds if one.status not in AHEAD}
    known = {one.issue for one in outcomes}
    mentions = {one.evidence: one for one in told if not (one.earlier or one.before or one.aside or one.alone)}
    made = list(outcomes)
    for one in agreements:
        span = one.evidence[0]
        mention = mentions.get(Range(span.start, span.end))
        if one.status not in _BROUGHT or one.issue in known or len(one.parties) < _TWO or mention is None:
            continue
        said = OutcomeMention(
            issue=one.issue,
            value="agreed",
            words=mention.evidence,
            sentence=mention.sentence,
            paragraph=paragraphs[mention.sentence],
            rule=one.rule,
        )
        name = round_of(said, talks.mentions, rounds)
        if name is not None and name in held and _are_of(one, held[name]) and not _is_older(said, held[name], talks, published):
            known.add(one.issue)
            made.append(Outcome(round=name, issue=one.issue, value="agreed", by=one.by, evidence=(span,), rule=one.rule))
    return tuple(made)


def _are_of(one: Agreement, held: Round) -> bool:
    """Whether those who agreed are two at least of those who met."""
    return len(set(one.parties) & set(held.parties)) >= min(_TWO, len(held.parties))


def _is_older(one: OutcomeMention, held: Round, talks: Talks, published: date | None) -> bool:
    """Whether something is told with a date before the round; before an undated round is what is long over when the report is published."""
    told = talks.until.get(one.sentence)
    if told is None or one.value == "discussed" or any(mention.sentence == one.sentence for mention in talks.mentions):
        return False  # a date beside a meeting is that of the meeting
    if held.venue is not None and held.venue.country in one.countries:
        return False  # and so is one beside its place: in Mexico last March they agreed
    until = date.fromisoformat(told)
    if held.start is not None and held.start.earliest is not None:
        return until < date.fromisoformat(held.start.earliest)
    return published is not None and (published - until).days > _LONG_OVER


def _is_one_sided(one: OutcomeMention, held: Round) -> bool:
    """Whether one side alone agrees, or others do, which is no agreement, or somebody tables something who is no party."""
    inside = set(one.sides) & {*held.parties, HOME, REBELS}
    if inside and len(inside) < _TWO and len(one.sides) > 1:
        return True  # one of the parties and somebody else, who is none
    if one.value == "agreed":
        others = bool(one.sides) and not inside
        return others or (len(one.sides) == 1 and one.sides[0] in held.parties and "parties" in one.rule)
    general = (HOME, REBELS) if "tables" in one.rule else ()  # the rebels presented a plan
    return bool(one.sides) and one.value == "discussed" and set(one.sides).isdisjoint((*held.parties, *general))


def _is_whole(held: Round) -> bool:
    """Whether a round is the talks as a whole, of which no single meeting is told."""
    return held.status == "ongoing" and not any((held.ordinal, held.start, held.end, held.venue))


def _is_word_of_a_third(words: Range, held: Round, statements: Sequence[Statement]) -> bool:
    """Whether words stand inside a statement of somebody who stood between the sides."""
    name = voice_of(words, statements)
    speaker = next((one.speaker for one in statements if one.id == name), None)
    return speaker is not None and speaker.side is not None and speaker.side in held.third_parties


def _keep(made: dict[tuple[str, str], Outcome], new: Outcome) -> None:
    """Keeps the stronger of two outcomes for one issue; what is agreed in one place and not in another is agreed in part."""
    key = (new.round or "", new.issue)
    old = made.get(key)
    if old is None or _STRENGTH[old.value] < _STRENGTH[new.value]:
        made[key] = new
    elif _STRENGTH[old.value] == _STRENGTH[new.value] and old.value != new.value:
        made[key] = Outcome(
            round=old.round, issue=old.issue, value="partly_agreed", by=old.by, evidence=(*old.evidence, *new.evidence), rule=old.rule
        )


def round_of(
    said: OutcomeMention | RatingMention, mentions: Sequence[MeetingMention], rounds: Rounds, *, countries: Sequence[str] = ()
) -> str | None:
    """The round that something is said about.

    It is the one named nearest in the same sentence, else the one named last in the paragraph, else one held in a country that the
    sentence names, else the one the report is about.
    """
    held = {one.id for one in rounds.rounds if one.status not in AHEAD}
    if said.value == "discussed" and _is_of_a_round_to_come(said, mentions, rounds, held):
        return None
    named = [(index, mention) for index, mention in enumerate(mentions) if rounds.of_mention.get(index) in held]
    here = [(index, mention) for index, mention in named if mention.sentence == said.sentence]
    if here:
        index, _ = min(here, key=lambda pair: _distance(pair[1].words, said.words))
        return rounds.of_mention[index]
    before = [
        rounds.of_mention[index] for index, mention in named if mention.paragraph == said.paragraph and mention.sentence < said.sentence
    ]
    main = main_round([one for one in rounds.rounds if one.id not in rounds.long_ago])
    if said.value == "discussed" and not before and rounds.rounds and rounds.rounds[0].id not in held:
        return None  # the report is about talks to come: what is to be talked of belongs to them
    there = [one.id for one in rounds.rounds if one.venue is not None and one.venue.country in countries and one.id in held]
    placed = any(one.id == main and one.venue is not None for one in rounds.rounds)
    if there and main not in there and (placed or main is None):
        return there[-1]
    return before[-1] if before else main


def _is_of_a_round_to_come(
    said: OutcomeMention | RatingMention, mentions: Sequence[MeetingMention], rounds: Rounds, held: Collection[str]
) -> bool:
    """Whether the sentence names, before what is said, a round that has not begun, and none that has."""
    here = [(index, one) for index, one in enumerate(mentions) if one.sentence == said.sentence and index in rounds.of_mention]
    ahead = [one for index, one in here if rounds.of_mention[index] not in held and one.words.start < said.words.start]
    return bool(ahead) and all(rounds.of_mention[index] not in held for index, _ in here)


def main_round(rounds: Sequence[Round]) -> str | None:
    """The round that a report is about: the first that has begun."""
    return next((one.id for one in rounds if one.status not in AHEAD), None)


def _distance(one: Range, other: Range) -> int:
    return max(0, one.start - other.end, other.start - one.end)


def voice_of(words: Range, statements: Sequence[Statement]) -> str | None:
    """The statement inside which words stand; None where they are the outlet's own."""
    for statement in statements:
        if any(span.start <= words.start and words.end <= span.end for span in statement.content):
            return statement.id
    return None
