"""Statements: each attribution with its resolved speaker and the way it came, as a record."""

from collections.abc import Iterable

from runding.model.mention import Attribution
from runding.model.record import Channel, Speaker, Statement
from runding.model.text import Span


def type_of(text: str, attribution: Attribution, marks: frozenset[str] = frozenset('"“”„«»‟‘')) -> str:
    """`direct` where all content is quoted, `mixed` where a paraphrase holds quoted words, else `indirect`."""
    if all(attribution.quoted):
        return "direct"
    if any(attribution.quoted):
        return "mixed"
    return "mixed" if any(text[c] in marks for piece in attribution.contents for c in range(piece.start, piece.end)) else "indirect"


def statement(
    text: str,
    attribution: Attribution,
    *,
    number: int,
    speaker: Speaker | None,
    channel: Channel | None,
    relay: Iterable[str],
) -> Statement:
    """One statement. `number` counts the statements of the article from 1."""
    content = tuple(Span.of(text, piece.start, piece.end) for piece in attribution.contents)
    cue = None if attribution.cue is None else Span.of(text, attribution.cue.start, attribution.cue.end)
    return Statement(
        id=f"s{number}",
        speaker=speaker,
        type=type_of(text, attribution),
        content=content,
        cue=cue,
        channel=channel,
        relay=tuple(relay),
        said=None,
        evidence=content,
        rule=attribution.rule,
    )
