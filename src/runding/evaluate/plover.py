"""What do the PLOVER gold standard records say? Reading them, with the spans that their markup draws.

The records (openeventdata/PLOVER, `gold_standard_records/PLOVER_GSR_CAMEO.txt`, CC BY-SA 4.0) are a JSON array of single sentences,
each with one event of the PLOVER ontology. The file is read from wherever the user keeps it and is no part of this repository.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec

from runding.model.text import Range

ROLES: Final = ("SRC", "TAR", "EVT", "LOC")
"""Source, target, event words, location."""

_OPENING = re.compile(r"\((SRC|TAR|EVT|LOC)(?:/(SRC|TAR|EVT|LOC))?: ?")
_RENAMED: Final = {"REQUEST": "DEMAND"}
"""Event types of later versions of the ontology, under the names that the file uses."""

_CODES: Final = {"JAP": "JPN"}
"""Codes in the file that are no ISO 3166-1 alpha-3 codes, and what they stand for."""


class PloverError(Exception):
    """The file cannot be used; the message is `file: where: message`."""


@dataclass(frozen=True)
class Actor:
    """A source or target: its words, and its code (ISO 3166-1 alpha-3, or IGO, NGO ...)."""

    words: str
    code: str | None


@dataclass(frozen=True)
class Mark:
    """Marked words with their roles, and where they stand in the text; None where the text has them otherwise."""

    roles: tuple[str, ...]
    words: str
    place: Range | None


@dataclass(frozen=True)
class PloverRecord:
    """One sentence with one event. `date` is an ISO date, `language` an ISO 639-1 code."""

    id: str
    event: str
    date: str | None
    language: str
    text: str
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    marks: tuple[Mark, ...]


class _Raw(msgspec.Struct):
    """The fields of a record that are read; those of the file's first record, which documents it, are mostly absent."""

    id: str
    event: str
    text: str | None = None
    date: str | None = None
    language: str = "en"
    source: Any = None
    target: Any = None
    textInfo: Any = None  # noqa: N815 - the name in the file


def is_plover(path: Path) -> bool:
    """Whether the file looks like PLOVER records: a JSON array whose first thousand characters name an event and its text."""
    if not path.is_file():
        return False
    with path.open(encoding="utf-8", errors="replace") as file:
        start = file.read(1000).lstrip()
    return start.startswith("[") and '"event"' in start and '"eventText"' in start


def read_plover(path: Path) -> tuple[PloverRecord, ...]:
    """The records of a file, without those that only document it. Raises PloverError where the file is not as it has to be."""
    try:
        raws = msgspec.json.decode(path.read_bytes(), type=list[_Raw])
    except OSError as error:
        raise PloverError(f"{path}: file: cannot be read: {error.strerror}") from error
    except msgspec.DecodeError as error:
        message, _, where = str(error).partition(" - at `$")
        raise PloverError(f"{path}: {where.strip('.`') or 'json'}: {message}") from error
    records = tuple(_record(raw, raw.text) for raw in raws if raw.text and raw.event != "DOCUMENT")
    if not records:
        raise PloverError(f"{path}: records: there is none with a text and an event")
    return records


def marks_of(markup: str, text: str) -> tuple[Mark, ...]:
    """The marked words of a markup such as `(SRC: Syria) (EVT: says) it ...`, ordered by where they end, found in `text`.

    Marks may stand in one another. A bracket that opens no mark belongs to the words; one that closes none is passed over.
    """
    stack: list[tuple[tuple[str, ...], list[str]]] = []
    marks: list[Mark] = []
    at = since = 0
    while at < len(markup):
        opening = _OPENING.match(markup, at) if markup[at] == "(" else None
        if opening:
            stack.append((tuple(role for role in opening.groups() if role), []))
            at = opening.end()
            continue
        if markup[at] == "(":
            stack.append(((), []))
        elif markup[at] == ")" and stack:
            roles, letters = stack.pop()
            if roles:
                mark = _mark(roles, "".join(letters), text, since)
                marks.append(mark)
                since = mark.place.start if mark.place else since
                at += 1
                continue
        for _, letters in stack:
            letters.append(markup[at])
        at += 1
    return tuple(marks)


def _mark(roles: tuple[str, ...], letters: str, text: str, since: int) -> Mark:
    words = letters.strip()
    start = text.find(words, since)
    start = start if start >= 0 else text.find(words)
    return Mark(roles, words, Range(start, start + len(words)) if words and start >= 0 else None)


def _record(raw: _Raw, text: str) -> PloverRecord:
    markup = raw.textInfo.get("markup") if isinstance(raw.textInfo, dict) else None
    return PloverRecord(
        id=raw.id,
        event=_RENAMED.get(raw.event, raw.event),
        date=raw.date,
        language=raw.language,
        text=text,
        sources=_actors(raw.source),
        targets=_actors(raw.target),
        marks=marks_of(markup, text) if isinstance(markup, str) else (),
    )


def _actors(entries: Any) -> tuple[Actor, ...]:
    """The actors of a field, which is a list of objects, or a word, or absent."""
    if not isinstance(entries, list):
        return ()
    actors = []
    for entry in entries:
        if isinstance(entry, dict) and isinstance(entry.get("actorText"), str):
            code = entry.get("code")
            actors.append(Actor(entry["actorText"], _CODES.get(code, code) if isinstance(code, str) else None))
    return tuple(actors)
