"""Statements: each attribution with its resolved speaker and the way it came, as a record."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from msgspec.structs import replace

from runding.model.mention import Attribution
from runding.model.record import Channel, Speaker, Statement, Time
from runding.model.text import Range, Span


class Dated(Protocol):
    """A time where it stands in the text, by code points."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def time(self) -> Time:
        """What it names."""


def said_time(times: Iterable[Dated], *, within: tuple[int, int], outside: Sequence[Range]) -> Time | None:
    """When it was said: the first time in the sentence that stands outside of what was said."""
    for mention in times:
        if within[0] <= mention.start < within[1] and not any(piece.start <= mention.start < piece.end for piece in outside):
            return mention.time
    return None


def type_of(text: str, attribution: Attribution, marks: frozenset[str] = frozenset('"“”„«»‟‘')) -> str:
    """`direct` where all content is quoted, `mixed` where a paraphrase holds quoted words, else `indirect`."""
    if all(attribution.quoted):
        return "direct"
    if any(attribution.quoted):
        return "mixed"
    inside = any(not marks.isdisjoint(text[piece.start : piece.end]) for piece in attribution.contents)
    return "mixed" if inside else "indirect"


def statement(
    text: str,
    attribution: Attribution,
    *,
    number: int,
    speaker: Speaker | None,
    channel: Channel | None,
    relay: Iterable[str],
    said: Time | None,
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
        said=said,
        evidence=content,
        rule=attribution.rule,
    )


def with_report(one: Statement, *, side: str | None, about: tuple[str, ...]) -> Statement:
    """The statement with what the whole report tells of it.

    `side` is the speaker's, unless the speaker's own words tell it; `about` is what the statement names, in no language.
    """
    speaker = one.speaker
    if side is not None and speaker is not None and speaker.side is None:
        speaker = replace(speaker, side=side)
    return one if speaker is one.speaker and not about else replace(one, speaker=speaker, about=about)
