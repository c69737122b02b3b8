"""Are the statements right? Content by overlap, then the speaker and all that belongs to the statement."""

from collections.abc import Iterable, Sequence

from runding.evaluate.anchor import resolve_cue
from runding.evaluate.gold import GoldArticle, GoldStatement, content_of
from runding.evaluate.pairing import Pair, best_pairs
from runding.evaluate.part import Attribute, Difference, Part, fold, ratios, same, wrong
from runding.evaluate.tally import Tally
from runding.model.record import Statement
from runding.model.text import Range
from runding.model.vocabulary import STATEMENT_TYPES

ATTRIBUTES = ("speaker", "kind", "side", "role", "channel", "relay", "type", "cue")
"""What is compared given that the contents match."""

LOOSE, STRICT = 0.5, 0.8
"""The overlaps from which on two contents are the same. The main figures use the loose one."""

_SPEAKER_TIE = 1e-6
"""What the right speaker adds to a pair's weight: it decides between equal overlaps and never against a greater one."""


def compare_statements(article: GoldArticle, found: Sequence[Statement]) -> Part:
    """The statements of one article against its gold.

    Tallies: `statements` (content and speaker, the main figure), `content`, both also as `…-80` at the strict overlap,
    and the main figure by type. Under a type count its gold statements and what was matched with them; a statement that
    matches none counts under its own type.
    """
    gold = article.gold.statements
    wanted = [characters(content_of(one, article.text)) for one in gold]
    got = [characters(Range(span.start, span.end) for span in one.content) for one in found]
    overlaps = [[overlap(one, other) for other in got] for one in wanted]
    speakers = [[speaker_is_right(one, other) for other in found] for one in gold]
    pairs = _pairs(overlaps, speakers, LOOSE)
    strict = _pairs(overlaps, speakers, STRICT)
    heard = [(row, column) for row, column in pairs if speakers[row][column]]
    compared = {(row, column): _attributes(article, gold[row], found[column]) for row, column in pairs}
    return Part(
        tallies={
            "statements": Tally(len(gold), len(found), len(heard)),
            "statements-80": Tally(len(gold), len(found), sum(speakers[row][column] for row, column in strict)),
            "content": Tally(len(gold), len(found), len(pairs)),
            "content-80": Tally(len(gold), len(found), len(strict)),
            **_by_type(gold, found, pairs, heard),
        },
        accuracies=ratios("", ATTRIBUTES, list(compared.values())),
        differences=_differences(article, found, compared),
    )


def characters(ranges: Iterable[Range]) -> frozenset[int]:
    """The offsets of all characters in the ranges."""
    return frozenset(offset for place in ranges for offset in range(place.start, place.end))


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the characters of either that both hold, from 0 to 1."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def speaker_is_right(gold: GoldStatement, found: Statement) -> bool:
    """Whether the system's name for the speaker is the gold's, or one that the gold accepts, after folding."""
    if found.speaker is None:
        return False
    return fold(found.speaker.name) in {fold(name) for name in (gold.speaker, *gold.accept)}


def _pairs(overlaps: list[list[float]], speakers: list[list[bool]], threshold: float) -> list[Pair]:
    weights = [
        [share + _SPEAKER_TIE * right if share >= threshold else 0.0 for share, right in zip(*row, strict=True)]
        for row in zip(overlaps, speakers, strict=True)
    ]
    return best_pairs(weights)


def _by_type(gold: Sequence[GoldStatement], found: Sequence[Statement], pairs: Sequence[Pair], heard: Sequence[Pair]) -> dict[str, Tally]:
    partner = {column: row for row, column in pairs}
    types = [gold[partner[n]].type if n in partner else one.type for n, one in enumerate(found)]
    return {
        kind: Tally(
            sum(one.type == kind for one in gold),
            types.count(kind),
            sum(gold[row].type == kind for row, _ in heard),
        )
        for kind in STATEMENT_TYPES
    }


def _attributes(article: GoldArticle, gold: GoldStatement, found: Statement) -> tuple[Attribute, ...]:
    speaker = found.speaker
    channel = found.channel.kind if found.channel else None
    relay, found_relay = ", ".join(gold.relay), ", ".join(found.relay)
    kind, side, role = (speaker.kind, speaker.side, speaker.role) if speaker else (None, None, None)
    return (
        Attribute("speaker", gold.speaker, speaker.name if speaker else None, speaker_is_right(gold, found)),
        Attribute("kind", gold.kind, kind, gold.kind == kind),
        Attribute("side", gold.side, side, gold.side == side),
        Attribute("role", gold.role, role, same(gold.role, role)),
        Attribute("channel", gold.channel, channel, gold.channel == channel),
        Attribute("relay", relay, found_relay, [*map(fold, gold.relay)] == [*map(fold, found.relay)]),
        Attribute("type", gold.type, found.type, gold.type == found.type),
        Attribute("cue", gold.cue, found.cue.exact if found.cue else None, _cue_is_right(article.text, gold, found)),
    )


def _cue_is_right(text: str, gold: GoldStatement, found: Statement) -> bool:
    """Whether the cues are the same word, or meet in the text (*called* and *called on*); None is right for None."""
    if gold.cue is None or found.cue is None:
        return gold.cue is None and found.cue is None
    place = resolve_cue(text, gold.cue, content_of(gold, text))
    return place.meets(Range(found.cue.start, found.cue.end)) or same(text[place.start : place.end], found.cue.exact)


def _differences(article: GoldArticle, found: Sequence[Statement], compared: dict[Pair, tuple[Attribute, ...]]) -> tuple[Difference, ...]:
    rows, columns = {row for row, _ in compared}, {column for _, column in compared}
    differences: list[Difference] = []
    for row, one in enumerate(article.gold.statements):
        if row not in rows:
            words = " ".join(article.text[start:end] for start, end in content_of(one, article.text))
            differences.append(Difference("statements", "missed", f"{one.speaker} [{one.type}]: {words}"))
    for (_, column), attributes in compared.items():
        differences += wrong("statements", _in_short(found[column]), attributes)
    for column, other in enumerate(found):
        if column not in columns:
            differences.append(Difference("statements", "extra", _in_short(other)))
    return tuple(differences)


def _in_short(statement: Statement) -> str:
    name = statement.speaker.name if statement.speaker else "?"
    words = " ".join(span.exact for span in statement.content)
    return f"{name} [{statement.type}, {statement.rule}]: {words}"
