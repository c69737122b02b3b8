"""By what are entries asked for? Tags like `round party=ARM`: one index answers every filter."""

from collections.abc import Iterable

from runding.merge import tokens
from runding.model.history import Actor, AgreementThread, Entry, PositionPoint, SettledRound, Utterance

MOST_WORDS = 12
"""Words of a name by which it is found."""


def tag(kind: str, name: str, value: object) -> str:
    """One tag."""
    return f"{kind} {name}={value}"


def between(parties: Iterable[str]) -> str:
    """The parties of a round as one word."""
    return "|".join(parties)


def tags_of(entry: Entry) -> list[str]:
    """All tags of an entry, each once."""
    kind, found = _named(entry)
    return list(dict.fromkeys(tag(kind, name, value) for name, value in found if value is not None))


def _named(entry: Entry) -> tuple[str, list[tuple[str, object]]]:
    if isinstance(entry, SettledRound):
        return "round", [
            ("status", entry.status),
            ("ordinal", entry.ordinal),
            ("country", entry.country),
            *(("party", party) for party in entry.parties),
        ]
    if isinstance(entry, Utterance):
        return "statement", [
            ("side", entry.side),
            ("actor", entry.actor),
            *(("speaker", word) for word in tokens(entry.speaker or "")[:MOST_WORDS]),
            ("channel", entry.channel),
            *(("issue", issue) for issue in entry.issues),
            *(("language", one.language) for one in entry.wordings),
            ("several", True if entry.carried.reports > 1 else None),
        ]
    if isinstance(entry, PositionPoint):
        return "position", [("party", entry.holder), ("issue", entry.issue)]
    if isinstance(entry, AgreementThread):
        return "agreement", [
            ("issue", entry.issue),
            ("status", entry.status),
            ("corridor", True if is_corridor(entry) else None),
            *(("party", party) for party in entry.parties),
        ]
    if isinstance(entry, Actor):
        return "actor", [("side", entry.side), ("id", entry.actor)]
    raise TypeError(f"no tags for a {type(entry).__name__}")


def is_corridor(entry: AgreementThread) -> bool:
    """Whether an agreement is about a corridor, pause or other passage in OCHA's terms."""
    return entry.issue == "hum.corridor" or entry.instrument is not None
