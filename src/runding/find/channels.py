"""By which way words reached the report: the channel that carried them, the outlets that relay them."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from runding.find.surroundings import has_class, outlet_reports
from runding.lang.document import Document
from runding.lang.lexicon import Entry
from runding.lang.sentences import Sentence
from runding.model.record import Channel
from runding.model.text import Range

_REACH: Final = 5
"""How many units may stand between a preposition and the medium, or a relay word and its outlet."""
_BETWEEN: Final = frozenset("plMmwdqRuGOsvzrV#")
_WHOSE: Final = frozenset("AN")
"""What may stand between an addressee and the word for an outlet: whose it is (to the Lodian news agency)."""
_TELLING: Final = frozenset({"according", "outlet.reports", "relay", "addressee", "toward"})
"""The classes of words that may tell how words reached the report; others do where they have a channel."""
_SOMEBODY: Final = frozenset("RGOPNu")


class Way(NamedTuple):
    """The channel, if any, and the relaying outlets in the order given."""

    channel: Channel | None
    relay: tuple[str, ...]


def find_way(document: Document, sentence: Sentence, contents: Sequence[Range], *, cue_channel: str | None, within: Range) -> Way:
    """The way of one statement, told by the words of its sentence `within` a stretch and outside its content."""
    channel: Channel | None = Channel(kind=cue_channel) if cue_channel is not None else None
    relay: list[str] = []
    for at, entry in enumerate(sentence.entries):
        if entry is None or (entry.classes.isdisjoint(_TELLING) and "channel" not in entry.attributes):
            continue  # most words tell nothing of the way
        if not within.start <= sentence.starts[at] < within.end or _inside(sentence, at, contents):
            continue
        outlet = _relaying(document, sentence, at, entry, contents)
        if "addressee" in entry.classes or _tells_outlet(sentence, at):
            found = _audience(document, sentence, at, contents)
            if found is not None:
                if channel is None or (found[0] == "broadcast" and channel.kind == "document"):
                    channel = Channel(kind=found[0]) if found[0] else channel  # a statement to the television is no paper
                outlet = outlet or found[1]
        elif channel is None and "channel" in entry.attributes and _carries(sentence, at, entry):
            channel = Channel(kind=entry.attributes["channel"], name=entry.attributes.get("name"))
        if outlet is not None and outlet not in relay:
            relay.append(outlet)
    return Way(channel, tuple(relay))


def _tells_outlet(sentence: Sentence, at: int) -> bool:
    """Whether the word for *to* right behind a word of saying is followed by an outlet (`confirmed to the Gazette`)."""
    return has_class(sentence, at, "toward") and sentence.codes[at - 1 : at + 2] in ("ClW", "CpW")


def _relaying(document: Document, sentence: Sentence, at: int, entry: Entry, contents: Sequence[Range]) -> str | None:
    """The outlet that the relay word at `at` names."""
    if "according" in entry.classes:
        return _source_behind(document, sentence, at, contents)
    if "outlet.reports" in entry.classes and at > 1:
        first = at - 1
        while first > 0 and sentence.codes[first - 1] in "WMNB":
            first -= 1
        if sentence.codes[first - 1 : first] == "," and outlet_reports(sentence, first):
            return _printed(document, sentence, first, at)
    if "relay" not in entry.classes:
        return None
    if "thus" in entry.classes and "W" not in sentence.codes[at + 1 : at + 1 + _REACH]:
        return None
    if "citing" in entry.classes:
        return _outlet_before(document, sentence, at, contents)
    outlet = _outlet(document, sentence, at, entry, contents)
    if outlet is None and "quoting" in entry.classes:
        if at > 0 and sentence.codes[at - 1] in "WNB":
            return _printed(document, sentence, at - 1, at)
        return _outlet_before(document, sentence, at, contents)
    return outlet


def _source_behind(document: Document, sentence: Sentence, at: int, contents: Sequence[Range]) -> str | None:
    """The outlet behind a word for *according to*, where somebody else is named between the content and that word as who said it."""
    said = max((stretch.end for stretch in contents if stretch.end <= sentence.starts[at]), default=sentence.starts[at])
    if not any(code in _SOMEBODY and start >= said for start, code in zip(sentence.starts[:at], sentence.codes[:at], strict=True)):
        return None
    for i in range(at + 1, min(at + 1 + _REACH, len(sentence))):
        if sentence.codes[i] == "W":
            return _printed(document, sentence, i, i + 1)
        if sentence.codes[i] not in "MAlL,":
            return None
    return None


def _outlet_before(document: Document, sentence: Sentence, at: int, contents: Sequence[Range]) -> str | None:
    """The outlet that cites somebody: the last one named before, or the name beside the last word for an outlet."""
    for i in range(at - 1, -1, -1):
        if _inside(sentence, i, contents):
            return None
        if sentence.codes[i] == "W":
            return _printed(document, sentence, i, i + 1)
        if sentence.codes[i] == "M" and sentence.codes[i + 1 : i + 2] == "N":
            return _printed(document, sentence, i + 1, _behind_names(sentence, i + 1))
        if sentence.codes[i] == "M" and i > 0 and sentence.codes[i - 1] in "NB":
            return _printed(document, sentence, i - 1, i)
    return None


def _behind_names(sentence: Sentence, at: int) -> int:
    while at < len(sentence) and sentence.codes[at] in "NB":
        at += 1
    return at


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


def _outlet(document: Document, sentence: Sentence, at: int, entry: Entry, contents: Sequence[Range]) -> str | None:
    """The outlet named behind the relay word `entry`: its name, or the word for it and whose it is (`dikutip media Iran`)."""
    medium, codes = None, sentence.codes
    for i in range(at + 1, min(at + 1 + _REACH, len(sentence))):
        if _inside(sentence, i, contents):
            return None
        code = codes[i]
        if code == "A" and medium is not None:
            named = i + 2 if codes[i + 1 : i + 2] == "," else i + 1
            if codes[named : named + 1] == "W":
                return _printed(document, sentence, named, named + 1)
            return _printed(document, sentence, medium, i + 1)
        if code in "WNBA":
            last = i + 1
            while last < len(sentence) and code in "NB" and (codes[last] in "NBL" or _capital(document, sentence, last)):
                last += 1
            return _printed(document, sentence, i, last)
        if code == "M":
            medium = i
        elif code not in _BETWEEN or (code in "RGO" and "quoting" in entry.classes):
            return None  # who is quoted, and no outlet
    return None


def _capital(document: Document, sentence: Sentence, at: int) -> bool:
    """Whether a common noun is part of a name, as its capital tells."""
    return sentence.codes[at] in "mw" and document.text[sentence.starts[at]].isupper()


def _audience(document: Document, sentence: Sentence, at: int, contents: Sequence[Range]) -> tuple[str | None, str | None] | None:
    """To whom the words were given: the press, or an outlet that then stands among the relays."""
    kind: str | None = None
    for i in range(at + 1, min(at + 1 + _REACH, len(sentence))):
        if _inside(sentence, i, contents):
            break
        entry = sentence.entries[i]
        if sentence.codes[i] == "W":
            assert entry is not None
            return kind or entry.attributes.get("channel"), _printed(document, sentence, i, i + 1)
        if entry is not None and "channel.medium" in entry.classes and entry.attributes.get("channel") == "broadcast":
            kind = "broadcast"
            continue
        if entry is not None and "medium" in entry.classes and i + 1 < len(sentence) and sentence.codes[i + 1] in "NB":
            return kind or "agency", _printed(document, sentence, i + 1, _behind_names(sentence, i + 1))
        if entry is not None and "channel.audience" in entry.classes:
            if i + 1 < len(sentence) and sentence.codes[i + 1] == "W":
                continue
            return entry.attributes["channel"], None
        if sentence.codes[i] in _WHOSE and sentence.codes[i + 1 : i + 2] == "M" and sentence.codes[i - 1 : i] == "q":
            continue
        if sentence.codes[i] not in _BETWEEN:
            last = _behind_names(sentence, i)
            station = sentence.entries[last] if i < last < len(sentence) and sentence.is_capital(last) else None
            if station is not None and station.attributes.get("channel") == "broadcast":
                return "broadcast", _printed(document, sentence, i, last + 1)
            if last - i > 1 and _is_outlet(sentence, i, last):
                return kind, _printed(document, sentence, i, last)
            break
    return None if kind is None else (kind, None)


def _is_outlet(sentence: Sentence, first: int, last: int) -> bool:
    """Whether unknown names to which somebody speaks are more likely an outlet than a person: no given name, and no office behind."""
    entries = (sentence.entries[i] for i in range(first, last))
    return not any(e is not None and "given" in e.classes for e in entries) and sentence.codes[last : last + 1] not in ("R", "O", "G", "b")


def _printed(document: Document, sentence: Sentence, first: int, last: int) -> str:
    return " ".join(document.text[sentence.starts[first] : sentence.ends[last - 1]].split())
