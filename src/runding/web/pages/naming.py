"""What is an entry called in a list?"""

from runding.model.history import Actor, AgreementThread, Entry, PositionPoint, SettledRound, Utterance
from runding.web.charts.timeline import round_name
from runding.web.viewer import Viewer
from runding.web.visible import short

WORDS = 140
"""Characters of a statement in its name."""


def entry_name(v: Viewer, entry: Entry) -> str:
    """The name of an entry in the language of the page; the words of a statement in their own."""
    match entry:
        case SettledRound():
            return f"{round_name(v, entry)}: {sides(v, entry.parties)}"
        case Utterance():
            words = entry.wordings[0].text if entry.wordings else ""
            return f"{short(entry.speaker) or v.labels.of('word', 'unknown_speaker')}: {short(words, WORDS)}"
        case AgreementThread():
            return f"{v.labels.of('issue', entry.issue)}: {sides(v, entry.parties)}"
        case PositionPoint():
            return f"{v.side(entry.holder)}: {v.labels.of('issue', entry.issue)}"
        case Actor():
            return short(entry.name)
    return entry.id


def sides(v: Viewer, parties: tuple[str, ...]) -> str:
    """The names of parties."""
    return " – ".join(v.side(one) for one in parties[:8])
