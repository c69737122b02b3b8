"""By which way words reached the report: the channel that carried them, the outlets that relay them."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from runding.lang.document import Document
from runding.lang.lexicon import Entry
from runding.lang.sentences import Sentence
from runding.model.record import Channel
from runding.model.text import Range

_REACH: Final = 5
"""How many units may stand between a preposition and the medium, or a relay word and its outlet."""
_BETWEEN: Final = frozenset("plMmwdqRuGOsvzrV#")


class Way(NamedTuple):
    """The channel, if any, and the relaying outlets in the order given."""

    channel: Channel | None
    relay: tuple[str, ...]


def find_way(document: Document, sentence: Sentence, contents: Sequence[Range], *, cue_channel: str | None) -> Way:
    """The way of one statement, told by the words of its sentence outside its content."""
    channel: Channel | None = Channel(kind=cue_channel) if cue_channel is not None else None
    relay: list[str] = []
    for at, entry in enumerate(sentence.entries):
        if entry is None or _inside(sentence, at, contents):
            continue
        if "relay" in entry.classes:
            outlet = _outlet(document, sentence, at, contents)
            if outlet is None and "quoting" in entry.classes and at > 0 and sentence.codes[at - 1] in "WNB":
                outlet = _printed(document, sentence, at - 1, at)
            if outlet is not None and outlet not in relay:
                relay.append(outlet)
        elif "addressee" in entry.classes:
            found = _audience(document, sentence, at, contents)
            if found is not None:
                channel = channel or Channel(kind=found[0])
                if found[1] is not None and found[1] not in relay:
                    relay.append(found[1])
        elif channel is None and "channel" in entry.attributes and _carries(sentence, at, entry):
            channel = Channel(kind=entry.attributes["channel"], name=entry.attributes.get("name"))
    return Way(channel, tuple(relay))


def _inside(sentence: Sentence, at: int, contents: Sequence[Range]) -> bool:
    start = sentence.starts[at]
    return any(stretch.start <= start < stretch.end for stretch in contents)


def _carries(sentence: Sentence, at: int, entry: Entry) -> bool:
    if "channel.act" in entry.classes:
        return True
    if "channel.medium" not in entry.classes:
        return False
    for before in range(at - 1, max(-1, at - _REACH), -1):
        code = sentence.codes[before]
        if code in "pl":
            return True
        if code in 'V,C.":;' and code != "V":
            return False
    return False


def _outlet(document: Document, sentence: Sentence, at: int, contents: Sequence[Range]) -> str | None:
    """The outlet named behind a relay word, or before it where the word closes the sentence."""
    for i in range(at + 1, min(at + 1 + _REACH, len(sentence))):
        if _inside(sentence, i, contents):
            return None
        code = sentence.codes[i]
        if code in "WNBA":
            last = i + 1
            while last < len(sentence) and sentence.codes[i] in "NB" and sentence.codes[last] in "NBL":
                last += 1
            return _printed(document, sentence, i, last)
        if code not in _BETWEEN:
            return None
    return None


def _audience(document: Document, sentence: Sentence, at: int, contents: Sequence[Range]) -> tuple[str, str | None] | None:
    """To whom the words were given: the press, or an outlet that then stands among the relays."""
    kind = "agency"
    for i in range(at + 1, min(at + 1 + _REACH, len(sentence))):
        if _inside(sentence, i, contents):
            return None
        entry = sentence.entries[i]
        if sentence.codes[i] == "W":
            return kind, _printed(document, sentence, i, i + 1)
        if entry is not None and "channel.medium" in entry.classes and entry.attributes.get("channel") == "broadcast":
            kind = "broadcast"
            continue
        if entry is not None and "medium" in entry.classes and i + 1 < len(sentence) and sentence.codes[i + 1] in "NB":
            last = i + 2
            while last < len(sentence) and sentence.codes[last] in "NB":
                last += 1
            return kind, _printed(document, sentence, i + 1, last)
        if entry is not None and "channel.audience" in entry.classes:
            if i + 1 < len(sentence) and sentence.codes[i + 1] == "W":
                continue
            return entry.attributes["channel"], None
        if sentence.codes[i] not in _BETWEEN:
            return None
    return None


def _printed(document: Document, sentence: Sentence, first: int, last: int) -> str:
    return " ".join(document.text[sentence.starts[first] : sentence.ends[last - 1]].split())
