"""What does a statement name, told in no language? By it reports in two languages are known to quote one utterance.

A gist is a set of marks: `issue=sec.withdrawal`, `place=Tawila`, `actor=rsf`, `number=72`, `day=2024-06-15`.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from runding.find.counts import find_counts
from runding.find.readings import Reading
from runding.find.times import TimeMention
from runding.find.voices import Heard
from runding.lang.document import Document
from runding.lang.lexicon import Entry
from runding.model.claim import Voice
from runding.model.text import Range

_LEAST: Final = 3
"""The least number that tells: *one* and *two* stand in every second sentence, also where nothing is counted."""


def find_gists(
    document: Document, text: Iterable[tuple[Reading, ...]], voices: Sequence[Voice], times: Sequence[TimeMention]
) -> dict[str, tuple[str, ...]]:
    """The marks of each statement, sorted, by its id; one that names nothing of the kind is left out.

    `text` are the readings of the report's sentences, `voices` its statements, `times` its dates.
    """
    found: dict[str, set[str]] = {}
    for readings in text:
        heard = readings[0].heard
        if heard.voices:
            for number, mark in _marks(heard, readings[0]):
                found.setdefault(heard.voices[number].statement, set()).add(mark)
    for voice in voices:
        marks = set(_figures(document, voice.contents, times))
        if marks:
            found.setdefault(voice.statement, set()).update(marks)
    return {name: tuple(sorted(marks)) for name, marks in found.items()}


def _marks(heard: Heard, reading: Reading) -> Iterable[tuple[int, str]]:
    for owner, entry in zip(heard.owner, heard.passage.units.entries, strict=True):
        if owner >= 0 and entry is not None and entry.attributes and (mark := _named(entry)) is not None:
            yield owner, mark
    for mention in reading.mentions:
        if (owner := heard.owner[mention.first]) >= 0:
            yield owner, f"issue={mention.issue}"


def _named(entry: Entry) -> str | None:
    """A place by its main name; a state, a group, an organisation or a known person by its id."""
    if "place" in entry.attributes:
        return f"place={entry.attributes['place']}"
    actor = entry.attributes.get("actor")
    return f"actor={actor}" if actor and entry.attributes.get("kind") != "outlet" else None


def _figures(document: Document, contents: Sequence[Range], times: Sequence[TimeMention]) -> Iterable[str]:
    """Exact numbers, and dates that are one day."""
    for piece in contents:
        inside = [one for one in times if piece.start <= one.start < piece.end]
        for one in inside:
            if one.time.earliest is not None and one.time.earliest == one.time.latest:
                yield f"day={one.time.earliest[:10]}"
        skip = [Range(one.start, one.end) for one in inside]
        for count in find_counts(document.text, document.pack.numbers, piece.start, piece.end, skip=skip):
            if count.low is not None and count.low == count.high and count.low >= _LEAST:
                yield f"number={count.low}"
